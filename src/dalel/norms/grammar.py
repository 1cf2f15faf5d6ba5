"""Reads expressions of the rule language by recursive descent; terms of the vocabulary delimit themselves.

    expr = conj {"or" conj} ;  conj = one {"and" one} ;  one = "not" one | "(" expr ")" | atom ;
    atom = sentence | sentence comparison | ["rule"] id "holds" ["at" names] | "deed of" id "holds" ["at" names]
         | "reading" id ["is second"] | "signs of a crime in" name ;

Terms themselves contain ``and``, ``or`` and ``not``; so the longest term that fits is read first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.jurisdiction import Jurisdiction
from dalel.norms.lexer import Word, words_of
from dalel.norms.model import (
    And,
    Compares,
    Expression,
    Holds,
    Not,
    Or,
    ReadingIs,
    Says,
    SignsOfCrime,
    Term,
    TermKind,
)
from dalel.norms.problems import nearest
from dalel.norms.vocabulary import WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dalel.norms.vocabulary import Vocabulary

JOINING = frozenset({"and", "or", ")", "("})
# words of a comparison → (operator on numbers, is it for days only)
COMPARISONS: dict[tuple[str, ...], str] = {
    ("is", "at", "least"): ">=",
    ("is", "over"): ">",
    ("is", "at", "most"): "<=",
    ("is", "under"): "<",
    ("is", "before"): "<",
    ("is", "after"): ">",
    ("is", "on", "or", "after"): ">=",
    ("is", "on", "or", "before"): "<=",
}
TIME_WORDS = {
    "year": "years",
    "month": "months",
    "day": "days",
    "hour": "hours",
}

ENDS = N_("The sentence ends too early; after “{before}” something must follow.")
EMPTY = N_("A sentence is missing here.")
BRACKET = N_("A round bracket is opened here and not closed.")
BRACKET_EXTRA = N_("A round bracket is closed here that was not opened.")
NO_SENTENCE = N_("“{sentence}” is no sentence of the vocabulary.")
NO_SENTENCE_NEAR = N_("“{sentence}” is no sentence of the vocabulary; the nearest is “{nearest}”.")
NO_NAME = N_("Nothing here is called “{name}”; the names that can stand here are: {names}.")
NO_NAME_NEAR = N_("Nothing here is called “{name}”; did you mean “{nearest}”?")
NO_WORD = N_("“{name}” is no word of the list “{list}”; its words are: {known}.")
WRONG_TYPE = N_(
    "In “{sentence}” the name “{name}” is of type {found}; the type there is {expected}."
)
NO_COMPARISON = N_(
    "“{sentence}” is a measure; it needs “is at least”, “is over”, “is at most”, “is under” or “is before”, and a number."
)
NO_NUMBER = N_("After “{before}” a number is expected, not “{found}”.")
NO_DATE = N_("After “{before}” a day is expected, as in 2026-01-18, not “{found}”.")
NO_UNIT = N_("“{unit}” is no unit for “{sentence}”; use {expected}.")
UNIT_ABSENT = N_("The number after “{sentence}” needs its unit: {expected}.")
NO_READING = N_("There is no reading “{reading}”.")
NO_READING_NEAR = N_("There is no reading “{reading}”; the nearest is “{nearest}”.")
READING_ANSWER = N_("After “is” stands “first” or “second”: the two answers to a reading.")
NO_ID = N_("After “{before}” the id of a norm is expected, as in “rule {example} holds”.")
NO_HOLDS = N_("After the id “{id}” the word “holds” is expected.")
NO_AT_NAME = N_("After “at” the names stand that fill the places of {id}, with commas between.")
GOES_ON = N_(
    "After “{sentence}” stands “{found}”; only “and”, “or” or the end of the line can follow."
)


class UnreadableError(ValueError):
    """A sentence that is not of the rule language: what a lawyer is told, and where."""

    def __init__(self, code: str, message: str, position: Position, **values: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.position = position
        self.values = values


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that can stand in a sentence, with their types."""

    names: Mapping[str, str]

    def with_name(self, name: str, type_name: str) -> Scope:
        """Return the scope with one more name."""
        return Scope({**self.names, name: type_name})


