"""The outlines of the law as closures, made once a law: each grounds its lines in any case.

A recipe takes the grounder of a case and a scope, and returns the ground tree. What depends on the text alone
(which names a sentence reads, where negations go, what covers a line in mind) is settled when it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dalel.case.sentence import Degree
from dalel.norms.model import And, Compares, HeadKind, Holds, Not, Or, ReadingIs, Says
from dalel.qualification.names import names_in
from dalel.qualification.node import Node, Outline, made
from dalel.qualification.scope import ATTEMPT, DONE, PREPARATION, WANTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import Element, Expression, Mark
    from dalel.qualification.openlists import OpenLists
    from dalel.qualification.places import Env, Places
    from dalel.qualification.scope import Scope
    from dalel.qualification.wording import Wording


class Grounding(Protocol):
    """What recipes need of whoever grounds a case."""

    places: Places
    lists: OpenLists
    guarded: list[Node]  # blocks with exceptions
    leaves: dict[tuple[object, ...], Node]  # of sentences, by term, arguments and sign

    def fact(self, term: str, args: tuple[str, ...], *, positive: bool) -> Node:
        """Make the leaf of a sentence of the vocabulary."""

    def mind(
        self, term: str, args: tuple[str, ...], degree: Degree, scope: Scope, *, positive: bool
    ) -> Node:
        """Return how the actor of a scope stood towards a sentence."""

    def reading(self, reading: str, *, positive: bool) -> Node:
        """Return that a text is read in its first answer, or in its second."""

    def compares(self, compares: Compares, scope: Scope, *, positive: bool) -> Node:
        """Return a measure against a number."""

    def reference(self, holds: Holds, at: tuple[str, ...], scope: Scope) -> Node:
        """Return another norm ``at`` the places that the reference names."""

    def bindings(self, element: Element, scope: Scope) -> tuple[object, ...]:
        """Return what the names that a body reads stand for."""


Recipe = Callable[[Grounding, "Scope"], Node]


class Said(Protocol):
    """The recipe of an expression; with a degree each sentence of it is covered by a mind."""

    def __call__(self, grounder: Grounding, scope: Scope, degree: Degree | None = None, /) -> Node:
        """Return the ground tree."""


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


def block(elements: tuple[Element, ...], norm: str, wording: Wording | None = None) -> Recipe:
    """Return the recipe of a block: all its elements, less its exceptions; ``wording``: it is its deed layer."""
    return _together("all", elements, norm, wording=wording)


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence or a measure that a block reads itself, with its sign and the lists that bind its names."""

    term: str
    args: tuple[str, ...]
    positive: bool
    measure: bool
    binders: tuple[tuple[str, str, str], ...]  # name, list, owner
    read: Callable[[Env], tuple[str, ...]] = field(compare=False)


def own(elements: tuple[Element, ...]) -> tuple[Own, ...]:
    """Return what a block reads itself: not what norms read to which it refers, nor minds."""
    return tuple(dict.fromkeys(one for each in elements for one in _own(each, (), positive=True)))


def _own(
    element: Element, binders: tuple[tuple[str, str, str], ...], *, positive: bool
) -> Iterator[Own]:
    head, mark = element.head, element.mark
    positive = positive is not element.unless
    if element.expression is not None:
        yield from _own_of(element.expression, binders, positive=positive)
    inner = binders
    if head.listing and element.expression is None:
        inner = (*binders, (head.name, head.listing, head.owner))
    if mark is not None and mark.about is not None:
        for one in _own_of(mark.about, inner, positive=positive):
            if one.measure:
                yield from (one, replace(one, positive=not positive))
    for child in element.children:
        yield from _own(child, inner, positive=positive is not (head.kind is HeadKind.NO))


def _own_of(
    expression: Expression, binders: tuple[tuple[str, str, str], ...], *, positive: bool
) -> Iterator[Own]:
    if isinstance(expression, Says):
        read = arguments(expression.args)
        yield Own(expression.term, expression.args, positive, False, binders, read)
    elif isinstance(expression, Compares):
        measure = expression.measure
        read = arguments(measure.args)
        yield Own(measure.term, measure.args, positive, True, binders, read)
    elif isinstance(expression, Not):
        yield from _own_of(expression.body, binders, positive=not positive)
    elif isinstance(expression, And | Or):
        for part in expression.parts:
            yield from _own_of(part, binders, positive=positive)


