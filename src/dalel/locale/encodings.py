"""Which encoding the bytes of a Kazakh or Russian text are likely in, when they are not UTF-8.

Only a message is made of it, for the writer to check: a text is never read by a guess.
"""

from __future__ import annotations

from dalel.locale.collation import ALPHABET

CYRILLIC = {"CP1251": "cp1251", "RK1048": "kz1048", "KOI8-R": "koi8-r", "CP866": "cp866"}
_LOOKED_AT = 20_000  # bytes
_TOO_FEW = 4  # what two small letters count: a wrong byte or two tell no encoding
_SMALL = frozenset(ALPHABET)
_LARGE = frozenset(ALPHABET.upper())


def likely_encoding(content: bytes) -> str:
    """Return the encoding that makes the best words of the bytes, as iconv calls it; empty if none does."""
    content = content[: _LOOKED_AT - _LOOKED_AT % 2]
    wide = _wide(content)
    if wide:
        return wide
    best, most = "", _TOO_FEW
    for name, codec in CYRILLIC.items():
        score = _score(content.decode(codec, "replace"))
        if score > most:
            best, most = name, score
    return best


def _wide(content: bytes) -> str:
    """Return the name of UTF-16 where every second byte of the ASCII in it is zero."""
    zeros = content.count(0)
    if zeros * 8 < len(content):
        return ""
    even = content[::2].count(0)
    if even * 10 > zeros * 9:
        return "UTF-16BE"
    return "UTF-16LE" if even * 10 < zeros else ""


def _score(text: str) -> int:
    """Return how much a text looks written: small letters count for it, signs that nobody writes against it."""
    signs = [sign for sign in text if sign > "\x7f"]
    small = sum(sign in _SMALL for sign in signs)
    large = sum(sign in _LARGE for sign in signs)
    strange = sum(not (sign.isalpha() or sign in "–—«»“”„’…№°· \xa0") for sign in signs)
    foreign = sum(sign.isalpha() for sign in signs) - small - large
    return 2 * small - foreign - 2 * strange
