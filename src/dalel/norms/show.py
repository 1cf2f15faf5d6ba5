"""What ``dalel law list`` and ``dalel law show`` print: plain values; the command line formats them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.library import address, newest, said
from dalel.norms.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.norms.model import Boundary, Element, Law, Norm, Text

VERIFICATION = {
    "verified": N_("verified"),
    "derived": N_("derived"),
    "unverified": N_("not verified"),
}


@dataclass(frozen=True, slots=True)
class NormRow:
    """A line of ``law list``: the newest wording, and when each wording begins and ends."""

    id: str
    kind: str
    address: str
    title: str
    heading: str
    wordings: tuple[str, ...]  # newest first: "since 2022-09-11", "2016-01-01 to 2022-09-11"
    verification: str
    encoded: bool = True


@dataclass(frozen=True, slots=True)
class ElementRow:
    """A line of ``law show``: an element, its sentence, its words in the statute."""

    depth: int
    label: str
    head: str
    sentence: str
    marks: str
    words: Mapping[str, str]
    unless: bool


@dataclass(frozen=True, slots=True)
class WordingShown:
    """One wording as ``law show`` prints it."""

    id: str
    kind: str
    address: str
    dates: str
    law: str
    title: Text
    heading: Text
    quotes: Mapping[str, str]
    places: tuple[str, ...]
    elements: tuple[ElementRow, ...]
    sanction: tuple[str, ...]
    parameters: Mapping[str, str]
    displaces: tuple[str, ...]
    makes: str
    verification: str
    edition: str
    read: str
    source: str
    open_texts: tuple[Text, ...]
    position: str


def law_list(law: Law, language: str = "en", *, uncovered: bool = False) -> tuple[NormRow, ...]:
    """Return a row for each norm, by id; with those of the register that are not encoded, if asked."""
    rows: list[NormRow] = []
    for norm_id, norm in newest(law).items():
        rows.append(
            NormRow(
                id=norm_id,
                kind=norm.kind.value,
                address=address(law, norm, language),
                title=said(norm.title, language),
                heading=said(norm.heading, language),
                wordings=tuple(dates(one) for one in law.wordings(norm_id)),
                verification=_weakest(law, norm_id),
            )
        )
    if uncovered:
        rows += [
            NormRow(one, "", "", said(text, language), "", (), "", encoded=False)
            for one, text in law.uncovered
        ]
    return tuple(sorted(rows, key=lambda row: (not row.encoded, natural(row.id))))


def law_show(law: Law, norm_id: str) -> tuple[WordingShown, ...]:
    """Return every wording of a norm, newest first; an id of an article gives all of its norms."""
    return tuple(_shown(law, norm) for norm in wordings_called(law, norm_id))


def wordings_called(law: Law, norm_id: str) -> tuple[Norm, ...]:
    """Return every wording of a norm, newest first.

    An id of an article gives all of its norms, one of a limb or point (kz.cc.147.4.b) the part that it stands in.
    """
    norms = law.wordings(norm_id) or tuple(
        norm for norm in law.norms if norm.id.startswith(f"{norm_id}.")
    )
    if norms:
        return norms
    part, _, limb = norm_id.rpartition(".")
    found = law.wordings(part)
    return found if any(_is_limb(each, limb) for norm in found for each in norm.elements) else ()


def _is_limb(element: Element, limb: str) -> bool:
    """Return whether an element, or one under it, is labelled as the limb: *b …* or *item 4 …*."""
    named = element.label.removeprefix("item ").split(" ")[0] == limb
    return named or any(_is_limb(child, limb) for child in element.children)


def uncovered_name(law: Law, norm_id: str, language: str) -> str:
    """Return what a norm of the register is about that is not encoded; empty if it is none."""
    return next((said(text, language) for one, text in law.uncovered if one == norm_id), "")


def nearest_id(law: Law, told: str) -> str:
    """Return the id most like a mistyped one; empty if none is like it."""
    return nearest(told, (*newest(law), *law.readings))


def natural(norm_id: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key that sorts 9 before 10."""
    pieces = norm_id.replace("-", ".").split(".")
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)


def dates(norm: Norm) -> str:
    """Return when a wording is in force, with how each day is known."""
    if norm.until is None:
        since = "" if norm.since.status == "at least" else "since "
        return f"{since}{_day(norm.since)}"
    return f"{_day(norm.since)} to {_day(norm.until)}"


def _day(boundary: Boundary) -> str:
    day = boundary.day.isoformat()
    marks = {"computed": f"~{day}", "at least": f"by {day}", "footnote": f"{day[:7]} footnote"}
    return marks.get(boundary.status, day)


def _weakest(law: Law, norm_id: str) -> str:
    order = ["verified", "derived", "unverified"]
    found = {norm.verification.value for norm in law.wordings(norm_id)}
    return max(found, key=order.index)


def _shown(law: Law, norm: Norm) -> WordingShown:
    from dalel.norms.wording import penalty_text, place_text, sentence_text

    rows: list[ElementRow] = []
    stack = [(0, element) for element in reversed(norm.elements)]
    while stack:
        depth, element = stack.pop()
        rows.append(_row(law, norm, element, depth))
        stack += [(depth + 1, child) for child in reversed(element.children)]
    sanction = norm.sanction
    return WordingShown(
        id=norm.id,
        kind=norm.kind.value,
        address=address(law, norm),
        dates=dates(norm),
        law=norm.law,
        title=norm.title,
        heading=norm.heading,
        quotes={quote.language: quote.text for quote in norm.quotes},
        places=tuple(place_text(place) for place in norm.places),
        elements=tuple(rows),
        sanction=tuple(penalty_text(one) for one in sanction.penalties) if sanction else (),
        parameters=norm.parameters,
        displaces=norm.qualifies,
        makes=sentence_text(norm.makes, law.terms) if norm.makes else "",
        verification=norm.verification.value,
        edition=norm.edition,
        read=norm.read.isoformat() if norm.read else "",
        source=norm.source,
        open_texts=norm.open_texts,
        position=str(norm.position),
    )


def _row(law: Law, norm: Norm, element: Element, depth: int) -> ElementRow:
    from dalel.norms.wording import expression_text, head_text, marks_text

    return ElementRow(
        depth=depth,
        label=element.label,
        head=head_text(element.head),
        sentence=expression_text(element.expression, law.terms) if element.expression else "",
        marks=marks_text(element, law.terms),
        words=norm.names.get(element.label, {}),
        unless=element.unless,
    )
