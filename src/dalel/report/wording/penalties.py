"""Penalties in words, with sums in tenge: all of them, or in brief for page one."""

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
    "MCI": NN_("up to {n} MCI", "up to {n} MCI"),
}
_EXACTLY = {
    "years": NN_("{n} year", "{n} years"),
    "months": NN_("{n} month", "{n} months"),
    "days": NN_("{n} day", "{n} days"),
    "hours": NN_("{n} hour", "{n} hours"),
    "MCI": NN_("{n} MCI", "{n} MCI"),
}
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
    mains = [
        penalty(speech, each, taken) for each in shown if not each.together and not each.subject
    ]
    own = list(_of_class(speech, shown, actor))
    by_subject = [_for_subject(speech, each) for each in own]
    beside = [_beside(speech, each) for each in shown if each.together]
    said = speech.tr(" or ").join(mains)
    return _noted(speech, "; ".join([said] * bool(said) + by_subject + beside), shown)


def penalties_in_brief(
    speech: Speech, shown: Sequence[PenaltyShown], actor: str, taken: Decimal | None = None
) -> str:
    """Return the lightest and the heaviest penalty, for the actor's own class of subject."""
    mains = [each for each in shown if not each.together and not each.subject]
    own = list(_of_class(speech, shown, actor))
    beside = [each for each in shown if each.together and not each.optional]
    if len(mains) > 2:
        said = f"{penalty(speech, mains[0], taken)} … {penalty(speech, mains[-1], taken)}"
        mains = [mains[0], mains[-1]]
    else:
        said = speech.tr(" or ").join(penalty(speech, each, taken) for each in mains)
    parts = [said] * bool(said)
    parts += [_for_subject(speech, each) for each in own]
    parts += [_beside(speech, each) for each in beside]
    return _noted(speech, "; ".join(parts), [*mains, *own, *beside])


def penalty(speech: Speech, shown: PenaltyShown, taken: Decimal | None = None) -> str:
    """Return one penalty with its bounds, and its sum in tenge if it is a fine."""
    kind, bounds = speech.word("penalties", shown.kind), extent(speech, shown)
    said = speech.tr("{penalty} {extent}", penalty=kind, extent=bounds) if bounds else kind
    if sum_ := _tenge(speech, shown, taken):
        said = f"{said} = {sum_}"
    if shown.unavailable_until is not None:
        said += speech.tr(" (not imposed at present)")
    return said


def _noted(speech: Speech, said: str, shown: Iterable[PenaltyShown]) -> str:
    """Add once by which index the sums are reckoned, and whether they are provisional."""
    with_sums = [
        each for each in shown if each.high_tenge is not None or each.low_tenge is not None
    ]
    if said and any(each.minor for each in shown):
        said = f"{said}, {speech.tr('as for who was under 18')}"
    if not said or not with_sums:
        return said
    indices = dict.fromkeys(
        speech.tr("MCI of {year}: {mci}", year=each.mci_day.year, mci=speech.money(each.mci))
        for each in with_sums
        if each.mci is not None and each.mci_day is not None
    )
    notes = list(indices)
    if any(each.provisional for each in with_sums):
        notes.append(speech.tr("the sum is provisional"))
    return f"{said} ({', '.join(notes)})" if notes else said


def _of_class(speech: Speech, shown: Sequence[PenaltyShown], actor: str) -> Iterable[PenaltyShown]:
    """Return the penalties of the actor's class; where it is not told, of all that can be his."""
    by_subject = [each for each in shown if each.subject and not each.together]
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
    return f"{speech.word('subject classes', shown.subject)}: {penalty(speech, shown)}"


def _beside(speech: Speech, shown: PenaltyShown) -> str:
    message = N_("with or without: {penalty}") if shown.optional else N_("with: {penalty}")
    return speech.tr(message, penalty=penalty(speech, shown))


def extent(speech: Speech, shown: PenaltyShown) -> str:
    """Return the bounds of a penalty in its unit."""
    low, high, unit = shown.low, shown.high, shown.unit
    if high is None and low is None:
        return ""
    if unit in _TIMES:
        return speech.tr("{bounds} times the sum", bounds=_bounds(speech, low, high))
    most = high if high is not None else low
    if most is None or unit not in _EXACTLY:
        return f"{_bounds(speech, low, high)} {unit}".strip()
    if low is None:
        return _counted(speech, _UP_TO[unit], most)
    return _counted(speech, _EXACTLY[unit], most, _bounds(speech, low, high))


def _counted(speech: Speech, forms: tuple[str, str], most: Decimal, shown: str = "") -> str:
    number = int(most)
    said = speech.tr.plural(*forms, number, n=shown or speech.number(most))
    return said.replace(" ", HARD)


def _bounds(speech: Speech, low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None or low == high:
        only = high if high is not None else low
        return speech.number(only) if only is not None else ""
    return f"{speech.number(low)}–{speech.number(high)}"


def _tenge(speech: Speech, shown: PenaltyShown, taken: Decimal | None) -> str:
    high, low = shown.high_tenge, shown.low_tenge
    if high is None and taken is not None and shown.unit in _TIMES and shown.high is not None:
        high, low = shown.high * taken, None if shown.low is None else shown.low * taken
    if high is None:
        return ""
    if low is not None and low != high:
        return f"{speech.number(low)}–{speech.money(high)}"
    return speech.money(high)
