"""A manager of reduced ordered binary decision diagrams, one a case.

A node is an int. ``FALSE`` is 0, ``TRUE`` is 1, every other node stands at its variable's level in three
flat lists. Variables are levels: they are made in the order in which the formulas first read them, which
is the order of the law's text, and that order keeps statute-sized diagrams tiny.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

FALSE = 0
TRUE = 1
FEW = 8  # so many parts are joined one after another
_BELOW_ALL = 1 << 60  # the level of both constants


class Diagrams:
    """Nodes of shared diagrams; equal functions are the same int."""

    __slots__ = ("_and", "_not", "_support", "_unique", "high", "level", "low", "variables")

    def __init__(self) -> None:
        self.level: list[int] = [_BELOW_ALL, _BELOW_ALL]
        self.low: list[int] = [FALSE, TRUE]
        self.high: list[int] = [FALSE, TRUE]
        self.variables = 0
        self._unique: dict[tuple[int, int, int], int] = {}
        self._and: dict[tuple[int, int], int] = {}
        self._not: dict[int, int] = {FALSE: TRUE, TRUE: FALSE}
        self._support: dict[int, frozenset[int]] = {FALSE: frozenset(), TRUE: frozenset()}

    def __len__(self) -> int:
        """Return the number of inner nodes made so far."""
        return len(self.level) - 2

    def new_variable(self) -> int:
        """Add a variable below all others and return its level."""
        self.variables += 1
        return self.variables - 1

    def node(self, level: int, low: int, high: int) -> int:
        """Return the node that is ``high`` where the variable holds and ``low`` where it does not."""
        if low == high:
            return low
        key = (level, low, high)
        found = self._unique.get(key)
        if found is None:
            found = len(self.level)
            self._unique[key] = found
            self.level.append(level)
            self.low.append(low)
            self.high.append(high)
        return found

    def literal(self, level: int, *, positive: bool = True) -> int:
        """Return the diagram of a variable or of its negation."""
        return self.node(level, FALSE, TRUE) if positive else self.node(level, TRUE, FALSE)

    def neg(self, f: int) -> int:
        """Return the negation of ``f``."""
        found = self._not.get(f)
        if found is None:
            found = self.node(self.level[f], self.neg(self.low[f]), self.neg(self.high[f]))
            self._not[f] = found
            self._not[found] = f
        return found

    def conj(self, f: int, g: int) -> int:
        """Return ``f`` and ``g``."""
        if f <= TRUE:
            return g if f else FALSE
        if g <= TRUE:
            return f if g else FALSE
        if f == g:
            return f
        key = (f, g) if f < g else (g, f)
        found = self._and.get(key)
        if found is None:
            level_f, level_g = self.level[f], self.level[g]
            if level_f == level_g:
                low = self.conj(self.low[f], self.low[g])
                high = self.conj(self.high[f], self.high[g])
                found = self.node(level_f, low, high)
            elif level_f < level_g:
                found = self.node(level_f, self.conj(self.low[f], g), self.conj(self.high[f], g))
            else:
                found = self.node(level_g, self.conj(f, self.low[g]), self.conj(f, self.high[g]))
            self._and[key] = found
        return found

    def disj(self, f: int, g: int) -> int:
        """Return ``f`` or ``g``."""
        if f <= TRUE:
            return TRUE if f else g
        if g <= TRUE:
            return TRUE if g else f
        return self.neg(self.conj(self.neg(f), self.neg(g)))

    def conj_all(self, parts: Iterable[int]) -> int:
        """Return the conjunction of all parts (true of none)."""
        found = TRUE
        for part in parts:
            found = self.conj(found, part)
            if found == FALSE:
                break
        return found

    def disj_all(self, parts: Iterable[int]) -> int:
        """Return the disjunction of all parts (false of none)."""
        found = FALSE
        for part in parts:
            found = self.disj(found, part)
            if found == TRUE:
                break
        return found

    def every_of(self, parts: Iterable[int]) -> int:
        """Return the conjunction of many parts: neighbours first, then what came of them.

        Joined one after another, each would be carried down through all of those before it, and a hundred victims
        of one deed cost ten thousand steps.
        """
        row = list(parts)
        if len(row) <= FEW:
            return self.conj_all(row)
        row = sorted(set(row))
        if FALSE in row:
            return FALSE
        while len(row) > 1:
            odd = row[-1:] if len(row) % 2 else []
            row = [self.conj(f, g) for f, g in zip(row[::2], row[1::2], strict=False)] + odd
            if FALSE in row:
                return FALSE
        return row[0] if row else TRUE

    def any_of(self, parts: Iterable[int]) -> int:
        """Return the disjunction of many parts; see ``every_of``."""
        row = list(parts)
        if len(row) <= FEW:
            return self.disj_all(row)
        return self.neg(self.every_of(map(self.neg, row)))

    def at_least(self, number: int, parts: Sequence[int]) -> int:
        """Return that at least ``number`` of the parts hold."""
        # reached[k]: at least k of the parts seen so far, from the last one backwards
        reached = [TRUE] + [FALSE] * number
        for part in reversed(parts):
            for k in range(number, 0, -1):
                reached[k] = self.disj(reached[k], self.conj(part, reached[k - 1]))
        return reached[number]

    def restrict(self, f: int, fixed: dict[int, bool]) -> int:
        """Return ``f`` with some variables fixed (level → value)."""
        if not fixed:
            return f
        return self._restrict(f, fixed, max(fixed), {})

    def _restrict(self, f: int, fixed: dict[int, bool], last: int, memo: dict[int, int]) -> int:
        level = self.level[f]
        if level > last:
            return f
        found = memo.get(f)
        if found is None:
            value = fixed.get(level)
            if value is None:
                low = self._restrict(self.low[f], fixed, last, memo)
                high = self._restrict(self.high[f], fixed, last, memo)
                found = self.node(level, low, high)
            else:
                found = self._restrict(self.high[f] if value else self.low[f], fixed, last, memo)
            memo[f] = found
        return found

    def at(self, f: int, fixed: dict[int, bool]) -> int:
        """Return what ``f`` is where all its variables are fixed (level → value)."""
        while f > TRUE:
            f = self.high[f] if fixed[self.level[f]] else self.low[f]
        return f

    def some(self, f: int, levels: frozenset[int]) -> int:
        """Return that ``f`` holds for some values of the variables (existential quantification)."""
        if not levels or levels.isdisjoint(self.support(f)):
            return f
        return self._some(f, levels, {}, gone=True)

    def onto(self, f: int, kept: AbstractSet[int]) -> int:
        """Return that ``f`` holds for some values of all variables but ``kept``."""
        return self._some(f, kept, {}, gone=False)

    def _some(self, f: int, levels: AbstractSet[int], memo: dict[int, int], *, gone: bool) -> int:
        if f <= TRUE:
            return f
        found = memo.get(f)
        if found is None:
            level = self.level[f]
            found = self._some(self.low[f], levels, memo, gone=gone)
            if (level in levels) is not gone:
                found = self.node(level, found, self._some(self.high[f], levels, memo, gone=gone))
            elif found != TRUE:
                found = self.disj(found, self._some(self.high[f], levels, memo, gone=gone))
            memo[f] = found
        return found

    def every(self, f: int, levels: frozenset[int]) -> int:
        """Return that ``f`` holds for all values of the variables (universal quantification)."""
        return self.neg(self.some(self.neg(f), levels))

    def support(self, f: int) -> frozenset[int]:
        """Return the levels on which ``f`` depends."""
        found = self._support.get(f)
        if found is None:
            # One walk and one set a question: a set for each node of a long chain would be quadratic.
            seen, stack = {FALSE, TRUE}, [f]
            levels: set[int] = set()
            while stack:
                g = stack.pop()
                if g not in seen:
                    seen.add(g)
                    known = self._support.get(g)
                    if known is not None:
                        levels |= known
                        continue
                    levels.add(self.level[g])
                    stack += (self.low[g], self.high[g])
            found = self._support[f] = frozenset(levels)
        return found
