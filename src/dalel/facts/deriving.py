"""Derives what fields say of terms: only over the things whose fields can make a line speak."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.facts import looking
from dalel.facts.looking import Outcome, Way
from dalel.facts.reading import Among, Flag, IsWord, Names, Row, Special, places_of
from dalel.facts.specials import SPECIALS, Argument
from dalel.facts.voices import Voice, from_outcomes, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dalel.case.case import Case
    from dalel.facts.reading import Condition, Line, Path, TermReading

WORD = "word"


class Things:
    """A case's ids by type, for the places of terms."""

    def __init__(self, case: Case, words: Mapping[str, Sequence[str]]) -> None:
        self.case = case
        self.words = words  # closed list → its words
        self.by_type: dict[str, list[str]] = {}
        for name, kind in case.types.items():
            self.by_type.setdefault(kind, []).append(name)

    def of(self, kind: str) -> Sequence[str]:
        """Return the ids of a type (``act|transfer`` joins two)."""
        if kind in self.by_type:
            return self.by_type[kind]
        if is_word(kind):
            listing = kind.removeprefix(WORD).strip()
            return self.words.get(listing, ()) if listing else ()
        if "|" in kind:
            return [name for one in kind.split("|") for name in self.by_type.get(one, ())]
        return ()


def is_word(kind: str) -> bool:
    """Return whether a place takes a word of a closed list (``word``, ``word subject classes``)."""
    return kind.split(" ", 1)[0] == WORD


def derive(reading: TermReading, things: Things) -> dict[Atom, list[Voice]]:
    """Return the voices of every line of a term."""
    places = reading.term.places
    if any(not is_word(kind) and not things.of(kind) for kind in places.values()):
        return {}
    found: dict[Atom, list[Voice]] = {}
    for line in reading.lines:
        for names, voice in _spoken(line, places, things):
            atom = Atom(reading.term.sentence, tuple(names[place] for place in places))
            found.setdefault(atom, []).append(voice)
    if reading.verb_place:
        _undone(reading, things, found)
    if reading.otherwise is not None:
        for names, voice in _spoken(reading.otherwise, places, things):
            atom = Atom(reading.term.sentence, tuple(names[place] for place in places))
            if atom not in found:
                found[atom] = [voice]
    return found


def _spoken(
    line: Line, places: Mapping[str, str], things: Things
) -> Iterator[tuple[dict[str, str], Voice]]:
    """Yield the places' ids and the voice, wherever a line speaks."""
    bindings = (
        _everything(places, things) if line.else_refuted else _reachable(line, places, things)
    )
    for names in bindings:
        outcomes: list[Outcome] = []
        several: list[Outcome] = []
        for condition in line.conditions:
            looked = look(condition, names, things.case, every=line.refutes)
            outcomes.append(looked[0])
            several += looked[1:]
        for last in (None, *several):
            heard = outcomes if last is None else [last]
            said = state_of(
                [one.way for one in heard], else_refuted=line.else_refuted, refutes=line.refutes
            )
            if said is not None:
                state, weak = said
                speaking = [one for one in heard if one.way is Way.APART] if weak else heard
                yield names, from_outcomes(state, speaking, line.text, weak=weak)


def look(
    condition: Condition, names: Mapping[str, str], case: Case, *, every: bool = False
) -> list[Outcome]:
    """Look at one condition; only functions may have several outcomes."""
    if isinstance(condition, Among):
        return [looking.among(case, condition, names, every=every)]
    if isinstance(condition, Names):
        return [looking.named(case, condition, names)]
    if isinstance(condition, Flag):
        return [looking.flag(case, condition, names)]
    if isinstance(condition, Row):
        return [looking.row(case, condition, names)]
    if isinstance(condition, IsWord):
        return [looking.is_word(case, condition, names)]
    arguments = [Argument(names[path.place], path.attributes) for path in condition.arguments]
    found = list(SPECIALS[condition.function](case, *arguments))
    return found or [looking.UNTOLD]


