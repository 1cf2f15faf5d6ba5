"""Stage 3, qualify: from facts and law to charges with verdicts, proofs and gaps."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dalel.qualification.charging import Charging
from dalel.qualification.judging import Judging

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dalel.case.case import Case
    from dalel.case.fact import Facts
    from dalel.case.position import Problem
    from dalel.norms.model import Law
    from dalel.qualification.model import Qualification


@contextmanager
def collecting_later() -> Iterator[None]:
    """Hold back the collector of reference cycles: it would walk a case's thousands of small values again and again.

    An eighth of the time of a case. What is made for one case holds no cycles, so that all of it is freed, and its
    memory is at hand for the next one, before the collector runs again.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@collecting_later()
def qualify(
    case: Case,
    facts: Facts,
    law: Law,
    as_of: date,
    *,
    readings: Mapping[str, bool] | None = None,
) -> tuple[Qualification, tuple[Problem, ...]]:
    """Judge every act of a case under every norm of the law in force on its day.

    ``as_of`` is the day of decision; acts carry their own days. ``readings`` fixes disputed texts to their
    first (true) or second answer; all others are judged under both.
    """
    charging = Charging(case, facts, law, as_of, readings or {})
    charging.charge()
    return Judging(charging).qualification(), charging.problems()
