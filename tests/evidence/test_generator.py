"""Traces of generators: every key generation is recognised, and nothing else is taken for one."""

from __future__ import annotations

import gzip
import io
import json
import struct

import pytest
from PIL import Image
from tests.evidence.conftest import Examine, ExamineAll, answer, chunk, png, text, value, wav

GRAPH = {
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "sd15.safetensors"}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a horse", "clip": ["4", 1]}},
}
A1111 = (
    "a duck, (oil:1.2)\nNegative prompt: text\n"
    'Steps: 15, Sampler: UniPC, CFG scale: 5, Seed: 1, Model: rv20, Lora hashes: "a: 1, b: 2"'
)


def _jpeg(**saved: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "JPEG", **saved)
    return buffer.getvalue()


def _exif(number: int, said: bytes | str) -> bytes:
    exif = Image.Exif()
    if number == 0x9286:
        exif.get_ifd(0x8769)[number] = said
    else:
        exif[number] = said
    return exif.tobytes()


PNG_TRACES = {
    "a1111": ({"parameters": A1111}, "rv20", "a duck, (oil:1.2)"),
    "comfyui": ({"prompt": json.dumps(GRAPH)}, "sd15.safetensors", "a horse"),
    "invokeai": (
        {
            "invokeai_metadata": json.dumps(
                {"positive_prompt": "a house", "model": {"name": "sdxl", "hash": "x"}}
            )
        },
        "sdxl",
        "a house",
    ),
    "invokeai 2": (
        {
            "sd-metadata": json.dumps(
                {
                    "model_weights": "sd-1.4",
                    "image": {"prompt": [{"prompt": "a hill", "weight": 1}]},
                }
            )
        },
        "sd-1.4",
        "a hill",
    ),
    "invokeai 1": ({"Dream": '"a lake" -s 50 -S 1 -W 512'}, "", "a lake"),
    "novelai": (
        {
            "Title": "AI generated image",
            "Software": "NovelAI",
            "Source": "Stable Diffusion F1022D28",
            "Description": "a cat",
            "Comment": '{"steps": 28, "scale": NaN}',
        },
        "Stable Diffusion F1022D28",
        "a cat",
    ),
    "fooocus": (
        {
            "fooocus_scheme": "fooocus",
            "parameters": json.dumps({"prompt": "a sea", "base_model": "j"}),
        },
        "j",
        "a sea",
    ),
    "named": (
        {"Description": "a fox --v 6 Job ID: 01234567-89ab-cdef-0123-456789abcdef"},
        "",
        "a fox --v 6",
    ),
}


@pytest.mark.parametrize("case", PNG_TRACES)
def test_the_trace_of_a_png_is_read(examined: Examine, case: str) -> None:
    entries, model, prompt = PNG_TRACES[case]
    found = examined(png(*(text(key, said) for key, said in entries.items())), "a.png")
    assert value(found, "generator.trace") == case.partition(" ")[0]
    assert value(found, "generator.model") == model
    assert value(found, "generator.prompt") == prompt
    assert value(found, "origin.declared") == "ai-generated"
    assert value(found, "mark.machine-readable") == "trace only"  # nobody put it there as a mark
    raw = answer(found, "generator.trace").raw["chunks"]
    assert raw == entries


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-16-le"])
def test_the_comment_of_a_jpeg_is_read_in_either_byte_order(examined: Examine, codec: str) -> None:
    comment = b"UNICODE\0" + A1111.encode(codec)
    found = examined(_jpeg(exif=_exif(0x9286, comment)), "a.jpg")
    assert value(found, "generator.trace") == "a1111"
    assert value(found, "generator.prompt") == "a duck, (oil:1.2)"


def test_the_graph_in_the_model_of_a_webp_is_read(examined: Examine) -> None:
    buffer = io.BytesIO()
    exif = _exif(0x0110, "prompt:" + json.dumps(GRAPH))
    Image.new("RGB", (8, 8)).save(buffer, "WEBP", exif=exif)
    found = examined(buffer.getvalue(), "a.webp")
    assert value(found, "generator.trace") == "comfyui"
    assert value(found, "metadata.camera") == ""


