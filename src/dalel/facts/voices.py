"""Voices about one atom, and what they come to: agreed, disputed, overridden, contradictory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from dalel.case.fact import Contradiction, Fact
from dalel.case.position import NOWHERE, Position, Problem, Severity
from dalel.case.states import Source, SourceKind, State, Told
from dalel.facts import messages as say
from dalel.facts.looking import UNSURE, Outcome, Way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dalel.case.sentence import Atom

# questions whose answers are only what the file says of itself
DECLARES = ("origin.", "metadata.", "generator.", "c2pa.action", "mark.")


@dataclass(frozen=True, slots=True)
class Voice:
    """One support of an atom: a state, who carries it, where it stands, by which line of the vocabulary."""

    state: State
    sources: tuple[Source, ...]
    position: Position = NOWHERE
    rule: str = ""
    as_told: bool = False
    declares: bool = False  # a finding of what the file says of itself
    weak: bool = False  # "else refuted": counts where no other line says anything
    unread: bool = False  # "unread when": so far; an answer under facts: settles it
    inferred: bool = False  # unknown, though every field that was read is sure

    @property
    def proves(self) -> bool:
        """Return whether evidence carries it."""
        return not self.as_told and any(source.kind.proves for source in self.sources)


def sources_of(told: Told[Any]) -> tuple[Source, ...]:
    """Return the sources of a field; without one, the author of the case."""
    return told.sources or (Source(SourceKind.AUTHOR, position=told.position),)


def distinct(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources in their order, none twice; there are few, so comparing beats hashing."""
    if len(sources) < 2:
        return tuple(sources)
    kept: list[Source] = []
    for source in sources:
        if source not in kept:
            kept.append(source)
    return tuple(kept)


def from_outcomes(
    state: State, outcomes: Sequence[Outcome], rule: str, *, weak: bool = False
) -> Voice:
    """Make a voice of the fields that were read; it is *as told* if a leg rests on the author alone.

    Mere references (which data, which person) do not weaken what evidence carries.
    """
    fields = [told for one in outcomes for told in one.told]
    sources = distinct([source for told in fields for source in sources_of(told)])
    position = fields[0].position if fields else NOWHERE
    as_told = True
    if any(told.sources for told in fields):
        legs = [one for one in outcomes if not one.names] or outcomes
        as_told = not all(any(_proves(told) for told in one.told) for one in legs)
    inferred = state is State.UNKNOWN and not any(told.state in UNSURE for told in fields)
    return Voice(state, sources, position, rule, as_told=as_told, weak=weak, inferred=inferred)


def _proves(told: Told[Any]) -> bool:
    return any(source.kind.proves for source in told.sources)


def state_of(
    ways: Iterable[Way], *, else_refuted: bool, refutes: bool
) -> tuple[State, bool] | None:
    """Return what a line says when its conditions are told these ways, and whether only by *else*."""
    seen = tuple(ways)
    if Way.APART in seen:
        return (State.REFUTED, True) if else_refuted else None
    if Way.UNTOLD in seen:
        return None
    if Way.NO in seen:
        return None if refutes else (State.REFUTED, False)
    if Way.DISPUTED in seen:
        return State.DISPUTED, False
    if Way.UNKNOWN in seen:
        return State.UNKNOWN, False
    return (State.REFUTED if refutes else State.ESTABLISHED), False


