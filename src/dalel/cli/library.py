"""Loading the law for a command, with its problems told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from dalel.case.position import Severity
from dalel.cli.speech import problem_line

if TYPE_CHECKING:
    from dalel.case.position import Problem
    from dalel.norms.model import Law


def loaded_law() -> tuple[Law | None, tuple[Problem, ...]]:
    """Return the law and the errors in its files; where there is no law, say so and return None."""
    from dalel.norms.load import LawMissingError, law_root, load_law  # noqa: PLC0415 -- not for ``--help``

    try:
        root = law_root()
    except LawMissingError as error:
        print(f"dalel: {error}", file=sys.stderr)
        return None, ()
    law, problems = load_law(root)
    return law, tuple(each for each in problems if each.severity is Severity.ERROR)


def print_problems(problems: tuple[Problem, ...]) -> None:
    """Print problems, one a line."""
    for problem in problems:
        print(problem_line(problem), file=sys.stderr)
