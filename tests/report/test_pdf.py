"""The printed report: an archive format, its own fonts, the same bytes, and no name that acts as markup."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from tests.report.sample import HOSTILE_NAME, LAW, SAMPLES

from dalel.locale.languages import LANGUAGES
from dalel.report import pdf
from dalel.report.compose import compose
from dalel.report.document import Chapter, Report, Span, Table
from dalel.report.printable import printable, visible
from dalel.report.typst_writer import typst_data


def printed(name: str, language: str) -> bytes:
    """Return a sample's report as PDF."""
    return pdf.pdf(compose(SAMPLES[name], LAW, language))


def text_of(document: bytes) -> str:
    """Return the text of a PDF with ordinary spaces."""
    reader = pypdf.PdfReader(io.BytesIO(document), strict=True)
    text = "\n".join(page.extract_text() for page in reader.pages)
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_is_an_archivable_pdf(name: str, language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed(name, language)), strict=True)
    assert reader.xmp_metadata is not None
    xmp = reader.xmp_metadata.stream.get_data().decode()

    assert len(reader.pages) >= 2
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert f"<rdf:li>{language}</rdf:li>" in xmp or language in str(reader.root_object["/Lang"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_embedded_and_ours(language: str) -> None:
    reader = pypdf.PdfReader(io.BytesIO(printed("director", language)))
    fonts = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            whole = font.get_object()
            inner = whole["/DescendantFonts"][0].get_object()
            fonts[whole["/BaseFont"]] = "/FontFile2" in inner["/FontDescriptor"].get_object()

    assert fonts
    assert all(fonts.values())
    assert all("Noto" in name for name in fonts)


def test_text_comes_out_with_every_kazakh_letter_and_the_tenge() -> None:
    kazakh = text_of(printed("director", "kk"))

    assert "Алаяқтық: ірі мөлшерде" in kazakh
    assert "12 975 000 ₸" in kazakh
    assert set("әғқңөұүһі") - {"һ"} <= set(kazakh.lower())


def test_the_same_report_has_the_same_bytes_in_another_process() -> None:
    code = (
        "import hashlib, sys; sys.path.insert(0, '.')\n"
        "from tests.report.test_pdf import printed\n"
        "print(hashlib.sha256(printed('director', 'kk')).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }

    assert 1 == len(hashes)
    assert printed("director", "kk") == printed("director", "kk")


def test_a_hostile_name_is_printed_and_never_run() -> None:
    text = text_of(printed("hostile", "en")).replace(" ", "")

    assert '#read("/etc/passwd")*_$\\<b>[U+202E]evil' in text
    assert "[U+1F600]" in text
    assert "[U+001B][31m[U+4E2D][U+6587][U+0000]{name}[x]@y`z`//" in text
    assert "root:" not in text


def test_the_template_sees_no_file_of_the_machine() -> None:
    with pytest.raises(Exception, match="escape the project root"):
        pdf._compiler().compile(b'#read("/../../../../etc/passwd")', format="pdf")


def test_words_travel_as_data() -> None:
    data = json.loads(typst_data(compose(SAMPLES["hostile"], LAW, "en")))

    assert printable(HOSTILE_NAME) == data["title"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Әліби № 5 — 1 000 ₸ ≥ ✓", "Әліби № 5 — 1 000 ₸ ≥ ✓"),
        ("😀", "[U+1F600]"),
        ("中", "[U+4E2D]"),
        ("a\x00b\x1b", "a[U+0000]b[U+001B]"),
        ("a\u202eb\u2066", "a[U+202E]b[U+2066]"),
        ("a\nb\tc", "a b c"),
        ("и\u0306", "й"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_what_no_font_holds_is_named(given: str, shown: str) -> None:
    assert shown == printable(given)


def test_a_terminal_shows_more_than_print_but_no_controls() -> None:
    assert "😀中[U+001B][U+202E]" == visible("😀中\x1b\u202e")


@pytest.mark.parametrize("shown", [printable, visible])
def test_a_word_that_nobody_reads_to_its_end_is_cut_and_says_so(
    shown: Callable[[str], str],
) -> None:
    long = "я" * 1_000_000
    assert f"a {'я' * 1000}… [+999000] b" == shown(f"a {long} b")
    assert "я " * 100_000 == shown("я " * 100_000)


def test_any_character_prints() -> None:
    """No code point stops the printer: one of each kind, a thousand in all."""
    signs = "".join(chr(code) for code in range(0, 0x110000, 1117))
    report = compose(SAMPLES["empty"], LAW, "en")
    with_signs = Report(
        **{
            **{name: getattr(report, name) for name in report.__slots__},
            "title": signs,
            "chapters": (),
            "page_one": (),
        }
    )

    assert pdf.pdf(with_signs).startswith(b"%PDF")
    assert Span(signs).text == signs


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_one_of_the_sample_is_one_page(language: str) -> None:
    report = compose(SAMPLES["director"], LAW, language)
    alone = Report(**{**{n: getattr(report, n) for n in report.__slots__}, "chapters": ()})

    assert 1 == len(pdf.pages(alone, dots_per_inch=20))


def test_bookmarks_read_as_titles_and_name_every_chapter() -> None:
    report = compose(SAMPLES["director"], LAW, "ru")
    outline = pypdf.PdfReader(io.BytesIO(pdf.pdf(report)), strict=True).outline
    titles = [str(item.title) for item in outline if not isinstance(item, list)]

    for number, chapter in enumerate(report.chapters, start=1):
        assert f"{number} {chapter.title}" in titles


def test_a_printed_report_has_what_an_archive_asks_for() -> None:
    """Colours have a profile, the text a language and a structure, the file a title; nothing in it runs."""
    reader = pypdf.PdfReader(io.BytesIO(printed("hostile", "kk")), strict=True)
    root: dict[str, Any] = reader.root_object
    intent = root["/OutputIntents"][0].get_object()

    assert intent["/S"] == "/GTS_PDFA1"
    assert "/DestOutputProfile" in intent
    assert root["/Lang"] == "kk"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == printable(HOSTILE_NAME)
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(root)
    assert not reader.is_encrypted


def test_a_row_longer_than_a_page_runs_on() -> None:
    names = tuple(f"deed{n}" for n in range(2000))
    row = ((Span("; ".join(names)),), (Span("told"),))
    report = compose(SAMPLES["empty"], LAW, "en")
    long = replace(
        report, chapters=(Chapter("Facts", (Table(("Fact", "State"), (3, 1), (row,)),)),)
    )
    pages = pypdf.PdfReader(io.BytesIO(pdf.pdf(long)), strict=True).pages
    words = ["".join(page.extract_text().split()) for page in pages]

    assert [] == [name for name in names if not any(name in page for page in words)]
    assert (
        sum("deed1" in page for page in words) > 1
    )  # below the edge of one page nobody would see it


@pytest.mark.parametrize("style", ["", "mono", "strong"])
def test_a_word_wider_than_its_column_is_broken_and_a_hash_is_not(style: str) -> None:
    word, digest = "очень-длинное_имя" * 6, "0123456789abcdef" * 4
    row = ((Span(word, style),), (Span(digest, style),))
    report = compose(SAMPLES["empty"], LAW, "en")
    narrow = replace(report, chapters=(Chapter("Facts", (Table(("Id", "Hash"), (1, 4), (row,)),)),))
    (page,) = [
        text
        for each in pypdf.PdfReader(io.BytesIO(pdf.pdf(narrow)), strict=True).pages
        if digest in (text := each.extract_text())
    ]
    assert max(len(line) for line in page.splitlines() if "длинное" in line) < len(word) / 2
    assert word in "".join(page.split()), "nothing is lost, nothing invisible is added"
