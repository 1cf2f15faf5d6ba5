"""Each head that is raised: where it stands, in which wording, its proof, what is missing, its readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from dalel.locale import figures
from dalel.norms.model import NormKind, Verification
from dalel.qualification.model import Head, Literal
from dalel.report.amounts import sum_taken
from dalel.report.chapters.parallels import parallel, shape
from dalel.report.chapters.proofs import Proofs
from dalel.report.chapters.same_proof import Elsewhere, Row
from dalel.report.document import (
    Block,
    Chapter,
    Heading,
    Items,
    KeyValues,
    Line,
    Paragraph,
    Span,
    Verdict,
    joined,
    words,
)
from dalel.report.dossier import Dossier
from dalel.report.head_lines import sureness, title, tone
from dalel.report.wording import atoms
from dalel.report.wording.actors import deed_heading
from dalel.report.wording.addresses import addresses, items_of, long_title, manner
from dalel.report.wording.editions import amending, edition, in_force
from dalel.report.wording.penalties import penalties
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import (
    COMPARISONS,
    STATES,
    VALUES,
    Outcome,
    badge,
    kept,
    outcome,
    weight,
)

_MOST_SETS = 3


def qualification(speech: Speech, dossier: Dossier) -> Chapter:
    """Return the chapter that proves the lines of page one."""
    tr = speech.tr
    heads = [h for h in dossier.qualification.heads if outcome(h) is not Outcome.NOT_MET or kept(h)]
    blocks = list(_Chapter(speech, dossier).blocks(heads))
    if not blocks:
        blocks.append(Paragraph(words(tr("No norm covered is raised by what is told."))))
    return Chapter(tr("Qualification and proof"), tuple(blocks))


class _Chapter:
    """Prints each proof in full where it comes first; what is proved the same way refers to it."""

    def __init__(self, speech: Speech, dossier: Dossier) -> None:
        self.speech = speech
        self.dossier = dossier
        self.proofs = Proofs(speech, dossier)
        self.elsewhere = Elsewhere(speech, dossier)
        self.alone: dict[tuple[object, ...], list[tuple[Head, str]]] = {}

    def blocks(self, heads: Sequence[Head]) -> Iterator[Block]:
        numbers = count(1)
        for actor in dict.fromkeys(head.actor for head in heads):
            his = [head for head in heads if head.actor == actor]
            for full, rows in self._grouped(his):
                target = f"deed {next(numbers)}"
                yield from self._deed(full, target)
                if rows:
                    yield from self.elsewhere.deeds(full, target, rows)

    def _grouped(self, his: Sequence[Head]) -> list[tuple[tuple[Head, ...], list[Row]]]:
        """Return the deeds of an actor, the first of each way of proving them with those like it."""
        found: list[tuple[tuple[Head, ...], list[Row]]] = []
        by_shape: dict[object, list[tuple[tuple[Head, ...], list[Row]]]] = {}
        for deed in dict.fromkeys(head.deed for head in his):
            here = tuple(sorted((h for h in his if h.deed == deed), key=_order))
            like = by_shape.setdefault(tuple(map(shape, here)), [])
            for full, rows in like:
                if (same := parallel(full, here)) is not None:
                    rows.append((here, same))
                    break
            else:
                like.append((here, []))
                found.append(like[-1])
        return found

    def _deed(self, heads: Sequence[Head], target: str) -> Iterator[Block]:
        speech, deed = self.speech, heads[0].deed
        name = words(f"{speech.name(heads[0].actor)} · {deed_heading(speech, deed)}")
        yield Heading(2, name, words(speech.quoted(deed)), target)
        displaced: dict[object, list[Head]] = {}
        for head in heads:
            if outcome(head) is Outcome.DISPLACED:
                key = (head.norm.id, head.stage, head.role, *items_of(head), _above(head))
                displaced.setdefault(key, []).append(head)
        for head in heads:
            if outcome(head) is Outcome.DISPLACED:
                alike = next((group for group in displaced.values() if group[0] is head), [])
                if alike:
                    yield _line(speech, *alike)
                    yield from _displaced(speech, self.dossier, head)
                continue
            yield _line(speech, head)
            like = self.alone.setdefault(shape(head), [])
            for full, where in like:
                if (same := parallel((full,), (head,))) is not None:
                    yield from self.elsewhere.head(full, where, head, same)
                    break
            else:
                like.append((head, target))
                yield from _head(speech, self.dossier, head, self.proofs)


_RANKS = {NormKind.OFFENCE: 0, NormKind.ADMINISTRATIVE: 1, NormKind.DUTY: 2, NormKind.CLAIM: 3}


def _order(head: Head) -> tuple[int, tuple[int, int, int, str]]:
    """Crimes first, then administrative offences, duties and claims; each by weight."""
    return _RANKS.get(head.norm.kind, len(_RANKS)), weight(head)


def _above(head: Head) -> tuple[str, ...]:
    """Return the ids of the norms that displace a head."""
    return tuple(dict.fromkeys(key.partition("|")[0] for key in head.displaced_by))


def _line(speech: Speech, head: Head, *others: Head) -> Verdict:
    return Verdict(
        badge=speech.tr(badge(head)),
        tone=tone(head),
        line=title(speech, (head, *others)),
        side=words(sureness(speech, head)),
    )


def _head(speech: Speech, dossier: Dossier, head: Head, proofs: Proofs) -> Iterator[Block]:
    yield KeyValues(tuple(_about(speech, dossier, head)))
    yield from _quotes(speech, head)
    proof = proofs.of(head)
    if proof is not None:
        yield proof
    yield from _sets(speech, head)
    for text in head.norm.open_texts:
        if said := speech.pick(text):
            yield Paragraph(words(said), "small")


def _displaced(speech: Speech, dossier: Dossier, head: Head) -> Iterator[Block]:
    by_key = {each.key: each for each in dossier.qualification.heads}
    above = [by_key[key] for key in head.displaced_by if key in by_key]
    said = addresses(speech, (each.norm for each in above))
    yield Paragraph(words(speech.tr("Steps back behind: {norms}", norms=said or "–")), "small")


# ── what is said of the head ──────────────────────────────────────────────────────────────────────
def _about(speech: Speech, dossier: Dossier, head: Head) -> Iterator[tuple[str, Line]]:
    tr = speech.tr
    norm = head.norm
    act = speech.law.acts.get(norm.act)
    statute = words(speech.pick(act.title), "quiet") if act else ()
    yield tr("Norm"), joined([words(long_title(speech, norm)), statute])
    wording, changed = in_force(speech, norm), amending(speech, norm.law)
    parts = [words(wording), words(changed, "quiet")]
    if norm.edition:
        parts.append(words(edition(speech, norm.edition), "quiet"))
    parts.append(words(_verification(speech, norm.verification), "quiet"))
    yield tr("Wording"), joined(parts)
    if how := manner(speech, head):
        line = words(how)
        if head.principal_deed:
            helped = tr("in the deed {deed}", deed=speech.quoted(head.principal_deed))
            line = joined([line, words(helped)])
        yield tr("Role and stage"), line
    places = [
        (name, thing)
        for name, thing in head.places.items()
        if name not in {"actor", "deed", "principal_deed"}
    ]
    if places:
        shown = ", ".join(speech.quoted(thing) for _, thing in places)
        yield tr("About"), words(shown)
    if head.deed_value is not head.value:
        said = tr("{value}, without age, sanity and identity", value=tr(VALUES[head.deed_value]))
        yield tr("The deed alone"), words(said)
    if sums := penalties(speech, head.penalties, head.actor, sum_taken(speech, dossier, (head,))):
        yield tr("Penalties"), words(sums)
    if head.category:
        yield tr("Category"), words(speech.word("categories", head.category))
    for later in head.milder:
        compared = tr(COMPARISONS.get(later.comparison, later.comparison))
        day = figures.short_day(later.norm_since)
        said = tr("wording since {day}: {compared}", day=day, compared=compared)
        yield tr("Later law"), words(said)
    for name, line in _readings(speech, head):
        yield name, line


def _verification(speech: Speech, verification: Verification) -> str:
    tr = speech.tr
    if verification is Verification.VERIFIED:
        return tr("words verified against the official text")
    if verification is Verification.DERIVED:
        return tr("words derived from the official text")
    return tr("words not verified")


def _readings(speech: Speech, head: Head) -> Iterator[tuple[str, Line]]:
    if len(head.by_reading) < 2:
        return
    for by in head.by_reading:
        answers = []
        for reading_id, first in by.choice.items():
            reading = speech.law.readings.get(reading_id)
            answer = (reading.first if first else reading.second).text if reading else {}
            answers.append(f"{reading_id}: {speech.pick(answer)}" if answer else reading_id)
        value = speech.tr(VALUES[by.value])
        yield speech.tr("If read so"), (Span(f"{value} ← ", "strong"), Span("; ".join(answers)))


def _quotes(speech: Speech, head: Head) -> Iterator[Block]:
    """Quote the statute in the reader's official language; Russian in an English report."""
    wanted = speech.language if speech.language in {"kk", "ru"} else "ru"
    quotes = {quote.language: quote.text for quote in head.norm.quotes}
    text = quotes.get(wanted) or next(iter(quotes.values()), "")
    if text:
        yield Paragraph(words(f"«{text.strip('«»')}»"), "quote")


