"""Page one: who, what, how sure, what next. Each line is as sure as its weakest leg, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dalel.case.conduct import Act
from dalel.case.sentence import Reading
from dalel.locale.figures import short_day
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Certificate, Head, Stage
from dalel.report.document import (
    Block,
    Detail,
    Heading,
    Line,
    Notice,
    Paragraph,
    Span,
    Verdict,
    joined,
    words,
)
from dalel.report.dossier import Dossier
from dalel.report.head_lines import question_line, verdict
from dalel.report.wording import atoms
from dalel.report.wording.actors import deed_heading, plain_sentence
from dalel.report.wording.addresses import addresses
from dalel.report.wording.certificates import how_far, scope
from dalel.report.wording.claims import claimant, dead
from dalel.report.wording.clashes import clash_said
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import Outcome, kept, outcome, weight

_MOST_OPEN = 3  # open lines of a deed; the others are counted
_MOST_NAMED = 8  # addresses in a line
_COMPUTED = "computed"
_CRIMINAL = frozenset({NormKind.OFFENCE})
_HUNG = frozenset({Outcome.OPEN, Outcome.CONTESTED, Outcome.STANDS_UNLESS, Outcome.MET_UNLESS})
_NO_CRIME = N_("NO CRIME")
_NOTHING_RAISED = N_("NOT RAISED")
_LISTED = frozenset({Outcome.DISPLACED, Outcome.NOT_MET})


@dataclass(frozen=True, slots=True)
class Places:
    """The chapters that page one refers to, by their numbers."""

    why: int  # what does not apply
    uncovered: int


def page_one(speech: Speech, dossier: Dossier, places: Places) -> tuple[Block, ...]:
    """Return the blocks of page one."""
    heads = dossier.qualification.heads
    claims = [head for head in heads if head.norm.kind is NormKind.CLAIM]
    others = [head for head in heads if head.norm.kind is not NormKind.CLAIM]
    crime = any(h.norm.kind in _CRIMINAL and outcome(h) not in _LISTED for h in others)
    blocks: list[Block] = [*_notices(speech, dossier)]
    claimed = list(_claims(speech, dossier, claims))
    if not crime:
        blocks += claimed
    for actor in _actors(dossier, others, claims):
        blocks += _actor(speech, dossier, actor, [h for h in others if h.actor == actor])
    if crime:
        blocks += claimed
    if not heads and not dossier.qualification.certificates:
        blocks.append(Paragraph(words(speech.tr("The case names no act that could be judged."))))
    blocks = _scoped(speech, blocks)
    blocks.append(_scope(speech, dossier, places))
    blocks += _next(speech, dossier)
    return tuple(blocks)


# ── what stands before everything ─────────────────────────────────────────────────────────────────
def _notices(speech: Speech, dossier: Dossier) -> Iterator[Block]:
    tr = speech.tr
    clashes = dossier.qualification.contradictions
    if clashes:
        title = tr.plural(
            "{n} contradiction among the facts: lines that rest on it are not judged.",
            "{n} contradictions among the facts: lines that rest on them are not judged.",
            len(clashes),
        )
        yield Notice(
            title, tuple(words(clash_said(speech, clash)) for clash in clashes[:_MOST_OPEN])
        )
    if dossier.problems:
        title = tr.plural(
            "{n} problem of the input: what it touches may be missing here.",
            "{n} problems of the input: what they touch may be missing here.",
            len(dossier.problems),
        )
        shown = dossier.problems[:_MOST_OPEN]
        lines = [words(speech.tr.fill(problem.message, problem.values)) for problem in shown]
        yield Notice(title, tuple(lines))


# ── actors ────────────────────────────────────────────────────────────────────────────────────────
def _actors(dossier: Dossier, others: Sequence[Head], claims: Sequence[Head]) -> list[str]:
    """Return the actors by the weight of what they face, then in the order of the case."""
    order = list(dossier.case.things)
    heaviest: dict[str, tuple[int, int, str]] = {}
    for head in others:
        heaviest[head.actor] = min(weight(head), heaviest.get(head.actor, weight(head)))
    found = dict.fromkeys(
        [h.actor for h in others]
        + [c.actor for c in dossier.qualification.certificates]
        + [h.actor for h in claims]
    )
    lightest = (len(Outcome), 0, "")

    def key(actor: str) -> tuple[tuple[int, int], int]:
        place = order.index(actor) if actor in order else len(order)
        return heaviest.get(actor, lightest)[:2], place

    claimed_only = {h.actor for h in claims} - {h.actor for h in others}
    judged = {c.actor for c in dossier.qualification.certificates}
    return sorted((a for a in found if a not in claimed_only or a in judged), key=key)


def _actor(speech: Speech, dossier: Dossier, actor: str, heads: Sequence[Head]) -> Iterator[Block]:
    certificates = {c.deed: c for c in dossier.qualification.certificates if c.actor == actor}
    deeds = sorted(
        dict.fromkeys([*(h.deed for h in heads), *certificates]),
        key=lambda deed: _when(dossier, deed),
    )
    name = words(speech.name(actor), "strong")
    sentence = Paragraph(words(plain_sentence(speech, heads)), "lead")
    if len(deeds) == 1:
        deed = deeds[0]
        line = (*name, *words(f" · {deed_heading(speech, deed)}"))
        yield Heading(2, line, words(speech.quoted(deed)))
        yield sentence
    else:
        yield Heading(2, name)
        yield sentence
    for deed in deeds:
        if len(deeds) > 1:
            yield Heading(3, words(deed_heading(speech, deed)), words(speech.quoted(deed)))
        here = [head for head in heads if head.deed == deed]
        yield from _deed(speech, dossier, here, certificates.get(deed))


def _when(dossier: Dossier, deed: str) -> tuple[date, int]:
    act = dossier.case.things.get(deed)
    days = act.when.value if isinstance(act, Act) and act.when else None
    order = list(dossier.case.things)
    place = order.index(deed) if deed in order else len(order)
    first = (days.first or days.last) if days else None
    return first or date.max, place


def _deed(
    speech: Speech, dossier: Dossier, heads: Sequence[Head], certificate: Certificate | None
) -> Iterator[Block]:
    tr = speech.tr
    shown = sorted((h for h in heads if outcome(h) not in _LISTED), key=_order)
    crimes = [h for h in shown if h.norm.kind in _CRIMINAL]
    under = _fallbacks(shown, crimes)
    hidden = {h.key for fallbacks in under.values() for h in fallbacks}
    groups = _alike([h for h in shown if h.key not in hidden])
    lines, brief = _divided(groups)
    displaced = [h for h in heads if outcome(h) is Outcome.DISPLACED]
    not_met = [h for h in heads if outcome(h) is Outcome.NOT_MET]
    for group in lines:
        keys = {head.key for head in group}
        yielding = [h for h in displaced if keys.intersection(h.displaced_by)]
        fallbacks = [each for head in group for each in under.get(head.key, ())]
        yield verdict(speech, dossier, group, [g[0] for g in _alike(fallbacks)], yielding)
    for duty in not_met:
        if kept(duty):
            yield verdict(speech, dossier, [duty])
    if not crimes and certificate is not None:
        yield _nothing(speech, certificate)
    yield from _one_of(speech, dossier, heads)
    for message, found in (
        (N_("Duties breached unless an exception applies: {norms}."), brief[True]),
        (N_("Also open: {norms}."), brief[False]),
        (
            N_("Not met: {norms}."),
            [h for h in not_met if not kept(h) and not _not_yet_law(dossier, h)],
        ),
    ):
        if found:
            yield _small(tr(message, norms=addresses(speech, (h.norm for h in found), _MOST_NAMED)))
    tried = [h for h in not_met if h.attempt_unpunished]
    if tried and not any(h.stage is Stage.ATTEMPT for h in shown):
        said = N_("An attempt is not punished, the category is too light: {norms}.")
        yield _small(tr(said, norms=addresses(speech, (h.norm for h in tried), _MOST_NAMED)))
    for head in not_met:
        if _not_yet_law(dossier, head):
            said = N_("Not yet law on that day: {norm}, in force since {day}.")
            if head.norm.since.status == _COMPUTED:
                said = N_(
                    "Not yet law on that day: {norm}, in force since {day} (computed, not read)."
                )
            day = short_day(head.norm.since.day)
            yield _small(tr(said, norm=addresses(speech, (head.norm,)), day=day))


def _not_yet_law(dossier: Dossier, head: Head) -> bool:
    """Return whether the deed was over before the norm's oldest wording came into force."""
    act = dossier.case.things.get(head.deed)
    told = (act.until or act.when) if isinstance(act, Act) else None
    last = told.value.last if told and told.value else None
    return last is not None and last < head.norm.since.day


