"""What is raised at all, decided once and outside the formulas (MODEL 34).

An offence is raised at a place when its core conduct is established, disputed or explicitly unknown there; a
part that displaces others, and an exception, when one of its own atoms is told. The rest is *not raised*: one
line, never *open*.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom, Mind, Reading, Threshold
from dalel.case.states import State
from dalel.norms.model import And, Compares, Holds, Not, Or, ReadingIs, Says
from dalel.qualification.known import FREE, YES, Unheld
from dalel.qualification.recipes import arguments
from dalel.qualification.scope import DONE, Scope
from dalel.qualification.segments import DAY_OF_DEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import Expression
    from dalel.qualification.ground import Grounder
    from dalel.qualification.known import Atoms
    from dalel.qualification.node import Node
    from dalel.qualification.places import Env
    from dalel.qualification.recipes import Own
    from dalel.qualification.wording import Wording

SILENT = frozenset({State.NOT_ASKED, State.NOT_APPLICABLE})
MAYBE = frozenset({State.ESTABLISHED, State.DISPUTED, State.UNKNOWN})
_ESTABLISHED = State.ESTABLISHED

Teller = Callable[["Env", "Grounder", str], bool]  # of a core; the last is the deed charged


def speaks(wording: Wording, env: Env, grounder: Grounder) -> bool | None:
    """Return whether anything is told for a wording's own atoms here, before it is grounded.

    None: only the ground tree can say, since a measure is known, or facts contradict each other.
    """
    found: bool | None = False
    for each in grounder.library.own(wording):
        told = _told_for(each, env, grounder, 0)
        if told:
            return True
        if told is None:
            found = None
    return found


def _told_for(own: Own, env: Env, grounder: Grounder, depth: int) -> bool | None:
    if depth < len(own.binders):
        name, listing, owner = own.binders[depth]
        members = grounder.places.members(listing, env.get(owner, owner))
        found = [_told_for(own, {**env, name: one}, grounder, depth + 1) for one in members]
        return True if True in found else None if None in found else False
    args = own.read(env)
    if own.measure:
        return None if grounder.atoms.measured(Atom(own.term, args)) is not None else False
    state = grounder.atoms.state(own.term, args)
    if state is State.ESTABLISHED or state is State.REFUTED:
        if own.positive is (state is State.ESTABLISHED):
            return True
        return None if grounder.atoms.spoilt else False
    return state in MAYBE or (own.positive and grounder.atoms.follows(own.term, args))


def core_is_raised(wording: Wording, env: Env, grounder: Grounder) -> bool:
    """Return whether a norm's core conduct is told of these places."""
    if wording.core is None:
        told = speaks(wording, env, grounder)
        return _any_own_told(wording, env, grounder) if told is None else told
    return grounder.library.told(wording.core)(env, grounder, env.get(wording.deed, ""))


def teller(expression: Expression, *, positive: bool = True) -> Teller:
    """Return what tells whether an expression may hold, if nothing holds but what somebody told."""
    if isinstance(expression, Says):
        term, read = expression.term, arguments(expression.args)
        if positive:
            return lambda env, grounder, _: grounder.atoms.state(term, read(env)) in MAYBE
        return lambda env, grounder, _: grounder.atoms.state(term, read(env)) is not _ESTABLISHED
    if isinstance(expression, Not):
        return teller(expression.body, positive=not positive)
    if isinstance(expression, And | Or):
        every = isinstance(expression, And) is positive
        parts = [teller(part, positive=positive) for part in expression.parts]

        def joined(env: Env, grounder: Grounder, deed: str) -> bool:
            for part in parts:
                if part(env, grounder, deed) is not every:
                    return not every
            return every

        return joined
    if isinstance(expression, ReadingIs):
        return lambda *_: True

    def grounded(env: Env, grounder: Grounder, deed: str) -> bool:
        if isinstance(expression, Compares):
            args = tuple([env.get(a, a) for a in expression.measure.args])
            if grounder.atoms.measured(Atom(expression.measure.term, args)) is None:
                return not positive
        scope = Scope(env, env.get("actor", ""), deed, DONE)
        node = grounder.expression(expression, scope, positive=positive)
        return node_might(node, grounder.atoms)

    return grounded


def node_might(node: Node, atoms: Atoms, *, positive: bool = True) -> bool:
    """Return whether a ground tree may hold (or fail), if nothing holds but what somebody told."""
    kind = node.kind
    if kind in {"atom", "mind"}:
        value = atoms.values[node.atom]
        wanted = node.positive is positive
        if value != FREE:
            return (value == YES) is wanted
        return atoms.states[node.atom] in MAYBE or not wanted
    if kind in {"reading", "unheld", "signs"}:
        return True
    if kind in {"not", "no", "unless"}:
        found = (node_might(child, atoms, positive=not positive) for child in node.children)
        return all(found) if positive else any(found)
    if kind in {"at least", "at least members"}:
        many = sum(node_might(child, atoms, positive=positive) for child in node.children)
        return many >= node.number if positive else many > len(node.children) - node.number
    found = (node_might(child, atoms, positive=positive) for child in node.children)
    every = (kind in {"all", "every", "member", "norm"}) is positive
    return all(found) if every else any(found)


