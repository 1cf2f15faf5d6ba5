"""Walks what a norm is made of: its elements, their expressions, the sentences in these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.norms.model import And, Not, Or

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalel.norms.model import Element, Expression, Norm


def walk(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield every element of the tree, parents first."""
    for element in elements:
        yield element
        yield from walk(element.children)


def expressions(norm: Norm) -> Iterator[Expression]:
    """Yield every expression of a norm: core, elements, what marks are about."""
    if norm.core is not None:
        yield norm.core
    for element in walk(norm.elements):
        if element.expression is not None:
            yield element.expression
        if element.mark is not None and element.mark.about is not None:
            yield element.mark.about


def leaves(expression: Expression) -> Iterator[Expression]:
    """Yield the sentences of an expression, without what joins them."""
    if isinstance(expression, Not):
        yield from leaves(expression.body)
    elif isinstance(expression, And | Or):
        for part in expression.parts:
            yield from leaves(part)
    else:
        yield expression
