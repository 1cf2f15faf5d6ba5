"""Deeds of whose day nothing at all is told: what their charges would be by the texts in force last.

Each text that was ever in force is then as good as any other, and a size in indices hangs on the day as well. So the
lines are ordered as if such a deed were of the day of decision, and its day is asked first. It orders, and is said as
what it is; no verdict hangs on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.sentence import Atom, Threshold
from dalel.case.states import State
from dalel.qualification.model import Value
from dalel.qualification.segments import DAY_OF_DEED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalel.case.case import Case
    from dalel.qualification.formula import Formulas
    from dalel.qualification.known import Atoms

# By what a charge would be: what likely stands first, what likely does not last.
LIKELY = {
    Value.MET: 0,
    Value.MET_UNLESS: 0,
    Value.CONTESTED: 1,
    Value.OPEN: 1,
    Value.CONTRADICTORY: 2,
    Value.NOT_MET: 3,
}


def undated(case: Case, atoms: Atoms) -> frozenset[str]:
    """Return the deeds of whose day nothing is told: no day, no month, no year, no *before* and no *after*."""
    return frozenset(
        act.id
        for act in case.things.values()
        if isinstance(act, Act)
        and (known := atoms.of(Atom(DAY_OF_DEED, (act.id,)))) is not None
        and known.state is State.NOT_ASKED
        and known.interval.low is None
    )


def day_levels(
    formulas: Formulas, atoms: Atoms, levels: Iterable[int], deeds: frozenset[str]
) -> tuple[int, ...]:
    """Return which of some variables say that one of these deeds was done on some day or later."""
    return tuple(level for level in levels if _is_day(atoms.atoms[formulas.atom_at[level]], deeds))


def _is_day(atom: object, deeds: frozenset[str]) -> bool:
    return (
        isinstance(atom, Threshold)
        and atom.measure.term == DAY_OF_DEED
        and atom.measure.args[0] in deeds
    )
