"""What follows: penalties with sums of money, bars, and readings with those who hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from dalel.case.sentence import Reading
from dalel.norms.library import parameter
from dalel.qualification.model import Head
from dalel.report.amounts import sum_taken
from dalel.report.document import (
    Block,
    Chapter,
    Heading,
    KeyValues,
    Line,
    Paragraph,
    Span,
    Table,
    joined,
    plain,
    words,
)
from dalel.report.dossier import Dossier
from dalel.report.head_lines import title
from dalel.report.wording.actors import deeds_title
from dalel.report.wording.addresses import address, charge
from dalel.report.wording.course import acted, bars_said, examined, started
from dalel.report.wording.holders import held_by
from dalel.report.wording.penalties import hanging, in_full, penalties
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import VALUES, Outcome, outcome

_WITHOUT = frozenset({Outcome.NOT_MET, Outcome.DISPLACED})


def sanctions(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter on penalties and on what bars them."""
    tr = speech.tr
    heads = [h for h in dossier.qualification.heads if outcome(h) not in _WITHOUT]
    blocks = [*_penalties(speech, dossier, heads), *_bars(speech, heads)]
    if not blocks:
        blocks = [Paragraph(words(tr("Nothing that stands or may stand carries a sanction.")))]
    return Chapter(tr("Sanctions and bars"), tuple(blocks))


def _penalties(speech: Speech, dossier: Dossier, heads: list[Head]) -> Iterator[Block]:
    tr = speech.tr
    alike: dict[tuple[str, Line, Line], list[str]] = {}
    for head in heads:
        said = penalties(speech, head.penalties, head.actor, sum_taken(speech, dossier, (head,)))
        if not said:
            continue
        note = speech.pick(head.norm.sanction.note) if head.norm.sanction else ""
        line = joined([words(said), words(note, "quiet")])
        alike.setdefault((head.actor, title(speech, (head,)), line), []).append(head.deed)
    rows = [
        (joined([words(speech.name(actor)), words(deeds_title(speech, deeds))]), norm, line)
        for (actor, norm, line), deeds in alike.items()
    ]
    if rows:
        columns = (tr("Who, for what"), tr("Norm"), tr("Penalties"))
        yield Table(columns, (3, 4, 5), tuple(rows))
        if said := _reckoned(speech):
            yield Paragraph(words(said), "small")


def _reckoned(speech: Speech) -> str:
    """Return by the index of which day fines are reckoned, if the law has an index and says so."""
    days = tuple(
        parameter(speech.law, f"index.day.{use}") for use in ("criminal", "administrative")
    )
    if not speech.index or days != ("deed", "opening"):
        return ""
    return speech.tr(
        "A criminal fine is reckoned by the {index} of the day of the deed, an administrative one by "
        "that of the day on which the case is opened; until then the sum is provisional.",
        index=speech.index,
    )


def _bars(speech: Speech, heads: list[Head]) -> Iterator[Block]:
    """Yield who can bring each line, where, until when, and what bars it."""
    tr = speech.tr
    alike: dict[tuple[object, ...], list[Head]] = {}
    for head in heads:
        if acted(speech, head):
            start, where, bars = (
                started(speech, head),
                examined(speech, head),
                bars_said(speech, head),
            )
            kinds = tuple((bar.kind, bar.applies) for bar in head.bars)
            key = (head.actor, charge(speech, head), start, where, len(bars), kinds)
            alike.setdefault(key, []).append(head)
    rows: list[tuple[Line, ...]] = []
    for group in alike.values():
        first = group[0]
        who = joined([words(speech.name(first.actor)), words(charge(speech, first))])
        rows.append(
            (
                who,
                words(started(speech, first) or "–"),
                words(examined(speech, first) or "–"),
                _bars_of(speech, group),
            )
        )
    if rows:
        yield Heading(2, words(tr("Who may bring it, where, until when")))
        columns = (tr("Line"), tr("Who starts it"), tr("Where"), tr("Until when, and what bars it"))
        yield Table(columns, (4, 3, 3, 5), tuple(dict.fromkeys(rows)))


def _bars_of(speech: Speech, group: Sequence[Head]) -> Line:
    """Return what bars heads of one charge: what is the same of all once, else for each deed."""
    columns = zip(*(bars_said(speech, head) for head in group), strict=True)
    return joined([_bar_of(speech, group, column) for column in columns], "; ")


def _bar_of(speech: Speech, group: Sequence[Head], said: Sequence[Line]) -> Line:
    found: dict[Line, list[str]] = {}
    for head, line in zip(group, said, strict=True):
        found.setdefault(line, []).append(speech.quoted(head.deed))
    if len(found) == 1:
        return said[0]
    texts = [plain(line).split(" ") for line in found]
    # The words with which all begin are said once.
    same = list(
        takewhile(lambda words_there: len(set(words_there)) == 1, zip(*texts, strict=False))
    )
    parts = [
        f"{' '.join(text[len(same) :])} ({', '.join(dict.fromkeys(deeds))})".strip()
        for text, deeds in zip(texts, found.values(), strict=True)
    ]
    start = " ".join(each[0] for each in same)
    return (Span(f"{start} {'; '.join(parts)}".strip(), said[0][0].style),)


def readings(speech: Speech, dossier: Dossier) -> Chapter | None:
    """Return the chapter on disputed texts that a line depends on; None if none does."""
    tr = speech.tr
    judged = dossier.qualification
    found: dict[str, list[Head]] = {}
    for head in judged.heads:
        texts = [each for by in head.by_reading for each in by.choice]
        if len(head.by_reading) < 2:
            texts = []
        if outcome(head) not in _WITHOUT:
            texts += [each.reading for each in hanging(speech, head.penalties, head.actor)]
        for reading_id in dict.fromkeys(texts):
            found.setdefault(reading_id, []).append(head)
    asked = [q.atom.reading for q in judged.questions if isinstance(q.atom, Reading)]
    blocks: list[Block] = []
    for reading_id in sorted({*found, *asked}):
        blocks += _reading(speech, reading_id, found.get(reading_id, []))
    if not blocks:
        return None
    return Chapter(tr("Disputed texts and their readings"), tuple(blocks))


def _reading(speech: Speech, reading_id: str, heads: list[Head]) -> Iterator[Block]:
    tr = speech.tr
    reading = speech.law.readings.get(reading_id)
    if reading is None:
        return
    yield Heading(2, (*words(speech.pick(reading.question)), *words(f"  {reading_id}", "mono")))
    rows = []
    for name, first, answer in (
        (tr("First answer"), True, reading.first),
        (tr("Second answer"), False, reading.second),
    ):
        line = joined([words(speech.pick(answer.text)), words(held_by(speech, answer.holders))])
        rows.append((name, line))
        said = "; ".join(dict.fromkeys(_under(speech, head, reading_id, first) for head in heads))
        if said:
            rows.append((tr("Then"), words(said, "quiet")))
    yield KeyValues(tuple(rows))


def _under(speech: Speech, head: Head, reading_id: str, first: bool) -> str:  # noqa: FBT001 -- which answer
    values = dict.fromkeys(
        speech.tr(VALUES[by.value]) for by in head.by_reading if by.choice.get(reading_id) is first
    )
    where = f"{speech.name(head.actor)}, {address(speech, head.norm)}"
    if values:
        return f"{where}: {' / '.join(values)}"
    own = [
        in_full(speech, replace(each, reading=""))
        for each in hanging(speech, head.penalties, head.actor)
        if each.reading == reading_id and each.first is first
    ]
    return f"{where}: {'; '.join(own) or speech.tr('without such a penalty')}"
