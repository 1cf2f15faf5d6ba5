"""What a result lists as missing can be pasted back under ``facts:``, and the answer moves the verdict.

Every smallest set, both ways, of every example; then every single sentence of them, answered yes and no: an
answer is accepted without a mistake and never turns round what was decided (MODEL 35).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from dalel.case.finding import Examination
from dalel.case.position import Problem, Severity
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.norms.sentences import Sentences
from dalel.qualification.model import Head, Literal, Qualification, Standing, Value
from dalel.qualification.qualify import qualify
from dalel.workflow.run import Request, Stage, carry_out

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 24)
MET = {Value.MET, Value.MET_UNLESS}


@cache
def law() -> Law:
    return load_law()[0]


@cache
def sentences() -> Sentences:
    return Sentences(law())


@dataclass(frozen=True)
class Example:
    """A case as its file tells it, its findings, and what it comes to."""

    folder: Path
    told: dict[str, Any]
    examinations: tuple[Examination, ...]
    qualification: Qualification

    def answered(self, answers: dict[str, bool]) -> tuple[Qualification, tuple[Problem, ...]]:
        """Judge the case anew with answers under ``facts:``."""
        words = {sentence: "yes" if answer else "no" for sentence, answer in answers.items()}
        told = {**self.told, "facts": {**self.told.get("facts", {}), **words}}
        case, read = read_case_text(json.dumps(told), law(), "case.json", self.folder)
        assert case is not None
        facts, found = establish(case, self.examinations, law())
        qualification, said = qualify(case, facts, law(), AS_OF)
        return qualification, (*read, *found, *said)


@cache
def example(name: str) -> Example:
    folder = EXAMPLES / name
    with TemporaryDirectory() as out:
        request = Request((folder,), Stage.QUALIFY, AS_OF, "en", "the examiner", Path(out))
        outcome = carry_out(request, law())
    assert outcome.qualification is not None
    told = yaml.load((folder / "case.yaml").read_text(), Loader=yaml.BaseLoader)
    return Example(folder, told, outcome.examinations, outcome.qualification)


def written(literals: tuple[Literal, ...]) -> dict[str, bool]:
    return {sentences().write(each.atom): each.positive for each in literals}


def errors(problems: tuple[Problem, ...]) -> list[str]:
    return [each.text() for each in problems if each.severity is Severity.ERROR]


def decided_against(head: Head | None, after: Qualification, before: Head) -> bool:
    """Return whether a head fell: refuted, displaced, contested, or its core no longer raised."""
    if head is None:
        return (before.norm.id, before.actor, before.deed) in after.not_raised
    fallen = head.standing in {Standing.DISPLACED, Standing.NOT_MET}
    return fallen or head.value in {Value.NOT_MET, Value.CONTESTED}


@pytest.mark.parametrize("name", NAMES)
def test_a_smallest_set_pasted_back_settles_its_line(name: str) -> None:
    """What a reading decides, facts settle under one answer only: such a line ends up contested."""
    case = example(name)
    for before in case.qualification.heads:
        for literals in before.missing_for:
            after, problems = case.answered(written(literals))
            assert not errors(problems), written(literals)
            head = next(each for each in after.heads if each.key == before.key)
            disputed = head.value is Value.CONTESTED and bool(before.by_reading)
            assert disputed or head.value in MET, (before.key, written(literals), head.value)
        for literals in before.missing_against:
            after, problems = case.answered(written(literals))
            assert not errors(problems), written(literals)
            found = next((each for each in after.heads if each.key == before.key), None)
            assert decided_against(found, after, before), (before.key, written(literals))


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_accepted_moves_something_and_turns_nothing_round(name: str) -> None:
    case = example(name)
    before = {each.key: each for each in case.qualification.heads}
    asked = {
        sentence
        for head in before.values()
        for literals in (*head.missing_for, *head.missing_against)
        for sentence in written(literals)
    }
    asked |= {sentences().write(each.atom) for each in case.qualification.questions}
    for sentence in sorted(asked):
        for answer in (True, False):
            after, problems = case.answered({sentence: answer})
            assert not errors(problems), sentence
            heads = {each.key: each for each in after.heads}
            assert any(
                key not in heads
                or (heads[key].value, heads[key].missing_for, heads[key].missing_against)
                != (head.value, head.missing_for, head.missing_against)
                for key, head in before.items()
            ), f"{sentence}: {answer} moves nothing"
            turned = [
                key
                for key, head in before.items()
                if (head.value is Value.MET and heads[key].value is not Value.MET)
                or (head.value is Value.NOT_MET and heads[key].value is not Value.NOT_MET)
            ]
            assert not turned, (sentence, answer, turned)
