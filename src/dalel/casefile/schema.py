"""The JSON Schema of the case file, from the same declarations as its reader.

Editors complete keys and words from it. It is somewhat wider than the reader: whether an id exists, and whether
a day is in the calendar, only the reader can say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dalel.case.case import SECTIONS
from dalel.casefile.fields import INLINE, LIKE, MIND, ROWS, SOURCES, Field, fields_of
from dalel.casefile.lines import plural
from dalel.casefile.minds import DEGREES, STATES
from dalel.casefile.shorthand import SECOND_NAMES, SHORTHANDS, Shorthand
from dalel.casefile.told import ABSENT, NOT_ASKED, OPEN, YES
from dalel.norms.model import TermKind

if TYPE_CHECKING:
    from dalel.case.things import Thing
    from dalel.norms.model import Law

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_OPEN_WORDS = [*OPEN, NOT_ASKED]
_DAY = (
    r"^([0-9]{4}(-[0-9]{1,2}){0,2}|[0-9]{4}(-[0-9]{1,2}){0,2} to [0-9]{4}(-[0-9]{1,2}){0,2}"
    r"|(before|after|until|since|from|by|not later than|not earlier than) \S.*"
    r"|[0-9]+ (day|week|month|year)s? (after|before) \S+|(on the day of|same day as) \S+)$"
)
_NUMBER = r"[0-9]"
_MONEY = r"^(?=.*[0-9])(?=.*[^-0-9\s.,_'])"  # a sum and its currency
_ID = r"^[^\s\-_0-9.,:;!?/()\[\]{}][^\s.,:;!?/()\[\]{}]*$"  # letters of any script


def case_schema(law: Law) -> Schema:
    """Return the JSON Schema (2020-12) of case files under a law's vocabulary."""
    sections = {section: _section(thing, section) for section, (_, thing) in SECTIONS.items()}
    return {
        "$schema": DRAFT,
        "title": "Dalel: case file",
        "description": "dalel/case/1: what people write; the reader says what is wrong beyond it.",
        "type": "object",
        "required": ["case"],
        "additionalProperties": False,
        "properties": {
            "case": {"type": "string", "description": "Title of the case."},
            **sections,
            "facts": _facts(law),
            "complete": _complete(law),
            "asks": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
        },
        "$defs": {
            **{
                _words_name(listing): _words(law, listing)
                for listing in law.words
                if not listing.endswith((" past", " also"))
            },
            **{name: _row(law, name, thing) for name, thing in ROWS.items()},
            **_told(),
            "answer": {"enum": [*YES, *_OPEN_WORDS, True, False]},
            "source": {
                "oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
            },
            "mind": _mind(),
            "state": {"enum": [*YES, *_OPEN_WORDS, True, False]},
        },
    }


def _section(thing: type[Thing], section: str) -> Schema:
    one = {
        "type": ["object", "null"],
        "description": _first_sentence(thing),
        "additionalProperties": False,
        "properties": _properties(thing, section),
    }
    ids = {"pattern": _ID}
    return {"type": ["object", "null"], "propertyNames": ids, "additionalProperties": one}


def _properties(thing: type[Thing], section: str) -> Schema:
    found: Schema = {
        key: {"$ref": f"#/$defs/{_told_name(field)}"} for key, field in fields_of(thing).items()
    }
    if section:
        found[LIKE] = {
            "type": "string",
            "description": "Copies what is not told here from another thing.",
        }
    for key, short in SHORTHANDS.get(section, {}).items():
        alone = found.get(key) or found[short.target]
        braces = {
            "type": "object",
            "properties": {
                short.main: found[short.target],
                **{name: _meant(found[other], short) for name, other in short.more.items()},
                **_source_keys(),
            },
            "additionalProperties": False,
        }
        found[key] = {"anyOf": [alone, braces]}
    for key, target in SECOND_NAMES.get(section, {}).items():
        found[key] = found[target]
    if section == "consents":
        found["until"] = {
            "anyOf": [found["until"], {"type": "string", "pattern": r"^\D\S* \S+ \S+"}]
        }
    if section == "acts":
        found[MIND] = {"$ref": "#/$defs/mind"}
        for key, (created, _) in INLINE.items():
            inner = SECTIONS[created][1]
            one = {
                "type": "object",
                "additionalProperties": False,
                "properties": _properties(inner, ""),
            }
            found[key] = {"oneOf": [one, {"type": "array", "items": one}]}
    return found


def _meant(value: Schema, short: Shorthand) -> Schema:
    return {"anyOf": [value, {"enum": list(short.means)}]} if short.means else value


def _first_sentence(thing: type[Thing]) -> str:
    return (thing.__doc__ or "").strip().split("\n")[0]


def _told() -> Schema:
    """Return a definition for each way in which fields are told."""
    classes = [*(thing for _, thing in SECTIONS.values()), *ROWS.values()]
    fields = [field for thing in classes for field in fields_of(thing).values()]
    return {_told_name(field): _field(field) for field in fields}


