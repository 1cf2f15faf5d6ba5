"""What lists are called: in every language, with the owner's name in it, fit for what is built of it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from dalel.case.case import Case
from dalel.case.position import Problem
from dalel.case.sentence import Atom, Unlisted
from dalel.casefile.read import read_case_text
from dalel.locale.messages import catalogue
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.norms.sentences import anonymous
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech

LANGUAGES = ("en", "ru", "kk")
FURTHER = {
    "en": "further ",
    "ru": "ещё один |ещё одна |ещё одно |ещё одни ",
    "kk": "тағы бір |өзге де ",
}
CASE = "case: x\npersons:\n  saule: {is: natural}\n"


@cache
def law() -> Law:
    return load_law()[0]


def consent_of_saule(language: str, *, positive: bool) -> str:
    listing = law().listings["consent of person"]
    atom = Unlisted(listing.key, "saule", anonymous(listing, "saule"))
    return atoms.say(Speech.of(language, law(), Case(title="")), atom, positive=positive)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_list_and_each_further_member_is_called_something(language: str) -> None:
    for listing in law().listings.values():
        for text in (listing.called, listing.say, listing.ask):
            assert "{owner}" in text[language], listing.key
        assert re.search(FURTHER[language], listing.say[language]), listing.key
        assert not re.search(FURTHER[language], listing.called[language]), listing.key


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_names_stand_in_quotes_beside_a_fixed_noun(language: str) -> None:
    for listing in law().listings.values():
        for text in (listing.called, listing.say, listing.ask, listing.deny or listing.say):
            assert not re.search(r"(?<!«)\{|\}(?!»)", text[language]), listing.key


@pytest.mark.parametrize(
    ("language", "there", "none"),
    [
        ("en", "there is a consent of saule", "there are no further consents of saule"),
        (
            "ru",
            "есть согласие лица «saule»",
            "других согласий лица «saule» нет",
        ),
        (
            "kk",
            "«saule» тұлғасының келісімі бар",
            "«saule» тұлғасының басқа келісімі жоқ",
        ),
    ],
)
def test_a_list_is_said_to_hold_more_or_to_be_complete(
    language: str, there: str, none: str
) -> None:
    assert consent_of_saule(language, positive=True) == there
    assert consent_of_saule(language, positive=False) == none


def test_a_further_member_inside_quotes_has_inner_quotes() -> None:
    text = CASE + "acts:\n  post: {by: saule, does: publish, when: 2026-01-01}\n"
    case, _problems = read_case_text(text, law())
    assert case is not None
    said = Atom("consent covers deed", ("another-consent-of-saule", "post"))
    spoken = Speech.of("ru", law(), case)
    assert "«согласие лица „Saule“»" in atoms.say(spoken, said)


def told(problem: Problem, language: str) -> str:
    return catalogue(language).fill(problem.message, problem.values)


def problem_of(text: str) -> Problem:
    _case, problems = read_case_text(CASE + text, law())
    return next(each for each in problems if each.code == "case.list")


def test_a_mistyped_list_is_named_as_it_is_typed_and_in_the_readers_words() -> None:
    found = problem_of("complete: {consnts of saule: yes}\n")
    assert "consents of saule (согласия лица «saule»)" in told(found, "ru")
    assert "consents of saule («saule» тұлғасының келісімдері)" in told(found, "kk")
    assert told(found, "en").endswith("did you mean consents of saule?")


def test_lists_that_can_be_complete_are_named_both_ways_and_no_others() -> None:
    said = told(problem_of("complete: {zzzz: yes}\n"), "kk")
    assert "priors of … («…» тұлғасының бұрынғы жазалары)" in said
    assert "actors of" not in said, "who did a deed is what the case says"
