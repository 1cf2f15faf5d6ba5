"""The functions of the reading language: rules that need more than one field.

Each takes the case and the ids (with the paths' last attributes) that its line names, and yields outcomes;
several outcomes are several voices, so a person said to be alive and dead contradicts himself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from dalel.case.case import Sentence
from dalel.case.continued import one_deed
from dalel.case.measures import Days, Interval, Money, full_years
from dalel.case.sentence import Atom, Threshold
from dalel.case.states import State, Told
from dalel.facts.kin import FAMILY, HEIRS, REPRESENTATIVES, consented
from dalel.facts.looking import UNSURE, Outcome, Way, before, way_of
from dalel.facts.repeats import repeated_on
from dalel.facts.repetition import like_act_before

if TYPE_CHECKING:
    from dalel.case.case import Case


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a function: an id, and the attributes that follow it in the line."""

    id: str
    attributes: tuple[str, ...]

    def told(self, case: Case) -> Told[Any] | None:
        """Return what is told at the end of the argument's path."""
        found = (
            getattr(case.things.get(self.id), self.attributes[0], None) if self.attributes else None
        )
        return found if isinstance(found, Told) else None


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's interval, by which fields, and as it was written."""

    interval: Interval
    told: tuple[Told[Any], ...]
    shown: str = ""
    state: State = State.ESTABLISHED
    currency: str = ""  # of a sum


# ── facts ─────────────────────────────────────────────────────────────────────────────────────────
def alive(case: Case, person: Argument, day: Argument) -> Iterator[Outcome]:
    """``alive person deed.when``: alive today means alive then; who died is dead from that day on."""
    thing = case.things[person.id]
    told = getattr(thing, "alive", None)
    if told is not None:
        if told.value is True:
            yield Outcome(Way.YES, (told,))
        elif told.state in UNSURE:
            yield Outcome(way_of(told.state), (told,))
    died, when = getattr(thing, "died", None), _day(case, day)
    if died is None or died.value is None or when is None or when.value is None:
        return
    dead = before(died.value, when.value)
    if dead is not None:
        yield Outcome(Way.NO if dead else Way.YES, (died, when))


def ended(case: Case, consent: Argument, day: Argument) -> Iterator[Outcome]:
    """``ended consent deed.when``: its term was over, or it was withdrawn, before the deed.

    It had not ended only where both its term and its withdrawal are told and lie after the deed
    (``withdrawn: never``): what is not told is never taken to be so.
    """
    when = _day(case, day)
    if when is None or when.value is None:
        return
    going: list[Told[Any]] = []
    for name in ("until", "withdrawn"):
        told = getattr(case.things[consent.id], name)
        if told is None:
            continue
        if told.value is None:
            if told.state is State.REFUTED:
                going.append(told)
            continue
        over = before(told.value, when.value)
        if over:
            yield Outcome(Way.YES, (told, when))
        elif over is False:
            going.append(told)
    if len(going) == 2:
        yield Outcome(Way.NO, (*going, when))


def foreign(case: Case, transfer: Argument, actor: Argument) -> Iterator[Outcome]:
    """``foreign transfer actor``: the property is another's; not so where the actor is its only owner."""
    whose = getattr(case.things[transfer.id], "whose", ())
    told = tuple(one for one in whose if one.value is not None)
    if not told:
        return
    open_ = next((one for one in told if one.state in UNSURE), None)
    if open_ is not None:
        yield Outcome(way_of(open_.state), told)
    elif all(one.value != actor.id for one in told):
        yield Outcome(Way.YES, told)
    elif all(one.value == actor.id for one in told):
        yield Outcome(Way.NO, told)


def link(case: Case, deed: Argument, harm: Argument) -> Iterator[Outcome]:
    """``link deed harm``: a link from the act to the harm is told to be direct, or not to be.

    ``because`` of a harm names its causes, not how direct they are, so it decides nothing here.
    """
    for name in case.of_type("link"):
        thing: Any = case.things[name]
        if thing.cause is None or thing.effect is None or thing.direct is None:
            continue
        if (thing.cause.value, thing.effect.value) != (deed.id, harm.id):
            continue
        told = (thing.direct, thing.cause, thing.effect)
        way = way_of(thing.direct.state, Way.YES if thing.direct.value else Way.NO)
        if thing.direct.state is not State.NOT_APPLICABLE:
            yield Outcome(way, told)


