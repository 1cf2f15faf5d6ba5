"""Days of two deeds: what was over before one of them was over before every later one (MODEL 9).

Whether a consent had ended, or somebody had died, before a deed is open where the days overlap, and so is how old
somebody was where nobody tells his birthday. Of two deeds whose order is certain the answers hang together: that is
closed here. Where the order is not certain, nothing is said.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from dalel.case.conduct import Act
from dalel.case.measures import full_years
from dalel.case.sentence import Threshold
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from dalel.qualification.known import Atoms
    from dalel.qualification.segments import Calendar

OVER = N_("What was over before a deed was over before every later one.")

# Terms about a thing and a deed: once true it stays so (consent ended), or once untrue it stays so (alive).
STAYS = {"consent had ended before deed": True, "person was alive on the day of deed": False}


OLDER = N_("Nobody was younger at a later deed than at an earlier one.")

# How old somebody was at a deed, in the order of the moments of one deed.
GROWS = ("age of person at the start of deed", "age of person at the end of deed")

Clause = tuple[tuple[int, bool], ...]  # one of the signed atoms holds


class _Age(NamedTuple):
    """Somebody at a deed: its first and last day, which moment of it, and the atoms of the ages that are asked.

    A deed that tells no end has one moment.
    """

    first: int | None
    last: int | None
    deed: str
    moment: int
    reached: dict[Decimal, int]

    def before(self, other: _Age) -> bool:
        if self.deed == other.deed:
            return self is not other and self.moment <= other.moment
        return self.last is not None and other.first is not None and self.last < other.first

    def until(self, other: _Age) -> int:
        """Return by how many years somebody is older at the other deed, at least."""
        if self.deed == other.deed or self.last is None or other.first is None:
            return 0
        return full_years(date.fromordinal(self.last), date.fromordinal(other.first))


def in_order(atoms: Atoms, calendar: Calendar) -> Iterator[Clause]:
    """Yield clauses over what is open about one thing at the days of two deeds whose order is certain."""
    told: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for term in STAYS:
        for number, (thing, deed) in atoms.by_term.get(term, ()):
            told.setdefault((term, thing), []).append((number, deed))
    for (term, _), each in told.items():
        for (one, deed), (other, another) in combinations(each, 2):
            order = _order(calendar.span(deed), calendar.span(another))
            if order is not None:
                first, later = (one, other) if order else (other, one)
                stays = STAYS[term]
                yield ((first, not stays), (later, stays))


def growing(atoms: Atoms, calendar: Calendar) -> Iterator[Clause]:
    """Yield clauses over the ages of one person at two deeds whose order is certain."""
    ages: dict[str, list[_Age]] = {}
    for measure, numbers in atoms.thresholds.items():
        if measure.term in GROWS:
            person, deed = measure.args
            reached = {threshold_of(atoms, number): number for number in numbers}
            act = calendar.case.things.get(deed)
            lasted = isinstance(act, Act) and act.until is not None
            moment = GROWS.index(measure.term) if lasted else 0
            ages.setdefault(person, []).append(_Age(*calendar.span(deed), deed, moment, reached))
    for each in ages.values():
        for age in each if len(each) > 1 else ():
            for value, number in age.reached.items():
                later = [(other, value + age.until(other)) for other in each if age.before(other)]
                yield from _older(number, later)


def _older(number: int, later: list[tuple[_Age, Decimal]]) -> Iterator[Clause]:
    """Yield that who had reached an age has reached it at later deeds: at the next ones, which say it again."""
    asked: dict[Decimal, list[tuple[_Age, int]]] = {}
    for age, value in later:
        least = max((other for other in age.reached if other <= value), default=None)
        if least is not None:
            asked.setdefault(least, []).append((age, age.reached[least]))
    for alike in asked.values():
        over = min((age.last for age, _ in alike if age.last is not None), default=None)
        for age, atom in alike:
            if over is None or age.first is None or age.first <= over:
                yield ((number, False), (atom, True))


def threshold_of(atoms: Atoms, number: int) -> Decimal:
    """Return the number that a measure is held against."""
    atom = atoms.atoms[number]
    assert isinstance(atom, Threshold)
    return atom.value


def _order(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool | None:
    """Return whether the first deed was done on an earlier day than the other; None where that is not certain."""
    if one[1] is not None and other[0] is not None and one[1] < other[0]:
        return True
    if other[1] is not None and one[0] is not None and other[1] < one[0]:
        return False
    return None
