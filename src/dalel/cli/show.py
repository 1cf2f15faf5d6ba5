"""What the verbs print: tables on a terminal, plain lines in a pipe, JSON when asked."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from dalel.cli.speech import _, visible
from dalel.locale.mark import N_
from dalel.locale.messages import catalogue
from dalel.workflow.run import Outcome

if TYPE_CHECKING:
    from dalel.case.fact import Facts
    from dalel.case.finding import Examination
    from dalel.case.position import Problem
    from dalel.norms.model import Law
    from dalel.report.document import Report
    from dalel.workflow.examining import Progress

EXAMINING = N_("Examining")
WIDTH = 100
NARROWEST = 40
LONGEST = 40  # characters of a name beside the bar


class Printer:
    """Prints for one language, to a terminal or into a pipe."""

    def __init__(self, law: Law, language: str) -> None:
        """Print in a language, with the law's own words for its terms."""
        self.law = law
        self.say = catalogue(language)
        self.language = language

    @contextmanager
    def progress(self) -> Iterator[Progress | None]:
        """Show a bar on a terminal while exhibits are examined; nothing in a pipe."""
        if not sys.stderr.isatty():
            yield None
            return
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import Progress as Bar

        with Bar(console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(_(EXAMINING), total=None)

            def tell(path: str, done: int, total: int) -> None:
                name = escape(visible(PurePath(path).name))  # "[/x]" is a name, no mark-up
                bar.update(task, description=name[:LONGEST], completed=done, total=total)

            yield tell

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Print rows as a table on a terminal, and tab-separated under their title in a pipe."""
        shown = [[visible(cell) for cell in row] for row in rows]
        if sys.stdout.isatty():
            from dalel.cli.tables import print_table

            print_table(visible(title), columns, shown)
            return
        print(visible(title))
        for row in shown:
            print("  " + "\t".join(row))

    def examinations(self, examinations: Sequence[Examination]) -> None:
        """Print each exhibit and what was found in it."""
        columns = (_("Finding"), _("In words"))
        for examination in examinations:
            exhibit = examination.exhibit
            head = f"{exhibit.path} · {exhibit.media_type} · {exhibit.size} B · SHA-256 {exhibit.sha256}"
            rows = [
                (each.question, self.say.fill(each.message, each.values))
                for each in examination.findings
            ]
            self.table(head, columns, rows)

    def facts(self, facts: Facts, outcome: Outcome) -> None:
        """Print what contradicts, then each fact with its state and what carries it."""
        from dalel.report.chapters.fact_rows import told_rows
        from dalel.report.document import plain
        from dalel.report.wording.clashes import clash_said
        from dalel.report.wording.speech import Speech

        if outcome.case is None:
            return
        speech = Speech.of(self.language, self.law, outcome.case)
        if facts.contradictions:
            clashes = [(clash_said(speech, each),) for each in facts.contradictions]
            self.table(_("Contradictions"), (_("What cannot all be so"),), clashes)
        rows = [
            [plain(cell) for cell in row] for row in told_rows(speech, facts, outcome.examinations)
        ]
        self.table(_("Facts"), (_("Fact"), _("State"), _("Carried by")), rows)

    def page_one(self, report: Report) -> None:
        """Print the first page of the result."""
        from dalel.report.text import page_one

        print(page_one(report, width=text_width(), colour=in_colour()), end="")

    def json(self, outcome: Outcome) -> None:
        """Print the result of the last stage reached as JSON with its schema's name and version."""
        print_json(self._record(outcome))

    def _record(self, outcome: Outcome) -> dict[str, object]:
        from dalel.report.json_form import exhibit_json, facts_json, problem_json, result_json
        from dalel.report.schemas import tag

        problems = [problem_json(each) for each in outcome.problems]
        if outcome.dossier is not None:  # with what became of the run itself, such as a full disk
            return {**result_json(outcome.dossier, outcome.law), "problems": problems}
        record: dict[str, object] = {
            "schema": tag("examination"),
            "exhibits": [exhibit_json(each, outcome.case) for each in outcome.examinations],
            "problems": problems,
        }
        if outcome.facts is not None and outcome.case is not None:
            record["schema"] = tag("facts")
            record["facts"] = facts_json(outcome.facts, outcome.law, outcome.case)
        return record


def text_width() -> int:
    """Return how wide running text may be: the terminal's width within bounds, in a pipe the widest."""
    if not sys.stdout.isatty():
        return WIDTH
    return min(WIDTH, max(NARROWEST, get_terminal_size().columns))


def in_colour() -> bool:
    """Return whether the reader can see, and wants, colours (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def print_json(record: object, *, sort: bool = True) -> None:
    """Print a record as JSON for people and programs: indented, letters as they are."""
    print(json.dumps(record, ensure_ascii=False, indent=1, sort_keys=sort))


def problems_record(problems: Iterable[Problem]) -> dict[str, object]:
    """Return the problems of a file as a record of their own."""
    from dalel.report.json_form import problem_json
    from dalel.report.schemas import tag

    return {"schema": tag("problems"), "problems": [problem_json(each) for each in problems]}
