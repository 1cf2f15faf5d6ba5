"""The line of page one about one head, and what stands under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from dalel.case.conduct import Act
from dalel.case.continued import one_deed
from dalel.case.sentence import AnyAtom, Atom, Threshold
from dalel.case.states import SourceKind, State
from dalel.locale.figures import short_day
from dalel.locale.mark import N_
from dalel.norms.model import Norm, NormKind
from dalel.qualification.model import Head, Literal, Mark, Value
from dalel.report.amounts import amounts, sum_taken, year_without_index
from dalel.report.document import Detail, Line, Verdict, joined, words
from dalel.report.dossier import Dossier
from dalel.report.footnotes import assessed
from dalel.report.wording import atoms
from dalel.report.wording.addresses import (
    addresses,
    addresses_of,
    element_name,
    head_address,
    head_title,
    manner,
    without_conjunction,
)
from dalel.report.wording.bars import bar_said, closes
from dalel.report.wording.claims import sides
from dalel.report.wording.clashes import clash_said
from dalel.report.wording.course import bars_said, examined, started
from dalel.report.wording.penalties import penalties_in_brief
from dalel.report.wording.questions import ask
from dalel.report.wording.sources import rests_on
from dalel.report.wording.speech import Speech, clipped
from dalel.report.wording.verdicts import (
    STATES,
    VALUES,
    Outcome,
    badge,
    fewest_missing,
    hangs_on_person,
    kept,
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
_FIRM = {NormKind.DUTY: "duty", NormKind.CLAIM: "claim"}
_SURE = frozenset({Outcome.STANDS, Outcome.STANDS_UNLESS, Outcome.MET_UNLESS})
_MOST_UNLESS = 2
_MOST_WHO = 2
_LONGEST_QUOTE = 70  # signs; the chapter of proofs has all of it
_COMPUTED = "computed"
_NEAR = timedelta(days=31)  # a computed day of entry into force may be wrong by so much


def tone(head: Head) -> str:
    """Return the tone of a head's badge; what is firm has one of its kind of norm, a duty kept that of a proof."""
    if kept(head):
        return "proved"
    found = _TONES[outcome(head)]
    return _FIRM.get(head.norm.kind, found) if found == "firm" else found


def verdict(
    speech: Speech,
    dossier: Dossier,
    heads: Sequence[Head],
    fallbacks: Sequence[Head] = (),
    displaced: Sequence[Head] = (),
    *,
    consequence: bool = True,
) -> Verdict:
    """Return the line of a head: badge, title and address, how sure, then what follows from it.

    ``heads`` say the same of several things (two transfers); the first speaks for all of them. ``consequence``:
    whether the line names its penalties or remedies; lines that share them name them once, elsewhere.
    """
    head = heads[0]
    return Verdict(
        badge=speech.tr(badge(head)),
        tone=tone(head),
        line=title(speech, heads),
        side=words(sureness(speech, head)),
        details=tuple(
            _details(speech, dossier, heads, fallbacks, displaced, consequence=consequence)
        ),
    )


