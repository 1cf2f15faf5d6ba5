"""The metadata blocks of a file, found by walking its structure: no decoder is needed.

So a picture that is cut off or damaged still tells what stands before the damage.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from dalel.evidence.provenance.window import CEILING, Window

_MAX_BLOCKS = 10_000  # steps of a walk; a file that needs more is built to waste time
_PROFILES = {"exif": "exif", "APP1": "exif", "xmp": "xmp", "iptc": "photoshop", "8bim": "photoshop"}


@dataclass(slots=True)
class Blocks:
    """What was found: whole EXIF, XMP and IPTC blocks, and text entries in order."""

    exif: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    iptc: list[bytes] = field(default_factory=list)
    text: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    damaged: bool = False


def read_blocks(window: Window, media_type: str, max_text: int) -> Blocks:
    """Return the metadata blocks of a picture or an ISO media file; none for other types."""
    found = Blocks()
    walk = _WALKS.get(media_type)
    if walk is not None:
        walk(window, found, max_text)
    return found


def _jpeg(window: Window, found: Blocks, max_text: int) -> None:
    extended: dict[int, bytes] = {}
    photoshop = b""
    place = 2
    for _ in range(_MAX_BLOCKS):
        head = window.at(place, 4)
        if len(head) < 4:
            found.damaged = True
            break
        if head[0] != 0xFF or head[1] in {0xD9, 0xDA}:
            found.damaged |= head[0] != 0xFF
            break
        if head[1] == 0xFF or 0xD0 <= head[1] <= 0xD8 or head[1] == 0x01:
            place += 1 if head[1] == 0xFF else 2
            continue
        length = int.from_bytes(head[2:4], "big")
        body = window.at(place + 4, length - 2)
        found.damaged |= length < 2 or len(body) < length - 2
        if head[1] == 0xE1:
            _app1(body, found, extended)
        elif head[1] == 0xED and body.startswith(b"Photoshop 3.0\0"):
            photoshop += body[14:]
        elif head[1] == 0xFE:
            found.comments.append(body.decode("utf-8", "replace").rstrip("\0")[:max_text])
        place += 2 + max(length, 2)
    if extended:
        found.xmp.append(b"".join(extended[at] for at in sorted(extended)))
    if photoshop:
        _photoshop(photoshop, found)


def _app1(body: bytes, found: Blocks, extended: dict[int, bytes]) -> None:
    if body.startswith(b"Exif\0"):
        found.exif.append(body[6:])
    elif body.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
        found.xmp.append(body[29:])
    elif body.startswith(b"http://ns.adobe.com/xmp/extension/\0") and len(body) > 75:
        extended[int.from_bytes(body[71:75], "big")] = body[75:]


def _photoshop(block: bytes, found: Blocks) -> None:
    """Walk Photoshop's image resources for IPTC-IIM (resource 0x0404)."""
    place = 0
    while block[place : place + 4] == b"8BIM":
        number = int.from_bytes(block[place + 4 : place + 6], "big")
        name = block[place + 6] if place + 6 < len(block) else 0
        start = place + 6 + (name + 2 & ~1)
        length = int.from_bytes(block[start : start + 4], "big")
        if number == 0x0404:
            found.iptc.append(block[start + 4 : start + 4 + length])
        place = start + 4 + (length + 1 & ~1)


def _png(window: Window, found: Blocks, max_text: int) -> None:
    place = 8
    for _ in range(_MAX_BLOCKS):
        head = window.at(place, 8)
        if len(head) < 8:
            found.damaged = True
            return
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        if name in {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}:
            body = window.at(place + 8, length)
            found.damaged |= len(body) < length
            if name == b"eXIf":
                found.exif.append(body.removeprefix(b"Exif\0\0"))
            else:
                _png_text(name, body, found, max_text)
        if name == b"IEND":
            return
        place += 12 + length
    found.damaged = True


