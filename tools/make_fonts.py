"""Make the fonts that the report embeds, out of Debian's Noto fonts.

Needs `apt-get install fonts-noto-core` (Debian 12) on the machine; the result is committed, so that
nobody else needs it:

    .venv/bin/python tools/make_fonts.py

Noto Sans and Noto Serif carry the text in Kazakh, Russian and English; Noto Sans Mono the hashes
and whatever a file says of itself; Noto Sans Math and Noto Sans Symbols 2 the signs that the others
lack (≥ ≤ → ✓ ✗ ○ ● □ ■). Beside the fonts stands COVERAGE.txt, the visible code points that they
hold together: what is not there is printed as [U+1F600]. Invisible ones (soft hyphen, zero-width
space, word joiner) stand in the fonts for the writer's own use and not in the list, so that a name
that hides one shows it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

SOURCE = Path("/usr/share/fonts/truetype/noto")
TARGET = Path(__file__).resolve().parent.parent / "src" / "dalel" / "report" / "fonts"

LETTERS = [
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x018F, 0x018F),  # Ə, as in Azerbaijani names
    (0x01E6, 0x01E7),  # Ǧ
    (0x0218, 0x021B),  # Ș Ț
    (0x0259, 0x0259),  # ə
    (0x02BB, 0x02BC),  # the apostrophes of Uzbek and Ukrainian names
    (0x0300, 0x030C),  # accents, as in й taken apart by some file systems
    (0x0327, 0x0328),  # cedilla, ogonek
    (0x0400, 0x04FF),  # Cyrillic, with every letter of Kazakh and its neighbours
    (0x1E9E, 0x1E9E),  # capital ß
    (0x2002, 0x200B),  # spaces
    (0x2010, 0x2015),  # hyphens and dashes
    (0x2018, 0x201E),  # quotation marks
    (0x2020, 0x2022),  # daggers, bullet
    (0x2026, 0x2026),  # ellipsis
    (0x202F, 0x202F),  # the narrow space of numbers
    (0x2030, 0x2030),  # per mille
    (0x2032, 0x2033),  # primes
    (0x2039, 0x203A),  # single guillemets
    (0x2060, 0x2060),  # word joiner
    (0x2070, 0x2070),  # superscripts
    (0x2074, 0x2079),
    (0x2080, 0x2089),  # subscripts
    (0x20A0, 0x20BF),  # money: tenge, rouble, euro
    (0x2116, 0x2117),  # № ℗
    (0x2122, 0x2122),  # trade mark
]
MATHEMATICS = [
    (0x2190, 0x2195),  # arrows
    (0x21D2, 0x21D2),  # ⇒
    (0x21D4, 0x21D4),  # ⇔
    (0x2208, 0x2209),  # ∈ ∉
    (0x2212, 0x2213),  # minus, ∓
    (0x221E, 0x221E),  # infinity
    (0x2227, 0x222A),  # ∧ ∨ ∩ ∪
    (0x2248, 0x2248),  # ≈
    (0x2260, 0x2261),  # ≠ ≡
    (0x2264, 0x2265),  # ≤ ≥
]
SIGNS = [
    (0x25A0, 0x25A1),  # squares
    (0x25AA, 0x25AB),
    (0x25B2, 0x25B3),  # triangles
    (0x25B6, 0x25B7),
    (0x25BC, 0x25BD),
    (0x25C6, 0x25C7),  # diamonds
    (0x25CB, 0x25CB),  # circles
    (0x25CF, 0x25D1),
    (0x25D4, 0x25D5),
    (0x2605, 0x2606),  # stars
    (0x2610, 0x2612),  # ballot boxes
    (0x26A0, 0x26A0),  # warning
    (0x2713, 0x2718),  # ticks and crosses
]
FONTS = {
    "NotoSans-Regular": LETTERS,
    "NotoSans-Bold": LETTERS,
    "NotoSans-Italic": LETTERS,
    "NotoSerif-Regular": LETTERS,
    "NotoSerif-Bold": LETTERS,
    "NotoSerif-Italic": LETTERS,
    "NotoSansMono-Regular": [*LETTERS, *MATHEMATICS, *SIGNS],
    "NotoSansMath-Regular": MATHEMATICS,
    "NotoSansSymbols2-Regular": SIGNS,
}


def expand(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Return every code point of inclusive ranges."""
    for first, last in ranges:
        yield from range(first, last + 1)


def collapse(points: Iterable[int]) -> list[tuple[int, int]]:
    """Return sorted inclusive ranges over the code points."""
    ranges: list[tuple[int, int]] = []
    for point in sorted(points):
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1] = (ranges[-1][0], point)
        else:
            ranges.append((point, point))
    return ranges


def subset(name: str, ranges: Iterable[tuple[int, int]]) -> set[int]:
    """Write one font cut down to the ranges; return the code points that it holds."""
    options = Options()
    options.hinting = False  # the writer sets outlines; hints are for screens of small resolution
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # names, version, licence
    options.layout_features = [*Options._layout_features_default, "lnum", "tnum"]  # noqa: SLF001
    font = load_font(str(SOURCE / f"{name}.ttf"), options)
    font.recalcTimestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(expand(ranges)))
    subsetter.subset(font)
    path = TARGET / f"{name}.ttf"
    save_font(font, str(path), options)
    held = set(font.getBestCmap())
    print(f"{path.name:32} {path.stat().st_size // 1024:4} KB  {len(held)} code points")
    return held


def main() -> None:
    """Write the fonts and the list of what they cover."""
    if not SOURCE.is_dir():
        sys.exit(f"there are no fonts in {SOURCE}: apt-get install fonts-noto-core")
    held: set[int] = set()
    for name, ranges in FONTS.items():
        held |= subset(name, ranges)
    lines = [
        "# Visible code points that the fonts of this folder hold. Made by tools/make_fonts.py."
    ]
    visible = (point for point in held if unicodedata.category(chr(point)) != "Cf")
    lines += [f"{first:04X}-{last:04X}" for first, last in collapse(visible)]
    (TARGET / "COVERAGE.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
