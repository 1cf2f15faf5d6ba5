"""What to ask next: over all open charges the fact that tells most; for one charge what ends soonest.

Up to ``EXACT`` open facts the fewest questions on average are found by looking at all plans, above that by
information gain. Every open fact is as likely as not; that orders the questions and nothing else.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log2
from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE, TRUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.qualification.diagram import Diagrams

EXACT = 8  # open facts of a charge up to which all plans of asking are looked at


def chances(diagrams: Diagrams, f: int) -> tuple[float, dict[int, float]]:
    """Return how likely ``f`` is, and for each variable how likely ``f`` and the variable are together."""
    if f <= TRUE:
        return float(f), {}
    order = _nodes(diagrams, f)
    up = {FALSE: 0.0, TRUE: 1.0}
    for node in reversed(order):
        up[node] = (up[diagrams.low[node]] + up[diagrams.high[node]]) / 2
    down = dict.fromkeys(order, 0.0)
    down[f] = 1.0
    tilt: dict[int, float] = {}
    for node in order:
        half = down[node] / 2
        low, high, level = diagrams.low[node], diagrams.high[node], diagrams.level[node]
        tilt[level] = tilt.get(level, 0.0) + half * (up[high] - up[low])
        if low > TRUE:
            down[low] += half
        if high > TRUE:
            down[high] += half
    whole = up[f]
    return whole, {level: (whole + by) / 2 for level, by in tilt.items()}


def _nodes(diagrams: Diagrams, f: int) -> list[int]:
    """Return the inner nodes of a diagram, from the top down."""
    seen = {f}
    stack = [f]
    while stack:
        node = stack.pop()
        for child in (diagrams.low[node], diagrams.high[node]):
            if child > TRUE and child not in seen:
                seen.add(child)
                stack.append(child)
    return sorted(seen, key=lambda node: (diagrams.level[node], node))


def entropy(*chances: float) -> float:
    """Return the bits that are open among events that exclude each other, of which one is certain."""
    return -sum(p * log2(p) for p in chances if 0 < p < 1)


class Answers:
    """What each answer about each open fact would do to one open formula.

    A formula is met, not met, or hangs on a text that is not held (``unheld``): no answer settles that.
    """

    __slots__ = (
        "_diagrams",
        "_levels",
        "_maybe",
        "_possible",
        "_settled",
        "_sure",
        "gain",
        "settles_if_false",
        "settles_if_true",
    )

    def __init__(
        self,
        diagrams: Diagrams,
        formula: int,
        always: int,
        levels: frozenset[int] | None = None,
        unheld: frozenset[int] = frozenset(),
    ) -> None:
        """Weigh the variables ``levels`` of a formula: all on which it depends if none are given."""
        self.gain: dict[int, float] = {}
        self.settles_if_true: set[int] = set()
        self.settles_if_false: set[int] = set()
        self._settled: dict[int, bool] = {}  # what the axioms leave no choice about
        self._diagrams = diagrams
        support = diagrams.support
        read = support(formula) - unheld
        self._levels = sorted(read if levels is None else read & levels)
        outside = (support(formula) | support(always)).difference(self._levels)
        failing = diagrams.conj(always, diagrams.neg(formula))
        self._possible = diagrams.some(always, outside)
        self._maybe = diagrams.some(diagrams.conj(always, formula), outside)
        self._sure = diagrams.conj(self._possible, diagrams.neg(diagrams.some(failing, outside)))
        self._weigh()

    def _weigh(self) -> None:
        total, with_total = chances(self._diagrams, self._possible)
        sure, with_sure = chances(self._diagrams, self._sure)
        may, with_may = (
            (sure, with_sure) if self._maybe == self._sure else chances(self._diagrams, self._maybe)
        )
        before = _open(total, sure, may)
        if before == 0:
            return
        for level in self._levels:
            yes = (
                with_total.get(level, total / 2),
                with_sure.get(level, sure / 2),
                with_may.get(level, may / 2),
            )
            no = (total - yes[0], sure - yes[1], may - yes[2])
            after = 0.0
            for part, settled in ((yes, self.settles_if_true), (no, self.settles_if_false)):
                if part[0] > 0:
                    after += part[0] / total * _open(*part)
                    if part[1] == part[0] or part[2] == 0:
                        settled.add(level)
            if yes[0] > 0 and no[0] > 0:
                self.gain[level] = before - after
            else:
                self._settled[level] = yes[0] > 0

    def best(self, told: frozenset[int] = frozenset()) -> int | None:
        """Return what to ask: what ends soonest on average if few facts are open, else what tells most.

        Among equals comes first what somebody said something of (``told``), then the law's order decides.
        """
        if not self.gain:
            return None
        gains = {level: -round(bits, 9) for level, bits in self.gain.items()}
        order = sorted(gains, key=lambda level: (gains[level], level not in told, level))
        if not 1 < len(order) <= EXACT:
            return order[0]
        tables = Tables(self._diagrams, order)
        possible, sure, maybe = (
            tables.of(self._diagrams.restrict(f, self._settled))
            for f in (self._possible, self._sure, self._maybe)
        )
        found, _ = soonest(possible, sure, maybe, len(order))
        return order[found]


def _open(total: float, sure: float, may: float) -> float:
    if total <= 0:
        return 0.0
    return entropy(sure / total, (may - sure) / total, 1 - may / total)


# ── the exact optimum ─────────────────────────────────────────────────────────────────────────────
class Tables:
    """Truth tables as ints: bit ``w`` of a table is the value in the world ``w``."""

    __slots__ = ("_diagrams", "_known", "_place", "variables")

    def __init__(self, diagrams: Diagrams, levels: Sequence[int]) -> None:
        self.variables = self.columns(len(levels))
        self._diagrams = diagrams
        self._place = {level: at for at, level in enumerate(levels)}
        self._known = {FALSE: 0, TRUE: (1 << (1 << len(levels))) - 1}

    @staticmethod
    @cache
    def columns(many: int) -> tuple[int, ...]:
        """Return the tables of some variables by themselves."""
        return tuple(
            sum(1 << world for world in range(1 << many) if world >> at & 1) for at in range(many)
        )

    def of(self, f: int) -> int:
        """Return the table of a diagram over the levels."""
        found = self._known.get(f)
        if found is None:
            holds = self.variables[self._place[self._diagrams.level[f]]]
            high, low = self.of(self._diagrams.high[f]), self.of(self._diagrams.low[f])
            found = self._known[f] = high & holds | low & ~holds
        return found


@lru_cache(maxsize=1024)  # many lines are alike but for the names in them
def soonest(possible: int, sure: int, maybe: int, facts: int) -> tuple[int, int]:
    """Return which of some facts to ask first, and how many questions that takes, summed over the possible worlds.

    A plan asks until all worlds that are left have one outcome: met (``sure``), not met (not ``maybe``), or neither.
    Among plans that take as few, the fact that stands first is asked.
    """
    variables = Tables.columns(facts)
    not_sure, not_hanging = ~sure, sure | ~maybe
    known: dict[int, tuple[int, int]] = {}

    def is_open(left: int) -> bool:
        return bool(left & not_sure and left & maybe and left & not_hanging)

    def plan(left: int) -> tuple[int, int]:
        found = known.get(left)
        if found is None:
            first, least = -1, -1
            for at, holds in enumerate(variables):
                yes = left & holds
                no = left ^ yes
                if not yes or not no:
                    continue
                waiting = [branch for branch in (yes, no) if is_open(branch)]
                many = sum([branch.bit_count() for branch in waiting])  # one question each at least
                for branch in waiting:
                    if first >= 0 and many >= least:
                        break
                    many += plan(branch)[1] - branch.bit_count()
                if first < 0 or many < least:
                    first, least = at, many
                    if not waiting:
                        break
            found = known[left] = (first, least + left.bit_count())
        return found

    return plan(possible) if is_open(possible) else (-1, 0)
