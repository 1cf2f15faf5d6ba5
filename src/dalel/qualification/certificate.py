"""*Nothing criminal applies*, as a certificate for one actor and deed (MODEL 33).

It names one refuted element for each offence, and what was not raised; it is no stronger than its grade.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.sentence import Atom, Unlisted
from dalel.case.states import State
from dalel.norms.model import And, NormKind, Not, Or, Says
from dalel.qualification.known import FREE, NO, YES
from dalel.qualification.model import Certificate, Head, Literal, Value
from dalel.qualification.node import truth
from dalel.qualification.raised import MAYBE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dalel.norms.model import Expression
    from dalel.qualification.axioms import Axioms
    from dalel.qualification.charge import Charge
    from dalel.qualification.charging import Charging
    from dalel.qualification.ground import Grounder
    from dalel.qualification.known import Atoms
    from dalel.qualification.node import Node
    from dalel.qualification.places import Env
    from dalel.qualification.silence import Looked, Silence
    from dalel.qualification.wording import Wording

NATURAL = "person is a natural person"
FOR_IT = ("person is a manager of other", "person is an employee of other")

REFUTED = "refuted"
RAISED_REFUTED = "raised refuted"
NOTHING_RAISED = "nothing raised"
OPEN = "open"


def certificates(
    charging: Charging, heads: list[Head], charges: Mapping[str, Charge], silence: Silence
) -> Iterator[Certificate]:
    """Yield a certificate for every actor and deed of whom no crime is met; ``charges`` by the key of the head."""
    crimes: dict[tuple[str, str], list[Head]] = {}
    for head in heads:
        if head.norm.kind is NormKind.OFFENCE:
            crimes.setdefault((head.actor, head.deed), []).append(head)
    for deed, thing in charging.case.things.items():
        if not isinstance(thing, Act):
            continue
        for actor in dict.fromkeys(
            told.value for told in thing.by if told.value and told.state is not State.REFUTED
        ):
            looked = silence.crimes.get((actor, deed), {})
            found = _certificate(
                charging, thing, actor, crimes.get((actor, deed), []), charges, looked=looked
            )
            if found is not None:
                yield found


def _certificate(
    charging: Charging,
    act: Act,
    actor: str,
    heads: list[Head],
    charges: Mapping[str, Charge],
    *,
    looked: Looked,
) -> Certificate | None:
    if any(head.value in {Value.MET, Value.MET_UNLESS} for head in heads):
        return None
    refuted: dict[str, tuple[Literal, ...]] = {}
    still_open = []
    for head in heads:
        if head.value is Value.NOT_MET:
            shortest = refuted.get(head.norm.id)
            if shortest is None or len(head.refuted_by) < len(shortest):
                refuted[head.norm.id] = head.refuted_by
        else:
            still_open.append(head.key)
    complete = (
        act.that_is_all is not None
        and act.that_is_all.value is True
        and (act.that_is_all.state is State.ESTABLISHED)
    )
    not_raised = []
    for norm_id, places in looked.items():
        if norm_id in refuted:
            continue
        literals = _core_refuted(places, charging.grounder) if complete else None
        if literals is None:
            not_raised.append(norm_id)
        else:
            refuted[norm_id] = literals
    if still_open:
        grade = OPEN
    elif refuted and not not_raised:
        grade = REFUTED
    else:
        grade = RAISED_REFUTED if heads else NOTHING_RAISED
    no_subject = _no_subject(heads, actor, charging.atoms)
    return Certificate(
        actor,
        act.id,
        grade,
        tuple(refuted.items()),
        tuple(not_raised),
        tuple(still_open),
        overturned_by(heads, charges, charging.atoms, charging.axioms),
        tuple(dict.fromkeys(head.norm.id for head in heads)),
        no_subject,
        tuple(_acting_for(actor, charging)) if no_subject else (),
    )


def _no_subject(heads: list[Head], actor: str, atoms: Atoms) -> tuple[str, ...]:
    """Return the norms whose deed a legal person did or may have done, though it is no subject of a crime."""
    if atoms.state(NATURAL, (actor,)) is not State.REFUTED:
        return ()
    return tuple(
        dict.fromkeys(head.norm.id for head in heads if head.deed_value is not Value.NOT_MET)
    )


def _acting_for(organisation: str, charging: Charging) -> Iterator[str]:
    """Yield the natural persons of the case who lead an organisation, work for it or act on its behalf."""
    case, atoms = charging.case, charging.atoms
    on_behalf = {
        told.value
        for thing in case.things.values()
        if isinstance(thing, Act) and organisation in {each.value for each in thing.on_behalf_of}
        for told in thing.by
    }
    for person in case.of_type("person"):
        if atoms.state(NATURAL, (person,)) is State.REFUTED or person == organisation:
            continue
        ties = (atoms.state(term, (person, organisation)) for term in FOR_IT)
        if person in on_behalf or any(state in MAYBE for state in ties):
            yield person


def overturned_by(
    heads: list[Head], charges: Mapping[str, Charge], atoms: Atoms, axioms: Axioms
) -> tuple[Literal, ...]:
    """Return the one fact whose change would turn most of what was raised and refuted; none where none would."""
    turned: Counter[Literal] = Counter()
    known: dict[int, dict[Node, bool | None]] = {}  # by the fact that is the other way round
    for head in heads:
        if head.value is Value.NOT_MET:
            charge = charges[head.key]
            turned.update(
                one for one in head.refuted_by if _turns(one, charge, atoms, axioms, known)
            )
    best = min(turned, key=lambda one: (isinstance(one.atom, Unlisted), -turned[one]), default=None)
    return () if best is None else (Literal(best.atom, not best.positive, best.state),)


def _turns(
    fact: Literal,
    charge: Charge,
    atoms: Atoms,
    axioms: Axioms,
    known: dict[int, dict[Node, bool | None]],
) -> bool:
    """Return whether a charge would no longer be refuted if one fact were the other way round."""
    number = atoms.number(fact.atom)
    values = atoms.values
    held = values[:]
    values[number] = NO if fact.positive else YES
    for other in axioms.following(number):
        values[other] = FREE
    found = known.setdefault(number, {})
    turns = all(truth(tree, atoms, found) is not False for tree in (charge.conduct, charge.person))
    values[:] = held
    return turns


def _core_refuted(
    places: list[tuple[Wording, Env]], grounder: Grounder
) -> tuple[Literal, ...] | None:
    """Return what refutes a core at all its places, where the conduct is described completely."""
    found: dict[Literal, None] = {}
    for wording, env in places:
        literals = _refuting(wording.core, env, grounder) if wording.core is not None else None
        if literals is None:
            return None
        found.update(dict.fromkeys(literals))
    return tuple(found)[:1] if len(places) > 1 else tuple(found)


def _refuting(core: Expression, env: Env, grounder: Grounder) -> list[Literal] | None:
    """Return literals that make a core false: told ones, and conduct that a complete description leaves out."""
    if isinstance(core, Says):
        args = tuple(env.get(arg, arg) for arg in core.args)
        state = grounder.atoms.state(core.term, args)
        left_out = state is State.NOT_ASKED and core.term in grounder.library.conduct_terms
        if state is State.REFUTED or left_out:
            return [Literal(Atom(core.term, args), False, state)]
        return None
    if isinstance(core, And):
        found = [
            part for each in core.parts if (part := _refuting(each, env, grounder)) is not None
        ]
        return min(found, key=len) if found else None
    if isinstance(core, Or):
        parts = [_refuting(each, env, grounder) for each in core.parts]
        joined: list[Literal] = []
        for part in parts:
            if part is None:
                return None
            joined.extend(part)
        return joined
    if isinstance(core, Not) and isinstance(core.body, Says):
        args = tuple(env.get(arg, arg) for arg in core.body.args)
        if grounder.atoms.state(core.body.term, args) is State.ESTABLISHED:
            return [Literal(Atom(core.body.term, args), True, State.ESTABLISHED)]
    return None
