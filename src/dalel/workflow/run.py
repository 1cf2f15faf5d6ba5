"""The four stages one after another, as far as a command asks, with their results written down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.case.position import Severity
from dalel.workflow.folder import Folder
from dalel.workflow.sources import open_sources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dalel.case.case import Case
    from dalel.case.fact import Facts
    from dalel.case.finding import Examination
    from dalel.case.position import Problem
    from dalel.norms.model import Law
    from dalel.qualification.model import Qualification
    from dalel.report.document import Report
    from dalel.report.dossier import Dossier
    from dalel.workflow.examining import Progress


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
    folder = Folder(request.out / opened.name)
    outcome = replace(outcome, folder=folder, case=opened.case)
    from dalel.evidence.settings import Settings
    from dalel.workflow.examining import examine_exhibits

    settings = Settings(trust_anchors=request.trust_anchors)
    examinations, found = examine_exhibits(
        opened.files, folder, settings, who=request.who, progress=progress
    )
    outcome = replace(outcome, examinations=examinations, problems=outcome.problems + found)
    if request.last >= Stage.ESTABLISH and opened.case is not None:
        outcome = _establish(outcome, opened.case)
    if request.last >= Stage.QUALIFY and opened.case is not None:
        outcome = _qualify(outcome, opened.case, request)
    if request.last >= Stage.COMPOSE and outcome.dossier is not None:
        _print(outcome.report, folder)
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
    problems = outcome.problems + found
    dossier = Dossier(
        case=case,
        examinations=outcome.examinations,
        custody=outcome.folder.custody(),
        facts=outcome.facts,
        qualification=qualification,
        problems=problems,
        as_of=request.as_of,
    )
    outcome.folder.write_json("qualification.json", result_json(dossier, outcome.law))
    report = compose(dossier, outcome.law, request.language)
    return replace(
        outcome, qualification=qualification, problems=problems, dossier=dossier, report=report
    )


def _print(report: Report | None, folder: Folder) -> None:
    from dalel.report.pdf import pdf

    if report is not None:
        folder.write_bytes("report.pdf", pdf(report))
