from __future__ import annotations

import pytest

from dalel.norms.model import Axiom
from dalel.norms.vocabulary import Vocabulary

Literal = tuple[str, tuple[str, ...], bool]


def test_every_axiom_says_why_in_three_languages(vocabulary: Vocabulary) -> None:
    lacking = [
        str(axiom.position)
        for axiom in vocabulary.axioms
        if set(axiom.reason) != {"en", "ru", "kk"}
    ]

    assert vocabulary.axioms
    assert [] == lacking


def test_no_axiom_is_idle(vocabulary: Vocabulary) -> None:
    """Something follows that was not said, and nothing stands twice."""
    idle = [
        str(axiom.position)
        for axiom in vocabulary.axioms
        if not axiom.when or set(axiom.when) & set(axiom.then)
    ]
    said = [(frozenset(axiom.when), frozenset(axiom.then)) for axiom in vocabulary.axioms]

    assert [] == idle
    assert len(said) == len(set(said))


def follows(axioms: tuple[Axiom, ...], true: set[Literal]) -> set[Literal] | None:
    """Return all that follows from sentences about one thing of each name; None if they clash."""
    known = set(true)
    while True:
        ready = [axiom for axiom in axioms if set(axiom.when) <= known]
        if any(not axiom.then for axiom in ready):
            return None
        new = {axiom.then[0] for axiom in ready if len(axiom.then) == 1} - known
        if not new:
            return known
        known |= new


def test_no_axiom_forbids_what_it_starts_from(vocabulary: Vocabulary) -> None:
    """Each premise alone leads to no contradiction, so some story can hold it."""
    forbidden = [
        literal[0]
        for axiom in vocabulary.axioms
        for literal in axiom.when
        if follows(vocabulary.axioms, {literal}) is None
    ]

    assert [] == forbidden


@pytest.mark.parametrize(
    ("said", "follow"),
    [
        ("deed spreads data", "deed processes data"),
        ("transfer reached its taker", "transfer happened"),
        ("deed directly caused harm", "harm happened"),
        ("person is an influencer", "person is a user of an online platform"),
    ],
)
def test_what_follows(vocabulary: Vocabulary, said: str, follow: str) -> None:
    names = tuple(vocabulary.terms[said].places)

    known = follows(vocabulary.axioms, {(said, names, True)})

    assert known is not None
    assert follow in {sentence for sentence, _, _ in known}


@pytest.mark.parametrize(
    ("said", "cannot"),
    [
        ("deed collects data", "deed processes data"),
        ("deed processes data", "deed spreads data"),
        ("harm happened", "harm is substantial"),
        ("transfer happened", "transfer reached its taker"),
    ],
)
def test_what_does_not_follow(vocabulary: Vocabulary, said: str, cannot: str) -> None:
    names = tuple(vocabulary.terms[said].places)

    known = follows(vocabulary.axioms, {(said, names, True)})

    assert known is not None
    assert cannot not in {sentence for sentence, _, _ in known}
