"""One wording of a norm as a lawyer reads it: words, elements as sentences, sanction, what is left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dalel.case.sentence import Atom, Degree, Reading, Threshold
from dalel.locale.mark import N_
from dalel.norms.model import (
    And,
    Compares,
    HeadKind,
    Holds,
    Not,
    Or,
    ReadingIs,
    Says,
    SignsOfCrime,
)
from dalel.norms.show import VERIFICATION
from dalel.qualification.sanctions import as_written
from dalel.report.wording.addresses import address, address_of, element_name
from dalel.report.wording.atoms import bound, say
from dalel.report.wording.editions import amending, edition, in_force
from dalel.report.wording.penalties import in_full

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import Element, Expression, Head, Norm, Penalty
    from dalel.report.wording.speech import Speech

LIMB = re.compile(r"(?:item (\S+)|([a-z])) ")
HEADS = {
    HeadKind.ANY: N_("any of these"),
    HeadKind.AT_LEAST: N_("at least {number} of these"),
    HeadKind.SOME: N_("for some “{name}” of “{owner}”"),
    HeadKind.NO: N_("for no “{name}” of “{owner}”"),
    HeadKind.EVERY: N_("for every “{name}” of “{owner}”"),
    HeadKind.AT_LEAST_MEMBERS: N_("for at least {number} “{name}” of “{owner}”"),
}
DEGREES = {
    Degree.WANTED: N_("wanted"),
    Degree.KNEW: N_("knew"),
    Degree.ACCEPTED: N_("knew or accepted"),
    Degree.SHOULD_HAVE_KNOWN: N_("knew or should have known"),
}
READING = N_("by reading {id}: “{answer}”")
INDEX = N_("{value} {index}")
SHOWN_BY = {
    "respondent": N_("for the respondent to show"),
    "claimant": N_("for the claimant to show"),
}


def lines(speech: Speech, norm: Norm) -> Iterator[str]:
    """Yield the lines of a wording."""
    tr = speech.tr
    yield " · ".join((norm.id, address(speech, norm), speech.pick(norm.heading)))
    known = [in_force(speech, norm), amending(speech, norm.law)]
    known += [edition(speech, norm.edition)] * bool(norm.edition)
    yield " · ".join((*known, tr(VERIFICATION[norm.verification.value])))
    quotes = {quote.language: quote.text for quote in norm.quotes}
    if quotes:
        yield ""
        yield tr("Words of the norm")
        for language in sorted(quotes, key=lambda each: each != speech.language):
            yield f"  {language}  {quotes[language]}"
    if norm.elements:
        yield ""
        yield tr("Elements")
        for element in norm.elements:
            yield from _element(speech, norm, element, 1)
    if norm.sanction is not None and norm.sanction.penalties:
        yield ""
        yield tr("Sanction")
        yield from _sanction(speech, norm.sanction.penalties)
    if norm.parameters:
        yield ""
        yield tr("Values that the engine reads, as they stand in the law file")
        for key, value in norm.parameters.items():
            yield f"  {key}: {value}"
    if norm.open_texts:
        yield ""
        yield tr("Left open by the text")
        for text in norm.open_texts:
            yield f"  {speech.pick(text)}"


# ── elements ──────────────────────────────────────────────────────────────────────────────────────
def _element(speech: Speech, norm: Norm, element: Element, depth: int) -> Iterator[str]:
    tr = speech.tr
    name = element_name(speech, norm, element.label)
    if limb := LIMB.match(element.label):
        name = f"({limb[1] or limb[2]}) {name}"
    said = [tr("unless: {name}", name=name) if element.unless else name]
    if element.head.kind is not HeadKind.ALL:
        said.append(_head(speech, element.head))
    if element.expression is not None:
        said.append(expressed(speech, element.expression))
    marks = "; ".join(_marks(speech, element))
    yield "  " * depth + ": ".join(said) + (f" [{marks}]" if marks else "")
    for child in element.children:
        yield from _element(speech, norm, child, depth + 1)


def _head(speech: Speech, head: Head) -> str:
    values = {
        "number": head.number,
        "name": speech.bare(head.name),
        "owner": speech.bare(head.owner),
    }
    return speech.tr.fill(HEADS[head.kind], values)


def _marks(speech: Speech, element: Element) -> Iterator[str]:
    mark = element.mark
    if mark is not None and mark.degree is not None:
        degree = speech.tr(DEGREES[mark.degree])
        about = expressed(speech, mark.about) if mark.about is not None else ""
        yield speech.tr("{degree}: {about}", degree=degree, about=about) if about else degree
    elif mark is not None:
        yield speech.tr("no guilt of its own")
    if element.completes:
        yield speech.tr("completes the offence")
    if element.shown_by:
        yield speech.tr(SHOWN_BY[element.shown_by])


def expressed(speech: Speech, expression: Expression | None, *, positive: bool = True) -> str:
    """Return a condition as a sentence; the places of the norm stand in it under their own names."""
    tr = speech.tr
    match expression:
        case Not():
            return expressed(speech, expression.body, positive=not positive)
        case And() | Or():
            parts = [_within(speech, part, positive) for part in expression.parts]
            both = isinstance(expression, And) is positive  # denied, *and* turns into *or*
            return (tr(" and ") if both else tr(" or ")).join(parts)
        case Says():
            return say(speech, _atom(expression), positive=positive)
        case ReadingIs():
            answer = say(speech, Reading(expression.reading), positive=expression.first is positive)
            return tr(READING, id=expression.reading, answer=answer.rstrip("."))
        case Compares():
            said = _compared(speech, expression)
        case Holds():
            of = address_of(speech, expression.norm)
            message = (
                N_("the deed meets {norm}") if expression.layer == "deed" else N_("{norm} is met")
            )
            said = tr(message, norm=of)
        case SignsOfCrime():
            said = tr("there are signs of a crime in “{deed}”", deed=expression.deed)
        case None:
            return ""
    return said if positive else tr("it is not so: {sentence}", sentence=said)


def _within(speech: Speech, part: Expression, positive: bool) -> str:  # noqa: FBT001 -- the sign of a condition
    said = expressed(speech, part, positive=positive)
    return f"({said})" if isinstance(part, And | Or) else said


def _atom(says: Says) -> Atom:
    return Atom(says.term, tuple(says.args))


def _compared(speech: Speech, expression: Compares) -> str:
    tr, measure = speech.tr, _atom(expression.measure)
    strict = expression.operator in {">", "<="}
    upward = expression.operator in {">", ">="}
    if expression.unit == speech.law.jurisdiction.index.unit:
        number = speech.number(expression.value)
        value = tr(INDEX, value=number, index=speech.index)
        if upward:
            reached = (
                tr("over {value}", value=value) if strict else tr("at least {value}", value=value)
            )
        else:
            reached = (
                tr("at most {value}", value=value) if strict else tr("under {value}", value=value)
            )
    else:
        threshold = Threshold(measure, strict, expression.value)
        reached = bound(speech, threshold, positive=upward)
    said = f"{say(speech, measure)}: {reached}"
    if expression.on_day_of:
        return tr("{sentence}, on the day of “{deed}”", sentence=said, deed=expression.on_day_of)
    return said


# ── sanction ──────────────────────────────────────────────────────────────────────────────────────
def _sanction(speech: Speech, penalties: tuple[Penalty, ...]) -> Iterator[str]:
    for each in penalties:
        yield f"  {penalty_said(speech, each)}"


def penalty_said(speech: Speech, each: Penalty) -> str:
    """Return one penalty of a sanction, with the answer to a disputed text by which alone it stands."""
    return in_full(speech, as_written(each))
