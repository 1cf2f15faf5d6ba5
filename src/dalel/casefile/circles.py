"""What cannot come of itself: a file derived from its own copy, a harm caused by its effect, a deed that helps itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.position import NOWHERE
from dalel.case.states import State, Told
from dalel.casefile import messages as say
from dalel.casefile.fields import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dalel.case.position import Position
    from dalel.case.things import Thing
    from dalel.casefile.sheet import Sheet

# type of a thing → the field that leads back to what it comes of
BACK = {"medium": "derived_from", "harm": "because"}
# two deeds may help each other, one cannot help itself
ITSELF = {"act": "helps"}


def check_circles(things: Mapping[str, Thing], sheet: Sheet) -> None:
    """Warn once of every circle, at the link that closes it."""
    done: set[str] = set()
    for thing in things.values():
        kind = sheet.types[thing.id]
        if kind in ITSELF:
            for name, place in _named(thing, ITSELF[kind]):
                if name == thing.id:
                    _warn(ITSELF[kind], [name, name], place, sheet)
        elif kind in BACK and thing.id not in done:
            _follow(thing, BACK[kind], things, done, sheet)


def _follow(
    start: Thing, field: str, things: Mapping[str, Thing], done: set[str], sheet: Sheet
) -> None:
    path = [start.id]
    ways = [_named(start, field)]
    while ways:
        name, place = next(ways[-1], ("", NOWHERE))
        if not name:
            done.add(path.pop())
            ways.pop()
        elif name in path:
            _warn(field, [*path[path.index(name) :], name], place, sheet)
        elif name not in done and name in things:
            path.append(name)
            ways.append(_named(things[name], field))


def _named(thing: Thing, field: str) -> Iterator[tuple[str, Position]]:
    """Yield what a field names for sure, with its place; a thing without the field leads nowhere."""
    told = getattr(thing, field, ())
    for one in told if isinstance(told, tuple) else (told,):
        if isinstance(one, Told) and one.state is State.ESTABLISHED and isinstance(one.value, str):
            yield one.value, one.position


def _warn(field: str, path: list[str], place: Position, sheet: Sheet) -> None:
    values = {"key": key_of(field), "path": " → ".join(path)}
    sheet.said.warn("case.circle", say.CIRCLE, place, **values)
