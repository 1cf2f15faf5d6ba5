"""Acts of which nobody is named: somebody did them, so the deed is judged, and who it was is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.people import UNNAMED, Person
from dalel.case.states import State, Told
from dalel.casefile import messages as say

if TYPE_CHECKING:
    from dalel.case.things import Thing
    from dalel.casefile.sheet import Sheet

UNIDENTIFIED = "unidentified"  # of the list *person kinds*


def with_actors(things: dict[str, Thing], sheet: Sheet) -> dict[str, Thing]:
    """Return the things, with a person who is not identified for each act that names nobody."""
    found = dict(things)
    for act in things.values():
        if not isinstance(act, Act) or any(told.value is not None for told in act.by):
            continue
        where = act.by[0].position if act.by else act.position
        if any(told.state is State.REFUTED for told in act.by):
            sheet.said.warn("case.nobody", say.BY_NOBODY, where, id=act.id)
        name = UNNAMED + act.id
        while name in sheet.types:
            name += "-1"
        sheet.types[name] = "person"
        sheet.places[name] = where
        found[name] = Person(id=name, position=where, is_=Told(UNIDENTIFIED, position=where))
        found[act.id] = replace(act, by=(Told(name, position=where),))
    return found
