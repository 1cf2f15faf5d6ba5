"""When limitation has run out: from the deed or from its discovery, for minors and for who hides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Proceeding
from dalel.case.continued import rows_of
from dalel.case.sentence import Atom, Threshold
from dalel.case.states import State
from dalel.qualification.model import Bar, BarKind, Literal

if TYPE_CHECKING:
    from dalel.case.case import Case
    from dalel.case.measures import Days, Interval
    from dalel.qualification.charge import Charge
    from dalel.qualification.ground import Grounder

DISCOVERED = "day of discovery of deed"
EVADES = "actor evades investigation or trial over deed"
CONTINUING = "deed went on until its discovery"
AGE = "age of person at the start of deed"
CONTINUED = "series.continued"  # like acts with one intent and aim are one offence
AFTER_CASE = "limitation.administrative.after criminal case"
WHOLE = "1"
OLDER, MONTH = "at least", "footnote"  # how the day of a wording is known


def _ends(deed: str, case: Case, grounder: Grounder) -> tuple[int | None, int | None]:
    """Return the bounds of the day from which limitation runs: the last day of a deed that took a while."""
    act = case.things.get(deed)
    until = act.until.value if isinstance(act, Act) and act.until is not None else None
    if until is None or until.first is None or until.last is None:
        return grounder.calendar.span(deed)
    return until.first.toordinal(), until.last.toordinal()


def _continued(
    charge: Charge, case: Case, grounder: Grounder, first: int, last: int
) -> tuple[int, int, str]:
    """Return the bounds of the day on which the one continued offence ended of which a crime is part.

    Such an offence is a row of like acts with one intent and aim, so it is committed with the last of them; where
    the intent is not sure, it may have ended with the act itself. The last act is named.
    """
    found = first, last, ""
    if CONTINUED not in grounder.library.parameters or not charge.criminal:
        return found
    for members, intent in rows_of(case, charge.deed):
        for member in members if intent is not None else ():
            begin, end = _ends(member, case, grounder)
            if _alike(case, charge, member) and begin and end and end > found[1]:
                sure = intent is not None and intent.state is State.ESTABLISHED
                found = max(first, begin) if sure else first, end, member
    return found


def _closed_case(charge: Charge, case: Case, grounder: Grounder) -> tuple[str, Days | None] | None:
    """Return the closed criminal case over a deed that leaves signs of an administrative offence, and when that arrived."""
    if not charge.administrative or AFTER_CASE not in grounder.library.parameters:
        return None
    for name in case.of_type("proceeding"):
        one = case.things[name]
        if not isinstance(one, Proceeding) or charge.deed not in {told.value for told in one.about}:
            continue
        against = {told.value for told in (*one.against, *one.suspect)}
        kind, outcome = one.kind and one.kind.value, one.outcome and one.outcome.value
        if (kind, outcome) == ("criminal", "closed") and (not against or charge.actor in against):
            return name, one.closing_received.value if one.closing_received else None
    return None


def _alike(case: Case, charge: Charge, member: str) -> bool:
    """Return whether another act of a series is one of the same person's like acts."""
    own, other = case.things.get(charge.deed), case.things.get(member)
    if not isinstance(own, Act) or not isinstance(other, Act) or not own.does or not other.does:
        return False
    same = charge.actor in {told.value for told in other.by if told.state is State.ESTABLISHED}
    return same and own.does.value == other.does.value


