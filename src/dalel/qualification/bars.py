"""What stops or ends a case without making an element false (MODEL 32 and 38)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dalel.case.conduct import Proceeding
from dalel.case.continued import ended_on
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.qualification.limitation import limitation
from dalel.qualification.model import Bar, BarKind, Literal
from dalel.qualification.sanctions import PenaltyDay

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from dalel.case.case import Case
    from dalel.qualification.charge import Charge
    from dalel.qualification.ground import Grounder

COMPLAINED = "person complained about deed"
RECONCILED = "person and actor were reconciled over deed"
SUSPECT = "actor is suspect of deed"
PUNISHED = "actor was punished for deed already"
CLOSED = "administrative case against actor over deed was closed"

AGE_AT_END = "age of person at the end of deed"
VICTIMS = frozenset({"victim", "target"})
PRIVATE = frozenset({"private", "private-public"})


def bars(charge: Charge, case: Case, grounder: Grounder, as_of: date) -> Iterator[Bar]:
    """Yield the bars of a charge, each with the day it ends or begins and who can lift it."""
    over = limitation(charge, case, grounder, as_of)
    if over is not None:
        yield over
    sanction = charge.wording.norm.sanction
    if sanction is not None and sanction.prosecution in PRIVATE:
        complaint = _complaint(charge, case, grounder, sanction.prosecution)
        if charge.criminal or complaint.applies is not None:
            yield complaint
        yield from _reconciliation(charge, case, grounder, sanction.prosecution)
    for term, args, kind, only_administrative in (
        (SUSPECT, (charge.actor, charge.deed), BarKind.SUSPECT, True),
        (PUNISHED, (charge.actor, charge.deed), BarKind.DOUBLE, False),
        (CLOSED, (charge.actor, charge.deed), BarKind.DOUBLE, True),
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


def _reconciliation(
    charge: Charge, case: Case, grounder: Grounder, prosecution: str
) -> Iterator[Bar]:
    """Yield that peace with the victim ends the case, where the law says so of the norm and somebody told of it."""
    parameters = grounder.library.parameters
    if charge.administrative:
        listed = parameters.get("reconciliation.administrative", "").split(", ")
        ends = charge.norm_id in listed
    else:
        ends = f"{prosecution}.reconciliation" in parameters and prosecution == "private"
    if not ends:
        return
    deed = charge.principal_deed or charge.deed
    for victim in _victims(charge, case, grounder):
        atom = Atom(RECONCILED, (victim, charge.actor, deed))
        states = [
            grounder.atoms.state(atom.term, atom.args),
            *_peace(case, victim, charge.actor, deed),
        ]
        told = [state for state in states if state.told]
        if told:
            state = State.ESTABLISHED if State.ESTABLISHED in told else told[0]
            missing = _unless_decided(atom, state)
            yield Bar(BarKind.RECONCILED, _applies(state), who=victim, missing=missing)


def _peace(case: Case, victim: str, actor: str, deed: str) -> Iterator[State]:
    """Yield what the courses of the case tell of a reconciliation of these two over a deed."""
    for key in case.of_type("proceeding"):
        proceeding = case.things[key]
        if not isinstance(proceeding, Proceeding) or proceeding.reconciled is None:
            continue
        complained = {told.value for told in proceeding.complaint_by}
        accused = {told.value for told in (*proceeding.against, *proceeding.suspect)}
        if deed not in {told.value for told in proceeding.about}:
            continue
        if (not complained or victim in complained) and (not accused or actor in accused):
            told = proceeding.reconciled
            yield State.REFUTED if told.value is False else told.state


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


def young(charge: Charge, grounder: Grounder) -> Decimal | None:
    """Return the age, of those that administrative penalties hang on, that the actor certainly lacked at its end."""
    ages = grounder.library.ages if charge.administrative else ()
    age = grounder.atoms.measured(Atom(AGE_AT_END, (charge.actor, charge.deed))) if ages else None
    return None if age is None else next((one for one in ages if age.reaches(one) is False), None)


def penalty_day(charge: Charge, case: Case, grounder: Grounder, as_of: date) -> PenaltyDay:
    """Return the day whose index counts for a fine: that of the deed, or that on which the case was opened."""
    use = "administrative" if charge.administrative else "criminal"
    if grounder.library.parameters.get(f"index.day.{use}") == "opening":
        for key in case.of_type("proceeding"):
            proceeding = case.things[key]
            if isinstance(proceeding, Proceeding) and proceeding.opened is not None:
                about = {told.value for told in proceeding.about}
                opened = proceeding.opened.value
                if (not about or charge.deed in about) and opened is not None and opened.exact:
                    return PenaltyDay(opened.exact, False)
        return PenaltyDay(as_of, True)
    first, last = grounder.calendar.span(charge.deed)
    end = ended_on(case, charge.deed)
    if charge.part is not None and not charge.role:
        first = last = charge.part[1]
    elif end is not None:  # what took a while is committed on its last day
        first = last = min(end, as_of).toordinal()
    if last is None:
        return PenaltyDay(None, True)
    earliest = None if first is None else date.fromordinal(first)
    return PenaltyDay(date.fromordinal(last), first != last, earliest)
