"""When a wording is in force: reads the heading, and finds overlaps and gaps among wordings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.model import Boundary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.case.position import Position
    from dalel.norms.problems import Complaints

_DAY = r"(by |~)?(\d{4}-\d{2}(?:-\d{2})?)( footnote)?"
_SINCE = re.compile(rf"(?:since )?{_DAY}\Z")
_SPAN = re.compile(rf"(?:since )?{_DAY} to {_DAY}\Z")
_GAP = re.compile(r"gap (\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})\Z")

HEADING = N_(
    "A wording is headed “### since 2022-09-11 · Law 136-VII”, “### 2016-01-01 to 2022-09-11 · Law …” or “### gap DAY to DAY · reason”."
)
NO_DAY = N_("“{day}” is no day of the calendar.")
BACKWARDS = N_("The wording ends on {until}, before it begins on {since}.")
OVERLAP = N_(
    "Two wordings of {norm} overlap: from {since} to {until} both are in force (the other is in line {line})."
)
GAP = N_(
    "Between {since} and {until} no wording of {norm} is in force; if the text of those days is not held, add “### gap {since} to {until} · reason”."
)
ORDER = N_("The wordings of {norm} stand newest first; this one is newer than the one above.")
TWO_OPEN = N_("Two wordings of {norm} are both in force today; only the newest has no end.")


@dataclass(frozen=True, slots=True)
class Life:
    """The days of a wording, or of a gap, and the amending law."""

    since: Boundary
    until: Boundary | None
    law: str
    position: Position
    gap: bool = False


def read_life(heading: str, position: Position, said: Complaints) -> Life | None:
    """Read the heading of a wording."""
    days, _, law = heading.partition("·")
    days = " ".join(days.split())
    law = law.strip()
    gap = _GAP.match(days)
    since = _SINCE.match(days)
    span = _SPAN.match(days)
    if gap:
        first = _boundary("", gap[1], "", position, said)
        last = _boundary("", gap[2], "", position, said)
    elif since:
        first = _boundary(since[1], since[2], since[3], position, said)
        return Life(first, None, law, position) if first else None
    elif span:
        first = _boundary(span[1], span[2], span[3], position, said)
        last = _boundary(span[4], span[5], span[6], position, said)
    else:
        said.say("law.heading", HEADING, position)
        return None
    if first is None or last is None:
        return None
    if last.day <= first.day:
        said.say("law.heading", BACKWARDS, position, since=first.day, until=last.day)
        return None
    return Life(first, last, law, position, bool(gap))


def _boundary(
    prefix: str | None, day: str, footnote: str | None, position: Position, said: Complaints
) -> Boundary | None:
    full = day if len(day) > 7 else f"{day}-01"
    try:
        found = date.fromisoformat(full)
    except ValueError:
        said.say("law.heading", NO_DAY, position, day=day)
        return None
    if footnote or len(day) == 7:
        return Boundary(found, "footnote")
    status = {"by ": "at least", "~": "computed"}.get(prefix or "", "read")
    return Boundary(found, status)


def continuous(norm: str, lives: Sequence[Life], said: Complaints) -> None:
    """Complain where the wordings of one norm (as they stand in the file) overlap, gap or are unsorted."""
    for newer, older in pairwise(lives):
        if older.since.day >= newer.since.day:
            said.say("law.order", ORDER, older.position, norm=norm)
    ordered = sorted(lives, key=lambda life: life.since.day)
    for older, newer in pairwise(ordered):
        if older.until is None:
            said.say("law.overlap", TWO_OPEN, older.position, norm=norm)
        elif older.until.day > newer.since.day:
            said.say(
                "law.overlap",
                OVERLAP,
                older.position,
                norm=norm,
                since=newer.since.day,
                until=min(older.until.day, newer.until.day if newer.until else older.until.day),
                line=newer.position.line,
            )
        elif older.until.day < newer.since.day:
            said.say(
                "law.gap",
                GAP,
                newer.position,
                norm=norm,
                since=older.until.day,
                until=newer.since.day,
            )
