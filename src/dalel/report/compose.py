"""Stage 4: the dossier of a case becomes a report in the reader's language."""

from __future__ import annotations

from dalel.locale import figures
from dalel.norms.model import Law
from dalel.report.chapters.consequences import readings, sanctions
from dalel.report.chapters.exhibits import exhibits
from dalel.report.chapters.facts import facts
from dalel.report.chapters.gaps import gaps
from dalel.report.chapters.proofs import legend
from dalel.report.chapters.qualification import qualification
from dalel.report.chapters.receipt import problems, receipt
from dalel.report.chapters.scope import limits, not_applying
from dalel.report.document import Report
from dalel.report.dossier import Dossier
from dalel.report.page_one import Places, page_one
from dalel.report.wording.speech import LONGEST_TITLE, Speech, clipped


def compose(dossier: Dossier, law: Law, language: str) -> Report:
    """Return the report: page one, then the chapters that carry it."""
    speech = Speech.of(language, law, dossier.case)
    tr = speech.tr
    why, limited = not_applying(speech, dossier), limits(speech, dossier)
    follows, proved = sanctions(speech, dossier), qualification(speech, dossier)
    found = (
        exhibits(speech, dossier),
        facts(speech, dossier),
        proved,
        gaps(speech, dossier),
        follows,
        readings(speech, dossier),
        why,
        limited,
        problems(speech, dossier),
        receipt(speech, dossier),
    )
    chapters = tuple(chapter for chapter in found if chapter is not None)
    places = Places(
        why=chapters.index(why) + 1,
        uncovered=chapters.index(limited) + 1,
        sanctions=chapters.index(follows) + 1,
        proofs=chapters.index(proved) + 1,
    )
    return Report(
        language=language,
        title=clipped(dossier.case.title, LONGEST_TITLE) or tr("Case without a title"),
        subtitle=tr(
            "judged {as_of}, each deed by the law of its day; law known to {known}",
            as_of=figures.short_day(dossier.as_of),
            known=figures.short_day(law.known_to),
        ),
        kind=tr("Legal qualification of acts"),
        contents=tr("Contents"),
        page_of=tr("page {page} of {pages}"),
        on_page=tr("page {page}"),
        made=tr("made with Dalel"),
        as_of=dossier.as_of,
        page_one=page_one(speech, dossier, places),
        chapters=chapters,
        legend=legend(speech),
    )
