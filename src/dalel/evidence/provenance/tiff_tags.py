"""Reads the tag directories (IFDs) of EXIF and TIFF. Bounds are checked; a lie is skipped and noted."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from fractions import Fraction

Value = str | bytes | tuple[int, ...] | tuple[Fraction | None, ...] | tuple[float, ...]

_MAX_ENTRIES = 4096  # of all directories together
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_CODES = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}
_SUB = {0x8769: "ExifIFD", 0x8825: "GPS", 0xA005: "InteropIFD"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag: the directory where it stands, its number, its type of value and the value.

    Text is ``str`` with its zero bytes, undefined bytes are ``bytes``; numbers come as tuples. A rational with a zero
    denominator is ``None``.
    """

    directory: str
    number: int
    type: int
    value: Value


@dataclass(slots=True)
class Directories:
    """All entries in the order of the block, and whether something in it was a lie."""

    entries: list[Entry] = field(default_factory=list)
    damaged: bool = False
    readable: bool = False


def read_directories(block: bytes) -> Directories:
    """Return the entries of IFD0, IFD1, EXIF, GPS and interoperability directories."""
    found = Directories()
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 8:
        found.damaged = True
        return found
    found.readable = True
    seen: set[int] = set()
    after = _read(block, order, _number(block, order, 4), directory="IFD0", found=found, seen=seen)
    if after:
        _read(block, order, after, directory="IFD1", found=found, seen=seen)
    return found


def _read(
    block: bytes, order: str, place: int, *, directory: str, found: Directories, seen: set[int]
) -> int:
    """Read one directory and those below it; return the place of the next."""
    if place in seen or place < 8 or place + 2 > len(block):
        found.damaged |= place != 0
        return 0
    seen.add(place)
    (count,) = struct.unpack_from(f"{order}H", block, place)
    below: list[tuple[int, str]] = []
    for index in range(count):
        at = place + 2 + index * 12
        if at + 12 > len(block) or len(found.entries) >= _MAX_ENTRIES:
            found.damaged = True
            break
        number, kind, length = struct.unpack_from(f"{order}HHI", block, at)
        value = _value(block, order, at + 8, kind, length)
        if value is None:
            found.damaged = True
            continue
        if number in _SUB and isinstance(value, tuple) and value and isinstance(value[0], int):
            below.append((value[0], _SUB[number]))
            continue
        found.entries.append(Entry(directory, number, kind, value))
    for start, name in below:
        _read(block, order, start, directory=name, found=found, seen=seen)
    return _number(block, order, place + 2 + count * 12)


def _number(block: bytes, order: str, place: int) -> int:
    if place + 4 > len(block):
        return 0
    (number,) = struct.unpack_from(f"{order}I", block, place)
    return int(number)


def _value(block: bytes, order: str, place: int, kind: int, count: int) -> Value | None:
    """Return the value of an entry; ``None`` where its type is unknown or it lies outside the block."""
    if kind not in _SIZES:
        return None
    length = _SIZES[kind] * count
    if length > 4:
        place = _number(block, order, place)
    if length > len(block) or place + length > len(block):
        return None
    data = block[place : place + length]
    if kind == 2:
        return data.decode("utf-8", "replace")
    if kind == 7:
        return data
    if kind in {5, 10}:
        code = "I" if kind == 5 else "i"
        parts = struct.unpack(f"{order}{count * 2}{code}", data)
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return tuple(Fraction(a, b) if b else None for a, b in pairs)
    return struct.unpack(f"{order}{count}{_CODES[kind]}", data)
