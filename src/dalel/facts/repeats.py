"""Earlier penalties: whether one for the same norm came within a year before a deed."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from dalel.case.states import State
from dalel.facts.looking import UNSURE, Outcome, Way
from dalel.norms.model import NormKind
from dalel.norms.resolve import references
from dalel.norms.tree import expressions, leaves

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dalel.case.case import Case
    from dalel.case.measures import Days
    from dalel.case.states import Told
    from dalel.norms.model import Law, Term

PRIORS = "prior of person"
_ID = re.compile(r"[a-z]{2}(\.[\w-]+)+")
_PUNISHED = frozenset({NormKind.OFFENCE, NormKind.ADMINISTRATIVE})


def repeated_by(term: Term, law: Law) -> frozenset[str]:
    """Return the norms, a penalty for which the norm that reads a term counts: itself and what it is built on.

    No norm where several articles read it: then which one is meant cannot be told from the term.
    """
    kinds = {norm.id: norm.kind for norm in law.norms}
    readers = [
        norm
        for norm in law.norms
        if any(
            getattr(leaf, "term", None) == term.sentence
            for expression in expressions(norm)
            for leaf in leaves(expression)
        )
    ]
    if len({(norm.act, norm.article) for norm in readers}) != 1:
        return frozenset()
    found = {one.norm for norm in readers for one in references(norm)}
    found |= {norm.id for norm in readers}
    found = {one for one in found if kinds.get(one) in _PUNISHED}
    here = (readers[0].act, readers[0].article)
    of_article = {
        norm.id for norm in law.norms if norm.kind in _PUNISHED and (norm.act, norm.article) == here
    }
    if all(_within(one, found) for one in of_article):  # then the article as a whole counts
        found.add(_stem(of_article))
    return frozenset(found)


def _within(norm: str, norms: Iterable[str]) -> bool:
    """Return whether a norm is one of some, or a limb of one."""
    return any(norm == one or norm.startswith(f"{one}.") for one in norms)


def _stem(ids: set[str]) -> str:
    """Return the beginning that ids share, whole segments of it."""
    segments = zip(*(one.split(".") for one in ids), strict=False)
    return ".".join(one[0] for one in takewhile(lambda one: len({*one}) == 1, segments))


def repeated_on(
    case: Case, person: str, when: Told[Any] | None, norms: frozenset[str]
) -> Iterator[Outcome]:
    """Yield yes for a penalty that surely counts, no where all are told and none may; else it is asked."""
    if when is None or when.value is None:
        return
    said: list[Told[Any]] = [when]
    unsure: Outcome | None = None
    for name in case.of_type("prior"):
        thing: Any = case.things[name]
        if thing.person is None or thing.person.value != person:
            continue
        imposed, norm = thing.imposed, thing.norm
        told = tuple(one for one in (norm, imposed) if one is not None) or (thing.person,)
        counts = _both(_same(norm, norms), _in_the_year(imposed, when.value))
        if counts:
            yield Outcome(Way.YES, (*told, when))
            return
        if counts is None:
            unsure = unsure or Outcome(Way.UNKNOWN, told)
        said += told
    if unsure is not None:
        yield unsure
        return
    closed = [one for one in case.complete if (one.listing, one.owner) == (PRIORS, person)]
    if closed and closed[0].told.state is State.ESTABLISHED:
        yield Outcome(Way.NO, (closed[0].told, *said))


def _both(first: bool | None, second: bool | None) -> bool | None:  # noqa: FBT001 -- two answers
    if first is False or second is False:
        return False
    return True if first and second else None


def _same(told: Told[str] | None, norms: frozenset[str]) -> bool | None:
    """Return whether a penalty was for one of the norms; None where its norm is not told by an id."""
    if told is None or told.value is None or told.state in UNSURE or not norms:
        return None
    said = told.value.strip()
    if not _ID.fullmatch(said):
        return None
    if _within(said, norms):
        return True
    return None if any(one.startswith(f"{said}.") for one in norms) else False


def _in_the_year(told: Told[Days] | None, then: Days) -> bool | None:
    """Return whether the day of a penalty lies in the year before a deed."""
    if told is None or told.value is None or told.state in UNSURE:
        return None
    first = told.value
    if then.last is not None and first.first is not None and then.last < first.first:
        return False
    if then.first is not None and first.last is not None and then.first > _year_after(first.last):
        return False
    if None in (then.first, then.last, first.first, first.last):
        return None
    assert first.first is not None
    assert first.last is not None
    assert then.first is not None
    assert then.last is not None
    after = first.last < then.first  # on the day itself it may have come before or after
    return True if after and then.last <= _year_after(first.first) else None


def _year_after(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28) if leap else day.replace(year=day.year + 1)
