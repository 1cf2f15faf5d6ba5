"""Smallest sets of literals that settle a formula: primes by size, never all of them.

One open part with six members a list has 17,280 primes in 87 nodes, so a search by size stops as soon as
it holds enough. ``axioms`` are what is always so: a set counts if with them it entails the formula, and
only if it can be so together with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE, TRUE, Diagrams

if TYPE_CHECKING:
    from collections.abc import Iterable

Signed = tuple[int, bool]  # level of a variable, and its sign
Cube = frozenset[Signed]

LARGEST = 4  # literals a set that are looked for at first
ENOUGH = 8  # sets shown
DEEPEST = 9  # where no small set exists, one of up to this many is looked for
WORK = 400  # formulas looked at, or primes of one of them, past which no larger size is looked for


class _TooManyError(Exception):
    """The search has grown past ``WORK``."""


def smallest(
    diagrams: Diagrams,
    formula: int,
    axioms: int = TRUE,
    *,
    largest: int = LARGEST,
    enough: int = ENOUGH,
    avoid: frozenset[int] = frozenset(),
) -> tuple[tuple[Signed, ...], ...]:
    """Return the smallest sets that make ``formula`` true under the axioms, smallest first.

    A set uses only variables on which the formula depends. The answer holds every set of at most
    ``largest`` literals, or the first ``enough`` of them by size; if there is none of that size, the
    smallest ones there are up to ``DEEPEST``, and beyond that one irredundant set. Where many days or sums make
    the search grow past ``WORK``, it ends with the sizes looked through so far. Sets that use a variable of
    ``avoid`` are left out as long as there are others.
    """
    outside = diagrams.support(axioms) - diagrams.support(formula)
    possible = diagrams.some(axioms, outside)
    entailed = diagrams.disj(formula, diagrams.neg(possible))
    if entailed == TRUE or diagrams.conj(formula, possible) == FALSE:
        return ()
    memo: dict[tuple[int, int], tuple[Cube, ...]] = {}
    found: list[Cube] = []
    second: list[Cube] = []
    for size in range(1, DEEPEST + 1):
        if size > largest and (found or second):
            break
        try:
            primes = _primes(diagrams, entailed, size, memo)
        except _TooManyError:
            break
        for cube in primes:
            if len(cube) == size and _possible(diagrams, cube, possible):
                avoided = not avoid.isdisjoint({level for level, _ in cube}) if avoid else False
                (second if avoided else found).append(cube)
        if len(found) >= enough:
            break
    found = found or second or [_one(diagrams, formula, entailed, possible)]
    return ordered(found)[:enough]


def ordered(cubes: Iterable[Cube]) -> tuple[tuple[Signed, ...], ...]:
    """Return the sets sorted by size, then by the order of their literals in the law's text."""
    return tuple(
        sorted((tuple(sorted(cube)) for cube in cubes), key=lambda cube: (len(cube), cube))
    )


def _possible(diagrams: Diagrams, cube: Cube, possible: int) -> bool:
    return possible == TRUE or diagrams.restrict(possible, dict(cube)) != FALSE


def _primes(
    diagrams: Diagrams, f: int, size: int, memo: dict[tuple[int, int], tuple[Cube, ...]]
) -> tuple[Cube, ...]:
    """Return the primes of ``f`` of at most ``size`` literals (Coudert and Madre, bounded)."""
    if f == TRUE:
        return (frozenset(),)
    if f == FALSE or size == 0:
        return ()
    key = (f, size)
    known = memo.get(key)
    if known is not None:
        return known
    level, low, high = diagrams.level[f], diagrams.low[f], diagrams.high[f]
    without = _primes(diagrams, diagrams.conj(low, high), size, memo)
    found = list(without)
    for branch, positive in ((low, False), (high, True)):
        found.extend(
            cube | {(level, positive)}
            for cube in _primes(diagrams, branch, size - 1, memo)
            if not any(shorter <= cube for shorter in without)
        )
    if len(memo) > 10 * WORK or len(found) > WORK:
        raise _TooManyError
    memo[key] = tuple(found)
    return memo[key]


def _one(diagrams: Diagrams, formula: int, entailed: int, possible: int) -> Cube:
    """Return one irredundant set: a path to true, with every literal dropped that is not needed."""
    path: dict[int, bool] = {}
    node = diagrams.conj(formula, possible)
    while node != TRUE:
        value = diagrams.high[node] != FALSE
        path[diagrams.level[node]] = value
        node = diagrams.high[node] if value else diagrams.low[node]
    for level in sorted(path, reverse=True):
        shorter = {other: value for other, value in path.items() if other != level}
        if diagrams.restrict(entailed, shorter) == TRUE:
            path = shorter
    return frozenset(path.items())
