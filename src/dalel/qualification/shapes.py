"""What elements say, apart from where they stand: two that say the same have the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.norms.model import And, Compares, Holds, Not, Or, Says
from dalel.qualification.names import joined, names_in

if TYPE_CHECKING:
    from dalel.norms.model import Element, Expression


def shape(element: Element) -> object:
    """Return a search without labels and positions: two that look for the same have the same shape."""
    mark = element.mark
    return (
        element.head.name,
        element.unless,
        mark and (mark.degree, _said(mark.about)),
        tuple(_element(child) for child in element.children),
    )


def lines(element: Element, norm_id: str) -> object:
    """Return all that a layer says: labels too, and whose it is where a line is named by its norm."""
    named = element.unless or element.shown_by
    own = (element.label, element.completes, element.shown_by, norm_id if named else "")
    return (own, _element(element), tuple(lines(child, norm_id) for child in element.children))


def _element(element: Element) -> object:
    head = element.head
    return (
        head.kind,
        head.number,
        head.listing,
        head.owner,
        _said(element.expression),
        shape(element),
    )


def _said(expression: Expression | None) -> object:
    if isinstance(expression, Says):
        return ("says", expression.term, expression.args)
    if isinstance(expression, Not):
        return ("not", _said(expression.body))
    if isinstance(expression, And | Or):
        return (type(expression).__name__, tuple(map(_said, expression.parts)))
    if isinstance(expression, Compares):
        plain = (expression.operator, expression.value, expression.unit, expression.on_day_of)
        return ("compares", _said(expression.measure), plain)
    if isinstance(expression, Holds):
        return ("holds", expression.norm, expression.args, expression.layer)
    return expression and (type(expression).__name__, str(expression))


def names_under(element: Element) -> frozenset[str] | None:
    """Return the names that an element and those under it read; None: it may read any."""
    parts = [names_in(element.expression), frozenset({element.head.owner})]
    if element.mark is not None:
        parts.append(names_in(element.mark.about))
    parts.extend(names_under(child) for child in element.children)
    return joined(parts)
