"""Sentences of a case: written and read back, and what is said of a wrong one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.norms.small_law import law_with

from dalel.case.position import Problem
from dalel.case.sentence import AnyAtom, Atom, Degree, Mind, Reading, Threshold, Unlisted
from dalel.norms.load import load_law
from dalel.norms.model import Law, Term, TermKind
from dalel.norms.sentences import Parsed, Sentences, anonymous

SHIPPED, _ = load_law()
SMALL, _ = law_with()
IDS = ("post", "clip-2", "ана", "x_1", "анна-2026")
TYPES = sorted({kind for term in SHIPPED.terms.values() for kind in term.places.values()})


def typed(law: Law) -> dict[str, str]:
    """Return ids of every type of thing: two Latin, two Kazakh ones."""
    kinds = {
        one
        for term in law.terms.values()
        for kind in term.places.values()
        for one in kind.split("|")
    }
    kinds |= {kind for one in law.listings.values() for kind in (one.owner, one.member)}
    return {f"{name}-{kind}": kind for kind in sorted(kinds) if " " not in kind for name in IDS}


THINGS = typed(SHIPPED)


def of_type(law: Law, kind: str) -> st.SearchStrategy[str]:
    """Draw an id, an unlisted member or a word that fits a place."""
    if kind.split(" ", maxsplit=1)[0] == "word":
        name = kind.partition(" ")[2]
        words = law.words[name] if name else next(iter(law.words.values()))
        return st.sampled_from(sorted(words))
    kinds = kind.split("|")
    ids = st.sampled_from([name for name, found in THINGS.items() if found in kinds])
    lists = [one for one in law.listings.values() if one.member in kinds]
    if not lists:
        return ids
    unlisted = st.sampled_from(lists).flatmap(
        lambda one: st.builds(
            lambda owner, number: anonymous(one, owner, number),
            st.sampled_from([name for name, found in THINGS.items() if found == one.owner]),
            st.integers(1, 3),
        )
    )
    return ids | unlisted


def atoms(term: Term) -> st.SearchStrategy[Atom]:
    """Draw an atom of a term."""
    places = st.tuples(*(of_type(SHIPPED, kind) for kind in term.places.values()))
    return st.builds(lambda args: Atom(term.sentence, args), places)


def thresholds(term: Term) -> st.SearchStrategy[Threshold]:
    """Draw a threshold of a measure."""
    if term.unit == "date":
        values = st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(
            lambda day: Decimal(day.toordinal())
        )
    elif term.unit == "KZT":
        values = st.decimals(0, 10**10, places=2)
    else:
        values = st.integers(0, 200).map(Decimal)
    return st.builds(Threshold, atoms(term), st.booleans(), values)


MEASURES = [term for term in SHIPPED.terms.values() if term.kind is TermKind.MEASURE]
PLAIN = [term for term in SHIPPED.terms.values() if term.kind is not TermKind.MEASURE]
PERSONS = of_type(SHIPPED, "person")
ACTS = of_type(SHIPPED, "act")
any_atom = st.sampled_from(PLAIN).flatmap(atoms)
any_mind = st.builds(
    Mind,
    PERSONS,
    ACTS,
    any_atom,
    st.sampled_from([degree for degree in Degree if degree]),
    st.booleans(),
)
any_unlisted = st.sampled_from(list(SHIPPED.listings.values())).flatmap(
    lambda one: st.builds(
        lambda owner, number: Unlisted(one.key, owner, anonymous(one, owner, number)),
        st.sampled_from([name for name, found in THINGS.items() if found == one.owner]),
        st.integers(1, 4),
    )
)
any_reading = st.sampled_from(sorted(SHIPPED.readings)).map(Reading)
any_threshold = st.sampled_from(MEASURES).flatmap(thresholds)


@settings(deadline=None)
@given(any_atom | any_mind | any_unlisted | any_reading | any_threshold, st.booleans())
def test_what_is_written_is_read_back(atom: AnyAtom, positive: bool) -> None:
    sentences = Sentences(SHIPPED)
    text = sentences.write(atom, positive)

    assert Parsed(atom, positive) == sentences.parse(text, THINGS.get)


def test_every_term_stands_for_itself() -> None:
    """No term is hidden by another one with the same words and types."""
    sentences = Sentences(SHIPPED)
    for term in PLAIN:
        args = tuple(
            next(name for name, found in THINGS.items() if found == kind.split("|")[0])
            if kind.split(" ")[0] != "word"
            else next(iter(SHIPPED.words[kind.partition(" ")[2] or next(iter(SHIPPED.words))]))
            for kind in term.places.values()
        )
        atom = Atom(term.sentence, args)
        assert Parsed(atom, True) == sentences.parse(sentences.write(atom), THINGS.get), (
            term.sentence
        )


CASE = {
    "post": "act",
    "face": "data",
    "clip": "medium",
    "anna": "person",
    "bek": "person",
    "pain": "harm",
}


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("post spreads face", "post spreads face"),
        ("post spreads clip", "post spreads clip"),
        ("not not post spreads face", "post spreads face"),
        ("bek knew in post that not anna consented to post", None),
        ("bek should have known in post that face is true", None),
        (
            "age of bek at the start of post is at least 16",
            "age of bek at the start of post is at least 16 years",
        ),
        ("age of bek at the start of post is under 1 year", None),
        ("damage of pain is over 4 325 000 ₸", "damage of pain is over 4325000 KZT"),
        ("damage of pain is at most 10.5 KZT", None),
        ("day of post is at least 2026-01-18", "day of post is on or after 2026-01-18"),
        ("day of post is before 2026-01-18", None),
        ("number of owners hit by post is at least 2", None),
        ("there is another consent of anna", None),
        ("not there is another harm to anna", None),
        ("another-consent-of-anna covers post", None),
        ("another-consent-of-anna-2 covers post", None),
        ("there is another consent of anna number 2", None),
        ("reading kz.r.1 is first", "reading kz.r.1"),
        ("not reading kz.r.1", "reading kz.r.1 is second"),
        ("class of bek is large", None),
        ("post creates danger to citizens, organisations or the state", None),
    ],
)
def test_a_sentence_has_one_form(text: str, again: str | None) -> None:
    sentences = Sentences(SMALL)
    parsed = sentences.parse(text, CASE.get)

    if text == "age of bek at the start of post is at least 16":
        assert isinstance(parsed, Problem)  # a number without its unit is not guessed at
        return
    assert isinstance(parsed, Parsed), parsed
    assert (again or text) == sentences.write(parsed.atom, parsed.positive)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "A sentence is missing here."),
        ("not", "A sentence is missing here."),
        (
            "post spread face",
            "“post spread face” is no sentence of the vocabulary; the nearest is “post spreads face”.",
        ),
        ("qwertz", "“qwertz” is no sentence of the vocabulary."),
        ("post spreads fase", "Nothing in this case is called “fase”; did you mean “face”?"),
        ("post spreads qwertz", "Nothing in this case is called “qwertz”."),
        (
            "face concerns private life of post",
            "In “data concerns private life of person” stands “post” of type act; the type there is person.",
        ),
        (
            "damage of pain",
            "“damage of pain” is a measure: say how much, as in “damage of pain is at least 16 KZT”.",
        ),
        (
            "damage of pain is over 3 years",
            "“3 years” is no number with its unit; write it as “16 KZT”.",
        ),
        (
            "day of post is before yesterday",
            "“yesterday” is no number with its unit; write it as “2026-01-18”.",
        ),
        (
            "face is true is over 3 years",
            "“face is true” is no measure; it cannot be compared with a number.",
        ),
        (
            "there is another wish of anna",
            "No list leads from “anna” to “wish of”; the lists there are: harm to anna, consent of anna.",
        ),
        ("there is another consent of nobody", "Nothing in this case is called “nobody”."),
        ("reading kz.r.9", "There is no reading “kz.r.9”; readings are: kz.r.1."),
        (
            "class of bek is huge",
            "“huge” may not stand here; one of these words may: individual, large.",
        ),
        (
            "bek knew that face is true",
            "What somebody knew is written “bek knew in ACT that …”; instead of “knew” also: wanted, accepted, should have known.",
        ),
        (
            "face knew in post that face is true",
            "In “face knew in post that face is true” stands “face” of type data; the type there is person.",
        ),
        (
            "bek knew in post that face is nice",
            "“face is nice” is no sentence of the vocabulary; the nearest is “face is true”.",
        ),
    ],
)
def test_a_wrong_sentence_is_explained(text: str, expected: str) -> None:
    parsed = Sentences(SMALL).parse(text, CASE.get, CASE)

    assert isinstance(parsed, Problem)
    assert expected == parsed.text()


@settings(deadline=None)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "post",
                "spreads",
                "face",
                "not",
                "knew",
                "in",
                "that",
                "is",
                "over",
                "3",
                "years",
                "another",
                "there",
                "reading",
            ]
        ),
        max_size=9,
    ).map(" ".join)
)
def test_any_text_is_read_or_explained(text: str) -> None:
    parsed = Sentences(SMALL).parse(text, CASE.get, CASE)

    if isinstance(parsed, Problem):
        assert parsed.text()
    else:
        again = Sentences(SMALL).write(parsed.atom, parsed.positive)
        assert parsed == Sentences(SMALL).parse(again, CASE.get)
