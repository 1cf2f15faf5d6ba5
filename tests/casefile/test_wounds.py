"""Every example with wounds: lines lost, doubled, exchanged, moved; signs put in. It is read or explained.

Whatever is wrong has a place inside the file, and no stage stumbles over what could still be read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.case.position import Position, Problem
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXTS = {
    path.parent.name: path.read_text(encoding="utf-8")
    for path in sorted(EXAMPLES.glob("*/case.yaml"))
}
SIGNS = st.sampled_from(
    [*"{}[]:,-&*!|>'\"%@`#?\\~\t\x07\x85\u2028\ufeff\ufffd", "😀", "李", "қ", ": ", " - ", "--- ", "...", "\r", "é"]
) | st.characters(codec="utf-8")  # fmt: skip
WOUNDS = st.lists(
    st.tuples(
        st.sampled_from(
            ["lose", "double", "exchange", "indent", "outdent", "insert", "cut", "join"]
        ),
        st.integers(0, 10_000),
        st.integers(0, 200),
        SIGNS,
    ),
    min_size=1,
    max_size=6,
)


@cache
def law() -> Law:
    return load_law()[0]


def wounded(text: str, wounds: list[tuple[str, int, int, str]]) -> str:
    lines = text.split("\n")
    for kind, where, column, sign in wounds:
        at = where % len(lines)
        line = lines[at]
        cut = column % (len(line) + 1)
        match kind:
            case "lose" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, line)
            case "exchange":
                other = (at + column) % len(lines)
                lines[at], lines[other] = lines[other], line
            case "indent":
                lines[at] = " " * (1 + column % 4) + line
            case "outdent":
                lines[at] = line[min(2, len(line) - len(line.lstrip())) :]
            case "insert":
                lines[at] = line[:cut] + sign + line[cut:]
            case "cut":
                lines[at] = line[:cut]
            case "join" if at + 1 < len(lines):
                lines[at : at + 2] = [line + sign + lines[at + 1].lstrip()]
    return "\n".join(lines)


def inside(place: Position, text: str) -> bool:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if place.file != "case.yaml":
        return False
    if not place.line:
        return not place.column
    return place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1


def read_through(text: str) -> None:
    """Read a text and establish its facts; every problem must be told at a place of the text."""
    case, problems = read_case_text(text, law())
    said: tuple[Problem, ...] = problems
    if case is not None:
        facts, found = establish(case, (), law())
        said = (*problems, *found)
        for clash in facts.contradictions:
            assert clash.facts
    assert case is not None or problems
    for problem in said:
        assert problem.text()
        assert inside(problem.position, text), (problem.code, str(problem.position))


@pytest.mark.parametrize("name", sorted(TEXTS))
@settings(max_examples=60, deadline=None)
@given(wounds=WOUNDS)
def test_an_example_with_wounds(name: str, wounds: list[tuple[str, int, int, str]]) -> None:
    read_through(wounded(TEXTS[name], wounds))


@settings(max_examples=100, deadline=None)
@given(wounds=WOUNDS)
def test_a_json_case_with_wounds(wounds: list[tuple[str, int, int, str]]) -> None:
    """JSON is read by the same rules; its places count too."""
    text = (
        '{\n "case": "x",\n "persons": {\n  "dana": {"is": "natural"},\n  "bek": {"is": "natural"}\n },\n'
        ' "acts": {\n  "call": {"by": "bek", "does": "call", "when": "2026-03-04"}\n },\n'
        ' "facts": {\n  "call misleads dana": "unknown"\n }\n}\n'
    )
    text = wounded(text, wounds)
    case, problems = read_case_text(text, law(), "case.json")

    assert case is not None or problems
    assert all(problem.text() for problem in problems)
    assert all(
        problem.position.line <= text.count("\n") + text.count("\r") + 1 for problem in problems
    )
