"""What follows from facts by the rules of the vocabulary, as far as it leads to a contradiction.

Each rule is a clause: one of its signed sentences holds. Where all but one are denied, the last follows; where
all are denied, the facts behind them exclude each other. What follows is used here only; what it means for a
verdict is the engine's to say.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.case.fact import Contradiction, Fact
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.facts import messages as say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dalel.norms.model import Axiom

Literal = tuple[str, tuple[str, ...], bool]  # term, names of its places, whether it holds
Known = tuple[Atom, bool]


@dataclass(frozen=True, slots=True)
class Clause:
    """A rule as the signed sentences of which one holds."""

    literals: tuple[Literal, ...]
    axiom: Axiom


@dataclass(frozen=True, slots=True)
class Ground:
    """The told facts from which something follows, and the rules by which it does, in their order."""

    facts: tuple[Fact, ...]
    axioms: tuple[Axiom, ...] = ()


def clauses_of(axioms: Iterable[Axiom]) -> dict[tuple[str, bool], list[tuple[Clause, int]]]:
    """Return where a known sentence denies a literal: its term and sign → clauses, with the literal's index."""
    found: dict[tuple[str, bool], list[tuple[Clause, int]]] = {}
    for axiom in axioms:
        denied = [(term, names, not positive) for term, names, positive in axiom.when]
        clause = Clause((*denied, *axiom.then), axiom)
        for number, (term, _, positive) in enumerate(clause.literals):
            found.setdefault((term, not positive), []).append((clause, number))
    return found


def clashes_of(facts: Iterable[Fact], axioms: Sequence[Axiom]) -> Iterator[Contradiction]:
    """Yield the smallest sets of facts that cannot all be so, each once."""
    clauses = clauses_of(axioms)
    known = [fact for fact in facts if fact.state.decided]
    found: dict[frozenset[Fact], Ground] = {}
    seen: set[frozenset[Fact]] = set()
    for ground in _Known(known, clauses).clashes():
        members = frozenset(ground.facts)
        if members in seen:
            continue
        seen.add(members)
        least = _least(ground, clauses)
        found.setdefault(frozenset(least.facts), least)
    for facts_, ground in found.items():
        if not any(other < facts_ for other in found):
            yield _contradiction(ground)


def _least(ground: Ground, clauses: dict[tuple[str, bool], list[tuple[Clause, int]]]) -> Ground:
    """Leave out facts without which the rest still clashes."""
    for fact in ground.facts:
        rest = [one for one in ground.facts if one != fact]
        fewer = next(_Known(rest, clauses).clashes(), None)
        if fewer is not None:
            return _least(fewer, clauses)
    return ground


def _contradiction(ground: Ground) -> Contradiction:
    reasons = list({id(axiom): axiom.reason for axiom in ground.axioms}.values())
    languages = set.intersection(*(set(reason) for reason in reasons)) if reasons else set()
    joined = {
        language: " ".join(reason[language] for reason in reasons) for language in sorted(languages)
    }
    return Contradiction(ground.facts, joined.get("en", "") or say.AXIOM, joined)


class _Known:
    """Facts and what follows from them, found by their terms and arguments."""

    def __init__(
        self, facts: Iterable[Fact], clauses: Mapping[tuple[str, bool], list[tuple[Clause, int]]]
    ) -> None:
        self._clauses = clauses
        self._grounds: dict[Known, Ground] = {}
        self._index: dict[tuple[str, bool, int, str], list[Atom]] = {}
        self._waiting: deque[Known] = deque()
        for fact in facts:
            self._learn((fact.about, fact.state is State.ESTABLISHED), Ground((fact,)))

    def _learn(self, known: Known, ground: Ground) -> None:
        atom, positive = known
        if known in self._grounds:
            return
        self._grounds[known] = ground
        self._waiting.append(known)
        for place, name in enumerate(atom.args):
            self._index.setdefault((atom.term, positive, place, name), []).append(atom)

    def clashes(self) -> Iterator[Ground]:
        """Yield the grounds of every clash, as what follows is found, the nearest first."""
        while self._waiting:
            atom, positive = self._waiting.popleft()
            for clause, number in self._clauses.get((atom.term, positive), ()):
                names = _bound({}, clause.literals[number][1], atom.args)
                if names is not None:
                    rest = [one for at, one in enumerate(clause.literals) if at != number]
                    yield from self._spread(clause, rest, names, self._grounds[atom, positive])

    def _spread(
        self, clause: Clause, rest: list[Literal], names: dict[str, str], ground: Ground
    ) -> Iterator[Ground]:
        """Deny the other literals by what is known; learn the last one that is not denied."""
        if not rest:
            yield Ground(ground.facts, (*ground.axioms, clause.axiom))
            return
        rest = sorted(rest, key=lambda one: sum(name not in names for name in one[1]))
        (term, args, positive), *others = rest
        if all(name in names for name in args):
            atom = Atom(term, tuple(names[name] for name in args))
            denied = self._grounds.get((atom, not positive))
            if denied is not None:
                yield from self._spread(clause, others, names, _both(ground, denied))
                return
            for last, signed in self._last(others, names, ground, (atom, positive)):
                self._learn(signed, Ground(last.facts, (*last.axioms, clause.axiom)))
            return
        place = next((at for at, name in enumerate(args) if name in names), None)
        if place is None:
            return
        for atom in tuple(self._index.get((term, not positive, place, names[args[place]]), ())):
            filled = _bound(names, args, atom.args)
            if filled is not None:
                denied = self._grounds[atom, not positive]
                yield from self._spread(clause, others, filled, _both(ground, denied))

    def _last(
        self, others: list[Literal], names: dict[str, str], ground: Ground, follows: Known
    ) -> Iterator[tuple[Ground, Known]]:
        """Yield what follows where every other literal is denied too; its names must all be known."""
        for term, args, positive in others:
            if not all(name in names for name in args):
                return
            denied = self._grounds.get(
                (Atom(term, tuple(names[name] for name in args)), not positive)
            )
            if denied is None:
                return
            ground = _both(ground, denied)
        yield ground, follows


def _bound(
    names: dict[str, str], args: tuple[str, ...], given: tuple[str, ...]
) -> dict[str, str] | None:
    filled = dict(names)
    for name, value in zip(args, given, strict=True):
        if filled.setdefault(name, value) != value:
            return None
    return filled


def _both(one: Ground, other: Ground) -> Ground:
    return Ground(tuple(dict.fromkeys((*one.facts, *other.facts))), (*one.axioms, *other.axioms))
