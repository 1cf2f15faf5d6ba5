"""EXIF, XMP, IPTC and the text entries of containers: every entry in raw, the telling ones by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dalel.case.finding import Weight
from dalel.evidence import messages
from dalel.evidence.provenance import exif, iptc, xmp
from dalel.evidence.provenance.blocks import Blocks, read_blocks
from dalel.evidence.provenance.exif_names import png_name
from dalel.evidence.provenance.exif_values import Printed, as_json
from dalel.evidence.provenance.recording_tags import read_recording
from dalel.evidence.provenance.tiff_tags import Directories
from dalel.evidence.provenance.window import Window
from dalel.evidence.registry import Answer, Subject, method

Tags = dict[str, Printed]

_LIMITS = messages.METADATA_LIMITS
_PICTURE_TAGS = {0x02BC: "xmp", 0x83BB: "iptc"}  # blocks inside TIFF
_RECORDING_NAMES = {
    "com.apple.quicktime.make": "QuickTime:Make",
    "com.apple.quicktime.model": "QuickTime:Model",
    "com.apple.quicktime.software": "QuickTime:Software",
    "com.apple.quicktime.creationdate": "QuickTime:CreationDate",
    "com.apple.quicktime.location.iso6709": "QuickTime:GPSCoordinates",
    "location": "QuickTime:GPSCoordinates",
}


@method("metadata", version="1", kinds=("image", "audio", "video"))
def read(subject: Subject) -> Iterator[Answer]:
    """Answer which metadata there is, and what its telling entries say."""
    with Window(subject.path) as window:
        blocks = read_blocks(window, subject.media_type, subject.max_text)
    tags: Tags = {}
    directories: list[Directories] = []
    if subject.kind == "image":
        yield from _exif(subject, blocks, tags, directories)
        yield from _iptc(subject, blocks, tags)
    if subject.kind != "audio":
        yield from _xmp(subject, blocks, tags)
    tags |= {f"PNG:{png_name(key)}": as_json(value) for key, value in blocks.text}
    if blocks.comments:
        tags["File:Comment"] = as_json(blocks.comments[0])
    for key, value in (read_recording(subject) if subject.kind != "image" else {}).items():
        tags[_RECORDING_NAMES.get(key, f"Tag:{key}")] = as_json(value)
    count = str(len(tags))
    weight = Weight.PRESENT if tags else Weight.ABSENT
    values = {"count": count}
    raw = {"tags": tags}
    yield Answer("metadata.tags", count, messages.TAGS, values, weight, _LIMITS, raw)
    yield from _telling(tags, directories)


def _exif(
    subject: Subject, blocks: Blocks, tags: Tags, directories: list[Directories]
) -> Iterator[Answer]:
    found: Tags = {}
    damaged = False
    for block in blocks.exif:
        read_tags, read_directories = exif.read_exif(block, subject.max_text)
        found = read_tags | found
        directories.append(read_directories)
        damaged |= read_directories.damaged
        for entry in read_directories.entries:
            kind = _PICTURE_TAGS.get(entry.number, "")
            inner = entry.value if isinstance(entry.value, bytes) else b""
            if kind and isinstance(entry.value, tuple) and entry.type in {1, 7}:
                inner = bytes(int(each or 0) for each in entry.value)
            if inner:
                (blocks.xmp if kind == "xmp" else blocks.iptc if kind else []).append(inner)
    tags |= found
    yield _kind("exif", "EXIF", found, damaged=damaged, there=bool(blocks.exif))


def _xmp(subject: Subject, blocks: Blocks, tags: Tags) -> Iterator[Answer]:
    found: Tags = {}
    whole = True
    for packet in blocks.xmp:
        read_tags, fine = xmp.read_xmp(packet, subject.max_text)
        whole &= fine
        found = read_tags | found
    flash = xmp.composed_flash(found)
    tags |= found
    if flash:
        tags["Composite:Flash"] = flash
    answer = _kind("xmp", "XMP", found, damaged=not whole, there=bool(blocks.xmp))
    if blocks.xmp:
        import defusedxml

        answer = replace(answer, tool=f"defusedxml {getattr(defusedxml, '__version__', '')}")
    yield answer


def _iptc(subject: Subject, blocks: Blocks, tags: Tags) -> Iterator[Answer]:
    found: Tags = {}
    whole = True
    for block in blocks.iptc:
        read_tags, fine = iptc.read_iptc(block, subject.max_text)
        whole &= fine
        found = read_tags | found
    tags |= found
    yield _kind("iptc", "IPTC", found, damaged=not whole, there=bool(blocks.iptc))


def _kind(question: str, kind: str, found: Tags, *, damaged: bool, there: bool) -> Answer:
    question = f"metadata.{question}"
    values = {"kind": kind, "count": str(len(found))}
    if not there:
        limits = messages.ABSENCE_LIMITS
        message = messages.METADATA_ABSENT
        return Answer(question, "none", message, {"kind": kind}, Weight.ABSENT, limits)
    if damaged:
        return Answer(question, "damaged", messages.METADATA_UNREADABLE, values, limits=_LIMITS)
    return Answer(question, "present", messages.METADATA_PRESENT, values, limits=_LIMITS)


def _telling(tags: Tags, directories: list[Directories]) -> Iterator[Answer]:
    """Answer what the entries say that matter most to a reader."""
    yield from _camera(tags)
    for question, message, place, names, limits in _NAMED:
        found = _first(tags, names, dates=question.startswith("metadata.date"))
        if found:
            yield Answer(question, found, message, {place: found}, limits=limits)
    yield from _place(tags, directories)
    yield _source_type(tags)


def _camera(tags: Tags) -> Iterator[Answer]:
    make = _first(tags, ("EXIF:Make", "XMP:Make", "QuickTime:Make"))
    model = _first(tags, ("EXIF:Model", "XMP:Model", "QuickTime:Model"))
    camera = f"{make} {model}".strip() if make not in model.split(" ")[:1] else model
    if camera and not re.search(r"[{\[]", camera):  # some generators hide their settings here
        yield Answer("metadata.camera", camera, messages.CAMERA, {"camera": camera}, limits=_LIMITS)


def _first(tags: Tags, names: tuple[str, ...], *, dates: bool = False) -> str:
    """Return the first entry of several that says something."""
    for name in names:
        value = tags.get(name)
        if isinstance(value, list):
            value = ", ".join(str(each) for each in value)
        text = "" if value is None or isinstance(value, bool) else str(value).strip()
        if text and (not dates or exif.is_date(text)):
            return text
    return ""


def _place(tags: Tags, directories: list[Directories]) -> Iterator[Answer]:
    found = next((spot for each in directories if (spot := exif.place(each))), None)
    coordinates = re.match(
        r"([+-]\d{1,2}\.\d+)([+-]\d{1,3}\.\d+)", str(tags.get("QuickTime:GPSCoordinates", ""))
    )
    if found is None and coordinates:
        found = coordinates[1].lstrip("+"), coordinates[2].lstrip("+")
    if found is not None:
        values = {"latitude": found[0], "longitude": found[1]}
        yield Answer("metadata.place", ", ".join(found), messages.PLACE, values, limits=_LIMITS)


def _source_type(tags: Mapping[str, Printed]) -> Answer:
    """Answer which digital source type the metadata declares."""
    question = "metadata.source-type"
    for name in ("XMP:DigitalSourceType", "XMP:DigitalsourceType", "XMP:DigitalSourcetype"):
        address = str(tags.get(name) or "").strip()
        if address:
            code = address.rstrip("/").rpartition("/")[2]
            message = messages.SOURCE_TYPES.get(code, messages.SOURCE_TYPE_UNKNOWN)
            raw = {"address": address}
            return Answer(question, code, message, {"type": code}, limits=_LIMITS, raw=raw)
    limits = messages.ABSENCE_LIMITS
    message = messages.SOURCE_TYPE_ABSENT
    return Answer(question, "none", message, weight=Weight.ABSENT, limits=limits)


_DATES = messages.DATE_LIMITS
_NAMED: tuple[tuple[str, str, str, tuple[str, ...], str], ...] = (
    (
        "metadata.software",
        messages.SOFTWARE,
        "software",
        ("EXIF:Software", "XMP:CreatorTool", "PNG:Software", "QuickTime:Software", "Tag:software"),
        _LIMITS,
    ),
    (
        "metadata.date-original",
        messages.DATE_ORIGINAL,
        "time",
        ("EXIF:DateTimeOriginal", "XMP:DateTimeOriginal", "QuickTime:CreationDate"),
        _DATES,
    ),
    (
        "metadata.date-digitised",
        messages.DATE_DIGITISED,
        "time",
        ("EXIF:CreateDate", "XMP:DateTimeDigitized", "XMP:CreateDate"),
        _DATES,
    ),
    (
        "metadata.date-modified",
        messages.DATE_MODIFIED,
        "time",
        ("EXIF:ModifyDate", "XMP:ModifyDate"),
        _DATES,
    ),
    (
        "metadata.author",
        messages.AUTHOR,
        "author",
        ("EXIF:Artist", "XMP:Creator", "IPTC:By-line", "PNG:Author", "Tag:artist"),
        _LIMITS,
    ),
    (
        "metadata.rights",
        messages.COPYRIGHT,
        "notice",
        ("EXIF:Copyright", "XMP:Rights", "IPTC:CopyrightNotice", "PNG:Copyright", "Tag:copyright"),
        _LIMITS,
    ),
)
