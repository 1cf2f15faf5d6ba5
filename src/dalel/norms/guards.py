"""Finds terms that are read without what they take for granted.

``information of threat shames person`` presupposes ``threat is of spreading information``: where the latter is
refuted the former is neither true nor false. So each place that reads it must have the presupposition beside it,
joined by *and*: in the same sentence, in a line next to it, or in one above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.model import (
    And,
    Compares,
    Element,
    Expression,
    HeadKind,
    Holds,
    Norm,
    Not,
    Or,
    Says,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalel.norms.model import Term
    from dalel.norms.problems import Complaints

Guard = tuple[str, tuple[str, ...]]
NONE: frozenset[Guard] = frozenset()

UNGUARDED = N_(
    "“{sentence}” takes for granted that {presupposed}; say that beside it, joined by “and”, or in a line of its own before."
)


class Guards:
    """Checks the norms of a library."""

    def __init__(self, terms: Mapping[str, Term], norms: Iterable[Norm], said: Complaints) -> None:
        self.terms = terms
        self.said = said
        self.presupposing = {term.sentence for term in terms.values() if term.presupposes in terms}
        self.by_id: dict[str, Norm] = {}
        for norm in norms:
            self.by_id.setdefault(norm.id, norm)

    def check(self, norm: Norm) -> bool:
        """Tell whether a norm reads no term unguarded; complain of each that it does."""
        if not self.presupposing:
            return True
        before = len(self.said.found)
        self._siblings(norm.elements, HeadKind.ALL, NONE)
        return len(self.said.found) == before

    def _siblings(
        self, elements: Iterable[Element], kind: HeadKind, known: frozenset[Guard]
    ) -> None:
        """Check lines that stand beside each other; those that all hold guard one another."""
        beside = known
        if kind not in {HeadKind.ANY, HeadKind.AT_LEAST}:
            for element in elements:
                if not element.unless:
                    beside |= self._of_element(element, 3)
        for element in elements:
            if element.expression is not None:
                self._expression(element.expression, beside)
            self._siblings(element.children, element.head.kind, beside)

    def _of_element(self, element: Element, depth: int) -> frozenset[Guard]:
        """Return what holds wherever an element holds."""
        if element.expression is not None:
            return self._affirmed(element.expression, depth)
        found = NONE
        if element.head.kind is HeadKind.ALL:
            for child in element.children:
                if not child.unless:
                    found |= self._of_element(child, depth)
        return found

    def _affirmed(self, expression: Expression, depth: int) -> frozenset[Guard]:
        """Return the sentences that hold wherever an expression holds."""
        if isinstance(expression, Says):
            return frozenset({(expression.term, expression.args)})
        if isinstance(expression, And):
            return frozenset().union(*(self._affirmed(part, depth) for part in expression.parts))
        if isinstance(expression, Or):
            return frozenset.intersection(
                *(self._affirmed(part, depth) for part in expression.parts)
            )
        if isinstance(expression, Holds) and depth and expression.norm in self.by_id:
            norm = self.by_id[expression.norm]
            names = {
                place.name: name for place, name in zip(norm.places, expression.args, strict=False)
            }
            found: set[Guard] = set()
            for element in norm.elements:
                if element.unless or (expression.layer == "deed" and element.label == "person"):
                    continue
                for term, args in self._of_element(element, depth - 1):
                    if all(arg in names for arg in args):
                        found.add((term, tuple(names[arg] for arg in args)))
            return frozenset(found)
        return NONE

    def _expression(self, expression: Expression, known: frozenset[Guard]) -> None:
        if isinstance(expression, Not):
            self._expression(expression.body, known)
        elif isinstance(expression, And):
            beside = known | self._affirmed(expression, 3)
            for part in expression.parts:
                self._expression(part, beside)
        elif isinstance(expression, Or):
            for part in expression.parts:
                self._expression(part, known)
        elif isinstance(expression, Says):
            self._read(expression, known)
        elif isinstance(expression, Compares):
            self._read(expression.measure, known)

    def _read(self, says: Says, known: frozenset[Guard]) -> None:
        """Check one reading of a term."""
        if says.term not in self.presupposing:
            return
        term = self.terms[says.term]
        presupposed = self.terms[term.presupposes]
        names = dict(zip(term.places, says.args, strict=True))
        args = tuple(names.get(place, place) for place in presupposed.places)
        if (presupposed.sentence, args) in known:
            return
        filled = dict(zip(presupposed.places, args, strict=True))
        sentence = dict(names)
        self.said.say(
            "law.unguarded",
            UNGUARDED,
            says.position,
            sentence=" ".join(sentence.pop(word, word) for word in says.term.split()),
            presupposed=" ".join(filled.pop(word, word) for word in presupposed.sentence.split()),
        )
