"""XMP: the properties of a packet as a mapping from ExifTool's name to ExifTool's value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from dalel.evidence.provenance import exif_values as values
from dalel.evidence.provenance.exif_names import XMP
from dalel.evidence.provenance.exif_values import Number, Printed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_META = "{adobe:ns:meta/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CAMERA = (  # namespaces whose numbers follow EXIF
    "{http://ns.adobe.com/tiff/1.0/}",
    "{http://ns.adobe.com/exif/1.0/}",
    "{http://cipa.jp/exif/1.0/}",
    "{http://ns.adobe.com/exif/1.0/aux/}",
)
_PHOTO = "{http://ns.microsoft.com/photo/1."
_MAX_DEPTH = 16
_MAX_PROPERTIES = 5000


def read_xmp(packet: bytes, max_text: int) -> tuple[dict[str, Printed], bool]:
    """Return the properties of a packet, and whether it was well-formed.

    Raises:
        ModuleNotFoundError: defusedxml, without which no XML of a stranger is read, is missing.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import ElementTree
    from defusedxml.common import DefusedXmlException

    found: dict[str, list[str]] = {}
    owners: dict[str, Element] = {}
    try:
        root = ElementTree.fromstring(_stripped(packet))
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return {}, False
    toolkit = root.get(f"{_META}xmptk")
    if toolkit:
        found["XMPToolkit"] = [toolkit]
    for description in root.iter(f"{_RDF}Description"):
        if description.get(f"{_RDF}about"):
            found.setdefault("About", [str(description.get(f"{_RDF}about"))])
    for parent in root.iter(f"{_RDF}RDF"):
        for description in parent:
            for owner, name, value in _top(description):
                if len(found) >= _MAX_PROPERTIES:
                    break
                # A list belongs to one property; the same name in another namespace comes second.
                if owners.setdefault(name, owner) is owner:
                    found.setdefault(name, []).append(value[:max_text])
    return {f"XMP:{name}": _shown(listed) for name, listed in found.items()}, True


