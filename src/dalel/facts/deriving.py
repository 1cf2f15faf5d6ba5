"""Derives what fields say of terms: only over the things whose fields can make a line speak."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.facts import looking
from dalel.facts.conditions import Among, Flag, IsWord, Names, Row
from dalel.facts.looking import Outcome, Way
from dalel.facts.reading import places_of
from dalel.facts.specials import SPECIALS, Argument
from dalel.facts.voices import Voice, from_outcomes, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dalel.case.case import Case
    from dalel.facts.conditions import Condition, Line, Path, TermReading

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

    def fits(self, name: str, kind: str) -> bool:
        """Return whether a name may stand in a place of a type."""
        return is_word(kind) or self.case.types.get(name, "") in kind.split("|")


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
                found[atom] = [replace(voice, unread=True)]
    return found


def _spoken(
    line: Line, places: Mapping[str, str], things: Things
) -> Iterator[tuple[dict[str, str], Voice]]:
    """Yield the places' ids and the voice, wherever a line speaks.

    Conditions are looked at one after the other, over the things that the ones before left; so a line that no
    act's verb fits costs one look an act.
    """
    bindings: list[tuple[dict[str, str], tuple[Outcome, ...]]] = [({}, ())]
    for condition in line.conditions:
        bindings = [
            (filled, (*outcomes, one))
            for names, outcomes in bindings
            for filled in _filled(condition, names, places, things, everything=line.else_refuted)
            for one in look(condition, filled, things.case, every=line.refutes)
            if line.else_refuted or one.way not in _SILENT
        ]
    for names, outcomes in bindings:
        said = state_of(
            [one.way for one in outcomes], else_refuted=line.else_refuted, refutes=line.refutes
        )
        if said is None:
            continue
        state, weak = said
        speaking = [one for one in outcomes if one.way is Way.APART] if weak else outcomes
        voice = from_outcomes(state, speaking, line.text, weak=weak)
        if len(names) == len(places):
            yield names, voice
            continue
        missing = [place for place in places if place not in names]
        for ids in product(*(things.of(places[place]) for place in missing)):
            yield {**names, **dict(zip(missing, ids, strict=True))}, voice


_SILENT = (Way.UNTOLD, Way.APART)


def look(
    condition: Condition, names: Mapping[str, str], case: Case, *, every: bool = False
) -> Sequence[Outcome]:
    """Look at one condition; only functions may have several outcomes."""
    if isinstance(condition, Among):
        return (looking.among(case, condition, names, every=every),)
    if isinstance(condition, Names):
        return (looking.named(case, condition, names),)
    if isinstance(condition, Flag):
        return (looking.flag(case, condition, names),)
    if isinstance(condition, Row):
        return (looking.row(case, condition, names),)
    if isinstance(condition, IsWord):
        return (looking.is_word(case, condition, names),)
    arguments = [Argument(names[path.place], path.attributes) for path in condition.arguments]
    function = SPECIALS[condition.function]
    if condition.norms is not None:
        return tuple(function(case, *arguments, condition.norms)) or (looking.UNTOLD,)
    return tuple(function(case, *arguments)) or (looking.UNTOLD,)


def _filled(
    condition: Condition,
    names: dict[str, str],
    places: Mapping[str, str],
    things: Things,
    *,
    everything: bool,
) -> Sequence[dict[str, str]]:
    """Return the ways to fill the places that a condition still leaves open.

    A reference leads to the things that its field names; with ``everything`` all are looked at.
    """
    missing = [place for place in places_of(condition) if place not in names]
    if not missing:
        return (names,)
    if isinstance(condition, (Names, IsWord)) and not everything:
        start = condition.path.place
        starts = things.of(places[start]) if start in missing else (names[start],)
        kind = places[condition.place]
        return [
            {**names, start: first, condition.place: name}
            for first in starts
            for name in _led(things.case, first, condition.path)
            if names.get(condition.place, name) == name and things.fits(name, kind)
        ]
    if isinstance(condition, Row) and not everything and condition.place in missing:
        return _rows(condition, names, missing, places, things)
    if len(missing) == 1:
        return [{**names, missing[0]: name} for name in things.of(places[missing[0]])]
    kinds = (things.of(places[place]) for place in missing)
    return [{**names, **dict(zip(missing, ids, strict=True))} for ids in product(*kinds)]


def _rows(
    condition: Row,
    names: dict[str, str],
    missing: list[str],
    places: Mapping[str, str],
    things: Things,
) -> list[dict[str, str]]:
    """Return the ways to fill a condition about rows: only things that have some can make it speak."""
    owners = [
        name
        for name in things.of(places[condition.place])
        if getattr(things.case.things.get(name), condition.attribute, ())
    ]
    kinds = [owners if place == condition.place else things.of(places[place]) for place in missing]
    return [{**names, **dict(zip(missing, ids, strict=True))} for ids in product(*kinds)]


def _led(case: Case, name: str, path: Path) -> list[str]:
    """Return the ids or words at the end of a path, each once."""
    found = looking.leaves(case, name, path.attributes)
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
