"""What the established facts fix of each atom: the atoms of one case, as small ints.

Every atom that a formula reads is interned here once. Its value is true or false where the facts decide
it, and free otherwise: disputed, unknown and not asked are all free, and differ only in what is printed.
Members of a contradiction are free as well, and remembered, so that only what hangs on them is spoilt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dalel.case.fact import Closure, Fact, Measured, MindFact
from dalel.case.sentence import (
    AnyAtom,
    Atom,
    Degree,
    Mind,
    Reading,
    Threshold,
    Unlisted,
    atom_of,
)
from dalel.case.states import Source, State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from dalel.case.fact import Facts
    from dalel.case.measures import Interval

NO = 0
YES = 1
FREE = 2

Support = Fact | Measured | MindFact | Closure
Implied = dict[str, tuple[tuple[str, tuple[int, ...]], ...]]  # see ``Library.implied``


@dataclass(frozen=True, slots=True)
class Unheld:
    """The text of a norm on some day is not held: what it said is no fact that anybody could establish."""

    norm: str
    measured: bool = False  # the value of a unit is not held, and what it measures is told


class Atoms:
    """The interned atoms of one case with their values, states and what supports them."""

    __slots__ = (
        "_clashing",
        "_facts",
        "_index",
        "_intervals",
        "_minds",
        "_minds_of_all",
        "_proved",
        "_told",
        "atoms",
        "by_term",
        "clashing",
        "closures",
        "facts",
        "further",
        "implied",
        "ladders",
        "parameters",
        "readings",
        "sought_for",
        "states",
        "supports",
        "thresholds",
        "values",
    )

    def __init__(
        self, facts: Facts, readings: Mapping[str, bool], implied: Implied | None = None
    ) -> None:
        self.facts = facts
        self.implied: Implied = implied or {}
        self.readings = readings
        self.atoms: list[AnyAtom | Unheld] = []
        self.values: list[int] = []
        self.states: list[State] = []
        self.supports: list[Support | None] = []
        self.clashing: set[int] = set()  # members of a contradiction that formulas read
        self.sought_for: set[int] = set()  # asked before all else, and a "no" settles nothing
        self.parameters: set[int] = set()  # readings and unheld texts: never missing, never asked
        self.thresholds: dict[Atom, list[int]] = {}
        # Rungs of one ladder of mind, and further members of one list, as they come.
        self.ladders: dict[tuple[object, ...], list[tuple[int, int]]] = {}
        self.further: dict[tuple[str, str], list[int]] = {}
        # Sentences of the vocabulary that formulas read, by term: their numbers, and what they are about.
        self.by_term: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._index: dict[object, int] = {}
        self._proved: dict[int, bool] = {}
        self._told: frozenset[str] | None = None
        # an atom is found by its plain tuple
        self._facts = cast("Mapping[tuple[str, tuple[str, ...]], Fact]", facts.facts)
        self._intervals: dict[Atom, Measured] = dict(facts.measures)
        self._minds: dict[tuple[object, ...], list[MindFact]] = {}
        self._minds_of_all: dict[tuple[str, str], MindFact] = {}
        for mind in facts.minds:
            if mind.about is None:
                self._minds_of_all[mind.actor, mind.deed] = mind
            else:
                key = (mind.actor, mind.deed, mind.about, mind.positive)
                self._minds.setdefault(key, []).append(mind)
        # by list, owner, and the further member from which on there are none ("": the list is complete)
        self.closures = {(each.listing, each.owner, each.member): each for each in facts.closures}
        self._clashing = {
            identity(member) for clash in facts.contradictions for member in clash.facts
        }

    @property
    def spoilt(self) -> bool:
        """Return whether facts contradict each other: what is established may then be free."""
        return bool(self._clashing)

    # ── interning ─────────────────────────────────────────────────────────────────────────────────
    def _add(
        self, key: object, atom: AnyAtom | Unheld, value: int, state: State, support: Support | None
    ) -> int:
        number = len(self.atoms)
        self._index[key] = number
        self.atoms.append(atom)
        if support is not None and self._clashing and identity(support) in self._clashing:
            self.clashing.add(number)
            value = FREE
        self.values.append(value)
        self.states.append(state)
        self.supports.append(support)
        return number

    def sought(self, term: str, args: tuple[str, ...]) -> int:
        """Return the number of a sentence that nobody can answer yet, free whatever is told of it."""
        key = (term, args, State.UNKNOWN)
        found = self._index.get(key)
        if found is None:
            found = self._add(key, Atom(term, args), FREE, State.UNKNOWN, None)
            self.sought_for.add(found)
        return found

    def fact(self, term: str, args: tuple[str, ...]) -> int:
        """Return the number of a term about certain things."""
        key = (term, args)
        found = self._index.get(key)
        if found is None:
            fact = self._facts.get(key)
            if fact is None:
                found = self._index[key] = len(self.atoms)
                self.atoms.append(atom_of(key))
                self.values.append(FREE)
                self.states.append(_NOT_ASKED)
                self.supports.append(None)
            else:
                state = fact.state
                found = self._add(key, fact.about, _VALUES.get(state, FREE), state, fact)
            self.by_term.setdefault(term, []).append((found, args))
        return found

    def mind(self, actor: str, deed: str, about: Atom, degree: Degree, *, positive: bool) -> int:
        """Return the number of ``actor``, doing ``deed``, standing at ``degree`` or above towards a sentence."""
        key = (actor, deed, about, degree.real, positive)
        found = self._index.get(key)
        if found is None:
            whose = (actor, deed, about, positive)
            value, state, support = self._mind(whose, degree)
            mind = Mind(actor, deed, about, degree, positive)
            found = self._add(key, mind, value, state, support)
            self.ladders.setdefault(whose, []).append((degree.real, found))
        return found

    def _mind(
        self, whose: tuple[str, str, Atom, bool], degree: Degree
    ) -> tuple[int, State, MindFact | None]:
        told = self._minds.get(whose)
        if told is None:
            of_all = self._minds_of_all.get(whose[:2])
            if of_all is None:
                return FREE, _NOT_ASKED, None
            told = [of_all]
        undecided: MindFact | None = None
        for mind in told:
            if mind.state is State.ESTABLISHED:
                if degree <= mind.low:
                    return YES, State.ESTABLISHED, mind
                if degree > mind.high:
                    return NO, State.REFUTED, mind
                undecided = undecided or mind
            elif mind.state is State.REFUTED and degree >= mind.low:
                return NO, State.REFUTED, mind
            elif mind.state is not State.REFUTED:
                undecided = mind
        if undecided is None:
            return FREE, State.NOT_ASKED, None
        state = State.UNKNOWN if undecided.state is State.ESTABLISHED else undecided.state
        return FREE, state, undecided

    def threshold(self, measure: Atom, value: Decimal, *, strict: bool, whole: bool) -> int:
        """Return the number of a measure reaching a number; ``whole``: it counts in whole units."""
        if whole and strict:
            value, strict = value // 1 + 1, False
        key = (measure, value, strict)
        found = self._index.get(key)
        if found is None:
            measured = self._intervals.get(measure)
            reached = measured.interval.reaches(value, strict=strict) if measured else None
            if reached is None:
                truth, state = FREE, State.NOT_ASKED if measured is None else measured.state
                if state is State.ESTABLISHED:  # told, and not so far that it answers this
                    state = State.UNKNOWN
            else:
                truth, state = (YES, State.ESTABLISHED) if reached else (NO, State.REFUTED)
            found = self._add(key, Threshold(measure, strict, value), truth, state, measured)
            self.thresholds.setdefault(measure, []).append(found)
        return found

    def of(self, measure: Atom) -> Measured | None:
        """Return what is known of a measure, and how; None where nothing is."""
        return self._intervals.get(measure)

    def measured(self, measure: Atom) -> Interval | None:
        """Return what is known of a measure."""
        measured = self._intervals.get(measure)
        return measured.interval if measured else None

    def learn(self, measure: Atom, measured: Measured) -> None:
        """Set what is known of a measure, before any of its thresholds is read."""
        self._intervals[measure] = measured

    def unlisted(self, listing: str, owner: str, member: str, *, first: bool) -> int:
        """Return the number of *there is a further member of the list*; ``first``: the list's own closure says."""
        key = (listing, owner, member)
        found = self._index.get(key)
        if found is None:
            whole = self.closures.get((listing, owner, ""))
            closure = whole if first else self.closures.get((listing, owner, member), whole)
            value, state = FREE, State.NOT_ASKED
            if closure is not None:
                if closure.state is State.ESTABLISHED:
                    value, state = NO, State.REFUTED
                elif closure.state is not State.REFUTED:
                    state = closure.state
                elif first or closure is not whole:  # more exist: this one at least
                    value, state = YES, State.ESTABLISHED
            found = self._add(key, Unlisted(listing, owner, member), value, state, closure)
            self.further.setdefault((listing, owner), []).append(found)
        return found

    def reading(self, name: str) -> int:
        """Return the number of a reading's variable: taken in its first answer."""
        key = ("reading", name)
        found = self._index.get(key)
        if found is None:
            choice = self.readings.get(name)
            value = FREE if choice is None else int(choice)
            found = self._add(key, Reading(name), value, State.NOT_ASKED, None)
            self.parameters.add(found)
        return found

    def unheld(self, norm: str, *, measured: bool = False) -> int:
        """Return the number of what a norm, or a number of a unit, said on a day that is not held."""
        key = ("unheld", norm)
        found = self._index.get(key)
        if found is None:
            found = self._add(key, Unheld(norm, measured), FREE, State.NOT_ASKED, None)
            self.parameters.add(found)
        return found

    # ── what is said of terms ─────────────────────────────────────────────────────────────────────
    def state(self, term: str, args: tuple[str, ...]) -> State:
        """Return the state of a term about certain things, without interning it."""
        fact = self._facts.get((term, args))
        return _NOT_ASKED if fact is None else fact.state

    def follows(self, term: str, args: tuple[str, ...]) -> bool:
        """Return whether a term about certain things follows at once from one that is told."""
        return any(
            self.state(other, tuple([args[at] for at in places])) is State.ESTABLISHED
            for other, places in self.implied.get(term, ())
        )

    def silent(self, term: str, args: tuple[str, ...]) -> bool:
        """Return whether nobody tells a term about certain things, and nothing reads it so far."""
        key = (term, args)
        return key not in self._index and key not in self._facts

    def told_terms(self) -> frozenset[str]:
        """Return the terms of which anything but a refutation is told somewhere in the case."""
        if self._told is None:
            maybe, implied = _MAYBE, self.implied
            said = {atom[0] for atom, fact in self._facts.items() if fact.state in maybe}
            said.update(
                [
                    term
                    for term, others in implied.items()
                    if any(other in said for other, _ in others)
                ]
            )
            said.update([atom.term for atom, one in self._intervals.items() if one.state.told])
            self._told = frozenset(said)
        return self._told

    def sources(self, number: int) -> tuple[Source, ...]:
        """Return the sources that an atom's value rests on."""
        support = self.supports[number]
        return support.sources if support is not None else ()

    def proved(self, number: int) -> bool:
        """Return whether an exhibit, a statement or a finding stands behind an atom's value."""
        found = self._proved.get(number)
        if found is None:
            found = any(source.kind.proves for source in self.sources(number))
            self._proved[number] = found
        return found

    def number(self, atom: AnyAtom) -> int:
        """Return the number of an atom that formulas read."""
        return self.atoms.index(atom)

    def named(self, number: int) -> AnyAtom:
        """Return the atom of a number that is no unheld text."""
        atom = self.atoms[number]
        assert not isinstance(atom, Unheld)
        return atom

    def mark_clashing(self, numbers: set[int]) -> None:
        """Set members of a contradiction free, so that only what hangs on them is spoilt."""
        for number in numbers:
            self.clashing.add(number)
            self.values[number] = FREE


_NOT_ASKED = State.NOT_ASKED
_MAYBE = frozenset({State.ESTABLISHED, State.DISPUTED, State.UNKNOWN})
_VALUES = {State.ESTABLISHED: YES, State.REFUTED: NO}


def identity(member: Support) -> object:
    """Return what a member of a contradiction is about; two facts about the same thing are both spoilt."""
    if isinstance(member, MindFact):
        return ("mind", member.actor, member.deed, member.about, member.positive)
    if isinstance(member, Closure):
        return ("closure", member.listing, member.owner, member.member)
    return member.about
