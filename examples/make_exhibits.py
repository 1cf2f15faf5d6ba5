"""Makes the pictures and the recording of the examples, the same bytes each time.

Nobody real is shown or heard: the pictures are flat shapes, the recording is three moving tones. What
matters is what the files say of themselves: settings of a picture generator, a declared origin, a camera.
Run it from anywhere; it writes beside itself. The standard library is all it needs.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from pathlib import Path

HERE = Path(__file__).parent
SIZE = (240, 320)  # width, height in pixels
RATE = 8000  # samples a second

Colour = tuple[int, int, int]
SKIN: Colour = (224, 188, 160)
DECLARED = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def portrait(background: Colour, clothes: Colour, hair: Colour) -> bytes:
    """Return rows of RGB bytes, each behind its filter byte: a head and shoulders on a plain ground."""
    width, height = SIZE
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            head = ((x - 120) / 52) ** 2 + ((y - 130) / 68) ** 2
            crown = ((x - 120) / 62) ** 2 + ((y - 112) / 74) ** 2
            body = ((x - 120) / 108) ** 2 + ((y - 330) / 118) ** 2
            if head < 1 and y > 92:
                rows += bytes(SKIN)
            elif crown < 1:
                rows += bytes(hair)
            elif body < 1:
                rows += bytes(clothes)
            else:
                rows += bytes(channel - y // 16 for channel in background)
    return bytes(rows)


def chunk(kind: bytes, body: bytes) -> bytes:
    """Return one PNG chunk (PNG specification, third edition, 5.3)."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(rows: bytes, *extra: bytes) -> bytes:
    """Return a PNG of the rows with extra chunks before its pixels."""
    header = struct.pack(">IIBBBBB", *SIZE, 8, 2, 0, 0, 0)
    # Stored, not deflated: other builds of zlib would choose other bytes.
    pixels = zlib.compress(rows, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + b"".join(extra)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def text(key: str, words: str) -> bytes:
    """Return a tEXt chunk."""
    return chunk(b"tEXt", key.encode("latin-1") + b"\0" + words.encode("latin-1"))


def xmp(source_type: str) -> bytes:
    """Return an iTXt chunk with an XMP packet that declares the IPTC digital source type."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        f'Iptc4xmpExt:DigitalSourceType="{DECLARED}{source_type}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet.encode())


def camera(make: str, model: str, taken: str) -> bytes:
    """Return an eXIf chunk with a camera's make, model and time (TIFF 6.0, little-endian)."""
    values = [(0x010F, make), (0x0110, model), (0x0132, taken)]
    entries, data = b"", b""
    start = 8 + 2 + 12 * len(values) + 4
    for tag, value in values:
        encoded = value.encode("ascii") + b"\0"
        entries += struct.pack("<HHII", tag, 2, len(encoded), start + len(data))
        data += encoded
    return chunk(
        b"eXIf", b"II*\0\x08\0\0\0" + struct.pack("<H", len(values)) + entries + b"\0\0\0\0" + data
    )


def settings(prompt: str) -> bytes:
    """Return the chunk in which Stable Diffusion's web interface keeps its settings."""
    words = f"{prompt}\nNegative prompt: lowres\nSteps: 28, Sampler: DPM++ 2M, CFG scale: 6.5, Seed: 41, Size: 240x320, Model: sd15"
    return text("parameters", words)


def graph(prompt: str) -> bytes:
    """Return the chunk in which ComfyUI keeps the graph that made a picture."""
    nodes = {
        "3": {
            "class_type": "KSampler",
            "inputs": {"seed": 7, "steps": 20, "cfg": 7.0, "positive": ["6", 0]},
        },
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sdxl.safetensors"}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": prompt, "clip": ["4", 1]}},
    }
    return text("prompt", json.dumps(nodes))


def tones() -> bytes:
    """Return two seconds of three moving tones as a WAV file whose INFO list names its software."""
    samples = bytearray()
    for index in range(2 * RATE):
        second = index / RATE
        pitch = 130 + 25 * math.sin(2 * math.pi * 2.3 * second)
        loud = 0.5 + 0.5 * math.sin(2 * math.pi * 4 * second)
        value = sum(math.sin(2 * math.pi * pitch * k * second) / k for k in (1, 5, 9)) * loud
        samples += struct.pack("<h", round(7000 * value))
    name = b"voice conversion 2.1\0\0"
    info = b"INFO" + b"ISFT" + struct.pack("<I", len(name)) + name
    form = struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16)
    parts = [(b"fmt ", form), (b"LIST", info), (b"data", bytes(samples))]
    body = b"".join(kind + struct.pack("<I", len(part)) + part for kind, part in parts)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def exhibits() -> dict[str, bytes]:
    """Return every made exhibit: path below this folder → bytes."""
    grey, blue, sand, night = (214, 218, 222), (196, 214, 232), (232, 222, 204), (92, 94, 108)
    red, green, navy, plum = (150, 44, 52), (52, 112, 84), (34, 52, 92), (96, 56, 102)
    black, brown, silver = (30, 26, 28), (84, 56, 38), (150, 150, 154)
    return {
        "director-calls/exhibits/call.wav": tones(),
        "investment-ad/exhibits/clip.png": png(
            portrait(blue, red, black), settings("tv presenter, studio light")
        ),
        "intimate-blackmail/exhibits/fake.png": png(
            portrait(night, night, black), settings("portrait, bedroom")
        ),
        "unmarked-clip/exhibits/clip.png": png(
            portrait(sand, green, brown), graph("smiling shop assistant")
        ),
        "paid-pose/exhibits/photo.png": png(
            portrait(grey, navy, brown), camera("Canon", "EOS R6", "2026:03:05 14:12:09")
        ),
        "paid-pose/exhibits/fake.png": png(
            portrait(grey, plum, brown), xmp("compositeWithTrainedAlgorithmicMedia")
        ),
        "paid-pose/exhibits/portrait.png": png(portrait(sand, navy, silver)),
        "labelled-parody/exhibits/sketch.png": png(
            portrait(blue, navy, silver), xmp("trainedAlgorithmicMedia")
        ),
    }


def main() -> None:
    """Write every exhibit."""
    for name, content in exhibits().items():
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
