"""EXIF, XMP and IPTC: what they say is found, and no lie in them breaks anything."""

from __future__ import annotations

import io
import struct

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.evidence.conftest import Examine, answer, png, text, value

from dalel.evidence.provenance.exif import read_exif
from dalel.evidence.provenance.iptc import read_iptc
from dalel.evidence.provenance.tiff_tags import read_directories
from dalel.evidence.provenance.xmp import read_xmp

_IPTC_NAMES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="kit">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 e:DigitalSourceType="{address}" xmp:CreateDate="2026-01-02T03:04:05+05:00">
<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">T</rdf:li><rdf:li xml:lang="kk">К</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def _packet(code: str) -> bytes:
    return _PACKET.replace("{address}", _IPTC_NAMES + code).encode()


def _jpeg(xmp: bytes = b"", exif: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    picture = Image.new("RGB", (8, 8))
    picture.save(
        buffer, "JPEG", **({"xmp": xmp} if xmp else {}), **({"exif": exif} if exif else {})
    )
    return buffer.getvalue()


def test_a_declared_source_type_is_the_declared_origin(examined: Examine) -> None:
    expected = {
        "trainedAlgorithmicMedia": ("ai-generated", "present"),
        "compositeWithTrainedAlgorithmicMedia": ("ai-altered", "present"),
        "digitalCapture": ("camera", "none"),
        "algorithmicMedia": ("not declared", "none"),
        "somethingNew": ("not declared", "none"),
    }
    for code, (origin, mark) in expected.items():
        found = examined(_jpeg(_packet(code)), f"{code}.jpg")
        assert value(found, "metadata.source-type") == code
        assert value(found, "origin.declared") == origin, code
        assert value(found, "mark.machine-readable") == mark, code


def test_a_camera_that_writes_a_generator_s_settings_contradicts_itself(examined: Examine) -> None:
    packet = _packet("digitalCapture").decode()
    entry = text("parameters", "a cat\nSteps: 20, Sampler: Euler")
    body = b"XML:com.adobe.xmp\0\0\0\0\0" + packet.encode()
    from tests.evidence.conftest import chunk

    found = examined(png(entry, chunk(b"iTXt", body)), "a.png")
    assert value(found, "origin.declared") == "contradictory"


def test_xmp_is_read_under_exiftool_s_names() -> None:
    tags, whole = read_xmp(_packet("digitalCapture"), 1000)
    assert whole
    assert tags == {
        "XMP:XMPToolkit": "kit",
        "XMP:DigitalSourceType": _IPTC_NAMES + "digitalCapture",
        "XMP:CreateDate": "2026:01:02 03:04:05+05:00",
        "XMP:Creator": ["A", "B"],
        "XMP:Title": "T",
        "XMP:Title-kk": "К",
    }


def test_xmp_with_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "yyyy"><!ENTITY z "&x;&x;">]><a>&z;</a>'
    assert read_xmp(bomb, 1000) == ({}, False)
    outside = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    assert read_xmp(outside, 1000) == ({}, False)


def test_damaged_metadata_is_said_to_be_damaged(examined: Examine) -> None:
    found = examined(_jpeg(b"<x:xmpmeta not closed"), "a.jpg")
    assert value(found, "metadata.xmp") == "damaged"
    found = examined(_jpeg(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff"), "b.jpg")
    assert value(found, "metadata.exif") == "damaged"


def test_place_camera_and_dates_are_named(examined: Examine) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "Canon", "Canon EOS 40D", "2026:01:02 03:04:05"
    exif.get_ifd(0x8769)[0x9003] = "0000:00:00 00:00:00"
    exif.get_ifd(0x8825).update({1: "S", 2: (51.0, 7.0, 30.0), 3: "E", 4: (71.0, 25.0, 0.0)})
    found = examined(_jpeg(exif=exif.tobytes()), "a.jpg")
    assert value(found, "metadata.camera") == "Canon EOS 40D"
    assert value(found, "metadata.date-modified") == "2026:01:02 03:04:05"
    assert value(found, "metadata.date-original") == ""
    assert value(found, "metadata.place") == "-51.125000, 71.416667"
    assert answer(found, "metadata.place").limits
    assert value(found, "origin.declared") == "not declared"


def test_a_directory_that_points_at_itself_ends() -> None:
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)
    block = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + struct.pack("<I", 8)
    assert read_directories(block).damaged


def test_a_count_of_billions_is_skipped() -> None:
    entry = struct.pack("<HHII", 0x010F, 2, 0xFFFFFFFF, 0)
    found = read_directories(b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + bytes(4))
    assert found.damaged
    assert found.entries == []


_SAMPLE = Image.Exif()
_SAMPLE[0x010F] = "Maker"
_SAMPLE.get_ifd(0x8769).update(
    {0x829A: 0.01, 0x829D: 2.8, 0x9286: b"ASCII\0\0\0words", 0x9204: 0.3}
)
_SAMPLE.get_ifd(0x8825).update({2: (51.0, 7.0, 30.0), 7: (1.0, 2.0, 3.5), 29: "2026:01:02"})
_BLOCK = _SAMPLE.tobytes().removeprefix(b"Exif\0\0")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(_BLOCK) - 1), st.integers(0, 255)), max_size=12))
def test_no_byte_changed_in_exif_makes_it_raise(changes: list[tuple[int, int]]) -> None:
    block = bytearray(_BLOCK)
    for place, byte in changes:
        block[place] = byte
    read_exif(bytes(block), 1000)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_iptc_raise(block: bytes) -> None:
    read_iptc(b"\x1c" + block, 1000)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=60), st.sampled_from(["FNumber", "Flash", "Orientation", "ISOSpeedRatings"])
)
def test_no_value_makes_xmp_raise(said: str, name: str) -> None:
    from xml.sax.saxutils import escape

    packet = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:t="http://ns.adobe.com/exif/1.0/"><rdf:Description><t:{name}>'
        f"{escape(said)}</t:{name}></rdf:Description></rdf:RDF>"
    )
    read_xmp(packet.encode("utf-8", "replace"), 1000)
