"""Days of two deeds: what was over before one of them was over before every later one (MODEL 9).

Whether a consent had ended, or somebody had died, before a deed is open where the days overlap. Of two deeds whose
order is certain the answers hang together: that is closed here. Where the order is not certain, nothing is said.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.qualification.known import Atoms
    from dalel.qualification.segments import Calendar

OVER = N_("What was over before a deed was over before every later one.")

# Terms about a thing and a deed: once true it stays so (consent ended), or once untrue it stays so (alive).
STAYS = {"consent had ended before deed": True, "person was alive on the day of deed": False}


def in_order(atoms: Atoms, calendar: Calendar) -> Iterator[tuple[tuple[int, bool], ...]]:
    """Yield clauses over what is open about one thing at the days of two deeds whose order is certain."""
    told: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for term in STAYS:
        for number, (thing, deed) in atoms.by_term.get(term, ()):
            told.setdefault((term, thing), []).append((number, deed))
    for (term, _), each in told.items():
        for (one, deed), (other, another) in combinations(each, 2):
            order = _order(calendar.span(deed), calendar.span(another))
            if order is not None:
                first, later = (one, other) if order else (other, one)
                stays = STAYS[term]
                yield ((first, not stays), (later, stays))


def _order(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool | None:
    """Return whether the first deed was done on an earlier day than the other; None where that is not certain."""
    if one[1] is not None and other[0] is not None and one[1] < other[0]:
        return True
    if other[1] is not None and one[0] is not None and other[1] < one[0]:
        return False
    return None
