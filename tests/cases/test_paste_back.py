"""Whatever a result names as missing can be pasted under ``facts:`` and answered, and then it is settled."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dalel.case.case import Case
from dalel.casefile.answer import add_answer
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.norms.sentences import Sentences
from dalel.qualification.model import Literal, Qualification, Value
from dalel.qualification.qualify import qualify

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
DECIDED = {Value.MET, Value.NOT_MET}


@cache
def law() -> Law:
    return load_law()[0]


def judged(text: str, folder: Path) -> Qualification:
    case, problems = read_case_text(text.encode(), law(), "case.yaml", folder)
    assert problems == ()
    assert isinstance(case, Case)
    facts, problems = establish(case, (), law())
    assert problems == ()
    assert facts.contradictions == ()
    return qualify(case, facts, law(), date(2026, 11, 24))[0]


def missing(result: Qualification) -> list[Literal]:
    sets = [cube for head in result.heads for cube in (*head.missing_for, *head.missing_against)]
    return list(dict.fromkeys(literal for cube in sets for literal in cube))


@pytest.mark.parametrize("name", NAMES)
def test_every_missing_sentence_can_be_answered(name: str) -> None:
    folder = EXAMPLES / name
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    before = judged(text, folder)
    write = Sentences(law()).write
    values = {head.key: head.value for head in before.heads}
    for literal in missing(before):
        for answer in ("yes", "no"):
            after = judged(add_answer(text, write(literal.atom), answer), folder)
            atoms = {one.atom for one in missing(after)}
            assert literal.atom not in atoms, (write(literal.atom), answer)
            for head in after.heads:  # what was decided stays decided, the same way
                if values.get(head.key) in DECIDED:
                    assert head.value is values[head.key], (head.key, write(literal.atom), answer)


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_set_makes_its_line_met(name: str) -> None:
    folder = EXAMPLES / name
    text = (folder / "case.yaml").read_text(encoding="utf-8")
    write = Sentences(law()).write
    for head in judged(text, folder).heads:
        if head.value is not Value.OPEN or not head.missing_for:
            continue
        answered = text
        for literal in head.missing_for[0]:
            answered = add_answer(answered, write(literal.atom), "yes" if literal.positive else "no")
        (line,) = [each for each in judged(answered, folder).heads if each.key == head.key]
        assert line.value in {Value.MET, Value.MET_UNLESS}, (head.key, head.missing_for[0])
