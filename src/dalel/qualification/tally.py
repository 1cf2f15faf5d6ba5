"""What carries a proof: its lines by mark, and the assessments that it rests on.

Parts of an article share the proof of their basic norm; what was found in it once is not looked for again.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom
from dalel.qualification.model import Mark

if TYPE_CHECKING:
    from dalel.case.sentence import AnyAtom
    from dalel.case.states import Source
    from dalel.qualification.model import ProofNode

Line = tuple[str, str, Mark]  # norm, path of the element in it, how it stands

_UNDECIDED = frozenset({Mark.REFUTED, Mark.MISSING, Mark.DISPUTED, Mark.CONTRADICTORY})
_HOLDING = frozenset({Mark.PROVED, Mark.AS_TOLD, Mark.PRESUMED, Mark.BY_LAW})
_CHOICES = frozenset({"any of", "some", "at least", "at least members"})
_TURNED = frozenset({"not", "no", "unless"})


class Tally:
    """Reads the proofs of one case; ``terms`` are those that are assessed."""

    __slots__ = ("_assessed", "_lines", "_terms")

    def __init__(self, terms: frozenset[str] = frozenset()) -> None:
        self._terms = terms
        # by identity: the nodes live as long as the answer that holds them
        self._lines: dict[tuple[int, str], tuple[Line, ...]] = {}
        self._assessed: dict[int, dict[AnyAtom, Source]] = {}

    def counts(self, proof: ProofNode) -> dict[Mark, int]:
        """Count the elements of a proof by mark: the lowest labelled lines, in the branches that carry it."""
        marks: dict[tuple[str, str], Mark] = {}
        for norm, path, mark in self._below(proof, ""):
            marks.setdefault((norm, path), mark)
        return dict(Counter(marks.values()))

    def _below(self, node: ProofNode, norm: str) -> tuple[Line, ...]:
        norm = node.norm or norm
        if not node.raised:
            return ()  # an exception that nobody raised
        key = (id(node), norm)
        found = self._lines.get(key)
        if found is None:
            branches = () if node.connective in _TURNED else node.children
            if node.connective in _CHOICES and node.mark not in _UNDECIDED:
                held = tuple([child for child in branches if child.mark not in _UNDECIDED])
                branches = held[: max(node.number, 1)]
            inner = [line for child in branches for line in self._below(child, norm)]
            own = ((norm, node.path, node.mark),) if node.label else ()
            found = self._lines[key] = tuple(inner) or own
        return found

    def assessments(self, proof: ProofNode) -> tuple[tuple[AnyAtom, Source], ...]:
        """Return the assessments that a proof rests on, each with whose it is."""
        return tuple(self._assessments(proof).items())

    def _assessments(self, node: ProofNode) -> dict[AnyAtom, Source]:
        found = self._assessed.get(id(node))
        if found is None:
            found = self._assessed[id(node)] = {}
            atom = node.atom
            if isinstance(atom, Atom) and atom.term in self._terms and node.sources:
                found[atom] = node.sources[0]
            carries = node.connective in _CHOICES and node.mark in _HOLDING
            for child in node.children:
                if not carries or child.mark in _HOLDING:  # what does not hold carries nothing
                    for assessed, source in self._assessments(child).items():
                        found.setdefault(assessed, source)
        return found
