"""Plain values of what has no form of its own elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.case.position import Problem


def problem_json(problem: Problem) -> dict[str, object]:
    """Return a problem as plain values."""
    return {
        "code": problem.code,
        "message": problem.message,
        "values": dict(problem.values),
        "severity": problem.severity.value,
        "file": problem.position.file,
        "line": problem.position.line,
        "column": problem.position.column,
    }
