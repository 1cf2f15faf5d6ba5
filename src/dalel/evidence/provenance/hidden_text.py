"""Settings that generators hide in the lowest bits of a picture's transparency.

NovelAI and extensions of the Stable Diffusion Web UI write them there column by column, so that they
survive where text entries are removed: a signature, the number of bits, then text or gzip.
"""

from __future__ import annotations

import zlib

from dalel.evidence.registry import Subject

_SIGNATURES = {b"stealth_pnginfo": False, b"stealth_pngcomp": True}  # → is the text packed?
_FORMATS = {"image/png": "PNG", "image/webp": "WEBP"}
_HEAD = 15 * 8  # bits of the signature


def read_hidden(subject: Subject) -> str:
    """Return the hidden text, cut at the limit of text; empty where there is none or it is damaged."""
    from PIL import Image

    if subject.media_type not in _FORMATS:
        return ""
    Image.MAX_IMAGE_PIXELS = None  # our own limit is stricter
    try:
        with Image.open(subject.path, formats=[_FORMATS[subject.media_type]]) as picture:
            width, height = picture.size
            if picture.mode != "RGBA" or width * height > subject.max_pixels:
                return ""
            columns = picture.getchannel("A").transpose(Image.Transpose.TRANSPOSE).tobytes()
    except (OSError, SyntaxError, ValueError):
        return ""  # the step of the container says what is wrong
    signature = _bytes(columns, 0, _HEAD)
    if signature not in _SIGNATURES:
        return ""
    length = int.from_bytes(_bytes(columns, _HEAD, 32), "big")
    data = _bytes(columns, _HEAD + 32, min(length, len(columns)))
    if _SIGNATURES[signature]:
        try:
            data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, subject.max_text * 4)
        except zlib.error:
            return ""
    return data.decode("utf-8", "replace")[: subject.max_text]


def _bytes(columns: bytes, start: int, bits: int) -> bytes:
    """Return the bytes that the lowest bits from ``start`` on spell."""
    part = columns[start : start + bits - bits % 8]
    number = int(bytes(48 + (each & 1) for each in part) or b"0", 2)
    return number.to_bytes(len(part) // 8, "big")
