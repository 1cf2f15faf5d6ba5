"""Which met norms stand beside the others: one formula a charge (MODEL 26 to 29).

A charge gives way to another one of the same actor for the same deed, never across the case. What is
displaced stays visible.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.qualification.diagram import FALSE, TRUE
from dalel.qualification.model import Stage, Standing, Value

if TYPE_CHECKING:
    from dalel.qualification.charge import Charge
    from dalel.qualification.formula import Formulas
    from dalel.qualification.verdict import Judge, Verdict

RESIDUAL = "residual.administrative"
ALL = "all"

_ORDER = (Stage.PREPARATION, Stage.ATTEMPT, Stage.COMPLETED)


@dataclass(frozen=True, slots=True)
class Stands:
    """What remains of a charge, its formula, and the charges that it hangs on."""

    standing: Standing
    formula: int
    displaced_by: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


def displacers(charge: Charge, same_deed: list[Charge], *, residual: bool) -> list[Charge]:
    """Return the charges to which a charge gives way, of those against the same actor for the same deed."""
    if residual and charge.administrative:
        return [other for other in same_deed if other.criminal or _qualifies(other, charge)]
    norm_id = charge.norm_id
    return [
        other
        for other in same_deed
        if norm_id in other.wording.norm.qualifies and _qualifies(other, charge)
    ]


def _qualifies(other: Charge, charge: Charge) -> bool:
    """Return whether one charge is a qualified part of another, towards the same principal."""
    return (
        charge.norm_id in other.wording.norm.qualifies
        and other is not charge
        and other.meets(charge)
        and other.principal_deed == charge.principal_deed  # the role may hang on the part's age
        and _ORDER.index(other.stage) >= _ORDER.index(charge.stage)
    )


def stands(
    charge: Charge, others: list[Charge], verdict: Verdict, formulas: Formulas, judge: Judge
) -> Stands:
    """Judge ``met and no displacer met`` as one formula, of a charge that is not refuted."""
    diagrams = formulas.diagrams
    met = charge.lean(formulas)
    if not others and not verdict.by_reading:
        contradictory = verdict.value is Value.CONTRADICTORY
        open_ = contradictory or verdict.value is Value.OPEN
        return Stands(Standing.OPEN if open_ else Standing.STANDS, met)
    claims = [
        (
            other.key,
            other.deed_lean(formulas) if charge.administrative else other.lean(formulas),
        )
        for other in others
    ]
    displaced = diagrams.any_of([formula for _, formula in claims])
    formula = diagrams.conj(met, diagrams.neg(displaced))
    if verdict.value is Value.CONTRADICTORY:
        return Stands(Standing.OPEN, formula)
    if not verdict.by_reading and displaced == FALSE:
        open_ = verdict.value is Value.OPEN
        return Stands(Standing.OPEN if open_ else Standing.STANDS, formula)
    always = judge.axioms(met, displaced)
    choices, _ = judge.choices(met, displaced, always)
    found: set[Standing] = set()
    displaced_by: dict[str, None] = {}
    unless: dict[str, None] = {}
    alone = judge.axioms(met)
    for choice in choices:
        if diagrams.restrict(diagrams.conj(alone, met), choice) == FALSE:
            found.add(Standing.NOT_MET)
            continue
        whole = some = False
        for (
            key,
            claim,
        ) in claims:  # each by what it has in common with the charge, not with the others
            held = diagrams.restrict(diagrams.conj(judge.axioms(met, claim), met), choice)
            together = diagrams.conj(held, diagrams.restrict(claim, choice))
            if together == held:
                whole = True
                displaced_by[key] = None
            elif together != FALSE:
                some = True
                unless[key] = None
        if not whole and some:  # by one of several, whichever it is
            whole = diagrams.restrict(diagrams.conj(always, formula), choice) == FALSE
        if whole:
            found.add(Standing.DISPLACED)
            if not displaced_by:
                displaced_by.update(unless)
        elif diagrams.restrict(diagrams.conj(alone, diagrams.neg(met)), choice) != FALSE:
            found.add(Standing.OPEN)
        else:
            found.add(Standing.STANDS_UNLESS if some else Standing.STANDS)
    standing = _joined(found)
    if standing is Standing.STANDS_UNLESS:
        unless.update(displaced_by)
    return Stands(
        standing,
        formula,
        tuple(displaced_by) if standing is Standing.DISPLACED else (),
        tuple(unless) if standing in {Standing.STANDS_UNLESS, Standing.OPEN} else (),
    )


def _joined(found: set[Standing]) -> Standing:
    if len(found) == 1:
        return next(iter(found))
    if found == {Standing.DISPLACED, Standing.NOT_MET}:
        return Standing.DISPLACED  # under no reading does it stand
    if found <= {Standing.STANDS, Standing.STANDS_UNLESS, Standing.DISPLACED}:
        return Standing.STANDS_UNLESS
    return Standing.OPEN


def one_of(
    open_charges: list[tuple[str, int]], formulas: Formulas, judge: Judge
) -> list[tuple[str, ...]]:
    """Return the smallest sets of charges, each open, of which one is certain to stand."""
    diagrams = formulas.diagrams
    found: list[tuple[str, ...]] = []
    if len(open_charges) < 2 or not _certain(open_charges, formulas, judge):
        return found
    for at, (key, formula) in enumerate(open_charges):
        for other, formula_of_other in open_charges[at + 1 :]:
            if diagrams.support(formula).isdisjoint(diagrams.support(formula_of_other)):
                continue
            either = diagrams.disj(formula, formula_of_other)
            always = judge.axioms(formula, formula_of_other)
            if diagrams.disj(diagrams.neg(always), either) == TRUE:
                found.append((key, other))
    if found or len(open_charges) < 3:
        return found
    return smallest_certain(
        open_charges, formulas, judge
    )  # no pair is: all of them together may be


def smallest_certain(
    charges: list[tuple[str, int]], formulas: Formulas, judge: Judge
) -> list[tuple[str, ...]]:
    """Return the charges of which one is certain to stand, without those that are not needed for that."""
    members = list(charges)
    if not _certain(members, formulas, judge):
        return []
    for member in tuple(members):
        rest = [other for other in members if other is not member]
        if rest and _certain(rest, formulas, judge):
            members = rest
    return [tuple(key for key, _ in members)]


def _certain(members: list[tuple[str, int]], formulas: Formulas, judge: Judge) -> bool:
    diagrams = formulas.diagrams
    always = judge.axioms(*(formula for _, formula in members))
    either = diagrams.any_of(formula for _, formula in members)
    return diagrams.disj(diagrams.neg(always), either) == TRUE
