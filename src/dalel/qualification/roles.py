"""Complicity, read from contributions (MODEL 16 and 20).

Whoever does an act that helps another act answers for the deed of its executor, not for the executor's age
or complaint: the deed layer is the executor's, the person layer the accomplice's own. What goes beyond his
intent stays with the executor. Who moved somebody to it that answers for no crime, for want of age, of a
sound mind or of any knowledge of what he did, is its executor through another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.sentence import Atom, Degree
from dalel.case.states import State
from dalel.qualification.aftermath import came_late
from dalel.qualification.authors import DONE_BY, by, done, doubt
from dalel.qualification.charge import Chain, Charge
from dalel.qualification.lasting import judged_on
from dalel.qualification.model import Stage
from dalel.qualification.node import Node, leaf, made, truth
from dalel.qualification.raised import MAYBE
from dalel.qualification.scope import DONE
from dalel.qualification.stages import GIVEN_UP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case
    from dalel.qualification.ground import Grounder
    from dalel.qualification.places import Env
    from dalel.qualification.wording import Wording

HELPS = "deed helps other"
PROMISED = "help by deed was promised beforehand"
WOULD_TAKE_PART = "actor would take part in deed"
LEGAL = "person is a legal person"
EXCESS = "deed goes beyond what actor intended"
DEFAULT_ROLE = "aider"
THROUGH_ANOTHER = "role.through-another"
MOVERS = frozenset({"organiser", "inciter"})  # they use another; an aider does not


def accomplices(case: Case, charges: list[Charge], grounder: Grounder) -> Iterator[Charge]:
    """Yield a charge for every person who helped, for every charge of the deed helped."""
    by_deed: dict[str, list[Charge]] = {}
    for charge in charges:
        if charge.criminal:
            by_deed.setdefault(charge.deed, []).append(charge)
    links = _links_told(case, grounder)
    for name in case.of_type("act"):
        thing = case.things[name]
        if not isinstance(thing, Act) or name not in links:
            continue
        for principal, chain in _helped(thing, case, links):
            helped = by_deed.get(principal, [])
            for actor in _actors(thing):
                if not _did_it(actor, principal, helped, grounder):
                    others = [charge for charge in helped if charge.actor != actor]
                    yield from _charges(thing, actor, others, chain, grounder)


def _links_told(case: Case, grounder: Grounder) -> dict[str, list[str]]:
    """Return which acts each act is told to help, by the field ``helps`` or by a sentence under ``facts:``."""
    links: dict[str, dict[str, None]] = {}
    for name in case.of_type("act"):
        thing = case.things[name]
        helps = thing.helps if isinstance(thing, Act) else ()
        for told in helps:
            if told.value and told.state is not State.REFUTED:
                links.setdefault(name, {})[told.value] = None
    if HELPS in grounder.atoms.told_terms():
        for atom, fact in grounder.atoms.facts.facts.items():
            if atom.term == HELPS and fact.state in MAYBE:
                links.setdefault(atom.args[0], {})[atom.args[1]] = None
    return {name: list(others) for name, others in links.items()}


def _helped(act: Act, case: Case, links: dict[str, list[str]]) -> Iterator[tuple[str, Chain]]:
    """Yield every deed that an act helped, also through other acts, with how it did; the nearest first."""
    seen = {act.id}
    waiting: list[tuple[Act, Chain]] = [(act, ())]
    while waiting:
        helper, chain = waiting.pop(0)
        for name in links.get(helper.id, ()):
            other = case.things.get(name)
            if not isinstance(other, Act) or other.id in seen:
                continue
            seen.add(other.id)
            longer = (*chain, (helper.id, other.id))
            yield other.id, longer
            waiting.append((other, longer))


def _did_it(actor: str, deed: str, helped: list[Charge], grounder: Grounder) -> bool:
    """Return whether somebody is beyond doubt an executor of the deed that he helps."""
    return (
        any(charge.actor == actor for charge in helped)
        and doubt(DONE_BY, (deed, actor), grounder.atoms) is None
    )


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


def _charges(
    act: Act, actor: str, helped: list[Charge], chain: Chain, grounder: Grounder
) -> Iterator[Charge]:
    """Join the charges that differ in the executor only: the deed of any of them is enough."""
    groups: dict[tuple[object, ...], list[Charge]] = {}
    for charge in helped:
        rest = tuple((k, v) for k, v in charge.env.items() if k != charge.wording.actor)
        groups.setdefault((charge.norm_id, charge.stage, charge.part, rest), []).append(charge)
    for group in groups.values():
        first = group[0]
        atoms = grounder.atoms
        principal = first.deed
        with judged_on(grounder, first.part):
            persons = [
                own_person(segment.wording, first.env, act.id, actor, grounder)
                if segment.wording
                else None
                for segment in first.segments
            ]
            person = grounder.over_segments(first.norm_id, principal, first.segments, persons)
        deeds = [(charge, charge.helped or charge.conduct) for charge in group]
        used = _through(group, act, actor, chain, grounder)
        if used is not None:
            yield Charge(
                wording=first.wording,
                env=first.env,
                actor=actor,
                deed=act.id,
                stage=first.stage,
                conduct=used,
                person=by(person, act.id, actor, atoms),
                segments=first.segments,
                category=first.category,
                role=grounder.library.parameters[THROUGH_ANOTHER],
                principal_deed=principal,
                part=first.part,
                part_of_many=first.part_of_many,
            )
            continue
        yield Charge(
            wording=first.wording,
            env=first.env,
            actor=actor,
            deed=act.id,
            stage=first.stage,
            conduct=helping(deeds, act.id, actor, chain, grounder),
            person=by(person, act.id, actor, atoms),
            segments=first.segments,
            category=first.category,
            role=role_of(act, grounder),
            principal_deed=principal,
            executors=tuple(group),
            chain=chain,
            part=first.part,
            part_of_many=first.part_of_many,
        )


def _through(
    group: list[Charge], act: Act, actor: str, chain: Chain, grounder: Grounder
) -> Node | None:
    """Return the deed layer of who moved to a deed somebody that did not know what he did: the mind is the user's.

    A legal person has no mind at all. None where an executor may have had the mind himself, or where the user
    is refuted as well.
    """
    atoms = grounder.atoms
    moved = role_of(act, grounder) in MOVERS and THROUGH_ANOTHER in grounder.library.parameters
    if not moved or any(charge.stage is not Stage.COMPLETED for charge in group):
        return None
    if not all(
        atoms.state(LEGAL, (charge.actor,)) is State.ESTABLISHED
        or truth(charge.conduct, atoms, {}) is False
        for charge in group
    ):
        return None
    parts = []
    for charge in group:
        grounder.lists.group = f"{act.id} {actor} {charge.actor}"
        grounder.minds_of[grounder.lists.group] = (charge.actor, charge.deed), (actor, act.id)
        with judged_on(grounder, charge.part):
            body = [
                grounder.conduct(segment.wording, charge.env, DONE, charge.deed)
                if segment.wording
                else None
                for segment in charge.segments
            ]
            deed = grounder.over_segments(charge.norm_id, charge.deed, charge.segments, body)
        if truth(deed, atoms, {}) is not False:
            parts.append(done(deed, charge.deed, atoms))
    if not parts:
        return None
    return done(
        Node("all", (*_links(chain, grounder), Node("any of", tuple(parts)))), act.id, atoms
    )


def _links(chain: Chain, grounder: Grounder) -> list[Node]:
    """Return that each act of a chain helped the next one: beforehand, or by a promise given beforehand."""
    found = grounder.links.get(chain)
    if found is None:
        atoms = grounder.atoms
        helped = [leaf("atom", atoms.fact(HELPS, link)) for link in chain]
        deed = chain[-1][1]  # help to a helper is in time until the deed itself is complete
        late = [helper for helper, _ in chain if came_late(helper, deed, grounder.calendar)]
        promised = [leaf("atom", atoms.fact(PROMISED, (helper,))) for helper in late]
        found = grounder.links[chain] = helped + promised
    return found


def own_person(wording: Wording, env: Env, act: str, actor: str, grounder: Grounder) -> Node:
    """Return the person layer of an accomplice: his own, on the day of his own act."""
    own = {**env}
    if wording.actor:
        own[wording.actor] = actor
    if wording.deed:
        own[wording.deed] = act
    return grounder.person(wording, own, act)


def helping(
    deeds: list[tuple[Charge, Node]], act: str, actor: str, chain: Chain, grounder: Grounder
) -> Node:
    """Return that an act helped a deed, whichever of its possible executors did it; ``deeds``: how they did."""
    parts = [_taking_part(charge, deed, act, actor, grounder) for charge, deed in deeds]
    joined = parts[0] if len(parts) == 1 else Node("any of", tuple(parts))
    return done(Node("all", (*_links(chain, grounder), joined)), act, grounder.atoms)


def _taking_part(charge: Charge, deed: Node, act: str, actor: str, grounder: Grounder) -> Node:
    """Return that an executor did the deed, that the accomplice knew of it, and that it was no excess."""
    atoms, principal = grounder.atoms, charge.deed
    about = Atom(WOULD_TAKE_PART, (actor, principal))
    knew = atoms.mind(actor, act, about, Degree.KNEW, positive=True)
    parts = [
        made("norm", (deed,), norm=charge.norm_id, places=charge.env),
        leaf("mind", knew),
    ]
    whose = doubt(DONE_BY, (principal, charge.actor), atoms)
    if whose is not None:  # each possible executor had a mind of his own
        parts.insert(0, whose)
    claims = [atoms.fact(EXCESS, (principal, actor))]
    if doubt(GIVEN_UP, (act,), atoms) or atoms.state(GIVEN_UP, (act,)) is State.ESTABLISHED:
        claims.append(atoms.fact(GIVEN_UP, (act,)))  # the help was called back in time
    parts += [made("unless", (leaf("atom", claim),), norm=charge.norm_id) for claim in claims]
    part = Node("all", tuple(parts))
    grounder.guarded.append(part)
    return part


def through_others(charges: list[Charge], grounder: Grounder) -> None:
    """Name those executors through another who moved to the deed somebody that answers for no crime."""
    role = grounder.library.parameters.get(THROUGH_ANOTHER)
    known: dict[Node, bool | None] = {}
    for charge in charges:
        if role and charge.role in MOVERS and charge.executors:
            layers = [executor.person for executor in charge.executors]
            if all(truth(layer, grounder.atoms, known) is False for layer in layers):
                charge.role = role