def title(speech: Speech, heads: Sequence[Head]) -> Line:
    """Return what heads are about, where that stands, and the things in which they differ."""
    head = heads[0]
    differing: dict[str, None] = {}
    for name in head.places:
        things = dict.fromkeys(each.places.get(name, "") for each in heads)
        if len(things) > 1 and name not in {"actor", "deed"}:
            differing |= things
    shown = ", ".join(speech.quoted(each) for each in differing if each)
    return joined(
        [
            words(head_title(speech, head), "strong"),
            words(manner(speech, head), "strong"),
            words(sides(speech, heads) if head.norm.kind is NormKind.CLAIM else shown),
            words(head_address(speech, head)),
        ]
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
    heads: Sequence[Head],
    fallbacks: Sequence[Head],
    displaced: Sequence[Head],
    *,
    consequence: bool,
) -> Iterator[Detail]:
    head = heads[0]
    what = outcome(head)
    if what is Outcome.NOT_JUDGED:
        yield Detail(words(speech.tr("the text in force on that day is not held")))
        return
    if what is Outcome.CONTRADICTORY:
        for clash in head.contradictions[:1]:
            yield Detail(words(clash_said(speech, clash)))
    if what in _SURE and (sums := amounts(speech, dossier, head)):
        yield Detail(words(sums))
    if what in _SURE and (others := _continued(dossier, head)):
        named = ", ".join(speech.quoted(each) for each in others)
        yield Detail(words(speech.tr("one continued deed with {deeds}: counts once", deeds=named)))
    yield from _unless(speech, dossier, head)
    yield from _procedural(speech, head, what)
    if what is Outcome.CONTESTED:
        yield from _contested(speech, head)
    if what is Outcome.OPEN:
        if hangs_on_person(head):
            said = N_("the deed itself: {value}; open: the person (identity, age, sanity)")
            value = speech.tr(VALUES[head.deed_value])
            yield Detail(words(speech.tr(said, value=value)))
        yield from _asked(speech, dossier, head)
    if kept(head):
        because = (atoms.say(speech, r.atom, positive=r.positive) for r in head.refuted_by)
        yield Detail(words("; ".join(because)))
    sums = consequences(speech, dossier, heads, what) if consequence else ""
    said = later_law(speech, head) if what in _SURE | {Outcome.OPEN, Outcome.CONTESTED} else ""
    if line := joined([words(each) for each in (sums, said) if each]):
        yield Detail(line)
    caveats = _caveats(speech, dossier, head, what)
    if line := joined([*_course(speech, head, what), *caveats]):
        yield Detail(line)
    if displaced and what in _SURE:
        said = addresses(speech, (each.norm for each in displaced))
        yield Detail(words(speech.tr("takes the place of: {norms}", norms=said)))
    for each in fallbacks:
        yield _fallback(speech, each)


def _continued(dossier: Dossier, head: Head) -> list[str]:
    """Return the acts that are one continued deed with that of a head, and meet the same norm."""
    same = {
        each.deed
        for each in dossier.qualification.heads
        if (each.norm.id, each.actor, each.stage, each.role)
        == (head.norm.id, head.actor, head.stage, head.role)
        and outcome(each) in _SURE
    }
    return [each for each in one_deed(dossier.case, head.deed) if each in same - {head.deed}]


def _unless(speech: Speech, dossier: Dossier, head: Head) -> Iterator[Detail]:
    tr = speech.tr
    if outcome(head) in _SURE:
        by_key = {each.key: each for each in dossier.qualification.heads}
        open_heads = [by_key[key] for key in head.unless_heads if key in by_key]
        if open_heads:
            said = addresses(speech, (each.norm for each in open_heads), _MOST_UNLESS)
            yield Detail(words(tr("unless this applies: {norm}", norm=said)))
            yield from _asked(speech, dossier, open_heads[0])
    if outcome(head) is Outcome.MET_UNLESS and head.unless_exceptions:
        said = exceptions(speech, head)
        message = tr("unless this exception applies, which nobody raised: {names}", names=said)
        if head.procedural is not None and head.procedural.value is Value.MET:
            message += f" · {tr('the respondent has to show it')}"
        yield Detail(words(message))


def _procedural(speech: Speech, head: Head, what: Outcome) -> Iterator[Detail]:
    """Say what the law presumes, and what counts against the respondent until he shows otherwise."""
    tr, read = speech.tr, head.procedural
    if read is None or what not in {Outcome.OPEN, Outcome.CONTESTED, *_SURE}:
        return
    for each in read.presumed:
        sentence = atoms.say(speech, each.literal.atom, positive=each.literal.positive)
        norm = addresses_of(speech, (each.norm,), _MOST_WHO)
        yield Detail(words(tr("presumed: {sentence} ({norm})", sentence=sentence, norm=norm)))
    if read.unshown and read.value is Value.MET and what not in _SURE:
        names = dict.fromkeys(_exception(speech, head.norm, path) for path in read.unshown)
        said = N_("in court met as long as the respondent does not show otherwise: {names}")
        yield Detail(words(tr(said, names="; ".join(names))))


