"""Facts with their states and sources; contradictions with the smallest set that clashes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dalel.case.fact import Closure, Contradiction, Fact, Measured, MindFact
from dalel.case.sentence import Atom, Degree, Mind, Threshold
from dalel.case.states import State
from dalel.locale.mark import N_
from dalel.report.chapters.things import names_used
from dalel.report.document import Block, Chapter, Heading, Line, Notice, Paragraph, Table, words
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.sources import rests_on
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import STATES

_DEGREES = {
    Degree.DID_NOT_KNOW: N_("did not know"),
    Degree.SHOULD_HAVE_KNOWN: N_("should have known"),
    Degree.ACCEPTED: N_("consciously accepted"),
    Degree.KNEW: N_("knew"),
    Degree.WANTED: N_("wanted"),
}
_TONES = {
    State.ESTABLISHED: "proved",
    State.REFUTED: "refuted",
    State.DISPUTED: "disputed",
    State.UNKNOWN: "missing",
}


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
    rows = [_fact(speech, dossier, fact) for fact in shown]
    rows += [_measured(speech, dossier, each) for each in measured]
    rows += [_closure(speech, dossier, each) for each in held.closures]
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
        "small",
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
        yield _table(speech, [_mind(speech, dossier, mind) for mind in held.minds])


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


def _state(speech: Speech, state: State) -> Line:
    return words(speech.tr(STATES[state]), _TONES.get(state, "quiet"))


def _fact(speech: Speech, dossier: Dossier, fact: Fact) -> tuple[Line, ...]:
    # A refuted fact is said as what it refutes; its state says that it is not so.
    said = words(atoms.say(speech, fact.about))
    for earlier in fact.replaced:
        replaced = speech.tr(
            " (against this: {state}, {sources})",
            state=speech.tr(STATES[earlier.state]),
            sources=rests_on(speech, dossier, earlier.sources),
        )
        said = (*said, *words(replaced, "quiet"))
    return said, _state(speech, fact.state), words(rests_on(speech, dossier, fact.sources))


def _measured(speech: Speech, dossier: Dossier, measured: Measured) -> tuple[Line, ...]:
    said = f"{atoms.say(speech, measured.about)}: {atoms.interval(speech, measured)}"
    sources = words(rests_on(speech, dossier, measured.sources))
    return words(said), _state(speech, State.ESTABLISHED), sources


def _closure(speech: Speech, dossier: Dossier, closure: Closure) -> tuple[Line, ...]:
    listing = speech.law.listings.get(closure.listing)
    further = speech.further(listing, closure.owner) if listing else closure.listing
    said = speech.tr("there is no further one: {member}", member=further)
    sources = words(rests_on(speech, dossier, closure.sources))
    return words(said), _state(speech, closure.state), sources


def _mind(speech: Speech, dossier: Dossier, mind: MindFact) -> tuple[Line, ...]:
    tr = speech.tr
    degrees = list(dict.fromkeys((mind.low, mind.high)))
    degree = " – ".join(tr(_DEGREES[each]) for each in degrees)
    if mind.about is None:
        about = tr("all that is true of “{deed}”", deed=mind.deed)
    else:
        about = atoms.say(speech, mind.about, positive=mind.positive)
    said = tr(
        "{actor}, “{deed}”: {degree}: {about}",
        actor=speech.name(mind.actor),
        deed=mind.deed,
        degree=degree,
        about=about,
    )
    sources = words(rests_on(speech, dossier, mind.sources))
    return words(said), _state(speech, mind.state), sources


def _contradiction(speech: Speech, dossier: Dossier, clash: Contradiction) -> Notice:
    lines: list[Line] = [words(speech.tr(clash.reason))]
    for each in clash.facts:
        match each:
            case Fact():
                said, _, sources = _fact(speech, dossier, each)
            case Measured():
                said, _, sources = _measured(speech, dossier, each)
            case MindFact():
                said, _, sources = _mind(speech, dossier, each)
            case Closure():
                said, _, sources = _closure(speech, dossier, each)
        lines.append((*words("– "), *said, *words(" · ", "quiet"), *sources))
    return Notice(speech.tr("These facts contradict each other"), tuple(lines), "clash")
