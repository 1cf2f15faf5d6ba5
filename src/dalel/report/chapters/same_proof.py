"""What is printed of a proof that stands in full elsewhere: where it stands, and what differs here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from dalel.case.states import Source
from dalel.qualification.model import Head
from dalel.report.amounts import sum_taken
from dalel.report.chapters.parallels import Parallel
from dalel.report.chapters.proofs import Proofs
from dalel.report.document import (
    Block,
    Heading,
    KeyValues,
    Line,
    Paragraph,
    Proof,
    ProofLine,
    Span,
    Table,
    joined,
    plain,
    words,
)
from dalel.report.dossier import Dossier
from dalel.report.wording.actors import deed_day
from dalel.report.wording.addresses import charge, head_address
from dalel.report.wording.penalties import penalties
from dalel.report.wording.sources import source
from dalel.report.wording.speech import Speech

_BREAK = Span(" ", "break")
_T = TypeVar("_T")
Row = tuple[Sequence[Head], Parallel]


class Elsewhere:
    """Prints proofs that stand in full elsewhere."""

    def __init__(self, speech: Speech, dossier: Dossier) -> None:
        """Begin."""
        self.speech = speech
        self.dossier = dossier

    # ── whole deeds ───────────────────────────────────────────────────────────────────────────────
    def deeds(self, full: Sequence[Head], target: str, rows: Sequence[Row]) -> Iterator[Block]:
        """Yield a table of deeds whose every line is proved as that of ``full``, a row each."""
        speech, tr = self.speech, self.speech.tr
        things = list(dict.fromkeys(_changed(found.things for _, found in rows)))
        things = [each for each in things if self._shown(each, full)]
        sources = list(dict.fromkeys(_changed(found.sources for _, found in rows)))
        lines: list[tuple[Line, ...]] = [
            (self._deed(full, target), self._things(things, {}), self._sources(sources, {}), ())
        ]
        for heads, found in rows:
            lines.append(
                (
                    self._deed(heads),
                    self._things(things, found.things),
                    self._sources(sources, found.sources),
                    self._differing(full, heads, found),
                )
            )
        columns = (tr("Deed"), tr("In its place"), tr("Sources in their place"), tr("What differs"))
        used = [n for n in range(len(columns)) if any(line[n] for line in lines)]
        widths = (3, 4, 4, 5)
        yield Heading(3, words(tr("The same of other deeds")))
        said = tr(
            "Each line of {deed} holds of these deeds too: the same elements beside the same words of the "
            "norms, with the same marks unless a row says otherwise. The first row names what stands in the "
            "proof above, each other row what stands here in its place.",
            deed=speech.quoted(full[0].deed),
        )
        yield Paragraph(words(said), "attached")
        yield Table(
            tuple(columns[n] for n in used),
            tuple(widths[n] for n in used),
            tuple(tuple(line[n] for n in used) for line in lines),
        )

    def _deed(self, heads: Sequence[Head], target: str = "") -> Line:
        name = self.speech.quoted(heads[0].deed)
        day = words(deed_day(self.speech, heads[0].deed))
        return joined([(Span(name, f"at {target}"),) if target else words(name), day], ", ")

    def _shown(self, thing: str, heads: Sequence[Head]) -> bool:
        """Return whether a thing is named: the deed has its own column, a further member goes with its owner."""
        return thing != heads[0].deed and self.speech.further_member(thing) is None

    def _things(self, slots: Sequence[str], found: Mapping[str, str]) -> Line:
        return words(", ".join(self.speech.quoted(found.get(each, each)) for each in slots))

    def _sources(self, slots: Sequence[Source], found: Mapping[Source, Source]) -> Line:
        examined = self.dossier.examinations
        said = (source(self.speech, examined, found.get(each, each)) for each in slots)
        return words("; ".join(said))  # as many as in the first row, in its order

    def _differing(self, full: Sequence[Head], heads: Sequence[Head], found: Parallel) -> Line:
        """Return what the maps do not yield, a line of page one after the other."""
        said: dict[str, Line] = {}
        for one, head, nodes in zip(full, heads, found.differing, strict=True):
            chosen = Proofs(self.speech, self.dossier).chosen(head, nodes)
            parts = [_flat(each) for each in dict.fromkeys(chosen)]
            if (sums := self._penalties(head)) != self._penalties(one):
                parts.append(words(sums))
            if parts:
                where = words(f"{charge(self.speech, head)}: ", "strong")
                said.setdefault(plain(joined(parts)), (*where, *joined(parts, "; ")))
        return tuple(
            span for n, line in enumerate(said.values()) for span in ((_BREAK,) if n else ()) + line
        )

    def _penalties(self, head: Head) -> str:
        taken = sum_taken(self.speech, self.dossier, (head,))
        return penalties(self.speech, head.penalties, head.actor, taken)

    # ── one head ──────────────────────────────────────────────────────────────────────────────────
    def head(self, full: Head, target: str, head: Head, found: Parallel) -> Iterator[Block]:
        """Yield, under the line of a head, where it is proved and what differs."""
        speech, tr = self.speech, self.speech.tr
        said = tr(
            "Judged as {norm} of the deed {deed}: the same elements beside the same words of the norm, "
            "with the same marks unless said below.",
            norm=head_address(speech, full),
        )
        before, _, after = said.partition("{deed}")
        where = Span(speech.quoted(full.deed), f"at {target}")
        yield Paragraph((*words(before), where, *words(after)))
        rows: list[tuple[str, Line]] = []
        changed = [
            (mine, his)
            for mine, his in found.things.items()
            if mine != his and speech.further_member(mine) is None
        ]
        if changed:
            named = (f"{speech.quoted(mine)} → {speech.quoted(his)}" for mine, his in changed)
            rows.append((tr("There → here"), words(", ".join(dict.fromkeys(named)))))
        examined = self.dossier.examinations
        moved = [
            f"{source(speech, examined, mine)} → {source(speech, examined, his)}"
            for mine, his in found.sources.items()
            if mine != his
        ]
        if moved:
            rows.append((tr("Sources"), words("; ".join(moved))))
        if (sums := self._penalties(head)) != self._penalties(full):
            rows.append((tr("Penalties"), words(sums)))
        if rows:
            yield KeyValues(tuple(rows))
        lines = tuple(dict.fromkeys(Proofs(speech, self.dossier).chosen(head, found.differing[0])))
        if lines:
            yield Paragraph(words(tr("Otherwise than there:")), "attached")
            yield Proof(lines)


def _changed(maps: Iterable[Mapping[_T, _T]]) -> Iterator[_T]:
    for each in maps:
        yield from (mine for mine, his in each.items() if mine != his)


def _flat(line: ProofLine) -> Line:
    """Return a line of a proof as a cell holds it: mark, sentence, words of the norm, sources."""
    sources = (Span(" ("), *line.sources, Span(")")) if line.sources else ()
    quoted = (Span(" – "), *line.words) if line.words else ()
    return (Span(f"{line.mark} – ", line.tone), *line.line, *quoted, *sources)
