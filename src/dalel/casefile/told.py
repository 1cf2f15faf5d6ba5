"""Reads what is told of a field: a value or several, how sure it is, who says so.

A value stands plain (``born: 2010-02``) or with its sources (``{is: yes, says: saule, statement: saule.txt}``).
A list of such voices for a field of one value is a dispute if they differ.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dalel.case.case import Statement
from dalel.case.states import Source, SourceKind, State, Told
from dalel.casefile import messages as say
from dalel.casefile.fields import SOURCES, Field
from dalel.casefile.paths import exists, read_path
from dalel.casefile.scalars import Wrong, read_days, read_interval, read_money
from dalel.casefile.sheet import Sheet, normal, shown
from dalel.norms.problems import nearest
from dalel.norms.yaml_nodes import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Mapping

YES = {
    "yes": True,
    "true": True,
    "established": True,
    "no": False,
    "false": False,
    "refuted": False,
}
MEANT = {"да": "yes", "нет": "no", "иә": "yes", "ия": "yes", "жоқ": "no", "y": "yes", "n": "no",
         "on": "yes", "off": "no", "неизвестно": "unknown", "белгісіз": "unknown",
         "спорно": "disputed", "даулы": "disputed"}  # fmt: skip
OPEN = {
    "unknown": State.UNKNOWN,
    "disputed": State.DISPUTED,
    "not applicable": State.NOT_APPLICABLE,
}
NOT_ASKED = "not asked"
ABSENT = {
    "thing": ("nobody", "nobody real", "nothing", "none"),
    "day": ("never",),
    "moment": ("never",),
    "path": ("none",),
}
UNTOLD = object()  # what cannot be read, and what was not asked


def read_told(node: Node, field: Field, sheet: Sheet) -> Any:  # Told, tuple of Told, or None
    """Read a field; None (an empty tuple) where nothing that can be read is told."""
    told = tuple(_voices(node, field, sheet, ()))
    if field.many:
        return _unlike(told)
    if not told:
        return None
    if isinstance(node, ListNode) and field.reads != "rows" and not _sourced(node):
        _one_value(node, field, sheet)
        return None
    return together(told)


def together(told: tuple[Told[Any], ...]) -> Told[Any]:
    """Combine several voices about one value: agreed if all say the same, disputed otherwise."""
    first = told[0]
    if len(told) == 1:
        return first
    sources = tuple(dict.fromkeys(source for one in told for source in one.sources))
    if all((one.value, one.state) == (first.value, first.state) for one in told):
        return replace(first, sources=sources)
    return Told(None, State.DISPUTED, sources, first.position)


def _unlike(told: tuple[Told[Any], ...]) -> tuple[Told[Any], ...]:
    """Keep one of equal values, with the sources of all."""
    kept: dict[tuple[object, State], Told[Any]] = {}
    for one in told:
        key = (one.value, one.state)
        if key in kept:
            both = dict.fromkeys((*kept[key].sources, *one.sources))
            kept[key] = replace(kept[key], sources=tuple(both))
        else:
            kept[key] = one
    return tuple(kept.values())


def _sourced(node: ListNode) -> bool:
    return all(isinstance(item, MapNode) for item in node.items)


def _one_value(node: ListNode, field: Field, sheet: Sheet) -> None:
    sheet.said.say("case.one-value", say.ONE_VALUE, node.position, key=field.key)


def _voices(
    node: Node, field: Field, sheet: Sheet, sources: tuple[Source, ...], state: State | None = None
) -> list[Told[Any]]:
    """Return every value that a node tells, with the sources that stand around it."""
    if isinstance(node, ListNode):
        return [one for item in node.items for one in _voices(item, field, sheet, sources, state)]
    if isinstance(node, MapNode):
        return _mapped(node, field, sheet, sources)
    told = read_scalar(node, field, sheet)
    if told is None:
        return []
    if state is not None and told.value is not None:
        told = replace(told, state=state)
    return [replace(told, sources=sources)]


def _mapped(
    node: MapNode, field: Field, sheet: Sheet, sources: tuple[Source, ...]
) -> list[Told[Any]]:
    some = node.get("some of")
    if some is not None and field.reads != "rows":
        if not isinstance(some, ListNode) or len(some.items) < 2:
            sheet.said.say("case.some-of", say.SOME_FORM, some.position)
        own = read_sources(node, sheet, also=("some of",)) or sources
        return _voices(some, field, sheet, own, State.DISPUTED)
    value = node.get("is")
    if value is None:
        known = bool(node.entries) and set(node.keys()) <= set(SOURCES)
        message = say.NO_IS if known else say.VALUE_FORM
        sheet.said.say("case.no-value", message, node.position, key=field.key)
        return []
    return _voices(value, field, sheet, read_sources(node, sheet) or sources)


# ── who says so ───────────────────────────────────────────────────────────────────────────────────
def read_sources(node: MapNode, sheet: Sheet, also: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """Read ``says``, ``statement``, ``exhibit`` and ``by``; a file that is not there proves nothing."""
    for key, _ in node.entries:
        if key.text not in SOURCES and key.text not in also:
            sheet.said.say("case.source-key", say.SOURCE_KEY, key.position, key=key.text)
    speaker = _speaker(node, sheet)
    found: list[Source] = []
    for name, kind in (("statement", SourceKind.STATEMENT), ("exhibit", SourceKind.EXHIBIT)):
        for one in _texts(node.get(name)):
            path = _file_of(one, sheet)
            if path is None:
                continue
            there = exists(path, one, sheet)
            if there:
                sheet.exhibits.setdefault(path)
            if kind is SourceKind.STATEMENT:
                made = Statement(path, speaker, one.position)
                sheet.statements.setdefault((path, speaker), made)
            found.append(Source(kind if there else SourceKind.AUTHOR, path, speaker, one.position))
    if not found and speaker:
        assumed = speaker in {"assumed", "assumption"}
        kind = SourceKind.ASSUMED if assumed else SourceKind.AUTHOR
        found.append(Source(kind, "", speaker, node.position))
    return tuple(found)


def _speaker(node: MapNode, sheet: Sheet) -> str:
    """Return who says it: a person of the case, or a word as *court* or *own view*."""
    says, by = node.get("says"), node.get("by")
    if isinstance(says, ScalarNode):
        return sheet.refer(says, ("person",)) or ""
    if not isinstance(by, ScalarNode):
        return ""
    name = normal(by.text)
    word = name.replace(" ", "-")
    if word in sheet.law.words.get("assessors", {}):
        return word
    return name


def _texts(node: Node | None) -> list[ScalarNode]:
    if isinstance(node, ScalarNode):
        return [node]
    if isinstance(node, ListNode):
        return [item for item in node.items if isinstance(item, ScalarNode)]
    return []


def _file_of(node: ScalarNode, sheet: Sheet) -> str | None:
    """Return the path that a source names, by itself or through a medium of the case."""
    return sheet.files.get(normal(node.text)) or read_path(node, sheet)


# ── single values ─────────────────────────────────────────────────────────────────────────────────
def read_scalar(node: ScalarNode, field: Field, sheet: Sheet) -> Told[Any] | None:
    """Read one plain value of a field; None where it cannot be read or was not asked."""
    text = normal(node.text)
    if not text and not node.quoted:
        # Inside braces a comma or a colon may have eaten the value; on a line of its own it was left out.
        tell = sheet.said.say if node.flow else sheet.said.warn
        tell("case.empty-value", say.EMPTY_VALUE, node.position, key=field.key)
        return None
    if not node.quoted or field.reads != "text":
        if text == NOT_ASKED:
            return None
        if text in OPEN:
            return Told(None, OPEN[text], (), node.position)
        if text in ABSENT.get(field.reads, ()):
            return Told(None, State.REFUTED, (), node.position)
    if field.reads == "yes-no":
        return _yes_no(node, text, field, sheet)
    value = _value(node, text, field, sheet)
    return None if value is UNTOLD else Told(value, State.ESTABLISHED, (), node.position)


def _yes_no(node: ScalarNode, text: str, field: Field, sheet: Sheet) -> Told[bool] | None:
    answer = YES.get(text.lower())
    if answer is None:
        values = {"value": shown(node), "key": field.key}
        near = MEANT.get(text.casefold(), "")
        message = say.YES_NO_NEAR if near else say.YES_NO
        more = {"nearest": near} if near else {}
        sheet.said.say("case.yes-no", message, node.position, **values, **more)
        return None
    return Told(answer, State.ESTABLISHED if answer else State.REFUTED, (), node.position)


def _value(node: ScalarNode, text: str, field: Field, sheet: Sheet) -> object:
    """Return the value of a text by the kind of its field; ``UNTOLD`` where it is none."""
    value: object = UNTOLD
    if field.reads == "text":
        value = node.text.strip()
    elif field.reads == "thing":
        value = sheet.refer(node, field.to) or UNTOLD
    elif field.reads == "word":
        value = word_of(node, text, field.words, sheet)
    elif field.reads == "path":
        path = read_path(node, sheet)
        if path is not None:
            if exists(path, node, sheet):
                sheet.exhibits.setdefault(path)
            value = path
    else:
        value = _measured(text, field.reads, sheet)
        if isinstance(value, Wrong):
            sheet.said.say(f"case.{field.reads}", value.message, node.position, **value.values)
            value = UNTOLD
    return value


def _measured(text: str, reads: str, sheet: Sheet) -> object:
    if reads in {"day", "moment"}:
        return read_days(text, moment=reads == "moment")
    if reads == "money":
        return read_money(text, sheet.law.jurisdiction.currency)
    return read_interval(text, age=reads == "age")


def word_of(node: ScalarNode, text: str, listing: str, sheet: Sheet) -> object:
    """Return a word of a closed list; say the nearest one where it is none."""
    known = sheet.law.words.get(listing, {})
    if text in known:
        return text
    near = _nearest_word(text, known, sheet.law.words.get(f"{listing} also", {}))
    if near:
        sheet.said.say("case.word", say.BAD_WORD, node.position, nearest=near, value=shown(node))
    else:
        words = ", ".join(known)
        sheet.said.say("case.word", say.BAD_WORD_FAR, node.position, known=words, value=shown(node))
    return UNTOLD


def _nearest_word(
    text: str,
    known: Mapping[str, Mapping[str, str]],
    also: Mapping[str, Mapping[str, str]],
) -> str:
    """Return the word that a text means by its letters or by a name in any language, or resembles."""
    joined = text.replace(" ", "-").replace("_", "-").lower()
    if joined in known:
        return joined
    named = [
        word
        for word, names in known.items()
        if any(text.casefold() == name.casefold() for name in names.values())
    ]
    if len(named) == 1:
        return named[0]
    for word, names in also.items():
        if {text.casefold(), joined} & {
            each for name in names.values() for each in name.split(", ")
        }:
            return word
    near = nearest(joined, known)
    if near:
        return near
    names = {name.casefold(): word for word, all_ in known.items() for name in all_.values()}
    near = nearest(text.casefold(), names)
    return names[near] if near else ""