# ── elements ──────────────────────────────────────────────────────────────────────────────────────
class _Line(NamedTuple):
    """A line of a block; of a done deed a plain sentence about one thing or two is read on the spot."""

    make: Recipe
    term: str = ""
    first: str = ""
    second: str = ""


def _together(
    kind: str,
    elements: tuple[Element, ...],
    norm: str,
    number: int = 0,
    wording: Wording | None = None,
) -> Recipe:
    """Combine siblings as their head says; exceptions among them subtract from the whole."""
    plain = tuple(each for each in elements if not each.unless)
    excepted = tuple(each for each in elements if each.unless)
    lines = [_line(each, norm) for each in plain]
    outline = Outline(norm, plain, number, None if excepted else wording)

    def grouped(grounder: Grounding, scope: Scope) -> Node:
        children = []
        env, leaves, done = scope.env, grounder.leaves, scope.mode == DONE
        for make, term, first, second in lines:
            if term and done:
                one = env.get(first, first)
                args = (one, env.get(second, second)) if second else (one,)
                child = leaves.get((term, args, True))
                if child is None:
                    child = grounder.fact(term, args, positive=True)
            else:
                child = make(grounder, scope)
            children.append(child)
        node = Node(kind, tuple(children))
        node.outline = outline
        return node

    if not excepted:
        return grouped
    exceptions = [(_line(each, norm).make, Outline(norm, (each,))) for each in excepted]
    flat = kind == "all"
    whole = Outline(norm, (*plain, *excepted) if flat else (None, *excepted), wording=wording)

    def guarded(grounder: Grounding, scope: Scope) -> Node:
        node = grouped(grounder, scope)
        parts = list(node.children) if flat else [node]
        for make, said in exceptions:
            exception = Node("unless", (make(grounder, scope),))
            exception.outline = said
            exception.norm = norm
            parts.append(exception)
        node = Node("all", tuple(parts))
        node.outline = whole
        grounder.guarded.append(node)
        return node

    return guarded


def _line(element: Element, norm: str) -> _Line:
    """Return the recipe of one line of the outline with everything under it."""
    mark, head, said = element.mark, element.head, element.expression
    if said is not None:
        body = _leaf(said, mark)
    elif head.listing:
        body = _quantified(element, norm)
    else:
        body = _with_mind(_together(_KINDS[head.kind], element.children, norm, head.number), mark)
    about = _minds(mark.about) if mark is not None and mark.about is not None else None
    completes, minded = element.completes, mark is not None and mark.degree is not None

    def line(grounder: Grounding, scope: Scope) -> Node:
        mode = scope.mode
        if mode:
            if (completes and mode == ATTEMPT) or (minded and mode == PREPARATION):
                scope = scope.wanting()
            if about is not None and scope.mode == WANTED:
                return about(grounder, scope, Degree.WANTED)
        return body(grounder, scope)

    make = line if completes or minded or about is not None else body
    if isinstance(said, Says) and not minded and about is None and len(said.args) in {1, 2}:
        return _Line(make, said.term, *said.args)
    return _Line(make)


def _with_mind(make: Recipe, mark: Mark | None) -> Recipe:
    if mark is None or mark.degree is None or mark.about is None:
        return make
    about, degree = _minds(mark.about), mark.degree
    direct = _DIRECT.get(degree, degree)

    def covered(grounder: Grounding, scope: Scope) -> Node:
        node = make(grounder, scope)
        return Node("all", (node, about(grounder, scope, direct if scope.mode else degree)))

    return covered


def _leaf(expression: Expression, mark: Mark | None) -> Recipe:
    said = sentence(expression)
    degree = mark.degree if mark is not None and mark.about is None else None
    if degree is None:
        return _with_mind(said, mark)
    direct = _DIRECT.get(degree, degree)

    def leaf(grounder: Grounding, scope: Scope) -> Node:
        return said(grounder, scope, direct if scope.mode else degree)

    return _with_mind(leaf, mark)


def _quantified(element: Element, norm: str) -> Recipe:
    head, mark = element.head, element.mark
    kind, name, number, key = _KINDS[head.kind], head.name, head.number, head.listing
    inside = mark is not None and mark.about is not None and _reads(mark.about, name)
    inner = _together("all", element.children, norm)
    outline = Outline(norm, (), number)
    if inside:
        inner = _with_mind(inner, mark)

    def search(grounder: Grounding, scope: Scope) -> Node:
        owner = scope.env.get(head.owner, head.owner)
        listing = grounder.places.listing(key)

        def body(member: str) -> tuple[Node, ...]:
            return (inner(grounder, scope.bind(name, member)),)

        members = []
        for member in grounder.places.members(key, owner):
            found = Node("member", body(member))
            found.places = {name: member}
            members.append(found)
        node = Node(kind, tuple(members))
        node.outline = outline
        if not listing.always_complete:
            grounder.lists.extend(
                node,
                listing,
                owner,
                name,
                read=(scope.mode, grounder.bindings(element, scope)),
                body=body,
                only_wanted=scope.mode == WANTED,
            )
        return node

    return search if inside else _with_mind(search, mark)


