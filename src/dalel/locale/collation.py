"""Alphabetical order in Kazakh, Russian and English: plain sorting puts ә, ғ and қ after я."""

from __future__ import annotations

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}


def collation_key(text: str) -> tuple[tuple[int, int | str], ...]:
    """Return a key that sorts by the 42-letter Kazakh alphabet, case aside; other signs come before it.

    Russian order is the same with letters left out, so one key serves both.
    """
    folded = text.casefold().replace("i", "і") if _cyrillic(text) else text.casefold()
    return tuple((1, _RANK[sign]) if sign in _RANK else (0, sign) for sign in folded)


def _cyrillic(text: str) -> bool:
    """Return whether the text holds Cyrillic: official texts write Latin i inside Kazakh words."""
    return any("\u0400" <= sign <= "\u04ff" for sign in text)
