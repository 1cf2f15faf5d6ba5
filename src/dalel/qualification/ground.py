"""From norms to ground trees: the statute's own tree about the things of one case.

A ground tree keeps the outline of the norm, so that the proof can be read off it, and holds only numbers of
atoms at its leaves. The formulas are compiled from it and nothing is grounded twice: references to the same
norm at the same places share a tree.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom, atom_of
from dalel.qualification.node import Node, leaf, made
from dalel.qualification.openlists import OpenLists, told_members
from dalel.qualification.scope import DONE, Scope
from dalel.qualification.segments import DAY_OF_DEED, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.case.sentence import Degree
    from dalel.norms.model import Compares, Element, Expression, Holds
    from dalel.qualification.charge import Chain
    from dalel.qualification.known import Atoms
    from dalel.qualification.library import Library
    from dalel.qualification.places import Env, Places
    from dalel.qualification.segments import Calendar
    from dalel.qualification.wording import Wording


_NEGATED = {">=": ("<", False), ">": ("<=", False), "<": (">=", True), "<=": (">", True)}


class Grounder:
    """Grounds the norms of a law in one case."""

    def __init__(self, ready: Library, places: Places, atoms: Atoms, calendar: Calendar) -> None:
        self.library = ready
        self.places = places
        self.atoms = atoms
        self.calendar = calendar
        self.lists = OpenLists(atoms, told_members(calendar.case))
        self.guarded: list[Node] = []  # blocks with exceptions
        self.completing: dict[Node, tuple[int, ...]] = {}  # what completes a deed, by tree
        self.links: dict[Chain, list[Node]] = {}  # that each act of a chain helped the next one
        self.circular: set[str] = set()  # norms that refer to themselves
        self.truths: dict[Node, bool | None] = {}  # what told facts alone decide of a tree
        self.law_day: int | None = None  # judge by the law of this day and not of the deed's own
        # by the deed charged: whose minds (actor, deed) stand for those of a person who was used
        self.minds_of: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {}
        self._norms: dict[tuple[object, ...], Node] = {}
        self._layers: dict[tuple[object, ...], Node] = {}
        self.leaves: dict[tuple[object, ...], Node] = {}
        self._under_way: set[tuple[object, ...]] = set()

    # ── norms ─────────────────────────────────────────────────────────────────────────────────────
    def day_between(self, deed: str, start: int | None, end: int | None) -> list[Node]:
        """Return the leaves that say that a deed lies in a segment, as far as that is open."""
        measure = Atom(DAY_OF_DEED, (deed,))
        leaves = []
        for bound, positive in ((start, True), (end, False)):
            if bound is not None:
                number = self.atoms.threshold(measure, Decimal(bound), strict=False, whole=True)
                leaves.append(leaf("atom", number, positive))
        return leaves

    def over_segments(
        self, norm_id: str, deed: str, segments: Sequence[Segment], body: Sequence[Node | None]
    ) -> Node:
        """Join what each segment says into one formula: the day lies in it, and its wording holds."""
        if len(segments) == 1 and body[0] is not None:
            return body[0]
        if self.law_day is not None:
            held = segments[0].held
            return Node("segments") if held else made("unheld", atom=self.atoms.unheld(norm_id))
        if all(segment.held and segment.wording is None for segment in segments):
            outside = [  # no such law on that day: what it would take is another day
                leaf("atom", bound.atom, not bound.positive)
                for bound in self.day_between(deed, segments[0].start, segments[-1].end)
            ]
            return made("segments", tuple(outside), norm=norm_id)
        parts = []
        for segment, judged in zip(segments, body, strict=True):
            if judged is None and segment.held:
                continue  # no such law on that day
            part = judged or made("unheld", atom=self.atoms.unheld(norm_id))
            parts.append(Node("all", (*self.day_between(deed, segment.start, segment.end), part)))
        return made("segments", tuple(parts), norm=norm_id)

    def conduct(self, wording: Wording, env: Env, mode: int, day: str) -> Node:
        """Return a wording's deed layer: everything but age, sanity and identity."""
        deed = env.get(wording.deed, day)
        group = self.lists.group
        # the law they are read by and the deed charged keep trees apart that look alike
        apart = "" if deed == group else group
        key = (wording, wording.conduct_reads(env), deed, mode, day, self.law_day, apart)
        found = self._layers.get(key)
        if found is None:
            scope = Scope(env, env.get(wording.actor, ""), deed, mode)
            found = self._layers[key] = self.library.layers(wording)[0](self, scope)
        return found

    def person(self, wording: Wording, env: Env, day: str) -> Node:
        """Return a wording's person layer; those that say the same share it."""
        deed = env.get(wording.deed, day)
        group = self.lists.group
        apart = "" if deed == group else group
        key = (wording.alike, wording.person_reads(env), deed, day, self.law_day, apart)
        found = self._layers.get(key)
        if found is None:
            scope = Scope(env, env.get(wording.actor, ""), deed, DONE)
            found = self._layers[key] = self.library.layers(wording)[1](self, scope)
        return found

    def reference(self, holds: Holds, at: tuple[str, ...], scope: Scope) -> Node:
        """Return another norm ``at`` the places that the reference names, and the block's own beyond them."""
        wordings = self.library.wordings.get(holds.norm)
        if wordings is None:
            return made("unheld", atom=self.atoms.unheld(holds.norm), norm=holds.norm)
        names = wordings[0].names
        if len(at) != len(names):
            env = scope.env
            at = (*at[: len(names)], *[env.get(name, "") for name in names[len(at) :]])
        mode = scope.mode if holds.layer == "deed" else DONE
        return self._norm(wordings, at, holds.layer, mode, scope.deed)

    def norm(self, norm_id: str, filled: Env, layer: str, mode: int, day: str) -> Node:
        """Return a norm at some places; places that are not named are searched for along their lists."""
        wordings = self.library.wordings[norm_id]
        at = tuple([filled.get(name, "") for name in wordings[0].names])
        return self._norm(wordings, at, layer, mode, day)

    def _norm(
        self, wordings: tuple[Wording, ...], at: tuple[str, ...], layer: str, mode: int, day: str
    ) -> Node:
        newest = wordings[0]
        deed = (newest.deed and at[newest.deed_at]) or day
        apart = "" if deed == self.lists.group else self.lists.group
        key = (newest, at, layer, mode, day, self.law_day, apart)
        found = self._norms.get(key)
        if found is not None:
            return found
        norm_id = newest.norm.id
        if key in self._under_way:
            self.circular.add(norm_id)
            return made("unheld", atom=self.atoms.unheld(norm_id), norm=norm_id)
        self._under_way.add(key)
        filled = dict(zip(newest.names, at, strict=True))
        if "" in at:
            filled = {name: thing for name, thing in filled.items() if thing}
        segments = self._segments(wordings, deed)
        if len(segments) == 1 and segments[0].wording is not None:
            inner = self._at(segments[0].wording, filled, layer, mode, deed)
        else:
            body = [
                self._at(segment.wording, filled, layer, mode, deed) if segment.wording else None
                for segment in segments
            ]
            inner = self.over_segments(norm_id, deed, segments, body)
        self._under_way.discard(key)
        found = self._norms[key] = Node("norm", (inner,))
        found.norm = norm_id
        found.places = filled
        return found

    def _segments(self, wordings: tuple[Wording, ...], deed: str) -> list[Segment]:
        if self.law_day is not None:
            return self.calendar.on(wordings, self.law_day)
        if not deed:  # the norm speaks of no deed at all
            return [Segment(None, None, wordings[0])]
        return self.calendar.segments(wordings, deed)

    def _at(self, wording: Wording, filled: Env, layer: str, mode: int, day: str) -> Node:
        choices = []
        whole = len(filled) >= len(wording.names) and all(map(filled.__contains__, wording.names))
        for env in (filled,) if whole else self.places.fill(wording.norm.places, filled):
            node = self.conduct(wording, env, mode, day)
            if layer != "deed" and wording.person is not None:
                node = Node("all", (node, self.person(wording, env, day)))
            choices.append(node)
        return choices[0] if len(choices) == 1 else Node("any of", tuple(choices))

    # ── leaves ────────────────────────────────────────────────────────────────────────────────────
    def fact(self, term: str, args: tuple[str, ...], *, positive: bool) -> Node:
        """Make the leaf of a sentence of the vocabulary, which all who read it share from now on."""
        number = self.atoms.fact(term, args)
        found = self.leaves[term, args, positive] = Node("atom", (), number, positive)
        return found

    def mind(
        self, term: str, args: tuple[str, ...], degree: Degree, scope: Scope, *, positive: bool
    ) -> Node:
        """Return how the actor of a scope stood towards a sentence."""
        actor, deed = scope.actor, scope.deed
        if self.minds_of:
            user = self.minds_of.get(self.lists.group)
            if user is not None and user[0] == (actor, deed):
                actor, deed = user[1]
        key = (actor, deed, term, args, degree.real, positive)
        found = self.leaves.get(key)
        if found is None:
            about = atom_of((term, args))
            number = self.atoms.mind(actor, deed, about, degree, positive=positive)
            found = self.leaves[key] = Node("mind", (), number)
        return found

    def reading(self, reading: str, *, positive: bool) -> Node:
        """Return that a text is read in its first answer, or in its second."""
        return leaf("reading", self.atoms.reading(reading), positive)

    def expression(self, expression: Expression, scope: Scope, *, positive: bool = True) -> Node:
        """Return an expression with negations moved to its literals."""
        return self.library.sentence(expression, positive=positive)(self, scope, None)

    def bindings(self, element: Element, scope: Scope) -> tuple[object, ...]:
        """Return what the names that a body reads stand for: bodies that agree in it are one body."""
        shape, names = self.library.body(element)
        env = scope.env
        read = (
            env.items() if names is None else [(name, env[name]) for name in names if name in env]
        )
        return (shape, scope.actor, scope.deed, *sorted(read))

    def compares(self, compares: Compares, scope: Scope, *, positive: bool) -> Node:
        """Return a measure against a number, in units of the day where the law counts in them."""
        env = scope.env
        said = compares.measure
        measure = atom_of((said.term, tuple([env.get(arg, arg) for arg in said.args])))
        operator = compares.operator
        if operator in {"<", "<="}:
            operator, flips = _NEGATED[operator]
            positive = positive is not flips
        strict = operator == ">"
        rows = self.library.thresholds.get(compares.unit)
        if not rows:
            return self._threshold(measure, compares.value, strict=strict, positive=positive)
        deed = env.get(compares.on_day_of, "") if compares.on_day_of else scope.deed
        if deed not in self.places.of_type("act"):
            deed = scope.deed
        touched = self.calendar.rows(compares.unit, rows, deed)
        if len(touched) == 1:
            value = compares.value * touched[0][2]
            return self._threshold(measure, value, strict=strict, positive=positive)
        parts = []
        for since, until, unit in touched:
            value = compares.value * unit
            leaf = self._threshold(measure, value, strict=strict, positive=positive)
            parts.append(Node("all", (*self.day_between(deed, since, until), leaf)))
        span = self.calendar.span(deed)
        first, end = rows[0][0], rows[-1][1]
        text = f"{measure} {operator} {compares.value} {compares.unit}"
        known = self.atoms.measured(measure) is not None
        unheld = made("unheld", atom=self.atoms.unheld(text, measured=known))
        if span[0] is None or span[0] < first:  # before the oldest value held
            parts.append(Node("all", (*self.day_between(deed, None, first), unheld)))
        if end is not None and (span[1] is None or span[1] >= end):  # after the newest one
            parts.append(Node("all", (*self.day_between(deed, end, None), unheld)))
        return Node("segments", tuple(parts))

    def _threshold(self, measure: Atom, value: Decimal, *, strict: bool, positive: bool) -> Node:
        whole = measure.term in self.library.whole
        number = self.atoms.threshold(measure, value, strict=strict, whole=whole)
        return leaf("atom", number, positive)
