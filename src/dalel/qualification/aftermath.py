"""What came after a deed was complete: help that nobody promised beforehand is no help (Criminal Code 28(5))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Series
from dalel.case.objects import Transfer

if TYPE_CHECKING:
    from dalel.case.case import Case
    from dalel.qualification.segments import Calendar

# What is done with a gain follows its receipt; other help may come between the deed and a receipt of no told day.
_WITH_THE_GAIN = frozenset({"cash-out", "hide"})


def came_late(helper: str, deed: str, calendar: Calendar) -> bool:
    """Return whether an act began on a day after that on which a deed surely was complete."""
    case = calendar.case
    first, _ = calendar.span(helper)
    complete = _complete(deed, helper, case, calendar)
    return first is not None and complete is not None and first > complete


def _complete(deed: str, helper: str, case: Case, calendar: Calendar) -> int | None:
    """Return the last day on which a deed may have become complete; None where no day bounds that."""
    act = case.things.get(helper)
    verb = act.does.value if isinstance(act, Act) and act.does else None
    days: list[int | None] = [calendar.span(each)[1] for each in _one_deed(deed, case)]
    for name in case.of_type("transfer"):
        thing = case.things[name]
        if not isinstance(thing, Transfer) or thing.because is None or thing.because.value != deed:
            continue
        when = thing.when.value if thing.when is not None else None
        if when is not None:
            days.append(when.last.toordinal() if when.last is not None else None)
        elif verb not in _WITH_THE_GAIN:
            return None
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _one_deed(deed: str, case: Case) -> list[str]:
    """Return a deed with what may be one continued deed with it."""
    found = {deed: None}
    for name in case.of_type("series"):
        thing = case.things[name]
        if not isinstance(thing, Series):
            continue
        members = [one.value for one in thing.members if one.value]
        intent = thing.one_intent
        several = intent is not None and intent.value is False and intent.state.decided
        if deed in members and not several:
            found |= dict.fromkeys(members)
    return list(found)
