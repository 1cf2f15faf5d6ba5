"""Complicity, read from contributions (MODEL 16 and 20).

Whoever does an act that helps another act answers for the deed of its executor, not for the executor's age,
identity or complaint: the deed layer is the executor's, the person layer the accomplice's own. What goes
beyond his intent stays with the executor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.sentence import Atom, Degree
from dalel.case.states import State
from dalel.qualification.charge import Charge
from dalel.qualification.node import Node, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case
    from dalel.qualification.ground import Grounder

HELPS = "deed helps other"
WOULD_TAKE_PART = "actor would take part in deed"
EXCESS = "deed goes beyond what actor intended"
DEFAULT_ROLE = "aider"


def accomplices(case: Case, charges: list[Charge], grounder: Grounder) -> Iterator[Charge]:
    """Yield a charge for every person who helped, for every charge of the deed helped."""
    by_deed: dict[str, list[Charge]] = {}
    for charge in charges:
        if charge.criminal:
            by_deed.setdefault(charge.deed, []).append(charge)
    for deed, thing in case.things.items():
        if not isinstance(thing, Act):
            continue
        for told in thing.helps:
            helped = by_deed.get(told.value or "", [])
            if told.state is State.REFUTED or told.value == deed:
                continue
            executors = {charge.actor for charge in helped}
            for actor in _actors(thing):
                if actor not in executors:
                    yield from _charges(thing, actor, helped, grounder)


def _actors(act: Act) -> list[str]:
    return list(
        dict.fromkeys(
            told.value
            for told in act.by
            if told.value is not None and told.state is not State.REFUTED
        )
    )


def role_of(act: Act, grounder: Grounder) -> str:
    """Return the role that a contribution's verb stands for."""
    parameters = grounder.library.parameters
    verb = act.does.value if act.does is not None and act.does.value else ""
    return parameters.get(f"role.{verb}", parameters.get("role.default", DEFAULT_ROLE))


def _charges(act: Act, actor: str, helped: list[Charge], grounder: Grounder) -> Iterator[Charge]:
    """Join the charges that differ in the executor only: the deed of any of them is enough."""
    groups: dict[tuple[object, ...], list[Charge]] = {}
    for charge in helped:
        rest = tuple((k, v) for k, v in charge.env.items() if k != charge.wording.actor)
        groups.setdefault((charge.norm_id, charge.stage, rest), []).append(charge)
    for group in groups.values():
        first = group[0]
        atoms = grounder.atoms
        principal = first.deed
        parts = []
        for charge in group:
            knew = atoms.mind(
                actor,
                act.id,
                Atom(WOULD_TAKE_PART, (actor, principal)),
                Degree.KNEW,
                positive=True,
            )
            excess = made("atom", atom=atoms.fact(EXCESS, (principal, actor)))
            exception = made("unless", (excess,), norm=first.norm_id)
            deed = made("norm", (charge.conduct,), norm=charge.norm_id, places=charge.env)
            part = Node("all", (deed, made("mind", atom=knew), exception))
            grounder.guarded.append(part)
            parts.append(part)
        joined = parts[0] if len(parts) == 1 else Node("any of", tuple(parts))
        helps = made("atom", atom=atoms.fact(HELPS, (act.id, principal)))
        env = {**first.env}
        if first.wording.actor:
            env[first.wording.actor] = actor
        if first.wording.deed:
            env[first.wording.deed] = act.id
        persons = [
            grounder.person(segment.wording, env, act.id) if segment.wording else None
            for segment in first.segments
        ]
        yield Charge(
            wording=first.wording,
            env=first.env,
            actor=actor,
            deed=act.id,
            stage=first.stage,
            conduct=Node("all", (helps, joined)),
            person=grounder.over_segments(first.norm_id, principal, first.segments, persons),
            segments=first.segments,
            category=first.category,
            role=role_of(act, grounder),
            principal_deed=principal,
            completed=None,
        )
