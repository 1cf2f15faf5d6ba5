"""What several lines of page one rest on is said once behind them; each of them bears a mark that points to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dalel.report.document import (
    Block,
    Detail,
    Line,
    Paragraph,
    Span,
    Verdict,
    joined,
    words,
)
from dalel.report.wording.speech import Speech

# Styles of the spans that this module takes out again: who assessed, and what.
_WHO = "assessed by"
_WHAT = "assessed"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_Assessed = tuple[str, str]  # who, what


def assessed(speech: Speech, who: str, sentences: Sequence[str]) -> Line:
    """Return *assessed by the court: …* so that ``footed`` can say once what several lines share."""
    lead = speech.tr("assessed by {who}: {sentences}", who=who, sentences="")
    return (Span(lead, _WHO), *(Span(each, _WHAT) for each in sentences))


def footed(speech: Speech, blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks; behind them stand the assessments that several lines rest on."""
    page = list(blocks)
    told = Counter(each for block in page for each in dict.fromkeys(_told(block)))
    shared = (each for each, times in told.items() if times > 1)
    marks = {each: str(n).translate(_RAISED) for n, each in enumerate(shared, start=1)}
    return [*(_marked(speech, block, marks) for block in page), *_notes(marks)]


def _told(block: Block) -> Iterator[_Assessed]:
    for detail in block.details if isinstance(block, Verdict) else ():
        yield from _assessments(detail.line)


def _assessments(line: Line) -> Iterator[_Assessed]:
    who = ""
    for span in line:
        if span.style == _WHO:
            who = span.text
        elif span.style == _WHAT:
            yield who, span.text


def _marked(speech: Speech, block: Block, marks: dict[_Assessed, str]) -> Block:
    if not isinstance(block, Verdict):
        return block
    return replace(block, details=tuple(_detail(speech, detail, marks) for detail in block.details))


def _detail(speech: Speech, detail: Detail, marks: dict[_Assessed, str]) -> Detail:
    """Return a detail whose assessments stand as words, or as marks where several lines share them."""
    spans: list[Span] = []
    waiting: list[_Assessed] = []
    for span in (*detail.line, None):
        if span is not None and span.style == _WHO:
            who = span.text
        elif span is not None and span.style == _WHAT:
            waiting.append((who, span.text))
        else:
            spans += _said(speech, waiting, marks)
            waiting = []
            spans += [span] if span is not None else []
    return replace(detail, line=tuple(spans))


def _said(speech: Speech, told: Sequence[_Assessed], marks: dict[_Assessed, str]) -> Line:
    own: dict[str, list[str]] = {}
    for who, what in told:
        if (who, what) not in marks:
            own.setdefault(who, []).append(what)
    parts = [words(who + "; ".join(what), "quiet") for who, what in own.items()]
    if shared := [marks[each] for each in told if each in marks]:
        parts.append(words(speech.tr("assessed {marks}", marks=" ".join(shared)), "quiet"))
    return joined(parts)


def _notes(marks: dict[_Assessed, str]) -> Iterator[Block]:
    """Yield what the marks stand for, a paragraph for each who assessed."""
    by_who: dict[str, list[str]] = {}
    for (who, what), mark in marks.items():
        by_who.setdefault(who, []).append(f"{mark} {what}")
    for who, told in by_who.items():
        said = who + "; ".join(told)
        yield Paragraph(words(said[:1].upper() + said[1:]), "small")
