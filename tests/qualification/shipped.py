"""Stories told as a case file and judged by the law that is shipped."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.case.position import Severity
from dalel.casefile.read import read_case
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.qualification.model import Head, Qualification
from dalel.qualification.qualify import qualify

AS_OF = date(2026, 11, 24)


@cache
def law() -> Law:
    """Return the shipped law."""
    return load_law()[0]


def told(text: str) -> tuple[Case, Facts]:
    """Return the case that a case file tells, and its facts."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(dedent(text))
        case, problems = read_case(path, law())
    assert case is not None, problems
    wrong = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert not wrong, wrong
    return case, establish(case, (), law())[0]


def judged(text: str, as_of: date = AS_OF) -> Qualification:
    """Return the answer to a case file."""
    case, facts = told(text)
    return qualify(case, facts, law(), as_of)[0]


def heads(found: Qualification, norm_id: str, **like: object) -> list[Head]:
    """Return the heads of a norm, or of all of its items, that look like this."""
    return [
        head
        for head in found.heads
        if f"{head.norm.id}.".startswith(f"{norm_id}.")
        and all(getattr(head, name) == value for name, value in like.items())
    ]
