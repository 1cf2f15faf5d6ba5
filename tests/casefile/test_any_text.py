"""Whatever stands in a case file, reading it yields a case or problems, never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.casefile.test_read import STORY
from tests.casefile.vocabulary import law, read

from dalel.case.case import SECTIONS
from dalel.casefile.fields import keys_of
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish

VALUES = st.sampled_from(
    ["yes", "no", "unknown", "dana", "call", "2026-01", "before 2026", "7 days after call", "12 000 KZT", "at least 3",
     "{is: yes, says: dana}", "{is: [dana, call], exhibit: a.png}", "{some of: [dana, bek]}", "[dana, {is: bek}]", "[[a]]",
     "{}", "[]", "", "~", "'", "*a", "&a b", "!!int 3", "{a: b: c}", "- x", "nobody", "never", "\t", "{knew: {all: x}}"]
)  # fmt: skip
KEYS = st.sampled_from(sorted({key for section in SECTIONS for key in keys_of(section)}))


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    read_case_text(content, law())


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    read_case_text(text, law())
    read_case_text(text, law(), "case.json")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(SECTIONS)), KEYS, VALUES), max_size=12), st.booleans()
)
def test_any_fields(told: list[tuple[str, str, str]], flow: bool) -> None:
    lines = ["case: x", "persons: {dana: {}, bek: {}}"]
    for number, (section, key, value) in enumerate(told):
        name = f"t{number}"
        body = f"{{{key}: {value}}}" if flow else f"\n    {key}: {value}"
        lines += [f"{section}:", f"  {name}: {body}"]
    case, problems = read("\n".join(lines))

    for problem in problems:
        assert problem.text()
    if case is not None:
        establish(case, (), law())


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(STORY) - 1), st.text(max_size=4), st.integers(0, 5))
def test_a_story_with_a_wound(at: int, inserted: str, deleted: int) -> None:
    case, problems = read(STORY[:at] + inserted + STORY[at + deleted :])

    assert all(problem.text() for problem in problems)
    assert case is not None or problems
    if case is not None:
        establish(case, (), law())


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(range(4, 19)))
def test_a_broken_line_costs_only_its_entry(number: int) -> None:
    lines = STORY.split("\n")
    broken = lines[number - 1]
    lines[number - 1] = f"{broken} }}{{ ["
    whole, _ = read(STORY)
    case, problems = read("\n".join(lines))

    assert case is not None
    assert whole is not None
    assert any(problem.position.line == number for problem in problems)
    lost = set(whole.things) - set(case.things)
    assert len(lost) <= 1 or not broken.startswith("  ")


@pytest.mark.parametrize("broken", ["  x: {a: [b}", "  x: 'open", "  x: {by: dana, does: call"])
def test_an_entry_that_is_no_yaml_leaves_the_others(broken: str) -> None:
    case, problems = read(STORY.replace("acts:\n", f"acts:\n{broken}\n"))

    assert case is not None
    assert {"make", "call", "payment", "saule"} <= set(case.things)
    assert "yaml.unreadable" in [problem.code for problem in problems]
