"""A charge under way: one norm at one tuple of places, at one stage and in one role, before its verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE
from dalel.qualification.model import Stage
from dalel.qualification.node import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalel.norms.model import Norm
    from dalel.qualification.formula import Formulas
    from dalel.qualification.node import Node
    from dalel.qualification.places import Env
    from dalel.qualification.segments import Segment
    from dalel.qualification.wording import Wording


Chain = tuple[tuple[str, str], ...]  # which act helped which


@dataclass(frozen=True, slots=True)
class Later:
    """The same charge under a later wording; without one the norm was repealed on that day."""

    day: date
    norm: Norm | None
    conduct: Node | None = None
    person: Node | None = None
    helped: Node | None = None  # of what was not finished: as its accomplices answer for it
    elsewhere: bool = False  # the norm reads as before; a text that it refers to changed


@dataclass(slots=True, eq=False)
class Charge:
    """One head to be judged."""

    wording: Wording  # the newest that the days of the deed touch
    env: Env
    actor: str
    deed: str
    stage: Stage
    conduct: Node  # the deed layer
    person: Node
    segments: list[Segment]
    role: str = ""
    principal_deed: str = ""
    no_wording: bool = False
    category: str = ""
    completed: Charge | None = None  # of an attempt or a preparation: the part as completed
    helped: Node | None = None  # of an attempt or a preparation: as its accomplices answer for it
    executors: tuple[Charge, ...] = ()  # of an accomplice: the charges whose deed he helped
    chain: Chain = ()  # of an accomplice: his act, and by which acts it came to that deed
    attempt_unpunished: bool = False  # it may have been attempted; its category leaves that free
    later: list[Later] = field(default_factory=list)
    part: tuple[int, int] | None = None  # of a deed that lasted: the days that this wording governs
    part_of_many: bool = False  # other wordings govern the rest of its days
    known_full: int = field(default=UNKNOWN, init=False)
    known_lean: int = field(default=UNKNOWN, init=False)

    @property
    def norm_id(self) -> str:
        """Return the id of the norm charged."""
        return self.wording.norm.id

    @property
    def criminal(self) -> bool:
        """Return whether this is a charge of a crime."""
        return self.wording.criminal

    @property
    def administrative(self) -> bool:
        """Return whether this is a charge of an administrative offence."""
        return self.wording.administrative

    @property
    def key(self) -> str:
        """Return the stable key of the head."""
        parts = [self.norm_id, self.stage.value]
        if self.role:
            parts.append(f"{self.role} {self.actor} {self.deed}")
        if self.part is not None and self.part_of_many:
            parts.append(date.fromordinal(self.part[0]).isoformat())
        return "|".join([*parts, ",".join(self.env.values())])

    def meets(self, other: Charge) -> bool:
        """Return whether two charges for one deed share a day of it."""
        if self.part is None or other.part is None:
            return True
        return self.part[0] <= other.part[1] and other.part[0] <= self.part[1]

    def full(self, formulas: Formulas) -> int:
        """Return the charge as a formula: both layers."""
        if self.known_full == UNKNOWN:
            self.known_full = self._both(formulas.full, formulas)
        return self.known_full

    def lean(self, formulas: Formulas) -> int:
        """Return the charge with the exceptions put aside that nobody raised."""
        if self.known_lean == UNKNOWN:
            self.known_lean = self._both(formulas.lean, formulas)
        return self.known_lean

    def _both(self, compiled: Callable[[Node], int], formulas: Formulas) -> int:
        conduct = compiled(self.conduct)
        if conduct == FALSE:  # nobody is asked for then
            return FALSE
        return formulas.diagrams.conj(conduct, compiled(self.person))

    def deed_lean(self, formulas: Formulas) -> int:
        """Return the deed layer alone."""
        return formulas.lean(self.conduct)
