"""The procedural reading: presumptions and burdens, beside the verdict and apart from it (MODEL 30, 31)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.qualification import toy
from tests.qualification.toy import BASIC, SANE, STRUCK, bold, leaf, offence, only, says

from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.norms.model import Boundary, HeadKind, Norm, NormKind
from dalel.qualification.model import Procedural, Standing, Value

BOLD = ("deed is bold", "deed")
LOUD = ("deed is loud", "deed")
SORRY = ("deed is sorry", "deed")


def presumption(*elements: Any, **more: Any) -> Norm:
    """Boldness is presumed."""
    makes = says("deed is bold", "deed")
    return toy.norm(
        "toy.3",
        *elements,
        kind=NormKind.PRESUMPTION,
        core=None,
        makes=makes,
        places=(toy.DEED,),
        **more,
    )


def test_what_is_presumed_is_open_in_the_verdict_and_met_in_the_procedural_reading() -> None:
    head = only(toy.law(offence(bold()), presumption()), toy.facts({**STRUCK, **SANE}))
    assert (Value.OPEN, Standing.OPEN) == (head.value, head.standing)
    assert [[BOLD]] == [[(x.atom.term, *x.atom.args) for x in cube] for cube in head.missing_for]
    assert Value.MET is head.procedural.value
    assert [(Atom(BOLD[0], BOLD[1:]), True, "toy.3")] == [
        (each.literal.atom, each.literal.positive, each.norm) for each in head.procedural.presumed
    ]


@pytest.mark.parametrize(
    ("state", "value", "read"),
    [
        ("unknown", Value.OPEN, Value.MET),  # nobody knows: presumed
        ("disputed", Value.OPEN, None),  # evidence both ways is weighed, not presumed
        ("no", Value.NOT_MET, None),
        ("yes", Value.MET, None),
    ],
)
def test_what_somebody_told_is_not_presumed(state: str, value: Value, read: Value | None) -> None:
    head = only(toy.law(offence(bold()), presumption()), toy.facts({**STRUCK, **SANE, BOLD: state}))
    assert value is head.value
    assert read is (head.procedural.value if head.procedural else None)


def test_a_presumption_works_where_its_conditions_hold_and_its_text_is_held() -> None:
    loud = leaf("loud", says("deed is loud", "deed"))
    law = toy.law(offence(bold()), presumption(loud))
    assert None is only(law, toy.facts({**STRUCK, **SANE})).procedural
    told = toy.facts({**STRUCK, **SANE, LOUD: "yes"})
    assert Value.MET is only(law, told).procedural.value
    later = presumption(since=Boundary(date(2026, 3, 5), "at least"))
    assert None is only(toy.law(offence(bold()), later), told).procedural


def test_innocence_keeps_what_is_not_presumed_unproven() -> None:
    loud = leaf("loud", says("deed is loud", "deed"))
    law = toy.law(offence(bold(), loud), presumption())
    assert Value.OPEN is only(law, toy.facts({**STRUCK, **SANE})).procedural.value
    plain = only(toy.law(offence(bold())), toy.facts({**STRUCK, **SANE}))
    assert (Value.OPEN, None) == (plain.value, plain.procedural)


def claim(*elements: Any) -> Norm:
    return toy.norm("toy.10", BASIC, *elements, kind=NormKind.CLAIM)


def covered(**more: Any) -> Any:
    covers = leaf("covers", says("consent covers deed", "consent", "deed"))
    return toy.search("free", HeadKind.NO, "consent", "consent of person", "victim", covers, **more)


@pytest.mark.parametrize(
    ("more", "read"),
    [
        ({}, None),  # nobody's burden is declared
        ({"shown_by": "claimant"}, None),
        ({"shown_by": "respondent"}, Procedural(Value.MET, (), ("free",))),
    ],
)
def test_what_the_respondent_has_not_shown_counts_against_him(more: Any, read: Any) -> None:
    head = only(toy.law(claim(covered(**more))), toy.facts(STRUCK))
    assert (Value.OPEN, read) == (head.value, head.procedural)


def test_a_defence_that_is_shown_or_refuted_needs_no_burden() -> None:
    law = toy.law(claim(covered(shown_by="respondent")))
    shown = toy.facts({**STRUCK, ("consent covers deed", "yes", "deed"): "yes"})
    head = only(law, shown, toy.consent())
    assert (Value.NOT_MET, None) == (head.value, head.procedural)
    closed = toy.facts(
        STRUCK, closures=[toy.complete("consent of person", "vic", State.ESTABLISHED)]
    )
    assert (Value.MET, None) == (only(law, closed).value, only(law, closed).procedural)


def test_an_exception_of_the_respondents_closes_and_the_claimants_part_stays_unproven() -> None:
    sorry = leaf("sorry", says("deed is sorry", "deed"), unless=True, shown_by="respondent")
    raised = {**STRUCK, SORRY: "disputed"}
    head = only(toy.law(claim(sorry)), toy.facts(raised))
    assert (Value.OPEN, Procedural(Value.MET, (), ("sorry",))) == (head.value, head.procedural)
    head = only(toy.law(claim(sorry, bold())), toy.facts(raised))
    assert Procedural(Value.OPEN, (), ("sorry",)) == head.procedural
    head = only(toy.law(claim(sorry, bold())), toy.facts({**raised, BOLD: "no"}))
    assert (Value.NOT_MET, None) == (head.value, head.procedural)