def suspect(case: Case, actor: Argument, deed: Argument) -> Iterator[Outcome]:
    """``suspect actor deed``: a criminal proceeding about the act, not one that was closed, names him suspect."""
    for thing in _about(case, deed.id):
        if thing.outcome is not None and thing.outcome.value in _ENDED:
            continue
        if thing.kind is not None and thing.kind.value not in {None, "criminal"}:
            continue
        for told in thing.suspect:
            if told.value == actor.id:
                yield Outcome(way_of(told.state), (told,))


_ENDED = frozenset({"closed", "acquitted"})


def complained(case: Case, person: Argument, deed: Argument) -> Iterator[Outcome]:
    """``complained person deed``: a complaint by the person about the act stands, not withdrawn."""
    for thing in _about(case, deed.id):
        for told in thing.complaint_by:
            if told.value != person.id:
                continue
            if thing.withdrawn is not None and thing.withdrawn.value is True:
                yield Outcome(Way.NO, (told, thing.withdrawn))
            else:
                yield Outcome(way_of(told.state), (told,))
        if any(one.state is State.REFUTED for one in thing.complaint_by):
            yield Outcome(Way.NO, tuple(thing.complaint_by))


def _about(case: Case, deed: str) -> list[Any]:
    proceedings: list[Any] = [case.things[name] for name in case.of_type("proceeding")]
    return [thing for thing in proceedings if any(one.value == deed for one in thing.about)]


def _day(case: Case, argument: Argument) -> Told[Any] | None:
    """Return the day at the end of a path; the end of an act that tells none is its beginning."""
    told = argument.told(case)
    if told is None and argument.attributes == ("until",):
        return Argument(argument.id, ("when",)).told(case)
    return told


# Verbs that are done only when something reaches others: whoever was stopped before has not done them yet.
_REACHES_OTHERS = frozenset(
    [
        "publish",
        "repost",
        "hand-over",
        "boost",
        "advertise",
        "present-live",
        "disclose",
        "demand",
        "threaten",
        "give-account-access",
    ]
)
_SHORT_OF = {"preparation": Way.NO, "attempt": Way.UNKNOWN}  # what was tried, or what came of it?
# Verbs that are done only when something is got: told as tried or prepared, they may have got nothing.
_GETS = frozenset({"collect", "access", "film", "film-covertly"})


def done(case: Case, deed: Argument) -> Iterator[Outcome]:
    """``done deed``: who tells an act with its verb says that it was done.

    ``happened`` may say otherwise, and so may ``stage`` where the verb needs somebody to be reached.
    """
    act: Any = case.things[deed.id]
    stage, verb = act.stage, act.does
    if act.happened is not None:
        sure = Way.NO if act.happened.state is State.REFUTED else Way.YES
        yield Outcome(way_of(act.happened.state, sure), (act.happened,))
    elif verb is not None and verb.value is not None:
        short = (
            _SHORT_OF.get(stage.value) if stage and verb.value in _REACHES_OTHERS | _GETS else None
        )
        if short is not None and verb.value in _GETS:
            short = Way.UNKNOWN
        if short is not None and stage.state is not State.REFUTED:
            yield Outcome(way_of(stage.state, short), (verb, stage))
            return
        yield Outcome(way_of(verb.state), (verb,))


def agreed(case: Case, deed: Argument) -> Iterator[Outcome]:
    """``agreed deed``: the act, or a series that it belongs to, was agreed before its start, or was not."""
    series: list[Any] = [case.things[name] for name in case.of_type("series")]
    for thing in (
        case.things[deed.id],
        *(one for one in series if deed.id in {told.value for told in one.members}),
    ):
        told = thing.agreed_before_start
        if told is not None and told.state is not State.NOT_APPLICABLE:
            yield Outcome(way_of(told.state, Way.YES if told.value else Way.NO), (told,))


