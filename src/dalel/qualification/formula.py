"""From ground trees to diagrams over the open facts.

What the facts decide is a constant and costs nothing. Each node keeps two formulas: ``full``, as the law
reads, and ``lean``, with the exceptions put aside that nobody raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE, TRUE, Diagrams
from dalel.qualification.known import FREE, YES
from dalel.qualification.node import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dalel.qualification.known import Atoms
    from dalel.qualification.node import Node


class Formulas:
    """Compiles the ground trees of one case into one manager; ``crimes``: the deed layers of the crimes raised, by deed."""

    __slots__ = (
        "_crimes",
        "_levels",
        "_reached",
        "_under_way",
        "atom_at",
        "atoms",
        "diagrams",
        "ladders",
    )

    def __init__(self, atoms: Atoms, crimes: Mapping[str, Sequence[Node]]) -> None:
        self.diagrams = Diagrams()
        self.atoms = atoms
        self.atom_at: list[int] = []  # level → atom
        self.ladders: dict[
            int, tuple[int, ...]
        ] = {}  # atom → the open rungs of its measure, lowest first
        self._levels: dict[int, int] = {}
        self._reached: dict[int, int] = {}
        self._crimes = crimes
        self._under_way: set[str] = set()  # deeds whose signs of a crime are being compiled

    def level(self, atom: int) -> int:
        """Return the level of an atom's variable."""
        found = self._levels.get(atom)
        if found is None:
            for rung in self.ladders.get(atom, (atom,)):
                self._levels[rung] = self.diagrams.new_variable()
                self.atom_at.append(rung)
            found = self._levels[atom]
        return found

    def atom(self, atom: int, *, positive: bool = True) -> int:
        """Return an atom's formula: a constant where the facts decide it."""
        value = self.atoms.values[atom]
        if value == FREE:
            if atom in self.ladders:
                found = self._reached.get(atom) or self._climb(atom)
                return found if positive else self.diagrams.neg(found)
            return self.diagrams.literal(self.level(atom), positive=positive)
        return TRUE if (value == YES) is positive else FALSE

    def rung(self, atom: int, *, positive: bool) -> int:
        """Return an atom's formula without what lies below it: only the axioms that order a ladder read it."""
        if self.atoms.values[atom] == FREE:
            return self.diagrams.literal(self.level(atom), positive=positive)
        return self.atom(atom, positive=positive)

    def _climb(self, atom: int) -> int:
        """Return that a rung is reached, and with it all below.

        Where each of many days or sums is a variable, formulas would tell apart what no order of them allows.
        """
        reached = TRUE
        for rung in self.ladders[atom]:
            reached = self.diagrams.conj(reached, self.diagrams.literal(self.level(rung)))
            self._reached[rung] = reached
        return self._reached[atom]

    def fix(self, leaves: Iterable[Node]) -> None:
        """Compile at once the leaves that the facts decide; only when no value changes any more."""
        values = self.atoms.values
        for leaf in leaves:
            value = values[leaf.atom]
            if value != FREE:
                leaf.full = leaf.lean = TRUE if (value == YES) is leaf.positive else FALSE

    def full(self, node: Node) -> int:
        """Return a node's formula; its lean one as well where no exception under it can be put aside."""
        found = node.full
        if found != UNKNOWN:
            return found
        kind = node.kind
        if kind in _CONJUNCTIONS:
            conj, found, alike = self.diagrams.conj, TRUE, True
            for child in node.children:
                part = child.full
                if part == UNKNOWN:
                    part = self.full(child)
                if part != child.lean:
                    alike = False
                if part == TRUE:
                    continue
                found = part if found == TRUE else conj(found, part)
                if found == FALSE:  # by what was read, whatever is excepted further on
                    break
        elif kind in _LEAVES:
            found, alike = self.atom(node.atom, positive=node.positive), True
        else:
            found, alike = self._compile(node, lean=False), node.raised
            for child in node.children:
                if child.lean != child.full:
                    alike = False
        node.full = found
        if alike:
            node.lean = found
        return found

    def lean(self, node: Node) -> int:
        """Return a node's formula with the exceptions put aside that nobody raised."""
        found = node.lean
        if found == UNKNOWN:
            if node.kind == "unless" and not node.raised:
                found = TRUE
            elif not node.children:
                found = self.full(node)
            elif node.kind in _CONJUNCTIONS:
                found = self.diagrams.conj_all(map(self.lean, node.children))
            else:
                found = self._compile(node, lean=True)
            node.lean = found
        return found

    def _signs(self, deed: str) -> int:
        """Return that a deed holds signs of a crime: the deed layer of some raised crime, at any stage."""
        if deed in self._under_way:
            return FALSE
        self._under_way.add(deed)
        formula = self.diagrams.any_of(map(self.lean, self._crimes.get(deed, ())))
        self._under_way.discard(deed)
        return formula

    def _compile(self, node: Node, *, lean: bool) -> int:
        """Return what is no conjunction."""
        kind = node.kind
        if kind == "signs":
            assert node.places is not None
            return self._signs(node.places["deed"])
        diagrams, formula = self.diagrams, self.lean if lean else self.full
        if kind in _COUNTED:
            return diagrams.at_least(node.number, [formula(child) for child in node.children])
        disj, found = diagrams.disj, FALSE
        for child in node.children:
            part = formula(child)
            if part != FALSE:
                found = disj(found, part)
                if found == TRUE:
                    break
        if kind in _NEGATIONS:
            return diagrams.neg(found)
        assert kind in _DISJUNCTIONS
        return found


_LEAVES = frozenset({"atom", "mind", "reading", "unheld"})
_CONJUNCTIONS = frozenset({"all", "every", "member", "norm"})
_DISJUNCTIONS = frozenset({"any of", "some", "segments"})
_NEGATIONS = frozenset({"no", "not", "unless"})
_COUNTED = frozenset({"at least", "at least members"})
