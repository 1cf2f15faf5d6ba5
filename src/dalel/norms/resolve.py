"""Resolves references among norms: ids exist, places are filled, no cycle; broken norms take none with them but those that read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.model import (
    And,
    Element,
    Expression,
    Holds,
    Mark,
    Norm,
    Not,
    Or,
    Place,
)
from dalel.norms.problems import Complaints, nearest
from dalel.norms.tree import expressions, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dalel.case.position import Position

NO_NORM = N_("There is no norm “{id}”.")
NO_NORM_NEAR = N_("There is no norm “{id}”; the nearest is “{nearest}”.")
LEFT_OUT = N_(
    "The norm “{id}”, which is read here, has errors of its own and is left out; so this one is, too."
)
COUNT = N_("{id} has {expected} places ({places}), but “at” names {found}.")
PLACE_ABSENT = N_(
    "The place “{place}” of {id} has no name here; add “at” with the names for {places}."
)
PLACE_TYPE = N_("The place “{place}” of {id} is of type {expected}; “{name}” is of type {found}.")
CYCLE = N_("These norms read each other in a circle: {circle}. A norm cannot rest on itself.")
DISPLACES = (
    N_("“displaces” names no norm: “{word}”; norms are: {known}."),
    N_("“displaces” names no norm: “{word}”; did you mean “{nearest}”?"),
)
DISPLACES_ITSELF = N_("The norm displaces itself.")
DISPLACES_CYCLE = N_("These norms displace each other in a circle: {circle}.")


@dataclass(frozen=True, slots=True)
class _Known:
    """What other norms need to know of a norm: its places (of the newest wording)."""

    places: tuple[Place, ...]


def resolve(
    norms: Iterable[Norm],
    broken: Iterable[str],
    declared: Iterable[str],
    said: Complaints,
    displaced_at: Mapping[str, Position] | None = None,
) -> tuple[Norm, ...]:
    """Return the norms with references filled; those with unresolvable ones are left out and complained of.

    ``broken`` are ids that failed to load, ``declared`` ids of the register that are not encoded.
    """
    standing = list(norms)
    failed = set(broken)
    uncovered = set(declared)
    said_of: set[tuple[str, Position]] = set()
    while True:
        known = {norm.id: _Known(norm.places) for norm in reversed(standing)}
        lost: list[Norm] = []
        for norm in standing:
            for reference in references(norm):
                if reference.norm in known:
                    continue
                lost.append(norm)
                key = (reference.norm, reference.position)
                if key not in said_of:
                    said_of.add(key)
                    _missing(reference, failed, known, said)
        if not lost:
            break
        failed.update(norm.id for norm in lost)
        standing = [norm for norm in standing if norm not in lost]
    made: list[Norm] = []
    for norm in standing:
        before = len(said.found)
        filled = _Filler(norm, known, said).norm()
        if len(said.found) == before:
            made.append(filled)
    made = _without_circles(made, said)
    ids = {norm.id for norm in made}
    made = [_displacing(norm, ids, failed | uncovered, said, displaced_at or {}) for norm in made]
    _no_displacement_circle(made, said)
    return tuple(made)


def _missing(
    reference: Holds, failed: set[str], known: Mapping[str, _Known], said: Complaints
) -> None:
    if reference.norm in failed:
        said.say("law.left-out", LEFT_OUT, reference.position, id=reference.norm)
        return
    near = nearest(reference.norm, known)
    message = NO_NORM_NEAR if near else NO_NORM
    said.say("law.norm", message, reference.position, id=reference.norm, nearest=near)


# ── walking ───────────────────────────────────────────────────────────────────────────────────────
def references(norm: Norm) -> Iterator[Holds]:
    """Yield every reference to another norm."""
    for expression in expressions(norm):
        for leaf in leaves(expression):
            if isinstance(leaf, Holds):
                yield leaf


class _Filler:
    """Fills the places of references from the names in scope."""

    def __init__(self, norm: Norm, known: Mapping[str, _Known], said: Complaints) -> None:
        self.source = norm
        self.known = known
        self.said = said

    def norm(self) -> Norm:
        """Return the norm with its references filled."""
        norm = self.source
        scope = {place.name: place.type for place in norm.places}
        return replace(
            norm,
            core=self.expression(norm.core, scope) if norm.core is not None else None,
            elements=tuple(self.element(element, scope) for element in norm.elements),
        )

    def element(self, element: Element, scope: Mapping[str, str]) -> Element:
        """Fill an element and those under it."""
        inner = scope
        if element.head.name:
            inner = {**scope, element.head.name: element.head.type}
        mark = element.mark
        if mark is not None and mark.about is not None:
            mark = Mark(mark.degree, mark.authority, self.expression(mark.about, scope))
        return replace(
            element,
            expression=(self.expression(element.expression, scope) if element.expression else None),
            mark=mark,
            children=tuple(self.element(child, inner) for child in element.children),
        )

    def expression(self, expression: Expression, scope: Mapping[str, str]) -> Expression:
        """Fill an expression."""
        if isinstance(expression, Not):
            return Not(self.expression(expression.body, scope), expression.position)
        if isinstance(expression, And):
            parts = tuple(self.expression(part, scope) for part in expression.parts)
            return And(parts, expression.position)
        if isinstance(expression, Or):
            parts = tuple(self.expression(part, scope) for part in expression.parts)
            return Or(parts, expression.position)
        if isinstance(expression, Holds):
            return self.holds(expression, scope)
        return expression

    def holds(self, reference: Holds, scope: Mapping[str, str]) -> Holds:
        """Fill one reference, by name or from ``at``."""
        places = self.known[reference.norm].places
        names = reference.args or tuple(place.name for place in places)
        shown = ", ".join(place.name for place in places)
        if len(names) != len(places):
            self.said.say(
                "law.reference-places",
                COUNT,
                reference.position,
                id=reference.norm,
                expected=len(places),
                places=shown,
                found=len(names),
            )
            return reference
        for place, name in zip(places, names, strict=True):
            found = scope.get(name)
            if found is None:
                self.said.say(
                    "law.reference-places",
                    PLACE_ABSENT,
                    reference.position,
                    place=place.name,
                    id=reference.norm,
                    places=shown,
                )
            elif found != place.type:
                self.said.say(
                    "law.reference-places",
                    PLACE_TYPE,
                    reference.position,
                    place=place.name,
                    id=reference.norm,
                    expected=place.type,
                    name=name,
                    found=found,
                )
        return Holds(reference.norm, names, reference.layer, reference.position)


# ── circles ───────────────────────────────────────────────────────────────────────────────────────
def circle(edges: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the nodes of one circle, first repeated at the end; empty where there is none."""
    done: set[str] = set()
    for root in edges:
        path: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = []
        if root not in done:
            stack.append((root, iter(edges[root])))
            path.append(root)
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                done.add(node)
                stack.pop()
                path.pop()
            elif following in path:
                return (*path[path.index(following) :], following)
            elif following not in done and following in edges:
                stack.append((following, iter(edges[following])))
                path.append(following)
    return ()


