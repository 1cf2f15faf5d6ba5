"""Writes expressions, heads, marks and penalties back as the rule language has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dalel.case.sentence import Degree
from dalel.norms.model import (
    And,
    Compares,
    Element,
    Expression,
    Head,
    HeadKind,
    Holds,
    Not,
    Or,
    Penalty,
    Place,
    ReadingIs,
    Says,
    SignsOfCrime,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.norms.model import Term

DEGREE_NAMES = {
    Degree.WANTED: "wanted",
    Degree.KNEW: "knew",
    Degree.ACCEPTED: "accepted",
    Degree.SHOULD_HAVE_KNOWN: "should have known",
}
OPERATORS = {">=": "is at least", ">": "is over", "<=": "is at most", "<": "is under"}
DAY_OPERATORS = {
    ">=": "is on or after",
    ">": "is after",
    "<=": "is on or before",
    "<": "is before",
}


def sentence_text(says: Says, terms: Mapping[str, Term] | None = None) -> str:
    """Return a term with names in its places; without the vocabulary, places are told by order."""
    words = says.term.split()
    known = terms is not None and says.term in terms
    places = tuple(terms[says.term].places) if terms is not None and known else ()
    rest = dict(zip(places, says.args, strict=False))
    if not rest:
        return f"{says.term} ({', '.join(says.args)})" if list(says.args) != words else says.term
    return " ".join(rest.pop(word, word) for word in words)


def expression_text(expression: Expression, terms: Mapping[str, Term] | None = None) -> str:
    """Return an expression in the rule language, with brackets only where they are needed."""
    return _text(expression, terms, 0)


def _text(expression: Expression, terms: Mapping[str, Term] | None, tight: int) -> str:
    """``tight``: 0 anything may stand bare, 1 inside *and*, 2 behind *not*."""
    if isinstance(expression, Or):
        text = " or ".join(_text(part, terms, 1) for part in expression.parts)
        return f"({text})" if tight else text
    if isinstance(expression, And):
        text = " and ".join(_text(part, terms, 2) for part in expression.parts)
        return f"({text})" if tight > 1 else text
    if isinstance(expression, Not):
        return f"not {_text(expression.body, terms, 2)}"
    return _leaf(expression, terms)


def _leaf(expression: Expression, terms: Mapping[str, Term] | None) -> str:
    if isinstance(expression, Says):
        return sentence_text(expression, terms)
    if isinstance(expression, Compares):
        measure = sentence_text(expression.measure, terms)
        if expression.unit == "date":
            day = date.fromordinal(int(expression.value)).isoformat()
            return f"{measure} {DAY_OPERATORS[expression.operator]} {day}"
        number = f"{expression.value.normalize():f}"
        unit = "" if expression.unit == "number" else f" {expression.unit}"
        on_day = f" on the day of {expression.on_day_of}" if expression.on_day_of else ""
        return f"{measure} {OPERATORS[expression.operator]} {number}{unit}{on_day}"
    if isinstance(expression, Holds):
        before = "deed of " if expression.layer == "deed" else ""
        at = f" at {', '.join(expression.args)}" if expression.args else ""
        return f"{before}{expression.norm} holds{at}"
    if isinstance(expression, ReadingIs):
        return f"reading {expression.reading}" + ("" if expression.first else " is second")
    if isinstance(expression, SignsOfCrime):
        return f"signs of a crime in {expression.deed}"
    return ""


def head_text(head: Head) -> str:
    """Return a head as it stands in brackets; empty for *all*."""
    if head.kind is HeadKind.ALL:
        return ""
    if head.kind is HeadKind.ANY:
        return "any of"
    if head.kind is HeadKind.AT_LEAST:
        return f"at least {head.number} of"
    name, connective, _ = head.listing.split(" ")
    named = f" as {head.name}" if head.name != name else ""
    how = f"at least {head.number}" if head.kind is HeadKind.AT_LEAST_MEMBERS else head.kind.value
    return f"{how} {name}{named} {connective} {head.owner} such that"


def marks_text(element: Element, terms: Mapping[str, Term] | None = None) -> str:
    """Return an element's marks as they stand in square brackets; empty where there are none."""
    marks: list[str] = []
    mark = element.mark
    if mark is not None and mark.degree is None:
        marks.append(f"nothing: {mark.authority}")
    elif mark is not None and mark.degree is not None:
        about = f" that {expression_text(mark.about, terms)}" if mark.about is not None else ""
        marks.append(DEGREE_NAMES[mark.degree] + about)
    if element.completes:
        marks.append("completes")
    if element.shown_by:
        marks.append(f"shown by {element.shown_by}")
    return "; ".join(marks)


def place_text(place: Place) -> str:
    """Return a place as it stands in the header."""
    if not place.listing:
        return place.name if place.name == place.type else f"{place.name} ({place.type})"
    name, connective, _ = place.listing.split(" ")
    named = f" as {place.name}" if place.name != name else ""
    return f"{name} {connective} {place.owner}{named}"


def penalty_text(penalty: Penalty) -> str:
    """Return a penalty as it stands in a sanction block."""
    bounds = ""
    if penalty.unit == "life":
        bounds = " for life"
    elif penalty.low is not None and penalty.high is not None:
        low, high = f"{penalty.low:f}", f"{penalty.high:f}"
        bounds = f" {low} {penalty.unit}" if low == high else f" {low}..{high} {penalty.unit}"
    elif penalty.high is not None:
        bounds = f" up to {penalty.high:f} {penalty.unit}"
    elif penalty.low is not None:
        bounds = f" from {penalty.low:f} {penalty.unit}"
    before = f"{penalty.subject}: " if penalty.subject else ""
    together = "with " if penalty.together else ""
    optional = " optional" if penalty.optional else ""
    beside = f" beside {penalty.beside}" if penalty.beside else ""
    second = "" if penalty.first else " is second"
    reading = f" if reading {penalty.reading}{second}" if penalty.reading else ""
    return f"{before}{together}{penalty.kind}{bounds}{optional}{beside}{reading}"
