"""What a fact rests on, in words."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.case.finding import Examination
from dalel.case.states import Source, SourceKind
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import SOURCES

_MOST = 4


def rests_on(speech: Speech, examined: Sequence[Examination], sources: Sequence[Source]) -> str:
    """Return the sources of a fact, each once; the rest is counted."""
    found = list(dict.fromkeys(source(speech, examined, each) for each in sources))
    shown = "; ".join(found[:_MOST])
    more = len(found) - _MOST
    return shown + speech.tr(" and {n} more", n=more) if more > 0 else shown


def source(speech: Speech, examined: Sequence[Examination], found: Source) -> str:
    """Return one source: *statement of Dana, exhibits/dana.txt*."""
    tr = speech.tr
    kind = tr(SOURCES[found.kind])
    match found.kind:
        case SourceKind.STATEMENT if found.by:
            who = speech.bare(found.by)
            return tr("statement of {who}, {file}", who=who, file=found.ref or "–")
        case SourceKind.FINDING:
            place = _place(examined, found.ref)
            return (
                tr("finding {id} on {file}", id=found.ref, file=place)
                if place
                else f"{kind} {found.ref}"
            )
        case SourceKind.EXHIBIT:
            by = f" ({speech.bare(found.by)})" if found.by else ""
            return f"{kind} {found.ref}{by}".strip()
        case SourceKind.AUTHOR:
            return f"{kind} ({speech.bare(found.by)})" if found.by else kind
        case SourceKind.DERIVED if found.ref:
            return f"{kind}: {_rule(speech, found.ref)}"
        case _:
            return f"{kind} {found.ref}".strip()


def _rule(speech: Speech, reason: str) -> str:
    """Return why a fact follows: the words of the vocabulary's rule that gives this English reason."""
    rules = (axiom.reason for axiom in speech.law.axioms if axiom.reason.get("en") == reason)
    return speech.pick(next(rules, {})) or speech.tr(reason)


def _place(examined: Sequence[Examination], finding_id: str) -> str:
    """Return the path of the exhibit that a finding is about; empty if there is no such finding."""
    for examination in examined:
        if any(finding.id == finding_id for finding in examination.findings):
            return examination.exhibit.path
    return ""
