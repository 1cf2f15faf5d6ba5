"""Smallest sets of literals that settle a formula: primes by size, never all of them.

One open part with six members a list has 17,280 primes in 87 nodes, so a search by size stops as soon as
it holds enough. ``axioms`` are what is always so: a set counts if with them it entails the formula, and
only if it can be so together with them. Of the rungs of one ladder (a day before this date, before that one) a
set holds the weakest that settles.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE, TRUE, Diagrams

if TYPE_CHECKING:
    from collections.abc import Iterable

    Weaker = Mapping["Signed", tuple["Signed", ...]]  # of a ladder, the weakest first

Signed = tuple[int, bool]  # level of a variable, and its sign
Cube = frozenset[Signed]
Cubes = tuple[Cube, ...]

LARGEST = 4  # literals a set that are looked for at first
ENOUGH = 8  # sets shown
DEEPEST = 9  # where no small set exists, one of up to this many is looked for
MANY = 1_000  # primes of one formula past which no larger size is looked for
WORK = 20_000  # formulas looked at, likewise

_NOTHING: Cubes = (frozenset(),)
_NO_LADDERS: Weaker = MappingProxyType({})
_NO_MEMBERS: Mapping[int, int] = MappingProxyType({})


class _TooManyError(Exception):
    """The search has grown past its bounds."""


def smallest(
    diagrams: Diagrams,
    formula: int,
    axioms: int = TRUE,
    *,
    levels: frozenset[int] | None = None,
    weaker: Weaker = _NO_LADDERS,
    largest: int = LARGEST,
    enough: int = ENOUGH,
    avoid: frozenset[int] = frozenset(),
    exists: Mapping[int, int] = _NO_MEMBERS,
) -> tuple[tuple[Signed, ...], ...]:
    """Return the smallest sets that make ``formula`` true under the axioms, smallest first.

    A set uses only variables of ``levels``: those on which the formula depends. The answer holds every set of at
    most ``largest`` literals, or the first ``enough`` of them by size; if there is none of that size, the
    smallest ones there are up to ``DEEPEST``, and beyond that one irredundant set. Where the search grows past
    its bounds, it ends with the sizes looked through so far. Sets that use a variable of ``avoid`` are left out
    as long as there are others, and sets that say more than another one by a literal of ``weaker`` always. A set
    that says something of a further member of a list (``exists``: by that there is one) says too that there is one:
    else it would have to hold of each, however many there are.
    """
    outside = (diagrams.support(axioms) | diagrams.support(formula)) - (
        diagrams.support(formula) if levels is None else levels
    )
    possible = diagrams.some(axioms, outside)
    failing = diagrams.some(diagrams.conj(axioms, diagrams.neg(formula)), outside)
    entailed = diagrams.neg(failing)  # it holds wherever ``possible`` does not
    if failing == FALSE or diagrams.conj(entailed, possible) == FALSE:
        return ()
    plain = _plain(diagrams, entailed)
    if plain is not None and plain[1]:
        return (tuple(plain[0]),)
    memo: dict[tuple[int, int, int], Cubes] = {}
    found: list[Cube] = []
    second: list[Cube] = []
    of_each: list[Cube] = []
    for size in range(1, DEEPEST + 1):
        if size > largest and (found or second or of_each):
            break
        if plain is not None:
            primes = _able(diagrams, plain[0], possible)
            largest = size
        else:
            try:
                primes = _primes(diagrams, entailed, possible, size, memo)
            except _TooManyError:
                break
        for cube in _weakest(primes, weaker):
            if len(cube) == size:
                read = {level for level, _ in cube}
                if any((exists[level], True) not in cube for level in read & exists.keys()):
                    of_each.append(cube)
                elif avoid.isdisjoint(read):
                    found.append(cube)
                else:
                    second.append(cube)
        if len(found) >= enough:
            break
    found = found or second or of_each or [_one(diagrams, entailed, possible, weaker)]
    return ordered(found)[:enough]


def ordered(cubes: Iterable[Cube]) -> tuple[tuple[Signed, ...], ...]:
    """Return the sets sorted by size, then by the order of their literals in the law's text."""
    return tuple(
        sorted((tuple(sorted(cube)) for cube in cubes), key=lambda cube: (len(cube), cube))
    )


