"""Acts that put a medium before the public and tell of no publication: how it was marked is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act, Publication
from dalel.case.objects import Medium
from dalel.case.position import Position
from dalel.case.states import State, Told

if TYPE_CHECKING:
    from dalel.case.things import Thing
    from dalel.casefile.sheet import Sheet

POSTED = "post-of-"  # id of the publication of an act that tells none: ``post-of-repost``
# Verbs that open a medium to a circle that is not closed; a handing-over does not.
_OPENS = frozenset({"publish", "repost", "advertise", "present-live"})
_GENUINE = "genuine"
_SHORT = frozenset({"preparation", "attempt"})  # nobody may have seen anything yet


def with_publications(things: dict[str, Thing], sheet: Sheet) -> dict[str, Thing]:
    """Return the things, with a publication for each medium that an act spreads without telling of one."""
    posts = [thing for thing in things.values() if isinstance(thing, Publication)]
    told = {post.by.value for post in posts if post.by is not None}
    loose = {post.of.value for post in posts if post.by is None and post.of is not None}
    found = dict(things)
    for act in things.values():
        if not isinstance(act, Act) or act.id in told or not _spreads(act):
            continue
        media = [
            one
            for one in act.uses
            if one.value not in loose and _may_need_marks(things.get(one.value or ""))
        ]
        for one in media:
            name = POSTED + act.id + (f"-{one.value}" if len(media) > 1 else "")
            while name in sheet.types:
                name += "-1"
            where: Position = act.does.position if act.does is not None else act.position
            sheet.types[name] = "publication"
            sheet.places[name] = where
            by = Told(act.id, position=where)
            found[name] = Publication(id=name, position=where, of=one, by=by)
    return found


def _may_need_marks(medium: Thing | None) -> bool:
    """Return whether a medium may be a synthetic result; one that is told to be genuine is none."""
    if not isinstance(medium, Medium):
        return False
    origin = medium.origin
    return origin is None or origin.value != _GENUINE or origin.state is not State.ESTABLISHED


def _spreads(act: Act) -> bool:
    if act.does is None or act.does.value not in _OPENS or act.does.state is State.REFUTED:
        return False
    return act.stage is None or act.stage.value not in _SHORT
