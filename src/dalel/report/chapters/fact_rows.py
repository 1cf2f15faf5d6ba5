"""Rows of facts: what is said, its state, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalel.case.fact import Closure, Fact, Facts, Measured, MindFact
from dalel.case.finding import Examination
from dalel.case.states import SourceKind, State
from dalel.report.document import Line, words
from dalel.report.wording import atoms
from dalel.report.wording.sources import rests_on
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import DEGREES, STATES

Examined = Sequence[Examination]
Row = tuple[Line, ...]

_TONES = {
    State.ESTABLISHED: "proved",
    State.REFUTED: "refuted",
    State.DISPUTED: "disputed",
    State.UNKNOWN: "missing",
}
_FOLLOWS = frozenset({SourceKind.DERIVED, SourceKind.LAW, SourceKind.ASSUMED})


def told_rows(speech: Speech, facts: Facts, examined: Examined) -> Iterator[Row]:
    """Yield every fact of the case: facts, measures, completeness of lists, minds.

    Of the facts those come first that are undecided, then those that somebody told, then what only follows.
    """
    ranked = sorted(facts.facts.values(), key=_rank)
    yield from (fact_row(speech, examined, each) for each in ranked)
    yield from (measured_row(speech, examined, each) for each in facts.measures.values())
    yield from (closure_row(speech, examined, each) for each in facts.closures)
    yield from (mind_row(speech, examined, each) for each in facts.minds)


def _rank(fact: Fact) -> int:
    if not fact.state.decided:
        return 0
    return 2 if all(source.kind in _FOLLOWS for source in fact.sources) else 1


def _state(speech: Speech, state: State) -> Line:
    return words(speech.tr(STATES[state]), _TONES.get(state, "quiet"))


def fact_row(speech: Speech, examined: Examined, fact: Fact) -> Row:
    """Return a fact, its state and what it rests on; what it replaced stands behind it."""
    # A refuted fact is said as what it refutes; its state says that it is not so.
    said = words(atoms.say(speech, fact.about))
    for earlier in fact.replaced:
        replaced = speech.tr(
            " (against this: {state}, {sources})",
            state=speech.tr(STATES[earlier.state]),
            sources=rests_on(speech, examined, earlier.sources),
        )
        said = (*said, *words(replaced, "quiet"))
    return said, _state(speech, fact.state), words(rests_on(speech, examined, fact.sources))


def measured_row(speech: Speech, examined: Examined, measured: Measured) -> Row:
    """Return a measure with its interval."""
    said = f"{atoms.say(speech, measured.about)}: {atoms.interval(speech, measured)}"
    sources = words(rests_on(speech, examined, measured.sources))
    return words(said), _state(speech, measured.state), sources


def closure_row(speech: Speech, examined: Examined, closure: Closure) -> Row:
    """Return that a list is complete, or is not."""
    listing = speech.law.listings.get(closure.listing)
    further = speech.further(listing, closure.owner) if listing else closure.listing
    said = speech.tr("there is not {member}", member=further)
    sources = words(rests_on(speech, examined, closure.sources))
    return words(said), _state(speech, closure.state), sources


def mind_row(speech: Speech, examined: Examined, mind: MindFact) -> Row:
    """Return how an actor stood towards a sentence."""
    tr = speech.tr
    degrees = list(dict.fromkeys((mind.low, mind.high)))
    degree = " – ".join(tr(DEGREES[each]) for each in degrees)
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
    sources = words(rests_on(speech, examined, mind.sources))
    return words(said), _state(speech, mind.state), sources