def combine(
    atom: Atom, voices: Sequence[Voice], write: Callable[[Atom], str]
) -> tuple[Fact, Contradiction | None, Problem | None]:
    """Return the fact that voices about one atom come to, and what is wrong with them.

    By the author alone both ways: a contradiction. Evidence against the author: evidence wins, the author's word
    is kept in ``replaced`` and a warning says so, unless the evidence is only what a file declares of itself.
    Evidence both ways: disputed. A dispute that a field tells, and what it says nobody knows yet, is settled by a sentence that answers it.
    """
    if len(voices) == 1:
        voice = voices[0]
        return _fact(atom, voice.state, [voice]), None, None
    if any(not voice.weak for voice in voices):
        voices = [voice for voice in voices if not voice.weak]
    settled = [
        voice
        for voice in voices
        if not voice.unread and not (voice.rule and voice.state is State.DISPUTED)
    ]
    if any(voice.state.decided and not voice.rule for voice in settled):
        voices = settled  # a sentence under facts: answers what a field tells as disputed
    for_it = [voice for voice in voices if voice.state is State.ESTABLISHED]
    against = [voice for voice in voices if voice.state is State.REFUTED]
    if for_it and against:
        return _clash(atom, for_it, against, write)
    for state in (
        State.DISPUTED,
        State.ESTABLISHED,
        State.REFUTED,
        State.UNKNOWN,
        State.NOT_APPLICABLE,
    ):
        if any(voice.state is state for voice in voices):
            spoken = [voice for voice in voices if voice.state is state]
            return _fact(atom, state, spoken), None, None
    return _fact(atom, State.NOT_ASKED, []), None, None


def _clash(
    atom: Atom, for_it: list[Voice], against: list[Voice], write: Callable[[Atom], str]
) -> tuple[Fact, Contradiction | None, Problem | None]:
    yes, no = _fact(atom, State.ESTABLISHED, for_it), _fact(atom, State.REFUTED, against)
    disputed = Fact(
        atom,
        State.DISPUTED,
        (*yes.sources, *no.sources),
        min(yes.position, no.position),
        yes.rule or no.rule,
    )
    proved_yes, proved_no = _carried(for_it), _carried(against)
    if not proved_yes and not proved_no:
        return disputed, Contradiction((yes, no), say.BOTH_WAYS), None
    if proved_yes and proved_no:
        return disputed, None, both_ways(write(atom), yes, no)
    winner, loser = (yes, no) if proved_yes else (no, yes)
    voices, losing = (for_it, against) if proved_yes else (against, for_it)
    place = losing[0].position
    values = {"sentence": write(atom)}
    if all(voice.declares for voice in voices if voice.proves):
        warning = Problem("facts.declared", say.EVIDENCE_AGAINST, values, place, Severity.WARNING)
        return disputed, None, warning
    fact = Fact(
        atom, winner.state, winner.sources, winner.position, winner.rule, (loser,), winner.as_told
    )
    message = say.EVIDENCE_HOLDS if winner is yes else say.EVIDENCE_DENIES
    return fact, None, Problem("facts.replaced", message, values, place, Severity.WARNING)


class Supported(Protocol):
    """Whatever has sources and stands somewhere."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Who or what carries it."""

    @property
    def position(self) -> Position:
        """Where it stands."""


def both_ways(sentence: str, yes: Supported, no: Supported) -> Problem:
    """Return the warning that evidence speaks for a sentence and against it."""
    values = {
        "sentence": sentence,
        "for": _named(yes.sources),
        "against": _named(no.sources),
    }
    place = max(yes.position, no.position)
    return Problem("facts.both-ways", say.EVIDENCE_BOTH, values, place, Severity.WARNING)


def _named(sources: tuple[Source, ...]) -> str:
    """Return the names of the evidence among sources, with the lines that bring it in."""
    proving = [source for source in sources if source.kind.proves]
    named = [
        f"{source.ref} ({source.position.line})" if source.position.line else source.ref
        for source in proving
    ]
    return ", ".join(dict.fromkeys(named))


def _carried(voices: list[Voice]) -> bool:
    return any(voice.proves for voice in voices)


def _fact(atom: Atom, state: State, voices: Sequence[Voice]) -> Fact:
    """Make a fact of voices that agree."""
    sources = distinct([source for voice in voices for source in voice.sources])
    first = min(voices, key=lambda voice: (voice.position == NOWHERE, voice.position), default=None)
    rule = next((voice.rule for voice in voices if voice.rule), "")
    as_told = bool(voices) and all(voice.as_told for voice in voices)
    position = first.position if first else NOWHERE
    inferred = bool(voices) and all(voice.inferred for voice in voices)
    return Fact(atom, state, sources, position, rule, (), as_told, inferred)
