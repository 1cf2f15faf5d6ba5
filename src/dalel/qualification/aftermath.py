"""What came after a deed was complete: help that nobody promised beforehand is no help (Criminal Code 28(5))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Series
from dalel.case.objects import Transfer
from dalel.qualification.segments import ordinal

if TYPE_CHECKING:
    from dalel.case.case import Case
    from dalel.qualification.segments import Calendar, Span

# What is done with a gain follows its receipt; other help may come between the deed and a receipt of no told day.
_WITH_THE_GAIN = frozenset({"cash-out", "hide"})


def came_late(helper: str, deed: str, calendar: Calendar) -> bool:
    """Return whether an act began on a day after that on which a deed surely was complete.

    What is done with a gain comes after it by its nature: unless its day surely is none of those after, it is late.
    """
    case = calendar.case
    act = case.things.get(helper)
    verb = act.does.value if isinstance(act, Act) and act.does else None
    first, last = calendar.span(helper)
    earliest, latest = _complete(deed, verb, case, calendar)
    if verb in _WITH_THE_GAIN:
        return last is None or earliest is None or last > earliest
    return first is not None and latest is not None and first > latest


def _complete(deed: str, verb: str | None, case: Case, calendar: Calendar) -> Span:
    """Return the days between which a deed became complete, each None where nothing bounds it."""
    spans = [calendar.span(each) for each in _one_deed(deed, case)]
    for name in case.of_type("transfer"):
        thing = case.things[name]
        if not isinstance(thing, Transfer) or thing.because is None or thing.because.value != deed:
            continue
        when = thing.when.value if thing.when is not None else None
        if when is not None:
            spans.append((ordinal(when.first), ordinal(when.last)))
        elif verb not in _WITH_THE_GAIN:
            spans.append((None, None))
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans if last is not None]
    return max(firsts, default=None), max(lasts) if len(lasts) == len(spans) else None


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
