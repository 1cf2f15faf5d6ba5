"""The line of page one about one head, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dalel.case.sentence import AnyAtom
from dalel.case.states import State
from dalel.locale import figures
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Bar, BarKind, Head, Literal, Mark
from dalel.report.amounts import amounts
from dalel.report.document import Detail, Line, Span, Verdict, joined, words
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.addresses import address, address_of, element_name, manner, short_title
from dalel.report.wording.penalties import penalties
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import (
    STATES,
    VALUES,
    Outcome,
    badge,
    fewest_missing,
    outcome,
)

_TONES = {
    Outcome.STANDS: "firm",
    Outcome.STANDS_UNLESS: "unless",
    Outcome.MET_UNLESS: "unless",
    Outcome.CONTESTED: "contested",
    Outcome.OPEN: "open",
    Outcome.CONTRADICTORY: "clash",
    Outcome.NOT_JUDGED: "none",
    Outcome.DISPLACED: "none",
    Outcome.NOT_MET: "none",
}
_SURE = frozenset({Outcome.STANDS, Outcome.STANDS_UNLESS, Outcome.MET_UNLESS})
_MOST_UNLESS = 2


def tone(head: Head) -> str:
    """Return the tone of a head's badge."""
    return _TONES[outcome(head)]


def verdict(
    speech: Speech,
    dossier: Dossier,
    head: Head,
    fallbacks: Sequence[Head] = (),
    displaced: Sequence[Head] = (),
) -> Verdict:
    """Return the line of a head: badge, title and address, how sure, then what follows from it."""
    return Verdict(
        badge=speech.tr(badge(head)),
        tone=tone(head),
        line=title(speech, head),
        side=words(sureness(speech, head)),
        details=tuple(_details(speech, dossier, head, fallbacks, displaced)),
    )


def title(speech: Speech, head: Head) -> Line:
    """Return what the head is about and where that stands."""
    how = manner(speech, head)
    person = _other_side(speech, head)
    return joined(
        [
            words(short_title(speech, head.norm), "strong"),
            words(how, "strong"),
            words(person),
            words(address(speech, head.norm)),
        ]
    )


def _other_side(speech: Speech, head: Head) -> str:
    """Return who claims against whom, of a claim."""
    if head.norm.kind is not NormKind.CLAIM:
        return ""
    claimant = head.places.get("claimant") or head.places.get("victim", "")
    if not claimant or claimant == head.actor:
        return speech.name(head.actor)
    return speech.tr(
        "{claimant} against {respondent}",
        claimant=speech.name(claimant),
        respondent=speech.name(head.actor),
    )


def sureness(speech: Speech, head: Head) -> str:
    """Return *11 of 14 elements proved, 3 as told*, or how many things are missing."""
    tr = speech.tr
    if outcome(head) is Outcome.OPEN:
        missing = fewest_missing(head)
        return tr.plural("{n} missing", "{n} missing", missing) if missing else ""
    if outcome(head) not in _SURE:
        return ""
    counts = {mark: number for mark, number in head.counts.items() if number}
    total = sum(counts.values())
    if not total:
        return ""
    said = tr.plural(
        "{proved} of {n} element proved",
        "{proved} of {n} elements proved",
        total,
        proved=counts.get(Mark.PROVED, 0),
    )
    for mark, message in _OTHERWISE:
        if counts.get(mark):
            said += ", " + tr(message, n=counts[mark])
    return said


_OTHERWISE = (
    (Mark.AS_TOLD, N_("{n} as told")),
    (Mark.PRESUMED, N_("{n} presumed")),
    (Mark.BY_LAW, N_("{n} by law")),
    (Mark.MISSING, N_("{n} missing")),
)


# ── what stands under the line ────────────────────────────────────────────────────────────────────
def _details(
    speech: Speech,
    dossier: Dossier,
    head: Head,
    fallbacks: Sequence[Head],
    displaced: Sequence[Head],
) -> Iterator[Detail]:
    what = outcome(head)
    if what is Outcome.NOT_JUDGED:
        yield Detail(words(speech.tr("the text in force on that day is not held")))
        return
    if what is Outcome.CONTRADICTORY:
        for clash in head.contradictions[:1]:
            yield Detail(words(speech.tr(clash.reason)))
    if what in _SURE and (sums := amounts(speech, dossier, head)):
        yield Detail(words(sums))
    yield from _unless(speech, head, {each.key: each for each in dossier.qualification.heads})
    if what is Outcome.CONTESTED:
        yield from _contested(speech, head)
    if what is Outcome.OPEN:
        yield from _asked(speech, head)
    yield from _consequences(speech, head, what)
    yield from _caveats(speech, head, what)
    if displaced:
        said = "; ".join(dict.fromkeys(address(speech, each.norm) for each in displaced))
        yield Detail(words(speech.tr("takes the place of: {norms}", norms=said)))
    for each in fallbacks:
        yield _fallback(speech, each)


def _unless(speech: Speech, head: Head, by_key: Mapping[str, Head]) -> Iterator[Detail]:
    tr = speech.tr
    for key in head.unless_heads[:_MOST_UNLESS] if outcome(head) in _SURE else ():
        other = by_key.get(key)
        if other is None:
            continue
        said = tr("unless this applies: {norm}", norm=address(speech, other.norm))
        yield Detail(words(said))
        yield from _asked(speech, other)
    if outcome(head) is Outcome.MET_UNLESS:
        named = [
            element_name(speech, head.norm, path.rpartition(" › ")[2])
            for path in head.unless_exceptions
        ]
        said = "; ".join(dict.fromkeys(named))
        yield Detail(
            words(tr("unless this exception applies, which nobody raised: {names}", names=said))
        )
        if head.next_question is not None:
            yield _question(speech, head.next_question, State.NOT_ASKED)


