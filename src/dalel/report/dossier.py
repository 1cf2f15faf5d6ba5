"""What a report is made of: everything the stages handed over about one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.case.finding import Custody, Examination
from dalel.case.position import Problem
from dalel.qualification.model import Qualification


@dataclass(frozen=True, slots=True)
class Dossier:
    """The case with all that was found, established and judged on it.

    ``versions`` names what it was made with (program, engine, methods) in the order of printing;
    ``as_of`` is the day of decision. The clock is read nowhere: the same dossier gives the same report.
    """

    case: Case
    examinations: tuple[Examination, ...]
    custody: tuple[Custody, ...]
    facts: Facts
    qualification: Qualification
    problems: tuple[Problem, ...]
    versions: Mapping[str, str] = field(default_factory=dict)
    as_of: date = date.min
