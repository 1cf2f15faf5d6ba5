"""Page one in three languages, whole."""

from __future__ import annotations

import re

import pytest
from tests.conftest import Golden
from tests.report.sample import LAW, SAMPLES

from dalel.locale.languages import LANGUAGES
from dalel.report import text
from dalel.report.compose import compose


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_page_one_says_who_what_how_sure_and_what_next(
    name: str, language: str, golden: Golden
) -> None:
    golden(f"page-one.{name}.{language}.txt", text.page_one(compose(SAMPLES[name], LAW, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_whole_report_is_a_text_too(name: str, language: str, golden: Golden) -> None:
    golden(f"whole.{name}.{language}.txt", text.whole(compose(SAMPLES[name], LAW, language)))


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_page(language: str, width: int) -> None:
    printed = text.page_one(compose(SAMPLES["director"], LAW, language), width=width)

    assert [] == [line for line in printed.splitlines() if len(line) > width]


def test_colours_change_no_word() -> None:
    report = compose(SAMPLES["director"], LAW, "ru")
    coloured = text.page_one(report, colour=True)

    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert text.page_one(report) == "\n".join(line.rstrip(" ") for line in plain.split("\n"))


def test_a_name_cannot_steer_the_terminal() -> None:
    printed = text.page_one(compose(SAMPLES["hostile"], LAW, "en"))

    assert "[U+001B][31m" in printed
    assert "[U+202E]evil[U+200B]" in printed
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e]", printed)


def test_nothing_is_called_proved_on_the_word_of_the_author_alone() -> None:
    """The claim's one told element is counted apart, in every language."""
    words = {"en": "2 of 3 elements proved, 1 as told", "ru": "2 из 3, со слов: 1", "kk": "2 дәлелденді, айтылғаны бойынша: 1"}  # fmt: skip
    for language, said in words.items():
        printed = " ".join(text.page_one(compose(SAMPLES["director"], LAW, language)).split())
        assert said in printed.replace("\u00a0", " ")


def test_an_administrative_offence_stands_under_the_crime_it_waits_for() -> None:
    lines = text.page_one(compose(SAMPLES["director"], LAW, "en")).splitlines()
    fallback = next(i for i, line in enumerate(lines) if "↳ if it is no crime" in line)

    assert not any(line.startswith("  STANDS UNLESS") for line in lines)
    assert any(line.startswith("  OPEN") for line in lines[fallback - 8 : fallback])


def test_claims_come_first_where_there_is_no_crime() -> None:
    with_crime, without = (
        text.page_one(compose(SAMPLES[name], LAW, "en")) for name in ("director", "without-crime")
    )

    assert with_crime.index("Bek Omarov") < with_crime.index("What can be claimed")
    assert without.index("What can be claimed") < without.index("Studio LLP · published")
