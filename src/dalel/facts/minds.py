"""What actors wanted and knew: ranges on the ladder of mind, narrowed by every source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.fact import Contradiction, MindFact
from dalel.case.position import NOWHERE, Position, Problem, Severity
from dalel.case.sentence import Atom, Degree, Mind
from dalel.case.states import Source, State, Told
from dalel.facts import messages as say
from dalel.facts.voices import both_ways, sources_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalel.case.case import Case
    from dalel.case.sentence import AnyAtom

Key = tuple[str, str, Atom | None, bool]


@dataclass(frozen=True, slots=True)
class _Voice:
    low: Degree
    high: Degree
    state: State
    sources: tuple[Source, ...]
    position: Position
    answers: bool = False  # a sentence under facts:

    @property
    def proves(self) -> bool:
        return any(source.kind.proves for source in self.sources)


def minds_of(
    case: Case, write: Callable[[AnyAtom], str]
) -> tuple[tuple[MindFact, ...], tuple[Contradiction, ...], tuple[Problem, ...]]:
    """Return every mind that the case tells, its clashes and warnings."""
    heard: dict[Key, list[_Voice]] = {}
    for told in case.minds:
        known = told.value
        if known is None:
            continue
        key = (known.actor, known.deed, known.about, known.positive)
        voice = _Voice(known.low, known.high, told.state, sources_of(told), told.position)
        heard.setdefault(key, []).append(voice)
    for line in case.facts:
        if isinstance(line.about, Mind):
            mind = line.about
            key = (mind.actor, mind.deed, mind.about, mind.positive)
            heard.setdefault(key, []).append(_line(mind, line.told, line.position))
    _follow(case, heard)
    minds, clashes, problems = [], [], []
    for key, voices in heard.items():
        fact, clash, problem = _together(key, voices, write)
        minds.append(fact)
        clashes += clash
        problems += problem
    return tuple(minds), tuple(clashes), tuple(problems)


_FALSE, _SPREADS_FALSE = "assertion is false", "deed spreads false information"


def _follow(case: Case, heard: dict[Key, list[_Voice]]) -> None:
    """Let who knew, or did not, that all he says is false have spread false information with the same mind.

    Otherwise ``all: wanted`` would say that he wanted to spread as false what he took to be true.
    """
    known: dict[tuple[str, str], dict[str, list[_Voice]]] = {}
    for (actor, deed, about, positive), voices in heard.items():
        if about is not None and about.term == _FALSE and positive:
            known.setdefault((actor, deed), {})[about.args[0]] = voices
    for (actor, deed), each in known.items():
        act = case.things.get(deed)
        said = {told.value for told in act.says} if isinstance(act, Act) else set()
        if said and said <= each.keys():
            key = actor, deed, Atom(_SPREADS_FALSE, (deed,)), True
            most = max(said, key=lambda one: max(voice.low for voice in each[one or ""]))
            heard.setdefault(key, [_careless(voice) for voice in each[most or ""]])


def _careless(voice: _Voice) -> _Voice:
    """Leave open whether who did not know should have known: carelessness is asked of his deed, not of the words."""
    return replace(voice, high=max(voice.high, Degree.SHOULD_HAVE_KNOWN))


def _line(mind: Mind, told: Told[object], position: Position) -> _Voice:
    """Read a line of ``facts:``: *at that degree or above*, refuted: below it."""
    low, high, state = mind.degree, Degree.WANTED, told.state
    if state is State.REFUTED:
        state = State.ESTABLISHED
        low, high = Degree.DID_NOT_KNOW, Degree(max(mind.degree - 1, 0))
    return _Voice(low, high, state, sources_of(told), position, answers=True)


def _together(
    key: Key, voices: list[_Voice], write: Callable[[AnyAtom], str]
) -> tuple[MindFact, list[Contradiction], list[Problem]]:
    actor, deed, about, positive = key

    def fact(some: list[_Voice], state: State) -> MindFact:
        low = max(one.low for one in some)
        high = min(one.high for one in some)
        sources = tuple(dict.fromkeys(source for one in some for source in one.sources))
        place = min((one.position for one in some if one.position != NOWHERE), default=NOWHERE)
        return MindFact(
            actor, deed, about, positive, min(low, high), max(low, high), state, sources, place
        )

    decided = [one for one in voices if one.state.decided]
    if any(one.answers for one in decided):  # settles what ``mind:`` tells as disputed
        voices = [one for one in voices if one.answers or one.state is not State.DISPUTED]
    if not decided or any(one.state is State.DISPUTED for one in voices):
        open_ = [one for one in voices if not one.state.decided]
        state = next((one.state for one in open_ if one.state is State.DISPUTED), open_[0].state)
        return fact(open_, state), [], []
    if max(one.low for one in decided) <= min(one.high for one in decided):
        return fact(decided, State.ESTABLISHED), [], []
    highest = max(decided, key=lambda one: (one.low, not one.proves))
    lowest = min(decided, key=lambda one: (one.high, one.proves))
    asked = _Voice(
        highest.low,
        Degree.WANTED,
        State.DISPUTED,
        (*highest.sources, *lowest.sources),
        highest.position,
    )
    if highest.proves == lowest.proves:
        clash = []
        if not highest.proves:
            pair = (fact([highest], State.ESTABLISHED), fact([lowest], State.ESTABLISHED))
            clash = [Contradiction(pair, say.MINDS_APART)]
        sentence = _sentence(key, highest, write)
        warned = [both_ways(sentence, highest, lowest)] if highest.proves else []
        return fact([asked], State.DISPUTED), clash, warned
    winner, loser = (highest, lowest) if highest.proves else (lowest, highest)
    sentence = _sentence(key, highest, write)
    message = say.EVIDENCE_HOLDS if winner is highest else say.EVIDENCE_DENIES
    values = {"sentence": sentence}
    warning = Problem("facts.replaced", message, values, loser.position, Severity.WARNING)
    kept = [one for one in decided if one.low <= winner.high and one.high >= winner.low]
    return fact(kept, State.ESTABLISHED), [], [warning]


def _sentence(key: Key, highest: _Voice, write: Callable[[AnyAtom], str]) -> str:
    """Return the sentence that a mind is about, as the case file takes it; the act if it is about all of it."""
    actor, deed, about, positive = key
    if about is None:
        return deed
    return write(Mind(actor, deed, about, highest.low, positive))
