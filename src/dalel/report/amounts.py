"""Sums that a verdict turns on, in money and in the index of the day of the deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from dalel.case.continued import ended_on
from dalel.case.objects import Transfer
from dalel.case.sentence import Atom, Threshold
from dalel.locale.mark import N_
from dalel.norms.model import Law
from dalel.qualification.model import Head, Mark, ProofNode
from dalel.report.dossier import Dossier
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech

_TAKEN = "sum taken by deed"
_HOLDS = frozenset({Mark.PROVED, Mark.AS_TOLD, Mark.PRESUMED, Mark.BY_LAW})


def amounts(speech: Speech, dossier: Dossier, head: Head) -> str:
    """Return a sum with what it is in the index, and the line that it passed: the highest of each measure."""
    own = speech.law.jurisdiction.currency.code
    passed: dict[object, Threshold] = {}
    for atom in _passed(head.proof):
        term = speech.law.terms.get(atom.measure.term)
        if term is None or term.unit != own:
            continue
        best = passed.get(atom.measure)
        if best is None or atom.value > best.value:
            passed[atom.measure] = atom
    day = _day(dossier, head)
    return "; ".join(_said(speech, dossier, atom, day) for atom in passed.values())


def sum_taken(speech: Speech, dossier: Dossier, heads: Sequence[Head]) -> Decimal | None:
    """Return what was taken in the deed that heads are about; None where a sum is not exact.

    Of one continued deed that is what all its acts took; otherwise the transfers are added up.
    """
    for head in heads[:1]:
        whole = dossier.facts.measures.get(Atom(_TAKEN, (head.principal_deed or head.deed,)))
        if whole is not None and whole.interval.exact is not None:
            return whole.interval.exact
    taken = [
        thing
        for identifier in dict.fromkeys(each for head in heads for each in head.places.values())
        if isinstance(thing := speech.case.things.get(identifier), Transfer)
    ]
    sums = [each.amount.value if each.amount else None for each in taken]
    own = speech.law.jurisdiction.currency.code
    exact = [
        money.amount.exact
        for money in sums
        if money is not None and money.currency == own and money.amount.exact is not None
    ]
    return sum(exact, Decimal()) if taken and len(exact) == len(taken) else None


def _passed(node: ProofNode | None) -> Iterator[Threshold]:
    if node is None:
        return
    if isinstance(node.atom, Threshold) and node.positive and node.mark in _HOLDS:
        yield node.atom
    for child in node.children:
        yield from _passed(child)


def _day(dossier: Dossier, head: Head) -> date | None:
    return ended_on(dossier.case, head.principal_deed or head.deed)


def _said(speech: Speech, dossier: Dossier, atom: Threshold, day: date | None) -> str:
    measured = dossier.facts.measures.get(atom.measure)
    name = atoms.say(speech, atom.measure)
    if measured is None:
        return atoms.say(speech, atom)
    said = f"{name}: {atoms.interval(speech, measured)}"
    index = monthly_index(speech.law, day) if day else None
    if index is None or day is None:
        return f"{said} ({atoms.bound(speech, atom)})"
    if measured.interval.exact is not None:
        number = speech.number((measured.interval.exact / index).to_integral_value("ROUND_FLOOR"))
        said += speech.tr(" = {n} {index} of {year}", n=number, index=speech.index, year=day.year)
    line = speech.number((atom.value / index).quantize(Decimal("0.01")))
    message = N_("over {value} {index}") if atom.strict else N_("at least {value} {index}")
    return f"{said} ({speech.tr(message, value=line, index=speech.index)})"


def year_without_index(law: Law, dossier: Dossier, head: Head) -> int | None:
    """Return the year of the deed if no index of it is held: sizes and fines cannot be reckoned then."""
    day = _day(dossier, head)
    held = [row for row in law.units if row.unit == law.jurisdiction.index.unit]
    missing = day is not None and held and monthly_index(law, day) is None
    return day.year if day is not None and missing else None


def monthly_index(law: Law, day: date) -> Decimal | None:
    """Return the index by which sizes of damage are reckoned on a day."""
    for row in law.units:
        if row.unit != law.jurisdiction.index.unit or "threshold" not in row.uses:
            continue
        if row.since <= day and (row.until is None or day < row.until):
            return row.value
    return None