def own_atoms(node: Node) -> Iterator[tuple[int, bool]]:
    """Yield the signed atoms that a block reads itself: not those of norms it refers to, nor minds."""
    stack = [(node, True)]
    while stack:
        found, positive = stack.pop()
        if found.kind in {"atom", "unheld"}:
            yield found.atom, found.positive is positive
        elif found.kind != "norm":
            inner = positive is not (found.kind in {"not", "no", "unless"})
            stack.extend([(child, inner) for child in reversed(found.children)])


def is_told(number: int, atoms: Atoms) -> bool:
    """Return whether anybody said anything of an atom; the day of a deed tells nothing of a norm."""
    atom = atoms.atoms[number]
    if isinstance(atom, Unheld):
        return atom.measured
    if isinstance(atom, Mind | Reading):
        return False
    if isinstance(atom, Threshold):
        return atom.measure.term != DAY_OF_DEED and atoms.supports[number] is not None
    return atoms.supports[number] is not None and atoms.states[number] not in SILENT


def own_is_told(conduct: Node, atoms: Atoms) -> bool:
    """Return whether one of a part's own atoms is told, and not to the contrary.

    A part that has none stands with its basic norm. What was told against its only told atom does not raise
    a part: a sum that is known to be too small says nothing of the group that nobody mentioned.
    """
    own = [signed for signed in own_atoms(conduct) if not _is_day(signed[0], atoms)]
    return not own or any(_speaks_for(*signed, atoms) for signed in own)


def _speaks_for(number: int, positive: bool, atoms: Atoms) -> bool:  # noqa: FBT001 -- a signed atom
    if not is_told(number, atoms):
        atom = atoms.atoms[number]
        return positive and isinstance(atom, Atom) and atoms.follows(atom.term, atom.args)
    value = atoms.values[number]
    return value == FREE or (value == YES) is positive


def _is_day(number: int, atoms: Atoms) -> bool:
    atom = atoms.atoms[number]
    return isinstance(atom, Threshold) and atom.measure.term == DAY_OF_DEED


def _any_own_told(wording: Wording, env: Env, grounder: Grounder) -> bool:
    node = grounder.conduct(wording, env, DONE, env.get(wording.deed, ""))
    atoms = grounder.atoms
    return any(_speaks_for(*signed, atoms) for signed in own_atoms(node))


def raise_exceptions(grounder: Grounder, done: int = 0) -> None:
    """Decide for every exception whether somebody raised it; of the first blocks that is ``done``."""
    known: dict[Node, frozenset[int]] = {}
    for node in grounder.guarded[done:]:
        plain: set[int] | None = None
        for exception in node.children:
            if exception.kind != "unless":
                continue
            raised = _by_core(exception, grounder)
            if raised is None:
                claims = _claims(exception, grounder, known)
                if claims and plain is None:
                    plain = _plain(node)
                raised = bool(claims) and not claims <= (plain or set())
            exception.raised = raised


def _plain(node: Node) -> set[int]:
    """Return the atoms that a block reads outside its exceptions, and theirs."""
    found: set[int] = set()
    stack = [child for child in node.children if child.kind != "unless"]
    while stack:
        inner = stack.pop()
        if inner.kind == "atom":
            found.add(inner.atom)
        elif inner.children:
            stack.extend([child for child in inner.children if child.kind != "unless"])
    return found


def _by_core(exception: Node, grounder: Grounder) -> bool | None:
    """Return whether an exception's own core raises it; None where it has none, and its facts do."""
    element = exception.exception
    said = element.expression if element is not None else None
    if isinstance(said, Holds) and said.norm in grounder.library.cored:
        for node in exception.walk():
            wording = node.outline.wording
            if wording is not None and wording.norm.core is not None:
                told = grounder.library.told(wording.norm.core)
                (top,) = exception.children
                if top.kind == "norm" and top.norm == wording.norm.id:
                    return told(top.places or {}, grounder, "")
                return any(
                    told(other.places or {}, grounder, "")
                    for other in exception.walk()
                    if other.kind == "norm" and other.norm == wording.norm.id
                )
    return None


def _claims(top: Node, grounder: Grounder, known: dict[Node, frozenset[int]]) -> set[int]:
    """Return the told atoms under a node by which somebody may claim an exception; ``known``: those of norms."""
    atoms, outward = grounder.atoms, grounder.library.outward_terms
    found: set[int] = set()
    stack = [top]
    while stack:
        node = stack.pop()
        kind = node.kind
        if kind == "norm":
            inner = known.get(node)
            if inner is None:
                parts = [_claims(child, grounder, known) for child in node.children]
                inner = known[node] = frozenset().union(*parts)
            found |= inner
        elif kind != "atom":
            stack.extend(node.children)
        elif atoms.states[node.atom] in MAYBE and is_told(node.atom, atoms):
            atom = atoms.atoms[node.atom]
            # a sum, and where and by what verb a deed was done, claim no exception
            if not isinstance(atom, Threshold) and not (
                isinstance(atom, Atom) and atom.term in outward
            ):
                found.add(node.atom)
    return found
