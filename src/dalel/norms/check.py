"""Checks the law beyond what loading needs: the cases hold, every text stands in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.cases import CaseRunner
from dalel.norms.grammar import Grammar
from dalel.norms.load import load_law
from dalel.norms.model import TermKind
from dalel.norms.phrases import Phrases
from dalel.norms.problems import Complaints
from dalel.norms.resolve import expressions, leaves
from dalel.norms.vocabulary import LANGUAGES, Vocabulary, told_fields
from dalel.norms.words import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from dalel.case.position import Position, Problem
    from dalel.norms.model import Law, Norm, Text

UNTRANSLATED = N_("{what} is missing in: {languages}.")
NO_WORDS_LIST = N_(
    "The fields of the case file name the list “{list}”, but words.yaml does not hold it."
)
NO_SANCTION = N_(
    "The norm has no sanction block; write “none found in what is held” where none was found."
)


def check_law(root: Path | None = None) -> tuple[Law, tuple[Problem, ...]]:
    """Load the law and return everything wrong with it, missing translations included."""
    law, problems = load_law(root)
    return law, tuple(sorted((*problems, *check(law)), key=lambda one: (one.position, one.code)))


def check(law: Law) -> tuple[Problem, ...]:
    """Return what is wrong with a loaded law."""
    said = Complaints()
    grammar = grammar_of(law)
    runner = CaseRunner(law, grammar, said)
    for norm in law.norms:
        runner.run(norm)
        if norm.sanction is None and norm.kind.value in {"offence", "administrative", "duty"}:
            said.warn("law.sanction-none", NO_SANCTION, norm.position)
        _norm_texts(norm, said)
    _vocabulary_texts(law, said)
    _lists(law, said)
    return tuple(said.found)


def grammar_of(law: Law) -> Grammar:
    """Return the grammar of a loaded law."""
    phrases = Phrases(law.terms.values())
    vocabulary = Vocabulary(
        dict(law.terms),
        dict(law.listings),
        {name: dict(words) for name, words in law.words.items()},
        law.axioms,
        phrases,
    )
    units = frozenset({"MCI"} | {row.unit for row in law.units})
    return Grammar(vocabulary, frozenset(law.readings), units)


def used_terms(law: Law) -> set[str]:
    """Return the sentences of the terms that some norm reads."""
    found: set[str] = set()
    for norm in law.norms:
        if norm.makes is not None:
            found.add(norm.makes.term)
        for expression in expressions(norm):
            for leaf in leaves(expression):
                term = getattr(leaf, "term", None) or getattr(
                    getattr(leaf, "measure", None), "term", None
                )
                if term:
                    found.add(term)
    return found


# ── translations ──────────────────────────────────────────────────────────────────────────────────
def _missing(
    what: str,
    text: Text,
    position: Position,
    said: Complaints,
    needed: Iterable[str] = LANGUAGES,
) -> None:
    lacking = [language for language in needed if not text.get(language)]
    if lacking:
        languages = ", ".join(lacking)
        said.warn("law.untranslated", UNTRANSLATED, position, what=what, languages=languages)


def _norm_texts(norm: Norm, said: Complaints) -> None:
    _missing(f"The title of article {norm.article}", norm.title, norm.position, said)
    if norm.part:
        _missing(f"The heading of {norm.id}", norm.heading, norm.position, said)
    for element in walk(norm.elements):
        if element.label not in norm.names:
            continue
        names = norm.names[element.label]
        held = {quote.language for quote in norm.quotes}
        needed = [one for one in LANGUAGES if one == "en" or one in held]
        what = f"The name of the element “{element.label}” of {norm.id}"
        _missing(what, names, element.position, said, needed)
    for text in norm.open_texts:
        _missing(f"An open question of {norm.id}", text, norm.position, said)


def _vocabulary_texts(law: Law, said: Complaints) -> None:
    for term in law.terms.values():
        _missing(f"“{term.sentence}”", term.say, term.position, said)
        if term.kind is not TermKind.MEASURE:
            what = f"The denial of “{term.sentence}”"
            _missing(what, term.deny, term.position, said)
        _missing(f"The question of “{term.sentence}”", term.ask, term.position, said)
    for listing in law.listings.values():
        if listing.always_complete:
            continue
        _missing(f"The list “{listing.key}”", listing.say, listing.position, said)
        what = f"The question of the list “{listing.key}”"
        _missing(what, listing.ask, listing.position, said)
    for axiom in law.axioms:
        _missing("The reason of an axiom", axiom.reason, axiom.position, said)
    for reading in law.readings.values():
        place = reading.position
        _missing(f"The question of {reading.id}", reading.question, place, said)
        for name, answer in (("first", reading.first), ("second", reading.second)):
            _missing(f"The {name} answer of {reading.id}", answer.text, place, said)
            _missing(
                f"The holders of the {name} answer of {reading.id}", answer.holders, place, said
            )
    _words_texts(law.words, said)
    for norm_id, text in law.uncovered:
        _missing(f"The name of {norm_id}, not encoded", text, _toml("uncovered", law), said)
    for act in law.acts.values():
        _missing(f"The title of {act.id}", act.title, _toml("acts", law), said)
        _missing(f"The short name of {act.id}", act.short, _toml("acts", law), said)


def _words_texts(words: Mapping[str, Mapping[str, Text]], said: Complaints) -> None:
    from dalel.case.position import Position

    place = Position("law/vocabulary/words.yaml")
    for name, entries in words.items():
        for word, text in entries.items():
            _missing(f"The word “{word}” of the list “{name}”", text, place, said)


def _toml(name: str, law: Law) -> Position:
    from dalel.case.position import Position

    return Position(f"law/{law.jurisdiction}/{name}.toml")


def _lists(law: Law, said: Complaints) -> None:
    """Complain where a field of the case file names a closed list that does not exist."""
    from dalel.case.case import SECTIONS
    from dalel.case.position import Position

    named: dict[str, None] = {}
    for type_name in (*(name for name, _ in SECTIONS.values()),):
        for metadata in told_fields(type_name).values():
            if metadata.get("words"):
                named[str(metadata["words"])] = None
    for name in named:
        if name not in law.words:
            place = Position("law/vocabulary/words.yaml")
            said.say("vocabulary.words", NO_WORDS_LIST, place, list=name)