def _order(head: Head) -> tuple[bool, tuple[int, int, str]]:
    """Offences first, duties after them; each by weight."""
    return head.norm.kind is NormKind.DUTY, weight(head)


def _alike(heads: Sequence[Head]) -> list[list[Head]]:
    """Return heads in groups that one line can speak for: same norm, same outcome, other things."""
    groups: dict[tuple[object, ...], list[Head]] = {}
    for head in heads:
        key = (head.norm.id, head.stage, head.role, outcome(head), *_claimed(head))
        groups.setdefault(key, []).append(head)
    return list(groups.values())


def _claimed(head: Head) -> tuple[str, ...]:
    """Return what tells one claim from another: who claims. Other heads differ by actor and deed."""
    if head.norm.kind is NormKind.CLAIM:
        return claimant(head), dead(head)
    return head.actor, head.deed


def _divided(groups: list[list[Head]]) -> tuple[list[list[Head]], dict[bool, list[Head]]]:
    """Divide groups into those with a line of their own and those that are only named.

    Duties that hang are named, unless the deed has nothing weightier; so are open lines beyond the first.
    """
    lines: list[list[Head]] = []
    brief: dict[bool, list[Head]] = {True: [], False: []}
    open_lines = 0
    for group in groups:
        what = outcome(group[0])
        hanging = what in _HUNG
        open_lines += what is Outcome.OPEN
        duty = group[0].norm.kind is NormKind.DUTY
        if lines and ((duty and hanging) or (what is Outcome.OPEN and open_lines > _MOST_OPEN)):
            brief[duty and what is not Outcome.OPEN] += group
        else:
            lines.append(group)
    return lines, brief


