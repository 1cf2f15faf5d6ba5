"""What stops or ends a case without making an element false (MODEL 32 and 38)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Proceeding
from dalel.case.sentence import Atom, Threshold
from dalel.case.states import State
from dalel.qualification.model import Bar, BarKind, Literal
from dalel.qualification.sanctions import PenaltyDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case
    from dalel.case.measures import Interval
    from dalel.qualification.charge import Charge
    from dalel.qualification.ground import Grounder

COMPLAINED = "person complained about deed"
SUSPECT = "actor is suspect of deed"
PUNISHED = "actor was punished for deed already"
CLOSED = "administrative case against actor over deed was closed"
DISCOVERED = "day of discovery of deed"
EVADES = "actor evades investigation or trial over deed"
CONTINUING = "deed went on until its discovery"

OLDER, MONTH = "at least", "footnote"  # how the day of a wording is known

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
    if general is None:
        return None
    first, last = _ends(charge, case, grounder)
    if first is None or last is None:
        return Bar(BarKind.LIMITATION, None)
    ends = _Ends(add(date.fromordinal(first), general), add(date.fromordinal(last), general))
    # A term of the norm's own goes before the general one, for deeds since it became law.
    own = f"limitation.{key}.{charge.norm_id}"
    bound = _in_force(grounder, own, first, last)
    if bound is not False:
        begin = ends.first if bound is None else add(date.fromordinal(first), parameters[own])
        ends = _Ends(begin, add(date.fromordinal(last), parameters[own]))
    known = ends.first == ends.last
    discovery = parameters.get(f"limitation.{key}.discovery.{charge.norm_id}") if bound else None
    continuing = parameters.get(f"limitation.{key}.continuing")
    discovered = Atom(DISCOVERED, (charge.deed,))
    told = grounder.atoms.measured(discovered)
    if continuing and grounder.atoms.state(CONTINUING, (charge.deed,)) is State.ESTABLISHED:
        ends, discovery = _from(told, first, continuing), continuing
    elif discovery:  # it may end the time sooner
        ends = ends.or_sooner(_from(told, first, discovery))
    over = ends.over(as_of)
    day = ends.last if known or ends.first == ends.last else None
    missing = _too_late(discovered, as_of, discovery) if discovery and over is None else ()
    between = (ends.first, ends.last) if day is None and ends.last and not discovery else None
    bar = Bar(BarKind.LIMITATION, over, day=day, between=between, missing=missing)
    longest = parameters.get(f"limitation.evasion.{key}")
    if longest is None:
        return bar
    return _evaded(bar, charge, grounder, as_of, add(date.fromordinal(last), longest))


def _evaded(bar: Bar, charge: Charge, grounder: Grounder, as_of: date, latest: date) -> Bar:
    """Return limitation where whoever hides stops it from running, up to the longer term."""
    evades = Atom(EVADES, (charge.actor, charge.deed))
    state = grounder.atoms.state(evades.term, evades.args)
    if state is State.REFUTED:
        return bar
    if (
        state is State.ESTABLISHED
    ):  # since when is not told: up to the longer term it may not have run out
        over = bar.applies is not False and (as_of >= latest or None)
        return replace(bar, applies=over, day=latest, between=None, suspended=True)
    if bar.applies is not True:
        return replace(bar, unless=(Literal(evades, True, state),))
    if state.told:
        return replace(bar, applies=None, missing=(Literal(evades, False, state),))
    return replace(bar, unless=(Literal(evades, True, state),))


def _in_force(grounder: Grounder, parameter: str, first: int, last: int) -> bool | None:
    """Return whether a rule was law on the day of the deed; None where the day or the rule's is not sure."""
    if parameter not in grounder.library.parameters:
        return False
    since = grounder.library.begun[parameter]
    if since.status == OLDER:
        return True
    begin = end = since.day.toordinal()
    if since.status == MONTH:
        end = add(since.day, "1 month").toordinal()
    return False if last < begin else True if first >= end else None


def _too_late(discovered: Atom, as_of: date, term: str) -> tuple[Literal, ...]:
    """Return what would end a term that runs from the discovery: it was discovered before this day."""
    day = as_of
    while add(day, term) > as_of:
        day = date.fromordinal(day.toordinal() - 1)
    threshold = Threshold(discovered, strict=False, value=Decimal(day.toordinal() + 1))
    return (Literal(threshold, positive=False),)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The first and the last day on which a term can end; a last day that is open is None."""

    first: date
    last: date | None

    def or_sooner(self, other: _Ends) -> _Ends:
        """Return the ends of what two terms leave together: the one that ends first counts."""
        lasts = [each for each in (self.last, other.last) if each is not None]
        return _Ends(min(self.first, other.first), min(lasts, default=None))

    def over(self, day: date) -> bool | None:
        """Return whether the term is over on a day; None where that depends on what is not told."""
        if self.last is not None and day >= self.last:
            return True
        return None if day >= self.first else False


def _from(found: Interval | None, deed: int, term: str) -> _Ends:
    """Return the ends of a term that runs from the discovery: nothing is discovered before it began."""
    low = deed if found is None or found.low is None else max(deed, int(found.low))
    high = None if found is None or found.high is None else int(found.high)
    last = None if high is None or high < low else add(date.fromordinal(high), term)
    return _Ends(add(date.fromordinal(low), term), last)


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
    earliest = None if first is None else date.fromordinal(first)
    return PenaltyDay(date.fromordinal(last), first != last, earliest)
