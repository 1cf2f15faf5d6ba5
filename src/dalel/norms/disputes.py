"""Disputed texts as ``dalel law`` prints them: both answers, and what of the law hangs on them; plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.norms.library import said
from dalel.norms.model import ReadingIs
from dalel.norms.show import dates, natural
from dalel.norms.tree import leaves, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import DisputedText, Element, Expression, Law, Norm, Penalty, Text

READING = "reading"  # as a kind beside those of norms


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A line of ``law list``: a disputed text, and which norms it touches."""

    id: str
    question: str
    touches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One answer, and who holds it."""

    text: Text
    holders: Text


@dataclass(frozen=True, slots=True)
class HangsShown:
    """What of one wording hangs on a disputed text: an element, or a penalty; the other is empty."""

    norm: str
    dates: str
    element: str  # its path in the outline
    sentence: str
    penalty: str


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """A disputed text as ``law show`` prints it."""

    id: str
    question: Text
    first: AnswerShown
    second: AnswerShown
    touches: tuple[str, ...]
    hangs: tuple[HangsShown, ...]
    source: str
    position: str


def reading_list(law: Law, language: str = "en") -> tuple[ReadingRow, ...]:
    """Return a row for each disputed text, by id."""
    return tuple(
        ReadingRow(each.id, said(each.question, language), each.touches)
        for each in sorted(law.readings.values(), key=lambda each: natural(each.id))
    )


def reading_shown(law: Law, reading: DisputedText) -> ReadingShown:
    """Return a disputed text with both answers, and each element and penalty that hangs on it."""
    from dalel.norms.wording import expression_text, penalty_text

    hangs = [
        HangsShown(norm.id, dates(norm), element.path, expression_text(condition, law.terms), "")
        for norm, element, condition in elements_on(law, reading.id)
    ]
    hangs += [
        HangsShown(norm.id, dates(norm), "", "", penalty_text(each))
        for norm, each in penalties_on(law, reading.id)
    ]
    return ReadingShown(
        id=reading.id,
        question=reading.question,
        first=AnswerShown(reading.first.text, reading.first.holders),
        second=AnswerShown(reading.second.text, reading.second.holders),
        touches=reading.touches,
        hangs=tuple(hangs),
        source=reading.source,
        position=str(reading.position),
    )


def elements_on(law: Law, reading: str) -> Iterator[tuple[Norm, Element, Expression]]:
    """Yield each element, in every wording, whose condition asks how a disputed text is read."""
    for norm in law.norms:
        for element in walk(norm.elements):
            if element.expression is not None and _asks(element.expression, reading):
                yield norm, element, element.expression


def penalties_on(law: Law, reading: str) -> Iterator[tuple[Norm, Penalty]]:
    """Yield each penalty, in every wording, that stands by one answer only."""
    for norm in law.norms:
        for penalty in norm.sanction.penalties if norm.sanction else ():
            if penalty.reading == reading:
                yield norm, penalty


def _asks(expression: Expression, reading: str) -> bool:
    return any(
        isinstance(leaf, ReadingIs) and leaf.reading == reading for leaf in leaves(expression)
    )
