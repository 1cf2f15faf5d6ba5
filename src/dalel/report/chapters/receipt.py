"""Problems of the input, and what the report was made with."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.case.position import Severity
from dalel.locale import figures
from dalel.report.document import Chapter, KeyValues, Line, Table, words
from dalel.report.dossier import Dossier
from dalel.report.wording.speech import LONGEST_TITLE, Speech


def problems(speech: Speech, dossier: Dossier) -> Chapter | None:
    """Return the chapter on what was wrong with the input; None if nothing was."""
    tr = speech.tr
    if not dossier.problems:
        return None
    columns = (tr("Where"), tr("What"), tr("Kind"))
    kinds = {Severity.ERROR: tr("error"), Severity.WARNING: tr("warning")}
    rows = tuple(
        (
            words(str(problem.position), "mono"),
            words(tr.fill(problem.message, problem.values)),
            words(kinds[problem.severity]),
        )
        for problem in dossier.problems
    )
    wrong = any(problem.severity is Severity.ERROR for problem in dossier.problems)
    title = tr("Problems of the input") if wrong else tr("Remarks on the input")
    return Chapter(title, (Table(columns, (3, 7, 0), rows),))


def receipt(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter that lets another repeat the result."""
    return Chapter(speech.tr("Receipt"), (KeyValues(tuple(_rows(speech, dossier))),))


def _rows(speech: Speech, dossier: Dossier) -> Iterator[tuple[str, Line]]:
    tr = speech.tr
    made = dossier.qualification.receipt
    if len(dossier.case.title) > LONGEST_TITLE:
        yield tr("Title of the case"), words(dossier.case.title)
    yield tr("Judged on"), words(figures.long_day(dossier.as_of, speech.language))
    yield tr("Law known to"), words(figures.long_day(made.known_to, speech.language))
    yield tr("Law files, SHA-256"), words(made.law_digest, "mono")
    yield tr("Case file, SHA-256"), words(made.case_digest or dossier.case.digest or "–", "mono")
    yield tr("Engine"), words(made.engine)
    for name, version in dossier.versions.items():
        yield name, words(version)
    for examination in dossier.examinations:
        yield examination.exhibit.path, words(examination.exhibit.sha256, "mono")
