"""Characters that can be shown: what no font holds, and what steers a terminal, is named instead."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

# Controls, formats (bidirectional marks, zero widths), surrogates, private and unassigned code points.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# A word that nobody reads to its end is cut: to break a million signs into lines takes minutes.
LONGEST = 1_000
_LONG = re.compile(rf"(\S{{{LONGEST}}})(\S+)")
_BLANKS = {"\n": " ", "\t": " ", "\r": " ", "\u2028": " ", "\u2029": " "}


def visible(text: str) -> str:
    """Return the text for a terminal: controls and direction marks are named as [U+202E]."""
    text = cut(text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        _BLANKS.get(sign) or (named(sign) if unicodedata.category(sign) in _INVISIBLE else sign)
        for sign in text
    )


def printable(text: str) -> str:
    """Return the text for print: whatever the report's fonts do not hold is named as [U+1F600]."""
    text = cut(text)
    if text.isascii() and text.isprintable():
        return text
    held = _held()
    return "".join(
        sign if sign in held else _BLANKS.get(sign) or named(sign)
        for sign in unicodedata.normalize("NFC", text)
    )


def cut(text: str) -> str:
    """Return the text with the beginnings only of words too long to print; the JSON form has them whole."""
    if len(text) <= LONGEST:
        return text
    return _LONG.sub(lambda found: f"{found[1]}… [+{len(found[2])}]", text)


def named(sign: str) -> str:
    """Return [U+1F600]."""
    return f"[U+{ord(sign):04X}]"


@cache
def _held() -> frozenset[str]:
    coverage = (files("dalel.report") / "fonts" / "COVERAGE.txt").read_text(encoding="utf-8")
    held: set[str] = set()
    for line in coverage.splitlines():
        if line and not line.startswith("#"):
            low, _, high = line.partition("-")
            held.update(map(chr, range(int(low, 16), int(high or low, 16) + 1)))
    return frozenset(held)
