"""Makes things of entries: every key by its declared field, then the days that depend on other acts."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from dalel.case.case import SECTIONS
from dalel.case.measures import Days
from dalel.case.states import Source, Told
from dalel.casefile import messages as say
from dalel.casefile.entries import Entry, Pairs
from dalel.casefile.fields import LIKE, ROWS, SOURCES, Field, fields_of, keys_of
from dalel.casefile.scalars import Relative, Wrong, read_days, resolve
from dalel.casefile.sheet import Sheet, shown
from dalel.casefile.told import read_sources, read_told
from dalel.norms.problems import nearest
from dalel.norms.yaml_nodes import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from dalel.case.things import Thing


def read_thing(entry: Entry, sheet: Sheet) -> Thing:
    """Read one thing; a mistake costs its field, never the thing."""
    thing = SECTIONS[entry.section][1]
    fields = fields_of(thing)
    values: dict[str, Any] = {}
    for key, node in entry.pairs:
        field = fields.get(key.text)
        if field is None:
            if key.text not in keys_of(entry.section):
                _unknown_key(key, entry.section, sheet)
            continue
        if key.text == "does" and _several_verbs(node, entry, sheet):
            continue
        if key.text == "until" and _is_event(node, entry):
            field = fields["until-event"]
        if field.reads == "rows":
            values[field.attribute] = _rows(node, field, entry.id, sheet)
        else:
            values[field.attribute] = read_told(node, field, sheet)
    if entry.creator:
        values["by"] = Told(entry.creator, position=entry.position)
    return thing(id=entry.id, position=entry.position, **values)


def _is_event(node: Node, entry: Entry) -> bool:
    """Return whether the end of a consent is told by a sentence (``until: call was done``)."""
    return (
        entry.section == "consents"
        and isinstance(node, ScalarNode)
        and len(node.text.split()) > 2
        and isinstance(read_days(node.text), Wrong)
        and not node.text[:1].isdigit()
        and not node.text.startswith(("before ", "after ", "until ", "since "))
    )


def _unknown_key(key: ScalarNode, section: str, sheet: Sheet) -> None:
    known = keys_of(section)
    near = nearest(key.text.lower().replace("_", "-").replace(" ", "-"), known)
    kind = SECTIONS[section][0]
    if near:
        sheet.said.say(
            "case.unknown-key",
            say.UNKNOWN_KEY,
            key.position,
            key=shown(key),
            kind=kind,
            nearest=near,
        )
    else:
        sheet.said.say(
            "case.unknown-key",
            say.UNKNOWN_KEY_FAR,
            key.position,
            key=shown(key),
            kind=kind,
            known=", ".join(one for one in known if one != LIKE),
        )


def _several_verbs(node: Node, entry: Entry, sheet: Sheet) -> bool:
    """Return whether an act was given several verbs; explain why it has one."""
    if isinstance(node, MapNode) and (inner := node.get("is")) is not None:
        return _several_verbs(inner, entry, sheet)
    if isinstance(node, ListNode):
        if any(isinstance(item, MapNode) for item in node.items):
            return False
        verbs = [shown(item) for item in node.items]
    elif isinstance(node, ScalarNode):
        known = sheet.law.words.get("verbs", {})
        parts = [
            one.strip() for one in node.text.replace(" and ", ",").replace("/", ",").split(",")
        ]
        verbs = parts if len(parts) > 1 and any(one in known for one in parts) else []
    else:
        return False
    if isinstance(node, ScalarNode) and not verbs:
        return False
    sheet.said.say("case.verbs", say.ONE_VERB, node.position, verbs=", ".join(verbs), id=entry.id)
    return True


# ── rows ──────────────────────────────────────────────────────────────────────────────────────────
def _rows(node: Node, field: Field, owner: str, sheet: Sheet) -> tuple[Thing, ...]:
    """Read ``relations`` or ``holds``: a list of rows, or one row."""
    nodes = node.items if isinstance(node, ListNode) else (node,)
    found = []
    for number, item in enumerate(nodes, 1):
        row = _row(item, field, f"{owner}-{field.key}-{number}", sheet)
        if row is not None:
            found.append(row)
    return tuple(found)


def _row(node: Node, field: Field, name: str, sheet: Sheet) -> Thing | None:
    row: Any = ROWS[field.to[0]]
    fields = fields_of(row)
    if isinstance(node, ScalarNode) and field.to == ("capacity",):
        told = read_told(node, fields["capacity"], sheet)
        made: Thing | None = row(id=name, position=node.position, capacity=told) if told else None
        return made
    if not isinstance(node, MapNode):
        example = (
            "employee-of: firm"
            if field.to == ("relation",)
            else "{capacity: journalist, of: paper}"
        )
        sheet.said.say("case.rows", say.ROWS_FORM, node.position, key=field.key, example=example)
        return None
    values: dict[str, Any] = {}
    words = sheet.law.words.get("relations", {})
    for key, value in node.entries:
        if key.text in fields:
            values[fields[key.text].attribute] = read_told(value, fields[key.text], sheet)
        elif field.to == ("relation",) and key.text in words:
            values["relation"] = Told(key.text, position=key.position)
            values["other"] = read_told(value, fields["other"], sheet)
        elif key.text not in SOURCES:
            known = (*fields, *(words if field.to == ("relation",) else ()))
            near = nearest(key.text, known)
            message = say.UNKNOWN_KEY if near else say.UNKNOWN_KEY_FAR
            more = {"nearest": near} if near else {"known": ", ".join(known)}
            sheet.said.say(
                "case.unknown-key", message, key.position, key=shown(key), kind=field.to[0], **more
            )
    if field.to == ("relation",) and not values.get("relation"):
        sheet.said.say("case.rows", say.NO_RELATION, node.position)
        return None
    _carry(values, read_sources(_only_sources(node), sheet))
    read: Thing = row(id=name, position=node.position, **values)
    return read


def _only_sources(node: MapNode) -> MapNode:
    return MapNode(tuple(pair for pair in node.entries if pair[0].text in SOURCES), node.position)


def _carry(values: dict[str, Any], sources: tuple[Source, ...]) -> None:
    """Give the sources of a row to each of its fields that has none of its own."""
    for name, told in values.items():
        if isinstance(told, Told) and sources and not told.sources:
            values[name] = dataclasses.replace(told, sources=sources)


# ── days that other acts tell ─────────────────────────────────────────────────────────────────────
def resolve_days(things: dict[str, Thing], sheet: Sheet) -> dict[str, Thing]:
    """Put calendar days where a thing's day was told by an act (``7 days after call``)."""
    waiting = {
        name: [
            (attribute, told)
            for attribute, told in _told_of(thing)
            if isinstance(told.value, Relative)
        ]
        for name, thing in things.items()
    }
    waiting = {name: found for name, found in waiting.items() if found}
    if not waiting:
        return things
    done: dict[tuple[str, str], Told[Any] | None] = {}

    def day(name: str, attribute: str, path: tuple[str, ...]) -> Told[Any] | None:
        told = getattr(things[name], attribute)
        if not isinstance(told, Told) or not isinstance(told.value, Relative):
            return told if isinstance(told, Told) and isinstance(told.value, Days) else None
        if (name, attribute) not in done:
            done[name, attribute] = None
            done[name, attribute] = _resolved(told, name, path)
        return done[name, attribute]

    def _resolved(told: Told[Any], name: str, path: tuple[str, ...]) -> Told[Any] | None:
        relative: Any = told.value
        node = ScalarNode(relative.other, told.position)
        other = sheet.refer(node, ("act", "publication", "transfer", "notice"))
        if other is None:
            return None
        if other in (*path, name):
            circle = " → ".join((*path, name, other))
            sheet.said.say("case.day-cycle", say.DAY_CYCLE, told.position, id=name, path=circle)
            return None
        attribute = next(one for one in ("when", "from_", "reached") if hasattr(things[other], one))
        found = day(other, attribute, (*path, name))
        if found is None and isinstance(getattr(things[other], attribute), Told):
            return None  # why is told where that day stands
        if found is None or found.value is None:
            sheet.said.warn(
                "case.day-untold", say.DAY_UNTOLD, told.position, id=other, text=relative.text
            )
            return None
        return dataclasses.replace(told, value=resolve(relative, found.value))

    changed = dict(things)
    for name, found in waiting.items():
        values = {attribute: day(name, attribute, ()) for attribute, _ in found}
        changed[name] = dataclasses.replace(things[name], **values)  # type: ignore[arg-type]
    return changed


def _told_of(thing: Thing) -> list[tuple[str, Told[Any]]]:
    return [
        (field.attribute, told)
        for field in fields_of(type(thing)).values()
        if isinstance(told := getattr(thing, field.attribute), Told)
    ]


def pairs_named(pairs: Pairs, key: str) -> Node | None:
    """Return the value of a key among pairs."""
    return next((value for name, value in pairs if name.text == key), None)
