"""Days of two deeds: what was over before one of them was over before every later one (MODEL 9).

Whether a consent had ended, or somebody had died, before a deed is open where the days overlap, and so is how old
somebody was where nobody tells his birthday. Of two deeds whose order is certain the answers hang together: that is
closed here. Where the order is not certain, nothing is said.
"""

from __future__ import annotations

from datetime import date
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

MANY = 8  # deeds of one thing from which on their days order the variables

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
    """Yield clauses over what is open about one thing at the days of two deeds whose order is certain.

    Of many deeds only those that come next: from there on it is said again.
    """
    for term, stays in STAYS.items():
        for each in _of_things(term, atoms, calendar).values():
            for last, _, one in each if len(each) > 1 else ():
                later = [(first, end, other) for end, first, other in each if _over(last, first)]
                over = min((end for _, end, _ in later if end is not None), default=None)
                for first, _, other in later:
                    if over is None or first is None or first <= over:
                        yield ((one, not stays), (other, stays))


def in_time(atoms: Atoms, calendar: Calendar) -> Iterator[list[int]]:
    """Yield atoms about one thing at many deeds by their days: so ordered, what hangs together stays together."""
    for term in STAYS:
        for each in _of_things(term, atoms, calendar).values():
            if len(each) > MANY:
                yield [number for _, _, number in sorted(each, key=lambda one: one[1] or 0)]
    for ages in _ages(atoms, calendar).values():
        if len(ages) > MANY:
            ages.sort(key=lambda age: (age.first or 0, age.moment))
            yield [number for age in ages for number in age.reached.values()]


def _of_things(
    term: str, atoms: Atoms, calendar: Calendar
) -> dict[str, list[tuple[int | None, int | None, int]]]:
    """Return the atoms of a term by what they are about, each with the last and the first day of its deed."""
    found: dict[str, list[tuple[int | None, int | None, int]]] = {}
    for number, (thing, deed) in atoms.by_term.get(term, ()):
        first, last = calendar.span(deed)
        found.setdefault(thing, []).append((last, first, number))
    return found


def _over(last: int | None, first: int | None) -> bool:
    """Return whether a deed with that last day was over before one with that first day began."""
    return last is not None and first is not None and last < first


def growing(atoms: Atoms, calendar: Calendar) -> Iterator[Clause]:
    """Yield clauses over the ages of one person at two deeds whose order is certain."""
    for each in _ages(atoms, calendar).values():
        for age in each if len(each) > 1 else ():
            for value, number in age.reached.items():
                later = [(other, value + age.until(other)) for other in each if age.before(other)]
                yield from _older(number, later)


def _ages(atoms: Atoms, calendar: Calendar) -> dict[str, list[_Age]]:
    ages: dict[str, list[_Age]] = {}
    for measure, numbers in atoms.thresholds.items():
        if measure.term in GROWS:
            person, deed = measure.args
            reached = {threshold_of(atoms, number): number for number in numbers}
            act = calendar.case.things.get(deed)
            lasted = isinstance(act, Act) and act.until is not None
            moment = GROWS.index(measure.term) if lasted else 0
            ages.setdefault(person, []).append(_Age(*calendar.span(deed), deed, moment, reached))
    return ages


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
