"""Milder later law: a partial order, the whole charge under each later wording (MODEL 22)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.qualification import toy
from tests.qualification.test_charges import PAID, STOPPED
from tests.qualification.toy import SANE, STRUCK, bold, judge, leaf, offence, only, says

from dalel.case.sentence import Atom, Degree
from dalel.norms.model import Norm, Penalty, Sanction
from dalel.qualification.milder import compare
from dalel.qualification.model import Stage, Value

CHANGE = date(2026, 5, 1)
RANKS = {kind: at for at, kind in enumerate(toy.JURISDICTION.lightest_first)}
BOLD = ("deed is bold", "deed")


def penalty(text: str) -> Penalty:
    """``prison 3..6 years``, ``fine ..1000 MCI``, ``+ban ..3 years``, ``+confiscation?``, ``small: fine 60..60 MCI``, ``+ban by r.1``."""
    text, _, reading = text.partition(" by ")
    subject, _, text = text.rpartition(": ")
    kind, *rest = text.split()
    together, optional = kind.startswith("+"), kind.endswith("?")
    kind = kind.strip("+?")
    low, _, high = rest[0].partition("..") if rest else ("", "", "")
    return Penalty(
        kind,
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        " ".join(rest[1:]),
        subject=subject,
        together=together,
        optional=optional,
        reading=reading,
    )


def sanction(text: str) -> Norm:
    penalties = tuple(penalty(each) for each in text.split("; ") if each)
    return toy.norm("toy.10", sanction=Sanction(penalties) if penalties else None)


@pytest.mark.parametrize(
    ("old", "new", "forth", "back"),
    [
        # maximum, minimum, both
        ("prison 3..6 years", "prison 3..5 years", "milder", "harsher"),
        ("prison 3..6 years", "prison 2..6 years", "milder", "harsher"),
        ("prison 3..6 years", "prison 2..7 years", "incomparable", "incomparable"),
        ("prison ..1 year", "prison ..12 months", "same", "same"),
        ("prison ..18 months", "prison ..1 year", "milder", "harsher"),
        # what stands by one reading only: both answers have to agree
        ("prison ..3 years; +ban by r.1", "prison ..2 years", "milder", "harsher"),
        ("prison ..3 years; +ban by r.1", "prison ..4 years", "incomparable", "incomparable"),
        ("fine ..9 MCI; prison ..3 years by r.1", "fine ..9 MCI", "incomparable", "incomparable"),
        # kinds: the severest, the lightest, the choices between
        ("prison ..3 years; restriction ..3 years", "restriction ..3 years", "milder", "harsher"),
        ("prison ..3 years", "fine ..100 MCI; prison ..3 years", "milder", "harsher"),
        (
            "fine ..9 MCI; prison ..3 years",
            "fine ..9 MCI; restriction ..3 years; prison ..3 years",
            "milder",
            "harsher",
        ),
        (
            "fine ..9 MCI; arrest ..9 days; prison ..3 years",
            "fine ..9 MCI; restriction ..3 years; prison ..3 years",
            "incomparable",
            "incomparable",
        ),
        (
            "fine ..9 MCI; prison ..3 years",
            "fine ..99 MCI; prison ..2 years",
            "incomparable",
            "incomparable",
        ),
        ("fine ..9 MCI", "fine 2..3 times the sum", "incomparable", "incomparable"),
        # what stands beside the main penalty
        ("prison ..3 years; +ban ..3 years", "prison ..3 years", "milder", "harsher"),
        (
            "prison ..3 years; +ban ..3 years",
            "prison ..3 years; +ban? ..3 years",
            "milder",
            "harsher",
        ),
        (
            "prison ..3 years; +ban ..3 years",
            "prison ..3 years; +ban ..2 years",
            "milder",
            "harsher",
        ),
        (
            "prison ..3 years; +ban ..3 years",
            "prison ..2 years; +confiscation",
            "incomparable",
            "incomparable",
        ),
        # each class of subjects for itself
        (
            "small: fine 60..60 MCI; large: fine 90..90 MCI",
            "small: fine 50..50 MCI; large: fine 90..90 MCI",
            "milder",
            "harsher",
        ),
        (
            "small: fine 60..60 MCI; large: fine 90..90 MCI",
            "small: fine 50..50 MCI; large: fine 99..99 MCI",
            "incomparable",
            "incomparable",
        ),
        # not held
        ("prison ..3 years", "", "incomparable", "incomparable"),
        ("", "", "incomparable", "incomparable"),
    ],
)
def test_milder_is_a_partial_order(old: str, new: str, forth: str, back: str) -> None:
    assert (forth, back) == (
        compare(sanction(old), sanction(new), RANKS),
        compare(sanction(new), sanction(old), RANKS),
    )


def compared(new: Norm, old: Norm, said: Any, norm: str = "toy.10") -> list[tuple[str, Value]]:
    head = only(toy.law(new, old), toy.facts({**STRUCK, **SANE, **said}), norm_id=norm)
    return [(each.comparison, each.value) for each in head.milder]


@pytest.mark.parametrize(
    ("state", "found"),
    [
        ("no", ("ends punishability", Value.NOT_MET)),
        ("unknown", ("may end punishability", Value.OPEN)),
        ("yes", ("milder", Value.MET)),
    ],
)
def test_a_later_law_that_asks_for_more(state: str, found: tuple[str, Value]) -> None:
    new = offence(bold(), since=CHANGE, prison=2)
    assert [found] == compared(new, offence(until=CHANGE, prison=4), {BOLD: state})


def test_a_later_law_that_asks_for_less_reaches_nobody_back() -> None:
    new = offence(since=CHANGE, prison=2)
    old = offence(bold(), until=CHANGE, prison=4)
    assert [("harsher", Value.MET)] == compared(new, old, {BOLD: "no"})


def test_every_law_between_the_deed_and_the_decision_is_compared() -> None:
    """A law that was milder for a while counts, though a harsher one came after it."""
    end = date(2026, 5, 20)
    norms = (
        offence(since=end, prison=9),
        offence(since=CHANGE, until=end, prison=2),
        offence(until=CHANGE, prison=4),
    )
    head = only(toy.law(*norms), toy.facts({**STRUCK, **SANE}))
    assert [(CHANGE, "milder"), (end, "harsher")] == [
        (each.norm_since, each.comparison) for each in head.milder
    ]
    # the later ones are not yet law where the decision falls before them
    head = only(toy.law(*norms), toy.facts({**STRUCK, **SANE}), as_of=date(2026, 5, 2))
    assert [CHANGE] == [each.norm_since for each in head.milder]


def attempted(prison: int, *more: Any) -> list[tuple[str, Value]]:
    reached = leaf("reached", says("deed is paid", "deed"), Degree.WANTED, completes=True)
    new = offence(reached, *more, since=CHANGE, prison=prison)
    facts = toy.facts(
        {
            **STRUCK,
            **SANE,
            BOLD: "no",
            PAID: "no",
            STOPPED: "yes",
            ("deed was given up of the actor's own will", "deed"): "no",
            ("deed only prepares", "deed"): "no",
        },
        minds=[toy.mind(None, Degree.WANTED)],
    )
    found, _ = judge(toy.law(new, offence(reached, until=CHANGE, prison=5)), facts)
    head = next(h for h in found.heads if h.stage is Stage.ATTEMPT)
    assert Value.MET is head.value
    return [(each.comparison, each.value) for each in head.milder]


def test_an_attempt_is_judged_under_the_later_law_as_an_attempt() -> None:
    assert [("milder", Value.MET)] == attempted(4)
    assert [("ends punishability", Value.NOT_MET)] == attempted(4, bold())


def test_an_attempt_that_the_later_category_leaves_unpunished() -> None:
    """The part sank to a minor crime, whose attempt is not punished."""
    assert [("ends punishability", Value.NOT_MET)] == attempted(1)


def accomplice(*more: Any) -> list[tuple[str, Value]]:
    helper = toy.act(
        "help", by=("bob",), helps=(toy.told("deed"),), does=toy.told("ask"), against=()
    )
    said = {
        **STRUCK,
        BOLD: "no",
        ("deed helps other", "help", "deed"): "yes",
        ("person is sane", "bob"): "yes",
        ("deed goes beyond what actor intended", "deed", "bob"): "no",
    }
    about = Atom("actor would take part in deed", ("bob", "deed"))
    minds = [toy.mind(about, Degree.KNEW, actor="bob", deed="help")]
    new = offence(*more, since=CHANGE, prison=2)
    law = toy.law(new, offence(until=CHANGE, prison=4))
    found, _ = judge(law, toy.facts(said, minds=minds), described=toy.case(toy.act(), helper))
    head = next(h for h in found.heads if h.actor == "bob")
    assert Value.MET is head.value
    return [(each.comparison, each.value) for each in head.milder]


def test_an_accomplice_is_judged_under_the_later_law_as_an_accomplice() -> None:
    assert [("milder", Value.MET)] == accomplice()
    assert [("ends punishability", Value.NOT_MET)] == accomplice(bold())
