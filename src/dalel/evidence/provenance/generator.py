"""Traces of generators of synthetic media: the raw text is kept, and parsed second.

Generators write their settings into text entries of PNG, the EXIF comment of JPEG and WebP, and the
tags of sound and video. A trace that does not parse is still a trace.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dalel.case.finding import Weight
from dalel.evidence import messages
from dalel.evidence.provenance import exif, iptc, xmp
from dalel.evidence.provenance.blocks import read_blocks
from dalel.evidence.provenance.hidden_text import read_hidden
from dalel.evidence.provenance.recording_tags import read_recording
from dalel.evidence.provenance.window import Window
from dalel.evidence.registry import Answer, Subject, method

_SHOWN = 300  # characters of a prompt in the sentence; raw holds all

# Names that only a generator writes, where files name their software or credit.
_NAMED = re.compile(
    r"midjourney|stable[ -]?diffusion|dall[·\-. ]?e ?[23]?\b|novelai|comfyui|invokeai|fooocus"
    r"|draw things|adobe firefly|bing image creator|made with google ai|made with suno|suno\.(?:ai|com)"
    r"|udio\.com|elevenlabs|openai|leonardo\.ai|ideogram ai|runwayml|synthesia|heygen|stability ai"
    r"|voice[ -]conversion|voice[ -]cloning|so-vits-svc|coqui|xtts|text[ -]to[ -]speech",
    re.IGNORECASE,
)
_SOFTWARE_KEYS = ("Software", "software", "CreatorTool", "Credit", "encoder", "encoded_by")
# In free text a name alone says nothing: people write about generators too.
_FREE_KEYS = ("comment", "Comment", "Title", "title", "description", "Description", "artist")
_MADE_WITH = re.compile(r"\b(?:made|generated|created) (?:with|by) (?:the )?$", re.IGNORECASE)


@dataclass(slots=True)
class Trace:
    """What one generator left: its name, and what could be read from its text."""

    value: str
    generator: str
    prompt: str = ""
    model: str = ""
    parsed: Mapping[str, object] = field(default_factory=dict)


@method("generator", version="1", kinds=("image", "audio", "video"))
def read(subject: Subject) -> Iterator[Answer]:
    """Answer whether the file carries the settings of a generator, and what they say."""
    text = _entries(subject)
    trace = _trace(text)
    if trace is None and (hidden := read_hidden(subject)):
        entries = _object(hidden)  # NovelAI hides all of its entries, others the bare settings
        text = {key: value for key, value in entries.items() if isinstance(value, str)}
        text = text or {"parameters": hidden}
        trace = _trace(text)
    if trace is None:
        yield Answer(
            "generator.trace",
            "none",
            messages.TRACE_ABSENT,
            weight=Weight.ABSENT,
            limits=messages.ABSENCE_LIMITS,
        )
        return
    raw: dict[str, object] = {"chunks": text, "parsed": trace.parsed}
    values = {"generator": trace.generator}
    limits = messages.TRACE_LIMITS
    message = messages.TRACE_NAMED if trace.value == "named" else messages.TRACE
    yield Answer("generator.trace", trace.value, message, values, limits=limits, raw=raw)
    if trace.model:
        values = {"model": trace.model}
        yield Answer("generator.model", trace.model, messages.MODEL, values, limits=limits)
    if trace.prompt:
        shown = " ".join(trace.prompt.split())
        shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
        values = {"prompt": shown}
        raw = {"prompt": trace.prompt}
        yield Answer("generator.prompt", shown, messages.PROMPT, values, limits=limits, raw=raw)


def _entries(subject: Subject) -> dict[str, str]:
    """Return every text entry in which a generator may write, by its key."""
    with Window(subject.path) as window:
        blocks = read_blocks(window, subject.media_type, subject.max_text)
    text: dict[str, str] = {}
    for key, value in blocks.text:
        text.setdefault(key, value)
    for comment in blocks.comments:
        text.setdefault("comment", comment)
    for block in blocks.exif:
        tags, _ = exif.read_exif(block, subject.max_text)
        for name in ("UserComment", "ImageDescription", "Make", "Model", "Software", "XPComment"):
            if tags.get(f"EXIF:{name}"):
                text.setdefault(name, str(tags[f"EXIF:{name}"]))
    for packet in blocks.xmp:
        tags, _ = xmp.read_xmp(packet, subject.max_text)
        for name in ("CreatorTool", "UserComment", "Credit", "Description", "Software"):
            if tags.get(f"XMP:{name}"):
                text.setdefault(name, str(tags[f"XMP:{name}"]))
    for block in blocks.iptc:
        tags, _ = iptc.read_iptc(block, subject.max_text)
        if tags.get("IPTC:Credit"):
            text.setdefault("Credit", str(tags["IPTC:Credit"]))
    if subject.kind != "image":
        text |= read_recording(subject)
    return text


def _trace(text: Mapping[str, str]) -> Trace | None:
    """Return the first trace that is recognised, the most telling first."""
    for recognise in (_novelai, _invokeai, _comfyui, _fooocus, _a1111, _midjourney, _named):
        trace = recognise(text)
        if trace is not None:
            return trace
    return None


def _novelai(text: Mapping[str, str]) -> Trace | None:
    inner = _object(text.get("UserComment", ""))  # where WebP carries the same entries
    if inner.get("Software") == "NovelAI":
        text = {key: value for key, value in inner.items() if isinstance(value, str)}
    if text.get("Software") != "NovelAI":
        return None
    settings = _object(text.get("Comment", ""))
    return Trace(
        "novelai",
        "NovelAI",
        text.get("Description") or str(settings.get("prompt") or ""),
        text.get("Source", ""),
        settings,
    )


def _invokeai(text: Mapping[str, str]) -> Trace | None:
    """Read InvokeAI's keys: today's, those of version 2, and the first one."""
    if "invokeai_metadata" in text or "invokeai_graph" in text:
        settings = _object(text.get("invokeai_metadata", ""))
        model = settings.get("model")
        name = model.get("name") or model.get("model_name") if isinstance(model, dict) else model
        prompt = str(settings.get("positive_prompt") or "")
        return Trace("invokeai", "InvokeAI", prompt, str(name or ""), settings)
    if "sd-metadata" in text:
        settings = _object(text["sd-metadata"])
        image = settings.get("image")
        said = image.get("prompt", "") if isinstance(image, dict) else ""
        if isinstance(said, list):
            said = ", ".join(
                str(each.get("prompt", "")) if isinstance(each, dict) else str(each)
                for each in said
            )
        weights = str(settings.get("model_weights") or settings.get("model") or "")
        return Trace("invokeai", "InvokeAI", str(said), weights, settings)
    if "Dream" in text:
        prompt, _, options = text["Dream"].rpartition('"')
        return Trace("invokeai", "InvokeAI", prompt.lstrip('"'), "", {"options": options.strip()})
    return None


def _comfyui(text: Mapping[str, str]) -> Trace | None:
    """Read ComfyUI's graphs, also where WebP and video carry them.

    A graph cannot always be flattened: the prompts are the texts of its nodes, in order.
    """
    graphs = {key: value for key, value in text.items() if key in {"prompt", "workflow"}}
    for name in ("Make", "Model", "ImageDescription", "UserComment"):
        kind, colon, tail = text.get(name, "").partition(":")
        if colon and kind.strip().lower() in {"prompt", "workflow"}:
            graphs.setdefault(kind.strip().lower(), tail)
    inner = _object(text.get("comment", ""))
    for key in ("prompt", "workflow"):
        value = inner.get(key)
        if value is not None:
            graphs.setdefault(key, value if isinstance(value, str) else json.dumps(value))
    prompt = _object(graphs.get("prompt", ""))
    workflow = _object(graphs.get("workflow", ""))
    nodes = [node for node in prompt.values() if isinstance(node, dict) and "class_type" in node]
    if not nodes and not isinstance(workflow.get("nodes"), list):
        return None
    inputs = [node["inputs"] for node in nodes if isinstance(node.get("inputs"), dict)]
    said = _positive(prompt) or _texts(inputs)
    models = [
        str(each[key])
        for each in inputs
        for key in ("ckpt_name", "unet_name", "model_name")
        if isinstance(each.get(key), str)
    ]
    parsed = {"prompt": prompt} if prompt else {"workflow": workflow}
    model = ", ".join(dict.fromkeys(models))
    return Trace("comfyui", "ComfyUI", " | ".join(dict.fromkeys(said)), model, parsed)


def _texts(inputs: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the texts among the inputs of nodes."""
    return [said for each in inputs if isinstance(said := each.get("text"), str) and said]


