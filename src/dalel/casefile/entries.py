"""Finds the things of a case file before any of them is read: ids, types, ``like``, inline contents.

References may point forward, so every id is known first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dalel.case.case import SECTIONS
from dalel.casefile import messages as say
from dalel.casefile.fields import INLINE, LIKE, TOP
from dalel.casefile.sheet import ID, LONGEST_ID, Sheet, normal, shown
from dalel.casefile.shorthand import written_out
from dalel.norms.problems import nearest
from dalel.norms.yaml_nodes import ListNode, MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from dalel.case.position import Position

Pairs = tuple[tuple[ScalarNode, Node], ...]

EXAMPLES = {
    "persons": "dana: {is: natural}",
    "media": "clip: {file: exhibits/clip.mp4}",
    "acts": "call: {by: bek, does: call, when: 2026-03-04}",
}
_NUMBER = re.compile(r"[-+]?[0-9][0-9_.,:eE+-]*|0x[0-9a-fA-F]+|[-+]?\.[0-9]+")
_TRAPS = {"yes", "no", "on", "off", "true", "false", "null", "~"}
RESERVED = frozenset(
    [
        "not",
        "and",
        "or",
        "is",
        "that",
        "in",
        "all",
        "at",
        "over",
        "under",
        "most",
        "least",
        "before",
        "after",
        "there",
        "another",
        "unknown",
        "disputed",
        "established",
        "refuted",
        "nobody",
        "nothing",
        "never",
        "some",
        "none",
        "wanted",
        "knew",
        "accepted",
        "should",
        "did",
        "believed",
        "word",
    ]
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing as it stands in the file. ``creator`` is the act inside which it was written.

    ``written`` are its keys, those too whose values cannot be read.
    """

    id: str
    section: str
    position: Position
    pairs: Pairs
    creator: str = ""
    written: frozenset[str] = frozenset()


def find_entries(root: MapNode, sheet: Sheet) -> list[Entry]:
    """Return every thing of the file and note the ids and types; mistakes cost only themselves."""
    found: list[Entry] = []
    known = (*SECTIONS, *TOP)
    words = _vocabulary_words(sheet)
    for key, value in root.entries:
        if key.text in SECTIONS:
            found += _section(key.text, value, words, sheet)
        elif key.text not in TOP:
            near = nearest(key.text.lower(), known)
            message = say.UNKNOWN_SECTION if near else say.UNKNOWN_SECTION_FAR
            values = {"nearest": near} if near else {"known": ", ".join(known)}
            sheet.said.say("case.unknown-section", message, key.position, key=shown(key), **values)
    found = _liked(found, sheet)
    return [one for entry in found for one in (entry, *_inline(entry, sheet))]


def _vocabulary_words(sheet: Sheet) -> frozenset[str]:
    """Return the words that an id could be taken for in a sentence: places, types, the language's own."""
    places = {name for term in sheet.law.terms.values() for name in term.places}
    return RESERVED | places | {type_name for type_name, _ in SECTIONS.values()}


def _section(section: str, value: Node, words: frozenset[str], sheet: Sheet) -> list[Entry]:
    type_name = SECTIONS[section][0]
    if isinstance(value, ScalarNode) and not value.text:
        return []
    if not isinstance(value, MapNode):
        example = EXAMPLES.get(section, f"{type_name}-1: {{…}}")
        sheet.said.say(
            "case.section", say.SECTION_FORM, value.position, section=section, example=example
        )
        return []
    found = []
    for key, told in value.entries:
        name = normal(key.text)
        if not _good_id(key, name, type_name, words, sheet) or not _first(key, name, sheet):
            continue
        sheet.types[name] = type_name
        sheet.places[name] = key.position
        if isinstance(told, MapNode):
            pairs = _pairs(told, section, sheet)
        else:
            pairs = ()
            if not (isinstance(told, ScalarNode) and not told.text):
                sheet.said.say("case.thing", say.THING_FORM, told.position, id=name)
        written = frozenset(told.keys()) if isinstance(told, MapNode) else frozenset[str]()
        found.append(Entry(name, section, key.position, pairs, written=written))
    return found


def _good_id(
    key: ScalarNode, name: str, type_name: str, words: frozenset[str], sheet: Sheet
) -> bool:
    """Say what is wrong with an id; the thing is kept wherever sentences can still name it."""
    better = f"{type_name}-{name}" if len(name) < 20 else f"{type_name}-1"
    if name.lower() in _TRAPS and not key.quoted:
        sheet.said.say("case.id", say.ID_TRAP, key.position, id=name, better=f"{type_name}-1")
        return name != "~"
    if _NUMBER.fullmatch(name):
        plain = re.sub(r"[^\w-]", "-", better)
        sheet.said.say("case.id", say.ID_NUMBER, key.position, id=shown(key), better=plain)
        return False
    if len(name) > LONGEST_ID:
        sheet.said.say("case.id", say.LONG_ID, key.position, id=shown(key), most=LONGEST_ID)
        return False
    if not ID.fullmatch(name):
        sheet.said.say("case.id", say.BAD_ID, key.position, id=shown(key))
        return False
    if name in words or name.startswith("another-"):
        sheet.said.say("case.id", say.ID_WORD, key.position, id=name, better=f"{name}-1")
    return True


