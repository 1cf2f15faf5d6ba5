"""Whether a deed was done, as its act tells it, under the vocabulary of the house."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.norms.sentences import Sentences
from dalel.qualification.qualify import qualify

HEAD = "case: x\npersons:\n  bek: {is: natural, sane: yes}\n"


@cache
def law() -> Law:
    return load_law()[0]


def states(text: str) -> dict[str, str]:
    case, problems = read_case_text(text, law(), "case.yaml", Path())
    assert case is not None, [problem.text() for problem in problems]
    facts, _ = establish(case, (), law())
    return {
        Sentences(law()).write(atom): fact.state.value
        for atom, fact in facts.facts.items()
        if atom.term == "deed was done"
    }


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("does: call", "established"),
        ("does: call, happened: no", "refuted"),
        ("does: call, happened: disputed", "disputed"),
        ("does: call, happened: unknown", "unknown"),
        ("does: {is: call, says: bek}", "established"),
    ],
)
def test_an_act_told_with_its_verb_was_done_unless_it_says_otherwise(told: str, state: str) -> None:
    found = states(HEAD + f"acts: {{d: {{by: bek, {told}, when: 2026-03-01}}}}\n")

    assert {"d was done": state} == found


def test_an_act_without_a_verb_says_nothing_of_its_being_done() -> None:
    assert {} == states(HEAD + "acts: {d: {by: bek, when: 2026-03-01}}\n")
    assert {} == states(HEAD + "acts: {d: {by: bek, does: unknown, when: 2026-03-01}}\n")


def test_acts_that_share_nothing_are_judged_apart() -> None:
    """Each person's act stays a small formula of its own: none hangs on whether another was done."""
    number = 12
    text = "case: x\npersons:\n"
    for at in range(number):
        text += f"  by{at}: {{is: natural, age: at least 20}}\n  of{at}: {{is: natural}}\n"
    text += "data:\n" + "".join(
        f"  d{at}: {{of: of{at}, secret: unknown}}\n" for at in range(number)
    )
    text += "acts:\n" + "".join(
        f"  a{at}: {{by: by{at}, does: publish, data: d{at}, when: 2026-03-01, channel: website}}\n"
        for at in range(number)
    )
    case, _ = read_case_text(text, law(), "case.yaml", Path())
    assert case is not None
    facts, _ = establish(case, (), law())

    found, _ = qualify(case, facts, law(), date(2026, 11, 24))

    for head in found.heads:
        own = head.deed.removeprefix("a")
        for cube in (*head.missing_for, *head.missing_against):
            words = " ".join(Sentences(law()).write(literal.atom) for literal in cube)
            others = {f"a{at}" for at in range(number)} - {f"a{own}"}
            assert not others & set(words.split()), words
