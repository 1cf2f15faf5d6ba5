"""Norms as a lawyer reads them: every word in the reader's language, every wording in full."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from dalel.case.case import Case
from dalel.cli.norm_text import lines
from dalel.cli.reading_text import reading_lines
from dalel.locale.figures import HARD
from dalel.norms.disputes import elements_on, penalties_on
from dalel.norms.load import load_law
from dalel.norms.model import Law, Norm
from dalel.report.wording.editions import in_force_briefly
from dalel.report.wording.speech import Speech

LATIN = re.compile(r"[A-Za-z]{2,}")
NAMED = re.compile(r"[«“][^»”]*[»”]|kz\.[\w.\-]+")  # the places of a norm, and ids
AS_WRITTEN = re.compile(r"  (ru  |kk  |[a-z.0-9 -]+: )")  # quotes, and values that the engine reads
BLOCKS = re.compile(r"```(?:norm|sanction)\n(.*?)```", re.DOTALL)
LAW = Path(__file__).parents[2] / "law"
ROMAN = re.compile(r"[IVX]+$")


@cache
def law() -> Law:
    return load_law()[0]


def norm(norm_id: str) -> Norm:
    return law().wordings(norm_id)[0]


def told(norm_id: str, language: str) -> str:
    speech = Speech.of(language, law(), Case(title=""))
    return "\n".join(lines(speech, norm(norm_id)))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_norm_has_a_word_in_english(language: str) -> None:
    speech = Speech.of(language, law(), Case(title=""))
    for each in law().norms:
        for line in lines(speech, each):
            if not AS_WRITTEN.match(line):
                words = LATIN.findall(NAMED.sub("", line))
                assert [word for word in words if not ROMAN.match(word)] == [], (each.id, line)


def test_elements_are_sentences_beside_the_words_of_the_norm() -> None:
    shown = told("kz.cc.147.4", "ru")
    assert (
        "  Распространение: деяние «deed» включает распространение данных «data» [желало]" in shown
    )
    assert "    (a) Распространение сведений о частной жизни" in shown
    assert "по толкованию kz.r.1: «Да: " in shown
    assert "лишение свободы 3–6" in shown


def test_denied_conditions_are_told_as_such() -> None:
    shown = told("kz.cc.147.4", "en")
    assert (
        "data is not a personal or family secret of the victim or (data is not true and by reading"
        in shown
    )


def test_thresholds_name_their_index_and_its_day() -> None:
    assert "over 200 MCI, on the day of “deed”" in told("kz.cc.3.14", "en")
    assert "свыше 200 МРП, на день деяния «deed»" in told("kz.cc.3.14", "ru")


@pytest.mark.parametrize(
    ("norm_id", "language", "said"),
    [
        ("kz.ai.21.2", "ru", "с ~18.01.2026"),
        ("kz.ai.21.2", "kk", "~18.01.2026 бастап"),
        ("kz.cc.3.14", "en", "by 30.12.2020"),
        ("kz.cc.3.14", "ru", "не позднее 30.12.2020"),
    ],
)
def test_a_list_says_since_when_in_the_readers_language(
    norm_id: str, language: str, said: str
) -> None:
    speech = Speech.of(language, law(), Case(title=""))
    assert in_force_briefly(speech, norm(norm_id)) == said


# ── disputed texts ────────────────────────────────────────────────────────────────────────────────
def read(reading: str, language: str) -> str:
    speech = Speech.of(language, law(), Case(title=""))
    return "\n".join(reading_lines(speech, law().readings[reading])).replace(HARD, " ")


def test_a_reading_is_shown_with_both_answers_their_holders_and_the_norms_it_touches() -> None:
    shown = read("kz.r.1", "ru")
    assert shown.startswith("kz.r.1 · Является ли полностью вымышленная сцена")
    assert "\nПервый ответ: Нет: только правдивые сведения" in shown
    assert "\n  кто так считает: Министерство внутренних дел, 22.11.2025" in shown
    assert "\n  kz.cc.147.4.a · УК РК, ст. 147, ч. 4\n" in shown, "of a limb, where its part stands"
    assert "(kz.r.1): данные «data» соответствуют действительности либо по толкованию" in shown


def test_a_penalty_that_hangs_on_a_reading_is_shown_with_the_answer() -> None:
    shown = read("kz.r.12", "en")
    assert "kz.cc.190.4 · Criminal Code 190(4) · since 16.09.2025 · with: confiscation" in shown
    assert "only if the text is read so (kz.r.12): With both; open" in shown


def test_a_reading_on_which_nothing_encoded_hangs_says_so() -> None:
    shown = read("kz.r.8", "kk")
    assert "kz.cc.312.1 · ҚР ҚК 312(1) (енгізілмеген)" in shown
    assert shown.endswith("осыған байланысты емес.")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_reading_has_a_word_in_english(language: str) -> None:
    written = re.compile(r"[«“(][^»”)]*[»”)]|kz\.[\w.\-]+|(кто так считает|осылай санайды): .*")
    for each in law().readings:
        for line in read(each, language).splitlines():
            words = LATIN.findall(written.sub("", line))
            assert [word for word in words if not ROMAN.match(word)] == [], line


def blocks_that_ask(reading: str) -> set[str]:
    """Return the law files whose elements or sanctions, as they are written, ask for a reading."""
    asking = re.compile(rf"reading {re.escape(reading)}\b")
    return {
        str(path.relative_to(LAW.parent))
        for path in LAW.rglob("*.md")
        if any(map(asking.search, BLOCKS.findall(path.read_text(encoding="utf-8"))))
    }


def test_what_hangs_on_a_reading_is_all_that_the_law_files_write_of_it() -> None:
    for each in law().readings:
        hanging = [norm for norm, *_ in (*elements_on(law(), each), *penalties_on(law(), each))]
        assert {norm.position.file for norm in hanging} == blocks_that_ask(each), each


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "no guilt of its own"),
        ("ru", "отдельная вина не требуется"),
        ("kk", "жеке кінә талап етілмейді"),
    ],
)
def test_why_an_element_needs_no_guilt_stays_in_the_law_file(language: str, said: str) -> None:
    marks = re.findall(r"\[([^\]]*)\]$", told("kz.cc.147.4", language), re.MULTILINE)
    assert marks.count(said) == 4
    assert not any("a reading" in each or "nothing" in each for each in marks)
