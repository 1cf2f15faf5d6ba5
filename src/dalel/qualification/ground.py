"""From norms to ground trees: the statute's own tree about the things of one case.

A ground tree keeps the outline of the norm, so that the proof can be read off it, and holds only numbers of
atoms at its leaves. The formulas are compiled from it and nothing is grounded twice: references to the same
norm at the same places share a tree.
"""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom, Degree
from dalel.norms.model import (
    And,
    Compares,
    HeadKind,
    Holds,
    Not,
    Or,
    ReadingIs,
    Says,
)
from dalel.qualification.library import names_in
from dalel.qualification.node import Node
from dalel.qualification.openlists import OpenLists
from dalel.qualification.segments import DAY_OF_DEED, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.norms.model import Element, Expression, Mark
    from dalel.qualification.known import Atoms
    from dalel.qualification.library import Library
    from dalel.qualification.places import Env, Places
    from dalel.qualification.segments import Calendar
    from dalel.qualification.wording import Wording


class Mode(IntEnum):
    """How the elements of a norm are read: as done, or as what an unfinished deed aimed at."""

    DONE = 0
    ATTEMPT = 1  # completing elements are wanted, all others done
    PREPARATION = 2  # everything that carries a mind is wanted
    WANTED = 3  # inside an element that is only wanted


_NEGATED = {">=": ("<", False), ">": ("<=", False), "<": (">=", True), "<=": (">", True)}
_DIRECT = {  # an attempt needs direct intent (MODEL 15, 18)
    Degree.SHOULD_HAVE_KNOWN: Degree.KNEW,
    Degree.ACCEPTED: Degree.WANTED,
}
_KINDS = {
    HeadKind.ALL: "all",
    HeadKind.ANY: "any of",
    HeadKind.AT_LEAST: "at least",
    HeadKind.SOME: "some",
    HeadKind.NO: "no",
    HeadKind.EVERY: "every",
    HeadKind.AT_LEAST_MEMBERS: "at least members",
}


class Scope:
    """What the names of one block mean, and who acts in it: the bearer of minds, the deed of the day."""

    __slots__ = ("actor", "deed", "env", "mode", "norm")

    def __init__(self, env: Env, actor: str, deed: str, mode: Mode, norm: str) -> None:
        self.env = env
        self.actor = actor
        self.deed = deed
        self.mode = mode
        self.norm = norm

    def bind(self, name: str, member: str) -> Scope:
        """Return the scope with one more name."""
        return Scope({**self.env, name: member}, self.actor, self.deed, self.mode, self.norm)

    def wanting(self) -> Scope:
        """Return the scope in which everything is only wanted."""
        return Scope(self.env, self.actor, self.deed, Mode.WANTED, self.norm)


