"""Exhibits with their hashes, who held them, and what their examination found."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.case.finding import Custody, Examination, Finding
from dalel.locale.mark import N_
from dalel.report.document import (
    Block,
    Chapter,
    Heading,
    Items,
    Line,
    Paragraph,
    Span,
    Table,
    joined,
    words,
)
from dalel.report.dossier import Dossier
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import WEIGHTS

_ACTIONS = {
    "received": N_("received"),
    "copied": N_("copied into the store"),
    "examined": N_("examined"),
}


def exhibits(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter on the exhibits."""
    tr = speech.tr
    return Chapter(tr("Exhibits and findings"), tuple(_blocks(speech, dossier)))


def _blocks(speech: Speech, dossier: Dossier) -> Iterator[Block]:
    tr = speech.tr
    if not dossier.examinations:
        yield Paragraph(words(tr("No exhibit was examined.")))
    spelled_out: dict[tuple[object, ...], int] = {}
    for number, examination in enumerate(dossier.examinations, start=1):
        yield from _examination(speech, number, examination, dossier)
        if examination.findings:
            yield from _findings(speech, number, examination, spelled_out)
    if dossier.custody:
        yield from _custody(speech, dossier)


def _custody(speech: Speech, dossier: Dossier) -> Iterator[Block]:
    """Say who first did what with each exhibit; later runs over the same files add nothing here.

    When it was done stands in the record alone: the report is the same bytes for the same input.
    """
    tr = speech.tr
    first: dict[tuple[str, str], Custody] = {}
    for line in dossier.custody:
        if line.action in _ACTIONS:
            first.setdefault((line.sha256, line.action), line)
    done: dict[tuple[str, str], list[Custody]] = {}
    for line in first.values():
        done.setdefault((line.sha256, line.who), []).append(line)
    paths = {each.exhibit.sha256: each.exhibit.path for each in dossier.examinations}
    yield Heading(2, words(tr("Custody")))
    yield Paragraph(
        words(
            tr(
                "The originals were opened for reading only; copies were examined. The whole record, "
                "with the time of every reading, is in custody.jsonl."
            )
        ),
        "small attached",
    )
    yield Table(
        (tr("Who"), tr("What"), tr("Exhibit")),
        (2, 4, 5),
        tuple(
            (
                words(who),
                words(", ".join(tr(_ACTIONS[line.action]) for line in lines)),
                _exhibit_of(paths.get(digest, lines[0].path), digest),
            )
            for (digest, who), lines in done.items()
        ),
    )


def _exhibit_of(path: str, sha256: str) -> Line:
    short = words(f"{sha256[:12]}…", "mono") if sha256 else ()
    name = words(path) if path and not path.endswith(sha256) else ()
    return joined([name, short], " ")


def _examination(
    speech: Speech, number: int, examination: Examination, dossier: Dossier
) -> Iterator[Block]:
    tr = speech.tr
    exhibit = examination.exhibit
    yield Heading(2, (Span(f"{number}. {exhibit.path}", "strong"),))
    about = [
        words(exhibit.media_type),
        words(tr.plural("{n} byte", "{n} bytes", exhibit.size, n=speech.number(exhibit.size))),
    ]
    if exhibit.medium:
        about.append(words(tr("medium of the case: {name}", name=speech.quoted(exhibit.medium))))
    said = [one.by for one in dossier.case.statements if one.path == exhibit.path]
    if said:
        who = ", ".join(dict.fromkeys(speech.bare(name) for name in said if name))
        about.append(words(tr("statement of {who}", who=who) if who else tr("statement")))
    digest = (Span(" ", "break"), Span("SHA-256 ", "quiet"), Span(exhibit.sha256, "mono"))
    yield Paragraph((*joined(about), *digest), "attached")


def _findings(
    speech: Speech,
    number: int,
    examination: Examination,
    spelled_out: dict[tuple[object, ...], int],
) -> Iterator[Block]:
    """Yield what an examination found; where another exhibit's gave just the same, the number of that one."""
    tr = speech.tr
    rows = tuple(_finding(speech, finding) for finding in examination.findings)
    same = spelled_out.setdefault(rows, number)
    if same != number:
        yield Paragraph(words(tr("The same findings as on exhibit {n}.", n=same)))
        return
    yield Table((tr("Finding"), tr("Answer"), tr("Method")), (5, 0, 2), rows)
    limits = list(
        dict.fromkeys(
            tr.fill(finding.limits, finding.values)
            for finding in examination.findings
            if finding.limits
        )
    )
    if limits:
        yield Paragraph(words(tr("What these findings may not be taken for:")), "small")
        yield Items(tuple(words(limit, "quiet") for limit in limits))


def _finding(speech: Speech, finding: Finding) -> tuple[Line, ...]:
    said = speech.tr.fill(finding.message, finding.values)
    method = " · ".join(filter(None, (finding.method, finding.tool)))
    return (
        (*words(said), *words(f"  {finding.question}", "mono")),
        words(speech.tr(WEIGHTS[finding.weight])),
        words(method, "quiet"),
    )
