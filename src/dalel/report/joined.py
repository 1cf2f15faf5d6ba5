"""Words that stay on one line in print: a number and its unit, a dash and what it follows, a word of one letter."""

from __future__ import annotations

import re

_NO_BREAK = "\u00a0"
# A line begins neither with a point or dash between two things, nor with the unit or the sum of a number.
_BEFORE = re.compile(r"(?:^|(?<=\S)) (?=[·—–] )")
_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]{1,5}\b)")
_SUM = re.compile(r"(?<=:) (?=\d+(?:$|[;,.)]))")
_SIGN = re.compile(r"(?<=[№§]) (?=\S)")
_ALONE = re.compile(r"(?<![^\s(«„“])([^\W\d_a-z]) (?=\S)", re.IGNORECASE)


def joined(text: str) -> str:
    """Return the text with spaces that do not break where good print breaks none."""
    text = _BEFORE.sub(_NO_BREAK, text)
    text = _UNIT.sub(_NO_BREAK, text)
    text = _ALONE.sub(rf"\1{_NO_BREAK}", text)
    text = _SIGN.sub(_NO_BREAK, text)
    return _SUM.sub(_NO_BREAK, text)
