"""Each kind of answer, in the smallest story that shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.qualification import toy
from tests.qualification.toy import SANE, STRUCK, leaf, says

from dalel.case.fact import Contradiction, Fact, Facts
from dalel.case.measures import Days
from dalel.case.objects import Transfer
from dalel.case.position import Problem
from dalel.case.sentence import Atom, Degree, Mind, Threshold, Unlisted
from dalel.case.states import State
from dalel.norms.model import (
    Axiom,
    Boundary,
    Element,
    HeadKind,
    Holds,
    Law,
    Norm,
    NormKind,
    Not,
    Or,
    Penalty,
    Place,
    ReadingIs,
    Sanction,
    SignsOfCrime,
    UnitRow,
    Verification,
)
from dalel.qualification.model import BarKind, Head, Mark, Qualification, Stage, Standing, Value
from dalel.qualification.qualify import qualify

BASIC = leaf("core", toy.STRIKES)
BOLD = ("deed is bold", "deed")
LOUD = ("deed is loud", "deed")


def judge(
    law: Law, facts: Facts, *things: Any, case: Any = None, as_of: date = toy.AS_OF, **more: Any
) -> tuple[Qualification, tuple[Problem, ...]]:
    found, problems = qualify(case or toy.case(toy.act(), *things), facts, law, as_of, **more)
    return found, problems


def only(law: Law, facts: Facts, *things: Any, norm: str = "toy.10", **more: Any) -> Any:
    found, _ = judge(law, facts, *things, **more)
    heads = [h for h in found.heads if h.norm.id == norm]
    assert len(heads) == 1
    return heads[0]


def offence(*elements: Any, **more: Any) -> Norm:
    return toy.norm("toy.10", BASIC, *elements, toy.PERSON, **more)


def bold(degree: Degree | None = None, **more: Any) -> Element:
    return leaf("bold", says("deed is bold", "deed"), degree, **more)


# ── values ────────────────────────────────────────────────────────────────────────────────────────
def test_met_where_every_element_is_known() -> None:
    head = only(toy.law(offence(bold())), toy.facts({**STRUCK, **SANE, BOLD: "yes"}))
    assert (Value.MET, Standing.STANDS) == (head.value, head.standing)
    assert {"deed strikes person", "deed is bold", "person is sane"} == {
        x.atom.term for x in head.why
    }


def test_missing_is_never_false() -> None:
    head = only(toy.law(offence(bold())), toy.facts({**STRUCK, **SANE}))
    assert head.value is Value.OPEN
    assert [[(Atom("deed is bold", ("deed",)), True)]] == [
        [(x.atom, x.positive) for x in cube] for cube in head.missing_for
    ]
    assert head.next_question == Atom("deed is bold", ("deed",))


@pytest.mark.parametrize(
    ("state", "mark"), [("disputed", Mark.DISPUTED), ("unknown", Mark.MISSING)]
)
def test_a_disputed_fact_is_free_and_its_state_is_shown(state: str, mark: Mark) -> None:
    head = only(toy.law(offence(bold())), toy.facts({**STRUCK, **SANE, BOLD: state}))
    assert head.value is Value.OPEN
    assert state == head.missing_for[0][0].state.value
    assert 1 == head.counts[mark]


def test_not_met_names_the_smallest_refutation() -> None:
    head = only(toy.law(offence(bold())), toy.facts({**STRUCK, BOLD: "no"}))
    assert (Value.NOT_MET, Standing.NOT_MET) == (head.value, head.standing)
    assert [("deed is bold", False)] == [(x.atom.term, x.positive) for x in head.refuted_by]


def test_an_atom_in_both_polarities_is_no_gap() -> None:
    """Plain three-valued logic would leave this open."""
    either = leaf("either", Or((says("deed is bold", "deed"), Not(says("deed is bold", "deed")))))
    assert Value.MET is only(toy.law(offence(either)), toy.facts({**STRUCK, **SANE})).value


def test_an_exception_that_nobody_raised_gives_met_unless() -> None:
    law = toy.law(offence(leaf("sorry", says("deed is sorry", "deed"), unless=True)))
    head = only(law, toy.facts({**STRUCK, **SANE}))
    assert (Value.MET_UNLESS, ("sorry",)) == (head.value, head.unless_exceptions)
    assert Standing.STANDS is head.standing


@pytest.mark.parametrize(
    ("state", "value"), [("disputed", Value.OPEN), ("yes", Value.NOT_MET), ("no", Value.MET)]
)
def test_an_exception_that_was_raised_counts(state: str, value: Value) -> None:
    law = toy.law(offence(leaf("sorry", says("deed is sorry", "deed"), unless=True)))
    facts = toy.facts({**STRUCK, **SANE, ("deed is sorry", "deed"): state})
    assert value is only(law, facts).value


def test_readings_are_parameters_and_never_missing() -> None:
    law = toy.law(
        offence(leaf("disputed text", Or((ReadingIs("toy.r.1"), says("deed is bold", "deed")))))
    )
    facts = toy.facts({**STRUCK, **SANE, BOLD: "no"})
    head = only(law, facts)
    assert Value.CONTESTED is head.value
    assert {(True, Value.MET), (False, Value.NOT_MET)} == {
        (r.choice["toy.r.1"], r.value) for r in head.by_reading
    }
    assert () == head.missing_for
    assert Value.MET is only(law, facts, readings={"toy.r.1": True}).value
    open_head = only(law, toy.facts({**STRUCK, **SANE}))
    assert Value.OPEN is open_head.value
    assert [[Atom("deed is bold", ("deed",))]] == [
        [x.atom for x in c] for c in open_head.missing_for
    ]


def test_a_contradiction_spoils_what_hangs_on_it_and_nothing_else() -> None:
    fact = Fact(Atom(*(BOLD[0], BOLD[1:])), State.ESTABLISHED, toy.AUTHOR)
    clash = Contradiction((fact,), "so and not so")
    other = toy.norm("toy.11", BASIC, toy.PERSON)
    law = toy.law(offence(bold()), other)
    found, _ = judge(law, toy.facts({**STRUCK, **SANE, BOLD: "yes"}, contradictions=[clash]))
    values = {h.norm.id: h for h in found.heads}
    assert Value.CONTRADICTORY is values["toy.10"].value
    assert (clash,) == values["toy.10"].contradictions
    assert Value.MET is values["toy.11"].value


def test_the_engine_finds_facts_that_break_an_axiom() -> None:
    axiom = Axiom(
        (("deed is bold", ("d",), True),), (("deed is loud", ("d",), True),), {"en": "bold is loud"}
    )
    law = toy.law(offence(bold()), axioms=(axiom,))
    found, _ = judge(law, toy.facts({**STRUCK, **SANE, BOLD: "yes", LOUD: "no"}))
    assert ["bold is loud"] == [c.reason for c in found.contradictions]
    assert Value.CONTRADICTORY is found.heads[0].value


def test_what_follows_by_an_axiom_is_known() -> None:
    axiom = Axiom(
        (("deed is loud", ("d",), True),), (("deed is bold", ("d",), True),), {"en": "loud is bold"}
    )
    head = only(
        toy.law(offence(bold()), axioms=(axiom,)), toy.facts({**STRUCK, **SANE, LOUD: "yes"})
    )
    assert Value.MET is head.value
    assert 1 == head.counts[Mark.BY_LAW]


def test_a_definition_makes_its_term_true_and_never_false() -> None:
    definition = toy.norm(
        "toy.3",
        leaf("enough", toy.over(says("sum of deed", "deed"), 200)),
        kind=NormKind.DEFINITION,
        core=None,
        makes=says("deed is bold", "deed"),
    )
    law = toy.law(offence(bold()), definition)
    sums = {("sum of deed", "deed"): (500, 500)}
    assert Value.MET is only(law, toy.facts({**STRUCK, **SANE}, measures=sums)).value
    less = {("sum of deed", "deed"): (5, 5)}
    assert Value.OPEN is only(law, toy.facts({**STRUCK, **SANE}, measures=less)).value


# ── minds ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("low", "high", "value"),
    [
        (Degree.WANTED, Degree.WANTED, Value.MET),
        (Degree.ACCEPTED, Degree.WANTED, Value.OPEN),
        (Degree.ACCEPTED, Degree.ACCEPTED, Value.NOT_MET),
    ],
)
def test_minds_are_a_ladder(low: Degree, high: Degree, value: Value) -> None:
    minds = [toy.mind(Atom("deed is bold", ("deed",)), low, high)]
    head = only(
        toy.law(offence(bold(Degree.KNEW))), toy.facts({**STRUCK, **SANE, BOLD: "yes"}, minds=minds)
    )
    assert value is head.value


def test_a_mind_of_everything_is_overridden_by_a_single_sentence() -> None:
    law = toy.law(
        offence(bold(Degree.KNEW), leaf("loud", says("deed is loud", "deed"), Degree.KNEW))
    )
    minds = [
        toy.mind(None, Degree.WANTED),
        toy.mind(Atom("deed is loud", ("deed",)), Degree.KNEW, state=State.DISPUTED),
    ]
    head = only(law, toy.facts({**STRUCK, **SANE, BOLD: "yes", LOUD: "yes"}, minds=minds))
    wanted = Mind("ann", "deed", Atom("deed is loud", ("deed",)), Degree.KNEW)
    assert [[wanted]] == [[x.atom for x in cube] for cube in head.missing_for]


# ── days, ages, sums ──────────────────────────────────────────────────────────────────────────────
def wordings() -> Law:
    new = offence(bold(), since=date(2026, 2, 11))
    old = offence(leaf("loud", says("deed is loud", "deed")), until=date(2026, 2, 11))
    return toy.law(new, old)


def test_an_exact_day_has_one_wording() -> None:
    facts = toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "no"})
    early = toy.case(toy.act(day=date(2026, 1, 1)))
    assert Value.MET is only(wordings(), facts, case=early).value
    assert Value.NOT_MET is only(wordings(), facts).value


def test_a_partial_day_makes_the_day_a_missing_fact() -> None:
    month = toy.case(toy.act(day=Days(date(2026, 2, 1), date(2026, 2, 28))))
    head = only(wordings(), toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "no"}), case=month)
    day = Threshold(Atom("day of deed", ("deed",)), False, Decimal(date(2026, 2, 11).toordinal()))
    assert (Value.OPEN, False) == (head.value, head.wording_certain)
    assert [[(day, False)]] == [[(x.atom, x.positive) for x in cube] for cube in head.missing_for]
    both = only(wordings(), toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "yes"}), case=month)
    assert Value.MET is both.value


def test_before_the_law_nothing_is_met_and_the_day_says_why() -> None:
    law = toy.law(offence(since=date(2026, 3, 5)))
    head = only(law, toy.facts({**STRUCK, **SANE}))
    assert Value.NOT_MET is head.value
    assert [Threshold] == [type(x.atom) for x in head.refuted_by]


def test_before_the_oldest_text_that_is_held_nothing_is_judged() -> None:
    law = toy.law(offence(since=Boundary(date(2026, 3, 5), "at least")))
    head = only(law, toy.facts({**STRUCK, **SANE}))
    assert (Value.OPEN, True) == (head.value, head.no_wording)
    assert () == head.missing_for


def test_an_age_in_an_interval_is_open_at_the_threshold_only() -> None:
    age = toy.over(says("age of person at the start of deed", "actor", "deed"), 16)
    law = toy.law(toy.norm("toy.10", BASIC, leaf("person", age)))
    key = ("age of person at the start of deed", "ann", "deed")
    for ends, value in (((20, None), Value.MET), ((15, 16), Value.OPEN), ((14, 15), Value.NOT_MET)):
        assert value is only(law, toy.facts(STRUCK, measures={key: ends})).value


def test_over_and_at_least_are_told_apart_for_sums_and_alike_for_years() -> None:
    """``over 15 years`` is ``at least 16``; ``over 15 tenge`` is not ``at least 16``."""
    years = says("age of person at the start of deed", "actor", "deed")
    either = leaf("either", Or((toy.over(years, 15, ">"), Not(toy.over(years, 16)))))
    assert Value.MET is only(toy.law(offence(either)), toy.facts({**STRUCK, **SANE})).value
    sums = says("sum of deed", "deed")
    either = leaf("either", Or((toy.over(sums, 15, ">"), Not(toy.over(sums, 16)))))
    assert Value.MET is only(toy.law(offence(either)), toy.facts({**STRUCK, **SANE})).value
    gap = leaf("gap", Or((toy.over(sums, 16), Not(toy.over(sums, 15, ">")))))
    assert Value.OPEN is only(toy.law(offence(gap)), toy.facts({**STRUCK, **SANE})).value


def test_a_threshold_in_units_is_that_of_the_day() -> None:
    rows = (
        UnitRow("MCI", Decimal(3), date(2025, 1, 1), date(2026, 1, 1), ("threshold",)),
        UnitRow("MCI", Decimal(4), date(2026, 1, 1), None, ("threshold",)),
    )
    law = toy.law(
        offence(leaf("much", toy.over(says("sum of deed", "deed"), 10, ">", "MCI"))), units=rows
    )
    facts = toy.facts({**STRUCK, **SANE}, measures={("sum of deed", "deed"): (35, 35)})
    assert Value.NOT_MET is only(law, facts).value
    last_year = toy.case(toy.act(day=date(2025, 5, 5)))
    assert Value.MET is only(law, facts, case=last_year).value
    unsure = toy.case(toy.act(day=Days(date(2025, 12, 1), date(2026, 1, 31))))
    assert Value.OPEN is only(law, facts, case=unsure).value


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────
def no_consent() -> Norm:
    covers = leaf("covers", says("consent covers deed", "consent", "deed"))
    return offence(
        toy.search("free", HeadKind.NO, "consent", "consent of person", "victim", covers)
    )


def test_an_open_list_never_makes_there_is_none_true() -> None:
    law = toy.law(no_consent())
    head = only(law, toy.facts({**STRUCK, **SANE}))
    assert Value.OPEN is head.value
    another = "another-consent-of-vic"
    assert (Unlisted("consent of person", "vic", another), False) == (
        head.missing_for[0][0].atom,
        head.missing_for[0][0].positive,
    )
    closed = toy.facts({**STRUCK, **SANE}, closures=[toy.complete("consent of person", "vic")])
    assert Value.MET is only(law, closed).value


def test_a_listed_member_decides_some_without_closing_the_list() -> None:
    grave = leaf("grave", says("harm is grave", "harm"))
    law = toy.law(
        offence(toy.search("hurt", HeadKind.SOME, "harm", "harm to person", "victim", grave))
    )
    facts = toy.facts({**STRUCK, **SANE, ("harm is grave", "hurt"): "yes"})
    assert Value.MET is only(law, facts, toy.harm()).value


def test_at_least_two_members_need_two() -> None:
    grave = leaf("grave", says("harm is grave", "harm"))
    two = toy.search(
        "two", HeadKind.AT_LEAST_MEMBERS, "harm", "harm to person", "victim", grave, number=2
    )
    law = toy.law(offence(two))
    one = {**STRUCK, **SANE, ("harm is grave", "hurt"): "yes"}
    assert Value.OPEN is only(law, toy.facts(one), toy.harm()).value
    closed = [toy.complete("harm to person", "vic")]
    assert Value.NOT_MET is only(law, toy.facts(one, closures=closed), toy.harm()).value
    both = {**one, ("harm is grave", "scar"): "yes"}
    assert Value.MET is only(law, toy.facts(both), toy.harm(), toy.harm("scar")).value


# ── what is raised ────────────────────────────────────────────────────────────────────────────────
def test_what_nobody_told_is_not_raised_and_what_fits_nothing_is_not_applicable() -> None:
    transfer = Place("transfer", "transfer", "transfer by deed", "deed")
    law = toy.law(
        offence(), toy.norm("toy.12", BASIC, places=(toy.DEED, toy.ACTOR, toy.VICTIM, transfer))
    )
    found, _ = judge(law, toy.facts(SANE))
    assert (("toy.10", "ann", "deed"),) == found.not_raised
    assert (("toy.12", "transfer by deed"),) == found.not_applicable
    assert () == found.heads


def qualified() -> Law:
    special = toy.norm(
        "toy.10.2",
        leaf("basic", Holds("toy.10", ("deed", "actor", "victim"), "deed")),
        bold(),
        toy.PERSON,
        qualifies=("toy.10",),
        core=None,
        prison=10,
    )
    return toy.law(offence(), special)


@pytest.mark.parametrize(
    ("state", "standing"),
    [
        (None, Standing.STANDS),
        ("no", Standing.STANDS),
        ("yes", Standing.DISPLACED),
        ("disputed", Standing.STANDS_UNLESS),
    ],
)
def test_the_qualified_part_displaces_the_basic_one(state: str, standing: Standing) -> None:
    said = {**STRUCK, **SANE} | ({BOLD: state} if state else {})
    found, _ = judge(qualified(), toy.facts(said))
    heads = {h.norm.id: h for h in found.heads}
    assert standing is heads["toy.10"].standing
    assert (state in {"yes", "disputed"}) is ("toy.10.2" in heads)
    if state == "disputed":
        assert (heads["toy.10.2"].key,) == heads["toy.10"].unless_heads
        assert [{head.key for head in found.heads}] == [set(keys) for keys in found.one_of]
    articles = {a.label: a.value for a in found.articles}
    assert articles == ({"toy.10": Value.MET} if len(heads) == 2 else {})


def test_displacement_is_of_one_actor_and_deed() -> None:
    other = toy.act("second")
    said = {**STRUCK, **SANE, ("deed strikes person", "second", "vic"): "yes", BOLD: "yes"}
    found, _ = judge(qualified(), toy.facts(said), case=toy.case(toy.act(), other))
    standing = {(h.norm.id, h.deed): h.standing for h in found.heads}
    assert Standing.DISPLACED is standing["toy.10", "deed"]
    assert Standing.STANDS is standing["toy.10", "second"]


def administrative(*elements: Any) -> Norm:
    return toy.norm("toy.20", BASIC, *elements, kind=NormKind.ADMINISTRATIVE, sanction=None)


@pytest.mark.parametrize(
    ("state", "standing"),
    [("yes", Standing.DISPLACED), ("no", Standing.STANDS), ("unknown", Standing.STANDS_UNLESS)],
)
def test_an_administrative_offence_gives_way_to_a_crime_whatever_the_person(
    state: str, standing: Standing
) -> None:
    """The deed layer counts: that the actor is not sane does not bring the administrative article back."""
    law = toy.law(offence(bold()), administrative())
    facts = toy.facts({**STRUCK, ("person is sane", "ann"): "no", BOLD: state})
    found, _ = judge(law, facts)
    assert standing is next(h for h in found.heads if h.norm.id == "toy.20").standing


def test_signs_of_a_crime_can_be_read_by_a_norm() -> None:
    law = toy.law(offence(bold()), administrative(leaf("no crime", Not(SignsOfCrime("deed")))))
    found, _ = judge(law, toy.facts({**STRUCK, BOLD: "no"}))
    assert Value.MET is next(h for h in found.heads if h.norm.id == "toy.20").value
    found, _ = judge(law, toy.facts({**STRUCK, BOLD: "yes"}))
    assert Value.NOT_MET is next(h for h in found.heads if h.norm.id == "toy.20").value


def test_one_of_two_open_charges_can_be_certain() -> None:
    small = toy.norm(
        "toy.11", BASIC, leaf("small", toy.over(says("sum of deed", "deed"), 100, "<")), toy.PERSON
    )
    large = toy.norm(
        "toy.12", BASIC, leaf("large", toy.over(says("sum of deed", "deed"), 100)), toy.PERSON
    )
    found, _ = judge(toy.law(small, large), toy.facts({**STRUCK, **SANE}))
    assert {Value.OPEN} == {h.value for h in found.heads}
    assert [{"toy.11", "toy.12"}] == [
        {key.partition("|")[0] for key in keys} for keys in found.one_of
    ]


# ── stages and roles ──────────────────────────────────────────────────────────────────────────────
def completing(**more: Any) -> Law:
    reached = leaf("reached", says("deed is paid", "deed"), Degree.WANTED, completes=True)
    return toy.law(offence(reached, **more))


PAID = ("deed is paid", "deed")
STOPPED = ("deed was stopped by outside causes", "deed")


def test_an_attempt_needs_the_result_to_be_wanted_and_not_reached() -> None:
    facts = toy.facts(
        {
            **STRUCK,
            **SANE,
            PAID: "no",
            STOPPED: "yes",
            ("deed was given up of the actor's own will", "deed"): "no",
            ("deed only prepares", "deed"): "no",
        },
        minds=[toy.mind(None, Degree.WANTED)],
    )
    found, _ = judge(completing(prison=4), facts)
    values = {h.stage: h.value for h in found.heads}
    assert {Stage.COMPLETED: Value.NOT_MET, Stage.ATTEMPT: Value.MET} == values
    found, _ = judge(completing(prison=1), facts)
    assert {Stage.COMPLETED} == {
        h.stage for h in found.heads
    }  # of a minor crime it is not punished


def test_completed_or_attempted_may_be_certain_while_both_are_open() -> None:
    facts = toy.facts(
        {
            **STRUCK,
            **SANE,
            PAID: "unknown",
            STOPPED: "yes",
            ("deed was given up of the actor's own will", "deed"): "no",
            ("deed only prepares", "deed"): "no",
        },
        minds=[toy.mind(None, Degree.WANTED)],
    )
    found, _ = judge(completing(), facts)
    assert {Value.OPEN} == {h.value for h in found.heads}
    assert [Value.MET] == [a.value for a in found.articles]
    assert 1 == len(found.one_of)


def test_preparation_is_generated_for_grave_parts_only() -> None:
    said = {("deed only prepares", "deed"): "yes", STOPPED: "yes", **STRUCK, **SANE}
    facts = toy.facts(
        {**said, ("deed was given up of the actor's own will", "deed"): "no", PAID: "no"}
    )
    found, _ = judge(completing(prison=4), facts)
    assert Stage.PREPARATION not in {h.stage for h in found.heads}
    found, _ = judge(completing(prison=10), facts)
    prepared = next(h for h in found.heads if h.stage is Stage.PREPARATION)
    assert Value.OPEN is prepared.value  # whether she wanted it is not told


def helped(verb: str = "ask", knew: bool = True, **said: Any) -> Head:
    helper = toy.act(
        "help", by=("bob",), helps=(toy.told("deed"),), does=toy.told(verb), against=()
    )
    facts = toy.facts(
        {
            **STRUCK,
            ("deed helps other", "help", "deed"): "yes",
            ("person is sane", "bob"): "yes",
            **said.get("said", {}),
        },
        minds=[
            toy.mind(
                Atom("actor would take part in deed", ("bob", "deed")),
                Degree.KNEW,
                actor="bob",
                deed="help",
            )
        ]
        if knew
        else [],
    )
    found, _ = judge(toy.law(offence()), facts, case=toy.case(toy.act(), helper))
    return next(h for h in found.heads if h.actor == "bob")


def test_an_accomplice_answers_for_the_deed_and_not_for_the_executors_person() -> None:
    head = helped(said={("person is sane", "ann"): "no"})
    assert (Value.MET_UNLESS, "aider", "deed", "help") == (
        head.value,
        head.role,
        head.principal_deed,
        head.deed,
    )
    assert "organiser" == helped("order").role


def test_what_an_accomplice_knew_is_asked() -> None:
    head = helped(knew=False)
    assert Value.OPEN is head.value
    missing: Any = head.missing_for[0]
    assert ["actor would take part in deed"] == [x.atom.about.term for x in missing]


def test_excess_stays_with_the_executor() -> None:
    said = {("deed goes beyond what actor intended", "deed", "bob"): "yes"}
    assert Value.NOT_MET is helped(said=said).value


def test_a_deed_of_which_it_is_unknown_that_it_happened_stays_open() -> None:
    facts = toy.facts({**STRUCK, **SANE, ("deed was done", "deed"): "unknown"})
    assert Value.OPEN is only(toy.law(offence()), facts).value


# ── certificates, bars, sanctions, later law ──────────────────────────────────────────────────────
def test_the_grades_of_the_certificate() -> None:
    law = toy.law(offence(bold()))
    refuted, _ = judge(law, toy.facts({**STRUCK, BOLD: "no"}))
    assert ["refuted"] == [c.grade for c in refuted.certificates]
    assert [Atom("deed is bold", ("deed",))] == [
        x.atom for x in refuted.certificates[0].overturned_by
    ]
    assert refuted.certificates[0].overturned_by[0].positive
    nothing, _ = judge(law, toy.facts(SANE))
    assert ["nothing raised"] == [c.grade for c in nothing.certificates]
    still_open, _ = judge(law, toy.facts(STRUCK))
    assert ["open"] == [c.grade for c in still_open.certificates]
    met, _ = judge(law, toy.facts({**STRUCK, **SANE, BOLD: "yes"}))
    assert () == met.certificates


def test_conduct_described_completely_refutes_a_core_that_it_leaves_out() -> None:
    case = toy.case(toy.act(that_is_all=toy.told(True)))
    found, _ = judge(toy.law(offence()), toy.facts(SANE), case=case)
    assert ["refuted"] == [c.grade for c in found.certificates]


def test_bars_never_change_a_value() -> None:
    sanction = Sanction((Penalty("prison", None, Decimal(1), "years"),), prosecution="private")
    law = toy.law(offence(sanction=sanction))
    facts = toy.facts({**STRUCK, **SANE})
    head = only(law, facts, as_of=date(2029, 1, 1))
    bars = {b.kind: b for b in head.bars}
    assert Value.MET is head.value
    assert (True, date(2028, 3, 4)) == (
        bars[BarKind.LIMITATION].applies,
        bars[BarKind.LIMITATION].day,
    )
    assert (None, "vic") == (bars[BarKind.COMPLAINT].applies, bars[BarKind.COMPLAINT].who)
    told = toy.facts({**STRUCK, **SANE, ("person complained about deed", "vic", "deed"): "yes"})
    bars = {b.kind: b for b in only(law, told).bars}
    assert (False, False) == (bars[BarKind.COMPLAINT].applies, bars[BarKind.LIMITATION].applies)


def test_a_suspect_is_barred_from_the_administrative_case() -> None:
    facts = toy.facts({**STRUCK, ("actor is suspect of deed", "ann", "deed"): "yes"})
    head = only(toy.law(administrative()), facts, norm="toy.20")
    assert [True] == [b.applies for b in head.bars if b.kind is BarKind.SUSPECT]


def test_fines_are_shown_in_tenge_of_the_right_day() -> None:
    rows = (
        UnitRow("MCI", Decimal(3932), date(2025, 1, 1), date(2026, 1, 1), ("fine",)),
        UnitRow("MCI", Decimal(4325), date(2026, 1, 1), None, ("fine",)),
    )
    sanction = Sanction(
        (Penalty("fine", None, Decimal(100), "MCI"), Penalty("arrest", None, Decimal(50), "days"))
    )
    head = only(toy.law(offence(sanction=sanction), units=rows), toy.facts({**STRUCK, **SANE}))
    fine, arrest = head.penalties
    assert (Decimal(432500), toy.DAY, False) == (fine.high_tenge, fine.mci_day, fine.provisional)
    assert date(2030, 1, 1) == arrest.unavailable_until
    assert "misdemeanour" == head.category


@pytest.mark.parametrize(("years", "comparison"), [(2, "milder"), (9, "harsher"), (4, "same")])
def test_a_later_wording_is_compared_as_a_whole(years: int, comparison: str) -> None:
    new = offence(since=date(2026, 5, 1), prison=years)
    old = offence(until=date(2026, 5, 1), prison=4)
    head = only(toy.law(new, old), toy.facts({**STRUCK, **SANE}))
    assert date(2020, 1, 1) == head.norm.since.day
    assert [(date(2026, 5, 1), comparison, Value.MET)] == [
        (m.norm_since, m.comparison, m.value) for m in head.milder
    ]


def test_a_later_wording_or_repeal_may_end_punishability() -> None:
    new = offence(bold(), since=date(2026, 5, 1))
    law = toy.law(new, offence(until=date(2026, 5, 1)))
    head = only(law, toy.facts({**STRUCK, **SANE, BOLD: "no"}))
    assert ["ends punishability"] == [m.comparison for m in head.milder]
    repealed = toy.law(offence(until=date(2026, 5, 1)))
    head = only(repealed, toy.facts({**STRUCK, **SANE}))
    assert ["ends punishability"] == [m.comparison for m in head.milder]


# ── proofs and questions ──────────────────────────────────────────────────────────────────────────
def test_proved_needs_more_than_the_authors_word() -> None:
    law = toy.law(offence())
    told = only(law, toy.facts({**STRUCK, **SANE}))
    assert {Mark.AS_TOLD: 2} == told.counts
    proved = only(law, toy.facts({**STRUCK, **SANE}, sources=toy.EXHIBIT))
    assert {Mark.PROVED: 2} == proved.counts
    assert [toy.EXHIBIT] * 2 == [node.children[0].sources for node in proved.proof.children]


def test_the_best_question_comes_first_and_says_what_it_settles() -> None:
    facts = toy.facts({**STRUCK, **SANE})
    law = toy.law(
        offence(bold()),
        toy.norm("toy.11", BASIC, bold(), leaf("loud", says("deed is loud", "deed"))),
    )
    found, _ = judge(law, facts)
    best = found.questions[0]
    assert Atom("deed is bold", ("deed",)) == best.atom
    assert 2 == len(best.settles_if_false)
    assert 1 == len(best.settles_if_true)


def test_the_answer_is_the_same_every_time() -> None:
    facts = toy.facts({**STRUCK, BOLD: "disputed"})
    once, _ = judge(qualified(), facts, toy.harm())
    again, _ = judge(qualified(), facts, toy.harm())
    assert repr(once) == repr(again)


def test_what_cannot_be_judged_is_a_problem_and_not_a_crash() -> None:
    nobody = replace(toy.act(), by=(), when=None)
    found, problems = judge(toy.law(offence()), toy.facts(STRUCK), case=toy.case(nobody))
    assert ["qualify.no-actor"] == [p.code for p in problems]
    found, problems = judge(toy.law(offence()), toy.facts({}), case=toy.case())
    assert () == found.heads
    assert ["qualify.no-acts"] == [p.code for p in problems]


def test_an_act_without_a_day_asks_for_the_day() -> None:
    law = toy.law(offence(since=Boundary(date(2026, 1, 1))))
    head = only(law, toy.facts({**STRUCK, **SANE}), case=toy.case(toy.act(day=None)))
    assert Value.OPEN is head.value
    assert ["day of deed"] == [x.atom.measure.term for x in head.missing_for[0]]


def test_norms_that_refer_to_each_other_are_reported() -> None:
    first = toy.norm(
        "toy.31",
        leaf("x", Holds("toy.32", ("deed", "actor", "victim"))),
        kind=NormKind.RULE,
        core=None,
    )
    second = toy.norm(
        "toy.32",
        leaf("y", Holds("toy.31", ("deed", "actor", "victim"))),
        kind=NormKind.RULE,
        core=None,
    )
    law = toy.law(offence(leaf("r", Holds("toy.31", ("deed", "actor", "victim")))), first, second)
    found, problems = judge(law, toy.facts({**STRUCK, **SANE}))
    assert ["qualify.circular"] == [p.code for p in problems]
    assert Value.OPEN is found.heads[0].value


def test_unverified_norms_are_named() -> None:
    law = toy.law(offence(verification=Verification.UNVERIFIED))
    found, _ = judge(law, toy.facts({**STRUCK, **SANE}))
    assert ("toy.10",) == found.unverified == found.heads[0].unverified


def test_transfers_are_places_of_their_own() -> None:
    place = Place("transfer", "transfer", "transfer by deed", "deed")
    happened = leaf("happened", says("transfer happened", "transfer"))
    law = toy.law(
        toy.norm("toy.10", BASIC, happened, places=(toy.DEED, toy.ACTOR, toy.VICTIM, place))
    )
    things = [Transfer(id=key, because=toy.told("deed")) for key in ("first", "second")]
    found, _ = judge(law, toy.facts({**STRUCK, ("transfer happened", "first"): "yes"}), *things)
    assert {"first": Value.MET, "second": Value.OPEN} == {
        h.places["transfer"]: h.value for h in found.heads
    }