def exceptions(speech: Speech, head: Head) -> str:
    """Return the exceptions that nobody raised, each as its own norm names it."""
    named = (_exception(speech, head.norm, path) for path in head.unless_exceptions)
    return "; ".join(dict.fromkeys(named))


def _exception(speech: Speech, norm: Norm, path: str) -> str:
    """Return the name of an exception; the path begins with the id of a rule that the norm refers to."""
    first, *_, label = path.split(" › ") if " › " in path else ("", path)
    owner = next(iter(speech.law.wordings(first)), norm) if first else norm
    said = without_conjunction(speech, element_name(speech, owner, label))
    # The statute's own words, which may begin with *except*, stand in quotes.
    pieces = " … ".join(owner.words.get(label, {}).get(speech.language, ()))
    statute = pieces.casefold().endswith(said.casefold())
    return f"«{clipped(said, _LONGEST_QUOTE)}»" if statute else said


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
            text = speech.pick(answer.text)
            answers.append(f"{text.rstrip('.')} ({holders})" if holders else text)
        value = speech.tr(VALUES[by.value])
        how = speech.tr("{value}, if the answer is:", value=value)
        yield Detail((*words(f"{how} ", "strong"), *words("; ".join(answers))))
    said = speech.tr("a reading, not a fact: no evidence settles it, a court does")
    yield Detail(words(said, "quiet"))


def _asked(speech: Speech, dossier: Dossier, head: Head) -> Iterator[Detail]:
    found = _moving(head)
    if found is not None:
        yield _question(speech, dossier, found.atom, found.state)


def moving_question(speech: Speech, head: Head) -> str:
    """Return the one question that moves a head most; "" if it hangs on none."""
    found = _moving(head)
    return ask(speech, found.atom) if found else ""


def _moving(head: Head) -> Literal | None:
    """Return the one open thing that moves the head most."""
    missing = [literal for each in (*head.missing_for, *head.missing_against) for literal in each]
    for literal in missing:
        if literal.atom == head.next_question:
            return literal
    if head.next_question is not None:
        return Literal(head.next_question, True)
    return missing[0] if missing else None


def _question(speech: Speech, dossier: Dossier, atom: AnyAtom, state: State) -> Detail:
    said = STATES[state]
    if isinstance(atom, Threshold) and state is State.UNKNOWN:
        measured = dossier.facts.measures.get(atom.measure)
        if measured is not None and measured.state is State.ESTABLISHED:
            said = N_("told, but not exactly enough")
    fact = dossier.facts.facts.get(atom) if isinstance(atom, Atom) else None
    if fact is not None and fact.inferred:
        said = N_("what is told leaves it open")
    side = [] if state is State.NOT_ASKED else [speech.tr(said)]
    if who := atoms.who_can_answer(speech, atom, _MOST_WHO):
        side.append(speech.tr("can answer: {who}", who=who))
    return Detail(question_line(speech, atom), words("; ".join(side), "quiet"), "question")


def question_line(speech: Speech, atom: AnyAtom) -> Line:
    """Return a question."""
    return words(ask(speech, atom))


def consequences(speech: Speech, dossier: Dossier, heads: Sequence[Head], what: Outcome) -> str:
    """Return the penalties in brief; of a claim its remedies."""
    head = heads[0]
    if what in {Outcome.CONTRADICTORY, Outcome.NOT_MET}:
        return ""
    if head.norm.sanction and head.norm.sanction.remedies:
        named = (speech.word("remedies", each) for each in head.norm.sanction.remedies)
        return speech.tr("remedies: {remedies}", remedies=", ".join(named))
    if head.norm.kind is NormKind.DUTY and not head.penalties and what in _SURE:
        return speech.tr("no sanction of its own in what is held")
    taken = sum_taken(speech, dossier, heads)
    return penalties_in_brief(speech, head.penalties, head.actor, taken)


