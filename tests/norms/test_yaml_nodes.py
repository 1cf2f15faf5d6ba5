"""YAML with places: nothing is converted, nothing is guessed, every trap is explained."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.norms import yaml_nodes
from dalel.norms.yaml_nodes import REASONS, ListNode, MapNode, ScalarNode, plain, read_yaml

OURS = {
    *(message for _, _, message in REASONS),
    *(text for name, text in vars(yaml_nodes).items() if name.isupper() and isinstance(text, str)),
}


def told(text: str) -> list[str]:
    """Return the problems of a text."""
    return [f"{one.position}: {one.text()}" for one in read_yaml(text, "case.yaml")[1]]


def test_every_scalar_stays_what_was_written() -> None:
    root, problems = read_yaml("a: NO\nb: 1.10\nc: 22:30\nd: 2026-01\ne: ~\nf: 'yes'\ng:\n")

    assert () == problems
    assert {
        "a": "NO",
        "b": "1.10",
        "c": "22:30",
        "d": "2026-01",
        "e": "~",
        "f": "yes",
        "g": "",
    } == plain(root)
    assert isinstance(root, MapNode)
    quoted = root.get("f")
    assert isinstance(quoted, ScalarNode)
    assert quoted.quoted
    assert root.get("x") is None


def test_places_are_those_of_the_file() -> None:
    root, _ = read_yaml("a:\n  - b\n  - {c: d}\n", "x.yaml")

    assert isinstance(root, MapNode)
    items = root.get("a")
    assert isinstance(items, ListNode)
    assert ["x.yaml:2:5", "x.yaml:3:5"] == [str(one.position) for one in items.items]
    inner = items.items[1]
    assert isinstance(inner, MapNode)
    assert inner.flow
    assert "x.yaml:3:9" == str(inner.entries[0][1].position)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            "3:1: “a” stands here a second time (first in line 1); keep one of the two.",
        ),
        (
            "a:\n\tb: 1\n",
            "2:1: A tab stands here; YAML indents with spaces only. Replace the tab by two spaces for each step.",
        ),
        (
            "a: &x 1\nb: 2\n",
            "1:4: YAML anchors and aliases (“&name”, “*name”) are not used here; write the value out.",
        ),
        (
            "a: !!int 1\n",
            "1:4: YAML tags (“tag:yaml.org,2002:int”) are not used here; write the plain value.",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "2:1: A second document begins here (“---”); one file holds one document.",
        ),
        (
            "[a, b]: 1\n",
            "1:1: A key must be a plain word; here a list or a mapping stands in its place.",
        ),
        ("a: 'x\n", "1:4: A quotation mark is opened here and not closed."),
        (
            "a: b: c\n",
            "1:5: A colon with a blank behind it stands inside a value; put the whole value in quotes.",
        ),
        (
            "a: {b: c\n",
            "1:4: A brace or bracket is opened here and not closed, or a comma is missing inside it.",
        ),
        ("a: @x\n", "1:4: A value cannot begin with this character; put the value in quotes."),
        (
            "a: 1\n b: 2\n",
            "2:3: A colon with a blank behind it stands inside a value; put the whole value in quotes.",
        ),
        ("a: 1\nb\nc: 2\n", "3:1: A colon is missing: each line is “key: value”."),
        (
            "x: {does:, when}\n",
            "1:9: Inside braces a colon is followed by a blank and a value, as in “{key: value, key: value}”; here the value is missing.",
        ),
        (
            "a: [,]\n",
            "1:5: A key or a value is expected here; a comma or a closing brace or bracket stands there.",
        ),
        (
            "a: - b\n",
            "1:4: An entry of a list (“- ”) cannot begin here; each begins on a line of its own below its key.",
        ),
        ("a: %x\n", "1:4: A value cannot begin with this character; put the value in quotes."),
        (
            "%FOO\n---\na: b\n",
            "1:1: A line cannot begin with “%”; put it in quotes, or leave it out.",
        ),
        ("a: *\n", "1:4: A value cannot begin with “&” or “*”; put the value in quotes."),
        ("a: \x07\n", "1:4: A character that YAML does not allow (code 0007) stands here."),
    ],
)
def test_a_trap_is_explained(text: str, expected: str) -> None:
    assert f"case.yaml:{expected}" in told(text)


def test_depth_is_limited() -> None:
    assert (
        "The values are nested more than 40 deep here; no file needs that." in told("[" * 5000)[0]
    )


@settings(deadline=None, max_examples=400)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}&*!|>'\"# \n\t,?%@`\\1"), max_size=40))
def test_any_text_is_read_or_explained(text: str) -> None:
    root, problems = read_yaml(text, "x")

    assert root is None or problems or plain(root) is not None
    for problem in problems:
        assert problem.text()
        assert problem.message in OURS, "no word of the YAML library's own reaches the reader"
        assert 1 <= problem.position.line <= text.count("\n") + 1
        assert 1 <= problem.position.column


nodes = st.recursive(
    st.text(alphabet="абв xyz-1", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abcdef", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(nodes)
def test_json_is_yaml(value: object) -> None:
    """A case file may be JSON: what it holds is what is read."""
    import json

    root, problems = read_yaml(json.dumps(value, ensure_ascii=False))

    assert () == problems
    assert value == plain(root)
