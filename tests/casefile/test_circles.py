"""What comes of itself is told once, at the link that closes the circle."""

from __future__ import annotations

import pytest
from tests.casefile.vocabulary import read

HEAD = "case: x\npersons: {b: {is: natural}}\nacts: {d: {by: b, does: call, when: 2026}, e: {by: b, does: call, when: 2026, helps: d}}\n"


def told(more: str) -> list[str]:
    _, problems = read(HEAD + more)
    return [
        f"{each.position.line} {each.english()['path']}"
        for each in problems
        if each.code == "case.circle"
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("media:\n  m: {derived-from: n}\n  n: {derived-from: m}\n", ["6 m → n → m"]),
        ("media:\n  m: {derived-from: m}\n", ["5 m → m"]),
        (
            "media:\n  a: {derived-from: m}\n  m: {derived-from: [a, n]}\n  n: {derived-from: m}\n",
            ["6 a → m → a", "7 m → n → m"],
        ),
        ("harms:\n  h: {to: b, because: k}\n  k: {to: b, because: h}\n", ["6 h → k → h"]),
        ("media:\n  m: {derived-from: n}\n  o: {derived-from: [n, m]}\n  n: {}\n", []),
        ("harms:\n  h: {to: b, because: d}\n", []),
    ],
)
def test_a_circle_is_told_at_its_last_link(more: str, expected: list[str]) -> None:
    assert expected == told(more)


def test_a_deed_cannot_help_itself_but_two_may_help_each_other() -> None:
    _, problems = read(HEAD.replace("helps: d", "helps: e"))
    assert ["e → e"] == [each.english()["path"] for each in problems if each.code == "case.circle"]
    _, problems = read(HEAD.replace("2026}, e", "2026, helps: e}, e"))
    assert [] == [each for each in problems if each.code == "case.circle"]
