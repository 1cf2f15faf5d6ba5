"""A node of a ground tree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from dalel.qualification.known import FREE, YES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import Element
    from dalel.qualification.known import Atoms
    from dalel.qualification.places import Env
    from dalel.qualification.wording import Wording

UNKNOWN = -1


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """What of a norm a node's children are: made once a law, whatever the case."""

    norm: str = ""
    elements: tuple[Element | None, ...] = ()  # of each child, as far as it is a line of the norm
    number: int = 0  # how many of the children are needed, where the law counts them
    wording: Wording | None = None  # of which they are the deed layer


NO_OUTLINE = Outline()


class Node:
    """A ground node.

    ``kind`` is a connective: ``all``, ``any of``, ``at least``, ``some``, ``no``, ``every``, ``at least members``,
    ``member``, ``unless``, ``not``, ``norm``, ``segments``; or a leaf: ``atom``, ``mind``, ``reading``, ``unheld``, ``signs``.
    ``full`` and ``lean`` hold the compiled formulas: as it is, and with exceptions that nobody raised put aside.
    A child that is a line of the norm has its element in the outline: a sentence that many lines say is one leaf.
    """

    __slots__ = (
        "__dict__",
        "atom",
        "children",
        "full",
        "kind",
        "lean",
        "outline",
        "positive",
    )
    # What few nodes have; the others read it here.
    norm = ""
    places: Env | None = None
    raised = True

    def __init__(
        self,
        kind: str,
        children: tuple[Node, ...] = (),
        atom: int = UNKNOWN,
        positive: bool = True,  # noqa: FBT001, FBT002 -- a signed atom
    ) -> None:
        self.kind = kind
        self.children = children
        self.atom = atom
        self.positive = positive
        self.outline = NO_OUTLINE
        self.full = UNKNOWN
        self.lean = UNKNOWN

    @property
    def number(self) -> int:
        """Return how many of the children are needed."""
        return self.outline.number

    @property
    def exception(self) -> Element | None:
        """Return the element that an ``unless`` subtracts; None where the law's general part does."""
        elements = self.outline.elements
        return elements[0] if elements else None

    def lines(self) -> Iterator[tuple[Node, Element | None]]:
        """Yield each child with the element that it stands for."""
        return zip(self.children, chain(self.outline.elements, repeat(None)), strict=False)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all under it, each shared node once."""
        seen: set[Node] = set()  # by identity
        stack = [self]
        pop, extend = stack.pop, stack.extend
        while stack:
            node = pop()
            if node in seen:
                continue
            seen.add(node)
            yield node
            if node.children:
                extend(node.children[::-1])


def truth(node: Node, atoms: Atoms, known: dict[Node, bool | None]) -> bool | None:
    """Return whether a tree holds by what is known of its atoms alone; None: that does not tell."""
    kind = node.kind
    if kind in _LEAVES:
        value = atoms.values[node.atom]
        return None if value == FREE else (value == YES) is node.positive
    if kind == "signs":
        return None
    if node in known:
        return known[node]
    found: bool | None
    if kind in {"at least", "at least members"}:
        parts = [truth(child, atoms, known) for child in node.children]
        sure, maybe = parts.count(True), parts.count(None)
        found = True if sure >= node.number else None if sure + maybe >= node.number else False
    else:
        every = kind in _CONJUNCTIONS
        found = every
        for child in node.children:
            part = truth(child, atoms, known)
            if part is None:
                found = None
            elif part is not every:
                found = part
                break
        if kind in _NEGATIONS and found is not None:
            found = not found
    known[node] = found
    return found


_LEAVES = frozenset({"atom", "mind", "reading", "unheld"})
_CONJUNCTIONS = frozenset({"all", "every", "member", "norm"})
_NEGATIONS = frozenset({"no", "not", "unless"})


def made(kind: str, children: tuple[Node, ...] = (), **more: Any) -> Node:
    """Return a node with other than the usual attributes."""
    node = Node(kind, children)
    for name, value in more.items():
        setattr(node, name, value)
    return node


def leaf(kind: str, atom: int, positive: bool = True) -> Node:  # noqa: FBT001, FBT002 -- a signed atom
    """Return a leaf; it may stand in many trees."""
    return Node(kind, (), atom, positive)