def _plain(diagrams: Diagrams, f: int) -> tuple[list[Signed], bool] | None:
    """Return the literals of a formula that is nothing but all of them (true) or any of them (false).

    Most are, and their primes need no search: the whole, or each literal alone.
    """
    found: list[Signed] = []
    kinds = set()
    while f > TRUE:
        low, high = diagrams.low[f], diagrams.high[f]
        if low <= TRUE and high <= TRUE:
            found.append((diagrams.level[f], high == TRUE))
            break
        if low <= TRUE:
            found.append((diagrams.level[f], low == FALSE))
            kinds.add(low == FALSE)
            f = high
        elif high <= TRUE:
            found.append((diagrams.level[f], high == TRUE))
            kinds.add(high == FALSE)
            f = low
        else:
            return None
    return (found, kinds != {False}) if len(kinds) < 2 else None


def _able(diagrams: Diagrams, literals: list[Signed], possible: int) -> Cubes:
    """Return those of some literals that can be so, each alone."""
    return tuple(
        [
            frozenset({(level, positive)})
            for level, positive in literals
            if diagrams.conj(diagrams.literal(level, positive=positive), possible) != FALSE
        ]
    )


def _primes(
    diagrams: Diagrams, f: int, possible: int, size: int, memo: dict[tuple[int, int, int], Cubes]
) -> Cubes:
    """Return the primes of ``f`` of at most ``size`` literals that can be so (Coudert and Madre, bounded).

    What cannot be so is cut off where it first shows, and never spelled out: most primes of *it holds, or the
    days are out of order* only put days out of order.
    """
    if f == TRUE:
        return _NOTHING
    if size == 0 or diagrams.conj(f, possible) == FALSE:
        return ()
    key = (f, possible, size)
    known = memo.get(key)
    if known is not None:
        return known
    level = diagrams.level[f]
    while diagrams.level[possible] < level:  # f does not depend on it
        possible = diagrams.disj(diagrams.low[possible], diagrams.high[possible])
    able_low = able_high = possible
    if diagrams.level[possible] == level:
        able_low, able_high = diagrams.low[possible], diagrams.high[possible]
    low, high = diagrams.low[f], diagrams.high[f]
    both = diagrams.conj(low, high)
    without = _primes(diagrams, both, diagrams.disj(able_low, able_high), size, memo)
    found = list(without)
    for branch, able, positive in ((low, able_low, False), (high, able_high, True)):
        if branch != both and able != FALSE:
            found.extend(
                cube | {(level, positive)}
                for cube in _primes(diagrams, branch, able, size - 1, memo)
                if not any(shorter <= cube for shorter in without)
            )
    if len(memo) > WORK or len(found) > MANY:
        raise _TooManyError
    memo[key] = tuple(found)
    return memo[key]


def _weakest(cubes: Cubes, weaker: Weaker) -> Cubes:
    """Return the sets that say no more than another one."""
    if not any(signed in weaker for cube in cubes for signed in cube):
        return cubes
    said = [(cube, cube.union(*(weaker.get(signed, ()) for signed in cube))) for cube in cubes]
    return tuple(
        cube
        for cube, whole in said
        if whole == cube or not any(other <= whole for other in cubes if other is not cube)
    )


def _one(
    diagrams: Diagrams,
    entailed: int,
    possible: int,
    weaker: Weaker,
) -> Cube:
    """Return one irredundant set: a path to true, less what is not needed, each literal as weak as may be."""
    path: dict[int, bool] = {}
    node = diagrams.conj(entailed, possible)
    while node != TRUE:
        value = diagrams.high[node] != FALSE
        path[diagrams.level[node]] = value
        node = diagrams.high[node] if value else diagrams.low[node]

    def settles(some: dict[int, bool]) -> bool:
        return diagrams.restrict(entailed, some) == TRUE

    for level in sorted(path, reverse=True):
        rest = {other: value for other, value in path.items() if other != level}
        for less in ((), *((signed,) for signed in weaker.get((level, path[level]), ()))):
            if settles({**rest, **dict(less)}):
                path = {**rest, **dict(less)}
                break
    return frozenset(path.items())
