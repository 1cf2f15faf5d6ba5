"""Which wording governs a deed: the law of its day, however well the day is known.

A day that is known exactly has one wording. A partial day may touch several: each then holds for its own
segment, so that the day itself becomes an ordinary missing fact.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from dalel.case.conduct import Act
from dalel.case.continued import ended_on, one_deed
from dalel.case.fact import Measured
from dalel.case.measures import Days, Interval
from dalel.case.sentence import Atom
from dalel.case.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from dalel.case.case import Case
    from dalel.case.states import Source, Told
    from dalel.qualification.known import Atoms
    from dalel.qualification.wording import Wording

DAY_OF_DEED = "day of deed"
AT_LEAST = "at least"  # status of a boundary: in force by that day, older text not encoded

Span = tuple[int | None, int | None]  # first and last day, as ordinals
Row = tuple[
    int, int | None, Decimal
]  # first day of a unit's value, the first day after it, the value


@dataclass(frozen=True, slots=True)
class Segment:
    """Days from ``start`` up to, and without, ``end``; without a wording the text is not held, or no law yet."""

    start: int | None
    end: int | None
    wording: Wording | None
    held: bool = True  # False: a text existed, and is not held


class Timeline(NamedTuple):
    """The segments of a norm's life, oldest first, and the first day of each but the oldest."""

    segments: list[Segment]
    starts: list[int]


def timeline(wordings: tuple[Wording, ...]) -> Timeline:
    """Return all time from the first to the last day, oldest first, by the wording in force."""
    oldest = wordings[-1]
    first = oldest.norm.since.status != AT_LEAST and not oldest.norm.after_gap
    found = [Segment(None, oldest.since, None, held=first)]
    for wording in reversed(wordings):
        last_end = found[-1].end
        if last_end is not None and last_end < wording.since:
            found.append(Segment(last_end, wording.since, None, held=False))
        later = [other.since for other in wordings if other.since > wording.since]
        end = wording.until
        if later and (end is None or min(later) < end):
            end = min(later)
        found.append(Segment(wording.since, end, wording))
    if found[-1].end is not None:
        found.append(Segment(found[-1].end, None, None))
    return Timeline(found, [segment.start for segment in found[1:] if segment.start is not None])


class Calendar:
    """The law days of the acts of one case."""

    __slots__ = (
        "_atoms",
        "_last",
        "_rows",
        "_segments",
        "_spans",
        "_timelines",
        "_units",
        "case",
        "day",
    )

    def __init__(
        self,
        case: Case,
        atoms: Atoms,
        as_of: date,
        timelines: Mapping[Wording, Timeline],
    ) -> None:
        self.case = case
        self._atoms = atoms
        self._last = as_of.toordinal()
        self._spans: dict[str, Span] = {}
        self._segments: dict[tuple[Wording, str], list[Segment]] = {}
        self._rows: dict[tuple[str, Span], list[Row]] = {}
        self._units: dict[str, Span] = {}
        self._timelines = timelines  # by newest wording
        self.day: int | None = None  # count in the units of this day and not of the deed's own

    def span(self, deed: str) -> Span:
        """Return the days between which an act lies, from its start to its end; none is after the decision."""
        found = self._spans.get(deed)
        if found is None:
            found = self._spans[deed] = self._read(deed)
        return found

    def _read(self, deed: str) -> Span:
        act = self.case.things.get(deed)
        measure = Atom(DAY_OF_DEED, (deed,))
        known = self._atoms.of(measure)
        first = _whole(known.interval.low) if known else None
        last = _whole(known.interval.high) if known else None
        sources: tuple[Source, ...] = ()
        state = known.state if known else State.NOT_ASKED
        if isinstance(act, Act):
            when = _days(act.when)
            if known is None and when is not None:
                first, last = ordinal(when.first), ordinal(when.last)
            until = _days(act.until)
            if until is not None:
                last = ordinal(until.last)
            if known is None and (when is not None or until is not None):
                state = State.ESTABLISHED
            sources = act.when.sources if act.when else ()
        if last is None or (last > self._last and (first is None or first <= self._last)):
            last = self._last
        low = None if first is None else Decimal(first)
        # at the end: the bounded day, so that a day after the decision is not asked for
        between = Interval(low, Decimal(last))
        self._atoms.learn(measure, Measured(measure, between, sources, state=state))
        return first, last

    def _measured(self, deed: str) -> Span:
        """Return the days whose units count: one continued deed is measured once, by those of its last act."""
        found = self._units.get(deed)
        if found is None:
            found = self.span(deed)
            whole = ended_on(self.case, deed) if len(one_deed(self.case, deed)) > 1 else None
            if whole is not None:
                last = min(whole.toordinal(), self._last)
                found = last, last
            self._units[deed] = found
        return found

    def segments(self, wordings: tuple[Wording, ...], deed: str) -> list[Segment]:
        """Return the segments of a norm's life that a deed may lie in, oldest first."""
        key = (wordings[0], deed)
        found = self._segments.get(key)
        if found is None:
            first, last = self.span(deed)
            line, starts = self._timelines[wordings[0]]
            # segments follow one another without a gap: those from the first day's to the last day's
            at = 0 if first is None else bisect_right(starts, first)
            end = len(starts) if last is None else bisect_right(starts, last, at)
            found = self._segments[key] = line[at : end + 1]
        return found

    def on(self, wordings: tuple[Wording, ...], day: int) -> list[Segment]:
        """Return the segment of a norm's life that a day lies in."""
        line, starts = self._timelines[wordings[0]]
        at = bisect_right(starts, day)
        return line[at : at + 1]

    def rows(self, unit: str, rows: Iterable[Row], deed: str) -> list[Row]:
        """Return the rows of a unit that the days of an act touch, oldest first."""
        span = self._measured(deed) if self.day is None else (self.day, self.day)
        found = self._rows.get((unit, span))
        if found is None:
            first, last = span
            found = self._rows[unit, span] = [
                row
                for row in rows
                if (last is None or row[0] <= last)
                and (row[1] is None or first is None or row[1] > first)
            ]
        return found


def _days(told: Told[Days] | None) -> Days | None:
    if told is None or told.state is State.REFUTED or not isinstance(told.value, Days):
        return None
    return told.value


def ordinal(day: date | None) -> int | None:
    """Return a day as the number by which days are compared; an unknown one stays unknown."""
    return None if day is None else day.toordinal()


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)
