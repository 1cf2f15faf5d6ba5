"""How many columns of a terminal a text takes: Chinese signs and emoji take two, marks over a letter none."""

from __future__ import annotations

import textwrap
import unicodedata

_SECOND = "\0"  # stands for the second column of a wide sign; what is shown never holds it
_WIDE = frozenset({"W", "F"})
_OVER = frozenset({"Mn", "Me"})


class _Wrapper(textwrap.TextWrapper):
    """Breaks a word that is too wide for a line, but never between the two columns of a sign."""

    def _handle_long_word(
        self, reversed_chunks: list[str], cur_line: list[str], cur_len: int, width: int
    ) -> None:
        room = width - cur_len
        halved = room > 1 and reversed_chunks[-1][room : room + 1] == _SECOND
        super()._handle_long_word(reversed_chunks, cur_line, cur_len, width - halved)


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrapped(text: str, width: int, indent: str, hang: str) -> list[str]:
    """Return the lines of a text, none wider than ``width``; words are broken only where one alone is wider."""
    spread = text if text.isascii() else "".join(map(_spread, text))
    lines = _Wrapper(
        width, initial_indent=indent, subsequent_indent=hang, break_on_hyphens=False
    ).wrap(spread)
    return [line.replace(_SECOND, "") for line in lines]


def _columns(sign: str) -> int:
    if unicodedata.category(sign) in _OVER:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in _WIDE else 1


def _spread(sign: str) -> str:
    return sign + _SECOND if unicodedata.east_asian_width(sign) in _WIDE else sign
