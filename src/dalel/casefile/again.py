"""What stands a second time: left out of the case, and read for its mistakes all the same.

The case is read once more with the second entry in place of the first; of what is said then, only that
counts which is said of the second entry itself.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from dalel.case.case import SECTIONS
from dalel.casefile.sheet import normal
from dalel.norms.yaml_nodes import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.position import Position, Problem

MOST = 8  # copies of one key or id that are read
_Pair = tuple[ScalarNode, Node]


class Again:
    """A document with its second (third, …) entries in place of the first ones.

    Entries are those of one ``depth`` (0 is the root), or the things of one id where there is no depth.
    """

    __slots__ = ("_inside", "_number", "root")

    def __init__(self, root: MapNode, number: int, depth: int | None) -> None:
        self._number = number
        self._inside: set[Position] = set()
        self.root = self._later_ids(root) if depth is None else self._map(root, depth)

    def differs(self) -> bool:
        """Return whether anything stands in the document that often."""
        return bool(self._inside)

    def said_of_it(self, problems: list[Problem], places: list[Position]) -> Iterator[Problem]:
        """Yield the problems of the entries put in; ``places`` are those of the whole document, in order."""
        for problem in problems:
            before = bisect_right(places, problem.position)
            if before and places[before - 1] in self._inside:
                yield problem

    def _map(self, node: MapNode, depth: int) -> MapNode:
        entries = []
        for key, value in node.entries:
            copies = [pair for pair in node.again if pair[0].text == key.text]
            if depth == 0 and len(copies) >= self._number:
                entries.append(self._put_in(copies[self._number - 1]))
            else:
                entries.append((key, self._node(value, depth - 1)))
        return replace(node, entries=tuple(entries))

    def _node(self, node: Node, depth: int) -> Node:
        if depth < 0:
            return node
        if isinstance(node, MapNode):
            return self._map(node, depth)
        if isinstance(node, ListNode):
            return replace(node, items=tuple(self._node(item, depth - 1) for item in node.items))
        return node

    def _put_in(self, pair: _Pair) -> _Pair:
        self._inside.update(positions(*pair))
        return pair

    def _later_ids(self, root: MapNode) -> MapNode:
        """Return the document with the later one of two things that have one id in different sections."""
        found: dict[str, list[_Pair]] = {}
        for key, section in root.entries:
            if key.text in SECTIONS and isinstance(section, MapNode):
                for pair in section.entries:
                    found.setdefault(normal(pair[0].text), []).append(pair)
        dropped: set[Position] = set()
        for pairs in found.values():
            if len(pairs) > self._number:
                kept = self._put_in(pairs[self._number])
                dropped.update(pair[0].position for pair in pairs if pair is not kept)
        if not dropped:
            return root
        return replace(
            root,
            entries=tuple(
                (key, replace(value, entries=_without(value, dropped)))
                if key.text in SECTIONS and isinstance(value, MapNode)
                else (key, value)
                for key, value in root.entries
            ),
        )


def _without(section: MapNode, dropped: set[Position]) -> tuple[_Pair, ...]:
    return tuple(pair for pair in section.entries if pair[0].position not in dropped)


def positions(*nodes: Node) -> Iterator[Position]:
    """Yield the places of nodes and of everything in them, second entries too."""
    stack = list(nodes)
    while stack:
        node = stack.pop()
        yield node.position
        if isinstance(node, ListNode):
            stack += node.items
        elif isinstance(node, MapNode):
            for pair in (*node.entries, *node.again):
                stack += pair


def _depths(root: MapNode) -> set[int]:
    """Return how deep the mappings stand in which a key is given twice."""
    found: set[int] = set()
    stack: list[tuple[int, Node]] = [(0, root)]
    while stack:
        depth, node = stack.pop()
        if isinstance(node, ListNode):
            stack += [(depth + 1, item) for item in node.items]
        elif isinstance(node, MapNode):
            stack += [(depth + 1, value) for _, value in node.entries]
            if node.again:
                found.add(depth)
    return found


def documents(root: MapNode) -> Iterator[Again]:
    """Yield the document with each second key in its place, then each third; then the same for ids."""
    for depth in (*sorted(_depths(root)), None):
        for number in range(1, MOST + 1):
            document = Again(root, number, depth)
            if not document.differs():
                break
            yield document
