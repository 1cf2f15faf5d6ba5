"""Sentences of a case: reads them into atoms and writes atoms as sentences, in one canonical English form.

    call misleads dana                                   a term about things of the case
    not call misleads dana                               its negation
    arman knew in make that arman would take part in call
    amount of payment is over 4325000 KZT                a measure reaches a number
    day of card is before 2026-02-11
    there is another consent of saule                    an open list has a further member
    reading kz.r.1 is second

``parse(write(atom)) == atom`` for every atom; so what a result names as missing can be pasted into a case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.case.position import Problem
from dalel.case.sentence import AnyAtom, Atom, Degree, Mind, Reading, Threshold, Unlisted
from dalel.locale.mark import N_
from dalel.norms.grammar import COMPARISONS, unit_words
from dalel.norms.library import list_written
from dalel.norms.model import Listing, Term, TermKind
from dalel.norms.phrases import Match, Phrases
from dalel.norms.problems import nearest
from dalel.norms.vocabulary import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dalel.case.position import Value
    from dalel.norms.model import Law

    TypeOf = Callable[[str], str | None]

ANOTHER = "another"
_MOST_DIGITS = 6  # of the number of an unlisted member
DEGREE_WORDS: dict[tuple[str, ...], Degree] = {
    ("wanted",): Degree.WANTED,
    ("knew",): Degree.KNEW,
    ("accepted",): Degree.ACCEPTED,
    ("should", "have", "known"): Degree.SHOULD_HAVE_KNOWN,
}
_DEGREE_NAMES = {degree: " ".join(words) for words, degree in DEGREE_WORDS.items()}
# unit of the measure → (how large one is in the base unit)
_UNITS: dict[str, dict[str, Decimal]] = {
    "years": {"years": Decimal(1)},
    "months": {"months": Decimal(1), "years": Decimal(12)},
    "days": {"days": Decimal(1), "weeks": Decimal(7), "week": Decimal(7)},
    "hours": {"hours": Decimal(1), "days": Decimal(24)},
    "number": {"number": Decimal(1), "": Decimal(1)},
    "percent": {"percent": Decimal(1), "%": Decimal(1)},
}
_DATES = {">=": "is on or after", ">": "is after", "<": "is before", "<=": "is on or before"}

NO_SENTENCE = N_("“{sentence}” is no sentence of the vocabulary.")
NO_SENTENCE_NEAR = N_("“{sentence}” is no sentence of the vocabulary; the nearest is “{nearest}”.")
NO_THING = N_("Nothing in this case is called “{name}”.")
NO_THING_NEAR = N_("Nothing in this case is called “{name}”; did you mean “{nearest}”?")
WRONG_TYPE = N_("In “{sentence}” stands “{name}” of type {found}; the type there is {expected}.")
NO_WORD = N_("“{name}” may not stand here; one of these words may: {known}.")
NO_COMPARISON = N_(
    "“{sentence}” is a measure: say how much, as in “{sentence} is at least {example}”."
)
NOT_A_MEASURE = N_("“{sentence}” is no measure; it cannot be compared with a number.")
NO_NUMBER = N_("“{found}” is no number with its unit; write it as “{example}”.")
NO_LIST = N_("No list leads from “{owner}” to “{name}”; the lists there are: {lists}.")
NO_READING = N_("There is no reading “{reading}”; readings are: {known}.")
NO_DEGREE = N_(
    "What somebody knew is written “{actor} knew in {deed} that …”; instead of “knew” also: wanted, accepted, should have known."
)
EMPTY = N_("A sentence is missing here.")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An atom and whether the sentence affirms it."""

    atom: AnyAtom
    positive: bool


class _WrongError(ValueError):
    """A sentence that cannot be read, with the problem to report."""

    def __init__(self, code: str, message: str, **values: Value) -> None:
        super().__init__(message)
        self.problem = Problem(code, message, values)


