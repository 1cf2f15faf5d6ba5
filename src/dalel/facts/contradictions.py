"""Facts that cannot all be so: rules of the vocabulary, one or several in a row, broken by facts; actors not alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.fact import Contradiction
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.facts import messages as say
from dalel.facts.chains import clashes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dalel.case.case import Case
    from dalel.case.fact import Fact, Measured
    from dalel.norms.model import Law


def contradictions_of(
    case: Case, facts: Mapping[Atom, Fact], measures: Mapping[Atom, Measured], law: Law
) -> tuple[Contradiction, ...]:
    """Return the smallest sets of facts that exclude each other, each once."""
    return (*clashes_of(facts.values(), law.axioms), *_actors(case, facts, measures, law))


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
