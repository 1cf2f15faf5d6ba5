"""Acts that the case tells to be one continued deed: a row of like acts with one intent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Series
from dalel.case.states import State

if TYPE_CHECKING:
    from dalel.case.case import Case


def one_deed(case: Case, deed: str) -> tuple[str, ...]:
    """Return a deed with the acts that are surely told to be one continued deed with it."""
    found = {deed: None}
    for name in case.of_type("series"):
        series = case.things[name]
        if not isinstance(series, Series) or series.one_intent is None:
            continue
        members = [told.value for told in series.members if told.value]
        intent = series.one_intent
        if deed in members and intent.value is True and intent.state is State.ESTABLISHED:
            found |= dict.fromkeys(members)
    return tuple(found)


def ended_on(case: Case, deed: str) -> date | None:
    """Return the day on which a deed ended, a continued one with its last act; None where it is not known exactly."""
    days = [_end(case.things.get(each)) for each in one_deed(case, deed)]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _end(act: object) -> date | None:
    told = (act.until or act.when) if isinstance(act, Act) else None
    return told.value.exact if told is not None and told.value is not None else None
