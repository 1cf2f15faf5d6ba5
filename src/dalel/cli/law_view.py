"""Prints the law: a list, one norm with its words, elements and sanction, or one disputed text."""

from __future__ import annotations

import sys
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING

from dalel.case.case import Case
from dalel.cli.norm_text import lines
from dalel.cli.reading_text import reading_lines
from dalel.cli.show import Printer, print_json, text_width
from dalel.cli.speech import _
from dalel.locale import figures
from dalel.norms.disputes import READING, reading_list, reading_shown
from dalel.norms.show import VERIFICATION, law_list
from dalel.report.json_form import problem_json
from dalel.report.schemas import tag
from dalel.report.wording.editions import in_force_briefly
from dalel.report.wording.speech import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.case.position import Problem
    from dalel.norms.disputes import ReadingShown
    from dalel.norms.model import DisputedText, Law, Norm
    from dalel.norms.show import NormRow, WordingShown


def print_list(law: Law, language: str, *, kind: str = "", as_json: bool) -> None:
    """Print the encoded norms, by id, then the disputed texts; of one kind only, where one is asked for."""
    rows = [row for row in law_list(law, language, uncovered=as_json) if kind in {"", row.kind}]
    readings = reading_list(law, language) if kind in {"", READING} else ()
    if as_json:
        record = {"schema": tag("law-list"), "known_to": law.known_to.isoformat()}
        norms, disputed = ([asdict(row) for row in each] for each in (rows, readings))
        print_json({**record, "norms": norms, "readings": disputed})
        return
    printer = Printer(law, language)
    if rows:
        _norms(printer, law, rows)
    if readings:
        columns = (_("Reading"), _("What is disputed"), _("Norms that it touches"))
        told = [(each.id, each.question, ", ".join(each.touches)) for each in readings]
        printer.table(_("Disputed texts and their readings"), columns, told)
    count, day = len(law.uncovered), figures.short_day(law.known_to)
    print(_folded(_("Not encoded yet: {count}. Law known to {day}.", count=count, day=day)))


def _norms(printer: Printer, law: Law, rows: Sequence[NormRow]) -> None:
    words = Speech.of(printer.language, law, Case(title=""))
    table = [
        (
            row.id,
            row.address,
            row.heading or row.title,
            "; ".join(in_force_briefly(words, each) for each in law.wordings(row.id)),
            _(VERIFICATION[row.verification]),
        )
        for row in rows
    ]
    columns = (_("Norm"), _("Address"), _("Heading"), _("In force"), _("Words"))
    printer.table(_("Norms"), columns, table)


def print_norm(law: Law, wordings: Sequence[Norm], language: str) -> None:
    """Print every wording of a norm, newest first."""
    speech = Speech.of(language, law, Case(title=""))
    print("\n\n".join("\n".join(map(_folded, lines(speech, each))) for each in wordings))


def print_reading(law: Law, reading: DisputedText, language: str, *, as_json: bool) -> None:
    """Print a disputed text: its answers, who holds each, what hangs on it."""
    if as_json:
        print_json(reading_record(reading_shown(law, reading)))
        return
    speech = Speech.of(language, law, Case(title=""))
    print("\n".join(map(_folded, reading_lines(speech, reading))))


def _folded(line: str) -> str:
    """Return a line folded to the terminal, what follows standing deeper; in a pipe the line itself."""
    if not sys.stdout.isatty():
        return line
    deeper = " " * (len(line) - len(line.lstrip()) + 4)
    return fill(line, text_width(), subsequent_indent=deeper, break_on_hyphens=False)


def norm_record(wordings: Sequence[WordingShown], problems: Sequence[Problem]) -> dict[str, object]:
    """Return every wording of a norm, newest first, as plain values."""
    return {
        "schema": tag("norm"),
        "wordings": [asdict(each) for each in wordings],
        "problems": [problem_json(each) for each in problems],
    }


def reading_record(reading: ReadingShown) -> dict[str, object]:
    """Return a disputed text as plain values."""
    return {"schema": tag("reading"), **asdict(reading)}
