"""Categories of offences, and penalties in money on the right day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.norms.model import NormKind
from dalel.qualification.model import PenaltyShown, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dalel.norms.model import Norm, Penalty, UnitRow

PRISON = "prison"
FINE = "fine"
CATEGORIES = "categories"  # closed list of the vocabulary: of crimes, the lightest first
NO_PRISON = "no prison"
OVER = "over "
UNDER = ".under "  # … and an age, at the end of a parameter's key
EXCLUDED, CEILING = "penalty.excluded", "fine.maximum"  # what may be set for the young
_YEARS = {
    "year": Decimal(1),
    "years": Decimal(1),
    "month": Decimal(1) / 12,
    "months": Decimal(1) / 12,
}


def category(norm: Norm, parameters: Mapping[str, str], order: Sequence[str]) -> str:
    """Return the category of an offence: the file's own word, else by the longest term of prison.

    ``order`` holds the categories, the lightest first.
    """
    if norm.kind is not NormKind.OFFENCE:
        return ""
    sanction = norm.sanction
    if sanction is None:
        return ""
    if sanction.category:
        return sanction.category
    terms = [
        (penalty.high or penalty.low or Decimal(0)) * _YEARS.get(penalty.unit, Decimal(1))
        for penalty in sanction.penalties
        if penalty.kind == PRISON
    ]
    for name in order:
        bound = parameters.get(f"category.{name}")
        if bound is None:
            continue
        if bound == NO_PRISON:
            if not terms:
                return name
        elif bound.startswith(OVER):
            if terms and max(terms) > Decimal(bound.removeprefix(OVER).split()[0]):
                return name
        elif not terms or max(terms) <= Decimal(bound.split()[0]):
            return name
    return ""


def reaches(name: str, lowest: str | None, order: Sequence[str]) -> bool:
    """Return whether a category is at least another one; without a bound everything is."""
    if lowest is None:
        return True
    if name not in order or lowest not in order:
        return False
    return order.index(name) >= order.index(lowest)


@dataclass(frozen=True, slots=True)
class Young:
    """What a law sets for who is younger than an age."""

    age: Decimal
    value: str


def for_the_young(parameters: Mapping[str, str]) -> dict[str, Young]:
    """Return the parameters whose key ends in an age (``fine.maximum.under 18``), by what stands before it."""
    found: dict[str, Young] = {}
    for key, value in parameters.items():
        rule, under, age = key.rpartition(UNDER)
        if under and age.isdecimal():
            found[rule] = Young(Decimal(age), value)
    return found


@dataclass(frozen=True, slots=True)
class PenaltyDay:
    """The day whose index counts, and whether that day is still open."""

    day: date | None
    provisional: bool
    earliest: date | None = (
        None  # of a day that is not exact: the same index on both leaves no doubt
    )


def shown(
    norm: Norm,
    units: Mapping[str, tuple[UnitRow, ...]],
    on: PenaltyDay,
    parameters: Mapping[str, str],
    stage: Stage = Stage.COMPLETED,
    *,
    young: Mapping[str, Young] | None = None,
    under: Decimal | None = None,
    readings: Mapping[str, bool] | None = None,
) -> tuple[PenaltyShown, ...]:
    """Return the penalties of a part, fines in money too; of what was not completed no more than its share.

    Who was ``under`` an age pays no more for an administrative offence than the law sets for the ``young``, and some
    penalties are none.
    ``readings`` chooses how disputed texts are read; what stands by another answer only is left out.
    """
    if norm.sanction is None:
        return ()
    penalties = tuple(_by_readings(norm.sanction.penalties, readings or {}))
    use, most = FINE, parameters.get(f"{stage.value}.maximum")
    if norm.kind is NormKind.ADMINISTRATIVE:
        use = "administrative"
    else:
        under = None
    if under is not None:
        penalties, most = tuple(_of_the_young(penalties, young or {}, under)), None
    found = [
        _shown(_shared(penalty, most) if most else penalty, units, on, parameters, use)
        for penalty in penalties
    ]
    return tuple(found if under is None else [replace(each, under=under) for each in found])


def _by_readings(penalties: tuple[Penalty, ...], readings: Mapping[str, bool]) -> Iterator[Penalty]:
    for penalty in penalties:
        answer = readings.get(penalty.reading)
        if answer is None:
            yield penalty
        elif answer is penalty.first:
            yield replace(penalty, reading="", first=True)


def _of_the_young(
    penalties: tuple[Penalty, ...], young: Mapping[str, Young], under: Decimal
) -> Iterator[Penalty]:
    """Yield the penalties that may be imposed on who was under an age, fines up to the ceiling for them."""

    def rule(key: str) -> str:
        found = young.get(key)
        return found.value if found is not None and under <= found.age else ""

    excluded = {name.strip() for name in rule(EXCLUDED).split(",")}
    most = rule(CEILING)
    for penalty in penalties:
        if penalty.kind in excluded:
            continue
        high = penalty.high if penalty.high is not None else penalty.low
        if penalty.kind == FINE and most and (high is None or high > Decimal(most)):
            low = penalty.low if penalty.low and penalty.low < Decimal(most) else None
            yield replace(penalty, low=low, high=Decimal(most))
        else:
            yield penalty


def _shared(penalty: Penalty, most: str) -> Penalty:
    """Return a main penalty whose highest bound is a share of the article's; odd years are told in months."""
    if penalty.together or penalty.high is None:
        return penalty
    part, _, whole = most.partition("/")
    high, low, unit = penalty.high * Decimal(part) / Decimal(whole or 1), penalty.low, penalty.unit
    if unit == "years" and high != high.to_integral_value():
        high, low, unit = high * 12, None if low is None else low * 12, "months"
    return replace(penalty, low=None if low is None else min(low, high), high=high, unit=unit)


def _shown(
    penalty: Penalty,
    units: Mapping[str, tuple[UnitRow, ...]],
    on: PenaltyDay,
    parameters: Mapping[str, str],
    use: str,
) -> PenaltyShown:
    rows = units.get(penalty.unit)
    row, sure = None, False
    if rows:
        row = unit_row(rows, on.day, use)
        sure = row is not None and (
            on.earliest == on.day or unit_row(rows, on.earliest, use) is row
        )
    # the arrest that is put off is that of the Criminal Code; administrative arrest is another penalty
    until = parameters.get(f"penalty.unavailable.{penalty.kind}") if use == FINE else None
    value = None if row is None else row.value
    return PenaltyShown(
        kind=penalty.kind,
        low=penalty.low,
        high=penalty.high,
        unit=penalty.unit,
        low_sum=None if value is None or penalty.low is None else penalty.low * value,
        high_sum=None if value is None or penalty.high is None else penalty.high * value,
        index=value,
        index_day=None if value is None else on.day,
        provisional=on.provisional and not sure and bool(rows),
        unavailable_until=date.fromisoformat(until) if until else None,
        together=penalty.together,
        optional=penalty.optional,
        subject=penalty.subject,
        beside=penalty.beside,
        reading=penalty.reading,
        first=penalty.first,
    )


def as_written(penalty: Penalty) -> PenaltyShown:
    """Return a penalty as the text has it: nothing is reckoned for any day."""
    return _shown(penalty, {}, PenaltyDay(None, provisional=False), {}, "")


def unit_row(rows: tuple[UnitRow, ...], day: date | None, use: str) -> UnitRow | None:
    """Return the row of a unit that counts on a day for a use."""
    if day is None:
        return None
    other: UnitRow | None = None
    for row in rows:
        if row.since <= day and (row.until is None or day < row.until):
            if use in row.uses:
                return row
            other = other or row
    return other
