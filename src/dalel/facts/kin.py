"""Consent of those who stand for another: heirs (Civil Code 145(1)), children and spouse (145(2)), representatives.

They consented where each of them whom the case names did, and they did not where none of them did. Where some did
and others did not, or somebody's consents are not all told, nothing is said: whether each must consent is not
settled, and what is not told is never taken to be so. Of legal representatives, one is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalel.case.states import State, Told
from dalel.facts.looking import UNSURE, Outcome, Way, way_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dalel.case.case import Case

    Ended = Callable[[str], Iterator[Outcome]]  # whether a consent had ended before the act

CONSENTS = "consent of person"  # the list that must be complete before somebody did not consent

HEIRS = frozenset({"heir-of"})
FAMILY = frozenset({"child-of", "surviving-spouse-of"})
REPRESENTATIVES = frozenset({"parent-of", "guardian-of"})


def consented(
    case: Case,
    relations: frozenset[str],
    person: str,
    deed: str,
    ended: Ended,
    *,
    each: bool = True,
) -> Iterator[Outcome]:
    """Yield whether those who stand in one of the relations to a person consented to an act: each, or one of them."""
    closed = {one.owner: one.told for one in case.complete if one.listing == CONSENTS}
    if not closed and not case.of_type("consent"):
        return
    kin = dict(_kin(case, relations, person))
    if any(told.state is not State.ESTABLISHED for told in kin.values()):
        return  # who they are is not sure
    said = [_consented(case, one, deed, closed.get(one), ended) for one in kin]
    if not each and any(one.way is Way.YES for one in said):
        said = [one for one in said if one.way is Way.YES][:1]
    ways = {one.way for one in said}
    if len(ways) == 1 and Way.UNTOLD not in ways:
        yield Outcome(ways.pop(), (*kin.values(), *(told for one in said for told in one.told)))


def _kin(case: Case, relations: frozenset[str], person: str) -> Iterator[tuple[str, Told[Any]]]:
    for name in case.of_type("person"):
        for row in getattr(case.things[name], "relations", ()):
            kind, other = row.relation, row.other
            if kind is None or other is None or kind.value not in relations:
                continue
            if other.value == person and other.state is not State.REFUTED:
                yield name, other


def _consented(
    case: Case, giver: str, deed: str, closed: Told[bool] | None, ended: Ended
) -> Outcome:
    """Return whether somebody consented to an act, himself or through who speaks for him."""
    found = [
        _covers(case, name, deed, ended)
        for name in case.of_type("consent")
        if giver in _givers(case.things[name])
    ]
    for way in (Way.YES, Way.DISPUTED):
        if one := next((each for each in found if each.way is way), None):
            return one
    if closed is None or closed.state is not State.ESTABLISHED:
        return Outcome(Way.UNTOLD)
    if all(each.way is Way.NO for each in found):
        return Outcome(Way.NO, (closed, *(told for each in found for told in each.told)))
    return Outcome(Way.UNTOLD)


def _givers(consent: Any) -> set[str | None]:
    by = () if consent.by is None else (consent.by,)
    return {told.value for told in (*by, *consent.on_behalf_of)}


def _covers(case: Case, name: str, deed: str, ended: Ended) -> Outcome:
    """Return whether one consent covers an act, is genuine and still ran: each as its fields tell it."""
    consent: Any = case.things[name]
    named = [told for told in consent.excludes if told.value == deed]
    if named:
        return Outcome(way_of(named[0].state, Way.NO), (named[0],))
    if consent.genuine is not None and consent.genuine.value is False:
        return Outcome(Way.NO, (consent.genuine,))
    deceit = consent.got_by_deceit
    if deceit is not None and deceit.value is True:
        return Outcome(way_of(deceit.state, Way.NO), (deceit,))
    over = list(ended(name))
    if any(one.way is Way.YES for one in over):
        return Outcome(Way.NO, over[0].told)
    covered = [told for told in consent.covers if told.value == deed]
    legs = [*covered[:1], *(() if consent.genuine is None else (consent.genuine,))]
    if len(legs) < 2 or not over:
        return Outcome(Way.UNTOLD)
    unsure = [told for told in legs if told.state in UNSURE]
    return Outcome(way_of(unsure[0].state) if unsure else Way.YES, (*legs, *over[0].told))