def _told_name(field: Field) -> str:
    many = "several " if field.many else ""
    return f"{many}{field.reads} {field.words or ' or '.join(field.to)}".strip()


def _field(field: Field) -> Schema:
    """Return the schema of a field: a value, a value with sources, several of them."""
    if field.reads == "rows":
        row = {"$ref": f"#/$defs/{field.to[0]}"}
        return {"anyOf": [row, {"type": "array", "items": row}]}
    value = _value(field)
    several = {"type": "array", "items": {"anyOf": [value, _sourced(value)]}}
    some = {
        "type": "object",
        "required": ["some of"],
        "properties": {
            "some of": {"type": "array", "minItems": 2, "items": value},
            **_source_keys(),
        },
        "additionalProperties": False,
    }
    if field.many:
        return {"anyOf": [value, _sourced({"anyOf": [value, several]}), several, some]}
    voices = {"type": "array", "items": _sourced(value), "minItems": 1}
    return {"anyOf": [value, _sourced(value), voices, some]}


def _sourced(value: Schema) -> Schema:
    return {
        "type": "object",
        "required": ["is"],
        "properties": {"is": value, **_source_keys()},
        "additionalProperties": False,
    }


def _source_keys() -> Schema:
    return {key: {"$ref": "#/$defs/source"} for key in SOURCES if key != "is"}


def _value(field: Field) -> Schema:
    """Return the schema of one plain value."""
    absent = [*_OPEN_WORDS, *ABSENT.get(field.reads, ())]
    if field.reads == "yes-no":
        return {"$ref": "#/$defs/answer"}
    if field.reads == "word":
        return {"anyOf": [{"$ref": f"#/$defs/{_words_name(field.words)}"}, {"enum": absent}]}
    if field.reads == "day":
        return {"anyOf": [{"type": "string", "pattern": _DAY}, _numeric(), {"enum": absent}]}
    if field.reads == "money":  # a bare number has no currency
        return {"anyOf": [{"type": "string", "pattern": _MONEY}, {"enum": absent}]}
    if field.reads in {"age", "number", "moment"}:
        return {"anyOf": [{"type": "string", "pattern": _NUMBER}, _numeric(), {"enum": absent}]}
    if field.reads == "thing":
        return {"type": "string", "description": f"Id of a thing of type {' or '.join(field.to)}."}
    return {"type": ["string", "number"]}


def _numeric() -> Schema:
    return {"type": "integer"}


def _words_name(listing: str) -> str:
    return "words " + listing


def _words(law: Law, listing: str) -> Schema:
    """Return the words of a closed list, each with its meaning."""
    return {
        "oneOf": [
            {"const": word, "description": names.get("en", word)}
            for word, names in law.words[listing].items()
        ]
    }


def _row(law: Law, name: str, thing: type[Thing]) -> Schema:
    properties = _properties(thing, "")
    if name == "relation":
        properties |= dict.fromkeys(law.words.get("relations", {}), properties["other"])
    shape = {
        "type": "object",
        "properties": {**properties, **_source_keys()},
        "additionalProperties": False,
    }
    if name == "capacity":
        return {"anyOf": [shape, {"$ref": f"#/$defs/{_words_name('capacities')}"}]}
    return shape


def _mind() -> Schema:
    words = dict.fromkeys(form for one in DEGREES for form in (one, one.replace(" ", "-")))
    degree = {"enum": [*words, *STATES, NOT_ASKED, True, False]}
    sourced = {"anyOf": [degree, _sourced(degree)]}
    about = {"type": "object", "additionalProperties": sourced}
    return {
        "anyOf": [
            *sourced["anyOf"],
            {"type": "object", "additionalProperties": {"anyOf": [sourced, about]}},
        ]
    }


def _facts(law: Law) -> Schema:
    """Return the schema of ``facts:``; the vocabulary's sentences stand as examples for editors."""
    state = {"$ref": "#/$defs/state"}
    measured = {"type": "string", "pattern": _NUMBER}
    value = {"anyOf": [state, measured, {"type": "number"}]}
    voice = {"anyOf": [value, _sourced(value)]}
    sentences = [term.sentence for term in law.terms.values() if term.kind is not TermKind.DERIVED]
    return {
        "type": ["object", "null"],
        "description": "Sentences of the vocabulary with their states.",
        "examples": [{sentence: "established"} for sentence in sentences],
        "additionalProperties": {"anyOf": [*voice["anyOf"], {"type": "array", "items": voice}]},
    }


def _complete(law: Law) -> Schema:
    names = sorted(
        {
            f"{one}"
            for listing in law.listings.values()
            for one in (listing.name, plural(listing.name))
        }
    )
    connectives = sorted({listing.connective for listing in law.listings.values()})
    answer = {"$ref": "#/$defs/answer"}
    pattern = rf"^({'|'.join(names)}) ({'|'.join(connectives)}) \S+$" if names else "^$"
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "patternProperties": {pattern: {"anyOf": [answer, _sourced(answer)]}},
    }