_LATER = {  # most telling first; a later law that is harsher or the same changes nothing
    "ends punishability": N_(
        "no longer punishable since {day}: the later law counts, for earlier deeds too"
    ),
    "milder": N_("milder since {day}: the later sanction counts, for earlier deeds too"),
    "may end punishability": N_("perhaps no longer punishable since {day}"),
    "incomparable": N_(
        "other since {day}, as a whole neither milder nor harsher: what is milder in it has to be weighed"
    ),
}


def later_law(speech: Speech, head: Head) -> str:
    """Return what a law later than the deed does for the actor; "" if nothing."""
    for comparison, message in _LATER.items():
        days = [each.norm_since for each in head.milder if each.comparison == comparison]
        if days:
            return speech.tr(message, day=short_day(days[-1]))
    return ""


def _course(speech: Speech, head: Head, what: Outcome) -> list[Line]:
    """Return who prosecutes and where, until when, what bars the case."""
    if what in {Outcome.CONTRADICTORY, Outcome.NOT_MET}:
        return []
    said = [words(started(speech, head)), words(examined(speech, head))]
    return [each for each in (*said, *bars_said(speech, head)) if each]


def _caveats(speech: Speech, dossier: Dossier, head: Head, what: Outcome) -> list[Line]:
    """Return what the verdict leans on that is weaker than a fact and a verified text."""
    assessments = [
        assessed(speech, who, list(sentences)[:_MOST_WHO])
        for who, sentences in _assessed(speech, dossier, head).items()
    ]
    readings, others = _weaker(speech, dossier, head, what)
    quiet = [words(each, "quiet") for each in (*readings, *others)]
    return [*quiet[: len(readings)], *assessments, *quiet[len(readings) :]]


def _weaker(
    speech: Speech, dossier: Dossier, head: Head, what: Outcome
) -> tuple[list[str], list[str]]:
    """Return the disputed readings, then the other weak legs of a verdict."""
    tr = speech.tr
    first: list[str] = []
    parts: list[str] = []
    if len(head.by_reading) > 1 and what is not Outcome.CONTESTED:
        readings = dict.fromkeys(each for by in head.by_reading for each in by.choice)
        asked = "; ".join(_disputed(speech, each) for each in readings)
        first.append(tr("depends on how a text is read: {readings}", readings=asked))
    if head.unverified:
        said = addresses_of(speech, head.unverified, _MOST_WHO)
        parts.append(tr("words not verified: {norms}", norms=said))
    for day in near_computed(dossier, head)[:1]:
        said = _BEGINS if day == head.norm.since.day else _ENDS
        parts.append(tr(said, day=short_day(day)))
    if head.part is not None:
        begin, end = map(short_day, head.part)
        said = N_(
            "for the days of the deed from {first} to {last}: it lasted across a change of the law"
        )
        parts.append(tr(said, first=begin, last=end))
    if head.unheld:
        said = addresses_of(speech, head.unheld, _MOST_WHO)
        parts.append(
            tr("the text in force on some of the possible days is not held: {norms}", norms=said)
        )
    if head.by_last_text not in {None, Value.OPEN}:
        value = tr(VALUES[head.by_last_text])
        parts.append(tr("if done under the texts in force last: {value}", value=value))
    elif not head.wording_certain and head.by_last_text is None:
        parts.append(tr("the day of the deed touches several wordings"))
    act = dossier.case.things.get(head.deed)
    if head.category and isinstance(act, Act) and (act.place or act.place_of_effect):
        parts.append(tr("where the deed was done is not tested"))
    if head.category and (said := _limits_for_the_young(speech, dossier, head)):
        parts.append(said)
    if head.category and (year := year_without_index(speech.law, dossier, head)):
        parts.append(tr("the {index} of {year} is not held", index=speech.index, year=year))
    return first, parts