def again(case: Case, deed: Argument) -> Iterator[Outcome]:
    """``again deed``: whether it is repeated is asked where the same person had done a like act before."""
    yield from like_act_before(case, deed.id)


def video_call(case: Case, deed: Argument) -> Iterator[Outcome]:
    """``video-call deed``: a video call; whether over the Internet or over a telephone network, it does not say."""
    act: Any = case.things[deed.id]
    if act.channel and all(told.value == "video-call" for told in act.channel):
        yield Outcome(Way.UNKNOWN, tuple(act.channel))


_REGIMES = frozenset({"emergency", "wartime"})  # a natural emergency is no state of emergency


def regime(case: Case, deed: Argument) -> Iterator[Outcome]:
    """``regime deed``: a state of emergency or war was in force on the day and at the place of the act."""
    yield from _in_force(case, deed.id, _REGIMES)


def events(case: Case, deed: Argument) -> Iterator[Outcome]:
    """``events deed``: a public event was held on the day and at the place of the act."""
    yield from _in_force(case, deed.id, frozenset({"public-event"}))


def _in_force(case: Case, deed: str, kinds: frozenset[str]) -> Iterator[Outcome]:
    """Say yes for every circumstance of these kinds whose days and place surely take the act in.

    Where they may, it is asked; what lies outside says nothing: other circumstances may not be told.
    """
    act: Any = case.things[deed]
    when, until = act.when, _day(case, Argument(deed, ("until",)))
    if when is None or when.value is None or until is None or until.value is None:
        return
    places = {told.value for told in (act.place, act.place_of_effect) if told is not None}
    for name in case.of_type("circumstance"):
        thing: Any = case.things[name]
        if thing.kind is None or thing.kind.value not in kinds or thing.from_ is None:
            continue
        begun, ended = thing.from_.value, None if thing.to is None else thing.to.value
        place = None if thing.place is None else thing.place.value
        elsewhere = place is not None and bool(places) and place not in places
        if begun is None or elsewhere or before(until.value, begun) is True:
            continue
        if ended is not None and before(ended, when.value) is True:
            continue
        sure = before(when.value, begun) is False and (place is None or place in places)
        if ended is not None:
            sure = sure and before(ended, until.value) is False
        told = tuple(one for one in (thing.kind, thing.from_, thing.to, when) if one)
        yield Outcome(way_of(thing.kind.state) if sure else Way.UNKNOWN, told)


def repeated(
    case: Case, actor: Argument, day: Argument, norms: frozenset[str]
) -> Iterator[Outcome]:
    """``repeated actor deed.when``: an earlier penalty for the same norm was imposed in the year before."""
    yield from repeated_on(case, actor.id, _day(case, day), norms)


def perceived(case: Case, publication: Argument) -> Iterator[Outcome]:
    """``perceived publication``: a warning is there, and nothing hinders users from perceiving it."""
    thing: Any = case.things[publication.id]
    legible, warning = thing.warning_legible, thing.warning
    if legible is not None and legible.value is False and legible.state not in UNSURE:
        yield Outcome(Way.NO, tuple(one for one in (warning, legible) if one is not None))
    elif warning is not None and warning.state in UNSURE:
        yield Outcome(way_of(warning.state), (warning,))
    elif warning is not None and warning.value is not True:
        yield Outcome(Way.NO, (warning,))
    elif warning is not None:
        unsure = legible is not None and legible.state in UNSURE
        yield Outcome(way_of(legible.state) if unsure else Way.YES, (warning,))


def heirs(case: Case, person: Argument, day: Argument) -> Iterator[Outcome]:
    """``heirs person deed.when``: the heirs of a dead person consented to the act."""
    yield from consented(case, HEIRS, person.id, day.id, partial(_over, case, day))


def family(case: Case, person: Argument, day: Argument) -> Iterator[Outcome]:
    """``family person deed.when``: the children and the surviving spouse of a dead person consented to the act."""
    yield from consented(case, FAMILY, person.id, day.id, partial(_over, case, day))


def representatives(case: Case, person: Argument, day: Argument) -> Iterator[Outcome]:
    """``representatives person deed.when``: a legal representative of a minor consented to the act."""
    over = partial(_over, case, day)
    yield from consented(case, REPRESENTATIVES, person.id, day.id, over, each=False)