@dataclass(slots=True)
class Grammar:
    """What expressions are read with: the vocabulary, the ids of readings, the units, the jurisdiction's words."""

    vocabulary: Vocabulary
    readings: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    jurisdiction: Jurisdiction = field(default_factory=Jurisdiction)
    closed: frozenset[str] = field(default=frozenset(), init=False)
    unit_words: Mapping[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.closed = frozenset(word for words in self.vocabulary.words.values() for word in words)
        self.unit_words = unit_words(self.jurisdiction)

    def units_for(self, unit: str) -> tuple[str, ...]:
        """Return the units in which a number for a measure can be written: of money, indices too."""
        if unit != self.jurisdiction.currency.code:
            return (unit,)
        index = self.jurisdiction.index.unit
        return (unit, *sorted(self.units | {index} - {""}))

    def read(self, text: str, scope: Scope, place: Position) -> Expression:
        """Read an expression that begins at a place; raise UnreadableError where it is none."""
        words = words_of(text, place.line, place.column)
        return self.read_words(words, scope, place)

    def read_words(self, words: Sequence[Word], scope: Scope, place: Position) -> Expression:
        """Read an expression given as words."""
        reader = _Reader(self, words, scope, place)
        made = reader.disjunction()
        reader.expect_end()
        return made


class _Reader:
    """One pass over the words of one expression."""

    __slots__ = ("at", "grammar", "place", "scope", "texts", "words")

    def __init__(
        self, grammar: Grammar, words: Sequence[Word], scope: Scope, place: Position
    ) -> None:
        self.grammar = grammar
        self.words = words
        self.texts = [word.text for word in words]
        self.scope = scope
        self.place = place
        self.at = 0

    # ── where we are ──────────────────────────────────────────────────────────────────────────────
    def here(self, index: int | None = None) -> Position:
        """Return the place of a word, or just behind the last one."""
        index = self.at if index is None else index
        if index < len(self.words):
            word = self.words[index]
            return Position(self.place.file, word.line, word.column)
        if self.words:
            word = self.words[-1]
            return Position(self.place.file, word.line, word.end)
        return self.place

    def next_is(self, *texts: str) -> bool:
        """Tell whether these words come next."""
        return self.texts[self.at : self.at + len(texts)] == list(texts)

    def word(self, ahead: int = 0) -> str:
        """Return a word ahead; empty at the end."""
        index = self.at + ahead
        return self.texts[index] if index < len(self.texts) else ""

    def phrase(self, start: int) -> str:
        """Return the words from an index up to what joins or ends sentences."""
        end = start
        while end < len(self.texts) and self.texts[end] not in JOINING:
            end += 1
        return " ".join(self.texts[start:end])

    def fail(
        self, code: str, message: str, position: Position | None = None, **values: str
    ) -> UnreadableError:
        """Make the exception for a place."""
        return UnreadableError(code, message, position or self.here(), **values)

    # ── the grammar ───────────────────────────────────────────────────────────────────────────────
    def disjunction(self) -> Expression:
        """Expr = conj {"or" conj}."""
        place = self.here()
        parts = [self.conjunction()]
        while self.next_is("or"):
            self.at += 1
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Or(tuple(parts), place)

    def conjunction(self) -> Expression:
        """Conj = one {"and" one}."""
        place = self.here()
        parts = [self.one()]
        while self.next_is("and"):
            self.at += 1
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else And(tuple(parts), place)

    def one(self) -> Expression:
        """One = "not" one | "(" expr ")" | atom."""
        place = self.here()
        negations = 0
        while self.next_is("not"):
            self.at += 1
            negations += 1
        if self.next_is("("):
            self.at += 1
            made = self.disjunction()
            if not self.next_is(")"):
                if self.at < len(self.words):
                    raise self.goes_on()
                raise self.fail("law.bracket", BRACKET, place)
            self.at += 1
        else:
            made = self.atom()
        for _ in range(negations):
            made = Not(made, place)
        return made

    def expect_end(self) -> None:
        """Complain of words that are left over."""
        if self.at >= len(self.words):
            return
        if self.next_is(")"):
            raise self.fail("law.bracket", BRACKET_EXTRA)
        raise self.goes_on()

    def goes_on(self) -> UnreadableError:
        """Say that a sentence was followed by something that joins nothing."""
        start = self.at
        while start and self.texts[start - 1] not in {"and", "or", "("}:
            start -= 1
        whole = self.phrase(start)
        near = self.near(whole.split())
        if near and near != whole:
            return self.fail(
                "law.sentence", NO_SENTENCE_NEAR, self.here(start), sentence=whole, nearest=near
            )
        before = " ".join(self.texts[start : self.at])
        return self.fail("law.goes-on", GOES_ON, sentence=before, found=self.word())

    def atom(self) -> Expression:
        """Read a sentence, a comparison, a reference or a reading."""
        if self.at >= len(self.words) or self.word() in {"and", "or", ")"}:
            if self.at:
                before = self.texts[self.at - 1]
                raise self.fail("law.ends", ENDS, before=before)
            raise self.fail("law.empty", EMPTY)
        first = self.word()
        if first == "rule" and ("." in self.word(1) or self.word(2) == "holds"):
            place = self.here()
            self.at += 1
            return self.reference("all", place, "rule")
        if first == "deed" and self.word(1) == "of" and "." in self.word(2):
            place = self.here()
            self.at += 2
            return self.reference("deed", place, "deed of")
        if self.word(1) == "holds":
            return self.reference("all", self.here(), "")
        if first == "reading":
            return self.reading()
        if self.texts[self.at : self.at + 5] == ["signs", "of", "a", "crime", "in"]:
            place = self.here()
            self.at += 5
            return SignsOfCrime(self.name(("act",)), place)
        return self.sentence()

    def reference(self, layer: str, place: Position, before: str) -> Holds:
        """Read ``id holds [at a, b]``."""
        norm = self.word()
        if not norm or "." not in norm:
            example = self.grammar.jurisdiction.example_id
            raise self.fail("law.reference", NO_ID, before=before or norm, example=example)
        self.at += 1
        if not self.next_is("holds"):
            raise self.fail("law.reference", NO_HOLDS, id=norm)
        self.at += 1
        args: list[str] = []
        if self.next_is("at"):
            self.at += 1
            while True:
                text = self.word()
                if not text or text in JOINING:
                    raise self.fail("law.reference", NO_AT_NAME, id=norm)
                more = text.endswith(",")
                args.append(self.known(text.rstrip(",")))
                self.at += 1
                if not more:
                    break
        return Holds(norm, tuple(args), layer, place)

    def reading(self) -> ReadingIs:
        """Read ``reading id [is first | is second]``."""
        place = self.here()
        reading = self.word(1)
        readings = self.grammar.readings
        if reading not in readings:
            near = nearest(reading, readings)
            position = self.here(self.at + 1)
            if near:
                raise self.fail(
                    "law.reading", NO_READING_NEAR, position, reading=reading, nearest=near
                )
            raise self.fail("law.reading", NO_READING, position, reading=reading)
        self.at += 2
        first = True
        if self.next_is("is"):
            self.at += 1
            if self.word() not in {"first", "second"}:
                raise self.fail("law.reading", READING_ANSWER)
            first = self.word() == "first"
            self.at += 1
        return ReadingIs(reading, first, place)

    # ── names ─────────────────────────────────────────────────────────────────────────────────────
    def known(self, name: str) -> str:
        """Return a name that is in scope; complain of any other."""
        if name in self.scope.names:
            return name
        raise self.no_name(name, self.here())

    def no_name(self, name: str, position: Position) -> UnreadableError:
        """Say that nothing bears this name here, and what is like it."""
        near = nearest(name, self.scope.names)
        if near:
            return self.fail("law.name", NO_NAME_NEAR, position, name=name, nearest=near)
        names = ", ".join(self.scope.names)
        return self.fail("law.name", NO_NAME, position, name=name, names=names)

    def name(self, types: tuple[str, ...]) -> str:
        """Read a name of one of the types."""
        if not self.word():
            raise self.fail("law.ends", ENDS, before=self.texts[self.at - 1])
        name = self.known(self.word())
        if self.scope.names[name] not in types:
            raise self.fail(
                "law.type",
                WRONG_TYPE,
                sentence=self.phrase(max(0, self.at - 5)),
                name=name,
                found=self.scope.names[name],
                expected=" or ".join(types),
            )
        self.at += 1
        return name

    # ── terms ─────────────────────────────────────────────────────────────────────────────────────
    def may_fill(self, word: str) -> bool:
        """Tell whether a word can stand at a place: a name in scope, or a word of a closed list."""
        if word in self.scope.names:
            return True
        closed = self.grammar.closed
        return word in closed if closed else word not in JOINING

    def near(self, words: Sequence[str]) -> str:
        """Return the nearest valid sentence."""
        return self.grammar.vocabulary.phrases.nearest(words, lambda word: word in self.scope.names)

    def sentence(self) -> Expression:
        """Read a term about names; a measure with its comparison."""
        start = self.at
        phrases = self.grammar.vocabulary.phrases
        found = sorted(
            phrases.matches(self.texts, start, self.may_fill),
            key=lambda match: (-match.end, len(match.args)),
        )
        misfit: UnreadableError | None = None
        for match in found:
            if not self.delimited(match.end, match.terms[0]):
                continue
            args = tuple(self.texts[index] for index in match.args)
            for term in match.terms:
                wrong = self.wrong_type(term, match.args)
                if wrong is None:
                    self.at = match.end
                    says = Says(term.sentence, args, self.here(start))
                    return self.comparison(says, term) if term.kind is TermKind.MEASURE else says
                misfit = misfit or wrong
        if misfit is not None:
            raise misfit
        raise self.no_sentence(start)

    def delimited(self, end: int, term: Term) -> bool:
        """Tell whether a sentence can end here."""
        if end >= len(self.texts):
            return True
        following = self.texts[end]
        return following in JOINING or (term.kind is TermKind.MEASURE and following == "is")

    def wrong_type(self, term: Term, indices: tuple[int, ...]) -> UnreadableError | None:
        """Return the complaint about the first name of a wrong type."""
        for index, kind in zip(indices, term.places.values(), strict=True):
            name = self.texts[index]
            if kind.split(" ")[0] == WORD:
                wrong = self.wrong_word(name, kind, index)
                if wrong is not None:
                    return wrong
                continue
            found = self.scope.names.get(name)
            if found is None:
                return self.no_name(name, self.here(index))
            if found not in kind.split("|"):
                return self.fail(
                    "law.type",
                    WRONG_TYPE,
                    self.here(index),
                    sentence=term.sentence,
                    name=name,
                    found=found,
                    expected=kind.replace("|", " or "),
                )
        return None

    def wrong_word(self, name: str, kind: str, index: int) -> UnreadableError | None:
        """Check a word of a closed list (``word subject classes`` names the list)."""
        listing = kind.partition(" ")[2]
        words = self.grammar.vocabulary.words.get(listing)
        if not listing or words is None or name in words:
            return None
        known = ", ".join(words)
        return self.fail(
            "law.word", NO_WORD, self.here(index), name=name, list=listing, known=known
        )

    def no_sentence(self, start: int) -> UnreadableError:
        """Say what is wrong with words that are no sentence: a strange name, or the sentence itself."""
        phrase = self.phrase(start)
        words = phrase.split()
        phrases = self.grammar.vocabulary.phrases
        strange = phrases.whole(words, lambda word: word not in JOINING)
        for match in strange:
            for index, kind in zip(match.args, match.terms[0].places.values(), strict=True):
                name = words[index]
                if kind.split(" ")[0] == WORD:
                    wrong = self.wrong_word(name, kind, start + index)
                    if wrong is not None:
                        return wrong
                elif name not in self.scope.names:
                    return self.no_name(name, self.here(start + index))
        near = self.near(words)
        if near:
            return self.fail(
                "law.sentence",
                NO_SENTENCE_NEAR,
                self.here(start),
                sentence=phrase,
                nearest=near,
            )
        prefix = phrases.longest(self.texts, start, self.may_fill)
        if prefix is not None and prefix.end < len(self.texts):
            before = " ".join(self.texts[start : prefix.end])
            found = self.texts[prefix.end]
            return self.fail(
                "law.goes-on", GOES_ON, self.here(prefix.end), sentence=before, found=found
            )
        return self.fail("law.sentence", NO_SENTENCE, self.here(start), sentence=phrase)

    # ── measures ──────────────────────────────────────────────────────────────────────────────────
    def comparison(self, measure: Says, term: Term) -> Compares:
        """Read what follows a measure: ``is over 1000 MCI on the day of deed``."""
        sentence = " ".join(_filled(term, measure.args))
        for length in (4, 3, 2):
            words = tuple(self.texts[self.at : self.at + length])
            operator = COMPARISONS.get(words)
            if operator is not None:
                self.at += len(words)
                break
        else:
            raise self.fail("law.comparison", NO_COMPARISON, sentence=sentence)
        if term.unit == "date":
            value, unit = self.day(), "date"
        else:
            value = self.number()
            unit = self.unit(term, sentence)
        on_day_of = ""
        if self.next_is("on", "the", "day", "of"):
            self.at += 4
            on_day_of = self.known(self.word())
            self.at += 1
        return Compares(measure, operator, value, unit, on_day_of, measure.position)

    def number(self) -> Decimal:
        """Read a number; blanks may group its digits."""
        before = self.texts[self.at - 1]
        first = self.word()
        if not _is_number(first):
            raise self.fail("law.number", NO_NUMBER, before=before, found=first)
        digits = first
        self.at += 1
        while len(self.word()) == 3 and self.word().isdecimal():
            digits += self.word()
            self.at += 1
        return Decimal(digits)

    def day(self) -> Decimal:
        """Read a calendar day as its ordinal."""
        before, found = self.texts[self.at - 1], self.word()
        try:
            value = date.fromisoformat(found)
        except ValueError:
            raise self.fail("law.number", NO_DATE, before=before, found=found) from None
        self.at += 1
        return Decimal(value.toordinal())

    def unit(self, term: Term, sentence: str) -> str:
        """Read the unit of a number."""
        allowed = self.grammar.units_for(term.unit)
        told = self.word()
        unit = self.grammar.unit_words.get(told, told)
        if unit in allowed:
            self.at += 1
            return unit
        if not told or told in JOINING or told == "on":
            if term.unit == "number":
                return "number"
            raise self.fail(
                "law.unit", UNIT_ABSENT, sentence=sentence, expected=" or ".join(allowed)
            )
        raise self.fail(
            "law.unit", NO_UNIT, unit=told, sentence=sentence, expected=" or ".join(allowed)
        )


def unit_words(jurisdiction: Jurisdiction) -> dict[str, str]:
    """Return the words that people write for a unit, those of a jurisdiction too."""
    return {**TIME_WORDS, **jurisdiction.unit_words()}


def _is_number(text: str) -> bool:
    whole, _, rest = text.partition(".")
    return whole.isdecimal() and whole.isascii() and (not rest or rest.isdecimal())


def _filled(term: Term, args: Sequence[str]) -> list[str]:
    """Return the words of a term's sentence with names in its places."""
    rest = dict(zip(term.places, args, strict=True))
    return [rest.pop(word, word) for word in term.sentence.split()]