_AGE = "age of person at the start of deed"
_BEGINS = N_("{day}, the day this wording begins, is computed, not read")
_ENDS = N_("{day}, the day this wording ends, is computed, not read")
_YOUNG = N_("under {age}: the {act}'s lower limits for minors are not covered here")
_MAYBE_YOUNG = N_("if under {age}: the {act}'s lower limits for minors are not covered here")


def _limits_for_the_young(speech: Speech, dossier: Dossier, head: Head) -> str:
    """Return that the penalties of a crime are less for who is, or may be, under age; "" for a grown one."""
    age, act = speech.law.jurisdiction.limits_under, speech.law.acts.get(head.norm.act)
    told = dossier.facts.measures.get(Atom(_AGE, (head.actor, head.deed)))
    if not age or told is None or (grown := told.interval.reaches(Decimal(age))) is True:
        return ""
    message = _MAYBE_YOUNG if grown is None else _YOUNG
    return speech.tr(message, age=age, act=speech.pick(act.short) if act else head.norm.act)


def _disputed(speech: Speech, reading_id: str) -> str:
    """Return the question of a disputed text with the id by which the chapter on readings names it."""
    reading = speech.law.readings.get(reading_id)
    asked = speech.pick(reading.question) if reading else ""
    return f"{asked} ({reading_id})" if asked else reading_id


def near_computed(dossier: Dossier, head: Head) -> tuple[date, ...]:
    """Return the computed boundaries that decide: the deed lies within a month of them, or its day is not told."""
    bounds = [head.norm.since, *([head.norm.until] if head.norm.until else [])]
    computed = tuple([each.day for each in bounds if each.status == _COMPUTED])
    if not head.boundary_computed or not computed:
        return ()
    act = dossier.case.things.get(head.deed)
    start = act.when.value if isinstance(act, Act) and act.when else None
    end = act.until.value if isinstance(act, Act) and act.until else start
    if start is None or end is None or start.first is None or end.last is None:
        return computed
    # The boundary is moved and not the deed, whose day may be the last of the calendar.
    near = [day for day in computed if start.first <= day + _NEAR and day - _NEAR <= end.last]
    return tuple(near)


def _assessed(speech: Speech, dossier: Dossier, head: Head) -> dict[str, dict[str, None]]:
    """Return whose assessments a head rests on, and what they say; what the law or a rule yields is nobody's."""
    found: dict[str, dict[str, None]] = {}
    for atom, source in head.assessments:
        if source.by:
            who = speech.bare(source.by)
        elif source.kind.proves:
            who = rests_on(speech, dossier.examinations, (source,))
        elif source.kind is SourceKind.AUTHOR:
            who = speech.tr("the author of the case")
        else:
            continue
        fact = dossier.facts.facts.get(atom) if isinstance(atom, Atom) else None
        if fact is None or fact.state not in {State.ESTABLISHED, State.REFUTED}:
            continue  # asked and not answered: nobody assessed anything
        said = atoms.say(speech, atom, positive=fact.state is State.ESTABLISHED)
        found.setdefault(who, {})[said] = None
    return found


def _fallback(speech: Speech, head: Head) -> Detail:
    said = joined([words(head_title(speech, head)), words(head_address(speech, head))])
    label = words(speech.tr("if it is no crime:") + " ", "quiet")
    waits = outcome(head) is Outcome.STANDS_UNLESS
    value = () if waits else words(speech.tr(badge(head)).lower())
    sums = words(penalties_in_brief(speech, head.penalties, head.actor))
    barred = [words(bar_said(speech, bar), "strong") for bar in head.bars if closes(bar)]
    return Detail(joined([(*label, *said), value, sums, *barred]), kind="fallback")
