"""Penalties in words, with sums of money: all of them, or in brief for page one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from dalel.case.people import Person
from dalel.locale.figures import HARD
from dalel.locale.mark import N_, NN_
from dalel.qualification.model import PenaltyShown
from dalel.report.wording.speech import Speech

# For each unit: up to n, exactly n. Ranges are "low–n unit".
_UP_TO = {
    "years": NN_("up to {n} year", "up to {n} years"),
    "months": NN_("up to {n} month", "up to {n} months"),
    "days": NN_("up to {n} day", "up to {n} days"),
    "hours": NN_("up to {n} hour", "up to {n} hours"),
}
_EXACTLY = {
    "years": NN_("{n} year", "{n} years"),
    "months": NN_("{n} month", "{n} months"),
    "days": NN_("{n} day", "{n} days"),
    "hours": NN_("{n} hour", "{n} hours"),
}
_INDEX_UP_TO = NN_("up to {n} {index}", "up to {n} {index}")
_INDEX = NN_("{n} {index}", "{n} {index}")
_TIMES = frozenset({"times", "times the sum", "sum"})
_NATURAL = frozenset({"natural", "unidentified", "unidentified-several", "sole-trader"})
_INDIVIDUAL = "individual"
_OFFICES = frozenset({"official"})


def penalties(
    speech: Speech, shown: Sequence[PenaltyShown], actor: str, taken: Decimal | None = None
) -> str:
    """Return all penalties that can be the actor's: alternatives joined by *or*, then what comes with them.

    ``taken`` is the sum that a fine may be a multiple of.
    """
    mains = [each for each in shown if not each.together and not each.subject]
    said = speech.tr(" or ").join(_one(speech, each, taken) for each in mains)
    own = _of_class(speech, shown, actor)
    parts = [said] * bool(said)
    parts += [_for_subject(speech, each) for each in own if not each.together]
    parts += [_beside(speech, each) for each in _added(shown, own)]
    return _noted(speech, "; ".join(parts), shown)


def penalties_in_brief(
    speech: Speech, shown: Sequence[PenaltyShown], actor: str, taken: Decimal | None = None
) -> str:
    """Return the lightest and the heaviest penalty, for the actor's own class of subject."""
    mains = [each for each in shown if not each.together and not each.subject]
    of_class = _of_class(speech, shown, actor)
    own = [each for each in of_class if not each.together]
    own = [each for each in own if not each.reading] or own
    beside = [each for each in _added(shown, of_class) if not each.optional and not each.reading]
    if len(mains) > 2:
        said = f"{_one(speech, mains[0], taken)} … {_one(speech, mains[-1], taken)}"
        mains = [mains[0], mains[-1]]
    else:
        said = speech.tr(" or ").join(_one(speech, each, taken) for each in mains)
    parts = [said] * bool(said)
    parts += [_for_subject(speech, each) for each in own]
    parts += [_beside(speech, each) for each in beside]
    return _noted(speech, "; ".join(parts), [*mains, *own, *beside])


def in_full(speech: Speech, shown: PenaltyShown) -> str:
    """Return one penalty with whom it is for and what it is added to, as a sanction lists it."""
    said = _beside(speech, shown) if shown.together else _one(speech, shown)
    if not shown.subject:
        return said
    return f"{speech.word('subject classes', shown.subject)}: {said}"


def penalty(speech: Speech, shown: PenaltyShown, taken: Decimal | None = None) -> str:
    """Return one penalty with its bounds, and its sum of money if it is a fine."""
    kind, bounds = speech.word("penalties", shown.kind), extent(speech, shown)
    said = speech.tr("{penalty} {extent}", penalty=kind, extent=bounds) if bounds else kind
    if sum_ := _sum(speech, shown, taken):
        said = f"{said} = {sum_}"
    if shown.unavailable_until is not None:
        said += speech.tr(" (not imposed at present)")
    return said


def _noted(speech: Speech, said: str, shown: Iterable[PenaltyShown]) -> str:
    """Add once by which index the sums are reckoned, and whether they are provisional."""
    with_sums = [each for each in shown if each.high_sum is not None or each.low_sum is not None]
    under = [each.under for each in shown if each.under is not None]
    if said and under:
        age = speech.number(min(under))
        said = f"{said}, {speech.tr('as for who was under {age}', age=age)}"
    if not said or not with_sums:
        return said
    indices = dict.fromkeys(
        speech.tr(
            "{index} of {year}: {value}",
            index=speech.index,
            year=each.index_day.year,
            value=speech.money(each.index),
        )
        for each in with_sums
        if each.index is not None and each.index_day is not None
    )
    notes = list(indices)
    if any(each.provisional for each in with_sums):
        notes.append(speech.tr("the sum is provisional"))
    return f"{said} ({', '.join(notes)})" if notes else said


