"""What is still missing and how to get it: the question, who can answer it, what would prove it."""

from __future__ import annotations

from dalel.case.sentence import AnyAtom, Reading
from dalel.qualification.model import Question
from dalel.report.document import Block, Chapter, Line, Paragraph, Span, Table, words
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.questions import ask
from dalel.report.wording.speech import Speech
from dalel.report.wording.undated import day_entry, undated


def gaps(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter of questions, the one that moves most first."""
    tr = speech.tr
    questions = [q for q in dossier.qualification.questions if not isinstance(q.atom, Reading)]
    blocks: tuple[Block, ...]
    if questions:
        lead = tr(
            "The first question moves the open lines most. The line under it can be pasted into the "
            "section “facts” of the case file, followed by yes or no and its source; a day that is not told at all goes "
            "under “acts”."
        )
        rows = tuple(_row(speech, number, each) for number, each in enumerate(questions, start=1))
        columns = (tr("No."), tr("Question"), tr("Who can answer"), tr("Evidence"), tr("Settles"))
        blocks = (Paragraph(words(lead), "small attached"), Table(columns, (0, 6, 3, 4, 0), rows))
    else:
        blocks = (Paragraph(words(tr("Nothing is open that an answer could settle."))),)
    return Chapter(tr("What is missing and how to get it"), blocks)


def _row(speech: Speech, number: int, question: Question) -> tuple[Line, ...]:
    tr = speech.tr
    settles = tr(
        "yes {yes}, no {no}",
        yes=len(question.settles_if_true),
        no=len(question.settles_if_false),
    )
    return (
        words(str(number), "quiet"),
        (*words(ask(speech, question.atom)), *pasteable(speech, question.atom)),
        words(atoms.who_can_answer(speech, question.atom)),
        words(atoms.what_proves(speech, question.atom)),
        words(settles),
    )


def pasteable(speech: Speech, atom: AnyAtom) -> Line:
    """Return the sentence as the case file takes it, on a line of its own."""
    deed = undated(speech, atom)
    line = day_entry(deed) if deed else atoms.canonical(speech, atom) + ":"
    return (Span(" ", "break"), Span(line, "mono"))