class Grounder:
    """Grounds the norms of a law in one case."""

    def __init__(self, ready: Library, places: Places, atoms: Atoms, calendar: Calendar) -> None:
        self.library = ready
        self.places = places
        self.atoms = atoms
        self.calendar = calendar
        self.lists = OpenLists(atoms)
        self.circular: set[str] = set()  # norms that refer to themselves
        self.law_day: int | None = None  # judge by the law of this day and not of the deed's own
        self._norms: dict[tuple[object, ...], Node] = {}
        self._layers: dict[tuple[object, ...], Node] = {}
        self._under_way: set[tuple[object, ...]] = set()

    # ── norms ─────────────────────────────────────────────────────────────────────────────────────
    def day_between(self, deed: str, start: int | None, end: int | None) -> list[Node]:
        """Return the leaves that say that a deed lies in a segment, as far as that is open."""
        measure = Atom(DAY_OF_DEED, (deed,))
        leaves = []
        for bound, positive in ((start, True), (end, False)):
            if bound is not None:
                number = self.atoms.threshold(measure, Decimal(bound), strict=False, whole=True)
                leaves.append(Node("atom", atom=number, positive=positive))
        return leaves

    def over_segments(
        self, norm_id: str, deed: str, segments: Sequence[Segment], body: Sequence[Node | None]
    ) -> Node:
        """Join what each segment says into one formula: the day lies in it, and its wording holds."""
        if len(segments) == 1 and body[0] is not None:
            return body[0]
        if self.law_day is not None:
            held = segments[0].held
            return Node("segments") if held else Node("unheld", atom=self.atoms.unheld(norm_id))
        if all(segment.held and segment.wording is None for segment in segments):
            outside = [  # no such law on that day: what it would take is another day
                Node("atom", atom=leaf.atom, positive=not leaf.positive)
                for leaf in self.day_between(deed, segments[0].start, segments[-1].end)
            ]
            return Node("segments", tuple(outside), norm=norm_id)
        parts = []
        for segment, judged in zip(segments, body, strict=True):
            if judged is None and segment.held:
                continue  # no such law on that day
            part = judged or Node("unheld", atom=self.atoms.unheld(norm_id))
            parts.append(Node("all", (*self.day_between(deed, segment.start, segment.end), part)))
        return Node("segments", tuple(parts), norm=norm_id)

    def conduct(self, wording: Wording, env: Env, mode: Mode, day: str) -> Node:
        """Return a wording's deed layer: everything but age, sanity and identity."""
        return self._layer(wording, wording.conduct, env, mode, day)

    def person(self, wording: Wording, env: Env, day: str) -> Node:
        """Return a wording's person layer."""
        elements = (wording.person,) if wording.person is not None else ()
        return self._layer(wording, elements, env, Mode.DONE, day)

    def _layer(
        self, wording: Wording, elements: tuple[Element, ...], env: Env, mode: Mode, day: str
    ) -> Node:
        names = tuple([env.get(name, "") for name in wording.names])
        deed = env.get(wording.deed, day)
        key = (wording, names, elements is wording.conduct, mode, day, *self._apart(deed))
        known = self._layers.get(key)
        if known is not None:
            return known
        scope = Scope(
            env, env.get(wording.actor, ""), env.get(wording.deed, day), mode, wording.norm.id
        )
        node = self._together("all", elements, scope, 0)
        node.norm = wording.norm.id
        node.wording = wording
        self._layers[key] = node
        return node

    def _apart(self, deed: str) -> tuple[int | None, str]:
        """Return what keeps trees apart that look alike: the law they are read by, the deed charged."""
        return self.law_day, "" if deed == self.lists.group else self.lists.group

    def reference(self, holds: Holds, scope: Scope) -> Node:
        """Return another norm at the places that the reference names."""
        wordings = self.library.wordings.get(holds.norm)
        if wordings is None:
            return Node("unheld", atom=self.atoms.unheld(holds.norm), norm=holds.norm)
        names = wordings[0].names
        env = scope.env
        if holds.args:
            filled = {name: env.get(arg, arg) for name, arg in zip(names, holds.args, strict=False)}
            filled.update({name: env[name] for name in names[len(holds.args) :] if name in env})
        else:
            filled = {name: env[name] for name in names if name in env}
        mode = scope.mode if holds.layer == "deed" else Mode.DONE
        return self.norm(holds.norm, filled, holds.layer, mode, scope.deed)

    def norm(self, norm_id: str, filled: Env, layer: str, mode: Mode, day: str) -> Node:
        """Return a norm at some places; places that are not named are searched for along their lists."""
        wordings = self.library.wordings[norm_id]
        deed = filled.get(wordings[0].deed, "") or day
        key = (norm_id, tuple(sorted(filled.items())), layer, mode, day, *self._apart(deed))
        found = self._norms.get(key)
        if found is not None:
            return found
        if key in self._under_way:
            self.circular.add(norm_id)
            return Node("unheld", atom=self.atoms.unheld(norm_id), norm=norm_id)
        self._under_way.add(key)
        segments = self._segments(wordings, deed)
        body = [
            self._at(segment.wording, filled, layer, mode, deed) if segment.wording else None
            for segment in segments
        ]
        inner = self.over_segments(norm_id, deed, segments, body)
        self._under_way.discard(key)
        found = self._norms[key] = Node("norm", (inner,), norm=norm_id, places=filled)
        return found

    def _segments(self, wordings: tuple[Wording, ...], deed: str) -> list[Segment]:
        if self.law_day is not None:
            return self.calendar.on(wordings, self.law_day)
        if not deed:  # the norm speaks of no deed at all
            return [Segment(None, None, wordings[0])]
        return self.calendar.segments(wordings, deed)

    def _at(self, wording: Wording, filled: Env, layer: str, mode: Mode, day: str) -> Node:
        choices = []
        for env in self.places.fill(wording.norm.places, filled):
            node = self.conduct(wording, env, mode, day)
            if layer != "deed" and wording.person is not None:
                node = Node("all", (node, self.person(wording, env, day)))
            choices.append(node)
        return choices[0] if len(choices) == 1 else Node("any of", tuple(choices))

    # ── elements ──────────────────────────────────────────────────────────────────────────────────
    def _together(
        self, kind: str, elements: tuple[Element, ...], scope: Scope, number: int
    ) -> Node:
        """Combine siblings as their head says; exceptions among them subtract from the whole."""
        plain = tuple([self.element(each, scope) for each in elements if not each.unless])
        if len(plain) == len(elements):
            return Node(kind, plain, number=number)
        exceptions = tuple(
            Node("unless", (self.element(each, scope),), element=each, norm=scope.norm)
            for each in elements
            if each.unless
        )
        if kind == "all":
            return Node(kind, plain + exceptions)
        return Node("all", (Node(kind, plain, number=number), *exceptions))

    def element(self, element: Element, scope: Scope) -> Node:
        """Return one line of the outline with everything under it."""
        mark = element.mark
        if (element.completes and scope.mode is Mode.ATTEMPT) or (
            scope.mode is Mode.PREPARATION and mark is not None and mark.degree is not None
        ):
            scope = scope.wanting()
        if scope.mode is Mode.WANTED and mark is not None and mark.about is not None:
            return self._labelled(element, self._minds(mark.about, Degree.WANTED, scope), scope)
        if element.expression is not None:
            node = self._leaf(element.expression, mark, scope)
        elif element.head.listing:
            return self._quantified(element, scope)
        else:
            head = element.head
            node = self._together(_KINDS[head.kind], element.children, scope, head.number)
            node = self._with_mind(node, mark, scope)
        return self._labelled(element, node, scope)

    def _labelled(self, element: Element, node: Node, scope: Scope) -> Node:
        if node.element is not None or node.kind in {"norm", "atom", "mind", "reading", "not"}:
            node = Node("all", (node,))
        node.element = element
        node.norm = scope.norm
        return node

    def _with_mind(self, node: Node, mark: Mark | None, scope: Scope) -> Node:
        if mark is None or mark.degree is None or mark.about is None:
            return node
        return Node("all", (node, self._minds(mark.about, self._degree(mark.degree, scope), scope)))

    def _degree(self, degree: Degree, scope: Scope) -> Degree:
        return degree if scope.mode is Mode.DONE else _DIRECT.get(degree, degree)

    def _leaf(self, expression: Expression, mark: Mark | None, scope: Scope) -> Node:
        degree = None
        if mark is not None and mark.degree is not None and mark.about is None:
            degree = self._degree(mark.degree, scope)
        return self._with_mind(self.expression(expression, scope, degree), mark, scope)

    def _quantified(self, element: Element, scope: Scope) -> Node:
        head, mark = element.head, element.mark
        owner = scope.env.get(head.owner, head.owner)
        listing = self.places.listing(head.listing)
        inside = mark is not None and mark.about is not None and _reads(mark.about, head.name)

        def body(member: str) -> tuple[Node, ...]:
            inner = scope.bind(head.name, member)
            node = self._together("all", element.children, inner, 0)
            if inside:
                node = self._with_mind(node, mark, inner)
            return (node,)

        kind = _KINDS[head.kind]
        members = tuple(
            Node("member", body(member), places={head.name: member})
            for member in self.places.members(head.listing, owner)
        )
        node = Node(kind, members, number=head.number, norm=scope.norm)
        if not listing.always_complete:
            only_wanted = scope.mode is Mode.WANTED
            read = (scope.mode, self._bindings(element, scope))
            self.lists.extend(
                node, listing, owner, head.name, read=read, body=body, only_wanted=only_wanted
            )
        if not inside:
            node = self._with_mind(node, mark, scope)
        return self._labelled(element, node, scope)

    def _bindings(self, element: Element, scope: Scope) -> tuple[object, ...]:
        """Return what the names that a body reads stand for: bodies that agree in it are one body."""
        shape, names = self.library.body(element)
        env = scope.env
        read = (
            env.items() if names is None else [(name, env[name]) for name in names if name in env]
        )
        return (shape, scope.actor, scope.deed, *sorted(read))

    # ── expressions ───────────────────────────────────────────────────────────────────────────────
    def expression(
        self, expression: Expression, scope: Scope, degree: Degree | None, *, positive: bool = True
    ) -> Node:
        """Return an expression with negations moved to its literals, each with the mind that covers it."""
        if isinstance(expression, Says):
            return self._says(expression, scope, degree, positive=positive)
        if isinstance(expression, Not):
            return self.expression(expression.body, scope, degree, positive=not positive)
        if isinstance(expression, And | Or):
            kind = "all" if isinstance(expression, And) is positive else "any of"
            parts = expression.parts
            return Node(
                kind,
                tuple(self.expression(part, scope, degree, positive=positive) for part in parts),
            )
        if isinstance(expression, Compares):
            return self._compares(expression, scope, positive=positive)
        if isinstance(expression, ReadingIs):
            number = self.atoms.reading(expression.reading)
            return Node("reading", atom=number, positive=expression.first is positive)
        if isinstance(expression, Holds):
            node = self.reference(expression, scope)
        else:
            node = Node("signs", places={"deed": scope.env.get(expression.deed, expression.deed)})
        return node if positive else Node("not", (node,))

    def _says(self, says: Says, scope: Scope, degree: Degree | None, *, positive: bool) -> Node:
        env = scope.env
        args = tuple([env.get(arg, arg) for arg in says.args])
        if scope.mode is Mode.WANTED:
            return self._mind(says.term, args, Degree.WANTED, scope, positive=positive)
        leaf = Node("atom", atom=self.atoms.fact(says.term, args), positive=positive)
        if degree is None:
            return leaf
        return Node("all", (leaf, self._mind(says.term, args, degree, scope, positive=positive)))

    def _mind(
        self, term: str, args: tuple[str, ...], degree: Degree, scope: Scope, *, positive: bool
    ) -> Node:
        number = self.atoms.mind(
            scope.actor, scope.deed, Atom(term, args), degree, positive=positive
        )
        return Node("mind", atom=number)

    def _minds(
        self, about: Expression, degree: Degree, scope: Scope, *, positive: bool = True
    ) -> Node:
        """Return the mind about an expression: its sentences, each at the degree."""
        if isinstance(about, Says):
            args = tuple([scope.env.get(arg, arg) for arg in about.args])
            return self._mind(about.term, args, degree, scope, positive=positive)
        if isinstance(about, Not):
            return self._minds(about.body, degree, scope, positive=not positive)
        if isinstance(about, And | Or):
            kind = "all" if isinstance(about, And) is positive else "any of"
            parts = about.parts
            return Node(
                kind, tuple(self._minds(part, degree, scope, positive=positive) for part in parts)
            )
        return self.expression(about, scope, None, positive=positive)

    def _compares(self, compares: Compares, scope: Scope, *, positive: bool) -> Node:
        env = scope.env
        measure = Atom(
            compares.measure.term, tuple([env.get(arg, arg) for arg in compares.measure.args])
        )
        operator = compares.operator
        if operator in {"<", "<="}:
            operator, flips = _NEGATED[operator]
            positive = positive is not flips
        strict = operator == ">"
        rows = self.library.units.get(compares.unit)
        if not rows:
            return self._threshold(measure, compares.value, strict=strict, positive=positive)
        deed = env.get(compares.on_day_of, "") if compares.on_day_of else scope.deed
        if deed not in self.places.of_type("act"):
            deed = scope.deed
        used = [row for row in rows if "threshold" in row.uses] or list(rows)
        touched = self.calendar.rows(used, deed)
        if len(touched) == 1:
            value = compares.value * touched[0].value
            return self._threshold(measure, value, strict=strict, positive=positive)
        parts = []
        for row in touched:
            end = row.until.toordinal() if row.until else None
            value = compares.value * row.value
            leaf = self._threshold(measure, value, strict=strict, positive=positive)
            parts.append(Node("all", (*self.day_between(deed, row.since.toordinal(), end), leaf)))
        span = self.calendar.span(deed)
        first = used[0].since.toordinal()
        if not touched or span[0] is None or span[0] < first:  # before the oldest value held
            unheld = Node("unheld", atom=self.atoms.unheld(compares.unit))
            parts.append(Node("all", (*self.day_between(deed, None, first), unheld)))
        return Node("segments", tuple(parts))

    def _threshold(self, measure: Atom, value: Decimal, *, strict: bool, positive: bool) -> Node:
        whole = measure.term in self.library.whole
        number = self.atoms.threshold(measure, value, strict=strict, whole=whole)
        return Node("atom", atom=number, positive=positive)


def _reads(expression: Expression, name: str) -> bool:
    names = names_in(expression)
    return names is None or name in names
