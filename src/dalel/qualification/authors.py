"""Who did it: the person layer where somebody doubts that a deed was this actor's (MODEL 3).

A case may name several persons of whom at least one did the deed (``by: {some of: [arman, bek]}``). The deed
itself is not open by that; whose it is, is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.states import State
from dalel.locale.mark import N_
from dalel.qualification.articles import article_of
from dalel.qualification.concurrence import smallest_certain
from dalel.qualification.model import Standing, Value
from dalel.qualification.node import Node, leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalel.case.case import Case
    from dalel.qualification.charge import Charge
    from dalel.qualification.concurrence import Stands
    from dalel.qualification.formula import Formulas
    from dalel.qualification.known import Atoms
    from dalel.qualification.verdict import Judge, Verdict

WAS_DONE = "deed was done"
DONE_BY = "deed was done by actor"
IDENTIFIED = "person is identified"

_UNDOUBTED = frozenset({State.NOT_ASKED, State.NOT_APPLICABLE, State.ESTABLISHED})

ONE_OF_THEM = N_("The case says that at least one of these persons did it.")


def doubt(term: str, args: tuple[str, ...], atoms: Atoms) -> Node | None:
    """Return a sentence as something to be established, where somebody put it in doubt."""
    if atoms.state(term, args) in _UNDOUBTED:
        return None
    return leaf("atom", atoms.fact(term, args))


def done(conduct: Node, deed: str, atoms: Atoms) -> Node:
    """Return a deed layer, with that the deed was done at all where that is in doubt."""
    return _with(doubt(WAS_DONE, (deed,), atoms), conduct)


def by(person: Node, deed: str, actor: str, atoms: Atoms, *, liable: bool = True) -> Node:
    """Return a person layer, with that this actor did the deed where that is in doubt.

    Nobody answers (``liable``) for a crime or an administrative offence of whom it is not known who it is.
    """
    if liable:
        person = _with(_identity(actor, atoms), person)
    return _with(doubt(DONE_BY, (deed, actor), atoms), person)


def _identity(actor: str, atoms: Atoms) -> Node | None:
    """Return that it will be known who somebody is, where it is not: that it is not so far refutes nothing."""
    if atoms.state(IDENTIFIED, (actor,)) in _UNDOUBTED:
        return None
    return leaf("atom", atoms.sought(IDENTIFIED, (actor,)))


def _with(node: Node | None, layer: Node) -> Node:
    return layer if node is None else Node("all", (node, layer))


def alternatives(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every deed of which the case names several possible authors, with these."""
    for deed, thing in case.things.items():
        if not isinstance(thing, Act):
            continue
        some = tuple(
            dict.fromkeys(
                told.value for told in thing.by if told.value and told.state is State.DISPUTED
            )
        )
        if len(some) > 1:
            yield deed, some


def at_least_one(case: Case, atoms: Atoms) -> Iterator[tuple[tuple[int, bool], ...]]:
    """Yield a clause for every deed with several possible authors: if it was done, one of them did it."""
    for deed, persons in alternatives(case):
        clause = [(atoms.fact(DONE_BY, (deed, person)), True) for person in persons]
        state = atoms.state(WAS_DONE, (deed,))
        if state.told and state is not State.ESTABLISHED:
            clause.append((atoms.fact(WAS_DONE, (deed,)), False))
        yield tuple(clause)


def one_of_them(
    judged: Iterable[tuple[Charge, Verdict, Stands]], case: Case, formulas: Formulas, judge: Judge
) -> Iterator[tuple[str, ...]]:
    """Yield sets of charges against several persons for one deed, of which one is certain to stand."""
    some = {deed for deed, _ in alternatives(case)}
    groups: dict[tuple[str, str], list[tuple[str, int]]] = {}
    actors: dict[str, str] = {}
    for charge, verdict, stand in judged:
        deed = charge.principal_deed or charge.deed
        hangs = stand.standing in {Standing.OPEN, Standing.STANDS_UNLESS}
        if deed in some and hangs and verdict.value is not Value.CONTRADICTORY:
            article = article_of(charge.wording.norm)  # which of its parts may be open as well
            groups.setdefault((deed, article), []).append((charge.key, stand.formula))
            actors[charge.key] = charge.actor
    for members in groups.values():
        for keys in smallest_certain(members, formulas, judge):
            if len({actors[key] for key in keys}) > 1:
                yield keys
