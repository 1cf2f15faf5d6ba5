"""What stops or ends a case without making an element false (MODEL 32 and 38)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Proceeding
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.qualification.model import Bar, BarKind, Literal
from dalel.qualification.sanctions import PenaltyDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case
    from dalel.qualification.charge import Charge
    from dalel.qualification.ground import Grounder

COMPLAINED = "person complained about deed"
SUSPECT = "actor is suspect of deed"
PUNISHED = "deed was punished already"

VICTIMS = frozenset({"victim", "target"})
PRIVATE = frozenset({"private", "private-public"})


def bars(charge: Charge, case: Case, grounder: Grounder, as_of: date) -> Iterator[Bar]:
    """Yield the bars of a charge, each with the day it ends or begins and who can lift it."""
    limitation = _limitation(charge, case, grounder, as_of)
    if limitation is not None:
        yield limitation
    sanction = charge.wording.norm.sanction
    if charge.criminal and sanction is not None and sanction.prosecution in PRIVATE:
        yield _complaint(charge, case, grounder, sanction.prosecution)
    for term, args, kind, only_administrative in (
        (SUSPECT, (charge.actor, charge.deed), BarKind.SUSPECT, True),
        (PUNISHED, (charge.deed,), BarKind.DOUBLE, False),
    ):
        state = grounder.atoms.state(term, args)
        if state.told and (charge.administrative or not only_administrative):
            yield Bar(kind, _applies(state), missing=_unless_decided(Atom(term, args), state))


def _applies(state: State) -> bool | None:
    if state is State.ESTABLISHED:
        return True
    return False if state is State.REFUTED else None


def _unless_decided(atom: Atom, state: State) -> tuple[Literal, ...]:
    return () if state.decided else (Literal(atom, True, state),)


def _ends(charge: Charge, case: Case, grounder: Grounder) -> tuple[int | None, int | None]:
    """Return the bounds of the day from which limitation runs: the last day of a deed that took a while."""
    act = case.things.get(charge.deed)
    until = act.until.value if isinstance(act, Act) and act.until is not None else None
    if until is None or until.first is None or until.last is None:
        return grounder.calendar.span(charge.deed)
    return until.first.toordinal(), until.last.toordinal()


def _limitation(charge: Charge, case: Case, grounder: Grounder, as_of: date) -> Bar | None:
    parameters = grounder.library.parameters
    key = "administrative" if charge.administrative else charge.category
    general = parameters.get(f"limitation.{key}") if key else None
    # A term of the norm's own goes before the general one; one from discovery may end the time sooner.
    term = parameters.get(f"limitation.{key}.{charge.norm_id}", general)
    if term is None:
        return None
    first, last = _ends(charge, case, grounder)
    if first is None or last is None:
        return Bar(BarKind.LIMITATION, None)
    earliest, latest = (add(date.fromordinal(day), term) for day in (first, last))
    applies = True if as_of >= latest else False if as_of < earliest else None
    discovery = parameters.get(f"limitation.{key}.discovery.{charge.norm_id}")
    if applies is False and discovery and as_of >= add(date.fromordinal(first), discovery):
        applies = None  # the day of discovery is not told: its shorter term may have run out
    return Bar(BarKind.LIMITATION, applies, day=latest if earliest == latest else None)


def add(day: date, term: str) -> date:
    """Return the day a term later (``10 years``, ``2 months``); a day that the month lacks is its last."""
    number, unit = term.split()[:2]
    months = int(number) * (12 if unit.startswith("year") else 1)
    if unit.startswith("day"):
        return date.fromordinal(day.toordinal() + int(number))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)


def _complaint(charge: Charge, case: Case, grounder: Grounder, prosecution: str) -> Bar:
    deed = charge.principal_deed or charge.deed
    victims = _victims(charge, case, grounder)
    states = {victim: grounder.atoms.state(COMPLAINED, (victim, deed)) for victim in victims}
    who = ", ".join(victims[:1])
    if State.ESTABLISHED in states.values():
        return Bar(BarKind.COMPLAINT, False, who=who, norm=prosecution)
    if states and all(state is State.REFUTED for state in states.values()):
        return Bar(BarKind.COMPLAINT, True, who=who, norm=prosecution)
    missing = tuple(
        Literal(Atom(COMPLAINED, (victim, deed)), True, state)
        for victim, state in states.items()
        if not state.decided
    )
    return Bar(BarKind.COMPLAINT, None, who=who, norm=prosecution, missing=missing[:1])


def _victims(charge: Charge, case: Case, grounder: Grounder) -> list[str]:
    """Return whom the charge names as its victim, or whom a list leads to from its places."""
    named = [value for name, value in charge.env.items() if name in VICTIMS]
    if named:
        return named
    found: dict[str, None] = {}
    for key, listing in grounder.library.law.listings.items():
        if listing.name not in VICTIMS:
            continue
        for place in charge.env.values():
            if case.types.get(place) == listing.owner:
                found.update(dict.fromkeys(grounder.places.members(key, place)))
    return list(found)


def penalty_day(charge: Charge, case: Case, grounder: Grounder, as_of: date) -> PenaltyDay:
    """Return the day whose MCI counts for a fine: that of the deed, or that on which the case was opened."""
    use = "administrative" if charge.administrative else "criminal"
    if grounder.library.parameters.get(f"mci.day.{use}") == "opening":
        for key in case.of_type("proceeding"):
            proceeding = case.things[key]
            if isinstance(proceeding, Proceeding) and proceeding.opened is not None:
                about = {told.value for told in proceeding.about}
                opened = proceeding.opened.value
                if (not about or charge.deed in about) and opened is not None and opened.exact:
                    return PenaltyDay(opened.exact, False)
        return PenaltyDay(as_of, True)
    first, last = grounder.calendar.span(charge.deed)
    if last is None:
        return PenaltyDay(None, True)
    return PenaltyDay(date.fromordinal(last), first != last)
