"""What a formula is, under every way the open facts can turn out and under every reading."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from dalel.case.sentence import Reading, Unlisted
from dalel.qualification.diagram import FALSE, TRUE
from dalel.qualification.model import ByReading, Value
from dalel.qualification.openlists import further_member, is_second

if TYPE_CHECKING:
    from dalel.qualification.axioms import Axioms
    from dalel.qualification.formula import Formulas

ALL_CHOICES = 6  # up to this many readings every combination is tried


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value, and what it is under each choice of the readings that it depends on."""

    value: Value
    by_reading: tuple[ByReading, ...] = ()
    all_tried: bool = True


class Judge:
    """Reads verdicts off formulas."""

    __slots__ = (
        "_always",
        "_axioms",
        "_clashing",
        "_depends",
        "_formulas",
        "_known",
        "_ladders",
        "exists",
        "parameters",
        "readings",
        "second",
        "sought",
        "unheld",
        "weaker",
    )

    def __init__(self, formulas: Formulas, axioms: Axioms) -> None:
        self._formulas = formulas
        self._axioms = axioms
        self._known: dict[tuple[int, int], Verdict] = {}
        atoms = formulas.atoms
        at = list(enumerate(formulas.atom_at))
        self._clashing = frozenset(level for level, atom in at if atom in atoms.clashing)
        self.parameters = frozenset(level for level, atom in at if atom in atoms.parameters)
        self.second = frozenset(  # about a second further member of a list, never shown first
            level for level, atom in at if is_second(atoms.atoms[atom])
        )
        listed = {
            named.member: level
            for level, atom in at
            if isinstance(named := atoms.atoms[atom], Unlisted)
        }
        self.exists = {  # what is said of a further member → that there is one
            level: listed[member]
            for level, atom in at
            if listed and (member := further_member(atoms.atoms[atom])) in listed
        }
        self.sought = frozenset(level for level, atom in at if atom in atoms.sought_for)
        self.readings = {
            level: named.reading
            for level, atom in at
            if isinstance(named := atoms.atoms[atom], Reading)
        }

        self.unheld = self.parameters - self.readings.keys()  # texts of some day that are not held
        self._depends: dict[int, frozenset[int]] = {}
        self._always: dict[tuple[int, ...], int] = {}
        level_of = {atom: level for level, atom in at}
        self._ladders = [
            rungs
            for ladder in axioms.ladders
            if len(rungs := [level_of[atom] for atom in ladder if atom in level_of]) > 1
        ]
        self.weaker: dict[tuple[int, bool], tuple[tuple[int, bool], ...]] = {}
        for rungs in self._ladders:  # of a ladder, the weakest first
            for nth, level in enumerate(rungs):
                self.weaker[level, True] = tuple((rung, True) for rung in rungs[:nth])
                self.weaker[level, False] = tuple((rung, False) for rung in rungs[:nth:-1])

    def depends(self, formula: int) -> frozenset[int]:
        """Return the variables on which a formula depends: of a ladder, the rungs that make a difference."""
        found = self._depends.get(formula)
        if found is None:
            restrict = self._formulas.diagrams.restrict
            found = support = self._formulas.diagrams.support(formula)
            for rungs in self._ladders:
                read = [level for level in rungs if level in support]
                if len(read) > 1:
                    held = [
                        restrict(formula, {level: at < many for at, level in enumerate(read)})
                        for many in range(len(read) + 1)
                    ]
                    found -= {level for at, level in enumerate(read) if held[at] == held[at + 1]}
            self._depends[formula] = found
        return found

    def clashing(self, *parts: int) -> frozenset[int]:
        """Return the atoms of contradictions on which some formulas hang."""
        if not self._clashing:
            return frozenset()
        support = self._formulas.diagrams.support
        return frozenset(
            self._formulas.atom_at[level]
            for part in parts
            for level in support(part) & self._clashing
        )

    def axioms(self, *parts: int) -> int:
        """Return what is always so of what some formulas read, and of the readings."""
        found = self._always.get(parts)
        if found is None:
            found = self._axioms.about(self._formulas, self.parameters, *parts)
            self._always[parts] = found
        return found

    def _values(
        self, full: int, lean: int, always: int, choices: list[dict[int, bool]]
    ) -> list[Value]:
        """Return the value under each choice of the readings, these taken as facts."""
        diagrams = self._formulas.diagrams
        holds = self._possible(diagrams.conj(always, full))
        fails = self._possible(diagrams.conj(always, diagrams.neg(full)))
        fails_lean = fails
        if lean != full:
            fails_lean = self._possible(diagrams.conj(always, diagrams.neg(lean)))
        found = []
        for choice in choices:
            if diagrams.at(holds, choice) == FALSE:
                found.append(Value.NOT_MET)
            elif diagrams.at(fails, choice) == FALSE:
                found.append(Value.MET)
            elif diagrams.at(fails_lean, choice) == FALSE:
                found.append(Value.MET_UNLESS)
            else:
                found.append(Value.OPEN)
        return found

    def _possible(self, formula: int) -> int:
        """Return under which readings a formula can be so, whatever the facts."""
        if not self.readings:
            return min(formula, TRUE)
        return self._formulas.diagrams.onto(formula, self.readings.keys())

    def choices(self, *parts: int) -> tuple[list[dict[int, bool]], bool]:
        """Return the choices of readings that formulas depend on, and whether these are all there are."""
        support = self._formulas.diagrams.support
        levels = sorted(
            level for level in frozenset().union(*map(support, parts)) if level in self.readings
        )
        if len(levels) <= ALL_CHOICES:
            return [
                dict(zip(levels, taken, strict=True))
                for taken in product((True, False), repeat=len(levels))
            ], True
        first = dict.fromkeys(levels, True)
        alone = [{**first, level: False} for level in levels]
        return [first, *alone, dict.fromkeys(levels, False)], False

    def verdict(self, full: int, lean: int) -> Verdict:
        """Return the value of a formula; contested where every reading decides it, but not alike."""
        found = self._known.get((full, lean))
        if found is None:
            found = self._known[full, lean] = self._verdict(full, lean)
        return found

    def _verdict(self, full: int, lean: int) -> Verdict:
        if self.clashing(full):
            return Verdict(Value.CONTRADICTORY)
        if full == lean and full <= TRUE:
            return Verdict(Value.MET if full else Value.NOT_MET)
        always = self.axioms(full, lean)
        choices, all_tried = self.choices(full, lean, always)
        values = self._values(full, lean, always, choices)
        if len(set(values)) == 1:
            return Verdict(values[0])
        by_reading = tuple(
            ByReading({self.readings[level]: taken for level, taken in choice.items()}, value)
            for choice, value in zip(choices, values, strict=True)
        )
        return Verdict(_joined(set(values)), by_reading, all_tried)


def _joined(values: set[Value]) -> Value:
    if Value.OPEN in values:
        return Value.OPEN
    return Value.CONTESTED if Value.NOT_MET in values else Value.MET_UNLESS
