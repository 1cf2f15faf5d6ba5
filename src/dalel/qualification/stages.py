"""Attempt and preparation, generated for each part of an offence (MODEL 18 and 19).

What the norm file marks ``[completes]`` becomes wanted instead of reached; where it marks nothing the offence
is complete with the deed itself, and attempted where that was not done. The deed was stopped by outside causes
and not given up; the category of the part, computed before, says whether its attempt or preparation is punished
at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.qualification.authors import WAS_DONE, doubt
from dalel.qualification.charge import Charge
from dalel.qualification.known import YES
from dalel.qualification.lasting import judged_on
from dalel.qualification.model import Stage
from dalel.qualification.node import Node, leaf, made
from dalel.qualification.raised import is_told
from dalel.qualification.sanctions import reaches
from dalel.qualification.scope import ATTEMPT, PREPARATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.qualification.ground import Grounder

STOPPED = "deed was stopped by outside causes"
GIVEN_UP = "deed was given up of the actor's own will"
ONLY_PREPARES = "deed only prepares"

ATTEMPT_FROM = "attempt.from"
PREPARATION_FROM = "preparation.from"


def unfinished(charge: Charge, grounder: Grounder) -> Iterator[Charge]:
    """Yield the attempt and the preparation of a part, where the facts give reason to ask."""
    parameters, order = grounder.library.parameters, grounder.library.categories
    name = charge.category
    formal = charge.norm_id not in grounder.library.completable
    if (_undone if formal else _may_be_attempt)(charge, grounder):
        if reaches(name, parameters.get(ATTEMPT_FROM), order):
            yield _make(charge, grounder, ATTEMPT, Stage.ATTEMPT)
        else:
            charge.attempt_unpunished = True
    if reaches(name, parameters.get(PREPARATION_FROM), order) and _maybe(
        ONLY_PREPARES, charge.deed, grounder
    ):
        yield _make(charge, grounder, PREPARATION, Stage.PREPARATION)


def _maybe(term: str, deed: str, grounder: Grounder) -> bool:
    state = grounder.atoms.state(term, (deed,))
    return state.told and not (state.decided and state.value == "refuted")


def _undone(charge: Charge, grounder: Grounder) -> bool:
    """Return whether a deed that is complete as soon as it is done may have been stopped before."""
    told = doubt(WAS_DONE, (charge.deed,), grounder.atoms)
    return told is not None and any(
        _maybe(term, charge.deed, grounder) for term in (STOPPED, GIVEN_UP)
    )


def _may_be_attempt(charge: Charge, grounder: Grounder) -> bool:
    """Return whether completion is open or refuted, and somebody told something of it."""
    atoms = grounder.atoms
    completing = _completing(charge.conduct, grounder)
    # A qualified part is completed by what completes its basic one, which stands in the same tree.
    if not completing or all(atoms.values[number] == YES for number in completing):
        return False
    if _maybe(STOPPED, charge.deed, grounder) or _maybe(GIVEN_UP, charge.deed, grounder):
        return True
    return any(is_told(number, atoms) and atoms.values[number] != YES for number in completing)


def _completing(tree: Node, grounder: Grounder) -> tuple[int, ...]:
    """Return the atoms of the elements that complete a deed; parts share what their basic one says."""
    found = grounder.completing.get(tree)
    if found is None:
        if tree.kind == "norm" and tree.norm not in grounder.library.completable:
            found = ()
        else:
            inner: list[int] = []
            for child, element in tree.lines():
                if element is not None and element.completes:
                    inner.extend([leaf.atom for leaf in child.walk() if leaf.kind == "atom"])
                elif child.children:
                    inner.extend(_completing(child, grounder))
            found = tuple(inner)
        grounder.completing[tree] = found
    return found


def _make(charge: Charge, grounder: Grounder, mode: int, stage: Stage) -> Charge:
    deed = charge.deed
    grounder.lists.group = deed
    with judged_on(grounder, charge.part):
        body = [
            grounder.conduct(segment.wording, charge.env, mode, deed) if segment.wording else None
            for segment in charge.segments
        ]
        aimed = grounder.over_segments(charge.norm_id, deed, charge.segments, body)
    return Charge(
        wording=charge.wording,
        env=charge.env,
        actor=charge.actor,
        deed=deed,
        stage=stage,
        conduct=begun(aimed, charge.conduct, charge, stage, grounder),
        person=charge.person,
        segments=charge.segments,
        category=charge.category,
        completed=charge,
        helped=begun(aimed, charge.conduct, charge, stage, grounder, renounced=True),
        part=charge.part,
        part_of_many=charge.part_of_many,
    )


def begun(
    aimed: Node,
    completed: Node,
    charge: Charge,
    stage: Stage,
    grounder: Grounder,
    *,
    renounced: bool = False,
) -> Node:
    """Return the deed layer of what was aimed at, begun or prepared, stopped from outside and not completed.

    Who renounces frees himself alone: for the others that is a cause outside their will (``renounced``).
    """
    atoms, deed = grounder.atoms, charge.deed
    stopped, given_up = leaf("atom", atoms.fact(STOPPED, (deed,))), atoms.fact(GIVEN_UP, (deed,))
    ended = [stopped, leaf("atom", given_up, positive=False)]
    if renounced:
        ended = [Node("any of", (stopped, leaf("atom", given_up)))]
    parts = [
        aimed,
        *ended,
        leaf("atom", atoms.fact(ONLY_PREPARES, (deed,)), positive=stage is Stage.PREPARATION),
        Node("not", (made("norm", (completed,), norm=charge.norm_id, places=charge.env),)),
    ]
    return Node("all", tuple(parts))
