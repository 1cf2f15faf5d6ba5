"""Page one: who, what, how sure, what next. Each line is as sure as its weakest leg, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dalel.case.conduct import Act
from dalel.case.people import UNNAMED, Person
from dalel.case.position import Position, Problem, Severity
from dalel.case.sentence import Atom, Reading
from dalel.locale.figures import HARD
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.authors import IDENTIFIED
from dalel.qualification.model import Head
from dalel.report.also_open import also_open
from dalel.report.deeds import HUNG, LISTED, alike, deed, impossible
from dalel.report.document import (
    Block,
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
from dalel.report.footnotes import footed
from dalel.report.head_lines import consequences, question_line, verdict
from dalel.report.institutions import institutions
from dalel.report.repeated import alike_claims, alike_deeds
from dalel.report.wording import atoms
from dalel.report.wording.actors import deed_heading, plain_sentence, same_said, tally
from dalel.report.wording.certificates import BADGES, scope
from dalel.report.wording.claims import same_claimed
from dalel.report.wording.clashes import clash_said
from dalel.report.wording.course import acted
from dalel.report.wording.speech import Speech
from dalel.report.wording.undated import day_entry, undated
from dalel.report.wording.verdicts import Outcome, kept, outcome, weight

_MOST_SHOWN = 3  # contradictions, problems


@dataclass(frozen=True, slots=True)
class Places:
    """The chapters that page one refers to, by their numbers."""

    why: int  # what does not apply
    uncovered: int
    sanctions: int  # penalties, who may act, until when
    proofs: int


def page_one(speech: Speech, dossier: Dossier, places: Places) -> tuple[Block, ...]:
    """Return the blocks of page one."""
    heads = dossier.qualification.heads
    claims = [head for head in heads if head.norm.kind is NormKind.CLAIM]
    others = [head for head in heads if head.norm.kind is not NormKind.CLAIM]
    crime = any(h.norm.kind is NormKind.OFFENCE and outcome(h) not in LISTED for h in others)
    blocks: list[Block] = [*_notices(speech, dossier)]
    claimed = list(_claims(speech, dossier, places, claims))
    if not crime:
        blocks += claimed
    actors = _actors(dossier, others, claims)
    for actor in actors:
        blocks += _actor(speech, dossier, places, [h for h in heads if h.actor == actor], actor)
    if crime:
        blocks += claimed
    blocks += institutions(speech, dossier, frozenset(actors))
    if not heads and not dossier.qualification.certificates:
        blocks.append(Paragraph(words(speech.tr("The case names no act that could be judged."))))
    blocks = footed(speech, _scoped(speech, blocks))
    blocks.append(_scope(speech, dossier, places))
    blocks += _next(speech, dossier, places)
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
            title, tuple(words(clash_said(speech, clash)) for clash in clashes[:_MOST_SHOWN])
        )
    problems = [each for each in dossier.problems if each.severity is Severity.ERROR]
    if problems:
        title = tr.plural(
            "{n} problem of the input: what it touches may be missing here.",
            "{n} problems of the input: what they touch may be missing here.",
            len(problems),
        )
        yield Notice(
            title, _told(speech, problems, N_("and {n} more: see the chapter of problems"))
        )
    remarks = [each for each in dossier.problems if each.severity is Severity.WARNING]
    if remarks:
        title = tr.plural("{n} remark on the input.", "{n} remarks on the input.", len(remarks))
        yield Notice(title, _told(speech, remarks, N_("and {n} more at the end of the report")))


def _told(speech: Speech, problems: Sequence[Problem], and_more: str) -> tuple[Line, ...]:
    """Return the first problems with their places, and how many more there are."""
    tr = speech.tr
    lines = [
        joined([words(_line_of(each.position), "mono"), words(tr.fill(each.message, each.values))], "  ")
        for each in problems[:_MOST_SHOWN]
    ]  # fmt: skip
    more = len(problems) - _MOST_SHOWN
    if more > 0:
        lines.append(words(tr(and_more, n=more), "quiet"))
    return tuple(lines)


def _line_of(position: Position) -> str:
    """Return *case.yaml:5:3*: the file without its folders."""
    if not position.file:
        return ""
    name = position.file.replace("\\", "/").rpartition("/")[2]
    return str(replace(position, file=name))


# ── actors ────────────────────────────────────────────────────────────────────────────────────────
def _actors(dossier: Dossier, others: Sequence[Head], claims: Sequence[Head]) -> list[str]:
    """Return the actors by the weight of what they face, then in the order of the case."""
    order = list(dossier.case.things)
    heaviest: dict[str, tuple[int, int, int, str]] = {}
    for head in others:
        heaviest[head.actor] = min(weight(head), heaviest.get(head.actor, weight(head)))
    found = dict.fromkeys(
        [h.actor for h in others]
        + [c.actor for c in dossier.qualification.certificates]
        + [h.actor for h in claims]
    )
    lightest = (len(Outcome), 0, 0, "")

    def key(actor: str) -> tuple[tuple[int, int, int], int]:
        place = order.index(actor) if actor in order else len(order)
        return heaviest.get(actor, lightest)[:3], place

    claimed_only = {h.actor for h in claims} - {h.actor for h in others}
    judged = {c.actor for c in dossier.qualification.certificates}
    return sorted((a for a in found if a not in claimed_only or a in judged), key=key)


def _actor(
    speech: Speech, dossier: Dossier, places: Places, heads: Sequence[Head], actor: str
) -> Iterator[Block]:
    certificates = {c.deed: c for c in dossier.qualification.certificates if c.actor == actor}
    judged = [head for head in heads if head.norm.kind is not NormKind.CLAIM]
    deeds = sorted(
        dict.fromkeys([*(h.deed for h in judged), *certificates]),
        key=lambda act: _when(dossier, act),
    )
    name = words(speech.name(actor), "strong")
    possible = [head for head in heads if impossible(dossier, actor, head.deed) is None]
    said = plain_sentence(speech, possible, tuple(certificates.values()))
    if heads and not possible:
        said = speech.tr("Nothing is judged here: the facts on who did this contradict each other.")
    sentence = Paragraph(words(said), "lead")
    if len(deeds) == 1:
        yield Heading(
            2,
            (*name, *words(f" · {deed_heading(speech, deeds[0])}")),
            words(speech.quoted(deeds[0])),
        )
    else:
        yield Heading(2, name, words(tally(speech, judged), "quiet"))
    yield sentence
    if possible or not heads:
        yield from _death(speech, dossier, actor)
    for first, *others in alike_deeds(dossier, deeds, judged, certificates):
        if len(deeds) > 1:
            yield Heading(3, words(deed_heading(speech, first)), words(speech.quoted(first)))
        if others:
            yield Paragraph(_at(speech, same_said(speech, others), places.proofs), "small")
        here = [head for head in judged if head.deed == first]
        yield from deed(speech, dossier, here, certificates.get(first))


def _death(speech: Speech, dossier: Dossier, actor: str) -> Iterator[Block]:
    """Say that an actor is dead: the lines below judge what he did; whether he can be tried is another norm."""
    person = dossier.case.things.get(actor)
    died = person.died if isinstance(person, Person) else None
    day = speech.days(died.value if died else None)
    if day:
        yield _small(
            speech.tr(
                "{person} died: {day}. The lines below judge the deed; whether a case can go on after "
                "death is a norm not covered here.",
                person=speech.name(actor),
                day=day,
            )
        )


def _when(dossier: Dossier, deed: str) -> tuple[date, int]:
    act = dossier.case.things.get(deed)
    days = act.when.value if isinstance(act, Act) and act.when else None
    order = list(dossier.case.things)
    place = order.index(deed) if deed in order else len(order)
    first = (days.first or days.last) if days else None
    return first or date.max, place


def _scoped(speech: Speech, blocks: list[Block]) -> list[Block]:
    """Return the blocks; the first line that says *no crime* says among how many offences."""
    badges = {speech.tr(badge) for badge in BADGES}
    for place, block in enumerate(blocks):
        if isinstance(block, Verdict) and block.badge in badges:
            scoped = replace(block, side=words(scope(speech)))
            return [*blocks[:place], scoped, *blocks[place + 1 :]]
    return blocks


def _small(text: str) -> Paragraph:
    return Paragraph(words(text), "small")


# ── claims ────────────────────────────────────────────────────────────────────────────────────────
def _claims(
    speech: Speech, dossier: Dossier, places: Places, claims: Sequence[Head]
) -> Iterator[Block]:
    shown = sorted((h for h in claims if outcome(h) not in LISTED), key=weight)
    if not shown:
        return
    groups = alike(shown)
    lines = [g for g in groups if outcome(g[0]) is not Outcome.OPEN]
    hanging = [g for g in groups if outcome(g[0]) is Outcome.OPEN]
    if not lines:
        lines, hanging = hanging[:1], hanging[1:]
    yield Heading(2, words(speech.tr("What can be claimed"), "strong"))
    shared = {consequences(speech, dossier, group, outcome(group[0])) for group in lines}
    once = len(lines) > 1 and len(shared) == 1
    for group, *others in alike_claims(lines):
        yield verdict(speech, dossier, group, consequence=not once)
        if others:
            said = same_claimed(speech, [other[0] for other in others])
            yield Paragraph(_at(speech, said, places.proofs), "small")
    if once and (said := shared.pop()):
        yield _small(speech.tr("For each claim – {remedies}.", remedies=said))
    if hanging:
        yield also_open(speech, [head for group in hanging for head in group])


# ── the end of the page ───────────────────────────────────────────────────────────────────────────
def _scope(speech: Speech, dossier: Dossier, places: Places) -> Block:
    """Return how far the page goes: what is not raised, not met, not covered, and where that stands."""
    tr = speech.tr
    judged = dossier.qualification
    not_raised = len({norm for norm, _, _ in judged.not_raised})
    not_met = sum(outcome(head) is Outcome.NOT_MET and not kept(head) for head in judged.heads)
    parts: list[Line] = [
        words(tr.plural("Not raised: {n} norm", "Not raised: {n} norms", not_raised)),
    ]
    if judged.not_applicable:
        beside = tr(
            "about things that the case does not describe: {n}", n=len(judged.not_applicable)
        )
        parts.append(words(beside))
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
    before, found, after = said.partition("{where}")
    if not found:
        return words(said)
    named = speech.tr("chapter {n}", n=chapter).replace(" ", HARD)
    where = Span(named, f"chapter {chapter}")
    return (*words(before), where, *words(after))


def _unasked(speech: Speech, shown: Sequence[Head]) -> str:
    """Return what comes next where no line hangs on a question; the chapter on bars is named only if it has any."""
    if any(outcome(head) is Outcome.CONTRADICTORY for head in shown):
        return N_("mend the contradictions named above; what rests on them is judged then.")
    if any(acted(speech, head) for head in shown):
        return N_(
            "no line hangs on a question; who may act on what stands, and until when: {where}."
        )
    return N_("no line hangs on a question.")


def _next(speech: Speech, dossier: Dossier, places: Places) -> Iterator[Block]:
    """Say which one question to ask, what each answer settles, and which line of the case file answers it."""
    tr = speech.tr
    judged = dossier.qualification
    if not judged.questions:
        shown = [head for head in judged.heads if outcome(head) not in LISTED]
        if shown:
            said = _at(speech, tr(_unasked(speech, shown)), places.sanctions)
            yield Paragraph((Span(tr("Next:") + " ", "strong"), *said), "next")
        return
    best = judged.questions[0]
    if isinstance(best.atom, Atom) and best.atom.term == IDENTIFIED:
        yield _who_it_is(speech, dossier, best.atom)
        return
    hanging = sum(outcome(head) in HUNG for head in judged.heads)
    side = tr.plural(
        "yes settles {yes}, no settles {no} of {n} line that hangs",
        "yes settles {yes}, no settles {no} of {n} lines that hang",
        hanging,
        yes=len(best.settles_if_true),
        no=len(best.settles_if_false),
    )
    label: Line = (Span(tr("Ask next:") + " ", "strong"),)
    where = tr("The answer goes under “facts” of the case file, with yes or no:")
    entry = atoms.canonical(speech, best.atom) + ": yes"
    if deed := undated(speech, best.atom):
        side = tr("the law of that day decides; lines that hang: {n}", n=hanging)
        where = tr("The answer goes under “acts” of the case file:")
        entry = day_entry(deed)
    answer: Line = (
        Span(" ", "break"),
        Span(where, "quiet"),
        Span(" ", "break"),
        Span(entry, "mono"),
    )
    asked = question_line(speech, best.atom)
    # A reading is chosen, not established: no line of the case file answers it.
    pasted = () if isinstance(best.atom, Reading) else answer
    yield Paragraph((*label, *asked, Span(f" ({side})", "quiet"), *pasted), "next")


def _who_it_is(speech: Speech, dossier: Dossier, atom: Atom) -> Paragraph:
    """Ask who somebody is: the answer is a person, with an age and a state of mind, not a yes or a no."""
    tr, (who,) = speech.tr, atom.args
    heads = dossier.qualification.heads
    lines = sum(outcome(head) in HUNG and head.actor == who for head in heads)
    where = tr("The answer goes under “persons” of the case file:")
    entry = f"{who}: {{is: natural, name: …, born: …, sane: …}}"
    if who.startswith(UNNAMED):
        where = tr(
            "The answer goes under “acts” of the case file, with who it was under “persons”:"
        )
        entry = f"{who.removeprefix(UNNAMED)}: {{by: …}}"
    side = tr.plural(
        "{n} line hangs on it; age and sanity are asked when it is known",
        "{n} lines hang on it; age and sanity are asked when it is known",
        lines,
    )
    return Paragraph(
        (
            Span(tr("Ask next:") + " ", "strong"),
            *question_line(speech, atom),
            Span(f" ({side})", "quiet"),
            Span(" ", "break"),
            Span(where, "quiet"),
            Span(" ", "break"),
            Span(entry, "mono"),
        ),
        "next",
    )