def _png_text(name: bytes, body: bytes, found: Blocks, max_text: int) -> None:
    keyword, _, rest = body.partition(b"\0")
    key = keyword.decode("latin-1")
    if name == b"tEXt":
        value = rest
    elif name == b"zTXt":
        value = inflated(rest[1:], found)
    else:
        packed = rest[:1] == b"\1"
        value = rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        value = inflated(value, found) if packed else value
    if key == "XML:com.adobe.xmp":
        found.xmp.append(value)
    elif key.startswith("Raw profile type "):
        _raw_profile(key.rpartition(" ")[2], value, found)
    else:
        # Latin-1 by the standard of tEXt; nearly every tool writes UTF-8 there all the same.
        found.text.append((key, _text(value, latin=name != b"iTXt")[:max_text]))


def inflated(packed: bytes, found: Blocks) -> bytes:
    """Return the unpacked bytes up to the ceiling: a bomb ends there, and the block counts as damaged."""
    unpacker = zlib.decompressobj()
    try:
        value = unpacker.decompress(packed, CEILING)
    except zlib.error:
        found.damaged = True
        return b""
    found.damaged |= not unpacker.eof
    return value


def _text(value: bytes, *, latin: bool) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1" if latin else "utf-8", "replace")


def _raw_profile(kind: str, value: bytes, found: Blocks) -> None:
    """Read ImageMagick's hexadecimal profiles."""
    lines = value.split(b"\n")
    try:
        block = bytes.fromhex("".join(line.decode("ascii") for line in lines[3:]))
    except (UnicodeDecodeError, ValueError):
        found.damaged = True
        return
    place = _PROFILES.get(kind, "")
    if place == "exif":
        found.exif.append(block.removeprefix(b"Exif\0\0"))
    elif place == "xmp":
        found.xmp.append(block)
    elif place == "photoshop" and block.startswith(b"8BIM"):
        _photoshop(block, found)
    elif place == "photoshop":
        found.iptc.append(block)


def _riff(window: Window, found: Blocks, _max_text: int) -> None:
    place = 12
    for _ in range(_MAX_BLOCKS):
        head = window.at(place, 8)
        if len(head) < 8:
            return
        length = int.from_bytes(head[4:], "little")
        if head[:4] in {b"EXIF", b"XMP ", b"_PMX"}:
            body = window.at(place + 8, length)
            found.damaged |= len(body) < length
            if head[:4] == b"EXIF":
                found.exif.append(body.removeprefix(b"Exif\0\0"))
            else:
                found.xmp.append(body)
        place += 8 + (length + 1 & ~1)


def _gif(window: Window, found: Blocks, max_text: int) -> None:
    flags = window.number(10, 1)
    place = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    for _ in range(_MAX_BLOCKS):
        lead = window.number(place, 1)
        if lead == 0x2C:
            flags = window.number(place + 9, 1)
            place += 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
            place = _gif_data(window, place)[1]
        elif lead == 0x21:
            label = window.number(place + 1, 1)
            name = window.at(place + 3, 11)
            if label == 0xFF and name == b"XMP DataXMP":
                # The packet stands bare; 258 bytes after it lead every reader to the end.
                packet = window.at(place + 14, CEILING).partition(b"\x01\xff\xfe\xfd")[0]
                found.xmp.append(packet)
            data, place = _gif_data(window, place + 2)
            if label == 0xFE:
                found.comments.append(data.decode("utf-8", "replace")[:max_text])
        else:
            found.damaged |= lead != 0x3B
            return


def _gif_data(window: Window, place: int) -> tuple[bytes, int]:
    """Return the bytes of a chain of sub-blocks (up to 64 KiB of them), and the place after it."""
    data = b""
    while (length := window.number(place, 1)) > 0:
        if len(data) < 1 << 16:
            data += window.at(place + 1, length)
        place += 1 + length
    return data, place + 1


def _tiff(window: Window, found: Blocks, _max_text: int) -> None:
    """Take the whole file as one EXIF block, as far as the ceiling; the tags name the other blocks."""
    found.exif.append(window.at(0, CEILING))


