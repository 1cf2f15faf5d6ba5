"""Numbers, sums and days as the reader's language writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

HARD = "\u00a0"  # the space inside a number and before its sign: a line never breaks there

_MONTHS = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
_LONG = {
    "kk": "{year} жылғы {day} {month}",
    "ru": "{day} {month} {year} года",
    "en": "{day} {month} {year}",
}


def number(value: Decimal | int, language: str) -> str:
    """Return a number in groups of three, without zeros after the decimal sign."""
    plain = f"{Decimal(value).normalize():f}"
    sign, plain = ("−", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = plain.partition(".")
    whole = f"{int(whole):,}".replace(",", HARD)
    return sign + whole + ("." if language == "en" else ",") * bool(fraction) + fraction


def money(value: Decimal | int, language: str, currency: str) -> str:
    """Return a sum with the sign or code of its currency after it: 12 000 000 EUR."""
    return f"{number(value, language)}{HARD}{currency}"


def short_day(day: date) -> str:
    """Return 24.11.2026, which all three languages read."""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def long_day(day: date, language: str) -> str:
    """Return 24 November 2026, 24 ноября 2026 года, 2026 жылғы 24 қараша."""
    month = _MONTHS[language].split()[day.month - 1]
    return _LONG[language].format(day=day.day, month=month, year=day.year).replace(" ", HARD)


def month(year: int, number_of_month: int) -> str:
    """Return 02.2026."""
    return f"{number_of_month:02}.{year}"
