"""What page one says of one deed of an actor: the lines that judge it, heaviest first, and what does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalel.case.conduct import Act
from dalel.case.fact import Contradiction, Fact
from dalel.case.sentence import Atom
from dalel.locale.figures import short_day
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Certificate, Head, Stage
from dalel.report.also_open import also_open
from dalel.report.document import Block, Detail, Paragraph, Verdict, words
from dalel.report.dossier import Dossier
from dalel.report.head_lines import verdict
from dalel.report.wording.addresses import addresses
from dalel.report.wording.certificates import nothing_applies
from dalel.report.wording.claims import claimant, dead
from dalel.report.wording.clashes import clash_said
from dalel.report.wording.reasons import because
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import BADGES, Outcome, kept, outcome, weight

_MOST_OPEN = 3  # open lines of a deed; the others are counted
_MOST_NAMED = 8  # addresses in a line
_MOST_REASONS = 3  # of what is not met
_MOST_SAID = 2  # reasons for one norm
_CRIMINAL = frozenset({NormKind.OFFENCE})
HUNG = frozenset({Outcome.OPEN, Outcome.CONTESTED, Outcome.STANDS_UNLESS, Outcome.MET_UNLESS})
LISTED = frozenset({Outcome.DISPLACED, Outcome.NOT_MET})
_BREACHED = N_("Duties breached unless an exception applies: {norms}.")
_CONTESTED = N_("Whether these duties are breached hangs on how a text is read: {norms}.")
_CERTAIN = N_("However the open facts turn out, at least one of these holds: {norms}.")
# An exception that nobody raised is an open fact, too, and could leave none of them.
_UNLESS_EXCEPTED = N_(
    "However the open facts turn out, at least one of these holds, unless an exception that nobody raised "
    "applies: {norms}."
)
_ALIVE = "person was alive on the day of deed"


def deed(
    speech: Speech, dossier: Dossier, heads: Sequence[Head], certificate: Certificate | None
) -> Iterator[Block]:
    """Yield the blocks about one deed of one actor."""
    clash = impossible(dossier, *_who(heads, certificate))
    if clash is not None:
        yield _not_judged(speech, heads, clash)
        return
    shown = sorted((h for h in heads if outcome(h) not in LISTED), key=_order)
    crimes = [h for h in shown if h.norm.kind in _CRIMINAL]
    under = _fallbacks(shown, crimes)
    hidden = {h.key for fallbacks in under.values() for h in fallbacks}
    groups = alike([h for h in shown if h.key not in hidden])
    lines, brief = _divided(groups)
    displaced = [h for h in heads if outcome(h) is Outcome.DISPLACED]
    not_met = [h for h in heads if outcome(h) is Outcome.NOT_MET]
    for group in lines:
        keys = {head.key for head in group}
        yielding = [h for h in displaced if keys.intersection(h.displaced_by)]
        fallbacks = [each for head in group for each in under.get(head.key, ())]
        yield verdict(speech, dossier, group, [g[0] for g in alike(fallbacks)], yielding)
    for duty in not_met:
        if kept(duty):
            yield verdict(speech, dossier, [duty])
    if not crimes and certificate is not None:
        yield nothing_applies(speech, certificate)
    yield from _one_of(speech, dossier, heads)
    for said, contested in ((_BREACHED, False), (_CONTESTED, True)):
        norms = [h.norm for h in brief[True] if (outcome(h) is Outcome.CONTESTED) is contested]
        if norms:
            yield _small(speech.tr(said, norms=addresses(speech, norms, _MOST_NAMED)))
    if brief[False]:
        yield also_open(speech, brief[False])
    yield from _not_met(speech, dossier, [h for h in not_met if not kept(h)])
    tried = [h.norm for h in not_met if h.attempt_unpunished]
    if tried and not any(h.stage is Stage.ATTEMPT for h in shown):
        said = N_("An attempt is not punished, the category is too light: {norms}.")
        yield _small(speech.tr(said, norms=addresses(speech, tried, _MOST_NAMED)))


def _who(heads: Sequence[Head], certificate: Certificate | None) -> tuple[str, str]:
    if heads:
        return heads[0].actor, heads[0].deed
    return (certificate.actor, certificate.deed) if certificate else ("", "")


# ── a deed that its actor cannot have done ────────────────────────────────────────────────────────
def impossible(dossier: Dossier, actor: str, act: str) -> Contradiction | None:
    """Return the contradiction by which the actor cannot have done the deed: he was dead; None if there is none."""
    alive = Atom(_ALIVE, (actor, act))
    for clash in dossier.qualification.contradictions:
        if any(isinstance(fact, Fact) and fact.about == alive for fact in clash.facts):
            return clash
    return None


def _not_judged(speech: Speech, heads: Sequence[Head], clash: Contradiction) -> Block:
    """Return the one line about such a deed; what would have been judged is only named."""
    tr = speech.tr
    details = []
    raised = [head.norm for head in heads if outcome(head) is not Outcome.NOT_MET]
    if raised:
        norms = addresses(speech, raised, _MOST_NAMED)
        details.append(words(tr("raised by this deed, not judged: {norms}", norms=norms), "quiet"))
    return Verdict(
        badge=tr(BADGES[Outcome.CONTRADICTORY]),
        tone="clash",
        line=words(clash_said(speech, clash)),
        details=tuple(Detail(line) for line in details),
    )


# ── what does not apply ───────────────────────────────────────────────────────────────────────────
def _not_met(speech: Speech, dossier: Dossier, heads: Sequence[Head]) -> Iterator[Block]:
    """Say in a line what is not met and why, and in another what was no law yet."""
    tr = speech.tr
    too_early: dict[tuple[str, bool], list[Head]] = {}
    grouped: dict[str, list[Head]] = {}
    for head in heads:
        if _not_yet_law(dossier, head):
            since = head.norm.since
            key = short_day(since.day), since.status == "computed"
            too_early.setdefault(key, []).append(head)
        else:
            grouped.setdefault(because(speech, head), []).append(head)
    grouped = _merged(grouped)
    if grouped:
        yield _small(tr("Not met: {norms}.", norms=_with_reasons(speech, grouped)))
    for (day, computed), found in too_early.items():
        said = (
            N_("Not yet law on that day: {norms}; in force since {day}, a day computed, not read.")
            if computed
            else N_("Not yet law on that day: {norms}; in force since {day}.")
        )
        norms = addresses(speech, (head.norm for head in found), _MOST_NAMED)
        yield _small(tr(said, norms=norms, day=day))


def _merged(grouped: dict[str, list[Head]]) -> dict[str, list[Head]]:
    """Return heads by reason, where the same norms fall for several things as one group with all its reasons."""
    by_norms: dict[tuple[str, ...], list[str]] = {}
    for reason, found in grouped.items():
        by_norms.setdefault(tuple(sorted({h.norm.id for h in found})), []).append(reason)
    return {
        "; ".join(reasons[:_MOST_SAID]): [head for reason in reasons for head in grouped[reason]]
        for reasons in by_norms.values()
    }


def _with_reasons(speech: Speech, grouped: dict[str, list[Head]]) -> str:
    shown, rest = list(grouped.items())[:_MOST_REASONS], list(grouped.items())[_MOST_REASONS:]
    said = [
        addresses(speech, (head.norm for head in found), _MOST_NAMED)
        + (f" ({reason})" if reason else "")
        for reason, found in shown
    ]
    if rest:
        others = (head.norm for _, found in rest for head in found)
        said.append(addresses(speech, others, _MOST_NAMED))
    return " · ".join(said)


def _not_yet_law(dossier: Dossier, head: Head) -> bool:
    """Return whether the deed was over before the norm's oldest wording came into force."""
    act = dossier.case.things.get(head.deed)
    told = (act.until or act.when) if isinstance(act, Act) else None
    last = told.value.last if told and told.value else None
    return last is not None and last < head.norm.since.day


