"""What is raised, what stands beside what, stages, roles and consequences, each in its smallest story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
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

from dalel.case.objects import Transfer
from dalel.case.sentence import Atom, Degree
from dalel.norms.model import (
    Boundary,
    Holds,
    Law,
    Norm,
    NormKind,
    Not,
    Place,
    SignsOfCrime,
    Verification,
)
from dalel.qualification.model import BarKind, Head, Mark, Stage, Standing, Value

BOLD = ("deed is bold", "deed")
LOUD = ("deed is loud", "deed")


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
    found, _ = judge(qualified(), toy.facts(said), described=toy.case(toy.act(), other))
    standing = {(h.norm.id, h.deed): h.standing for h in found.heads}
    assert Standing.DISPLACED is standing["toy.10", "deed"]
    assert Standing.STANDS is standing["toy.10", "second"]


def administrative(*elements: Any, sanction: Any = None) -> Norm:
    return toy.norm("toy.20", BASIC, *elements, kind=NormKind.ADMINISTRATIVE, sanction=sanction)


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
    found, _ = judge(toy.law(offence()), facts, described=toy.case(toy.act(), helper))
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


def test_a_certificate_tells_what_was_raised_and_refuted_from_what_was_not() -> None:
    told = {**STRUCK, BOLD: "no", LOUD: "no"}
    other = toy.norm(
        "toy.11", leaf("other", says("deed is shown", "deed")), core=says("deed is shown", "deed")
    )
    found, _ = judge(toy.law(offence(bold()), other), toy.facts({**told, **SANE}))
    (certificate,) = found.certificates
    assert ("raised refuted", ("toy.10",)) == (certificate.grade, certificate.raised)
    assert ["toy.10"] == [norm for norm, _ in certificate.refuted]
    assert [(Atom("deed is bold", ("deed",)), True)] == [
        (x.atom, x.positive) for x in certificate.overturned_by
    ]
    # two elements are refuted: no single fact would turn it
    loud = leaf("loud", says("deed is loud", "deed"))
    found, _ = judge(toy.law(offence(bold(), loud), other), toy.facts({**told, **SANE}))
    assert () == found.certificates[0].overturned_by
    nothing, _ = judge(toy.law(other), toy.facts(told))
    assert ("nothing raised", (), ()) == (
        nothing.certificates[0].grade,
        nothing.certificates[0].raised,
        nothing.certificates[0].overturned_by,
    )


def test_conduct_described_completely_refutes_a_core_that_it_leaves_out() -> None:
    case = toy.case(toy.act(that_is_all=toy.told(True)))
    found, _ = judge(toy.law(offence()), toy.facts(SANE), described=case)
    assert ["refuted"] == [c.grade for c in found.certificates]


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
    found, problems = judge(toy.law(offence()), toy.facts(STRUCK), described=toy.case(nobody))
    assert ["qualify.no-actor"] == [p.code for p in problems]
    found, problems = judge(toy.law(offence()), toy.facts({}), described=toy.case())
    assert () == found.heads
    assert ["qualify.no-acts"] == [p.code for p in problems]


def test_an_act_without_a_day_asks_for_the_day() -> None:
    law = toy.law(offence(since=Boundary(date(2026, 1, 1))))
    head = only(law, toy.facts({**STRUCK, **SANE}), described=toy.case(toy.act(day=None)))
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


# ── what else the model says ──────────────────────────────────────────────────────────────────────
def test_a_formal_offence_is_complete_on_the_act_and_has_no_attempt() -> None:
    said = {STOPPED: "yes", ("deed was given up of the actor's own will", "deed"): "no"}
    found, _ = judge(toy.law(offence(bold())), toy.facts({**STRUCK, **SANE, **said}))
    assert {Stage.COMPLETED} == {h.stage for h in found.heads}
    assert {False} == {h.attempt_unpunished for h in found.heads}


@pytest.mark.parametrize(
    ("given_up", "value"), [("yes", Value.NOT_MET), ("unknown", Value.OPEN), ("no", Value.MET)]
)
def test_renunciation_frees_from_the_attempt_and_is_never_assumed(
    given_up: str, value: Value
) -> None:
    said = {
        PAID: "no",
        STOPPED: "yes",
        ("deed was given up of the actor's own will", "deed"): given_up,
        ("deed only prepares", "deed"): "no",
    }
    facts = toy.facts({**STRUCK, **SANE, **said}, minds=[toy.mind(None, Degree.WANTED)])
    found, _ = judge(completing(), facts)
    assert [value] == [h.value for h in found.heads if h.stage is Stage.ATTEMPT]


def test_a_crime_that_is_out_of_time_still_displaces() -> None:
    """What bars a case makes no element false (MODEL 28 and 32)."""
    law = toy.law(offence(prison=1), administrative())
    found, _ = judge(law, toy.facts({**STRUCK, **SANE}), as_of=date(2029, 1, 1))
    crime = next(h for h in found.heads if h.norm.id == "toy.10")
    assert True in {b.applies for b in crime.bars if b.kind is BarKind.LIMITATION}
    other = next(h for h in found.heads if h.norm.id == "toy.20")
    assert Standing.DISPLACED is other.standing


def test_a_claim_stands_beside_the_crime() -> None:
    claim = toy.norm("toy.30", BASIC, kind=NormKind.CLAIM)
    found, _ = judge(toy.law(offence(), claim), toy.facts({**STRUCK, **SANE}))
    assert {Standing.STANDS} == {h.standing for h in found.heads}


def test_an_accomplice_to_an_attempt_answers_for_the_attempt() -> None:
    """Criminal Code 29(4): the executor was stopped, the others answer for the stage that he reached."""
    helper = toy.act(
        "help", by=("bob",), helps=(toy.told("deed"),), does=toy.told("ask"), against=()
    )
    said = {
        **STRUCK,
        **SANE,
        ("person is sane", "bob"): "yes",
        PAID: "no",
        STOPPED: "yes",
        ("deed was given up of the actor's own will", "deed"): "no",
        ("deed only prepares", "deed"): "no",
        ("deed helps other", "help", "deed"): "yes",
        ("deed goes beyond what actor intended", "deed", "bob"): "no",
    }
    about = Atom("actor would take part in deed", ("bob", "deed"))
    minds = [toy.mind(None, Degree.WANTED), toy.mind(about, Degree.KNEW, actor="bob", deed="help")]
    found, _ = judge(
        completing(), toy.facts(said, minds=minds), described=toy.case(toy.act(), helper)
    )
    assert {Stage.COMPLETED: Value.NOT_MET, Stage.ATTEMPT: Value.MET} == {
        h.stage: h.value for h in found.heads if h.actor == "bob"
    }