def _reads(expression: Expression, name: str) -> bool:
    names = names_in(expression)
    return names is None or name in names


# ── expressions ───────────────────────────────────────────────────────────────────────────────────
def sentence(expression: Expression, *, positive: bool = True) -> Said:
    """Return the recipe of an expression: negations at its literals, each with the mind that covers it."""
    if isinstance(expression, Says):
        return _says(expression, positive=positive)
    if isinstance(expression, Not):
        return sentence(expression.body, positive=not positive)
    if isinstance(expression, And | Or):
        kind = "all" if isinstance(expression, And) is positive else "any of"
        return _joined(kind, [sentence(part, positive=positive) for part in expression.parts])
    if isinstance(expression, Compares):
        return lambda grounder, scope, _=None: grounder.compares(
            expression, scope, positive=positive
        )
    if isinstance(expression, ReadingIs):
        reading, first = expression.reading, expression.first is positive
        return lambda grounder, _, __=None: grounder.reading(reading, positive=first)
    if isinstance(expression, Holds):
        read = arguments(expression.args)
        if positive:
            return lambda grounder, scope, _=None: grounder.reference(
                expression, read(scope.env), scope
            )
        return lambda grounder, scope, _=None: Node(
            "not", (grounder.reference(expression, read(scope.env), scope),)
        )
    deed = expression.deed

    def signs(_: Grounding, scope: Scope, __: Degree | None = None) -> Node:
        node = made("signs", places={"deed": scope.env.get(deed, deed)})
        return node if positive else Node("not", (node,))

    return signs


def _joined(kind: str, parts: list[Said]) -> Said:
    def joined(grounder: Grounding, scope: Scope, degree: Degree | None = None) -> Node:
        children = []
        for part in parts:
            children.append(part(grounder, scope, degree))  # noqa: PERF401 -- no function is made so
        return Node(kind, tuple(children))

    return joined


def _says(says: Says, *, positive: bool) -> Said:
    term, read = says.term, arguments(says.args)

    def said(grounder: Grounding, scope: Scope, degree: Degree | None = None) -> Node:
        args = read(scope.env)
        if scope.mode == WANTED:
            return grounder.mind(term, args, Degree.WANTED, scope, positive=positive)
        leaf = grounder.leaves.get((term, args, positive))
        if leaf is None:
            leaf = grounder.fact(term, args, positive=positive)
        if degree is None:
            return leaf
        return Node("all", (leaf, grounder.mind(term, args, degree, scope, positive=positive)))

    return said


def arguments(names: tuple[str, ...]) -> Callable[[Env], tuple[str, ...]]:
    """Return what reads a sentence's arguments: a name in scope stands for its thing, a word for itself."""
    if len(names) == 1:
        (one,) = names
        return lambda env: (env.get(one, one),)
    if len(names) == 2:
        first, second = names
        return lambda env: (env.get(first, first), env.get(second, second))
    if len(names) == 3:
        first, second, third = names
        return lambda env: (env.get(first, first), env.get(second, second), env.get(third, third))
    return lambda env: tuple([env.get(name, name) for name in names])


def _minds(about: Expression, *, positive: bool = True) -> Said:
    """Return the recipe of the mind about an expression: its sentences, each at the degree."""
    if isinstance(about, Says):
        term, read = about.term, arguments(about.args)

        def mind(grounder: Grounding, scope: Scope, degree: Degree | None = None) -> Node:
            assert degree is not None
            return grounder.mind(term, read(scope.env), degree, scope, positive=positive)

        return mind
    if isinstance(about, Not):
        return _minds(about.body, positive=not positive)
    if isinstance(about, And | Or):
        kind = "all" if isinstance(about, And) is positive else "any of"
        return _joined(kind, [_minds(part, positive=positive) for part in about.parts])
    plain = sentence(about, positive=positive)
    return lambda grounder, scope, _=None: plain(grounder, scope)
