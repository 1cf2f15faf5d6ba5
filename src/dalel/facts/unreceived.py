"""What rests on a file that could not be received: it is not proved, the author's word alone carries it."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dalel.case.case import Case, Completeness
from dalel.case.states import Source, SourceKind, Told
from dalel.case.things import Thing

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


def as_told(case: Case, paths: AbstractSet[str]) -> Case:
    """Return the case in which exhibits and statements under these paths prove nothing.

    Their names stay beside what they were to carry, so that the report still says where it comes from.
    """
    if not paths:
        return case
    return replace(
        case,
        things={name: _thing(thing, paths) for name, thing in case.things.items()},
        minds=tuple(_told(told, paths) for told in case.minds),
        facts=tuple(replace(line, told=_told(line.told, paths)) for line in case.facts),
        complete=tuple(_complete(entry, paths) for entry in case.complete),
    )


def _complete(entry: Completeness, paths: AbstractSet[str]) -> Completeness:
    return replace(entry, told=_told(entry.told, paths))


def _thing(thing: Thing, paths: AbstractSet[str]) -> Thing:
    values = {one.name: getattr(thing, one.name) for one in dataclasses.fields(thing)}
    changed: dict[str, Any] = {}
    for name, value in values.items():
        made = tuple(_field(one, paths) for one in value) if isinstance(value, tuple) else value
        made = _field(made, paths)
        if made != value:
            changed[name] = made
    return replace(thing, **changed) if changed else thing


def _field(value: Any, paths: AbstractSet[str]) -> Any:  # Told, a row of its own fields, or plain
    if isinstance(value, Told):
        return _told(value, paths)
    return _thing(value, paths) if isinstance(value, Thing) else value


def _told(told: Told[Any], paths: AbstractSet[str]) -> Told[Any]:
    if not any(source.ref in paths and source.kind.proves for source in told.sources):
        return told
    return replace(told, sources=tuple(_source(source, paths) for source in told.sources))


def _source(source: Source, paths: AbstractSet[str]) -> Source:
    if source.ref in paths and source.kind.proves:
        return replace(source, kind=SourceKind.AUTHOR)
    return source