def _positive(graph: Mapping[str, object]) -> list[str]:
    """Return the texts that reach a sampler as what it should show, not as what it should avoid."""
    inputs = {
        key: found
        for key, node in graph.items()
        if isinstance(node, dict) and isinstance(found := node.get("inputs"), dict)
    }
    waiting = [each["positive"] for each in inputs.values() if "positive" in each]
    reached: dict[str, Mapping[str, object]] = {}
    while waiting:
        link = waiting.pop(0)
        key = str(link[0]) if isinstance(link, list) and link else ""
        if key in inputs and key not in reached:
            reached[key] = inputs[key]
            waiting += [each for name, each in inputs[key].items() if name != "negative"]
    return _texts(reached.values())


def _fooocus(text: Mapping[str, str]) -> Trace | None:
    if "fooocus_scheme" not in text:
        return None
    settings = _object(text.get("parameters", "")) or _a1111_settings(text.get("parameters", ""))
    prompt = str(settings.get("prompt") or settings.get("Prompt") or "")
    model = str(settings.get("base_model") or settings.get("Model") or "")
    return Trace("fooocus", "Fooocus", prompt, model, settings)


def _a1111(text: Mapping[str, str]) -> Trace | None:
    """Read the parameters of AUTOMATIC1111's Web UI and of those that write like it."""
    for key in ("parameters", "Parameters", "UserComment", "comment", "ImageDescription"):
        value = text.get(key, "")
        if not re.search(r"\bSteps: \d+, ", value) and "sui_image_params" not in value:
            continue
        settings = _object(value) or _a1111_settings(value)
        inner = settings.get("sui_image_params")
        settings = inner if isinstance(inner, dict) else settings
        prompt = str(settings.get("Prompt") or settings.get("prompt") or "")
        model = str(settings.get("Model") or settings.get("model") or "")
        return Trace("a1111", "Stable Diffusion Web UI (AUTOMATIC1111)", prompt, model, settings)
    return None


