"""Reads one catalogue in gettext's format: the subset that translators' tools write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}
_KEYWORD = re.compile(r"(msgid_plural|msgid|msgstr)(?:\[(\d+)\])?\s+")


class CatalogueError(ValueError):
    """A catalogue is not written as gettext writes it."""


@dataclass(slots=True)
class Entry:
    """One message: its key, its plural key if any, its translations in the order of the forms."""

    line: int
    msgid: str = ""
    plural: str = ""
    forms: list[str] = field(default_factory=list)
    fuzzy: bool = False
    obsolete: bool = False


def entries(text: str) -> Iterator[Entry]:
    """Yield the entries of a catalogue but its header, in the order of the file.

    Raises:
        CatalogueError: a line is neither a comment, a keyword nor a string.
    """
    entry: Entry | None = None
    fuzzy = False
    part = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line:
            continue
        mark = line[0]
        if mark == "#":
            if line.startswith("#~"):
                yield Entry(number, line[2:].strip(), obsolete=True)
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        if mark == '"' and entry is not None:
            _extend(entry, part, _string(line, number))
            continue
        found = _KEYWORD.match(line)
        if not found:
            raise CatalogueError(f"line {number}: {line}")
        part = found[1]
        if part == "msgid":
            if entry is not None and entry.msgid:
                yield entry
            entry, fuzzy = Entry(number, fuzzy=fuzzy), False
        if entry is None:
            raise CatalogueError(f"line {number}: a translation without its message")
        if part == "msgstr":
            entry.forms.append("")
        _extend(entry, part, _string(line[found.end() :], number))
    if entry is not None and entry.msgid:
        yield entry


def _extend(entry: Entry, part: str, text: str) -> None:
    if part == "msgid":
        entry.msgid += text
    elif part == "msgid_plural":
        entry.plural += text
    else:
        entry.forms[-1] += text


def _string(quoted: str, number: int) -> str:
    quoted = quoted.strip()
    if len(quoted) < 2 or quoted[0] != '"' or quoted[-1] != '"':
        raise CatalogueError(f"line {number}: {quoted}")
    text = quoted[1:-1]
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text)