def _contested(speech: Speech, head: Head) -> Iterator[Detail]:
    for by in head.by_reading:
        answers = []
        for reading_id, first in by.choice.items():
            reading = speech.law.readings.get(reading_id)
            if reading is None:
                answers.append(reading_id)
                continue
            answer = reading.first if first else reading.second
            holders = speech.pick(answer.holders)
            answers.append(speech.pick(answer.text) + (f" ({holders})" if holders else ""))
        value = speech.tr(VALUES[by.value])
        line = (*words(f"{value}: ", "strong"), *words("; ".join(answers)))
        yield Detail(line, kind="plain")


def _asked(speech: Speech, head: Head) -> Iterator[Detail]:
    found = _moving(head)
    if found is not None:
        yield _question(speech, found.atom, found.state)


def _moving(head: Head) -> Literal | None:
    """Return the one open thing that moves the head most."""
    missing = [literal for each in (*head.missing_for, *head.missing_against) for literal in each]
    for literal in missing:
        if literal.atom == head.next_question:
            return literal
    if head.next_question is not None:
        return Literal(head.next_question, True)
    return missing[0] if missing else None


def _question(speech: Speech, atom: AnyAtom, state: State) -> Detail:
    side = [] if state is State.NOT_ASKED else [speech.tr(STATES[state])]
    if who := atoms.who_can_answer(speech, atom):
        side.append(speech.tr("can answer: {who}", who=who))
    return Detail(question_line(speech, atom), words("; ".join(side), "quiet"), "question")


def question_line(speech: Speech, atom: AnyAtom) -> Line:
    """Return a question."""
    return words(atoms.ask(speech, atom))


def _consequences(speech: Speech, head: Head, what: Outcome) -> Iterator[Detail]:
    """Say what follows: penalties or remedies; who prosecutes, until when."""
    if what in {Outcome.CONTRADICTORY, Outcome.NOT_MET}:
        return
    sanction = head.norm.sanction
    said = penalties(speech, head.penalties)
    if sanction and sanction.remedies:
        said = ", ".join(speech.word("remedies", each) for each in sanction.remedies)
        said = speech.tr("remedies: {remedies}", remedies=said)
    if said:
        yield Detail(words(said))
    parts = []
    if sanction and sanction.prosecution:
        parts.append(speech.word("prosecutions", sanction.prosecution))
    parts += [said for bar in head.bars if (said := bar_said(speech, bar))]
    if sanction and sanction.enforcer:
        parts.append(speech.tr("enforced by: {who}", who=speech.word("bodies", sanction.enforcer)))
    if parts:
        yield Detail(words(" · ".join(parts)))


def bar_said(speech: Speech, bar: Bar) -> str:
    """Return what a bar does, in words; empty if it changes nothing."""
    tr = speech.tr
    day = figures.short_day(bar.day) if bar.day else ""
    match bar.kind, bar.applies:
        case BarKind.LIMITATION, True:
            return tr("limitation has run out: {day}", day=day)
        case BarKind.LIMITATION, _:
            return (
                tr("limitation: {day}", day=day)
                if day
                else tr("limitation: day of the deed needed")
            )
        case BarKind.COMPLAINT, True:
            return tr("barred while the victim has not complained")
        case BarKind.COMPLAINT, None:
            return tr("needs a complaint of the victim; whether there is one is open")
        case BarKind.DOUBLE, True:
            return tr("barred: punished already for the same")
        case BarKind.SUSPECT, True:
            return tr("barred: suspect in a criminal case over the same")
        case BarKind.AGE, True:
            return tr("barred: under the age of administrative liability")
        case BarKind.AMNESTY, True:
            return tr("amnesty applies")
        case BarKind.AMNESTY, None:
            return tr("amnesty: open")
        case _:
            return ""


def _caveats(speech: Speech, head: Head, what: Outcome) -> Iterator[Detail]:
    """Say what the verdict leans on that is weaker than a fact and a verified text."""
    tr = speech.tr
    parts = []
    if len(head.by_reading) > 1 and what is not Outcome.CONTESTED:
        parts.append(tr("depends on a reading"))
    owners = list(dict.fromkeys(source.by or source.ref for _, source in head.assessments))
    owners = [owner for owner in owners if owner]
    if owners:
        named = [speech.any_word(owner) or speech.name(owner) for owner in owners]
        parts.append(tr("rests on an assessment by: {who}", who=", ".join(named)))
    elif head.assessments:
        parts.append(tr("rests on an assessment of the author of the case"))
    if head.unverified:
        said = "; ".join(dict.fromkeys(address_of(speech, each) for each in head.unverified[:3]))
        parts.append(tr("words not verified: {norms}", norms=said))
    if head.boundary_computed:
        parts.append(tr("the day on which the wording begins is computed, not read"))
    if not head.wording_certain:
        parts.append(tr("the day of the deed touches several wordings"))
    if parts:
        yield Detail((Span(" · ".join(parts), "quiet"),))


def _fallback(speech: Speech, head: Head) -> Detail:
    said = joined(
        [words(short_title(speech, head.norm)), words(address(speech, head.norm))],
    )
    sums = penalties(speech, head.penalties)
    label = words(speech.tr("if it is no crime:") + " ", "quiet")
    waits = outcome(head) is Outcome.STANDS_UNLESS
    value = () if waits else words(speech.tr(badge(head)).lower())
    return Detail(joined([(*label, *said), value, words(sums)]), kind="fallback")
