"""What is told of a deed and a thing moves nothing unless the deed names the thing: whoever tells it is warned."""

from __future__ import annotations

import pytest

from dalel.casefile.read import read_case_text
from dalel.norms.load import load_law

LAW = load_law()[0]
CASE = """\
case: x
persons: {{a: {{is: natural}}, v: {{is: natural}}}}
media: {{clip: {{shows: v}}, other: {{shows: v}}}}
data: {{face: {{of: v, kind: face}}, voice: {{of: v, kind: voice}}}}
acts: {{post: {{by: a, does: publish, when: 2026-01, uses: clip, result: other, data: face}}}}
facts: {{{sentence}: {state}}}
"""


@pytest.mark.parametrize(
    ("sentence", "state", "expected"),
    [
        ("post spreads voice", "yes", ["data: voice"]),
        ("post spreads voice", "unknown", ["data: voice"]),
        ("post spreads voice", "no", []),
        ("post spreads face", "yes", []),
        ("post spreads clip", "yes", []),
        ("post spreads other", "yes", []),
        ("v consented to post", "yes", []),
    ],
)
def test_a_thing_that_the_deed_does_not_name(
    sentence: str, state: str, expected: list[str]
) -> None:
    case, problems = read_case_text(CASE.format(sentence=sentence, state=state), LAW, "case.yaml")

    assert case is not None
    found = [each for each in problems if each.code == "case.unplaced"]
    assert expected == [f"{each.english()['field']}: {each.english()['thing']}" for each in found]
    assert [6] * len(expected) == [each.position.line for each in found]
