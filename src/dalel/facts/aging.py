"""What an age told at one deed says of the same person's age at the others (MODEL 9).

The days of two deeds leave a number of years between them: nobody gets older by more than one year beyond it, nor by
less. Where the days are not known, only the beginning and the end of one deed hang together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from dalel.case.conduct import Act
from dalel.case.fact import Contradiction, Measured
from dalel.case.measures import Days, Interval, full_years
from dalel.case.sentence import Atom, Threshold
from dalel.case.states import State
from dalel.facts import messages as say
from dalel.facts.measuring import ANY, meet
from dalel.facts.voices import distinct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.case import Case
    from dalel.case.states import Told
    from dalel.norms.model import Law

AT_START = "age of person at the start of deed"
AT_END = "age of person at the end of deed"
DAY = "day of deed"


class _Moment(NamedTuple):
    """The beginning (0) or the end (1) of a deed, and the first and last day on which it may lie."""

    deed: str
    nth: int
    first: date | None
    last: date | None


Moments = dict[tuple[str, str], _Moment]  # by the term that speaks of the age then, and the deed


def aged(
    case: Case, measures: Mapping[Atom, Measured], law: Law
) -> tuple[dict[Atom, Measured], tuple[Contradiction, ...]]:
    """Return what is known of ages by what ``facts:`` tells of them at other deeds, and ages that exclude each other."""
    if AT_START not in law.terms or AT_END not in law.terms:
        return {}, ()
    told = [measures[atom] for atom in dict.fromkeys(_told(case)) if atom in measures]
    told = [one for one in told if one.state is State.ESTABLISHED]
    if not told:
        return {}, ()
    moments = _moments(case, measures)
    pairs = [
        (one, other)
        for one, other in combinations(told, 2)
        if one.about.args[0] == other.about.args[0] and _meet(one, other, moments) is None
    ]
    clashes = [Contradiction(pair, say.AGES_APART) for pair in pairs]
    apart = {one.about for pair in pairs for one in pair}
    found: dict[Atom, Measured] = {}
    seen: set[tuple[Atom, str]] = set()
    for one in told:
        for about in moments:
            atom = Atom(about[0], (one.about.args[0], about[1]))
            own = found.get(atom) or measures.get(atom)
            if atom in apart or (own is not None and own.state is State.DISPUTED):
                continue
            if own is None or own.state is not State.ESTABLISHED:
                own = Measured(atom, ANY, (), one.position)
            if one.about in apart:  # of two ages that exclude each other neither is taken on
                if moments[about] == _at(one, moments):
                    found[atom] = replace(own, sources=one.sources, state=State.DISPUTED)
                continue
            both = _meet(one, own, moments)
            if both is None:
                if (one.about, about[1]) not in seen:
                    seen.add((one.about, about[1]))
                    clashes.append(Contradiction((one, own), say.AGES_APART))
            elif both != own.interval:
                sources = distinct([*own.sources, *one.sources])
                found[atom] = replace(own, interval=both, sources=sources)
    return found, tuple(clashes)


def _at(age: Measured, moments: Moments) -> _Moment:
    return moments[age.about.term, age.about.args[1]]


def _meet(age: Measured, other: Measured, moments: Moments) -> Interval | None:
    """Return what an age leaves of another one; None where nobody can have had both."""
    left = _left(age.interval, _at(age, moments), _at(other, moments))
    both = meet([other, replace(other, interval=left)])
    empty = both.low is not None and both.high is not None and both.low > both.high
    return None if empty else both


def _told(case: Case) -> list[Atom]:
    """Return the ages of which ``facts:`` speaks."""
    found = []
    for line in case.facts:
        about = line.about.measure if isinstance(line.about, Threshold) else line.about
        if isinstance(about, Atom) and about.term in {AT_START, AT_END} and line.told.state.decided:
            found.append(about)
    return found


def _moments(case: Case, measures: Mapping[Atom, Measured]) -> Moments:
    """Return when each deed began and ended."""
    found = {}
    for deed in case.of_type("act"):
        act = case.things[deed]
        assert isinstance(act, Act)
        known = measures.get(Atom(DAY, (deed,)))
        interval = known.interval if known is not None else ANY
        first, last = _date(interval.low), _date(interval.high)
        begun = ended = _Moment(deed, 0, first, last)
        if act.until is not None:  # else it ended as it began
            until = _days(act.until)
            ended = _Moment(deed, 1, until.first if until else first, until.last if until else None)
        found[AT_START, deed], found[AT_END, deed] = begun, ended
    return found


def _days(told: Told[Days] | None) -> Days | None:
    return None if told is None or told.state is not State.ESTABLISHED else told.value


def _date(ordinal: Decimal | None) -> date | None:
    return None if ordinal is None else date.fromordinal(int(ordinal))


def _left(age: Interval, at: _Moment, other: _Moment) -> Interval:
    """Return what an age at one moment leaves of the age at another one."""
    if at == other:
        return age
    low = high = None
    if at.deed == other.deed:
        low, high = (age.low, None) if at.nth < other.nth else (None, age.high)
    least, most = _between(at.last, other.first), _between(at.first, other.last)
    if age.low is not None and least is not None:  # so much older at least
        low = max(age.low + least[0], Decimal(0) if low is None else low)
    if age.high is not None and most is not None:  # and so much at most
        high = age.high + most[1] if high is None else min(age.high + most[1], high)
    return Interval(low, high)


def _between(one: date | None, other: date | None) -> tuple[Decimal, Decimal] | None:
    """Return by how many years somebody is older on the second day: at least, and at most."""
    if one is None or other is None:
        return None
    if one == other:
        return Decimal(0), Decimal(0)
    if one < other:
        years = Decimal(full_years(one, other))
        return years, years + 1
    years = Decimal(full_years(other, one))
    return -years - 1, -years