def _fallbacks(shown: Sequence[Head], crimes: Sequence[Head]) -> dict[str, list[Head]]:
    """Return the administrative offences that wait for a crime, under the first crime they wait for."""
    under: dict[str, list[Head]] = {}
    for head in shown:
        if head.norm.kind is not NormKind.ADMINISTRATIVE:
            continue
        above = next((c for c in crimes if c.key in head.unless_heads), None)
        if above is not None:
            under.setdefault(above.key, []).append(head)
    return under


def _one_of(speech: Speech, dossier: Dossier, heads: Sequence[Head]) -> Iterator[Block]:
    """Say which open heads cannot all fall: of one actor, or of the several who may have done a deed."""
    here = {head.key for head in heads}
    by_key = {head.key: head for head in dossier.qualification.heads}
    for group in dossier.qualification.one_of:
        if len(group) < 2 or here.isdisjoint(group):
            continue
        charged = [by_key[key] for key in group]
        named = addresses(speech, (head.norm for head in charged))
        names = dict.fromkeys(speech.name(head.actor) for head in charged)
        if len(names) > 1:
            said = N_("At least one of them answers: {names} ({norms}).")
            yield _small(speech.tr(said, norms=named, names=", ".join(names)))
        elif here.issuperset(group):
            yield _small(speech.tr("At least one of these is certain: {norms}.", norms=named))


def _nothing(speech: Speech, certificate: Certificate) -> Block:
    """Return the line that says that no crime applies, how far that goes, and what would overturn it."""
    tr = speech.tr
    details = []
    if certificate.no_subject:
        said = tr(
            "a legal person is no subject of a crime: ask who acted for it, and what they knew"
        )
        if certificate.acting:
            names = ", ".join(map(speech.name, certificate.acting))
            said += f" · {tr('told to act for it: {names}', names=names)}"
        details.append(Detail(words(said)))
    elif certificate.overturned_by:
        first = certificate.overturned_by[0]
        sentence = atoms.say(speech, first.atom, positive=first.positive)
        details.append(Detail(words(tr("would be overturned by: {sentence}", sentence=sentence))))
    return Verdict(
        badge=tr(_NOTHING_RAISED if certificate.grade == "nothing raised" else _NO_CRIME),
        tone="none",
        line=words(how_far(speech, certificate)),
        details=tuple(details),
    )