def _iso(window: Window, found: Blocks, _max_text: int) -> None:
    """Look for XMP in the top boxes of an ISO media file, and for Exif and XMP items of HEIF."""
    for name, start, end in boxes(window, 0, window.size):
        if name == b"uuid" and window.at(start, 16) == _XMP_UUID:
            found.xmp.append(window.at(start + 16, end - start - 16))
        elif name == b"meta":
            _heif_items(window, start + 4, end, found)
        elif name == b"moov":
            for inner, from_, to in boxes(window, start, end):
                if inner == b"udta":
                    found.xmp += [
                        window.at(a, b - a) for n, a, b in boxes(window, from_, to) if n == b"XMP_"
                    ]


_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def boxes(window: Window, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, start and end of the content of each box between two places."""
    for _ in range(_MAX_BLOCKS):
        if place + 8 > end:
            return
        size, name, head = window.number(place, 4), window.at(place + 4, 4), 8
        if size == 1:
            size, head = window.number(place + 8, 8), 16
        elif size == 0:
            size = end - place
        if size < head or place + size > end:
            return
        yield name, place + head, place + size
        place += size


def _heif_items(window: Window, start: int, end: int, found: Blocks) -> None:
    """Find the items of type Exif and XMP through the tables iinf and iloc."""
    tables = {name: (a, b) for name, a, b in boxes(window, start, end)}
    if b"iinf" not in tables or b"iloc" not in tables:
        return
    wanted: dict[int, bytes] = {}
    first, last = tables[b"iinf"]
    first += 4 + (2 if window.number(first, 1) == 0 else 4)
    for name, a, b in boxes(window, first, last):
        version = window.number(a, 1)
        if name == b"infe" and version >= 2:
            wide = 2 if version == 2 else 4
            kind = window.at(a + 4 + wide + 2, 4)
            if kind == b"Exif" or b"application/rdf+xml" in window.at(a, min(b - a, 256)):
                wanted[window.number(a + 4, wide)] = kind
    for number, place, length in _locations(window, *tables[b"iloc"]):
        if number not in wanted:
            continue
        body = window.at(place, length)
        if wanted[number] == b"Exif":
            skip = int.from_bytes(body[:4], "big") + 4
            found.exif.append(body[skip:].removeprefix(b"Exif\0\0"))
        else:
            found.xmp.append(body)


def heif_size(window: Window) -> tuple[int, int]:
    """Return width and height of the largest picture that a HEIF file describes; zeros if none."""
    sizes = [(0, 0)]
    for name, start, end in boxes(window, 0, window.size):
        if name != b"meta":
            continue
        for inner, a, b in boxes(window, start + 4, end):
            if inner != b"iprp":
                continue
            for table, c, d in boxes(window, a, b):
                if table == b"ipco":
                    sizes += [
                        (window.number(e + 4, 4), window.number(e + 8, 4))
                        for kind, e, _ in boxes(window, c, d)
                        if kind == b"ispe"
                    ]
    return max(sizes, key=lambda size: size[0] * size[1])


def _locations(window: Window, place: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield number, place and length of each item's first extent (construction method 0)."""
    version = window.number(place, 1)
    sizes = window.number(place + 4, 2)
    offset, length, base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index = sizes & 15 if version in {1, 2} else 0
    wide = 2 if version < 2 else 4
    count = window.number(place + 6, wide)
    place += 6 + wide
    for _ in range(min(count, _MAX_BLOCKS)):
        if place >= end:
            return
        number = window.number(place, wide)
        place += wide + (2 if version in {1, 2} else 0) + 2
        start = window.number(place, base)
        place += base
        extents = window.number(place, 2)
        place += 2
        yield (
            number,
            start + window.number(place + index, offset),
            window.number(place + index + offset, length),
        )
        place += extents * (index + offset + length)


_Walk = Callable[[Window, Blocks, int], None]
_WALKS: dict[str, _Walk] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _riff,
    "video/x-msvideo": _riff,
    "audio/wav": _riff,
    "image/gif": _gif,
    "image/tiff": _tiff,
    "image/heic": _iso,
    "image/heif": _iso,
    "image/avif": _iso,
    "video/mp4": _iso,
    "video/quicktime": _iso,
    "video/3gpp": _iso,
    "audio/mp4": _iso,
}
