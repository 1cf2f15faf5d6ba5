"""How a case goes, in words: who starts it, who examines it, until when, and what bars it."""

from __future__ import annotations

from dalel.norms.model import NormKind
from dalel.qualification.model import Head
from dalel.report.document import Line, words
from dalel.report.wording.bars import bar_said, closes
from dalel.report.wording.speech import Speech

_ON_COMPLAINT = "private"


def acted(speech: Speech, head: Head) -> bool:
    """Return whether the chapter on sanctions says who may act on a head, where, or until when."""
    return bool(started(speech, head) or examined(speech, head) or bars_said(speech, head))


def started(speech: Speech, head: Head) -> str:
    """Return the kind of prosecution; an administrative case has none, but may need the victim's application."""
    prosecution = head.norm.sanction.prosecution if head.norm.sanction else ""
    if not prosecution:
        return ""
    if head.norm.kind is not NormKind.ADMINISTRATIVE:
        return speech.word("prosecutions", prosecution)
    return speech.tr("only on the victim's application") if prosecution == _ON_COMPLAINT else ""


def examined(speech: Speech, head: Head) -> str:
    """Return the kind of procedure, and the body that enforces the norm where the text names one."""
    sanction = head.norm.sanction
    if sanction is None:
        return ""
    said = []
    if sanction.body:
        said.append(speech.tr("procedure: {body}", body=speech.word("bodies", sanction.body)))
    if sanction.enforcer:
        said.append(speech.tr("enforced by: {who}", who=speech.word("bodies", sanction.enforcer)))
    return " · ".join(said)


def bars_said(speech: Speech, head: Head) -> list[Line]:
    """Return until when the case can be brought and what bars it; what shuts it now is strong."""
    said = [words(bar_said(speech, bar), "strong" if closes(bar) else "") for bar in head.bars]
    return [each for each in said if each]
