"""The reading language: which fields of the case file answer a term of the vocabulary.

A line is ``condition {" and " condition} [" else refuted"] [" refutes"]``; the forms
stand in ``conditions``. What it says holds for every thing in a place of the term that it does not mention. Lines are compiled once per law; ``compile_readings`` says what is wrong with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.case.case import SECTIONS
from dalel.case.position import Position, Problem
from dalel.facts import messages as say
from dalel.facts.conditions import (
    Among,
    Condition,
    Flag,
    Found,
    IsWord,
    Line,
    Names,
    Path,
    Readings,
    Row,
    Special,
    TermReading,
)
from dalel.facts.repeats import repeated_by
from dalel.facts.specials import MEASURES, OF_NORMS, SPECIALS
from dalel.norms.model import TermKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.things import Thing
    from dalel.norms.model import Law, Term

CLASSES: dict[str, type[Thing]] = dict(SECTIONS.values())


def compile_readings(law: Law) -> tuple[Readings, tuple[Problem, ...]]:
    """Compile every line of the vocabulary; a line that cannot be read is left out and reported."""
    problems: list[Problem] = []
    terms, measures = [], []
    for term in law.terms.values():
        compiler = _Compiler(term, law, problems)
        if term.kind is TermKind.MEASURE:
            functions = tuple(one for text in term.reads if (one := compiler.measure(text)))
            if functions:
                measures.append((term, functions))
            continue
        reading = compiler.reading()
        if reading.lines or reading.otherwise or reading.found:
            terms.append(reading)
    return Readings(tuple(terms), tuple(measures)), tuple(problems)


_WORDS = re.compile(r"\[([^\]]*)\]")
_AND = re.compile(r" and (?![^\[]*\])")


class _Unreadable(Exception):  # noqa: N818 -- leaves the compiler only as a problem
    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


@dataclass(slots=True)
class _Compiler:
    term: Term
    law: Law
    problems: list[Problem]
    line: str = ""
    _seen: set[str] = field(default_factory=set)

    def reading(self) -> TermReading:
        lines = tuple(one for text in self.term.reads if (one := self._line(text)))
        otherwise = None
        if self.term.unread_when:
            text, refutes = _ending(self.term.unread_when, " refuted")
            line = self._line(text)
            otherwise = line and Line(line.text, line.conditions, refutes=refutes)
        found = tuple(made for text in self.term.found_by if (made := self._found(text)))
        place, verbs = _verbs(lines)
        return TermReading(self.term, lines, otherwise, found, place, verbs)

    def measure(self, text: str) -> Special | None:
        """Compile the line of a measure."""
        try:
            self.line = text
            words = text.split()
            if words and words[0] in MEASURES:
                return self._special(words, MEASURES)
            functions = ", ".join(MEASURES)
            raise _Unreadable(say.LINE_MEASURE, term=self.term.sentence, functions=functions)  # noqa: TRY301 -- one way out for every line
        except _Unreadable as error:
            self._complain(error)
            return None

    def _complain(self, error: _Unreadable) -> None:
        values = {"line": self.line, **error.values}
        place: Position = self.term.position
        self.problems.append(Problem("vocabulary.reads", error.message, values, place))

    def _line(self, text: str) -> Line | None:
        self.line = text
        rest, refutes = _ending(text, " refutes")
        rest, else_refuted = _ending(rest, " else refuted")
        try:
            conditions = [self._condition(part.strip()) for part in _AND.split(rest)]
        except _Unreadable as error:
            self._complain(error)
            return None
        return Line(text, tuple(sorted(conditions, key=_width)), else_refuted, refutes)

    def _condition(self, part: str) -> Condition:
        words = part.split()
        if not words:
            raise _Unreadable(say.LINE_FORM, part="…")
        if words[0] in SPECIALS:
            return self._special(words, SPECIALS)
        if words[0] in MEASURES:
            raise _Unreadable(say.LINE_NOT_MEASURE, term=self.term.sentence)
        if words[0] == "not" and len(words) == 2:
            return self._flag(words[1], negated=True)
        if len(words) == 1:
            return self._flag(words[0], negated=False)
        if words[0].endswith((".relations", ".holds")):
            return self._row(part)
        if words[1] == "in":
            return self._among(words[0], part)
        if words[1] == "has" and len(words) == 3:
            return self._names(words[0], words[2])
        if words[1] == "is" and len(words) == 3:
            path, _ = self._path(words[0])
            self._place(words[2])
            return IsWord(path, words[2])
        raise _Unreadable(say.LINE_FORM, part=part)

    def _flag(self, text: str, *, negated: bool) -> Flag:
        path, last = self._path(text)
        if last is None or last["reads"] != "yes-no":
            raise _Unreadable(say.LINE_FLAG, field=text)
        return Flag(path, negated)

    def _among(self, text: str, part: str) -> Among:
        path, last = self._path(text)
        if last is None or last["reads"] != "word":
            raise _Unreadable(say.LINE_LIST, field=text)
        return Among(path, self._words(part, str(last["words"])))

    def _words(self, part: str, listing: str) -> frozenset[str]:
        found = _WORDS.search(part)
        if found is None:
            raise _Unreadable(say.LINE_FORM, part=part)
        words = [word.strip() for word in found[1].split(",") if word.strip()]
        known = self.law.words.get(listing, {})
        for word in words:
            if known and word not in known:
                near = _nearest(word, known)
                raise _Unreadable(say.LINE_WORD, word=word, list=listing, nearest=near)
        return frozenset(words)

    def _names(self, text: str, place: str) -> Names:
        path, last = self._path(text)
        wanted = self._place(place)
        to = str(last["to"]) if last is not None and last["reads"] == "thing" else "text"
        if not {*wanted.split("|")} & {*to.split("|")}:
            raise _Unreadable(say.LINE_THING, field=text, found=to, name=place, type=wanted)
        return Names(path, place)

    def _row(self, part: str) -> Row:
        """Read ``person.relations [r, r] other``, ``person.relations r other`` or ``person.holds [c] any``."""
        where, _, rest = part.partition(" ")
        place, _, attribute = where.partition(".")
        self._typed(place, "person")
        listing = "relations" if attribute == "relations" else "capacities"
        if not rest.startswith("["):
            word, _, after = rest.partition(" ")
            rest = f"[{word}] {after}"
        words = self._words(rest, listing)
        other = rest.rpartition("]")[2].strip()
        if attribute == "holds":
            other = ""
        else:
            self._typed(other, "person")
        deed = next((name for name, kind in self.term.places.items() if kind == "act"), "")
        return Row(place, attribute, words, other, deed)

    def _special(self, words: list[str], functions: Mapping[str, object]) -> Special:
        assert words[0] in functions
        norms = repeated_by(self.term, self.law) if words[0] in OF_NORMS else None
        return Special(words[0], tuple(self._path(one)[0] for one in words[1:]), norms)

    def _place(self, name: str) -> str:
        kind = self.term.places.get(name)
        if kind is None:
            raise _Unreadable(say.LINE_PLACE, name=name, places=", ".join(self.term.places))
        return kind

    def _typed(self, name: str, kind: str) -> None:
        found = self._place(name)
        if found != kind:
            raise _Unreadable(say.LINE_THING, field=name, found=found, name=name, type=kind)

    def _path(self, text: str) -> tuple[Path, Mapping[str, object] | None]:
        """Return the path and how its last field is read (None where it is a place alone)."""
        place, *keys = text.split(".")
        kind = self._place(place)
        attributes: list[str] = []
        last: Mapping[str, object] | None = None
        for key in keys:
            if last is not None:
                kind = str(last["to"])
                if last["reads"] != "thing":
                    raise _Unreadable(say.LINE_WALK, field=attributes[-1])
            known = _fields(kind)
            if key not in known:
                near = _nearest(key, known)
                raise _Unreadable(say.LINE_FIELD, type=kind, field=key, nearest=near)
            attribute, last = known[key]
            attributes.append(attribute)
        return Path(place, tuple(attributes)), last

    def _found(self, text: str) -> Found | None:
        self.line = text
        rest, refutes = _ending(text, " refutes")
        where, _, condition = rest.partition(": ")
        question, middle, values = condition.partition(" in ")
        listed = _WORDS.fullmatch(values.strip())
        try:
            if not middle or listed is None:
                raise _Unreadable(say.FOUND_FORM)  # noqa: TRY301 -- one way out for every line
            path, _ = self._path(where.strip())
        except _Unreadable as error:
            self._complain(error)
            return None
        words = frozenset(word.strip() for word in listed[1].split(","))
        return Found(text, path, question.strip(), words, refutes)


def places_of(condition: Condition) -> tuple[str, ...]:
    """Return the places of which a condition speaks."""
    if isinstance(condition, (Names, IsWord)):
        return (condition.path.place, condition.place)
    if isinstance(condition, Row):
        return tuple(name for name in (condition.place, condition.other, condition.deed) if name)
    if isinstance(condition, Special):
        return tuple(path.place for path in condition.arguments)
    return (condition.path.place,)


def _width(condition: Condition) -> int:
    """Conditions about one thing are looked at first, then those that lead on, then those over everything."""
    return 1 if isinstance(condition, Names) else len(places_of(condition)) * 2 - 2


def _verbs(lines: tuple[Line, ...]) -> tuple[str, frozenset[str]]:
    """Return the act and the verbs without which none of the lines can hold; nothing where one can."""
    places, verbs = set(), set[str]()
    for line in lines:
        if line.refutes:
            continue
        does = [
            one
            for one in line.conditions
            if isinstance(one, Among) and one.path.attributes == ("does",)
        ]
        if not does:
            return "", frozenset()
        places.add(does[0].path.place)
        verbs |= does[0].words
    return (places.pop(), frozenset(verbs)) if len(places) == 1 else ("", frozenset())


def _ending(text: str, ending: str) -> tuple[str, bool]:
    return (text.removesuffix(ending), True) if text.endswith(ending) else (text, False)


def _nearest(word: str, known: object) -> str:
    from dalel.norms.problems import nearest

    return nearest(word, list(known), 0.0) if known else ""  # type: ignore[call-overload]


def _fields(kind: str) -> dict[str, tuple[str, Mapping[str, object]]]:
    """Return key → (attribute, metadata) of the fields of a type."""
    import dataclasses

    return {
        one.name.rstrip("_").replace("_", "-"): (one.name, one.metadata)
        for thing in (CLASSES[name] for name in kind.split("|") if name in CLASSES)
        for one in dataclasses.fields(thing)
        if one.metadata
    }