def _a1111_settings(value: str) -> dict[str, object]:
    """Return the settings of the three-part text: prompt, negative prompt, ``key: value`` pairs."""
    head, steps, tail = value.rpartition("Steps: ")
    if not steps:
        return {"Prompt": value.strip()}
    prompt, _, negative = head.partition("Negative prompt: ")
    pairs = re.findall(r'([\w /-]+): ("(?:[^"\\]|\\.)*"|[^,\n]*)', steps + tail)
    settings: dict[str, object] = {key.strip(): each.strip() for key, each in pairs}
    return {"Prompt": prompt.strip(), "Negative prompt": negative.strip(), **settings}


def _midjourney(text: Mapping[str, str]) -> Trace | None:
    description = text.get("Description", "")
    job = re.search(r"\bJob ID: ([0-9a-f-]{36})", description)
    if not job:
        return None
    prompt = description[: job.start()].strip()
    return Trace("named", "Midjourney", prompt, "", {"job": job[1]})


def _named(text: Mapping[str, str]) -> Trace | None:
    """Recognise the bare name of a generator where a file names its software."""
    for key in _SOFTWARE_KEYS:
        found = _NAMED.search(text.get(key, ""))
        if found:
            return Trace("named", found[0], parsed={"entry": key})
    for key in _FREE_KEYS:
        value = text.get(key, "")
        for found in _NAMED.finditer(value):
            stated = found[0].lower().startswith("made with")
            if stated or _MADE_WITH.search(value[: found.start()]):
                return Trace("named", found[0], parsed={"entry": key})
    return None


def _object(text: str) -> dict[str, object]:
    """Return the JSON object in a text; an empty one where there is none.

    NaN, which generators write and JSON does not know, is read as text.
    """
    start = text.lstrip()[:1]
    if start != "{":
        return {}
    try:
        found = json.loads(text, parse_constant=str)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
