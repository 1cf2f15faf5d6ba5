"""Days of two events: open where they overlap, decided where they do not, and closed under the order of deeds."""

from __future__ import annotations

import pytest
from tests.qualification.shipped import heads, judged

from dalel.case.fact import Fact
from dalel.case.sentence import Atom
from dalel.qualification.model import Value

STORY = """
case: x
persons:
  model: {is: natural, alive: yes}
  brand: {is: legal}
media:
  shot: {origin: genuine, shows: model}
acts:
  first: {by: brand, does: publish, when: 2026-05-12, channel: website, uses: shot}
  last: {by: brand, does: publish, when: LAST, channel: website, uses: shot}
consents:
  paper: {by: model, covers: [first, last], genuine: yes, until: never, withdrawn: WITHDRAWN}
complete: {consents of model: yes}
"""
ENDED = "consent had ended before deed"
LATER = "2026-05-20"
CLAIMED = Value.MET_UNLESS  # whether it was posed for pay, and the cases of the laws, nobody told
OPEN, ALLOWED = Value.OPEN, Value.NOT_MET


def claims(last: str, withdrawn: str = "2026-05", *, facts: str = "") -> tuple[Value, Value]:
    """Return what becomes of the claims over the first and the last deed."""
    text = STORY.replace("LAST", last).replace("WITHDRAWN", withdrawn)
    found = judged(text + (f"facts: {{{facts}}}\n" if facts else ""))
    claimed = heads(found, "kz.gk.145.1", role="")
    values = {head.deed: head.value for head in claimed if head.norm.id == "kz.gk.145.1"}
    return values["first"], values["last"]


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [
        ("2026-05", (OPEN, OPEN)),
        ("2026-05-15", (ALLOWED, CLAIMED)),
        ("2026-05-15 to 2026-05-30", (ALLOWED, OPEN)),
        ("2026-05-01 to 2026-05-15", (OPEN, CLAIMED)),
        ("before 2026-05-12", (CLAIMED, CLAIMED)),
        ("never", (ALLOWED, ALLOWED)),
    ],
)
def test_what_overlaps_is_open_and_what_does_not_is_decided(
    withdrawn: str, expected: tuple[Value, Value]
) -> None:
    assert expected == claims(LATER, withdrawn)


@pytest.mark.parametrize(
    ("last", "facts", "expected"),
    [
        (LATER, "paper had ended before first: yes", (CLAIMED, CLAIMED)),
        (LATER, "paper had ended before last: no", (ALLOWED, ALLOWED)),
        (LATER, "paper had ended before first: no", (ALLOWED, OPEN)),
        (LATER, "paper had ended before last: yes", (OPEN, CLAIMED)),
        ("2026-05-10 to 2026-05-14", "paper had ended before first: yes", (CLAIMED, OPEN)),
        ("2026-05-12", "paper had ended before first: yes", (CLAIMED, OPEN)),
    ],
)
def test_what_was_over_before_a_deed_was_over_before_every_later_one(
    last: str, facts: str, expected: tuple[Value, Value]
) -> None:
    assert expected == claims(last, facts=facts)


def test_that_it_was_over_before_the_earlier_deed_alone_is_a_contradiction() -> None:
    text = STORY.replace("LAST", LATER).replace("WITHDRAWN", "2026-05")
    said = "facts: {paper had ended before first: yes, paper had ended before last: no}\n"
    (clash,) = judged(text + said).contradictions
    told = {each.about for each in clash.facts if isinstance(each, Fact)}
    assert {Atom(ENDED, ("paper", "first")), Atom(ENDED, ("paper", "last"))} == told
