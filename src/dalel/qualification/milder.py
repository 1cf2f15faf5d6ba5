"""Which of two laws is milder: a partial order (MODEL 22).

A later law is looked at as a whole: whether the deed is still punishable under it, then the severest penalty,
the lightest, the choices between, and what is added to them. Where one thing is lighter and another heavier,
or what would be compared is not held, nothing is chosen and both are shown. Rules of release and limitation
are norms of their own and are not weighed here; the category follows from the severest penalty.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.qualification.model import Milder, Value

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dalel.norms.model import Norm, Penalty

MILDER, HARSHER, SAME, INCOMPARABLE = "milder", "harsher", "same", "incomparable"
ENDS = "ends punishability"
MAY_END = "may end punishability"

_MONTHS = {  # terms of one length in one unit
    "year": Decimal(12),
    "years": Decimal(12),
    "month": Decimal(1),
    "months": Decimal(1),
}
UNCHANGED = frozenset({SAME, HARSHER})  # nothing in it reaches back
_HOLDS = frozenset({Value.MET, Value.MET_UNLESS})
_HANGS = frozenset({Value.OPEN, Value.CONTESTED})


def milder(
    old: Norm,
    new: Norm | None,
    day: date,
    before: Value,
    after: Value,
    *,
    ranks: Mapping[str, int],
) -> Milder:
    """Return how a later wording compares with that of the deed, both judged as a whole."""
    if new is None or (before is not Value.NOT_MET and after is Value.NOT_MET):
        return Milder(day, ENDS, Value.NOT_MET)
    if before is Value.NOT_MET and after is not Value.NOT_MET:
        return Milder(day, HARSHER, after)  # what was no offence on the day of the deed stays none
    if before in _HOLDS and after in _HANGS:
        return Milder(day, MAY_END, after)
    return Milder(day, compare(old, new, ranks), after)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What penalties are compared with each other: one kind in one measure, against one class of subjects."""

    kind: str
    added: bool  # beside a main penalty
    subject: str
    measure: str  # months, an index, times the sum …


_Bounds = tuple[Decimal, Decimal, Decimal]  # lowest, highest, 1 where imposed without a choice


def compare(old: Norm, new: Norm, ranks: Mapping[str, int]) -> str:
    """Compare the sanction of a later wording with that of the deed: milder, harsher, same, incomparable.

    ``ranks`` says which kinds of penalty are lighter: the law's own order.
    Penalties that stand by one reading of a disputed text are counted in, and then out: both have to agree.
    """
    found = {
        _compared(_penalties(old, kept), _penalties(new, kept), ranks) for kept in (True, False)
    }
    return found.pop() if len(found) == 1 else INCOMPARABLE


def _compared(
    before: dict[_Kind, _Bounds], after: dict[_Kind, _Bounds], ranks: Mapping[str, int]
) -> str:
    if before == after:
        return SAME if before else INCOMPARABLE  # a sanction that is not held compares with nothing
    if not before or not after:
        return INCOMPARABLE
    signs: set[int] = set()
    for subject in {kind.subject for kind in (*before, *after)}:
        signs |= _choices(_main(before, subject), _main(after, subject), ranks)
        signs |= _added(_beside(before, subject), _beside(after, subject))
    for kind in before.keys() & after.keys():
        signs |= {_sign(x, y) for x, y in zip(before[kind], after[kind], strict=True)}
    if {-1, 1} <= signs:
        return INCOMPARABLE
    return MILDER if -1 in signs else HARSHER if 1 in signs else SAME


def _penalties(norm: Norm, kept: bool) -> dict[_Kind, _Bounds]:  # noqa: FBT001 -- with what hangs on a reading
    found: dict[_Kind, _Bounds] = {}
    for penalty in norm.sanction.penalties if norm.sanction else ():
        if penalty.reading and not kept:
            continue
        kind, bounds = _read(penalty)
        known = found.get(kind)
        if known is not None:  # the same kind twice: what a court may choose from is the wider
            bounds = (min(known[0], bounds[0]), max(known[1], bounds[1]), min(known[2], bounds[2]))
        found[kind] = bounds
    return found


def _read(penalty: Penalty) -> tuple[_Kind, _Bounds]:
    factor = _MONTHS.get(penalty.unit)
    measure = "months" if factor else penalty.unit
    endless = Decimal("Infinity")
    high = penalty.high if penalty.high is not None else (penalty.low or endless)
    low = penalty.low or Decimal(0)
    kind = _Kind(penalty.kind, penalty.together, penalty.subject, measure)
    return kind, (low * (factor or 1), high * (factor or 1), Decimal(not penalty.optional))


def _main(penalties: dict[_Kind, _Bounds], subject: str) -> set[_Kind]:
    return {kind for kind in penalties if kind.subject == subject and not kind.added}


def _beside(penalties: dict[_Kind, _Bounds], subject: str) -> set[_Kind]:
    return {kind for kind in penalties if kind.subject == subject and kind.added}


def _choices(before: set[_Kind], after: set[_Kind], ranks: Mapping[str, int]) -> set[int]:
    """Return in which directions a change of the kinds goes: the severest, the lightest, then the choices."""
    if before == after:
        return set()
    if not before or not after:  # one class of subjects only
        return {-1 if before else 1}
    if {kind.kind for kind in before} == {kind.kind for kind in after}:
        return {-1, 1}  # the same kinds in other measures
    old, new = ({ranks.get(kind.kind, len(ranks)) for kind in each} for each in (before, after))
    signs = {_sign(end(old), end(new)) for end in (max, min)} - {0}
    if signs:
        return signs
    return {-1} if after > before else {1} if after < before else {-1, 1}


def _added(before: set[_Kind], after: set[_Kind]) -> set[int]:
    """Return in which directions the penalties beside the main ones change: fewer are milder."""
    return ({-1} if before - after else set()) | ({1} if after - before else set())


def _sign(before: Decimal | int, after: Decimal | int) -> int:
    return (after > before) - (after < before)
