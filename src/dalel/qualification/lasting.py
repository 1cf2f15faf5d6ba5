"""Deeds that lasted across a change of the law: each part of their time under the law of its own days (MODEL 23).

A day that is not exactly known is a missing fact; a deed that took a while is none: it was done under each of
the wordings. So every wording has a charge of its own for the part of the deed that it governs, and whether one
of them takes in the whole is left to the reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.states import State

if TYPE_CHECKING:
    from dalel.case.case import Case
    from dalel.case.measures import Days
    from dalel.case.states import Told
    from dalel.qualification.ground import Grounder
    from dalel.qualification.segments import Segment

Part = tuple[int, int]  # first and last day of a part of a deed, as ordinals


def lasting(case: Case, last: int) -> dict[str, Part]:
    """Return from when to when deeds lasted of which both ends are told exactly; none is after ``last``."""
    found = {}
    for deed, act in case.things.items():
        if isinstance(act, Act) and act.until is not None:
            begin, end = _exact(act.when), _exact(act.until)
            if begin is not None and end is not None and begin < min(end, last):
                found[deed] = (begin, min(end, last))
    return found


def _exact(told: Told[Days] | None) -> int | None:
    if told is None or told.state is not State.ESTABLISHED or told.value is None:
        return None
    day = told.value.exact
    return None if day is None else day.toordinal()


def within(segment: Segment, part: Part) -> Part:
    """Return the part of a deed that lies in a segment."""
    first, last = part
    if segment.start is not None:
        first = max(first, segment.start)
    if segment.end is not None:
        last = min(last, segment.end - 1)
    return first, last


class judged_on:  # noqa: N801 -- read as the verb of a with statement
    """Ground by the law and the index of the last day of a part of a deed; without a part by the deed's own."""

    __slots__ = ("_before", "_grounder", "_part")

    def __init__(self, grounder: Grounder, part: Part | None) -> None:
        self._grounder = grounder
        self._part = part

    def __enter__(self) -> None:
        """Set the day."""
        if self._part is not None:
            grounder = self._grounder
            self._before = grounder.law_day, grounder.calendar.day
            grounder.law_day = grounder.calendar.day = self._part[1]

    def __exit__(self, *failure: object) -> None:
        """Set the day back."""
        if self._part is not None:
            self._grounder.law_day, self._grounder.calendar.day = self._before
