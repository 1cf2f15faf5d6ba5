"""Days, ages, numbers and sums as people write them; each yields a value or says what is wrong.

Nothing is guessed: what could be read in two ways is refused with the way to write it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING

from dalel.case.measures import Days, Interval, Money
from dalel.casefile import messages as say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.norms.jurisdiction import Currency

CENT = Decimal("0.01")
LONGEST = 80  # characters of a value that are worth reading; longer ones are refused
DIGITS = 18


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a text is no value of its kind: a message and its values."""

    message: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relative:
    """A day told by another act: ``7 days after call``; resolved when all acts are read."""

    other: str
    side: str  # after | before | on
    count: int | None
    unit: str
    text: str


# ── days ──────────────────────────────────────────────────────────────────────────────────────────
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_DOTTED = re.compile(
    r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})|([0-9]{4})[./]([0-9]{1,2})[./]([0-9]{1,2})"
)
_MONTH_DOTTED = re.compile(r"([0-9]{1,2})[./]([0-9]{4})")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r" ?(Z|[+-](?:[01][0-9]):?[0-5][0-9])?"
)
_RELATIVE = re.compile(
    r"(?:(?:([0-9]{1,4}) (day|days|week|weeks|month|months|year|years) )?(after|before)|(on the day of|same day as)) ([^\W\d_][\w-]*)"
)
_BEFORE = ("before ", "until ", "by ", "not later than ")
_AFTER = ("after ", "since ", "from ", "not earlier than ")


def read_days(text: str, *, moment: bool = False) -> Days | Relative | Wrong:
    """Read a day as far as it is known. ``moment`` allows a time of day, kept in the text."""
    written = " ".join(text.split())
    if len(written) > LONGEST:
        return Wrong(say.BAD_DAY, {"value": written[:LONGEST] + "…"})
    timed = _MOMENT.fullmatch(written)
    if moment and timed is not None:
        hour, minute, second = (int(timed[number] or 0) for number in (2, 3, 4))
        if hour > 24 or minute > 59 or second > 60:
            return Wrong(say.MOMENT_CLOCK, {"value": written})
        return _partial(timed[1], written)
    if _CLOCK.fullmatch(written):
        return Wrong(say.DAY_CLOCK, {"value": written})
    first, middle, last = written.partition(" to ")
    if middle:
        return _between(first, last, written)
    for words, later in ((_BEFORE, False), (_AFTER, True)):
        for word in words:
            rest = written.removeprefix(word)
            if (
                rest != written
                and rest[:1].isdigit()
                and "-" in rest[:5] + "-"
                and _PARTIAL.match(rest)
            ):
                return _sided(rest, later, strict=word in {"before ", "after "}, written=written)
    relative = _RELATIVE.fullmatch(written)
    if relative is not None:
        count = int(relative[1]) if relative[1] else None
        return Relative(
            relative[5], relative[3] or "on", count, (relative[2] or "").rstrip("s"), written
        )
    return _partial(written, written)


