"""Under which wordings a deed is judged: together, but for a deed that lasted from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dalel.qualification.lasting import lasting, within
from dalel.qualification.segments import Segment

if TYPE_CHECKING:
    from datetime import date

    from dalel.case.case import Case
    from dalel.qualification.lasting import Part
    from dalel.qualification.segments import Calendar
    from dalel.qualification.wording import Wording


class Governed(NamedTuple):
    """The wordings under which a deed is judged together."""

    segments: list[Segment]
    lead: Wording  # under whose address the charge stands
    held: bool  # a text of the day is held
    read: list[Wording]  # by segment; that of the address where there is none
    part: Part | None = None  # of a deed that lasted: the days that are judged here
    of_many: bool = False


class Governing:
    """The wordings that govern the deeds of one case."""

    __slots__ = ("_calendar", "_known", "_lasted")

    def __init__(self, case: Case, calendar: Calendar, as_of: date) -> None:
        self._calendar = calendar
        self._lasted = lasting(case, as_of.toordinal())
        self._known: dict[tuple[Wording, str], list[Governed]] = {}

    def of(self, wordings: tuple[Wording, ...], deed: str) -> list[Governed]:
        """Return under which of a norm's wordings a deed is judged, oldest first."""
        key = (wordings[0], deed)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._of(wordings, deed)
        return found

    def _of(self, wordings: tuple[Wording, ...], deed: str) -> list[Governed]:
        if not deed:
            return [_governed([Segment(None, None, wordings[0])], wordings)]
        segments = self._calendar.segments(wordings, deed)
        part = self._lasted.get(deed)
        if part is None:
            return [_governed(segments, wordings)]
        law = [each for each in segments if each.wording is not None or not each.held]
        if len(law) < 2:
            own = within(law[0], part) if law else part
            return [_governed(law or segments, wordings, own)]
        return [_governed([each], wordings, within(each, part), of_many=True) for each in law]


def _governed(
    segments: list[Segment],
    wordings: tuple[Wording, ...],
    part: Part | None = None,
    *,
    of_many: bool = False,
) -> Governed:
    """Choose the wording under whose address a charge stands, and tell whether any text of the day is held."""
    lead, held = segments[-1].wording, True
    if lead is not None and len(segments) == 1:
        return Governed(segments, lead, held, [lead], part, of_many)
    if lead is None:
        lead = next((each.wording for each in reversed(segments) if each.wording), None)
    if lead is None:
        lead, held = wordings[-1], all(segment.held for segment in segments)
    read = [segment.wording or lead for segment in segments]
    return Governed(segments, lead, held, read, part, of_many)
