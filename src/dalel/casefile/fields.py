"""The fields of things as the case file writes them, from the metadata declared with ``told(...)``.

Reader, JSON Schema and template all ask here, so a field is declared once.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache

from dalel.case.case import SECTIONS
from dalel.case.people import Capacity, Relation
from dalel.case.things import Thing
from dalel.casefile.shorthand import SECOND_NAMES, SHORTHANDS

# what things of a section may hold beside their fields
LIKE = "like"
MIND = "mind"
# key of an act → (section of the thing that it creates, field of that thing that names the act)
INLINE = {
    "demand": ("demands", "by"),
    "threat": ("threats", "by"),
    "publication": ("publications", "by"),
}
ROWS: dict[str, type[Thing]] = {"capacity": Capacity, "relation": Relation}
SECTION_OF = {type_name: section for section, (type_name, _) in SECTIONS.items()}
# keys of the file beside the sections
TOP = ("case", "facts", "complete", "asks")
SOURCES = ("is", "says", "statement", "exhibit", "by")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in the file, its attribute, and how it is read."""

    key: str
    attribute: str
    reads: str
    words: str = ""
    to: tuple[str, ...] = ()
    many: bool = False


_FIELDS: dict[str, dict[str, Field]] = {}


def fields_of(thing: type[Thing]) -> dict[str, Field]:
    """Return the fields of a class of things by their keys, in the order of their declaration."""
    name = thing.__qualname__
    if name not in _FIELDS:
        _FIELDS[name] = _fields(thing)
    return _FIELDS[name]


def _fields(thing: type[Thing]) -> dict[str, Field]:
    found = {}
    for one in dataclasses.fields(thing):
        told = one.metadata
        if not told:
            continue
        key = key_of(one.name)
        types = tuple(told["to"].split("|")) if told["to"] else ()
        found[key] = Field(key, one.name, told["reads"], told["words"], types, told["many"])
    return found


def key_of(attribute: str) -> str:
    """Return the key of an attribute: ``with_system`` is written ``with-system``, ``from_`` is ``from``."""
    return attribute.rstrip("_").replace("_", "-")


@cache
def class_of(type_name: str) -> type[Thing]:
    """Return the class of a type of things."""
    return SECTIONS[SECTION_OF[type_name]][1]


def keys_of(section: str) -> tuple[str, ...]:
    """Return every key that a thing of a section may have."""
    fields = fields_of(SECTIONS[section][1])
    extra = (MIND, *INLINE) if section == "acts" else ()
    short = (*SHORTHANDS.get(section, ()), *SECOND_NAMES.get(section, ()))
    return (*fields, *(key for key in short if key not in fields), *extra, LIKE)
