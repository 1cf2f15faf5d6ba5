"""Since when a wording is in force, which law brought it, in which edition it was read."""

from __future__ import annotations

import re
from datetime import date

from dalel.locale import figures
from dalel.locale.mark import N_
from dalel.norms.model import Boundary, Norm
from dalel.report.wording.speech import Speech

_SINCE = N_("in force since {day}")
_FOOTNOTE = "footnote"  # it names the month alone
_BEGUN = {
    "at least": N_("in force by {day}, older text not held"),
    "computed": N_("in force since {day} (computed, not read)"),
    _FOOTNOTE: N_("in force since {day}, the very day is not known (by a footnote)"),
}
_ACTS_OF_CHANGE = {"Law": N_("Law {number}"), "Code": N_("Code of {number}")}
_EDITION = re.compile(r"(\d{4}-\d\d-\d\d)(?: of document (\S+))?$")


def in_force(speech: Speech, norm: Norm) -> str:
    """Return *in force since 18.01.2026 (computed, not read), until …*."""
    begun = _BEGUN.get(norm.since.status, _SINCE)
    since = norm.since.day
    by_month = norm.since.status == _FOOTNOTE
    day = figures.month(since.year, since.month) if by_month else figures.short_day(since)
    said = speech.tr(begun, day=day)
    if norm.until is None:
        return said
    return f"{said}, {speech.tr('until {day}', day=figures.short_day(norm.until.day))}"


def in_force_briefly(speech: Speech, norm: Norm) -> str:
    """Return *since ~18.01.2026*: for a column of a table, with a sign for a computed day."""
    tr, first = speech.tr, _day(norm.since)
    early = norm.since.status == "at least"
    if norm.until is None:
        return tr("by {day}", day=first) if early else tr("since {day}", day=first)
    last = _day(norm.until)
    if early:
        return tr("by {first}, until {last}", first=first, last=last)
    return tr("{first} to {last}", first=first, last=last)


def edition(speech: Speech, told: str) -> str:
    """Return *edition of 12.07.2026, document 81245* of what the law file writes."""
    found = _EDITION.match(told)
    if found is None:
        return told
    day = figures.short_day(date.fromisoformat(found[1]))
    if found[2]:
        return speech.tr("edition of {day}, document {number}", day=day, number=found[2])
    return speech.tr("edition of {day}", day=day)


def amending(speech: Speech, law: str) -> str:
    """Return the amending law in the reader's language."""
    kind, _, number = law.partition(" ")
    message = _ACTS_OF_CHANGE.get(kind)
    return speech.tr(message, number=number.removeprefix("of ")) if message else law


def _day(boundary: Boundary) -> str:
    day = figures.short_day(boundary.day)
    match boundary.status:
        case "computed":
            return f"~{day}"
        case _ if boundary.status == _FOOTNOTE:
            return figures.month(boundary.day.year, boundary.day.month)
        case _:
            return day