def _stripped(packet: bytes) -> bytes:
    """Return the XML without the padding and zero bytes that writers leave around it."""
    packet = packet.strip(b"\0 \r\n\t")
    if packet[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return packet
    end = packet.rfind(b">")
    return packet[: end + 1]


def _shown(listed: list[str]) -> Printed:
    printed = [values.as_json(value) for value in listed]
    return printed[0] if len(printed) == 1 else printed


def _top(description: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each property of a description with the element that holds it."""
    for key, value in description.attrib.items():
        if _own(key):
            name = _name("", key)
            yield description, name, _value(name, key, value)
    for child in description:
        if not child.tag.startswith(_RDF):
            for name, value in _property(child, _name("", child.tag), 0):
                yield child, name, value


def _properties(owner: Element, prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield each property of a description or a structure, structures flattened into long names."""
    if depth > _MAX_DEPTH:
        return
    for key, value in owner.attrib.items():
        if _own(key):
            name = _name(prefix, key)
            yield name, _value(name, key, value)
    for child in owner:
        if not child.tag.startswith(_RDF):
            yield from _property(child, _name(prefix, child.tag), depth)


def _property(owner: Element, name: str, depth: int) -> Iterator[tuple[str, str]]:
    """Yield what one property holds: text, an address, a list, a structure."""
    resource = owner.get(f"{_RDF}resource")
    if resource is not None:
        yield name, resource
        return
    attributes = [key for key in owner.attrib if _own(key)]
    inner = list(owner)
    if attributes or owner.get(f"{_RDF}parseType") == "Resource":
        yield from _properties(owner, name, depth + 1)
        return
    if not inner:
        yield name, _value(name, owner.tag, owner.text or "")
        return
    for child in inner:
        if child.tag in {f"{_RDF}Bag", f"{_RDF}Seq", f"{_RDF}Alt"}:
            for item in child:
                yield from _item(item, owner.tag, name, depth)
        elif child.tag == f"{_RDF}Description":
            value = child.find(f"{_RDF}value")
            if value is not None:
                yield name, _value(name, owner.tag, value.text or "")
            yield from _properties(child, name, depth + 1)


def _item(item: Element, tag: str, name: str, depth: int) -> Iterator[tuple[str, str]]:
    language = item.get(_LANGUAGE)
    if language and language != "x-default":
        name = f"{name}-{language}"
    plain = not len(item) and not any(_own(key) for key in item.attrib)
    if plain and item.get(f"{_RDF}resource") is None:
        yield name, _value(name, tag, item.text or "")
    else:
        yield from _property(item, name, depth + 1)


def _own(key: str) -> bool:
    """Return whether an attribute is a property, and not grammar of RDF or XML."""
    return key.startswith("{") and not key.startswith((_RDF, "{http://www.w3.org/XML/", _META))


def _name(prefix: str, tag: str) -> str:
    local = tag.rpartition("}")[2]
    name = XMP.get(local, local)
    if local == "Rating" and tag.startswith(_PHOTO):
        name = "RatingPercent"
    return prefix + name[:1].upper() + name[1:]


def _value(name: str, tag: str, text: str) -> str:
    """Return a value as ExifTool prints it."""
    if name == "ColorMode" and text in _COLOUR_MODES:
        return _COLOUR_MODES[text]
    if not tag.startswith(_CAMERA):
        return values.xmp_date(text)
    if name == "LensInfo":
        return values.lens([_parsed(part) for part in text.split()])
    if name == "ComponentsConfiguration" and text.isdecimal() and int(text) < len(_COMPONENTS):
        return _COMPONENTS[int(text)]
    if name in {"GPSLatitude", "GPSLongitude"}:
        return _coordinate(text)
    if name in _FLASH:
        parsed = _parsed(text)
        return _FLASH[name].get(int(parsed), text) if parsed is not None else text
    parsed = _parsed(text)
    if name in values.CHOICES:
        return f"Unknown ({text})" if parsed is None else values.chosen(name, parsed)
    if name in values.SINGLE and parsed is not None:
        return values.SINGLE[name](parsed)
    if parsed is not None and "/" in text:
        return str(parsed) if isinstance(parsed, int) else f"{float(parsed):.15g}"
    return values.xmp_date(text)


_COMPONENTS = ("-", "Y", "Cb", "Cr", "R", "G", "B")
_COLOUR_MODES = {
    "0": "Bitmap",
    "1": "Grayscale",
    "2": "Indexed",
    "3": "RGB",
    "4": "CMYK",
    "7": "Multichannel",
    "8": "Duotone",
    "9": "Lab",
}
_FLASH: dict[str, dict[int, str]] = {
    "FlashReturn": {
        0: "No return detection",
        2: "Return not detected",
        3: "Return detected",
    },
    "FlashMode": {0: "Unknown", 1: "On", 2: "Off", 3: "Auto"},
}


def _parsed(text: str) -> Number:
    text = text.strip()
    if re.fullmatch(r"-?\d{1,18}(/\d{1,18})?", text) and not re.search(r"/0+$", text):
        value = Fraction(text)
        return int(value) if value.denominator == 1 else value
    try:
        return float(text) if re.fullmatch(r"-?\d{1,18}\.\d{1,18}", text) else None
    except ValueError:
        return None


def _coordinate(text: str) -> str:
    """Return a coordinate: XMP writes ``43,28.0468N``."""
    found = re.fullmatch(r"(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?([NSEW])", text)
    if not found:
        return text
    whole, minutes, second, letter = found.groups()
    value = int(whole) + float(minutes) / 60 + float(second or 0) / 3600
    return f"{values.sexagesimal(value)} {letter}"


def composed_flash(tags: dict[str, Printed]) -> str:
    """Return the flash that XMP describes bit by bit; empty where it describes none."""
    if "XMP:FlashFired" not in tags:
        return ""
    answers: dict[str, dict[bool | str, int]] = {
        "FlashFunction": {True: 0x20},
        "FlashRedEyeMode": {True: 0x40},
        "FlashFired": {True: 0x01},
        "FlashReturn": {"Return not detected": 0x04, "Return detected": 0x06},
        "FlashMode": {"On": 0x08, "Off": 0x10, "Auto": 0x18},
    }
    bits = 0
    for name, table in answers.items():
        said = tags.get(f"XMP:{name}")
        if isinstance(said, (bool, str)):
            bits |= table.get(said, 0)
    return values.flash(bits)
