from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casefile.vocabulary import TENGE

from dalel.case.measures import Days, Interval, Money
from dalel.casefile.scalars import (
    Relative,
    Wrong,
    months_later,
    read_days,
    read_interval,
    read_money,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-3-4", date(2026, 3, 4), date(2026, 3, 4)),
        ("before 2026-01-18", None, date(2026, 1, 17)),
        ("until 2026-01-18", None, date(2026, 1, 18)),
        ("after 2026-01", date(2026, 2, 1), None),
        ("since 2026-01", date(2026, 1, 1), None),
        ("2026-01-05 to 2026-02", date(2026, 1, 5), date(2026, 2, 28)),
    ],
)
def test_a_day_is_read_as_far_as_it_is_known(text: str, first: Any, last: Any) -> None:
    assert Days(first, last, text) == read_days(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 days after call", Relative("call", "after", 7, "day", "7 days after call")),
        ("1 month before call", Relative("call", "before", 1, "month", "1 month before call")),
        ("before call", Relative("call", "before", None, "", "before call")),
        ("same day as call", Relative("call", "on", None, "", "same day as call")),
    ],
)
def test_a_day_may_be_told_by_an_act(text: str, expected: Any) -> None:
    assert expected == read_days(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-13",
        "2026-00",
        "2026-02-30",
        "0000",
        "22:30",
        "1.10",
        "2026-02 to 2026-01",
        "before",
        "x" * 500,
    ],
)
def test_what_is_no_day_says_why(text: str) -> None:
    assert isinstance(read_days(text), Wrong)


def test_a_moment_keeps_its_time_in_the_text() -> None:
    found = read_days("2026-01-02T10:00+05:00", moment=True)

    assert Days(date(2026, 1, 2), date(2026, 1, 2), "2026-01-02T10:00+05:00") == found
    assert isinstance(read_days("2026-01-02T25:00", moment=True), Wrong)


@given(DAYS, DAYS)
def test_days_round_trip(one: Any, other: Any) -> None:
    first, last = sorted((one, other))

    assert Days(first, first, first.isoformat()) == read_days(first.isoformat())
    between = f"{first} to {last}"
    assert Days(first, last, between) == read_days(between)


@given(DAYS, st.integers(-500, 500))
def test_months_later_lie_in_the_right_month(day: date, months: int) -> None:
    moved = months_later(day, months)

    assert (day.year * 12 + day.month + months) == moved.year * 12 + moved.month
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("17", 17, 17),
        ("at least 20", 20, None),
        ("over 20", 21, None),
        ("under 18", 0, 17),
        ("at most 18", 0, 18),
        ("16 to 18", 16, 18),
        ("16–18", 16, 18),
        ("17 years", 17, 17),
    ],
)
def test_ages_are_intervals(text: str, low: Any, high: Any) -> None:
    expected = Interval(Decimal(low), None if high is None else Decimal(high))

    assert expected == read_interval(text, age=True)


@pytest.mark.parametrize("text", ["", "young", "-3", "18 to 16", "1e3", "17.5", "999", "١٧"])
def test_what_is_no_age_says_why(text: str) -> None:
    assert isinstance(read_interval(text, age=True), Wrong)


@given(st.integers(0, 150), st.integers(0, 150))
def test_ages_round_trip(one: Any, other: Any) -> None:
    low, high = sorted((one, other))

    assert Interval(Decimal(low), Decimal(high)) == read_interval(f"{low} to {high}", age=True)


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("12 000 000 KZT", 12_000_000, 12_000_000, "KZT"),
        ("12000000 ₸", 12_000_000, 12_000_000, "KZT"),
        ("12000000₸", 12_000_000, 12_000_000, "KZT"),
        ("12 млн тенге", 12_000_000, 12_000_000, "KZT"),
        ("1.5 million KZT", 1_500_000, 1_500_000, "KZT"),
        ("$5 000", 5000, 5000, "USD"),
        ("5,000,000 KZT", 5_000_000, 5_000_000, "KZT"),
        ("at least 5000000 KZT", 5_000_000, None, "KZT"),
        ("5000000 to 7000000 KZT", 5_000_000, 7_000_000, "KZT"),
        ("5000000 KZT to 7000000 KZT", 5_000_000, 7_000_000, "KZT"),
        ("under 100 EUR", 0, Decimal("99.99"), "EUR"),
    ],
)
def test_sums_are_intervals_of_a_currency(text: str, low: Any, high: Any, currency: str) -> None:
    bounds = Interval(Decimal(low), None if high is None else Decimal(high))

    assert Money(bounds, currency) == read_money(text, TENGE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "much",
        "5000",
        "1.10",
        "1.100 KZT",
        "1,100 KZT",
        "KZT",
        "-5 KZT",
        "5 to 3 KZT",
        "1.2.3 KZT",
        "5 apples",
        "9" * 40 + " KZT",
    ],
)
def test_what_is_no_sum_says_why(text: str) -> None:
    assert isinstance(read_money(text, TENGE), Wrong)


@given(st.integers(0, 10**14), st.sampled_from(["KZT", "USD", "EUR"]), st.booleans())
def test_sums_round_trip(amount: int, currency: str, spaces: bool) -> None:
    digits = f"{amount:,}".replace(",", " ") if spaces else str(amount)

    assert Money(Interval(Decimal(amount), Decimal(amount)), currency) == read_money(
        f"{digits} {currency}", TENGE
    )


@given(st.text(max_size=100))
def test_no_text_breaks_the_readers_of_values(text: str) -> None:
    read_days(text)
    read_days(text, moment=True)
    read_interval(text)
    read_interval(text, age=True)
    read_money(text, TENGE)
