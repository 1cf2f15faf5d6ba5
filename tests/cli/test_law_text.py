"""Norms as a lawyer reads them: every word in the reader's language, every wording in full."""

from __future__ import annotations

import re
from functools import cache

import pytest

from dalel.case.case import Case
from dalel.cli.norm_text import lines
from dalel.norms.load import load_law
from dalel.norms.model import Law, Norm
from dalel.report.wording.editions import in_force_briefly
from dalel.report.wording.speech import Speech

LATIN = re.compile(r"[A-Za-z]{2,}")
NAMED = re.compile(r"[«“][^»”]*[»”]|kz\.[\w.\-]+")  # the places of a norm, and ids
AS_WRITTEN = re.compile(r"  (ru  |kk  |[a-z.0-9 -]+: )")  # quotes, and values that the engine reads
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