def _partial(text: str, written: str) -> Days | Wrong:
    """Read 2026, 2026-01 or 2026-01-05."""
    found = _PARTIAL.fullmatch(text)
    if found is None:
        return _other_form(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if not year:
        return Wrong(say.NO_SUCH_YEAR, {"value": text})
    if month is None:
        return Days(date(year, 1, 1), date(year, 12, 31), written)
    if not 1 <= month <= 12:
        return Wrong(say.NO_SUCH_MONTH, {"value": text})
    length = monthrange(year, month)[1]
    if day is None:
        return Days(date(year, month, 1), date(year, month, length), written)
    if not 1 <= day <= length:
        return Wrong(say.NO_SUCH_DATE, {"value": text})
    return Days(date(year, month, day), date(year, month, day), written)


def _other_form(text: str) -> Wrong:
    """Name the right form of a day that is written another way."""
    dotted = _DOTTED.fullmatch(text)
    if dotted is not None:
        day, month, year = (
            (dotted[1], dotted[2], dotted[3]) if dotted[1] else (dotted[6], dotted[5], dotted[4])
        )
        return Wrong(say.DAY_LIKE, {"value": text, "better": f"{year}-{month:0>2}-{day:0>2}"})
    months = _MONTH_DOTTED.fullmatch(text)
    if months is not None:
        return Wrong(say.DAY_LIKE, {"value": text, "better": f"{months[2]}-{months[1]:0>2}"})
    if _MOMENT.fullmatch(text):
        return Wrong(say.DAY_LIKE, {"value": text, "better": text[:10]})
    return Wrong(say.BAD_DAY, {"value": text})


def _between(first: str, last: str, written: str) -> Days | Wrong:
    start, end = _partial(first, first), _partial(last, last)
    if isinstance(start, Wrong):
        return start
    if isinstance(end, Wrong):
        return end
    assert start.first is not None
    assert end.last is not None
    if end.last < start.first:
        return Wrong(say.DAYS_REVERSED, {"value": written})
    return Days(start.first, end.last, written)


def _sided(rest: str, later: bool, *, strict: bool, written: str) -> Days | Wrong:  # noqa: FBT001 -- private
    day = _partial(rest, rest)
    if isinstance(day, Wrong):
        return day
    assert day.first is not None
    assert day.last is not None
    if later:
        first = moved(day.last, 1) if strict else day.first
        return Days(first, None, written)
    return Days(None, moved(day.first, -1) if strict else day.last, written)


def moved(day: date, days: int) -> date:
    """Return the day some days later or earlier, kept within the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_later(day: date, months: int) -> date:
    """Return the same day some months later or earlier; the last of the month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    if not 12 <= count < 120_000:
        return date.max if months > 0 else date.min
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def resolve(relative: Relative, day: Days) -> Days:
    """Return the day that ``relative`` means, given the day of the act that it names."""
    if relative.side == "on":
        return Days(day.first, day.last, relative.text)
    if relative.count is None:
        if relative.side == "after":
            return Days(day.first, None, relative.text)
        return Days(None, day.last, relative.text)
    count = relative.count if relative.side == "after" else -relative.count

    def shift(one: date | None) -> date | None:
        if one is None:
            return None
        if relative.unit in {"month", "year"}:
            return months_later(one, count * (12 if relative.unit == "year" else 1))
        return moved(one, count * (7 if relative.unit == "week" else 1))

    return Days(shift(day.first), shift(day.last), relative.text)


# ── numbers ───────────────────────────────────────────────────────────────────────────────────────
_BOUNDS = (  # words, lower bound?, strict?
    ("at least ", True, False),
    ("not less than ", True, False),
    ("more than ", True, True),
    ("over ", True, True),
    ("at most ", False, False),
    ("not more than ", False, False),
    ("up to ", False, False),
    ("less than ", False, True),
    ("under ", False, True),
)


def read_interval(text: str, *, age: bool = False) -> Interval | Wrong:
    """Read a whole number as far as it is known: ``17``, ``at least 20``, ``under 18``, ``16 to 18``."""
    written = " ".join(text.split())
    bare = re.sub(r" years?( old)?$", "", written) if age else written
    wrong = Wrong(say.BAD_AGE if age else say.BAD_NUMBER, {"value": written[:LONGEST]})
    return _interval(bare, written, wrong, _whole, Decimal(1), most=150 if age else None)


def _whole(text: str) -> Decimal | None:
    return (
        Decimal(text.replace(" ", ""))
        if re.fullmatch(r"[0-9]{1,6}|[0-9]{1,3}( [0-9]{3}){1,4}", text)
        else None
    )


def _interval(
    bare: str,
    written: str,
    wrong: Wrong,
    number: object,
    step: Decimal,
    *,
    most: int | None = None,
) -> Interval | Wrong:
    """Read a bound or a range whose numbers ``number`` reads."""
    assert callable(number)
    if len(bare) > LONGEST:
        return wrong
    for words, lower, strict in _BOUNDS:
        if bare.startswith(words):
            bound = number(bare.removeprefix(words))
            if bound is None:
                return wrong
            if lower:
                return Interval(bound + step if strict else bound, None)
            return Interval(Decimal(0), max(Decimal(0), bound - step if strict else bound))
    first, dash, last = bare.partition(" to ")
    if not dash:
        first, dash, last = bare.partition("–") if "–" in bare else (bare, "", "")
    low = number(first.strip())
    high = number(last.strip()) if dash else low
    if low is None or high is None or (most is not None and high > most):
        return wrong
    if high < low:
        return Wrong(say.RANGE_REVERSED, {"value": written})
    return Interval(low, high)


# ── money ─────────────────────────────────────────────────────────────────────────────────────────
_ABROAD = {  # what people write wherever they are; a law's own currency goes before
    "$": "USD", "€": "EUR", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "¥": "CNY", "£": "GBP",
}  # fmt: skip
_TIMES = {
    "thousand": 10**3, "тыс": 10**3, "тыс.": 10**3, "мың": 10**3,
    "million": 10**6, "mln": 10**6, "млн": 10**6, "миллион": 10**6,
    "billion": 10**9, "bln": 10**9, "млрд": 10**9,
}  # fmt: skip
_SIGN = r"[$\u00a2-\u00a5\u20a0-\u20cf]"  # signs of currencies
_CURRENCY = re.compile(rf"(?:^|(?<=[\s0-9]))([A-Z]{{3}}|{_SIGN}|[^\W\d_]+\.?)$")
_LEADING = re.compile(rf"({_SIGN}) ?([0-9].*)")


@cache
def _marks(own: Currency) -> Mapping[str, str]:
    """Return what a currency can be called by, with its code."""
    return {**_ABROAD, **own.marked()}


def read_money(text: str, own: Currency) -> Money | Wrong:
    """Read a sum with its currency, in the words of the law's ``own`` or by code; spaces may divide thousands."""
    written = " ".join(text.split())
    example = own.code or "EUR"
    wrong = Wrong(say.BAD_MONEY, {"value": written[:LONGEST], "currency": example})
    marks = _marks(own)
    amount = partial(_amount, marks=marks)
    if len(written) > LONGEST:
        return wrong
    bare = written.replace("\N{APOSTROPHE}", "").replace("_", "")
    leading = _LEADING.fullmatch(bare)
    if leading is not None:
        bare = f"{leading[2]} {leading[1]}"
    ending = _CURRENCY.search(bare)
    if ending is None:
        plain = _interval(bare, written, wrong, amount, CENT)
        return (
            plain
            if isinstance(plain, Wrong) and _unclear(bare)
            else _no_currency(bare, written, wrong, amount)
        )
    mark = ending[1]
    currency = marks.get(
        mark.lower(), marks.get(mark, mark if re.fullmatch(r"[A-Z]{3}", mark) else "")
    )
    if not currency:
        return _no_currency(bare, written, wrong, amount)
    rest = bare[: ending.start()].strip()
    if _unclear(rest):
        return Wrong(say.MONEY_DOT, {"value": written})
    found = _interval(rest, written, wrong, amount, CENT)
    return found if isinstance(found, Wrong) else Money(found, currency)


def _no_currency(bare: str, written: str, wrong: Wrong, amount: object) -> Wrong:
    if _unclear(bare):
        return Wrong(say.MONEY_DOT, {"value": written})
    if isinstance(_interval(bare, written, wrong, amount, CENT), Interval):
        return Wrong(say.NO_CURRENCY, {**wrong.values, "value": written})
    return wrong


def _unclear(text: str) -> bool:
    """Return whether a dot or comma may divide thousands or decimals (1.100, 1,100)."""
    return any(re.fullmatch(r"[0-9]{1,3}[.,][0-9]{3}", part) for part in text.split()) or bool(
        re.search(r"[0-9]\.[0-9]+\.[0-9]", text)
    )


def _amount(text: str, *, marks: Mapping[str, str]) -> Decimal | None:
    """Read one amount, perhaps with a word (``12 million``)."""
    for mark in marks:
        apart = mark if re.fullmatch(_SIGN, mark) else f" {mark}"
        text = text.removesuffix(apart).strip()
    words = text.rsplit(" ", 1)
    times = 1
    if len(words) == 2 and words[1].lower() in _TIMES:
        text, times = words[0], _TIMES[words[1].lower()]
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3}){2,}", text):
        text = text.replace(",", "")
    digits = re.fullmatch(r"([0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,]([0-9]{1,2}))?", text)
    if digits is None:
        return None
    whole = digits[1].replace(" ", "")
    if len(whole) > DIGITS:
        return None
    return Decimal(f"{whole}.{digits[2] or 0}") * times if digits[2] else Decimal(whole) * times
