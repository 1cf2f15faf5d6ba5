"""Categories of offences, penalties in tenge on the right day, and which of two sanctions is milder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.norms.model import NormKind
from dalel.qualification.model import Milder, PenaltyShown, Stage, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.norms.model import Norm, Penalty, UnitRow

PRISON = "prison"
FINE = "fine"
CATEGORIES = ("misdemeanour", "minor", "medium", "grave", "extra-grave")  # lightest first
NO_PRISON = "no prison"
_YEARS = {
    "year": Decimal(1),
    "years": Decimal(1),
    "month": Decimal(1) / 12,
    "months": Decimal(1) / 12,
}


def category(norm: Norm, parameters: Mapping[str, str]) -> str:
    """Return the category of an offence: the file's own word, else by the longest term of prison."""
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
    for name in CATEGORIES:
        bound = parameters.get(f"category.{name}")
        if bound is None:
            continue
        if bound == NO_PRISON:
            if not terms:
                return name
        elif not terms or max(terms) <= Decimal(bound.split()[0]):
            return name
    if not terms:
        return ""
    return CATEGORIES[-1] if "category.extra-grave" in parameters else ""


def reaches(name: str, lowest: str | None) -> bool:
    """Return whether a category is at least another one; without a bound everything is."""
    if lowest is None:
        return True
    if name not in CATEGORIES or lowest not in CATEGORIES:
        return False
    return CATEGORIES.index(name) >= CATEGORIES.index(lowest)


@dataclass(frozen=True, slots=True)
class PenaltyDay:
    """The day whose MCI counts, and whether that day is still open."""

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
) -> tuple[PenaltyShown, ...]:
    """Return the penalties of a part, fines in tenge too; of what was not completed no more than its share."""
    if norm.sanction is None:
        return ()
    use = "administrative" if norm.kind is NormKind.ADMINISTRATIVE else FINE
    most = parameters.get(f"{stage.value}.maximum")
    return tuple(
        _shown(_shared(penalty, most) if most else penalty, units, on, parameters, use)
        for penalty in norm.sanction.penalties
    )


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
    rows = units.get(penalty.unit, ())
    row = unit_row(rows, on.day, use)
    sure = row is not None and unit_row(rows, on.earliest, use) is row
    until = parameters.get(f"penalty.unavailable.{penalty.kind}")
    plain = PenaltyShown(
        kind=penalty.kind,
        low=penalty.low,
        high=penalty.high,
        unit=penalty.unit,
        unavailable_until=date.fromisoformat(until) if until else None,
        together=penalty.together,
        optional=penalty.optional,
        subject=penalty.subject,
        provisional=on.provisional and bool(units.get(penalty.unit)),
    )
    if row is None:
        return plain
    return PenaltyShown(
        kind=plain.kind,
        low=plain.low,
        high=plain.high,
        unit=plain.unit,
        low_tenge=None if penalty.low is None else penalty.low * row.value,
        high_tenge=None if penalty.high is None else penalty.high * row.value,
        mci=row.value,
        mci_day=on.day,
        provisional=on.provisional and not sure,
        unavailable_until=plain.unavailable_until,
        together=plain.together,
        optional=plain.optional,
        subject=plain.subject,
    )


def unit_row(rows: tuple[UnitRow, ...], day: date | None, use: str) -> UnitRow | None:
    """Return the row of a unit that counts on a day for a use."""
    if day is None:
        return None
    found = [row for row in rows if row.since <= day and (row.until is None or day < row.until)]
    return next((row for row in found if use in row.uses), found[0] if found else None)


# ── milder law ────────────────────────────────────────────────────────────────────────────────────
def compare(old: Norm, new: Norm) -> str:
    """Compare a later wording's sanction with that of the deed: milder, harsher, same or incomparable.

    Milder is a partial order: each kind of penalty by its bounds, the kinds by inclusion. Where one is
    lower and another higher nothing is chosen.
    """
    before, after = _bounds(old), _bounds(new)
    if before == after:
        return "same"
    lower = higher = False
    main_before = {kind for kind in before if not kind[1]}
    main_after = {kind for kind in after if not kind[1]}
    # alternatives: a further lighter choice is milder, a choice less is harsher; measured by severity
    if main_before != main_after:
        worst_before, worst_after = _worst(main_before), _worst(main_after)
        least_before, least_after = _least(main_before), _least(main_after)
        lower = worst_after < worst_before or least_after < least_before
        higher = worst_after > worst_before or least_after > least_before
        if not lower and not higher:
            lower = main_after > main_before
            higher = main_after < main_before
            if not lower and not higher:
                return "incomparable"
    added_before = {kind for kind in before if kind[1]}
    added_after = {kind for kind in after if kind[1]}
    lower = lower or added_after < added_before
    higher = higher or bool(added_after - added_before)
    for kind in before.keys() & after.keys():
        (low_before, high_before, must_before) = before[kind]
        (low_after, high_after, must_after) = after[kind]
        lower = (
            lower or low_after < low_before or high_after < high_before or must_after < must_before
        )
        higher = (
            higher or low_after > low_before or high_after > high_before or must_after > must_before
        )
    if lower and higher:
        return "incomparable"
    return "milder" if lower else "harsher" if higher else "same"


_SEVERITY = (  # lightest first; the order of the Criminal Code's own list of penalties
    "warning",
    "fine",
    "corrective works",
    "community service",
    "arrest",
    "restriction",
    "prison",
)
_Kind = tuple[str, bool, str]  # kind, beside a main one, subject


def _bounds(norm: Norm) -> dict[_Kind, tuple[Decimal, Decimal, bool]]:
    penalties = norm.sanction.penalties if norm.sanction else ()
    endless = Decimal("Infinity")
    return {
        (penalty.kind, penalty.together, penalty.subject): (
            penalty.low or Decimal(0),
            penalty.high if penalty.high is not None else (penalty.low or endless),
            not penalty.optional,
        )
        for penalty in penalties
    }


def _rank(kind: _Kind) -> int:
    return _SEVERITY.index(kind[0]) if kind[0] in _SEVERITY else len(_SEVERITY)


def _worst(kinds: set[_Kind]) -> int:
    return max(map(_rank, kinds), default=-1)


def _least(kinds: set[_Kind]) -> int:
    return min(map(_rank, kinds), default=-1)


def milder(old: Norm, new: Norm | None, day: date, before: Value, after: Value) -> Milder:
    """Return how a later wording compares with that of the deed, both judged as a whole."""
    if new is None or (before is not Value.NOT_MET and after is Value.NOT_MET):
        return Milder(day, "ends punishability", after)
    return Milder(day, compare(old, new), after)
