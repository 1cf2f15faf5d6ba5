"""Splits a line of the rule language into words with their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = re.compile(r"[^\s()]+|[()]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a bracket, and where it stands: columns count from 1, ``end`` is the column behind it."""

    text: str
    line: int
    column: int

    @property
    def end(self) -> int:
        """Return the column just behind the word."""
        return self.column + len(self.text)


def words_of(text: str, line: int, column: int = 1) -> list[Word]:
    """Split at blanks; round brackets are words of their own."""
    return [Word(found.group(), line, column + found.start()) for found in _WORDS.finditer(text)]
