"""What is still to be established, either way; and what decides what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.states import State
from dalel.qualification.diagram import FALSE, TRUE
from dalel.qualification.known import FREE, YES
from dalel.qualification.model import Literal
from dalel.qualification.primes import smallest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalel.qualification.formula import Formulas
    from dalel.qualification.known import Atoms
    from dalel.qualification.node import Node
    from dalel.qualification.verdict import Judge

Sets = tuple[tuple[Literal, ...], ...]
Reason = frozenset[int]  # atoms


class Gaps:
    """Missing sets and reasons of the formulas of one case."""

    __slots__ = ("_formulas", "_judge", "_known", "_reasons")

    def __init__(self, formulas: Formulas, judge: Judge) -> None:
        self._formulas = formulas
        self._judge = judge
        self._known: dict[int, Sets] = {}
        self._reasons: dict[tuple[int, bool], Reason | None] = {}

    def missing(self, formula: int) -> Sets:
        """Return the smallest sets of open literals that make a formula true, whatever the readings.

        Where no set does so under every reading, those are returned that do under the first answers; where
        there is none either, those that do under some reading. Nothing can be established of a text that is not
        held: a set settles whatever it said, or there is none.
        """
        found = self._known.get(formula)
        if found is None:
            found = self._known[formula] = self._missing(formula)
        return found

    def _missing(self, formula: int) -> Sets:
        diagrams, parameters = self._formulas.diagrams, self._judge.parameters
        always = self._judge.axioms(formula)
        possible = diagrams.some(always, parameters)
        for attempt in self._attempts(formula, always):
            if diagrams.conj(attempt, possible) != FALSE:
                sets = smallest(
                    diagrams,
                    attempt,
                    possible,
                    levels=self._judge.depends(attempt),
                    weaker=self._judge.weaker,
                    avoid=self._judge.second,
                    exists=self._judge.exists,
                )
                unanswered = {(level, False) for level in self._judge.sought}
                if unanswered:  # that it is not known yet settles nothing
                    sets = tuple(cube for cube in sets if unanswered.isdisjoint(cube))
                return tuple(tuple(self.literal(*signed) for signed in cube) for cube in sets)
        return ()

    def _attempts(self, formula: int, always: int) -> Iterator[int]:
        """Yield what must hold: under every reading, under the first answers, under some reading."""
        diagrams, parameters = self._formulas.diagrams, self._judge.parameters
        if not (diagrams.support(formula) | diagrams.support(always)) & parameters:
            yield formula
            return
        held = diagrams.disj(formula, diagrams.neg(always))
        yield diagrams.every(held, parameters)
        first = dict.fromkeys(self._judge.readings, True)
        yield diagrams.every(diagrams.restrict(held, first), parameters - first.keys())
        settled = diagrams.every(held, self._judge.unheld)
        yield diagrams.some(diagrams.conj(settled, always), parameters)

    def literal(self, level: int, positive: bool) -> Literal:  # noqa: FBT001 -- a signed level
        """Return a variable as the reader sees it."""
        atom = self._formulas.atom_at[level]
        return as_literal(self._formulas.atoms, atom, positive=positive)

    # ── reasons ───────────────────────────────────────────────────────────────────────────────────
    def reason(self, node: Node, *, value: bool) -> Reason | None:
        """Return known atoms that alone make a node true (or false); None if no such set lies in the tree."""
        if self._formulas.lean(node) != (TRUE if value else FALSE):
            return None
        key = (id(node), value)
        if key not in self._reasons:
            self._reasons[key] = self._reason(node, value=value)
        return self._reasons[key]

    def _reason(self, node: Node, *, value: bool) -> Reason | None:
        kind = node.kind
        if kind in {"atom", "mind", "reading", "unheld"}:
            known = self._formulas.atoms.values[node.atom]
            if known == FREE or ((known == YES) is node.positive) is not value:
                return None
            return frozenset({node.atom})
        if kind == "unless" and not node.raised and self._formulas.full(node) not in {TRUE, FALSE}:
            return frozenset() if value else None
        if kind == "signs":
            decided = self._formulas.full(node)
            return frozenset() if decided == (TRUE if value else FALSE) else None
        if kind in {"not", "no", "unless"}:
            parts = [self.reason(child, value=not value) for child in node.children]
            return self._all(parts) if value else self._best(parts)
        parts = [self.reason(child, value=value) for child in node.children]
        if kind in {"at least", "at least members"}:
            needed = node.number if value else len(parts) - node.number + 1
            held = sorted((part for part in parts if part is not None), key=self._weight)
            return frozenset().union(*held[:needed]) if len(held) >= needed else None
        conjunctive = kind in {"all", "every", "member", "norm"}
        return self._all(parts) if conjunctive is value else self._best(parts)

    def _all(self, parts: Iterable[Reason | None]) -> Reason | None:
        joined: set[int] = set()
        for part in parts:
            if part is None:
                return None
            joined |= part
        return frozenset(joined)

    def _best(self, parts: Iterable[Reason | None]) -> Reason | None:
        held = [part for part in parts if part is not None]
        if len(held) < 2:
            return held[0] if held else None
        return min(held, key=self._weight)

    def _weight(self, part: Reason) -> tuple[int, int, list[int]]:
        atoms = self._formulas.atoms
        told = sum([not atoms.proved(number) for number in part])
        return (len(part), told, sorted(part))

    def literals(self, reason: Reason | None) -> tuple[Literal, ...]:
        """Return the facts of a reason as literals, in the order in which the law reads them."""
        atoms = self._formulas.atoms
        return tuple(
            as_literal(atoms, number, positive=atoms.values[number] == YES)
            for number in sorted(reason or ())
            if number not in atoms.parameters
        )


def as_literal(atoms: Atoms, number: int, *, positive: bool) -> Literal:
    """Return an atom with its sign and what is known of it."""
    state = atoms.states[number]
    if atoms.values[number] != FREE and not state.decided:  # it follows from other facts
        state = State.ESTABLISHED if atoms.values[number] == YES else State.REFUTED
    return Literal(atoms.named(number), positive, state)
