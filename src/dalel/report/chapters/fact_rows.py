"""Rows of facts: what is said, its state, what it rests on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dalel.case.fact import Closure, Fact, Facts, Measured, MindFact
from dalel.case.finding import Examination
from dalel.case.states import SourceKind, State
from dalel.report.document import Line, plain, words
from dalel.report.wording import atoms
from dalel.report.wording.atoms import things_of
from dalel.report.wording.likewise import MANY, form, likewise, others_named
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with what decides whether others can be said likewise: the same key, other things."""

    key: Hashable
    things: tuple[str, ...]
    row: Row
    value: str = ""  # which may differ too


def alike_rows(speech: Speech, entries: Iterable[Entry]) -> Iterator[Row]:
    """Yield the rows; of many that say the same of other things, the first with the others' names behind it."""
    groups: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.key, []).append(entry)
    for group in groups.values():
        if len(group) <= MANY:
            yield from (entry.row for entry in group)
            continue
        first = group[0]
        named = others_named(speech, [entry.things for entry in group])
        others = [
            _with_own(name, first, other) for name, other in zip(named, group[1:], strict=True)
        ]
        said, state, sources = first.row
        yield words(likewise(speech, plain(said), others)), state, sources


def _with_own(name: str, first: Entry, other: Entry) -> str:
    """Return the names of another row's things, with its own value and sources where they are not the first's."""
    value = f": {other.value}" if other.value != first.value else ""
    sources = f" ({plain(other.row[2])})" if other.row[2] != first.row[2] else ""
    return f"{name}{value}{sources}"


def fact_entry(speech: Speech, examined: Examined, fact: Fact) -> Entry:
    """Return the row of a fact; one that replaced another stands alone."""
    key = ("fact", form(fact.about), fact.state, fact.replaced and fact.about)
    return Entry(key, things_of(fact.about), fact_row(speech, examined, fact))


def measured_entry(speech: Speech, examined: Examined, measured: Measured) -> Entry:
    """Return the row of a measure."""
    key = ("measure", form(measured.about), measured.state)
    row = measured_row(speech, examined, measured)
    return Entry(key, things_of(measured.about), row, atoms.interval(speech, measured))


def closure_entry(speech: Speech, examined: Examined, closure: Closure) -> Entry:
    """Return the row of a list's completeness."""
    key = ("list", closure.listing, closure.state)
    return Entry(key, (closure.owner,), closure_row(speech, examined, closure))


def mind_entry(speech: Speech, examined: Examined, mind: MindFact) -> Entry:
    """Return the row of a mind."""
    about = form(mind.about) if mind.about else ""
    key = ("mind", mind.actor, mind.low, mind.high, about, mind.positive, mind.state)
    things = (mind.deed, *(things_of(mind.about) if mind.about else ()))
    return Entry(key, things, mind_row(speech, examined, mind))


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
    said = atoms.closed(speech, listing, closure.owner) if listing else closure.listing
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
        "{actor}, when doing “{deed}”, {degree}: {about}",
        actor=speech.name(mind.actor),
        deed=mind.deed,
        degree=degree,
        about=about,
    )
    sources = words(rests_on(speech, examined, mind.sources))
    return words(said), _state(speech, mind.state), sources
