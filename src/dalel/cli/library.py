"""Loading the law for a command, with its errors told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dalel.case.position import Severity
from dalel.cli.speech import problem_line

if TYPE_CHECKING:
    from dalel.case.position import Problem
    from dalel.norms.model import Law


def loaded_law() -> tuple[Law | None, tuple[Problem, ...]]:
    """Return the law and the errors in its files; where there is no law at all, say so and return None."""
    from dalel.workflow.law_cache import cached_law

    law, problems = cached_law()
    errors = tuple(each for each in problems if each.severity is Severity.ERROR)
    if not law.terms:
        for problem in errors:
            print(f"dalel: {problem_line(problem)}", file=sys.stderr)
        return None, errors
    return law, errors
