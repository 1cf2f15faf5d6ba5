"""Facts that cannot all be so: rules of the vocabulary broken by established and refuted facts.

A rule broken by facts alone yields its literals, which is a smallest set: without any one of them the rule holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.fact import Contradiction, Fact
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.facts import messages as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dalel.case.case import Case
    from dalel.case.fact import Measured
    from dalel.norms.model import Axiom, Law

Literal = tuple[str, tuple[str, ...], bool]
Index = dict[tuple[str, bool], list[Fact]]


def contradictions_of(
    case: Case, facts: Mapping[Atom, Fact], measures: Mapping[Atom, Measured], law: Law
) -> tuple[Contradiction, ...]:
    """Return the smallest sets of facts that exclude each other, each once."""
    index: Index = {}
    for fact in facts.values():
        if fact.state.decided:
            index.setdefault((fact.about.term, fact.state is State.ESTABLISHED), []).append(fact)
    found: dict[frozenset[Atom], Contradiction] = {}
    for axiom in law.axioms:
        for broken in _broken(axiom, index):
            reason = axiom.reason.get("en", "") or say.AXIOM
            key = frozenset(fact.about for fact in broken)
            found.setdefault(key, Contradiction(broken, reason, axiom.reason))
    least = [clash for key, clash in found.items() if not any(other < key for other in found)]
    return (*least, *_actors(case, facts, measures, law))


def _broken(axiom: Axiom, index: Index) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts that make all of ``when`` true and all of ``then`` false."""
    literals = [*axiom.when, *((term, names, not positive) for term, names, positive in axiom.then)]
    if not literals or any((term, positive) not in index for term, _, positive in literals):
        return
    literals.sort(key=lambda one: len(index[one[0], one[2]]))
    yield from _joined(literals, {}, (), index)


def _joined(
    literals: list[Literal], names: dict[str, str], chosen: tuple[Fact, ...], index: Index
) -> Iterator[tuple[Fact, ...]]:
    if not literals:
        yield tuple(dict.fromkeys(chosen))
        return
    term, args, positive = literals[0]
    for fact in index.get((term, positive), ()):
        bound = dict(names)
        if all(
            bound.setdefault(name, given) == given
            for name, given in zip(args, fact.about.args, strict=True)
        ):
            yield from _joined(literals[1:], bound, (*chosen, fact), index)


ALIVE = "person was alive on the day of deed"
AGE = "age of person at the start of deed"


def _actors(
    case: Case, facts: Mapping[Atom, Fact], measures: Mapping[Atom, Measured], law: Law
) -> Iterator[Contradiction]:
    """Yield actors who were dead, or not yet born, on the day of their deed."""
    for deed in case.of_type("act"):
        thing = case.things[deed]
        happened = getattr(thing, "happened", None)
        if happened is not None and happened.value is not True:
            continue
        for told in getattr(thing, "by", ()):
            if told.value is None or told.state is not State.ESTABLISHED:
                continue
            args = (told.value, deed)
            alive = facts.get(Atom(ALIVE, args)) if ALIVE in law.terms else None
            if alive is not None and alive.state is State.REFUTED:
                yield Contradiction((alive,), say.DEAD_ACTOR)
            age = measures.get(Atom(AGE, args))
            if age is not None and age.interval.high is not None and age.interval.high < 0:
                yield Contradiction((age,), say.BORN_AFTER)
