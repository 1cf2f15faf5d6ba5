"""The procedural reading: what is unproven closes against whoever bears the burden (MODEL 30 and 31).

It stands beside the verdict and never changes it. A presumption is a norm with its authority: what it makes
true is presumed where nobody said otherwise. What the respondent has to show, and did not, counts against him.
Everything else stays with the claimant or the prosecution: unproven.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.states import State
from dalel.qualification.diagram import FALSE, TRUE
from dalel.qualification.known import FREE
from dalel.qualification.model import Literal, Presumed, Procedural
from dalel.qualification.scope import DONE

if TYPE_CHECKING:
    from dalel.norms.model import Element
    from dalel.qualification.charge import Charge
    from dalel.qualification.formula import Formulas
    from dalel.qualification.ground import Grounder
    from dalel.qualification.node import Node
    from dalel.qualification.verdict import Judge

RESPONDENT = "respondent"
_UNTOLD = frozenset({State.NOT_ASKED, State.UNKNOWN})


class Presumptions:
    """What the law presumes in one case, grounded with the rest."""

    def __init__(self, grounder: Grounder) -> None:
        self._atoms = grounder.atoms
        self._grounded: list[tuple[int, str, Node]] = []
        presumptions = grounder.library.presumptions
        for term, norms in presumptions.items():
            for number, args in tuple(grounder.atoms.by_term.get(term, ())):
                for norm in norms:
                    if norm.makes is not None:
                        filled = dict(zip(norm.makes.args, args, strict=True))
                        deed = filled.get(grounder.library.wordings[norm.id][0].deed, "")
                        node = grounder.norm(norm.id, filled, "all", DONE, deed)
                        self._grounded.append((number, norm.id, node))

    def held(self, formulas: Formulas) -> dict[int, str]:
        """Return the atoms that are presumed, with the norm: nobody told them, and its conditions hold."""
        atoms = self._atoms
        return {
            number: norm_id
            for number, norm_id, node in self._grounded
            if atoms.values[number] == FREE
            and atoms.states[number] in _UNTOLD
            and number not in atoms.clashing
            and formulas.full(node) == TRUE
        }


class Procedure:
    """Reads charges procedurally."""

    def __init__(self, formulas: Formulas, judge: Judge, presumptions: Presumptions) -> None:
        self._formulas = formulas
        self._judge = judge
        self._presumed = presumptions.held(formulas)
        self._known: dict[Node, int] = {}
        self._closed: dict[Node, list[Element]] = {}  # what the respondent has to show, by block

    def of(self, charge: Charge) -> Procedural | None:
        """Return how a charge reads procedurally; None where nothing is presumed or closed in it."""
        layers = (charge.conduct, charge.person)
        formula = self._formulas.diagrams.conj_all(map(self._read, layers))
        presumed: dict[int, None] = {}
        unshown: dict[str, None] = {}
        for layer in layers:
            for node in layer.walk():
                norm = node.outline.norm
                for element in self._closed.get(node, ()):
                    path = element.path
                    unshown[path if norm == charge.norm_id else f"{norm} › {path}"] = None
                if node.kind == "atom" and node.atom in self._presumed:
                    presumed[node.atom] = None
        if not presumed and not unshown:
            return None
        atoms = self._formulas.atoms
        return Procedural(
            self._judge.verdict(formula, formula).value,
            tuple(
                Presumed(Literal(atoms.named(number), True, atoms.states[number]), norm)
                for number in presumed
                for norm in (self._presumed[number],)
            ),
            tuple(unshown),
        )

    def _read(self, node: Node) -> int:
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._compile(node)
        return found

    def _inside(self, node: Node) -> int:
        diagrams = self._formulas.diagrams
        if node.kind == "unless" and not node.raised:
            return TRUE
        parts = [self._line(node, *line) for line in node.lines()]
        if node.kind in {"at least", "at least members"}:
            return diagrams.at_least(node.number, parts)
        if node.kind in {"all", "every", "member", "norm"}:
            return diagrams.conj_all(parts)
        some = diagrams.disj_all(parts)
        return diagrams.neg(some) if node.kind in {"no", "not", "unless"} else some

    def _compile(self, node: Node) -> int:
        if node.kind == "atom" and node.atom in self._presumed:
            return TRUE if node.positive else FALSE
        return self._inside(node) if node.children else self._formulas.full(node)

    def _line(self, block: Node, node: Node, element: Element | None) -> int:
        """Return a line of a block, closed where the respondent has to show it and did not."""
        inside = self._read(node)
        if element is None or element.shown_by != RESPONDENT:
            return inside
        if element.unless is not (node.kind == "unless"):  # an exception closes as a whole
            return inside
        # Both a defence and what he must refute end as true for the claim, unless the facts decide otherwise.
        if self._formulas.full(node) in {TRUE, FALSE}:
            return inside
        always = self._judge.axioms(inside)
        if self._formulas.diagrams.conj(always, inside) == FALSE:
            return FALSE
        self._closed.setdefault(block, []).append(element)
        return TRUE
