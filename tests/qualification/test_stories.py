"""Each kind of answer, in the smallest story that shows it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.conftest import Golden
from tests.qualification import toy
from tests.qualification.toy import (
    BASIC,
    SANE,
    STRUCK,
    bold,
    judge,
    leaf,
    offence,
    only,
    says,
)

from dalel.case.fact import Contradiction, Fact
from dalel.case.measures import Days
from dalel.case.sentence import Atom, Degree, Mind, Threshold, Unlisted
from dalel.case.states import State
from dalel.norms.model import (
    Axiom,
    Boundary,
    Expression,
    HeadKind,
    Holds,
    Law,
    Norm,
    NormKind,
    Not,
    Or,
    ReadingIs,
    UnitRow,
)
from dalel.qualification.model import Mark, ProofNode, Standing, Value

BOLD = ("deed is bold", "deed")
LOUD = ("deed is loud", "deed")


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
        (("deed is bold", ("d",), True),),
        (("deed is loud", ("d",), True),),
        {"en": "bold is loud", "ru": "дерзкое громко"},
    )
    law = toy.law(offence(bold()), axioms=(axiom,))
    found, _ = judge(law, toy.facts({**STRUCK, **SANE, BOLD: "yes", LOUD: "no"}))
    assert ["bold is loud"] == [c.reason for c in found.contradictions]
    assert axiom.reason == found.contradictions[0].reasons
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
        (Degree.KNEW, Degree.KNEW, Value.MET),
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
    assert Value.MET is only(wordings(), facts, described=early).value
    assert Value.NOT_MET is only(wordings(), facts).value


def test_a_partial_day_makes_the_day_a_missing_fact() -> None:
    month = toy.case(toy.act(day=Days(date(2026, 2, 1), date(2026, 2, 28))))
    head = only(wordings(), toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "no"}), described=month)
    day = Threshold(Atom("day of deed", ("deed",)), False, Decimal(date(2026, 2, 11).toordinal()))
    assert (Value.OPEN, False) == (head.value, head.wording_certain)
    assert [[(day, False)]] == [[(x.atom, x.positive) for x in cube] for cube in head.missing_for]
    both = only(
        wordings(), toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "yes"}), described=month
    )
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
    assert Value.MET is only(law, facts, described=last_year).value
    unsure = toy.case(toy.act(day=Days(date(2025, 12, 1), date(2026, 1, 31))))
    assert Value.OPEN is only(law, facts, described=unsure).value


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


def test_two_searches_may_find_two_different_further_members() -> None:
    """One further member for both would refute what two of them could do."""
    exclusive = Axiom(
        (("harm is grave", ("h",), True),),
        (("harm is lasting", ("h",), False),),
        {"en": "one of them"},
    )
    grave, lasting = (
        toy.search(
            word,
            HeadKind.SOME,
            "harm",
            "harm to person",
            "victim",
            leaf(f"is {word}", says(f"harm is {word}", "harm")),
        )
        for word in ("grave", "lasting")
    )
    law = toy.law(offence(grave, lasting), axioms=(exclusive,))
    assert Value.OPEN is only(law, toy.facts({**STRUCK, **SANE})).value
    closed = [toy.complete("harm to person", "vic")]
    facts = toy.facts({**STRUCK, **SANE}, closures=closed)
    assert Value.NOT_MET is only(law, facts, toy.harm()).value
    assert Value.OPEN is only(law, facts, toy.harm(), toy.harm("scar")).value


def test_many_different_searches_through_one_open_list_are_sound_and_said() -> None:
    sentences = [
        says("harm is grave", "harm"),
        says("harm is lasting", "harm"),
        says("deed caused harm", "deed", "harm"),
    ]
    bodies: list[Expression] = [*sentences, Not(sentences[0])]
    searches = [
        toy.search(f"s{n}", HeadKind.SOME, "harm", "harm to person", "victim", leaf(f"l{n}", body))
        for n, body in enumerate(bodies)
    ]
    law = toy.law(offence(toy.group("any", HeadKind.ANY, *searches)))
    found, problems = judge(law, toy.facts({**STRUCK, **SANE}))
    assert Value.OPEN is found.heads[0].value
    assert ["qualify.inexact"] == [problem.code for problem in problems]
    assert "write under complete: “harm to vic: yes”" in problems[0].text()


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


# ── proofs ────────────────────────────────────────────────────────────────────────────────────────
def test_a_proof_stands_on_the_norms_own_tree(golden: Golden) -> None:
    """Minds, lists, exceptions, references and readings, each with its mark."""
    covers = leaf("covers", says("consent covers deed", "consent", "deed"))
    rule = toy.norm(
        "toy.9", leaf("loud", says("deed is loud", "deed")), kind=NormKind.RULE, core=None
    )
    law = toy.law(
        rule,
        offence(
            bold(Degree.KNEW),
            leaf("rule", Holds("toy.9", ("deed", "actor", "victim"))),
            toy.search("free", HeadKind.NO, "consent", "consent of person", "victim", covers),
            toy.group(
                "either",
                HeadKind.ANY,
                leaf("paid", says("deed is paid", "deed")),
                leaf("text", ReadingIs("toy.r.1")),
            ),
            leaf("sorry", says("deed is sorry", "deed"), unless=True),
        ),
    )
    said = {
        **STRUCK,
        **SANE,
        BOLD: "yes",
        LOUD: "disputed",
        ("consent covers deed", "yes", "deed"): "no",
    }
    facts = toy.facts(said, minds=[toy.mind(None, Degree.WANTED)])
    head = only(law, facts, toy.consent())
    lines: list[str] = []

    def write(node: ProofNode, depth: int) -> None:
        about = f" {'' if node.positive else 'not '}{node.atom}" if node.atom else ""
        norm = f" {node.norm}" if node.norm else ""
        label = f" “{node.label}”" if node.label else ""
        lines.append(f"{'  ' * depth}{node.connective}{norm}{label}: {node.mark.value}{about}")
        for child in node.children:
            write(child, depth + 1)

    write(head.proof, 0)
    golden("proof.txt", "\n".join(lines) + "\n")
