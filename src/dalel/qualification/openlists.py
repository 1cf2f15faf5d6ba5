"""Lists that may hold more than the case names.

A list that nobody says is complete has its named members and any number of further ones. One further member
for each body that searches the list is enough to be exact (n of them for ``at least n``), provided that every
body looks at all of them; fewer are unsound. So bodies are counted first, and the further members come last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom, Mind, Threshold, Unlisted
from dalel.case.states import State
from dalel.norms.sentences import ANOTHER, anonymous, number_of
from dalel.qualification.known import NO
from dalel.qualification.node import Node, leaf, made

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalel.case.case import Case
    from dalel.norms.model import Listing
    from dalel.qualification.known import Atoms

ALL_LOOK = 3  # up to this many bodies a list, every body looks at every further member

DEFINITIONS = ""  # they bind every formula that reads their term, so their members stand apart
APART = 50

PREFIX = f"{ANOTHER}-"
_LATER = re.compile(rf"{PREFIX}.+-\d+")


def is_second(atom: object) -> bool:
    """Return whether an atom speaks of a second further member of some list, or a later one."""
    return any(_LATER.fullmatch(arg) is not None for arg in _spoken_of(atom))


def further_member(atom: object) -> str | None:
    """Return the further member of a list of which an atom says something: not that there is one."""
    if isinstance(atom, Unlisted):
        return None
    return next((arg for arg in _spoken_of(atom) if arg.startswith(PREFIX)), None)


def told_members(case: Case) -> frozenset[str]:
    """Return the further members of lists of whom ``facts:`` says more than that they exist."""
    found = (further_member(line.about) for line in case.facts)
    return frozenset(member for member in found if member is not None)


def _spoken_of(atom: object) -> tuple[str, ...]:
    if isinstance(atom, Mind):
        atom = atom.about
    if isinstance(atom, Threshold):
        atom = atom.measure
    return atom.args if isinstance(atom, Atom) else (getattr(atom, "member", ""),)


@dataclass(slots=True)
class _Search:
    node: Node
    listing: Listing
    owner: str
    name: str
    read: object
    body: Callable[[str], tuple[Node, ...]]
    only_wanted: bool
    group: str


class OpenLists:
    """The searches through open lists of one case."""

    __slots__ = ("_atoms", "_needed", "_searches", "_told", "group", "inexact")

    def __init__(self, atoms: Atoms, told: frozenset[str] = frozenset()) -> None:
        """Search lists; of the further members ``told`` the case says more than that they exist."""
        self._atoms = atoms
        self._told = told.union(
            closure.member
            for closure in atoms.closures.values()
            if closure.member and closure.state is State.REFUTED
        )
        self._searches: list[_Search] = []
        # bodies that no formula joins need no members apart: they are counted for each deed charged
        self.group = DEFINITIONS
        self._needed: dict[tuple[str, str, str], dict[object, int]] = {}  # body → its own members
        self.inexact: set[tuple[str, str]] = set()

    def extend(
        self,
        node: Node,
        listing: Listing,
        owner: str,
        name: str,
        *,
        read: object,
        body: Callable[[str], tuple[Node, ...]],
        only_wanted: bool,
    ) -> None:
        """Note that ``node`` searches the list; ``close`` will give it the further members."""
        bodies = self._needed.setdefault((listing.key, owner, self.group), {})
        bodies.setdefault(read, node.number if node.kind == "at least members" else 1)
        self._searches.append(
            _Search(node, listing, owner, name, read, body, only_wanted, self.group)
        )

    def close(self) -> None:
        """Give every search its further members; searches inside searches follow in turn."""
        while self._searches:
            search = self._searches.pop(0)
            self.group = search.group
            bodies = self._needed[search.listing.key, search.owner, search.group]
            # those of whom something is told stand for themselves, and there may be others beside them
            told = self._told_of(search.listing, search.owner)
            last = max(told, default=0)
            base = last + APART if search.group == DEFINITIONS else last
            if len(bodies) <= ALL_LOOK and not search.owner.startswith(PREFIX):
                numbers = range(base + 1, base + sum(bodies.values()) + 1)
            else:  # sound, not exact
                self.inexact.add((search.listing.key, search.owner))
                first = base + 1
                for read, many in bodies.items():
                    if read == search.read:
                        break
                    first += many
                numbers = range(first, first + bodies[search.read])
            members = [self._member(search, number, number) for number in told]
            for number in numbers:
                counted = number - base + last
                if (
                    search.node.kind != "at least members"
                ):  # else it does not matter how many there are
                    counted = last + 1
                members.append(self._member(search, number, counted))
            search.node.children += tuple(members)
        self.group = DEFINITIONS

    def _told_of(self, listing: Listing, owner: str) -> list[int]:
        """Return the numbers of the further members of a list of whom something is told: at least that they exist."""
        numbers = {number_of(name, listing, owner) for name in self._told}
        whole = self._atoms.closures.get((listing.key, owner, ""))
        if whole is not None and whole.state is State.REFUTED:
            numbers.add(1)
        return sorted(number for number in numbers if number is not None)

    def _member(self, search: _Search, number: int, counted: int) -> Node:
        """Return a further member of a list; ``counted``: how many there are if he is one of them."""
        member = anonymous(search.listing, search.owner, number)
        places = {search.name: member}
        if search.only_wanted:
            return made("member", search.body(member), places=places)
        owned = anonymous(search.listing, search.owner, counted)
        atom = self._atoms.unlisted(search.listing.key, search.owner, owned, first=counted == 1)
        exists = leaf("atom", atom)
        if self._atoms.values[atom] == NO:
            if search.node.kind == "every":
                exists.positive = False
            return made("member", (exists,), places=places)
        if search.node.kind == "every":
            exists.positive = False
            return made("member", (Node("any of", (exists, *search.body(member))),), places=places)
        return made("member", (exists, *search.body(member)), places=places)
