"""Which language a reader gets, and the alphabet."""

from __future__ import annotations

import pytest

from dalel.locale.collation import collation_key
from dalel.locale.languages import choose


@pytest.mark.parametrize(
    ("option", "environment", "language"),
    [
        ("kk", {"LANG": "ru_RU.UTF-8"}, "kk"),
        ("ru_RU.UTF-8", {}, "ru"),
        (None, {"DALEL_LANG": "kk", "LC_ALL": "ru_RU"}, "kk"),
        (None, {"LC_ALL": "ru_KZ.UTF-8", "LANG": "kk_KZ"}, "ru"),
        (None, {"LANG": "kk_KZ@latin"}, "kk"),
        (None, {"LC_ALL": "C", "LANG": "ru_RU"}, "en"),
        (None, {"LC_ALL": "", "LANG": "ru_RU"}, "ru"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {}, "en"),
    ],
)
def test_the_option_then_the_environment_decides(
    option: str | None, environment: dict[str, str], language: str
) -> None:
    assert language == choose(option, environment)


def test_a_language_that_is_not_spoken_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        choose("de", {})


def test_the_kazakh_alphabet_has_42_letters_in_their_order() -> None:
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

    assert 42 == len(alphabet)
    assert list(alphabet) == sorted(alphabet, key=collation_key)


def test_names_are_sorted_as_a_kazakh_reader_expects() -> None:
    names = [
        "Ыбырай",
        "Қасым",
        "Әлия",
        "Аян",
        "Кәмила",
        "Яна",
        "Ғани",
        "Гүл",
        "Ілияс",
        "Өмір",
        "Оля",
    ]

    assert (
        ["Аян", "Әлия", "Гүл", "Ғани", "Кәмила", "Қасым", "Оля", "Өмір", "Ыбырай", "Ілияс", "Яна"]
        == sorted(names, key=collation_key)
    )  # fmt: skip


def test_a_latin_i_inside_a_kazakh_word_is_sorted_as_the_letter_it_stands_for() -> None:
    assert collation_key("тiл") == collation_key("тіл")
    assert collation_key("i") != collation_key("і")
