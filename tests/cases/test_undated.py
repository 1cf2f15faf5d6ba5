"""A deed without any day: what likely stands leads, what likely does not comes last, the day is asked first."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dalel.case.case import Case
from dalel.case.sentence import Threshold
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.qualification.model import Head, Qualification, Value
from dalel.qualification.qualify import qualify
from dalel.report.wording.questions import ask
from dalel.report.wording.speech import Speech

CASE = Path(__file__).parents[2] / "examples/director-calls/case.yaml"
DEEDS = re.compile(r"(?<=\nacts:\n).*?(?=\ntransfers:)", re.DOTALL)


@cache
def law() -> Law:
    return load_law()[0]


def judged(when: str) -> tuple[Case, Qualification]:
    """Judge the example with another line for the day of each deed."""
    text = CASE.read_text()
    acts = re.sub(r"\n    when:.*", when, DEEDS.findall(text)[0])
    case, _ = read_case_text(DEEDS.sub(lambda _: acts, text), law())
    assert case is not None
    facts, _ = establish(case, (), law())
    return case, qualify(case, facts, law(), date(2026, 11, 24))[0]


def of_bek(found: Qualification) -> list[Head]:
    return [head for head in found.heads if head.actor == "bek" and head.deed == "call"]


def test_large_fraud_leads_and_small_theft_comes_last() -> None:
    _case, found = judged("")
    crimes = [head.norm.id for head in of_bek(found) if head.norm.id.startswith("kz.cc")]
    assert crimes[0] == "kz.cc.190.3"
    assert crimes[-1] in {"kz.cc.187.1", "kz.cc.190.1", "kz.cc.190.2"}
    (small,) = [head for head in of_bek(found) if head.norm.id == "kz.cc.187.1"]
    assert small.value is Value.OPEN, "the order is a guess, the verdict is none"
    assert small.by_last_text is Value.NOT_MET


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "On what day was “call” done?"),
        ("ru", "В какой день совершено деяние «call»?"),
        ("kk", "«call» әрекеті қай күні жасалды?"),
    ],
)
def test_the_day_is_asked_first_as_a_day(language: str, said: str) -> None:
    case, found = judged("")
    first = found.questions[0].atom
    assert isinstance(first, Threshold)
    assert ask(Speech.of(language, law(), case), first) == said
    for head in of_bek(found):
        if head.value is Value.OPEN:
            asked = head.next_question
            assert isinstance(asked, Threshold), head.norm.id
            assert asked.measure.term == "day of deed"


def test_a_day_before_which_it_was_done_is_something_told() -> None:
    case, found = judged("\n    when: before 2026-03-05")
    assert all(head.by_last_text is None for head in found.heads)
    days = [
        ask(Speech.of("en", law(), case), each.atom)
        for each in found.questions
        if isinstance(each.atom, Threshold) and each.atom.measure.term == "day of deed"
    ]
    assert days, "on which side of a change of the law it was is open"
    assert not any(each.startswith("On what day") for each in days)