def _over(case: Case, day: Argument, consent: str) -> Iterator[Outcome]:
    return ended(case, Argument(consent, ()), day)


OF_NORMS = frozenset({"repeated"})  # they are told which norms count as the same one
SPECIALS: dict[str, Callable[..., Iterator[Outcome]]] = {
    "again": again,
    "agreed": agreed,
    "regime": regime,
    "events": events,
    "alive": alive,
    "done": done,
    "ended": ended,
    "family": family,
    "heirs": heirs,
    "perceived": perceived,
    "repeated": repeated,
    "representatives": representatives,
    "foreign": foreign,
    "link": link,
    "suspect": suspect,
    "complained": complained,
    "video-call": video_call,
}


# ── measures ──────────────────────────────────────────────────────────────────────────────────────
def age(case: Case, _unit: str, person: Argument, day: Argument) -> Iterator[Value]:
    """``age person deed.when``: as told, and as the day of birth and the day of the deed leave it."""
    thing: Any = case.things[person.id]
    if thing.age is None and thing.born is None:
        return
    if thing.age is not None and thing.age.value is not None and thing.age.state not in UNSURE:
        yield Value(thing.age.value, (thing.age,))
    born, when = thing.born, _day(case, day)
    yield from _open(thing.age)
    yield from _open(born)
    if born is None or born.value is None or born.state in UNSURE:
        return
    if when is None or when.value is None or when.state in UNSURE:
        return
    low = _years(born.value.last, when.value.first)
    high = _years(born.value.first, when.value.last)
    if low is None and high is None:
        return
    yield Value(Interval(low, high), (born, when), f"{born.value.text} – {when.value.text}")


def _open(told: Told[Any] | None) -> Iterator[Value]:
    """Yield what is told of a field without an answer: it was asked, and nobody knows, or they differ."""
    if told is not None and told.state in UNSURE:
        yield Value(Interval(), (told,), state=told.state)


def _years(born: date | None, day: date | None) -> Decimal | None:
    return None if born is None or day is None else Decimal(full_years(born, day))


def day(case: Case, _unit: str, deed: Argument) -> Iterator[Value]:
    """``day deed.when``: the interval of ordinals in which the day lies."""
    told = _day(case, deed)
    yield from _open(told)
    if told is None or told.value is None or told.state in UNSURE:
        return
    days: Days = told.value
    low = None if days.first is None else Decimal(days.first.toordinal())
    high = None if days.last is None else Decimal(days.last.toordinal())
    yield Value(Interval(low, high), (told,), days.text)


def money(case: Case, _unit: str, amount: Argument) -> Iterator[Value]:
    """``money transfer.amount``: the sum; only one in the measure's own currency counts, none is converted."""
    told = amount.told(case)
    yield from _open(told)
    if told is None or told.value is None or told.state in UNSURE:
        return
    found: Money = told.value
    yield Value(found.amount, (told,), sum_shown(found), currency=found.currency)


def number(case: Case, _unit: str, count: Argument) -> Iterator[Value]:
    """``number person.number``: the count as told."""
    told = count.told(case)
    yield from _open(told)
    if told is not None and told.value is not None and told.state not in UNSURE:
        yield Value(told.value, (told,))


def taken(case: Case, unit: str, deed: Argument) -> Iterator[Value]:
    """``taken deed``: what passed because of the act, or of the one continued deed that it belongs to, in all.

    What did not pass counts only where nothing did: then it is the sum aimed at. A sum that is not told leaves
    the total open upwards.
    """
    found = _transfers(case, deed.id)
    passed = [name for name in found if not _refuted(case.things[name])]
    low = high = Decimal(0)
    told: list[Told[Any]] = []
    for name in passed or found:
        amounts = list(_amounts(case, name, unit))
        bounds = [interval for _, interval in amounts]
        low += max((each.low for each in bounds if each.low is not None), default=Decimal(0))
        ends = [each.high for each in bounds if each.high is not None]
        high += min(ends, default=Decimal("Infinity"))
        told += [one for one, _ in amounts]
    if told:
        yield Value(Interval(low, high if high.is_finite() else None), tuple(told))
        return
    for name in passed or found:
        thing: Any = case.things[name]
        for one in (thing.amount, *(line.told for line in _lines(case, name))):
            yield from _open(one)
            if one is not None and isinstance(one.value, Money):  # told, but in no sum to compare
                yield Value(Interval(), (one,), state=State.UNKNOWN)