def limitation(charge: Charge, case: Case, grounder: Grounder, as_of: date) -> Bar | None:
    """Return whether limitation bars a charge, and the day on which it does."""
    parameters = grounder.library.parameters
    key = "administrative" if charge.administrative else charge.category
    general = parameters.get(f"limitation.{key}") if key else None
    if general is None:
        return None
    first, last = _ends(charge.deed, case, grounder)
    if first is None or last is None:
        return Bar(BarKind.LIMITATION, None)
    first, last, runs_from = _continued(charge, case, grounder, first, last)
    shares = _shares(charge, grounder, key)
    ends = _ran(first, last, general, shares)
    # A term of the norm's own goes before the general one, for deeds since it became law.
    own = f"limitation.{key}.{charge.norm_id}"
    bound = _in_force(grounder, own, first, last)
    if bound is not False:
        its = _ran(first, last, parameters[own], shares)
        ends = _Ends(ends.first if bound is None else its.first, its.last)
    known = ends.first == ends.last
    discovery = parameters.get(f"limitation.{key}.discovery.{charge.norm_id}") if bound else None
    continuing = parameters.get(f"limitation.{key}.continuing")
    discovered = Atom(DISCOVERED, (charge.deed,))
    told = grounder.atoms.measured(discovered)
    if continuing and grounder.atoms.state(CONTINUING, (charge.deed,)) is State.ESTABLISHED:
        ends, discovery = _from(told, first, continuing, shares), continuing
    elif discovery:  # it may end the time sooner
        ends = ends.or_sooner(_from(told, first, discovery, shares))
    closed, after_case = _closed_case(charge, case, grounder), ""
    if closed is not None:
        after_case, received = closed
        discovery = None
        if received is None or received.first is None or received.last is None:
            return Bar(BarKind.LIMITATION, None, after_case=after_case)
        bounds = received.first.toordinal(), received.last.toordinal()
        ends = ends.or_later(_ran(*bounds, parameters[AFTER_CASE], shares))
        known = ends.first == ends.last
    over = ends.over(as_of)
    day = ends.last if known or ends.first == ends.last else None
    late = shares.most(discovery) if discovery and over is None else None
    missing = _too_late(discovered, as_of, late) if late else ()
    between = (ends.first, ends.last) if day is None and ends.last and not discovery else None
    bar = Bar(
        BarKind.LIMITATION,
        over,
        day,
        between,
        missing=missing,
        after_case=after_case,
        runs_from=runs_from,
    )
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

    def or_later(self, other: _Ends) -> _Ends:
        """Return the ends of a term that another one prolongs; whether it shortens a longer one is open."""
        if self.last is not None and other.first >= self.last:
            return other
        last = None if self.last is None or other.last is None else max(self.last, other.last)
        return _Ends(other.first, last)

    def over(self, day: date) -> bool | None:
        """Return whether the term is over on a day; None where that depends on what is not told."""
        if self.last is not None and day >= self.last:
            return True
        return None if day >= self.first else False


@dataclass(frozen=True, slots=True)
class _Shares:
    """The shares of a term that can run for an actor, the shorter first, and how many days a month counts."""

    low: str = WHOLE
    high: str = WHOLE
    month: int = 0

    def least(self, term: str) -> str:
        """Return the shortest that a term can be."""
        return part(term, self.low, self.month)

    def most(self, term: str) -> str:
        """Return the longest that a term can be."""
        return part(term, self.high, self.month, longest=True)


def _ran(first: int, last: int, term: str, shares: _Shares) -> _Ends:
    """Return the ends of a term that runs from the deed; of the shares of it the shorter comes first."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    return _Ends(add(begin, shares.least(term)), add(end, shares.most(term)))


def _from(found: Interval | None, deed: int, term: str, shares: _Shares) -> _Ends:
    """Return the ends of a term that runs from the discovery: nothing is discovered before it began."""
    low = deed if found is None or found.low is None else max(deed, int(found.low))
    high = None if found is None or found.high is None else int(found.high)
    ends = _ran(low, low if high is None else high, term, shares)
    return _Ends(ends.first, None if high is None or high < low else ends.last)


def _shares(charge: Charge, grounder: Grounder, key: str) -> _Shares:
    """Return which share of a term runs for the actor, at least and at most: for the young it is shorter."""
    rule = grounder.library.young.get(f"limitation.{key}")
    if rule is None:
        return _Shares()
    age = grounder.atoms.measured(Atom(AGE, (charge.actor, charge.deed)))
    grown = None if age is None else age.reaches(rule.age)
    if age is None or grown:
        return _Shares()
    month = grounder.library.law.jurisdiction.days_of_month
    return _Shares(rule.value, rule.value if grown is False else WHOLE, month)


def part(term: str, share: str, month: int, *, longest: bool = False) -> str:
    """Return a share of a term (``2 months``, ``1/2``): in months, and what is left of one in days.

    Where no text says how many days a ``month`` counts, what is left of one is nothing, or at ``longest`` a month.
    """
    if share == WHOLE:
        return term
    number, unit = term.split()[:2]
    months = int(number) * (12 if unit.startswith("year") else 1) * Fraction(share)
    rest = months % 1
    if rest and not month:
        return f"{int(months) + longest} months"
    days = int(rest * month)
    return f"{int(months)} months" + f" {days} days" * bool(days)


def add(day: date, term: str) -> date:
    """Return the day a term later (``10 years``, ``1 month 15 days``); a day that the month lacks is its last.

    A term that runs beyond the calendar ends on its last day.
    """
    number, unit, *rest = term.split()
    if rest:
        return add(add(day, f"{number} {unit}"), " ".join(rest))
    months = int(number) * (12 if unit.startswith("year") else 1)
    if unit.startswith("day"):
        return date.fromordinal(min(day.toordinal() + int(number), date.max.toordinal()))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)