def test_a_packed_and_an_international_entry_are_read(examined: Examine) -> None:
    import zlib

    packed = chunk(b"zTXt", b"parameters\0\0" + zlib.compress(A1111.encode()))
    assert value(examined(png(packed), "a.png"), "generator.trace") == "a1111"
    international = chunk(b"iTXt", b"parameters\0\0\0\0\0" + ("үйрек " + A1111).encode())
    found = examined(png(international), "b.png")
    assert value(found, "generator.prompt") == "үйрек a duck, (oil:1.2)"


def test_what_a_picture_should_avoid_is_not_its_prompt(examined: Examine) -> None:
    graph = GRAPH | {
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurred", "clip": ["4", 1]}},
        "3": {"class_type": "KSampler", "inputs": {"positive": ["6", 0], "negative": ["7", 0]}},
    }
    found = examined(png(text("prompt", json.dumps(graph))), "a.png")
    assert value(found, "generator.prompt") == "a horse"


@pytest.mark.parametrize("packed", [True, False])
def test_settings_hidden_in_the_transparency_are_read(examined: Examine, packed: bool) -> None:
    said = gzip.compress(A1111.encode()) if packed else A1111.encode()
    head = b"stealth_pngcomp" if packed else b"stealth_pnginfo"
    data = head + struct.pack(">I", len(said) * 8) + said
    bits = [byte >> shift & 1 for byte in data for shift in range(7, -1, -1)]
    picture = Image.new("RGBA", (64, 64), (1, 2, 3, 254))
    for place, bit in enumerate(bits):
        picture.putpixel((place // 64, place % 64), (1, 2, 3, 254 | bit))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    found = examined(buffer.getvalue(), "a.png")
    assert value(found, "generator.trace") == "a1111"
    assert value(found, "generator.prompt") == "a duck, (oil:1.2)"


@pytest.mark.parametrize(
    "entries",
    [
        {"Comment": "I am against Midjourney and Stable Diffusion"},
        {"Title": "OpenAI announces a model"},
        {"parameters": "temperature=20, pressure=3"},
        {"prompt": "say hello"},
        {"workflow": '{"steps": 3}'},
        {"Description": "made by hand, not with Midjourney"},
        {"Software": "Adobe Photoshop 25.0"},
    ],
)
def test_what_only_speaks_of_generators_is_no_trace(
    examined: Examine, entries: dict[str, str]
) -> None:
    found = examined(png(*(text(key, said) for key, said in entries.items())), "a.png")
    assert value(found, "generator.trace") == "none"
    assert value(found, "origin.declared") == "not declared"


@pytest.mark.parametrize(
    ("entries", "generator"),
    [
        ({"Software": "Midjourney v6"}, "Midjourney"),
        ({"Comment": "Created with the ElevenLabs voice"}, "ElevenLabs"),
        ({"Comment": "made with suno; created=2026-01-02"}, "made with suno"),
    ],
)
def test_a_file_that_names_its_generator_is_believed_so_far(
    examined: Examine, entries: dict[str, str], generator: str
) -> None:
    found = examined(png(*(text(key, said) for key, said in entries.items())), "a.png")
    trace = answer(found, "generator.trace")
    assert (trace.value, trace.values["generator"]) == ("named", generator)
    assert trace.limits


def test_a_recording_that_names_a_voice_changer_is_believed_so_far(examined: Examine) -> None:
    body = wav()[12:]
    said = b"Voice Conversion 2"
    entry = b"INFOISFT" + struct.pack("<I", len(said)) + said
    tags = b"LIST" + struct.pack("<I", len(entry)) + entry
    content = b"WAVE" + body[:24] + tags + body[24:]
    found = examined(b"RIFF" + struct.pack("<I", len(content)) + content, "a.wav")
    assert value(found, "generator.trace") == "named"
    assert value(found, "origin.declared") == "ai-generated"


def test_a_trace_that_does_not_parse_breaks_nothing(examined_all: ExamineAll) -> None:
    entries = ["{", '{"a": ', "{" * 5000, '{"image": 3, "model": [1]}', "[]"]
    keys = ["sd-metadata", "invokeai_metadata", "prompt", "parameters"]
    for found in examined_all([png(text(key, said)) for key in keys for said in entries]):
        assert value(found, "generator.trace") in {"none", "invokeai"}
        assert value(found, "decode.1") == ""