def _everything(places: Mapping[str, str], things: Things) -> Iterator[dict[str, str]]:
    """Yield every way to fill the places."""
    kinds = [things.of(kind) for kind in places.values()]
    for ids in product(*kinds):
        yield dict(zip(places, ids, strict=True))


def _reachable(line: Line, places: Mapping[str, str], things: Things) -> Iterator[dict[str, str]]:
    """Yield the ways to fill the places that the line's references lead to."""
    bindings: list[dict[str, str]] = [{}]
    rest = sorted(line.conditions, key=_width)
    while rest and bindings:
        condition = rest.pop(0)
        grown: list[dict[str, str]] = []
        for names in bindings:
            grown += _grown(condition, names, places, things)
        bindings = grown
    for names in bindings:
        missing = [place for place in places if place not in names]
        for ids in product(*(things.of(places[place]) for place in missing)):
            yield {**names, **dict(zip(missing, ids, strict=True))}


def _width(condition: Condition) -> int:
    """Conditions about one thing first, then those that lead on, then those over everything."""
    return 1 if isinstance(condition, Names) else len(places_of(condition)) * 2 - 2


def _grown(
    condition: Condition,
    names: dict[str, str],
    places: Mapping[str, str],
    things: Things,
) -> list[dict[str, str]]:
    """Return the ways to fill what a condition still leaves open, dropping those that cannot speak."""
    path = condition.path if isinstance(condition, (Names, IsWord, Among, Flag)) else None
    if path is not None and path.place not in names:
        return [
            one
            for name in things.of(places[path.place])
            for one in _grown(condition, {**names, path.place: name}, places, things)
        ]
    if isinstance(condition, (Names, IsWord)):
        if condition.place in names:
            return [names]
        led = _led(things.case, names, condition.path)
        fitting = things.case.types
        kind = places[condition.place]
        return [
            {**names, condition.place: name}
            for name in led
            if is_word(kind) or fitting.get(name) in kind.split("|")
        ]
    if isinstance(condition, (Among, Flag)):
        looked = look(condition, names, things.case)
        silent = all(one.way in {Way.UNTOLD, Way.APART} for one in looked)
        return [] if silent else [names]
    return [
        {**names, **dict(zip(missing, ids, strict=True))}
        for missing in [[one for one in places_of(condition) if one not in names]]
        for ids in product(*(things.of(places[one]) for one in missing))
        if _may_speak(condition, {**names, **dict(zip(missing, ids, strict=True))}, things.case)
    ]


def _may_speak(condition: Row | Special, names: Mapping[str, str], case: Case) -> bool:
    return any(one.way is not Way.UNTOLD for one in look(condition, names, case))


def _led(case: Case, names: Mapping[str, str], path: Path) -> list[str]:
    """Return the ids or words at the end of a path, each once."""
    found = looking.leaves(case, names[path.place], path.attributes)
    return list(dict.fromkeys(leaf[0].value for leaf in found if isinstance(leaf[0].value, str)))


def _undone(reading: TermReading, things: Things, found: dict[Atom, list[Voice]]) -> None:
    """Refute a term for an act whose conduct is described completely without one of its verbs."""
    places = reading.term.places
    for deed in things.of("act"):
        act = things.case.things[deed]
        does, complete = getattr(act, "does", None), getattr(act, "that_is_all", None)
        if complete is None or complete.value is not True or does is None or does.value is None:
            continue
        if does.value in reading.verbs:
            continue
        outcomes = (Outcome(Way.APART, (does,)), Outcome(Way.YES, (complete,)))
        rule = f"{reading.verb_place}.that-is-all"
        voice = from_outcomes(State.REFUTED, outcomes, rule)
        kinds = [
            (deed,) if place == reading.verb_place else things.of(kind)
            for place, kind in places.items()
        ]
        for ids in product(*kinds):
            atom = Atom(reading.term.sentence, ids)
            found.setdefault(atom, []).append(voice)
