"""Sentences of a deed and a thing that the deed does not name: norms look for the thing where the deed names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.sentence import Atom
from dalel.case.states import State, Told
from dalel.casefile import messages as say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dalel.case.case import Sentence
    from dalel.case.things import Thing
    from dalel.casefile.sheet import Sheet

# type of a thing → the fields of an act that name such things
NAMED_BY = {"data": ("data",), "medium": ("uses", "result"), "assertion": ("says",)}


def check_places(facts: Iterable[Sentence], things: Mapping[str, Thing], sheet: Sheet) -> None:
    """Warn of what is told of a deed and a thing, unless it is denied, where the deed does not name the thing."""
    for fact in facts:
        if not isinstance(fact.about, Atom) or fact.told.state is State.REFUTED:
            continue
        args = [each for each in fact.about.args if each in things]
        deeds = [each for each in args if sheet.types[each] == "act"]
        for thing in args:
            fields = NAMED_BY.get(sheet.types[thing], ())
            for deed in deeds if fields else ():
                if not any(_names(things[deed], field, thing) for field in fields):
                    values = {"id": deed, "thing": thing, "field": fields[0]}
                    sheet.said.warn("case.unplaced", say.UNPLACED, fact.position, **values)


def _names(deed: Thing, field: str, thing: str) -> bool:
    return any(isinstance(one, Told) and one.value == thing for one in getattr(deed, field))
