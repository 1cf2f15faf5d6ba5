"""Penalties in words, with sums in tenge."""

from __future__ import annotations

from decimal import Decimal

from dalel.locale.figures import HARD
from dalel.locale.mark import N_, NN_
from dalel.qualification.model import PenaltyShown
from dalel.report.wording.speech import Speech

# For each unit: up to n (singular, plural), from n, exactly n. Ranges are "low–n unit".
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


def penalties(speech: Speech, shown: tuple[PenaltyShown, ...]) -> str:
    """Return all penalties: alternatives joined by *or*, what comes with them after *with*."""
    mains = [penalty(speech, each) for each in shown if not each.together and not each.subject]
    by_subject = [
        f"{speech.word('subject classes', each.subject)}: {penalty(speech, each)}"
        for each in shown
        if not each.together and each.subject
    ]
    with_them = [_beside(speech, each) for each in shown if each.together]
    said = speech.tr(" or ").join(mains)
    parts = [said] * bool(said) + by_subject + with_them
    return "; ".join(parts)


def penalty(speech: Speech, shown: PenaltyShown) -> str:
    """Return one penalty with its bounds, and its sum in tenge if it is a fine."""
    said = " ".join(filter(None, (speech.word("penalties", shown.kind), extent(speech, shown))))
    sum_ = _tenge(speech, shown)
    if sum_:
        said = f"{said} = {sum_}"
    if shown.unavailable_until is not None:
        said += speech.tr(" (not imposed at present)")
    return said


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


def _tenge(speech: Speech, shown: PenaltyShown) -> str:
    high, low = shown.high_tenge, shown.low_tenge
    if high is None:
        return ""
    if low is not None and low != high:
        said = f"{speech.number(low)}–{speech.money(high)}"
    else:
        said = speech.money(high)
    if shown.mci is not None and shown.mci_day is not None:
        said = speech.tr(
            "{sum} (MCI of {year}: {mci})",
            sum=said,
            year=shown.mci_day.year,
            mci=speech.money(shown.mci),
        )
    return speech.tr("{sum}, provisional", sum=said) if shown.provisional else said
