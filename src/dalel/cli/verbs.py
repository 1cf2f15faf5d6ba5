"""The four verbs, and ``run``, which does them all."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from dalel.cli.library import loaded_law
from dalel.cli.options import Options
from dalel.cli.show import Printer
from dalel.cli.speech import _, problem_line, visible
from dalel.locale.mark import N_
from dalel.workflow.run import Outcome, Request, Stage, carry_out

NO_PATHS = N_("give a case folder, a case file, or media files")
REPORT = N_("Report: {path}")
RESULT = N_("Results: {path}")
ANSWER = N_("Next: answer the question above under facts: in the case file, and run it again.")
SETTLE = N_(
    "Next: read the report; answer what it asks under facts: in the case file, and run it again."
)
READ = N_("Next: read the report; each conclusion stands beside the words of the norm.")
START = N_("Next: dalel case new FOLDER writes a case file that can name these exhibits.")
MEND = N_("Next: mend the lines listed above, then run it again.")
WIDEN = {
    Stage.EXAMINE: N_("Next: dalel establish shows which facts follow."),
    Stage.ESTABLISH: N_("Next: dalel qualify shows which norms apply."),
    Stage.QUALIFY: N_("Next: dalel compose writes the report."),
}

Paths = Annotated[
    Path,  # a name that begins with "[" is a name, no list
    Parameter(help=N_("A case folder, its case file, or media files."), json_list=False),
]


def run(*paths: Paths, options: Options = Options()) -> int:  # noqa: B008 -- frozen
    """Do the whole job: page one is printed, the report and the result are written."""
    return _verb(Stage.COMPOSE, paths, options, page=True)


def examine(*paths: Paths, options: Options = Options()) -> int:  # noqa: B008
    """Examine the exhibits: what each of them says of itself."""
    return _verb(Stage.EXAMINE, paths, options)


def establish(*paths: Paths, options: Options = Options()) -> int:  # noqa: B008
    """Turn findings and statements into facts."""
    return _verb(Stage.ESTABLISH, paths, options)


def qualify(*paths: Paths, options: Options = Options()) -> int:  # noqa: B008
    """Qualify each act: page one is printed, the result is written as JSON."""
    return _verb(Stage.QUALIFY, paths, options, page=True)


def compose(*paths: Paths, options: Options = Options()) -> int:  # noqa: B008
    """Write the report as PDF."""
    return _verb(Stage.COMPOSE, paths, options)


def _verb(last: Stage, paths: tuple[Path, ...], options: Options, *, page: bool = False) -> int:
    from dalel.cli import DONE, PROBLEMS, USAGE

    if not paths:
        print(f"dalel: {_(NO_PATHS)}", file=sys.stderr)
        return USAGE
    law, broken = loaded_law()
    if law is None:
        return USAGE
    request = Request(
        paths=paths,
        last=last,
        as_of=options.as_of or date.today(),  # noqa: DTZ011 -- the day where the decision is made
        language=options.language,
        who=options.examiner,
        out=options.out,
        trust_anchors=options.trust_anchors,
    )
    printer = Printer(law, options.language)
    with printer.progress() as progress:
        outcome = carry_out(request, law, progress)
    outcome = replace(outcome, problems=(*broken, *outcome.problems))
    for problem in outcome.problems:
        print(problem_line(problem), file=sys.stderr)
    if options.json:
        printer.json(outcome)
    else:
        _tell(printer, outcome, last, page=page)
    return PROBLEMS if outcome.faulty else DONE


def _tell(printer: Printer, outcome: Outcome, last: Stage, *, page: bool) -> None:
    if outcome.folder is None:
        return
    if last is Stage.EXAMINE:
        printer.examinations(outcome.examinations)
    if last is Stage.ESTABLISH and outcome.facts is not None:
        printer.facts(outcome.facts, outcome)
    if page and outcome.report is not None:
        printer.page_one(outcome.report)
    report = outcome.folder.report
    composed = last is Stage.COMPOSE and outcome.printed
    if outcome.case is None and not outcome.examinations:
        print(_next(outcome, last, page=page))  # nothing was made, so no place is named
        return
    print()
    place = _(REPORT, path=report) if composed else _(RESULT, path=outcome.folder.root)
    print(visible(place))
    print(_next(outcome, last, page=page))


def _next(outcome: Outcome, last: Stage, *, page: bool) -> str:
    """Return the one line that says what to do next."""
    if outcome.faulty:
        return _(MEND)
    if last in WIDEN:
        return _(WIDEN[last])
    if outcome.case is not None and not outcome.case.of_type("act"):
        return _(START)
    questions = outcome.qualification.questions if outcome.qualification else ()
    if not questions:
        return _(READ)
    return _(ANSWER) if page else _(SETTLE)
