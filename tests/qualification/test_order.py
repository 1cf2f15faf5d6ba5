"""Days of two events: open where they overlap, decided where they do not, and closed under the order of deeds."""

from __future__ import annotations

import pytest
from tests.qualification.shipped import AS_OF, heads, judged, law, told

from dalel.case.fact import Fact
from dalel.case.sentence import Atom
from dalel.facts.messages import AGES_APART
from dalel.qualification.charging import Charging
from dalel.qualification.judging import Judging
from dalel.qualification.model import Value
from dalel.qualification.order import OLDER

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


BOY = """
case: x
persons:
  boy: {is: natural, sane: yes}
  aida: {is: natural, alive: yes}
media:
  fake: {origin: ai-generated, shows: aida, scene: invented}
acts:
  first: {by: boy, does: publish, when: FIRST, channel: platform, uses: fake, against: aida, purpose: humiliate, mind: wanted}
  last: {like: first, when: LAST}
facts:
  form of first is indecent: yes
  form of last is indecent: yes
  first humiliates aida: yes
  last humiliates aida: yes
"""
INSULT = "kz.cc.131.1"
ANSWERS, TOO_YOUNG = Value.MET, Value.NOT_MET


def insults(first: str, last: str, *ages: str) -> tuple[Value, Value]:
    """Return what becomes of two insults by somebody of whom ``facts:`` tells some ages; sixteen answers."""
    found = judged(
        BOY.replace("FIRST", first).replace("LAST", last) + "".join(f"  {each}\n" for each in ages)
    )
    values = {head.deed: head.value for head in heads(found, INSULT) if head.norm.id == INSULT}
    return values["first"], values["last"]


@pytest.mark.parametrize(
    ("first", "last", "age", "expected"),
    [
        (
            "2026-03-01",
            "2026-05-01",
            "age of boy at the end of first: 16 years",
            (ANSWERS, ANSWERS),
        ),
        (
            "2026-03-01",
            "2026-05-01",
            "age of boy at the end of last: 15 years",
            (TOO_YOUNG, TOO_YOUNG),
        ),
        ("2026-03-01", "2026-05-01", "age of boy at the end of first: 15 years", (TOO_YOUNG, OPEN)),
        ("2026-03-01", "2026-05-01", "age of boy at the end of last: 16 years", (OPEN, ANSWERS)),
        (
            "2024-03-01",
            "2025-03-01",
            "age of boy at the start of first: 15 years",
            (TOO_YOUNG, ANSWERS),
        ),
        (
            "2024-03-01",
            "2025-02-28",
            "age of boy at the start of first: 15 years",
            (TOO_YOUNG, OPEN),
        ),
        (
            "2024-03-01",
            "2026-03-02",
            "age of boy at the start of last: 17 years",
            (TOO_YOUNG, ANSWERS),
        ),
        ("2024-03-01", "2026-02-28", "age of boy at the start of last: 17 years", (OPEN, ANSWERS)),
        ("2026-03", "2026-03", "age of boy at the start of first: 16 years", (ANSWERS, OPEN)),
        (
            "2026-03",
            "2026-04",
            "age of boy at the start of first is at least 16 years: yes",
            (ANSWERS, ANSWERS),
        ),
    ],
)
def test_an_age_that_is_told_at_one_deed_bounds_it_at_the_others(
    first: str, last: str, age: str, expected: tuple[Value, Value]
) -> None:
    assert expected == insults(first, last, age)


def test_of_two_deeds_the_earlier_age_is_enough_to_ask_for() -> None:
    """Nobody told any age: who was sixteen in March is asked of no more in May, and who was not in May was not in March."""
    case, facts = told(BOY.replace("FIRST", "2026-03-01").replace("LAST", "2026-05-01"))
    charging = Charging(case, facts, law(), AS_OF, {})
    charging.charge()
    Judging(charging).answers()
    older = [clause for clause, why in charging.axioms.clauses if why == OLDER]
    named = [[(str(charging.atoms.named(number)), sign) for number, sign in each] for each in older]
    assert any(
        "first" in one and not no and "last" in two and yes for (one, no), (two, yes) in named
    )
    assert not any("last" in one and not no and "first" in two for (one, no), (two, _) in named)


def test_ages_that_the_days_do_not_allow_exclude_each_other() -> None:
    ages = ("age of boy at the end of first: 17 years", "age of boy at the end of last: 15 years")
    text = BOY.replace("FIRST", "2026-03-01").replace("LAST", "2026-05-01")
    found = judged(text + "".join(f"  {each}\n" for each in ages))
    (clash,) = found.contradictions
    assert AGES_APART == clash.reason
    assert ["first", "last"] == sorted(member.about.args[1] for member in clash.facts)  # type: ignore[union-attr]
    assert (OPEN, OPEN) == insults("2026-03-01", "2026-05-01", *ages)
    apart = ("age of boy at the end of first: 15 years", "age of boy at the end of last: 17 years")
    assert (TOO_YOUNG, ANSWERS) == insults("2024-03-01", "2026-05-01", *apart)
