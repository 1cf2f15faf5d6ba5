"""The proof of a charge on the statute's own tree: one walk over the ground tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.fact import Fact
from dalel.case.sentence import Reading
from dalel.case.states import SourceKind, State
from dalel.qualification.diagram import FALSE, TRUE
from dalel.qualification.known import FREE, YES
from dalel.qualification.model import Mark, ProofNode

if TYPE_CHECKING:
    from dalel.norms.model import Element
    from dalel.qualification.charge import Charge
    from dalel.qualification.formula import Formulas
    from dalel.qualification.gaps import Gaps, Reason
    from dalel.qualification.node import Node

_CONNECTIVES = {
    "at least members": "at least",
    "segments": "any of",
    "unheld": "norm",
    "signs": "norm",
}
_LEAVES = frozenset({"atom", "mind", "reading", "unheld", "signs"})
_SHARED = frozenset({"norm", "atom", "mind", "reading", "not"})  # or no line of their own


class Proofs:
    """Walks ground trees once; shared references share their proof."""

    __slots__ = ("_derived", "_formulas", "_gaps", "_known", "_marks")

    def __init__(self, formulas: Formulas, gaps: Gaps, derived: dict[int, str]) -> None:
        self._formulas = formulas
        self._gaps = gaps
        self._derived = derived
        self._known: dict[int, ProofNode] = {}
        self._marks: dict[int, Mark] = {}

    def of(self, charge: Charge) -> ProofNode:
        """Return the proof of a charge: its deed layer and its person layer."""
        conduct, person = self.node(charge.conduct), self.node(charge.person)
        children = (*_opened(conduct), *_opened(person))
        marks = [conduct.mark, person.mark]
        return ProofNode(
            "all", _weakest(marks), norm=charge.norm_id, children=children, places=charge.env
        )

    def node(self, node: Node) -> ProofNode:
        """Return the proof of a ground node."""
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = self._walk(node)
        return found

    def _walk(self, node: Node) -> ProofNode:
        atoms = self._formulas.atoms
        if not node.children and node.kind in _LEAVES:
            if node.kind in {"atom", "mind", "reading"}:
                named = atoms.named(node.atom)
                reading = named.reading if node.kind == "reading" else ""  # type: ignore[union-attr]
                return ProofNode(
                    node.kind,
                    self.leaf_mark(node),
                    atom=named,
                    positive=node.positive,
                    reading=reading,
                    sources=atoms.sources(node.atom),
                )
            return ProofNode(
                _CONNECTIVES[node.kind],
                self._mark(node, ()),
                norm=node.norm,
                places=node.places or {},
            )
        unraised = node.kind == "unless" and not node.raised
        # An exception that nobody raised is left shut, unless it is decided all the same: then it shows by what.
        shut = unraised and self._formulas.full(node) not in {TRUE, FALSE}
        children = () if shut else tuple(self._line(*line) for line in node.lines())
        return ProofNode(
            _CONNECTIVES.get(node.kind, node.kind),
            self._mark(node, children),
            number=node.number,
            norm=node.norm if node.kind == "norm" else "",
            children=children,
            places=node.places or {},
            raised=not unraised,
        )

    def _line(self, node: Node, element: Element | None) -> ProofNode:
        """Return the proof of a line of a norm; what other lines share stands under a node of its own."""
        proof = self.node(node)
        if element is None:
            return proof
        label, path = element.label, element.path
        if node.kind in _SHARED:
            mark = self._mark(node, (proof,))
            return ProofNode("all", mark, label, path, children=(proof,))
        return proof._replace(label=label, path=path)

    def leaf_mark(self, node: Node) -> Mark:
        """Return how one sentence stands."""
        atoms = self._formulas.atoms
        number = node.atom
        if number in atoms.clashing:
            return Mark.CONTRADICTORY
        value = atoms.values[number]
        if value == FREE and number in atoms.parameters:
            return Mark.BY_LAW if node.kind == "reading" else Mark.MISSING
        if value == FREE:
            return Mark.DISPUTED if atoms.states[number] is State.DISPUTED else Mark.MISSING
        if (value == YES) is not node.positive:
            return Mark.REFUTED
        return self._carried(number)

    def _carried(self, number: int) -> Mark:
        atoms = self._formulas.atoms
        if number in atoms.parameters or number in self._derived:
            return Mark.BY_LAW
        support = atoms.supports[number]
        sources = atoms.sources(number)
        if atoms.proved(number) and not (isinstance(support, Fact) and support.as_told):
            return Mark.PROVED
        if sources and all(source.kind is SourceKind.LAW for source in sources):
            return Mark.BY_LAW
        return Mark.AS_TOLD

    def _mark(self, node: Node, children: tuple[ProofNode, ...]) -> Mark:
        formula = self._formulas.full(node)
        if formula == FALSE:
            return Mark.REFUTED
        if formula == TRUE:
            return self._by_reason(self._gaps.reason(node, value=True))
        atoms, atom_at = self._formulas.atoms.atoms, self._formulas.atom_at
        support = self._formulas.diagrams.support(formula)
        if all(isinstance(atoms[atom_at[level]], Reading) for level in support):
            return Mark.BY_LAW  # only how a text is read is open: no fact is missing
        marks = {child.mark for child in children}
        for mark in (Mark.CONTRADICTORY, Mark.DISPUTED):
            if mark in marks:
                return mark
        return Mark.MISSING

    def _by_reason(self, reason: Reason | None) -> Mark:
        found = Mark.BY_LAW
        for number in reason or ():
            mark = self._marks.get(number)
            if mark is None:
                mark = self._marks[number] = self._carried(number)
            if mark is Mark.AS_TOLD:
                return mark
            if mark is Mark.PROVED:
                found = mark
        return found


def _opened(node: ProofNode) -> tuple[ProofNode, ...]:
    return node.children if node.connective == "all" and not node.label else (node,)


_ORDER = (
    Mark.REFUTED,
    Mark.CONTRADICTORY,
    Mark.DISPUTED,
    Mark.MISSING,
    Mark.AS_TOLD,
    Mark.PRESUMED,
    Mark.PROVED,
    Mark.BY_LAW,
)


def _weakest(marks: list[Mark]) -> Mark:
    return min(marks, key=_ORDER.index)
