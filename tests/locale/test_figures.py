"""Numbers, sums and days in three languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dalel.locale import figures


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (Decimal(12_000_000), "ru", "12 000 000"),
        (Decimal("1234567.50"), "kk", "1 234 567,5"),
        (Decimal("1234567.50"), "en", "1 234 567.5"),
        (Decimal(0), "en", "0"),
        (Decimal(100), "ru", "100"),
        (Decimal(-4325), "kk", "−4 325"),
        (Decimal("1E+6"), "kk", "1 000 000"),
    ],
)
def test_numbers_are_grouped_with_spaces_that_do_not_break(
    value: Decimal, language: str, written: str
) -> None:
    assert written.replace(" ", "\u00a0") == figures.number(value, language)


def test_sums_bear_their_sign() -> None:
    assert "12\u00a0000\u00a0000\u00a0₸" == figures.money(12_000_000, "ru", "₸")
    assert "5.5\u00a0EUR" == figures.money(Decimal("5.50"), "en", "EUR")


def test_days_are_short_or_long() -> None:
    day = date(2026, 1, 8)

    assert "08.01.2026" == figures.short_day(day)
    assert "8 January 2026" == figures.long_day(day, "en").replace("\u00a0", " ")
    assert "8 января 2026 года" == figures.long_day(day, "ru").replace("\u00a0", " ")
    assert "2026 жылғы 8 қаңтар" == figures.long_day(day, "kk").replace("\u00a0", " ")