# ── the order of lines ────────────────────────────────────────────────────────────────────────────
def _order(head: Head) -> tuple[bool, tuple[int, int, int, str]]:
    """Offences first, duties after them; each by weight."""
    return head.norm.kind is NormKind.DUTY, weight(head)


def alike(heads: Sequence[Head]) -> list[list[Head]]:
    """Return heads in groups that one line can speak for: same norm, same outcome, other things."""
    groups: dict[tuple[object, ...], list[Head]] = {}
    for head in heads:
        key = (head.norm.id, head.part, head.stage, head.role, outcome(head), *_claimed(head))
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
        hanging = what in HUNG
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
    found: dict[str, None] = {}  # of several transfers or data the same norms may be said
    for group in dossier.qualification.one_of:
        if len(group) < 2 or here.isdisjoint(group):
            continue
        charged = [by_key[key] for key in group]
        named = addresses(speech, (head.norm for head in charged))
        names = dict.fromkeys(speech.name(head.actor) for head in charged)
        if len(names) > 1:
            said = N_("At least one of them answers: {names} ({norms}).")
            found[speech.tr(said, norms=named, names=", ".join(names))] = None
        elif here.issuperset(group):
            excepted = any(head.unless_exceptions for head in charged)
            found[speech.tr(_UNLESS_EXCEPTED if excepted else _CERTAIN, norms=named)] = None
    yield from map(_small, found)


def _small(text: str) -> Paragraph:
    return Paragraph(words(text), "small")
