"""EXIF: the tags of a block as a mapping from ExifTool's name to ExifTool's value."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from dalel.evidence.provenance import exif_values as values
from dalel.evidence.provenance.exif_names import exif_name
from dalel.evidence.provenance.exif_values import Printed
from dalel.evidence.provenance.tiff_tags import Directories, Entry, read_directories

_TRIMMED = {"Make", "Model", "Software", "Artist", "HostComputer"}
# Read elsewhere, or not at all: blocks of other kinds, maker notes, the place of the thumbnail.
_BLOCKS = {0x02BC, 0x83BB, 0x8649, 0x8773, 0x927C, 0xC4A5, 0x0201, 0x0202}
_COMMENTS = {"UserComment", "GPSProcessingMethod", "GPSAreaInformation"}
_XP = range(0x9C9B, 0x9CA0)


def read_exif(block: bytes, max_text: int) -> tuple[dict[str, Printed], Directories]:
    """Return the tags of an EXIF block, and its directories as they were read.

    A tag of the main picture goes before the same tag of its embedded thumbnail.
    """
    directories = read_directories(block)
    tags: dict[str, Printed] = {}
    for entry in directories.entries:
        name = f"EXIF:{exif_name(entry.directory, entry.number)}"
        if entry.number in _BLOCKS or (entry.directory == "IFD1" and name in tags):
            continue
        tags[name] = values.as_json(printed(entry)[:max_text])
    tags |= _composed(tags)
    return tags, directories


def printed(entry: Entry) -> str:
    """Return the value of one tag as text."""
    name = exif_name(entry.directory, entry.number)
    value = entry.value
    if isinstance(value, str):
        return _letters(name, value)
    if entry.type == 1 and (name in _COMMENTS or entry.number in _XP):
        # Numbers by their type, text by the standard: Pillow writes comments so.
        value = bytes(int(each or 0) for each in value)
    if isinstance(value, bytes):
        return _bytes(name, entry.number, value)
    try:
        if name in _SEVERAL:
            return _SEVERAL[name](value)
        if len(value) == 1 and name in values.CHOICES:
            return values.chosen(name, value[0])
        if len(value) == 1 and name in values.SINGLE:
            return values.SINGLE[name](value[0])
    except (ValueError, OverflowError, IndexError):
        # A number that no clock, lens or compass can show: printed as it is.
        return values.joined(value)
    return values.joined(value)


def user_comment(data: bytes) -> str:
    """Return the text of a comment that begins with the name of its character set."""
    kind, body = data[:8], data[8:]
    if kind.startswith(b"UNICODE"):
        # The standard names no byte order, and writers disagree: the zero halves of Latin letters tell.
        big = body[::2].count(0) >= body[1::2].count(0)
        return body.decode("utf-16-be" if big else "utf-16-le", "replace").strip("\0 \ufeff")
    if kind.startswith(b"JIS"):
        return body.decode("iso2022_jp", "replace").rstrip("\0 ")
    if kind[:5] == b"ASCII" or not kind.strip(b"\0 "):
        return body.decode("utf-8", "replace").partition("\0")[0].rstrip(" ")
    return data.decode("utf-8", "replace").rstrip("\0 ")


def _letters(name: str, value: str) -> str:
    if name == "Copyright":
        # Photographer, then editor, each ended by a zero byte.
        photographer, _, editor = value.partition("\0")
        parts = [photographer.rstrip(" "), editor.partition("\0")[0].rstrip(" ")]
        return "\n".join(parts).removesuffix("\n")
    value = value.partition("\0")[0]
    if name in values.LETTERS:
        key = value if name == "InteropIndex" else value.strip()[:1]
        return values.LETTERS[name].get(key, f"Unknown ({value})")
    if name == "GPSDateStamp":
        return values.day(value)
    return value.rstrip() if name in _TRIMMED else value


def _bytes(name: str, number: int, value: bytes) -> str:
    if number in _XP:
        return value.decode("utf-16-le", "replace").partition("\0")[0]
    if name in _COMMENTS:
        return user_comment(value)
    if name == "ComponentsConfiguration":
        letters = ("-", "Y", "Cb", "Cr", "R", "G", "B")
        return ", ".join(letters[each] if each < 7 else "?" for each in value)
    if name in {"FileSource", "SceneType"} and len(value) == 1:
        return values.chosen(name, value[0])
    if name in {"ExifVersion", "FlashpixVersion", "InteropVersion"}:
        return value.decode("latin-1").rstrip("\0")
    if len(value) > 64 or not value.isascii():
        return f"(Binary data {len(value)} bytes)"
    return value.decode("latin-1").rstrip("\0")


def _gps_coordinate(value: object) -> str:
    found = values.degrees(value)  # type: ignore[arg-type]  # printed() hands over numbers
    return "undef" if found is None else values.sexagesimal(found)


_SEVERAL: dict[str, Callable[..., str]] = {
    "GPSLatitude": _gps_coordinate,
    "GPSLongitude": _gps_coordinate,
    "GPSDestLatitude": _gps_coordinate,
    "GPSDestLongitude": _gps_coordinate,
    "GPSTimeStamp": values.clock,
    "GPSVersionID": lambda value: ".".join(values.number(each) for each in value),
    "LensInfo": values.lens,
    "ComponentsConfiguration": lambda value: _bytes("ComponentsConfiguration", 0, bytes(value)),
    "SampleFormat": lambda value: "; ".join(
        {1: "Unsigned", 2: "Signed", 3: "Float", 4: "Undefined"}.get(each, "?") for each in value
    ),
}


def _composed(tags: dict[str, Printed]) -> dict[str, Printed]:
    """Return what several tags say together: coordinates with their letter, date and time of GPS."""
    made: dict[str, Printed] = {}
    for name in ("GPSLatitude", "GPSLongitude"):
        value, letter = tags.get(f"EXIF:{name}"), tags.get(f"EXIF:{name}Ref")
        if isinstance(value, str) and "deg" in value and letter:
            made[f"Composite:{name}"] = f"{value} {str(letter)[:1]}"
    date, time = tags.get("EXIF:GPSDateStamp"), tags.get("EXIF:GPSTimeStamp")
    if date and time:
        made["Composite:GPSDateTime"] = f"{date} {time}Z"
    return made


def place(directories: Directories) -> tuple[str, str] | None:
    """Return latitude and longitude in signed decimal degrees, if both are there and possible."""
    found: dict[str, float] = {}
    signs: dict[str, float] = {}
    for entry in directories.entries:
        if entry.directory != "GPS":
            continue
        name = exif_name("GPS", entry.number)
        if name in {"GPSLatitude", "GPSLongitude"} and isinstance(entry.value, tuple):
            value = values.degrees([each for each in entry.value if _number(each)])
            if value is not None:
                found[name] = value
        elif name in {"GPSLatitudeRef", "GPSLongitudeRef"} and isinstance(entry.value, str):
            signs[name.removesuffix("Ref")] = -1.0 if entry.value[:1] in {"S", "W"} else 1.0
    if found.keys() != {"GPSLatitude", "GPSLongitude"}:
        return None
    latitude = found["GPSLatitude"] * signs.get("GPSLatitude", 1.0)
    longitude = found["GPSLongitude"] * signs.get("GPSLongitude", 1.0)
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return f"{latitude:.6f}", f"{longitude:.6f}"


def _number(value: object) -> bool:
    return value is None or isinstance(value, (int, float, Fraction))


_DATE = re.compile(r"\d{4}:\d\d:\d\d")


def is_date(value: Printed | None) -> bool:
    """Return whether a date says anything: cameras without a clock write blanks or zeros."""
    return isinstance(value, str) and bool(_DATE.match(value)) and not value.startswith("0000")