class Sentences:
    """Reads and writes sentences with the vocabulary of a law."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.phrases = Phrases(law.terms.values())
        self.unit_words = unit_words(law.jurisdiction)
        self._readings = frozenset(law.readings)
        self._closed = frozenset(word for words in law.words.values() for word in words)

    # ── reading ───────────────────────────────────────────────────────────────────────────────────
    def parse(self, text: str, type_of: TypeOf, ids: Iterable[str] = ()) -> Parsed | Problem:
        """Return the atom that a sentence says, or the problem; ``ids`` are offered when a name is strange."""
        words = text.split()
        reader = _Reader(self, type_of, tuple(ids))
        try:
            return reader.read(words)
        except _WrongError as wrong:
            return wrong.problem

    # ── writing ───────────────────────────────────────────────────────────────────────────────────
    def write(self, atom: AnyAtom, positive: bool = True) -> str:  # noqa: FBT001, FBT002 -- the contract's own signature
        """Return the canonical English sentence of an atom."""
        if isinstance(atom, Threshold):
            return self._threshold(atom, positive=positive)
        if isinstance(atom, Reading):
            return f"reading {atom.reading}" + ("" if positive else " is second")
        before = "" if positive else "not "
        if isinstance(atom, Atom):
            return before + self._atom(atom)
        if isinstance(atom, Mind):
            degree = _DEGREE_NAMES.get(atom.degree, "knew")
            that = "that" if atom.positive else "that not"
            return f"{before}{atom.actor} {degree} in {atom.deed} {that} {self._atom(atom.about)}"
        listing = self.law.listings[atom.listing]
        number = number_of(atom.member, listing, atom.owner) or 1
        further = f" number {number}" if number > 1 else ""
        return f"{before}there is another {listing.name} {listing.connective} {atom.owner}{further}"

    def _atom(self, atom: Atom) -> str:
        term = self.law.terms.get(atom.term)
        places = set(term.places) if term else set()
        args = iter(atom.args)
        words: list[str] = []
        for word in atom.term.split():
            if word in places:
                places.remove(word)
                words.append(next(args, word))
            else:
                words.append(word)
        return " ".join(words)

    def _threshold(self, atom: Threshold, *, positive: bool) -> str:
        measure = self._atom(atom.measure)
        term = self.law.terms.get(atom.measure.term)
        unit = term.unit if term else "number"
        operator = (">" if positive else "<=") if atom.strict else (">=" if positive else "<")
        if unit == "date":
            return f"{measure} {_DATES[operator]} {date.fromordinal(int(atom.value)).isoformat()}"
        words = {">": "is over", ">=": "is at least", "<": "is under", "<=": "is at most"}[operator]
        number = f"{atom.value.normalize():f}"
        shown = "" if unit == "number" else f" {unit}"
        if number == "1" and unit in {"years", "months", "days", "hours"}:
            shown = shown.removesuffix("s")
        return f"{measure} {words} {number}{shown}"


def anonymous(listing: Listing, owner: str, number: int = 1) -> str:
    """Return the name under which an unlisted member of a list stands (``another-consent-of-saule``)."""
    further = f"-{number}" if number > 1 else ""
    return f"{ANOTHER}-{listing.name}-{listing.connective}-{owner}{further}"


def number_of(member: str, listing: Listing, owner: str) -> int | None:
    """Return which unlisted member of a list stands under a name; None where the name is none of theirs."""
    first = anonymous(listing, owner)
    if member == first:
        return 1
    rest = member.removeprefix(f"{first}-")
    return int(rest) if rest != member and _is_ordinal(rest) else None


def _is_ordinal(text: str) -> bool:
    return text.isdecimal() and len(text) <= _MOST_DIGITS


class _Reader:
    """Reads one sentence among the things of one case."""

    def __init__(self, sentences: Sentences, type_of: TypeOf, ids: Sequence[str]) -> None:
        self.law = sentences.law
        self.phrases = sentences.phrases
        self.unit_words = sentences.unit_words
        self.readings = sentences._readings  # noqa: SLF001 -- its own reader
        self.closed = sentences._closed  # noqa: SLF001
        self.told_type = type_of
        self.ids = ids

    def read(self, words: list[str]) -> Parsed:
        """Read a sentence with its negations."""
        positive = True
        while words and words[0] == "not":
            positive, words = not positive, words[1:]
        if not words:
            raise _WrongError("sentence.empty", EMPTY)
        if words[:3] == ["there", "is", "another"]:
            return Parsed(self.unlisted(words[3:]), positive)
        if words[0] == "reading" and len(words) in {2, 4}:
            made, first = self.reading(words)
            return Parsed(made, first == positive)
        found = self.mind(words) or self.term(words)
        if found is not None:
            return Parsed(found, positive)
        compared = self.threshold(words)
        if compared is not None:
            return Parsed(compared.atom, compared.positive == positive)
        raise self.no_sentence(words)

    # ── things ────────────────────────────────────────────────────────────────────────────────────
    def type_of(self, name: str) -> str | None:
        """Return the type of a thing, or of an unlisted member of a list."""
        found = self.told_type(name)
        if found is not None or not name.startswith(f"{ANOTHER}-"):
            return found
        member = self.member(name)
        return self.law.listings[member.listing].member if member else None

    def member(self, name: str) -> Unlisted | None:
        """Read ``another-consent-of-saule``."""
        for key, listing in self.law.listings.items():
            prefix = anonymous(listing, "")
            if not name.startswith(prefix):
                continue
            owner = name.removeprefix(prefix)
            if self.type_of(owner) == listing.owner:
                return Unlisted(key, owner, name)
            shorter, dash, number = owner.rpartition("-")
            if dash and _is_ordinal(number) and self.type_of(shorter) == listing.owner:
                return Unlisted(key, shorter, name)
        return None

    def no_thing(self, name: str) -> _WrongError:
        """Say that nothing bears a name."""
        near = nearest(name, self.ids)
        if near:
            return _WrongError("sentence.thing", NO_THING_NEAR, name=name, nearest=near)
        return _WrongError("sentence.thing", NO_THING, name=name)

    # ── the forms ─────────────────────────────────────────────────────────────────────────────────
    def unlisted(self, words: list[str]) -> Unlisted:
        """Read what follows *there is another*."""
        number = 1
        if len(words) == 5 and words[3] == "number" and _is_ordinal(words[4]):
            number, words = int(words[4]), words[:3]
        owner = words[-1] if words else ""
        owner_type = self.type_of(owner)
        if owner_type is None:
            raise self.no_thing(owner)
        for key, listing in self.law.listings.items():
            if listing.owner == owner_type and words[:-1] == [listing.name, listing.connective]:
                return Unlisted(key, owner, anonymous(listing, owner, number))
        lists: dict[str, list[str]] = {}
        for one in self.law.listings.values():
            if one.owner == owner_type:
                form = f"{one.name} {one.connective} {owner}"
                for language, text in list_written(form, one, owner).items():
                    lists.setdefault(language, []).append(text)
        there = {language: ", ".join(forms) for language, forms in lists.items()} or "—"
        name = " ".join(words[:-1])
        raise _WrongError("sentence.list", NO_LIST, owner=owner, name=name, lists=there)

    def reading(self, words: list[str]) -> tuple[Reading, bool]:
        """Read ``reading id [is first|second]``."""
        if words[1] not in self.readings:
            known = ", ".join(sorted(self.readings)) or "—"
            raise _WrongError("sentence.reading", NO_READING, reading=words[1], known=known)
        if len(words) == 4 and (words[2] != "is" or words[3] not in {"first", "second"}):
            raise self.no_sentence(words)
        return Reading(words[1]), words[-1] != "second"

    def mind(self, words: list[str]) -> Mind | None:
        """Read ``actor knew in deed that [not] sentence``."""
        for degree_words, degree in DEGREE_WORDS.items():
            size = len(degree_words)
            if tuple(words[1 : 1 + size]) != degree_words:
                continue
            rest = words[1 + size :]
            if len(rest) < 4 or rest[0] != "in" or rest[2] != "that":
                raise _WrongError("sentence.mind", NO_DEGREE, actor=words[0], deed="ACT")
            actor, deed = words[0], rest[1]
            for name, kind in ((actor, "person"), (deed, "act")):
                self.check(name, kind, " ".join(words))
            positive, about = True, rest[3:]
            if about[:1] == ["not"]:
                positive, about = False, about[1:]
            atom = self.term(about)
            if atom is None:
                raise self.no_sentence(about)
            return Mind(actor, deed, atom, degree, positive)
        return None

    def term(self, words: list[str]) -> Atom | None:
        """Read a term about things; None where no term has these words."""
        wrong: _WrongError | None = None
        for match in self.phrases.whole(words):
            for term in match.terms:
                problem = self.misfit(term, match, words)
                if problem is None:
                    if term.kind is TermKind.MEASURE:
                        example = _example(term)
                        raise _WrongError(
                            "sentence.measure",
                            NO_COMPARISON,
                            sentence=" ".join(words),
                            example=example,
                        )
                    return Atom(term.sentence, tuple(words[index] for index in match.args))
                wrong = wrong or problem
        if wrong is not None:
            raise wrong
        return None

    def misfit(self, term: Term, match: Match, words: list[str]) -> _WrongError | None:
        """Return the complaint about the first name that does not fit its place."""
        for index, kind in zip(match.args, term.places.values(), strict=True):
            try:
                self.check(words[index], kind, term.sentence)
            except _WrongError as wrong:
                return wrong
        return None

    def check(self, name: str, kind: str, sentence: str) -> None:
        """Complain of a name that is strange or of a wrong type."""
        sort, _, listing = kind.partition(" ")
        if sort == WORD:
            words = self.law.words.get(listing) if listing else self.closed
            if words and name not in words:
                known = ", ".join(words)
                raise _WrongError("sentence.word", NO_WORD, name=name, known=known)
            return
        found = self.type_of(name)
        if found is None:
            raise self.no_thing(name)
        if found not in kind.split("|"):
            expected = kind.replace("|", " or ")
            raise _WrongError(
                "sentence.type",
                WRONG_TYPE,
                sentence=sentence,
                name=name,
                found=found,
                expected=expected,
            )

    def threshold(self, words: list[str]) -> Parsed | None:
        """Read a measure with its comparison."""
        for at, word in enumerate(words):
            if word != "is":
                continue
            for size in (4, 3, 2):
                operator = COMPARISONS.get(tuple(words[at : at + size]))
                if operator is not None:
                    made = self.compared(words[:at], operator, words[at + size :])
                    if made is not None:
                        return made
                    break
        return None

    def compared(self, words: list[str], operator: str, rest: list[str]) -> Parsed | None:
        """Read the measure and the number of a comparison."""
        wrong: _WrongError | None = None
        for match in self.phrases.whole(words):
            for term in match.terms:
                problem = self.misfit(term, match, words)
                if problem is not None:
                    wrong = wrong or problem
                    continue
                if term.kind is not TermKind.MEASURE:
                    raise _WrongError("sentence.measure", NOT_A_MEASURE, sentence=" ".join(words))
                value = _value(rest, term, self.unit_words)
                atom = Atom(term.sentence, tuple(words[index] for index in match.args))
                strict = operator in {">", "<="}
                return Parsed(Threshold(atom, strict, value), operator in {">", ">="})
        if wrong is not None:
            raise wrong
        return None

    def no_sentence(self, words: list[str]) -> _WrongError:
        """Say that these words are no sentence, and name the nearest one."""
        near = self.phrases.nearest(words, lambda word: self.type_of(word) is not None)
        sentence = " ".join(words)
        if near:
            return _WrongError(
                "sentence.unknown", NO_SENTENCE_NEAR, sentence=sentence, nearest=near
            )
        return _WrongError("sentence.unknown", NO_SENTENCE, sentence=sentence)


def _example(term: Term) -> str:
    if term.unit == "date":
        return "2026-01-18"
    return "2" if term.unit == "number" else f"16 {term.unit}"


def _value(words: list[str], term: Term, unit_words: Mapping[str, str]) -> Decimal:
    """Read a number with its unit, or a day, in the measure's base unit."""
    found = " ".join(words)
    if term.unit == "date":
        try:
            return Decimal(date.fromisoformat(found).toordinal())
        except ValueError:
            raise _WrongError(
                "sentence.number", NO_NUMBER, found=found, example=_example(term)
            ) from None
    digits = ""
    rest = list(words)
    while rest and _is_number(rest[0]):
        digits += rest.pop(0)
    unit = unit_words.get(" ".join(rest), " ".join(rest))
    factor = _UNITS.get(term.unit, {term.unit: Decimal(1)}).get(unit)
    if not digits or factor is None or not _is_number(digits):
        raise _WrongError("sentence.number", NO_NUMBER, found=found, example=_example(term))
    return Decimal(digits) * factor


def _is_number(text: str) -> bool:
    whole, dot, rest = text.partition(".")
    return text.isascii() and whole.isdecimal() and (not dot or rest.isdecimal())
