"""Facts with their states and sources; contradictions with the smallest set that clashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dalel.case.fact import Closure, Contradiction, Fact, Measured, MindFact
from dalel.case.sentence import Atom, Mind, Threshold
from dalel.report.chapters.fact_rows import (
    alike_rows,
    closure_entry,
    closure_row,
    fact_entry,
    fact_row,
    measured_entry,
    measured_row,
    mind_entry,
    mind_row,
)
from dalel.report.chapters.things import names_used
from dalel.report.document import Block, Chapter, Heading, Line, Notice, Paragraph, Table, words
from dalel.report.dossier import Dossier
from dalel.report.wording.clashes import reason_said
from dalel.report.wording.speech import Speech


def facts(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter on the facts."""
    return Chapter(speech.tr("Facts and what they rest on"), tuple(_blocks(speech, dossier)))


def _blocks(speech: Speech, dossier: Dossier) -> Iterator[Block]:
    tr = speech.tr
    held = dossier.facts
    yield from names_used(speech, dossier)
    for clash in dossier.qualification.contradictions or held.contradictions:
        yield _contradiction(speech, dossier, clash)
    read = _read(dossier)
    shown = [f for f in held.facts.values() if f.about in read or not f.state.decided]
    measured = [each for each in held.measures.values() if each.about in read]
    left = len(held.facts) + len(held.measures) - len(shown) - len(measured)
    examined = dossier.examinations
    entries = [fact_entry(speech, examined, fact) for fact in shown]
    entries += [measured_entry(speech, examined, each) for each in measured]
    entries += [closure_entry(speech, examined, each) for each in held.closures]
    rows = list(alike_rows(speech, entries))
    if not rows and not held.minds:
        yield Paragraph(words(tr("No fact was told.")))
        return
    yield Paragraph(
        words(
            tr(
                "Proved is what an exhibit, a statement or a finding carries; what the author of the case "
                "wrote down counts as true and is printed as told."
            )
        ),
        "small attached",
    )
    if rows:
        yield Heading(2, words(tr("Facts that the norms raised here read")))
        yield _table(speech, rows)
    if left:
        said = tr.plural(
            "{n} further fact is established that no norm raised here reads; it is in the JSON form.",
            "{n} further facts are established that no norm raised here reads; they are in the JSON form.",
            left,
        )
        yield Paragraph(words(said), "small")
    if held.minds:
        yield Heading(2, words(tr("What the actors wanted and knew")))
        minds = (mind_entry(speech, examined, mind) for mind in held.minds)
        yield _table(speech, alike_rows(speech, minds))


def _read(dossier: Dossier) -> set[Atom]:
    """Return the atoms that the proof of some head reads."""
    found: set[Atom] = set()
    waiting = [head.proof for head in dossier.qualification.heads if head.proof is not None]
    while waiting:
        node = waiting.pop()
        waiting += node.children
        match node.atom:
            case Atom():
                found.add(node.atom)
            case Mind():
                found.add(node.atom.about)
            case Threshold():
                found.add(node.atom.measure)
            case _:
                pass
    return found


def _table(speech: Speech, rows: Iterable[tuple[Line, ...]]) -> Table:
    tr = speech.tr
    return Table((tr("Fact"), tr("State"), tr("Rests on")), (6, 0, 4), tuple(rows))


def _contradiction(speech: Speech, dossier: Dossier, clash: Contradiction) -> Notice:
    lines: list[Line] = [words(reason_said(speech, clash))]
    for each in clash.facts:
        match each:
            case Fact():
                said, state, sources = fact_row(speech, dossier.examinations, each)
            case Measured():
                said, state, sources = measured_row(speech, dossier.examinations, each)
            case MindFact():
                said, state, sources = mind_row(speech, dossier.examinations, each)
            case Closure():
                said, state, sources = closure_row(speech, dossier.examinations, each)
        place = words(f" · {each.position}", "quiet") if each.position.line else ()
        beside = words(" · ", "quiet")
        lines.append((*words("– "), *said, *beside, *state, *beside, *sources, *place))
    return Notice(speech.tr("These facts contradict each other"), tuple(lines), "clash")