def _scoped(speech: Speech, blocks: list[Block]) -> list[Block]:
    """Return the blocks; the first line that says *no crime* says among how many offences."""
    badges = {speech.tr(_NO_CRIME), speech.tr(_NOTHING_RAISED)}
    for place, block in enumerate(blocks):
        if isinstance(block, Verdict) and block.badge in badges:
            scoped = replace(block, side=words(scope(speech)))
            return [*blocks[:place], scoped, *blocks[place + 1 :]]
    return blocks


def _small(text: str) -> Paragraph:
    return Paragraph(words(text), "small")


# ── claims ────────────────────────────────────────────────────────────────────────────────────────
def _claims(speech: Speech, dossier: Dossier, claims: Sequence[Head]) -> Iterator[Block]:
    shown = sorted((h for h in claims if outcome(h) not in _LISTED), key=weight)
    if not shown:
        return
    groups = _alike(shown)
    lines = [g for g in groups if outcome(g[0]) is not Outcome.OPEN]
    hanging = [g for g in groups if outcome(g[0]) is Outcome.OPEN]
    if not lines:
        lines, hanging = hanging[:1], hanging[1:]
    yield Heading(2, words(speech.tr("What can be claimed"), "strong"))
    for group in lines:
        yield verdict(speech, dossier, group)
    if hanging:
        norms = addresses(speech, (head.norm for group in hanging for head in group), _MOST_NAMED)
        yield _small(speech.tr("Also open: {norms}.", norms=norms))


# ── the end of the page ───────────────────────────────────────────────────────────────────────────
def _scope(speech: Speech, dossier: Dossier, places: Places) -> Block:
    """Return how far the page goes: what is not raised, not met, not covered, and where that stands."""
    tr = speech.tr
    judged = dossier.qualification
    not_raised = len({norm for norm, _, _ in judged.not_raised})
    not_met = sum(outcome(head) is Outcome.NOT_MET and not kept(head) for head in judged.heads)
    parts: list[Line] = [
        words(tr.plural("Not raised: {n} norm", "Not raised: {n} norms", not_raised)),
        words(tr("fits nothing described: {n}", n=len(judged.not_applicable))),
    ]
    if not_met:
        parts.append(_at(speech, tr("not met: {n}, why: {where}", n=not_met), places.why))
    if judged.uncovered:
        said = tr.plural(
            "not covered: {n} norm of the register, list: {where}",
            "not covered: {n} norms of the register, list: {where}",
            len(judged.uncovered),
        )
        parts.append(_at(speech, said, places.uncovered))
    if judged.unverified:
        parts.append(words(tr("read here but not verified: {n}", n=len(judged.unverified))))
    return Paragraph((*joined(parts, "; "), Span(".")), "scope")


def _at(speech: Speech, said: str, chapter: int) -> Line:
    """Return a sentence with the place of a chapter where it says ``{where}``."""
    before, _, after = said.partition("{where}")
    where = Span(speech.tr("chapter {n}", n=chapter), f"chapter {chapter}")
    return (*words(before), where, *words(after))


def _next(speech: Speech, dossier: Dossier) -> Iterator[Block]:
    """Say which one question to ask, what each answer settles, and which line of the case file answers it."""
    tr = speech.tr
    judged = dossier.qualification
    if not judged.questions:
        return
    best = judged.questions[0]
    hanging = sum(outcome(head) in _HUNG for head in judged.heads)
    side = tr(
        "yes settles {yes}, no settles {no} of {n} lines that hang",
        yes=len(best.settles_if_true),
        no=len(best.settles_if_false),
        n=hanging,
    )
    label: Line = (Span(tr("Ask next:") + " ", "strong"),)
    answer: Line = (
        Span(" ", "break"),
        Span(tr("The answer goes under “facts” of the case file, with yes or no:"), "quiet"),
        Span(" ", "break"),
        Span(atoms.canonical(speech, best.atom) + ": yes", "mono"),
    )
    asked = question_line(speech, best.atom)
    # A reading is chosen, not established: no line of the case file answers it.
    pasted = () if isinstance(best.atom, Reading) else answer
    yield Paragraph((*label, *asked, Span(f" ({side})", "quiet"), *pasted), "next")