def _transfers(case: Case, deed: str) -> list[str]:
    """Return the transfers because of an act, or of an act that is one continued deed with it."""
    deeds = one_deed(case, deed)
    things: dict[str, Any] = {name: case.things[name] for name in case.of_type("transfer")}
    return [name for name, one in things.items() if one.because and one.because.value in deeds]


def _refuted(transfer: Any) -> bool:
    return transfer.happened is not None and transfer.happened.value is False


def _amounts(case: Case, transfer: str, unit: str) -> Iterator[tuple[Told[Any], Interval]]:
    """Yield the sum of a transfer in a currency as its field tells it, and as a sentence under ``facts:`` does."""
    thing: Any = case.things[transfer]
    told = thing.amount
    sure = told is not None and told.value is not None and told.state not in UNSURE
    if sure and told.value.currency == unit:
        yield told, told.value.amount
    for line in _lines(case, transfer):
        if not line.told.state.decided:
            continue
        if isinstance(line.about, Threshold):
            yield line.told, reached(line.about, CENT, line.told.state)
        elif isinstance(line.told.value, Interval):
            yield line.told, line.told.value


def _lines(case: Case, transfer: str) -> list[Sentence]:
    measure = Atom(AMOUNT, (transfer,))
    return [
        line for line in case.facts if measure in {line.about, getattr(line.about, "measure", None)}
    ]


AMOUNT = "amount of transfer"
CENT = Decimal("0.01")


def reached(threshold: Threshold, step: Decimal, state: State) -> Interval:
    """Return the interval in which a measure lies that reaches a number (``refuted``: does not)."""
    value = threshold.value
    if state is State.ESTABLISHED:
        return Interval(value + step if threshold.strict else value, None)
    return Interval(None, value if threshold.strict else value - step)


def owners(case: Case, _unit: str, deed: Argument) -> Iterator[Value]:
    """``owners deed``: distinct owners of what passed because of the act; an upper bound only if that is all."""
    seen: dict[str, Told[Any]] = {}
    for name in _transfers(case, deed.id):
        thing: Any = case.things[name]
        if _refuted(thing):
            continue
        for told in thing.whose:
            if told.value is not None and told.state not in UNSURE:
                seen.setdefault(told.value, told)
    if not seen:
        return
    low, high = Decimal(0), Decimal(0)
    for owner in seen:
        count = getattr(case.things[owner], "number", None)
        told_count = count.value if count is not None else None
        low += (told_count.low if told_count is not None else None) or Decimal(1)
        several = told_count is not None and told_count.high is None
        high += Decimal("Infinity") if several else (told_count.high if told_count else Decimal(1))
    all_told = getattr(case.things[deed.id], "that_is_all", None)
    complete = all_told is not None and all_told.value is True and high.is_finite()
    told = (*seen.values(), all_told) if complete else tuple(seen.values())
    yield Value(Interval(low, high if complete else None), told)


def sum_shown(found: Money) -> str:
    """Return a sum as people write it: ``12 000 000 EUR``, ``5 000 000 to 7 000 000 EUR``."""
    low, high = found.amount.low, found.amount.high
    if low is not None and low == high:
        return f"{_thousands(low)} {found.currency}"
    if high is None:
        return f"at least {_thousands(low or Decimal(0))} {found.currency}"
    if not low:
        return f"at most {_thousands(high)} {found.currency}"
    return f"{_thousands(low)} to {_thousands(high)} {found.currency}"


def _thousands(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return (f"{value:,.0f}" if whole else f"{value:,.2f}").replace(",", " ")


MEASURES: dict[str, Callable[..., Iterator[Value]]] = {
    "age": age,
    "day": day,
    "money": money,
    "number": number,
    "owners": owners,
    "taken": taken,
}