def hanging(speech: Speech, shown: Sequence[PenaltyShown], actor: str) -> list[PenaltyShown]:
    """Return what can be a penalty of the actor, if only a disputed text is read so."""
    own = _of_class(speech, shown, actor)
    return [each for each in shown if each.reading and (not each.subject or each in own)]


def _added(shown: Sequence[PenaltyShown], own: Sequence[PenaltyShown]) -> list[PenaltyShown]:
    """Return what comes beside the main penalties: for everybody, and for the actor's own class."""
    return [each for each in shown if each.together and (not each.subject or each in own)]


def _of_class(speech: Speech, shown: Sequence[PenaltyShown], actor: str) -> list[PenaltyShown]:
    """Return the penalties of the actor's class; where it is not told, of all that can be his."""
    by_subject = [each for each in shown if each.subject]
    person = speech.case.things.get(actor)
    if not by_subject or not isinstance(person, Person):
        return by_subject
    told = person.class_.value if person.class_ else None
    if told and any(each.subject == told for each in by_subject):
        return [each for each in by_subject if each.subject == told]
    kind = person.is_.value if person.is_ else None
    offices = {row.capacity.value for row in person.holds if row.capacity and row.capacity.value}
    if kind in _NATURAL:
        classes = {_INDIVIDUAL} | (offices & _OFFICES)
        return [each for each in by_subject if each.subject in classes]
    if kind is None:
        return by_subject
    return [each for each in by_subject if each.subject not in {_INDIVIDUAL, *_OFFICES}]


def _for_subject(speech: Speech, shown: PenaltyShown) -> str:
    return f"{speech.word('subject classes', shown.subject)}: {_one(speech, shown)}"


def _beside(speech: Speech, shown: PenaltyShown) -> str:
    tr, said = speech.tr, penalty(speech, shown)
    if shown.beside:
        main = speech.word("penalties", shown.beside)
        said = tr("{penalty} (added to: {main})", penalty=said, main=main)
    message = N_("with or without: {penalty}") if shown.optional else N_("with: {penalty}")
    return _by_reading(speech, shown, tr(message, penalty=said))


def _one(speech: Speech, shown: PenaltyShown, taken: Decimal | None = None) -> str:
    return _by_reading(speech, shown, penalty(speech, shown, taken))


def _by_reading(speech: Speech, shown: PenaltyShown, said: str) -> str:
    """Add to a penalty that it stands by one answer only to how a text is read."""
    reading = speech.law.readings.get(shown.reading)
    if reading is None:
        return said
    answer = speech.pick((reading.first if shown.first else reading.second).text).rstrip(".")
    return speech.tr(
        "{penalty} – only if the text is read so ({reading}): {answer}",
        penalty=said,
        reading=shown.reading,
        answer=answer,
    )


def extent(speech: Speech, shown: PenaltyShown) -> str:
    """Return the bounds of a penalty in its unit."""
    low, high, unit = shown.low, shown.high, shown.unit
    if high is None and low is None:
        return ""
    if unit in _TIMES:
        return speech.tr("{bounds} times the sum", bounds=_bounds(speech, low, high))
    most = high if high is not None else low
    own = speech.law.jurisdiction
    if most is not None and unit == own.currency.code:
        said = speech.money(most)
        if low is None:
            return speech.tr("up to {value}", value=said)
        return said if low == most else f"{speech.number(low)}–{said}"
    if most is not None and unit and unit == own.index.unit:
        if low is None:
            index = own.index.named_up_to(speech.language)
            return _counted(speech, _INDEX_UP_TO, most, index=index)
        bounds = _bounds(speech, low, high)
        return _counted(speech, _INDEX, most, bounds, index=speech.index)
    if most is None or unit not in _EXACTLY:
        return f"{_bounds(speech, low, high)} {unit}".strip()
    if low is None:
        return _counted(speech, _UP_TO[unit], most)
    return _counted(speech, _EXACTLY[unit], most, _bounds(speech, low, high))


def _counted(
    speech: Speech, forms: tuple[str, str], most: Decimal, shown: str = "", **names: str
) -> str:
    number = int(most)
    said = speech.tr.plural(*forms, number, n=shown or speech.number(most), **names)
    return said.replace(" ", HARD)


def _bounds(speech: Speech, low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None or low == high:
        only = high if high is not None else low
        return speech.number(only) if only is not None else ""
    return f"{speech.number(low)}–{speech.number(high)}"


def _sum(speech: Speech, shown: PenaltyShown, taken: Decimal | None) -> str:
    high, low = shown.high_sum, shown.low_sum
    if high is None and taken is not None and shown.unit in _TIMES and shown.high is not None:
        high, low = shown.high * taken, None if shown.low is None else shown.low * taken
    if high is None:
        return ""
    if low is not None and low != high:
        return f"{speech.number(low)}–{speech.money(high)}"
    return speech.money(high)
