"""Partial days, ages, counts and sums: every one an interval, exact where both ends meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known to lie between ``low`` and ``high``, both included; ``None`` is no bound."""

    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def exact(self) -> Decimal | None:
        """Return the number where both ends meet."""
        return self.low if self.low is not None and self.low == self.high else None

    def reaches(self, threshold: Decimal, *, strict: bool = False) -> bool | None:
        """Return whether the number is at least (``strict``: over) the threshold; None if open."""
        if self.low is not None and (self.low > threshold if strict else self.low >= threshold):
            return True
        if self.high is not None and (self.high <= threshold if strict else self.high < threshold):
            return False
        return None


def full_years(since: date, day: date) -> int:
    """Return the full years from one day to another one, as a birthday counts them."""
    return day.year - since.year - ((day.month, day.day) < (since.month, since.day))


@dataclass(frozen=True, slots=True)
class Days:
    """A day as far as it is known: from ``first`` to ``last``, both included; ``None`` is no bound.

    ``text`` is what the author wrote (``2026-01``, ``before 2026-01-18``), for printing.
    """

    first: date | None
    last: date | None
    text: str = ""

    @property
    def exact(self) -> date | None:
        """Return the day where it is known exactly."""
        return self.first if self.first is not None and self.first == self.last else None

    def before(self, day: date) -> bool | None:
        """Return whether this lies before the day; None if both are possible."""
        if self.last is not None and self.last < day:
            return True
        if self.first is not None and self.first >= day:
            return False
        return None


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in a currency (ISO 4217), as far as it is known."""

    amount: Interval
    currency: str


def is_currency(unit: str) -> bool:
    """Return whether a unit is a currency, by the form of its code (ISO 4217): the law says which."""
    return len(unit) == 3 and unit.isascii() and unit.isupper()
