"""Which names an expression reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.norms.model import And, Compares, Holds, Not, Or, Says, SignsOfCrime

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalel.norms.model import Expression


def names_in(expression: Expression | None) -> frozenset[str] | None:
    """Return the names that an expression reads; None: a reference may read any name in scope."""
    if isinstance(expression, Says):
        return frozenset(expression.args)
    if isinstance(expression, Not):
        return names_in(expression.body)
    if isinstance(expression, And | Or):
        return joined(names_in(part) for part in expression.parts)
    if isinstance(expression, Compares):
        return frozenset((*expression.measure.args, expression.on_day_of))
    if isinstance(expression, Holds):
        return None
    return frozenset({expression.deed}) if isinstance(expression, SignsOfCrime) else frozenset()


def joined(parts: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    """Return the names of all parts; None as soon as one may read any."""
    names: set[str] = set()
    for part in parts:
        if part is None:
            return None
        names |= part
    return frozenset(names)
