"""Page one in three languages, whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from tests.conftest import Golden
from tests.report.sample import (
    CLAIM,
    DIRECTOR,
    LAW,
    SAMPLES,
    STANDING,
    WITHOUT_CRIME,
    qualification,
)
from tests.report.sample import head as sample_head
from tests.report.sample_law import LABEL

from dalel.locale.languages import LANGUAGES
from dalel.norms.model import Boundary
from dalel.qualification.model import Milder, Standing, Value
from dalel.report import text
from dalel.report.compose import compose
from dalel.report.head_lines import exceptions, later_law
from dalel.report.wording.speech import Speech


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


@pytest.mark.parametrize("width", [40, 60, 80, 100])
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


def test_an_exception_of_a_rule_is_named_by_that_rule() -> None:
    """The path of an exception begins with the id of the rule that it stands in."""
    speech = Speech.of("ru", LAW, DIRECTOR.case)
    exceptional = replace(CLAIM, unless_exceptions=("kz.cc.147.2 › substantial", "use"))

    # The statute's own words stand in quotes.
    assert "«существенного вреда»; «согласия изображенного»" == exceptions(speech, exceptional)


def test_a_norm_that_began_after_the_deed_is_said_to_be_no_law_yet() -> None:
    later = replace(LABEL, since=Boundary(date(2026, 2, 1)))
    early = replace(
        WITHOUT_CRIME,
        qualification=qualification(
            (sample_head(later, "studio", "post", Value.NOT_MET, Standing.NOT_MET),)
        ),
    )
    printed = text.page_one(compose(early, LAW, "en")).replace("\u00a0", " ")

    assert "Not yet law on that day: AI Law, article 21(2); in force since 01.02.2026." in printed
    assert "Not met" not in printed


def test_heads_that_differ_in_one_thing_share_a_line() -> None:
    first, second = (
        replace(STANDING, key=str(n), places={"actor": "bek", "deed": "call", "transfer": name})
        for n, name in enumerate(("payment", "loss"))
    )
    both = replace(DIRECTOR, qualification=qualification((first, second)))
    printed = " ".join(text.page_one(compose(both, LAW, "en"), width=200).split())

    assert 1 == printed.count("STANDS ")
    assert "Fraud: large scale · “payment”, “loss” · Criminal Code 190(3)(1)" in printed


def test_a_chapter_on_who_may_act_is_pointed_to_only_if_it_says_anything() -> None:
    duty = sample_head(LABEL, "studio", "post", Value.MET, Standing.STANDS)
    for head, chapter in ((duty, False), (replace(STANDING), True)):
        alone = replace(DIRECTOR, qualification=qualification((head,)))
        printed = text.page_one(compose(alone, LAW, "en"))
        assert "no line hangs on a question" in printed
        assert chapter is ("who may act on what stands" in printed), head.key


def test_lines_that_rest_on_a_contradiction_wait_for_it_to_be_mended() -> None:
    spoilt = replace(STANDING, value=Value.CONTRADICTORY, standing=Standing.OPEN)
    alone = replace(DIRECTOR, qualification=qualification((spoilt,)))
    printed = text.page_one(compose(alone, LAW, "en"))
    assert "Next: mend the contradictions named above" in printed
    assert "who may act on what stands" not in printed


def test_one_of_several_is_certain_only_as_far_as_no_exception_applies() -> None:
    pair = (
        replace(STANDING, key="a", value=Value.OPEN, standing=Standing.OPEN),
        replace(STANDING, key="b", value=Value.OPEN, standing=Standing.OPEN),
    )
    for exceptions_, said in (((), False), (("use",), True)):
        heads = (pair[0], replace(pair[1], unless_exceptions=exceptions_))
        judged = replace(qualification(heads), one_of=(("a", "b"),))
        printed = text.page_one(compose(replace(DIRECTOR, qualification=judged), LAW, "en"))
        printed = " ".join(printed.split())
        assert "However the open facts turn out, at least one of these holds" in printed
        assert said is ("unless an exception that nobody raised applies" in printed)


@pytest.mark.parametrize(
    ("compared", "said"),
    [
        (["same", "harsher"], ""),
        (["milder"], "milder since 01.01.2027: the later sanction counts, for earlier deeds too"),
        (
            ["incomparable", "ends punishability"],
            "no longer punishable since 02.01.2027: the later law counts, for earlier deeds too",
        ),
    ],
)
def test_a_later_law_that_helps_stands_on_page_one(compared: list[str], said: str) -> None:
    later = tuple(
        Milder(date(2027, 1, day), each, Value.MET) for day, each in enumerate(compared, 1)
    )
    changed = replace(STANDING, milder=later)

    assert said == later_law(Speech.of("en", LAW, DIRECTOR.case), changed)
