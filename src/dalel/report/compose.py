"""Stage 4: the dossier of a case becomes a report in the reader's language."""

from __future__ import annotations

from dalel.locale import figures
from dalel.norms.model import Law
from dalel.report.document import Report
from dalel.report.dossier import Dossier
from dalel.report.page_one import page_one
from dalel.report.wording.speech import Speech


def compose(dossier: Dossier, law: Law, language: str) -> Report:
    """Return the report: page one, then the chapters that carry it."""
    speech = Speech.of(language, law, dossier.case)
    tr = speech.tr
    return Report(
        language=language,
        title=dossier.case.title or tr("Case without a title"),
        subtitle=tr(
            "judged {as_of}, each deed by the law of its day; law known to {known}",
            as_of=figures.short_day(dossier.as_of),
            known=figures.short_day(law.known_to),
        ),
        kind=tr("Legal qualification of acts"),
        contents=tr("Contents"),
        page_of=tr("page {page} of {pages}"),
        made=tr("made with Dalel"),
        as_of=dossier.as_of,
        page_one=page_one(speech, dossier),
        chapters=(),
    )
