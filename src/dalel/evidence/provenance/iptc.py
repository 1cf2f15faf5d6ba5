"""IPTC-IIM: the datasets of a block as a mapping from ExifTool's name to ExifTool's value."""

from __future__ import annotations

import re

from dalel.evidence.provenance.exif_names import IPTC
from dalel.evidence.provenance.exif_values import Printed, as_json, day

_UTF8 = b"\x1b%G"
_MAX_DATASETS = 5000


def read_iptc(block: bytes, max_text: int) -> tuple[dict[str, Printed], bool]:
    """Return the datasets of a block, and whether it was whole."""
    found: dict[str, list[str]] = {}
    whole = True
    utf8 = _UTF8 in block[:64]
    place = 0
    for _ in range(_MAX_DATASETS):
        if place + 5 > len(block) or block[place] != 0x1C:
            whole &= not block[place:].strip(b"\0")
            break
        record, dataset = block[place + 1], block[place + 2]
        length = int.from_bytes(block[place + 3 : place + 5], "big")
        place += 5
        if length & 0x8000:
            wide = length & 0x7FFF
            length = int.from_bytes(block[place : place + wide], "big") if wide <= 8 else 1 << 62
            place += wide
        data = block[place : place + length]
        whole &= len(data) == length
        place += length
        name = IPTC.get((record, dataset), f"Unknown_{record}_{dataset}")
        found.setdefault(name, []).append(_value(name, data, utf8=utf8)[:max_text])
    return {f"IPTC:{name}": _shown(listed) for name, listed in found.items()}, whole


def _shown(listed: list[str]) -> Printed:
    printed = [as_json(value) for value in listed]
    return printed[0] if len(printed) == 1 else printed


def _value(name: str, data: bytes, *, utf8: bool) -> str:
    if name == "CodedCharacterSet":
        return "UTF8" if data == _UTF8 else data.hex()
    if name.endswith("Version"):
        return str(int.from_bytes(data[:8], "big"))
    try:
        text = data.decode("utf-8") if utf8 else data.decode("latin-1")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    text = text.rstrip("\0")
    if "Date" in name:
        return day(text)
    if "Time" in name:
        return re.sub(r"^(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)(\d\d))?.*$", _time, text)
    return text


def _time(found: re.Match[str]) -> str:
    hours, minutes, seconds, zone, rest = found.groups()
    return f"{hours}:{minutes}:{seconds}" + (f"{zone}:{rest}" if zone else "")
