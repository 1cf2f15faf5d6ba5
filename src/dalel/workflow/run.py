"""The four stages one after another, as far as a command asks, with their results written down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.position import NOWHERE, Problem, Severity
from dalel.evidence.records import clean
from dalel.locale.mark import N_
from dalel.workflow.folder import InsideCaseError, UnwrittenError, folder_for
from dalel.workflow.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from dalel.case.case import Case
    from dalel.case.fact import Facts
    from dalel.case.finding import Custody, Examination
    from dalel.norms.model import Law
    from dalel.qualification.model import Qualification
    from dalel.report.document import Report
    from dalel.report.dossier import Dossier
    from dalel.workflow.examining import Progress
    from dalel.workflow.folder import Folder

EXCHANGED = N_(
    "{path} is not the file that was received under this name at {at} (SHA-256 {sha256}); both copies are kept."
)
LATER = N_("“{id}” lies after the day of decision, {day}: one of the two days is wrong.")


class Stage(IntEnum):
    """The four stages, in the order in which a case flows through them."""

    EXAMINE = 1
    ESTABLISH = 2
    QUALIFY = 3
    COMPOSE = 4


@dataclass(frozen=True, slots=True)
class Request:
    """What a user asked for: of which files, up to which stage, on which day, in which language."""

    paths: tuple[Path, ...]
    last: Stage
    as_of: date
    language: str
    who: str
    out: Path = Path("out")
    trust_anchors: Path | None = None
    readings: Mapping[str, bool] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, as far as the stages went; ``problems`` are the user's to mend."""

    law: Law
    folder: Folder | None = None
    case: Case | None = None
    examinations: tuple[Examination, ...] = ()
    facts: Facts | None = None
    qualification: Qualification | None = None
    dossier: Dossier | None = None
    report: Report | None = None
    printed: bool = False  # the report was written
    problems: tuple[Problem, ...] = ()

    @property
    def faulty(self) -> bool:
        """Return whether something of the user's input was wrong (exit code 1)."""
        contradictory = bool(self.facts and self.facts.contradictions)
        return contradictory or any(each.severity is Severity.ERROR for each in self.problems)


def carry_out(request: Request, law: Law, progress: Progress | None = None) -> Outcome:
    """Carry a case through the stages up to the last one asked for, writing each result.

    Every stage works on what the one before could give: a mistake in the case file hides only what it
    touches. What each stage imports is loaded when it is reached.
    """
    opened, problems = open_sources(request.paths, law)
    outcome = Outcome(law, problems=problems)
    if opened is None:
        return outcome
    try:
        folder, taken = folder_for(request.out, opened.name, opened.source, opened.folder)
    except (UnwrittenError, InsideCaseError) as error:
        return replace(outcome, problems=(*problems, error.problem))
    folder.sweep()
    outcome = replace(outcome, folder=folder, case=opened.case)
    from dalel.evidence.settings import Settings
    from dalel.workflow.examining import examine_exhibits

    settings = Settings(trust_anchors=request.trust_anchors)
    before, damaged = folder.custody()
    examinations, found = examine_exhibits(
        opened.files, folder, settings, who=request.who, progress=progress
    )
    outcome = replace(outcome, examinations=examinations, problems=outcome.problems + found)
    if opened.case is not None:
        later = tuple(_later(opened.case, request.as_of))
        outcome = replace(outcome, problems=outcome.problems + later)
    if request.last >= Stage.ESTABLISH and opened.case is not None:
        from dalel.facts.unreceived import as_told

        received = {each.exhibit.path for each in examinations}
        named = opened.case.exhibits
        case = as_told(opened.case, {path for path in named if clean(path) not in received})
        outcome = _establish(replace(outcome, case=case), case)
        if request.last >= Stage.QUALIFY:
            outcome = _qualify(outcome, case, request)
    if request.last >= Stage.COMPOSE and outcome.report is not None:
        outcome = _print(outcome, outcome.report, folder)
    # What earlier runs left in the folder is no part of the case: it is told, and not in the report.
    notes = (*taken, *damaged, *_exchanged(before, examinations))
    return replace(outcome, problems=outcome.problems + notes)


def _exchanged(before: Sequence[Custody], examinations: Sequence[Examination]) -> Iterator[Problem]:
    """Yield a warning for each exhibit that is no longer what was received under its name."""
    last = {line.path: line for line in before if line.action == "received"}
    for each in examinations:
        line = last.get(each.exhibit.path)
        if line is not None and line.sha256 != each.exhibit.sha256:
            values = {"path": line.path, "at": line.at, "sha256": line.sha256}
            yield Problem("exhibit.exchanged", EXCHANGED, values, severity=Severity.WARNING)


def _later(case: Case, as_of: date) -> Iterator[Problem]:
    """Yield a problem for each act that lies wholly after the day of decision."""
    for name in case.of_type("act"):
        act = case.things[name]
        days = act.when.value if isinstance(act, Act) and act.when is not None else None
        if days is not None and days.first is not None and days.first > as_of:
            values = {"id": name, "day": as_of.isoformat()}
            place = act.when.position if isinstance(act, Act) and act.when else act.position
            yield Problem("case.after-decision", LATER, values, place)


def _written(outcome: Outcome, write: Callable[[], object]) -> Outcome:
    """Write a result; where it cannot be written, say so and go on."""
    try:
        write()
    except UnwrittenError as error:
        return replace(outcome, problems=(*outcome.problems, error.problem))
    return outcome


def _establish(outcome: Outcome, case: Case) -> Outcome:
    from dalel.facts.establish import establish

    facts, found = establish(case, outcome.examinations, outcome.law)
    return replace(outcome, facts=facts, problems=outcome.problems + found)


def _qualify(outcome: Outcome, case: Case, request: Request) -> Outcome:
    from dalel.qualification.qualify import qualify
    from dalel.report.compose import compose
    from dalel.report.dossier import Dossier
    from dalel.report.json_form import result_json

    if outcome.facts is None or outcome.folder is None:
        return outcome
    qualification, found = qualify(
        case, outcome.facts, outcome.law, request.as_of, readings=request.readings
    )
    folder = outcome.folder
    problems = (*outcome.problems, *_untold(outcome.problems, found))
    hashes = {each.exhibit.sha256 for each in outcome.examinations}
    dossier = Dossier(
        case=case,
        examinations=outcome.examinations,
        custody=tuple(line for line in folder.custody()[0] if line.sha256 in hashes),
        facts=outcome.facts,
        qualification=qualification,
        problems=problems,
        as_of=request.as_of,
    )
    outcome = replace(outcome, qualification=qualification, problems=problems, dossier=dossier)
    result = result_json(dossier, outcome.law)
    outcome = _written(outcome, lambda: folder.write_json("qualification.json", result))
    return replace(outcome, report=compose(dossier, outcome.law, request.language))


_SAME = {"qualify.no-acts": "case.no-acts", "qualify.no-actor": "case.act-without"}


def _untold(told: tuple[Problem, ...], found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Leave out what the reading of the case file has said already, with the line to mend."""
    said = {(each.code, each.position) for each in told}
    codes = {each.code for each in told}
    return tuple(
        each
        for each in found
        if (_SAME.get(each.code), each.position) not in said
        and not (each.position == NOWHERE and _SAME.get(each.code) in codes)
    )


def _print(outcome: Outcome, report: Report, folder: Folder) -> Outcome:
    from dalel.report.pdf import pdf

    done = _written(outcome, lambda: folder.write_bytes("report.pdf", pdf(report)))
    return replace(done, printed=done is outcome)