def _without_circles(norms: list[Norm], said: Complaints) -> list[Norm]:
    """Leave out norms that read each other in a circle, and what reads them."""
    while True:
        edges: dict[str, set[str]] = {}
        for norm in norms:
            edges.setdefault(norm.id, set()).update(one.norm for one in references(norm))
        found = circle(edges)
        if not found:
            break
        first = next(norm for norm in norms if norm.id == found[0])
        said.say("law.circle", CYCLE, first.position, circle=" → ".join(found))
        norms = [norm for norm in norms if norm.id not in found]
    return without_readers(norms, said)


def without_readers(norms: list[Norm], said: Complaints) -> list[Norm]:
    """Leave out the norms that read one which is no longer there, and those that read these."""
    while True:
        ids = {norm.id for norm in norms}
        kept = []
        for norm in norms:
            lost = next((one for one in references(norm) if one.norm not in ids), None)
            if lost is None:
                kept.append(norm)
            else:
                said.say("law.left-out", LEFT_OUT, lost.position, id=lost.norm)
        if len(kept) == len(norms):
            return kept
        norms = kept


# ── displacement ──────────────────────────────────────────────────────────────────────────────────
def _displacing(
    norm: Norm,
    ids: set[str],
    declared: set[str],
    said: Complaints,
    displaced_at: Mapping[str, Position],
) -> Norm:
    """Write out ``kz.cc.190.2.*``, and complain of ids that no norm has."""
    if not norm.qualifies:
        return norm
    place = displaced_at.get(norm.id, norm.position)
    found: dict[str, None] = {}
    for told in norm.qualifies:
        fits = [one for one in sorted(ids) if fnmatchcase(one, told) and one != norm.id]
        if told == norm.id:
            said.say("law.displaces", DISPLACES_ITSELF, place)
        elif not fits and not any(fnmatchcase(one, told) for one in declared):
            said.strange("law.displaces", DISPLACES, place, told, sorted(ids))
        found.update(dict.fromkeys(fits))
    return replace(norm, qualifies=tuple(found))


def _no_displacement_circle(norms: list[Norm], said: Complaints) -> None:
    edges: dict[str, set[str]] = {}
    for norm in norms:
        edges.setdefault(norm.id, set()).update(norm.qualifies)
    found = circle(edges)
    if found:
        first = next(norm for norm in norms if norm.id == found[0])
        said.say("law.displaces-circle", DISPLACES_CYCLE, first.position, circle=" → ".join(found))
