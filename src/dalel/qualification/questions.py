"""What to ask next: the fact that tells most about the open charges, by information gain.

Every open fact is as likely as not; that orders the questions and nothing else.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE, TRUE

if TYPE_CHECKING:
    from dalel.qualification.diagram import Diagrams


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


def entropy(p: float) -> float:
    """Return the bits that are open in an event of probability ``p``."""
    return 0.0 if p <= 0 or p >= 1 else -p * log2(p) - (1 - p) * log2(1 - p)


class Answers:
    """What each answer about each open fact would do to one open formula."""

    __slots__ = ("gain", "settles_if_false", "settles_if_true")

    def __init__(self, diagrams: Diagrams, formula: int, always: int) -> None:
        self.gain: dict[int, float] = {}
        self.settles_if_true: set[int] = set()
        self.settles_if_false: set[int] = set()
        total, with_total = chances(diagrams, always)
        met, with_met = chances(diagrams, diagrams.conj(formula, always))
        if total <= 0 or met in {0.0, total}:
            return
        before = entropy(met / total)
        for level in sorted(diagrams.support(formula)):
            yes_total = with_total.get(level, total / 2)
            yes_met = with_met.get(level, met / 2)
            no_total, no_met = total - yes_total, met - yes_met
            after = 0.0
            for part, held, settled in (
                (yes_total, yes_met, self.settles_if_true),
                (no_total, no_met, self.settles_if_false),
            ):
                if part > 0:
                    after += part / total * entropy(held / part)
                    if held in {0.0, part}:
                        settled.add(level)
            if yes_total > 0 and no_total > 0:
                self.gain[level] = before - after

    def best(self) -> int | None:
        """Return the variable that tells most; the first in the law's order among equals."""
        if not self.gain:
            return None
        return min(self.gain, key=lambda level: (-round(self.gain[level], 12), level))
