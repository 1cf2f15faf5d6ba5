"""A question about a member that the case does not name asks whether there is one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dalel.case.case import Case
from dalel.case.objects import Harm
from dalel.case.people import Person
from dalel.case.sentence import AnyAtom, Atom, Threshold
from dalel.case.states import State, Told
from dalel.norms.load import load_law
from dalel.report.wording.atoms import canonical
from dalel.report.wording.questions import _FURTHER_MEASURES, _OF_FURTHER, ask
from dalel.report.wording.speech import Speech

LAW = load_law()[0]
HARM = "another-harm-to-saule"


def speech(language: str, *, named: bool) -> Speech:
    """Return the speech of a case that names a harm to Saule, or one to somebody else only."""
    loss = Harm(id="loss", to=Told("saule" if named else "dana", State.ESTABLISHED))
    things = {"saule": Person(id="saule"), "loss": loss}
    types = {"saule": "person", "make": "act", "loss": "harm"}
    return Speech.of(language, LAW, Case(title="t", things=things, types=types, digest="ab" * 32))


CAUSED = Atom("deed directly caused harm", ("make", HARM))


@pytest.mark.parametrize(
    ("language", "named", "asked"),
    [
        ("en", True, "Is there another harm to Saule that came straight from “make”?"),
        ("en", False, "Is there a harm to Saule that came straight from “make”?"),
        (
            "ru",
            True,
            "Есть ли ещё один вред, причинённый лицу «Saule», который наступил прямо из-за деяния «make»?",
        ),
        (
            "ru",
            False,
            "Есть ли вред, причинённый лицу «Saule», который наступил прямо из-за деяния «make»?",
        ),
        (
            "kk",
            True,
            "Тікелей «make» әрекетінен болған «Saule» тұлғасына келтірілген тағы бір зиян бар ма?",
        ),
        (
            "kk",
            False,
            "Тікелей «make» әрекетінен болған «Saule» тұлғасына келтірілген зиян бар ма?",
        ),
    ],
)
def test_a_further_harm_is_asked_for_as_a_person_would(
    language: str, named: bool, asked: str
) -> None:
    assert asked == ask(speech(language, named=named), CAUSED)


def test_the_sentence_to_paste_stays() -> None:
    said = canonical(speech("ru", named=True), CAUSED)

    assert said == "make directly caused another-harm-to-saule"


@pytest.mark.parametrize(
    ("atom", "asked"),
    [
        (
            Threshold(Atom("damage of harm", (HARM,)), True, Decimal(1000)),
            "Is there another harm to Saule that cost more than 1\u00a0000\u00a0₸?",
        ),
        (
            Atom("harm is moral harm", (HARM,)),
            "Is there another harm to Saule of which this is so: a further harm to Saule is moral harm?",
        ),
    ],
)
def test_measures_and_other_sentences_ask_for_it_too(atom: AnyAtom, asked: str) -> None:
    assert ask(speech("en", named=True), atom).replace("\u202f", "\u00a0") == asked


def test_every_term_that_has_such_a_question_is_in_the_vocabulary() -> None:
    assert {*_OF_FURTHER, *_FURTHER_MEASURES} <= set(LAW.terms)
