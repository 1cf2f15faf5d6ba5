"""Stories judged by hand: what the law says of each, and what the engine says of it.

A story is a folder with ``case.yaml`` and ``law.txt``. A line of ``law.txt`` is ``who · deed · norm · standing``,
worked out from the law files alone, then what else it must show: ``until DAY`` (limitation), ``barred KIND``,
``asks SENTENCE`` (a fact among the smallest missing), ``later DAY milder`` (or harsher, incomparable: the wording
of that day beside that of the deed), ``at most N UNIT`` (of prison, or the fine in tenge).
Every crime and administrative offence that is more than *not met* must stand in it; other lines only where the
story is about them. *Not raised* means that no line speaks of the norm.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from dalel.norms.load import load_law
from dalel.norms.model import Law, NormKind
from dalel.norms.sentences import Sentences
from dalel.qualification.model import BarKind, Head, Stage
from dalel.report.wording.verdicts import Outcome, outcome
from dalel.workflow.run import Request, carry_out
from dalel.workflow.run import Stage as Verb

STORIES = Path(__file__).parent / "stories"
NAMES = sorted(path.name for path in STORIES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 24)
NOT_RAISED = "not raised"
DECIDED = "# decided on "


@cache
def law() -> Law:
    return load_law()[0]


@cache
def heads(name: str) -> tuple[Head, ...]:
    with TemporaryDirectory() as out:
        outcome_ = carry_out(
            Request(
                paths=(STORIES / name,),
                last=Verb.QUALIFY,
                as_of=decided_on(name),
                language="en",
                who="the examiner",
                out=Path(out),
            ),
            law(),
        )
    assert not outcome_.problems, [problem.text() for problem in outcome_.problems]
    assert outcome_.qualification is not None
    return outcome_.qualification.heads


def decided_on(name: str) -> date:
    first = (STORIES / name / "law.txt").read_text(encoding="utf-8").splitlines()[0]
    return date.fromisoformat(first.rpartition(" ")[2]) if first.startswith(DECIDED) else AS_OF


def written(name: str) -> list[list[str]]:
    lines = (STORIES / name / "law.txt").read_text(encoding="utf-8").splitlines()
    return [
        [part.strip() for part in line.split("·")]
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def norm_said(head: Head) -> str:
    """Return the norm with its stage and role, as ``law.txt`` names it: ``kz.cc.190.3 attempt``."""
    stage = "" if head.stage is Stage.COMPLETED else head.stage.value
    return " ".join(part for part in (head.norm.id, stage, head.role) if part)


def place(head: Head) -> tuple[str, str, str]:
    return head.actor, head.deed, norm_said(head)


@pytest.mark.parametrize("name", NAMES)
def test_each_line_is_what_the_law_says(name: str) -> None:
    said: dict[tuple[str, str, str], set[str]] = {}
    for head in heads(name):
        said.setdefault(place(head), set()).add(outcome(head).value)

    for who, deed, norm, standing, *_ in written(name):
        found = said.get((who, deed, norm), {NOT_RAISED})
        assert {standing} == found, (who, deed, norm)


@pytest.mark.parametrize("name", NAMES)
def test_no_line_stands_that_the_law_does_not_know(name: str) -> None:
    expected = {tuple(line[:3]) for line in written(name)}
    more = {
        place(head): outcome(head).value
        for head in heads(name)
        if head.norm.kind in {NormKind.OFFENCE, NormKind.ADMINISTRATIVE}
        and outcome(head) is not Outcome.NOT_MET
        and place(head) not in expected
    }

    assert {} == more


@pytest.mark.parametrize("name", NAMES)
def test_what_a_line_must_show(name: str) -> None:
    for who, deed, norm, _, *rest in written(name):
        for more in rest:
            found = [head for head in heads(name) if place(head) == (who, deed, norm)]
            assert found
            assert all(_shows(head, more) for head in found), (who, deed, norm, more)


def _shows(head: Head, more: str) -> bool:
    word, _, rest = more.partition(" ")
    if word == "until":
        days = [bar.day for bar in head.bars if bar.kind is BarKind.LIMITATION]
        return days == [date.fromisoformat(rest)]
    if word == "barred":
        return any(bar.kind.value == rest and bar.applies for bar in head.bars)
    if word == "unbarred":
        return all(bar.applies is False for bar in head.bars if bar.kind.value == rest)
    if word == "asks":
        write = Sentences(law()).write
        return any(write(lit.atom) == rest for each in head.missing_for for lit in each)
    if word == "later":
        return rest in [f"{each.norm_since} {each.comparison}" for each in head.milder]
    assert more.startswith("at most "), more
    number, unit = more.removeprefix("at most ").split()
    if unit == "KZT":
        return any(str(each.high_sum) == number for each in head.penalties)
    return any(
        each.kind == "prison" and (f"{each.high.normalize():f}", each.unit) == (number, unit)
        for each in head.penalties
        if each.high is not None
    )
