"""Checks the law beyond what loading needs: the cases hold, every text stands in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.cases import CaseRunner
from dalel.norms.grammar import Grammar
from dalel.norms.load import load_law
from dalel.norms.model import TermKind
from dalel.norms.phrases import Phrases
from dalel.norms.problems import Complaints
from dalel.norms.tree import expressions, leaves, walk
from dalel.norms.vocabulary import LANGUAGES, MONEY, Vocabulary, told_fields

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dalel.case.position import Problem
    from dalel.norms.model import Law, Norm, Text

UNTRANSLATED = N_("“{key}” of “{entry}” is missing in: {languages}.")
NO_CURRENCY = N_(
    "The vocabulary measures money, but law.toml does not say the currency: “[currency]” and “code = …”."
)
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
    if any(term.unit == MONEY for term in law.terms.values()):
        said.say("law.currency", NO_CURRENCY, _toml("law", law))
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
    units = frozenset(row.unit for row in law.units)
    return Grammar(vocabulary, frozenset(law.readings), units, law.jurisdiction)


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
    key: str,
    entry: str,
    text: Text,
    position: Position,
    said: Complaints,
    *,
    needed: Iterable[str] = LANGUAGES,
) -> None:
    """Warn of the languages that a text lacks; ``key`` is its name in the file."""
    lacking = [language for language in needed if not text.get(language)]
    if lacking:
        said.warn(
            "law.untranslated",
            UNTRANSLATED,
            position,
            key=key,
            entry=entry,
            languages=", ".join(lacking),
        )


def _norm_texts(norm: Norm, said: Complaints) -> None:
    place = norm.position
    _missing("title", norm.id, norm.title, place, said)
    if norm.part:
        _missing("heading", norm.id, norm.heading, place, said)
    held = {quote.language for quote in norm.quotes}
    needed = [one for one in LANGUAGES if one == "en" or one in held]
    for element in walk(norm.elements):
        if element.label in norm.names:
            names = norm.names[element.label]
            _missing(element.label, norm.id, names, element.position, said, needed=needed)
    for text in norm.open_texts:
        _missing("open", norm.id, text, place, said)


def _vocabulary_texts(law: Law, said: Complaints) -> None:
    for term in law.terms.values():
        name, place = term.sentence, term.position
        _missing("say", name, term.say, place, said)
        if term.kind is not TermKind.MEASURE:
            _missing("deny", name, term.deny, place, said)
        _missing("ask", name, term.ask, place, said)
    for listing in law.listings.values():
        _missing("name", listing.key, listing.called, listing.position, said)
        if not listing.always_complete:
            _missing("deny", listing.key, listing.deny, listing.position, said)
            _missing("say", listing.key, listing.say, listing.position, said)
            _missing("ask", listing.key, listing.ask, listing.position, said)
    for axiom in law.axioms:
        _missing("why", "axiom", axiom.reason, axiom.position, said)
    for reading in law.readings.values():
        place = reading.position
        _missing("question", reading.id, reading.question, place, said)
        for name, answer in (("first", reading.first), ("second", reading.second)):
            _missing(name, reading.id, answer.text, place, said)
            _missing(f"{name}.holders", reading.id, answer.holders, place, said)
    words = Position("law/vocabulary/words.yaml")
    for name, entries in law.words.items():
        for word, text in entries.items():
            _missing(word, name, text, words, said)
    for norm_id, text in law.uncovered:
        _missing("name", norm_id, text, _toml("uncovered", law), said)
    for act in law.acts.values():
        _missing("title", act.id, act.title, _toml("acts", law), said)
        _missing("short", act.id, act.short, _toml("acts", law), said)
    if law.jurisdiction.index.unit:
        _missing("name", "index", law.jurisdiction.index.name, _toml("law", law), said)


def _toml(name: str, law: Law) -> Position:
    return Position(f"law/{law.jurisdiction.id}/{name}.toml")


def _lists(law: Law, said: Complaints) -> None:
    """Complain where a field of the case file names a closed list that does not exist."""
    from dalel.case.case import SECTIONS

    named: dict[str, None] = {}
    for type_name in (*(name for name, _ in SECTIONS.values()),):
        for metadata in told_fields(type_name).values():
            if metadata.get("words"):
                named[str(metadata["words"])] = None
    for name in named:
        if name not in law.words:
            place = Position("law/vocabulary/words.yaml")
            said.say("vocabulary.words", NO_WORDS_LIST, place, list=name)
