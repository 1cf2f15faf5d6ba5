"""The report's fonts: every letter that it needs, and a true list of what they hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "src" / "dalel" / "report" / "fonts"
KAZAKH = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
SIGNS = "₸№«»—–§·…•“”„’‘+×−≥≤→✓✗○●■□▪"
TEXTS = ["NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSansMono-Regular"]


def held(name: str) -> set[int]:
    """Return the code points of one font."""
    return set(TTFont(FOLDER / f"{name}.ttf").getBestCmap())


def covered() -> set[int]:
    """Return the code points that COVERAGE.txt lists."""
    lines = (FOLDER / "COVERAGE.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("-") for line in lines if not line.startswith("#")]
    return {point for first, last in pairs for point in range(int(first, 16), int(last, 16) + 1)}


@pytest.mark.parametrize("name", [*TEXTS, "NotoSerif-Regular", "NotoSerif-Bold"])
def test_every_font_of_text_holds_every_letter(name: str) -> None:
    letters = KAZAKH + KAZAKH.lower() + "ҐґЄєЇїЎўƏəĞğŞş" + "₸№«»—§"

    assert "" == "".join(letter for letter in letters if ord(letter) not in held(name))


def test_the_list_is_true() -> None:
    fonts = {point for path in FOLDER.glob("*.ttf") for point in held(path.stem)}
    families = {"NotoSans-Regular", "NotoSansMath-Regular", "NotoSansSymbols2-Regular"}

    assert set() == covered() - fonts
    assert set() == covered() - {point for name in families for point in held(name)}
    assert set() == {ord(sign) for sign in SIGNS} - covered()
    assert set() == {0x00AD, 0x200B, 0x202E, 0x2060, 0x1F600} & covered(), "what hides is shown"


@pytest.mark.parametrize("family", ["Noto Sans", "Noto Serif", "Noto Sans Mono"])
@pytest.mark.parametrize("style", ["", "weight: 700,", 'style: "italic",'])
def test_archival_pdf_takes_every_listed_character(family: str, style: str) -> None:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
    )
    families = f'("{family}", "Noto Sans", "Noto Sans Math", "Noto Sans Symbols 2")'
    lines = "\n\n".join(f'#text("a\\u{{{point:x}}}b")' for point in sorted(covered()))
    source = f"#set document(title: [all])\n#set text({style} font: {families})\n{lines}"

    document = typst.compile(source.encode(), font_paths=fonts, pdf_standards="a-2b", timestamp=0)

    assert isinstance(document, bytes)
    assert document.startswith(b"%PDF-")
