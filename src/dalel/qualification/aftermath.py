"""What came after a deed was complete: help that nobody promised beforehand is no help (Criminal Code 28(5))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.continued import one_deed
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
    spans = [calendar.span(each) for each in one_deed(case, deed, perhaps=True)]
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