# ── what is missing ───────────────────────────────────────────────────────────────────────────────
def _sets(speech: Speech, head: Head) -> Iterator[Block]:
    tr = speech.tr
    if outcome(head) not in {Outcome.OPEN, Outcome.MET_UNLESS, Outcome.STANDS_UNLESS}:
        return
    if head.norm.kind is NormKind.DUTY:
        titles = (tr("It would be breached if"), tr("It would not be breached if"))
    else:
        titles = (tr("It would be met if"), tr("It would not be met if"))
    for name, sets in zip(titles, (head.missing_for, head.missing_against), strict=True):
        if sets:
            yield Heading(3, words(name))
            yield Items(tuple(_set(speech, each) for each in sets[:_MOST_SETS]))
            more = len(sets) - _MOST_SETS
            if more > 0:
                said = tr.plural("{n} further way", "{n} further ways", more)
                yield Paragraph(words(said), "small")


def _set(speech: Speech, literals: Sequence[Literal]) -> Line:
    spans: list[Span] = []
    for literal in literals:
        if spans:
            spans.append(Span(speech.tr(" and "), "quiet"))
        spans.append(Span(atoms.say(speech, literal.atom, positive=literal.positive)))
        spans.append(Span(f" ({speech.tr(STATES[literal.state])})", "quiet"))
    return tuple(spans)