def _first(key: ScalarNode, name: str, sheet: Sheet) -> bool:
    if name not in sheet.types:
        return True
    sheet.said.say(
        "case.id-twice",
        say.ID_TWICE,
        key.position,
        id=name,
        first=sheet.places[name].line,
        section=next(one for one, (kind, _) in SECTIONS.items() if kind == sheet.types[name]),
    )
    return False


def _pairs(told: MapNode, section: str, sheet: Sheet) -> Pairs:
    """Return the pairs of a mapping; a value that a comma cut off inside braces is dropped."""
    kept: list[tuple[ScalarNode, Node]] = []
    cut: dict[str, list[str]] = {}
    for key, value in told.entries:
        empty = isinstance(value, ScalarNode) and not value.text and not value.quoted
        if not (told.flow and empty):
            kept.append((key, value))
        elif kept and _may_be_cut(key, kept[-1][1]):
            cut.setdefault(kept[-1][0].text, []).append(key.text)
        else:
            sheet.said.say("case.empty-value", say.EMPTY_VALUE, key.position, key=shown(key))
    for key, value in kept:
        if key.text in cut:
            rest = ", ".join(cut[key.text])
            place = value.position
            sheet.said.say("case.comma", say.CUT_VALUE, place, key=key.text, rest=rest[:60])
    return tuple(
        pair
        for key, value in kept
        if key.text not in cut
        for pair in written_out(section, key, value)
    )


def _may_be_cut(key: ScalarNode, before: Node) -> bool:
    """Return whether a key without a value is rather the rest of the value before it."""
    known = re.fullmatch(r"[a-z]+(-[a-z]+)*", key.text) and key.text in _ALL_KEYS
    return isinstance(before, ScalarNode) and not before.quoted and bool(before.text) and not known


# ── like ──────────────────────────────────────────────────────────────────────────────────────────
def _liked(entries: list[Entry], sheet: Sheet) -> list[Entry]:
    """Fill what a thing does not tell itself from the one that it is ``like``."""
    by_id = {entry.id: entry for entry in entries}
    done: dict[str, Entry] = {}

    def fill(entry: Entry, path: tuple[str, ...]) -> Entry:
        if entry.id in done:
            return done[entry.id]
        like = next((value for key, value in entry.pairs if key.text == LIKE), None)
        own = tuple(pair for pair in entry.pairs if pair[0].text != LIKE)
        if like is not None:
            other = _other(entry, like, by_id, path, sheet)
            if other is not None:
                told = {key.text for key, _ in own}
                more = fill(other, (*path, entry.id)).pairs
                own += tuple(pair for pair in more if pair[0].text not in told)
        done[entry.id] = replace(entry, pairs=own)
        return done[entry.id]

    return [fill(entry, ()) for entry in entries]


def _other(
    entry: Entry, like: Node, by_id: dict[str, Entry], path: tuple[str, ...], sheet: Sheet
) -> Entry | None:
    """Return the thing that an entry is like; say why where there is none."""
    name = normal(like.text) if isinstance(like, ScalarNode) else ""
    other = by_id.get(name)
    if other is None or other.section != entry.section:
        near = nearest(
            name,
            [one.id for one in by_id.values() if one.section == entry.section and one is not entry],
        )
        if near:
            sheet.said.say("case.like", say.LIKE_UNKNOWN, like.position, id=name, nearest=near)
        else:
            sheet.said.say("case.like", say.LIKE_UNKNOWN_FAR, like.position, id=name)
        return None
    if name in path or name == entry.id:
        circle = " → ".join(
            (*path[path.index(name) if name in path else len(path) :], entry.id, name)
        )
        sheet.said.say("case.like", say.LIKE_CYCLE, like.position, path=circle)
        return None
    return other


# ── demand: and threat: inside an act ─────────────────────────────────────────────────────────────
def _inline(entry: Entry, sheet: Sheet) -> list[Entry]:
    """Return the things that are written inside an act (``demand: {of: money}``)."""
    if entry.section != "acts":
        return []
    found = []
    for key, value in entry.pairs:
        if key.text not in INLINE:
            continue
        section, _ = INLINE[key.text]
        values = value.items if isinstance(value, ListNode) else (value,)
        for number, told in enumerate(values, 1):
            if not isinstance(told, MapNode):
                sheet.said.say("case.thing", say.THING_FORM, told.position, id=key.text)
                continue
            name = f"{entry.id}-{key.text}" + (f"-{number}" if number > 1 else "")
            if not _first(ScalarNode(name, key.position), name, sheet):
                continue
            sheet.types[name] = SECTIONS[section][0]
            sheet.places[name] = key.position
            found.append(
                Entry(name, section, told.position, _pairs(told, section, sheet), entry.id)
            )
    return found


def _all_keys() -> frozenset[str]:
    from dalel.casefile.fields import keys_of

    return frozenset(key for section in SECTIONS for key in keys_of(section))


_ALL_KEYS = _all_keys()
