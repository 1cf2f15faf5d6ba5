"""Acts that the case tells to be one continued deed: a row of like acts with one intent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Series
from dalel.case.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case
    from dalel.case.states import Told


def rows_of(case: Case, deed: str) -> Iterator[tuple[list[str], Told[bool] | None]]:
    """Yield the rows of acts in which a deed stands, with what is told of their one intent; not those told to be several."""
    for name in case.of_type("series"):
        series = case.things[name]
        if not isinstance(series, Series):
            continue
        members = [told.value for told in series.members if told.value]
        intent = series.one_intent
        several = intent is not None and intent.state.decided and not _sure(intent)
        if deed in members and not several:
            yield members, intent


def _sure(intent: Told[bool] | None) -> bool:
    return intent is not None and intent.value is True and intent.state is State.ESTABLISHED


def one_deed(case: Case, deed: str, *, perhaps: bool = False) -> tuple[str, ...]:
    """Return a deed with the acts that surely are one continued deed with it; ``perhaps``: or may be."""
    found = {deed: None}
    for members, intent in rows_of(case, deed):
        if perhaps or _sure(intent):
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
