"""A node of a ground tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import Element
    from dalel.qualification.places import Env
    from dalel.qualification.wording import Wording

UNKNOWN = -1


class Node:
    """A ground node.

    ``kind`` is a connective: ``all``, ``any of``, ``at least``, ``some``, ``no``, ``every``, ``at least members``,
    ``member``, ``unless``, ``not``, ``norm``, ``segments``; or a leaf: ``atom``, ``mind``, ``reading``, ``unheld``, ``signs``.
    ``full`` and ``lean`` hold the compiled formulas: as it is, and with exceptions that nobody raised put aside.
    """

    __slots__ = (
        "atom",
        "children",
        "element",
        "full",
        "kind",
        "lean",
        "norm",
        "number",
        "places",
        "positive",
        "raised",
        "wording",
    )

    def __init__(
        self,
        kind: str,
        children: tuple[Node, ...] = (),
        *,
        atom: int = UNKNOWN,
        positive: bool = True,
        element: Element | None = None,
        number: int = 0,
        norm: str = "",
        places: Env | None = None,
    ) -> None:
        self.kind = kind
        self.children = children
        self.atom = atom
        self.positive = positive
        self.element = element
        self.number = number
        self.norm = norm
        self.places = places
        self.raised = True  # of an exception: somebody told something of it
        self.wording: Wording | None = None
        self.full = UNKNOWN
        self.lean = UNKNOWN

    def walk(self) -> Iterator[Node]:
        """Yield this node and all under it, each shared node once."""
        seen: set[int] = set()
        stack = [self]
        while stack:
            node = stack.pop()
            if id(node) in seen:
                continue
            seen.add(id(node))
            yield node
            stack.extend(reversed(node.children))
