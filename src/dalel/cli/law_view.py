"""Prints the norms: a list, or one norm with its words, elements and sanction."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from dalel.cli.show import Printer, print_json
from dalel.cli.speech import _
from dalel.locale.mark import N_
from dalel.norms.show import law_list
from dalel.report.json_form import problem_json
from dalel.report.schemas import tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dalel.case.position import Problem
    from dalel.norms.model import Law
    from dalel.norms.show import ElementRow, WordingShown

VERIFICATION = {
    "verified": N_("verified"),
    "derived": N_("derived"),
    "unverified": N_("not verified"),
}
HEADINGS = {
    "quote": N_("Words of the norm"),
    "elements": N_("Elements"),
    "sanction": N_("Sanction"),
    "open": N_("Left open by the text"),
}


def print_list(law: Law, language: str, *, as_json: bool) -> None:
    """Print the encoded norms, by id; how many of the register are not encoded; the day law is known to."""
    rows = law_list(law, language, uncovered=as_json)
    if as_json:
        record = {"schema": tag("law-list"), "known_to": law.known_to.isoformat()}
        print_json({**record, "norms": [asdict(row) for row in rows]})
        return
    table = [
        (
            row.id,
            row.address,
            row.heading or row.title,
            "; ".join(row.wordings),
            _(VERIFICATION[row.verification]),
        )
        for row in rows
    ]
    columns = (_("Norm"), _("Address"), _("Heading"), _("In force"), _("Words"))
    Printer(law, language).table(_("Norms"), columns, table)
    print(
        _(
            "Not encoded yet: {count}. Law known to {day}.",
            count=len(law.uncovered),
            day=law.known_to,
        )
    )


def print_norm(wordings: Sequence[WordingShown], language: str) -> None:
    """Print every wording of a norm, newest first."""
    print("\n\n".join("\n".join(_lines(each, language)) for each in wordings))


def norm_record(wordings: Sequence[WordingShown], problems: Sequence[Problem]) -> dict[str, object]:
    """Return every wording of a norm, newest first, as plain values."""
    return {
        "schema": tag("norm"),
        "wordings": [asdict(each) for each in wordings],
        "problems": [problem_json(each) for each in problems],
    }


def _lines(shown: WordingShown, language: str) -> Iterator[str]:
    heading = shown.heading.get(language) or shown.heading.get("en", "")
    yield f"{shown.id} · {shown.address} · {heading}"
    yield f"{shown.dates} · {shown.law} · {_(VERIFICATION[shown.verification])} · {shown.edition}"
    if shown.quotes:
        yield ""
        yield _(HEADINGS["quote"])
        languages = (language, *(each for each in shown.quotes if each != language))
        for each in languages:
            if each in shown.quotes:
                yield f"  {each}  {shown.quotes[each]}"
    yield ""
    yield _(HEADINGS["elements"])
    for row in shown.elements:
        yield _element(row, language)
    if shown.sanction:
        yield ""
        yield _(HEADINGS["sanction"])
        yield "  " + "; ".join(shown.sanction)
    for key, value in shown.parameters.items():
        yield f"  {key}: {value}"
    if shown.open_texts:
        yield ""
        yield _(HEADINGS["open"])
        for text in shown.open_texts:
            yield f"  {text.get(language) or text.get('en', '')}"


def _element(row: ElementRow, language: str) -> str:
    words = row.words.get(language, "")
    head = f" ({row.head})" if row.head else ""
    parts = [f"{'unless ' if row.unless else ''}{row.label}{head}: {row.sentence}".rstrip(" :")]
    parts += [f"[{row.marks.strip('[]')}]"] if row.marks else []
    parts += [f"«{words}»"] if words else []
    return "  " * (row.depth + 1) + "  ".join(parts)
