"""Whatever a result can say has words in every language."""

from __future__ import annotations

from enum import Enum

import pytest
from tests.report import sample
from tests.report.sample_law import ADMINISTRATIVE, FRAUD, IMAGE, LABEL

from dalel.case.case import SECTIONS
from dalel.case.finding import Weight
from dalel.case.sentence import Degree
from dalel.case.states import SourceKind, State
from dalel.locale.messages import catalogue
from dalel.norms.model import Norm, NormKind
from dalel.qualification.model import Mark, Standing, Value
from dalel.report.chapters import proofs
from dalel.report.chapters.things import TYPES
from dalel.report.head_lines import _TONES
from dalel.report.wording import atoms, questions, verdicts
from dalel.report.wording.verdicts import Outcome, outcome

TABLES = [
    (Value, verdicts.VALUES),
    (Standing, verdicts.STANDINGS),
    (Mark, verdicts.MARKS),
    (State, verdicts.STATES),
    (SourceKind, verdicts.SOURCES),
    (Weight, verdicts.WEIGHTS),
    (Outcome, verdicts.BADGES),
    (Degree, atoms._MIND_SAID),
    (Degree, atoms._MIND_DENIED),
    (Degree, questions._MINDS),
    (Degree, verdicts.DEGREES),
]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(("kind", "words"), TABLES)
def test_every_answer_has_words(kind: type[Enum], words: dict[Enum, str], language: str) -> None:
    known = catalogue(language)

    assert set(kind) == set(words)
    assert all(known.knows(message) for message in words.values())


def test_every_mark_and_outcome_has_a_tone() -> None:
    assert set(Mark) == set(proofs.TONES)
    assert set(Outcome) == set(_TONES)


@pytest.mark.parametrize(
    ("value", "standing", "expected"),
    [
        (Value.MET, Standing.STANDS, Outcome.STANDS),
        (Value.MET, Standing.STANDS_UNLESS, Outcome.STANDS_UNLESS),
        (Value.MET, Standing.DISPLACED, Outcome.DISPLACED),
        (Value.OPEN, Standing.DISPLACED, Outcome.DISPLACED),
        (Value.NOT_MET, Standing.DISPLACED, Outcome.NOT_MET),
        (Value.MET_UNLESS, Standing.STANDS, Outcome.MET_UNLESS),
        (Value.CONTESTED, Standing.OPEN, Outcome.CONTESTED),
        (Value.CONTRADICTORY, Standing.OPEN, Outcome.CONTRADICTORY),
        (Value.OPEN, Standing.OPEN, Outcome.OPEN),
        (Value.NOT_MET, Standing.NOT_MET, Outcome.NOT_MET),
    ],
)
def test_value_and_standing_give_one_outcome(
    value: Value, standing: Standing, expected: Outcome
) -> None:
    assert expected is outcome(sample.head(FRAUD, "bek", "call", value, standing))


def test_a_text_that_is_not_held_is_not_judged() -> None:
    held = sample.head(FRAUD, "bek", "call", Value.OPEN, Standing.OPEN, no_wording=True)

    assert Outcome.NOT_JUDGED is outcome(held)


@pytest.mark.parametrize(
    ("norm", "badge"),
    [(FRAUD, "STANDS"), (ADMINISTRATIVE, "STANDS"), (LABEL, "BREACHED"), (IMAGE, "ARISES")],
)
def test_duties_and_claims_have_badges_of_their_own(norm: Norm, badge: str) -> None:
    assert {NormKind.OFFENCE, NormKind.ADMINISTRATIVE, NormKind.DUTY, NormKind.CLAIM} >= {norm.kind}
    assert badge == verdicts.badge(sample.head(norm, "bek", "call", Value.MET, Standing.STANDS))


def test_every_type_of_thing_has_a_word() -> None:
    assert {name for name, _ in SECTIONS.values()} == set(TYPES)
