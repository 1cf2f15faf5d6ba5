"""Measures: the interval that every source leaves of an age, a day, a sum, a count."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dalel.case.fact import Contradiction, Measured
from dalel.case.measures import Interval, Money, is_currency
from dalel.case.position import Position, Problem, Severity
from dalel.case.sentence import Atom, Threshold
from dalel.case.states import Source, State, Told
from dalel.facts import messages as say
from dalel.facts.deriving import Things
from dalel.facts.looking import UNSURE
from dalel.facts.specials import CENT, MEASURES, Argument, reached, sum_shown
from dalel.facts.voices import both_ways, distinct, sources_of
from dalel.norms.model import TermKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalel.case.case import Case, Sentence
    from dalel.facts.conditions import Readings, Special
    from dalel.norms.model import Law, Term

ANY = Interval()
# the smallest difference between two values of a measure, by its unit


def measures_of(
    case: Case, readings: Readings, things: Things, law: Law, write: Callable[[Atom], str]
) -> tuple[dict[Atom, Measured], tuple[Contradiction, ...], tuple[Problem, ...]]:
    """Return every measure that fields or sentences bound, its clashes and warnings."""
    heard: dict[Atom, list[Measured]] = {}
    for term, functions in readings.measures:
        for function in functions:
            for one in _measured(term, function, things):
                heard.setdefault(one.about, []).append(one)
    problems = list(_told(case, law, heard))
    problems += _other_currencies(case, law)
    found: dict[Atom, Measured] = {}
    clashes = []
    for atom, said in heard.items():
        whole, clash, problem = _together(atom, said, write)
        found[atom] = whole
        clashes += clash
        problems += problem
    return found, tuple(clashes), tuple(problems)


def _measured(term: Term, function: Special, things: Things) -> Iterator[Measured]:
    """Yield what a function of the reading language says, for every way to fill the term's places."""
    from itertools import product

    case = things.case
    compute = MEASURES[function.function]
    for ids in product(*(things.of(kind) for kind in term.places.values())):
        names = dict(zip(term.places, ids, strict=True))
        arguments = [Argument(names[path.place], path.attributes) for path in function.arguments]
        for value in compute(case, term.unit, *arguments):
            sources = distinct([source for told in value.told for source in sources_of(told)])
            position = value.told[0].position
            about = Atom(term.sentence, ids)
            if value.currency and value.currency != term.unit:  # no sum is converted: it is asked
                yield Measured(about, ANY, sources, position, state=State.UNKNOWN)
                continue
            yield Measured(about, value.interval, sources, position, value.shown, value.state)


def _told(case: Case, law: Law, heard: dict[Atom, list[Measured]]) -> Iterator[Problem]:
    """Add what ``facts:`` says of measures: their values, and the numbers that they reach."""
    for line in case.facts:
        sources = sources_of(line.told)
        if isinstance(line.about, Threshold):
            atom = line.about.measure
            if line.told.state in UNSURE:
                heard.setdefault(atom, []).append(_unsure(atom, line))
            if not line.told.state.decided:
                continue
            term = law.terms.get(atom.term)
            step = CENT if term is not None and is_currency(term.unit) else Decimal(1)
            interval = reached(line.about, step, line.told.state)
            heard.setdefault(atom, []).append(Measured(atom, interval, sources, line.position))
        elif isinstance(line.about, Atom) and line.told.state in UNSURE:
            term = law.terms.get(line.about.term)
            if term is not None and term.kind is TermKind.MEASURE:
                heard.setdefault(line.about, []).append(_unsure(line.about, line))
        elif isinstance(line.about, Atom) and line.told.state is State.ESTABLISHED:
            value: Any = line.told.value
            if isinstance(value, Interval):
                made = Measured(line.about, value, sources, line.position)
                heard.setdefault(line.about, []).append(made)
            elif isinstance(value, Money):
                heard.setdefault(line.about, []).append(_unsure(line.about, line))
                yield _other_currency(value, law.terms[line.about.term].unit, line.position)


def _unsure(measure: Atom, line: Sentence) -> Measured:
    state = State.UNKNOWN if line.told.state.decided else line.told.state
    return Measured(measure, ANY, sources_of(line.told), line.position, state=state)


def _other_currency(value: Money, unit: str, position: Position) -> Problem:
    values = {"value": sum_shown(value), "unit": unit}
    return Problem("facts.currency", say.OTHER_CURRENCY, values, position, Severity.WARNING)


def _other_currencies(case: Case, law: Law) -> Iterator[Problem]:
    units = sorted({term.unit for term in law.terms.values() if is_currency(term.unit)})
    for thing in case.things.values():
        for name in ("amount", "damage"):
            told = getattr(thing, name, None)
            if not isinstance(told, Told) or not isinstance(told.value, Money) or not units:
                continue
            if told.value.currency not in units:
                yield _other_currency(told.value, units[0], told.position)


def _together(
    atom: Atom, said: list[Measured], write: Callable[[Atom], str]
) -> tuple[Measured, list[Contradiction], list[Problem]]:
    """Intersect what is said of one measure; of two that exclude each other evidence wins."""
    said = [one for one in said if one.state.decided] or said[:1]
    if len(said) == 1:
        return said[0], [], []
    shown = next((one.shown for one in said if one.shown), "")
    apart = _apart(said)
    if apart is None:
        interval = meet(said)
        sources = distinct([source for one in said for source in one.sources])
        return Measured(atom, interval, sources, said[0].position, shown), [], []
    first, second = apart
    proved = [_proves(first.sources), _proves(second.sources)]
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    if proved[0] == proved[1]:
        clash = [] if all(proved) else [Contradiction((first, second), say.VALUES_APART)]
        warned = [both_ways(write(atom), second, first)] if all(proved) else []
        return Measured(atom, ANY, sources, first.position, shown, State.DISPUTED), clash, warned
    _winner, loser = (first, second) if proved[0] else (second, first)
    values = {"sentence": write(atom)}
    warning = Problem(
        "facts.replaced", say.EVIDENCE_VALUE, values, loser.position, Severity.WARNING
    )
    rest = [one for one in said if one is not loser]
    whole, clashes, problems = _together(atom, rest, write)
    return whole, clashes, [warning, *problems]


def _proves(sources: tuple[Source, ...]) -> bool:
    return any(source.kind.proves for source in sources)


def meet(said: list[Measured]) -> Interval:
    """Return what all intervals have in common."""
    lows = [one.interval.low for one in said if one.interval.low is not None]
    highs = [one.interval.high for one in said if one.interval.high is not None]
    return Interval(max(lows, default=None), min(highs, default=None))


def _apart(said: list[Measured]) -> tuple[Measured, Measured] | None:
    """Return two intervals that have nothing in common; on a line, two suffice if all have nothing."""
    lowest = min(
        (one for one in said if one.interval.high is not None),
        key=lambda one: one.interval.high or 0,
        default=None,
    )
    highest = max(
        (one for one in said if one.interval.low is not None),
        key=lambda one: one.interval.low or 0,
        default=None,
    )
    if lowest is None or highest is None or lowest is highest:
        return None
    assert lowest.interval.high is not None
    assert highest.interval.low is not None
    return (lowest, highest) if lowest.interval.high < highest.interval.low else None
