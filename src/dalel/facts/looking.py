"""Looks at fields of a case's things: what is told along a path, and whether a condition holds.

An outcome says which way a condition is told: ``YES``, ``NO`` (a yes-no field said no: carried over), ``APART``
(told, and not what the condition asks), ``DISPUTED``, ``UNKNOWN``, or ``UNTOLD``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from dalel.case.states import State, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalel.case.case import Case
    from dalel.case.measures import Days
    from dalel.facts.conditions import Among, Flag, IsWord, Names, Path, Row

Leaf = tuple[Told[Any], ...]  # the told fields walked through, the last one first


class Way(Enum):
    """Which way a condition is told."""

    YES = "yes"
    NO = "no"
    APART = "apart"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a condition is told, by which fields. ``names`` marks mere reference: which thing is which."""

    way: Way
    told: tuple[Told[Any], ...] = ()
    names: bool = False


UNTOLD = Outcome(Way.UNTOLD)
UNSURE = (State.DISPUTED, State.UNKNOWN)


def way_of(state: State, sure: Way = Way.YES) -> Way:
    """Return the way of a state that leaves the value open; ``sure`` where it does not."""
    if state is State.DISPUTED:
        return Way.DISPUTED
    return Way.UNKNOWN if state is State.UNKNOWN else sure


def leaves(case: Case, name: str, attributes: tuple[str, ...]) -> list[Leaf]:
    """Return what is told at the end of a path from a thing; UNTOLD ends are not there."""
    thing = case.things.get(name)
    if thing is None:
        return []
    told = getattr(thing, attributes[0], None)
    here: Iterable[Told[Any]] = told if isinstance(told, tuple) else () if told is None else (told,)
    if len(attributes) == 1:
        return [(one,) for one in here]
    return [
        (*leaf, one)
        for one in here
        if isinstance(one.value, str)
        for leaf in leaves(case, one.value, attributes[1:])
    ]


def _state(leaf: Leaf) -> State:
    """Return how sure a leaf is: no surer than the way to it."""
    own = leaf[0].state
    if len(leaf) == 1:
        return own
    for one in leaf[1:]:
        if one.state in UNSURE:
            return one.state
    return own


def flag(case: Case, condition: Flag, names: Mapping[str, str]) -> Outcome:
    """Look at a yes-no field: any yes on the way counts, all must be told for a no."""
    path = condition.path
    found = leaves(case, names[path.place], path.attributes)
    if not found:
        return UNTOLD
    yes = [leaf for leaf in found if leaf[0].value is True]
    sure = [leaf for leaf in yes if _state(leaf) not in UNSURE]
    if sure:
        return Outcome(Way.NO if condition.negated else Way.YES, sure[0])
    for leaf in (*yes, *found):
        if _state(leaf) in UNSURE:
            return Outcome(way_of(_state(leaf)), leaf)
    if len(path.attributes) > 1 and len(found) < _ends(case, names[path.place], path):
        return UNTOLD
    told = tuple(one for leaf in found for one in leaf)
    return Outcome(Way.YES if condition.negated else Way.NO, told)


def _ends(case: Case, name: str, path: Path) -> int:
    """Return to how many things a path leads before its last field."""
    ends = leaves(case, name, path.attributes[:-1])
    return len({leaf[0].value for leaf in ends})


def among(case: Case, condition: Among, names: Mapping[str, str], *, every: bool) -> Outcome:
    """Look at words of a closed list: one of them, or ``every`` told one, is among those asked."""
    path = condition.path
    found = leaves(case, names[path.place], path.attributes)
    if not found:
        return UNTOLD
    fitting = [leaf for leaf in found if leaf[0].value in condition.words]
    if fitting and not (every and len(fitting) < len(found)):
        for leaf in fitting:
            if _state(leaf) not in UNSURE:
                return Outcome(Way.YES, leaf)
        return Outcome(way_of(_state(fitting[0])), fitting[0])
    for leaf in found:
        if leaf[0].value is None and leaf[0].state in UNSURE:
            return Outcome(way_of(leaf[0].state), leaf)
    if any(leaf[0].state is State.NOT_APPLICABLE for leaf in found):
        return UNTOLD
    if any(_state(leaf) in UNSURE for leaf in found):
        return Outcome(Way.DISPUTED, found[0])
    return Outcome(Way.APART, tuple(one for leaf in found for one in leaf))


def named(case: Case, condition: Names, names: Mapping[str, str]) -> Outcome:
    """Look at whether a field names the thing that stands in a place."""
    path = condition.path
    found = leaves(case, names[path.place], path.attributes)
    for leaf in found:
        if leaf[0].value == names[condition.place]:
            state = _state(leaf)
            return Outcome(way_of(state), leaf, names=True)
    if not found or any(_state(leaf) in UNSURE for leaf in found):
        return UNTOLD
    return Outcome(Way.APART, tuple(one for leaf in found for one in leaf), names=True)


def is_word(case: Case, condition: IsWord, names: Mapping[str, str]) -> Outcome:
    """Look at whether a field holds the word that stands in a place."""
    path = condition.path
    found = leaves(case, names[path.place], path.attributes)
    for leaf in found:
        if leaf[0].value == names[condition.place]:
            return Outcome(way_of(_state(leaf)), leaf)
    if not found or any(leaf[0].value is None for leaf in found):
        return UNTOLD
    return Outcome(Way.APART, found[0])


def row(case: Case, condition: Row, names: Mapping[str, str]) -> Outcome:
    """Look at whether a row of relations or capacities holds, on the day of the deed if there is one."""
    thing = case.things.get(names[condition.place])
    best = UNTOLD
    for one in getattr(thing, condition.attribute, ()):
        what = one.relation if condition.other else one.capacity
        if what is None or what.value not in condition.words:
            continue
        told: tuple[Told[Any], ...] = (what,)
        if condition.other:
            if one.other is None or one.other.value != names[condition.other]:
                continue
            told = (what, one.other)
        way = next((way_of(each.state) for each in told if each.state in UNSURE), Way.YES)
        if condition.deed and not _covers(one, day_of(case, names[condition.deed])):
            continue
        if way is Way.YES:
            return Outcome(way, told)
        best = Outcome(way, told)
    return best


def _covers(one: Any, day: Days | None) -> bool:  # a Relation or Capacity
    """Return whether a row certainly holds on a day; rows without a period always do."""
    start = one.from_.value if one.from_ is not None else None
    end = one.to.value if one.to is not None else None
    if start is None and end is None:
        return True
    if day is None:
        return False
    if start is not None and (start.last is None or day.first is None or day.first < start.last):
        return False
    return end is None or (end.first is not None and day.last is not None and day.last <= end.first)


def day_of(case: Case, deed: str) -> Days | None:
    """Return the day of an act as far as it is told."""
    when = getattr(case.things.get(deed), "when", None)
    return when.value if when is not None else None


def before(first: Days, then: Days) -> bool | None:
    """Return whether one day lies before another; None where both are possible."""
    if first.last is not None and then.first is not None and first.last < then.first:
        return True
    if first.first is not None and then.last is not None and first.first >= then.last:
        return False
    return None
