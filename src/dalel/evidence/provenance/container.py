"""Container and stream facts; whether the content can be decoded at all."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dalel.evidence import messages
from dalel.evidence.provenance.blocks import heif_size
from dalel.evidence.provenance.window import Window
from dalel.evidence.registry import Answer, Refused, Subject, method

if TYPE_CHECKING:
    from PIL import Image

# Only the decoder of the type that intake saw may run: Pillow would try forty, FFmpeg hundreds,
# among them play lists that open other files.
PICTURES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
    "image/x-icon": "ICO",
    "image/webp": "WEBP",
    "image/avif": "AVIF",
    "image/jp2": "JPEG2000",
    "image/vnd.adobe.photoshop": "PSD",
}
RECORDINGS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/3gpp": "mov",
    "audio/mp4": "mov",
    "video/x-matroska": "matroska",
    "video/webm": "matroska",
    "video/x-msvideo": "avi",
    "video/x-flv": "flv",
    "video/x-ms-asf": "asf",
    "video/mpeg": "mpeg",
    "video/mp2t": "mpegts",
    "video/ogg": "ogg",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/flac": "flac",
    "audio/mpeg": "mp3",
    "audio/aac": "aac",
    "audio/aiff": "aiff",
    "audio/amr": "amr",
    "audio/x-caf": "caf",
    "image/heic": "mov",
    "image/heif": "mov",
}
_MAX_FRAMES = 10_000  # pictures of an animation that are counted
_SAMPLED = 3  # decoded pictures or blocks a stream


@method("container", version="1", kinds=("image", "audio", "video"), library="av")
def read(subject: Subject) -> Iterator[Answer]:
    """Answer the questions of the container; Pillow reads pictures, PyAV sound and video."""
    if subject.media_type in PICTURES:
        yield from _picture(subject)
    elif subject.media_type in RECORDINGS:
        yield from _recording(subject)


def _picture(subject: Subject) -> Iterator[Answer]:
    import PIL
    from PIL import Image, UnidentifiedImageError

    tool = f"pillow {PIL.__version__}"
    Image.MAX_IMAGE_PIXELS = (
        None  # our own limit is stricter, and a finding instead of an exception
    )
    with warnings.catch_warnings(), contextlib.ExitStack() as stack:
        warnings.simplefilter("ignore")
        try:
            picture = stack.enter_context(
                Image.open(subject.path, formats=[PICTURES[subject.media_type]])
            )
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
            raise Refused(_words(error)) from error
        width, height = picture.size
        yield Answer(
            "container.dimensions",
            f"{width}x{height}",
            messages.DIMENSIONS,
            {"width": str(width), "height": str(height)},
            raw={"format": picture.format or "", "mode": picture.mode},
            tool=tool,
        )
        # Counting the pictures of an animation draws them: not where one is over the limit.
        bomb = width * height > subject.max_pixels
        frames, wrong = (1, "") if bomb else _frames(picture)
        if frames > 1:
            values = {"count": str(frames)}
            yield Answer("container.frames", str(frames), messages.FRAMES, values, tool=tool)
        yield _decoded(subject, picture, wrong, tool)


def _frames(picture: Image.Image) -> tuple[int, str]:
    """Return how many pictures there are, and what went wrong while they were counted."""
    count = 1
    try:
        while count < _MAX_FRAMES:
            picture.seek(count)
            count += 1
    except EOFError:
        pass
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError) as error:
        return count, _words(error)
    return count, ""


def _decoded(subject: Subject, picture: Image.Image, wrong: str, tool: str) -> Answer:
    """Return whether the first picture can be decoded, within the limit of pixels."""
    width, height = picture.size
    if width * height > subject.max_pixels:
        values = {"pixels": str(width * height), "limit": str(subject.max_pixels)}
        message = messages.CONTENT_TOO_LARGE
        return Answer("container.content", "too large", message, values, tool=tool)
    try:
        picture.seek(0)
        picture.load()
    except (OSError, SyntaxError, ValueError, KeyError, TypeError, IndexError, EOFError) as error:
        wrong = _words(error)
    if wrong:
        values = {"reason": wrong}
        return Answer("container.content", "damaged", messages.CONTENT_DAMAGED, values, tool=tool)
    return Answer("container.content", "whole", messages.CONTENT_WHOLE, tool=tool)


def opened(subject: Subject) -> Any:
    """Open a recording with the decoder of its type and no other; to be closed by the caller.

    Raises:
        Refused: FFmpeg says that it is damaged or of another type.
    """
    import av

    av.logging.set_level(None)
    try:
        return av.open(
            str(subject.path),
            format=RECORDINGS[subject.media_type],
            options={"protocol_whitelist": "file"},
            metadata_errors="replace",
        )
    except (av.FFmpegError, ValueError, OSError) as error:
        raise Refused(_words(error)) from error


def _recording(subject: Subject) -> Iterator[Answer]:
    with opened(subject) as container:
        if subject.kind == "image":
            yield from _tiled(subject)
        else:
            yield from _described(container)
        yield _cut_off(subject) or _sampled(container)


def _tiled(subject: Subject) -> Iterator[Answer]:
    """Answer the size of a HEIF picture: FFmpeg sees its tiles, the table of items knows the whole."""
    with Window(subject.path) as window:
        width, height = heif_size(window)
    if width and height:
        values = {"width": str(width), "height": str(height)}
        value = f"{width}x{height}"
        yield Answer("container.dimensions", value, messages.DIMENSIONS, values, tool="dalel")


def _described(container: Any) -> Iterator[Answer]:
    """Answer what the header of a recording says."""
    if container.duration:
        seconds = f"{container.duration / 1_000_000:.3f}"
        values = {"seconds": seconds}
        yield Answer("container.duration", seconds, messages.DURATION, values)
    named: list[str] = []
    tags: dict[str, object] = {"container": dict(container.metadata)}
    for number, stream in enumerate(container.streams, 1):
        yield _stream(number, stream)
        tags[f"stream {number}"] = dict(stream.metadata)
        named += [stream.metadata[key] for key in ("encoder",) if stream.metadata.get(key)]
    videos = [stream for stream in container.streams if stream.type == "video"]
    width, height = (
        str(getattr(videos[0], side, None) or "") if videos else "" for side in ("width", "height")
    )
    if width and height:
        values = {"width": width, "height": height}
        yield Answer("container.dimensions", f"{width}x{height}", messages.DIMENSIONS, values)
    lowered = {key.lower(): value for key, value in container.metadata.items()}
    named += [lowered[key] for key in ("encoder", "encoding_tool", "software") if lowered.get(key)]
    if named:
        encoder = "; ".join(dict.fromkeys(named))
        values = {"encoder": encoder}
        limits = messages.ENCODER_LIMITS
        yield Answer(
            "container.encoder", encoder, messages.ENCODER, values, limits=limits, raw=tags
        )
    if lowered.get("creation_time"):
        created = lowered["creation_time"]
        values = {"time": created}
        limits = messages.DATE_LIMITS
        yield Answer("container.created", created, messages.CREATED, values, limits=limits)


def _stream(number: int, stream: Any) -> Answer:
    codec = stream.codec_context.name if stream.codec_context else "unknown"
    question = f"container.stream.{number}"
    values = {"number": str(number), "codec": codec}
    raw = {
        "type": stream.type,
        "codec": codec,
        "frames": stream.frames,
        "tags": dict(stream.metadata),
    }
    if stream.type == "video":
        average = getattr(stream, "average_rate", None)
        rate = f"{float(average):g}" if average else "?"
        width, height = (str(getattr(stream, side, None) or "?") for side in ("width", "height"))
        values |= {"width": width, "height": height, "rate": rate}
        value = f"video {codec} {width}x{height} {rate}/s"
        return Answer(question, value, messages.STREAM_VIDEO, values, raw=raw)
    if stream.type == "audio":
        # A damaged header may leave a stream without a decoder, and then without these.
        rate = str(getattr(stream, "rate", None) or "?")
        channels = str(getattr(stream, "channels", None) or "?")
        values |= {"rate": rate, "channels": channels}
        value = f"audio {codec} {rate}/s {channels} ch"
        return Answer(question, value, messages.STREAM_AUDIO, values, raw=raw)
    return Answer(question, f"{stream.type} {codec}", messages.STREAM_OTHER, values, raw=raw)


def _cut_off(subject: Subject) -> Answer | None:
    """Return the finding that a RIFF file is shorter than its header says: FFmpeg plays it all the same."""
    if subject.media_type not in {"audio/wav", "video/x-msvideo"}:
        return None
    with Window(subject.path) as window:
        promised, found = window.number(4, 4, "little") + 8, window.size
    if promised <= found or promised > 0xFFFFFFFF:  # the largest number stands for a live recording
        return None
    values = {"promised": str(promised), "found": str(found)}
    return Answer("container.content", "damaged", messages.CONTENT_SIZES_DIFFER, values)


def _sampled(container: Any) -> Answer:
    """Decode the beginning of each stream; the whole of a long recording would cost minutes."""
    import av

    wanted = {each.index: _SAMPLED for each in container.streams if each.type in {"video", "audio"}}
    try:
        for packet in container.demux():
            left = wanted.get(packet.stream_index, 0)
            if left > 0:
                wanted[packet.stream_index] = left - len(packet.decode())
            if all(count <= 0 for count in wanted.values()):
                break
    except (av.FFmpegError, ValueError, OSError) as error:
        values = {"reason": _words(error)}
        return Answer("container.content", "damaged", messages.CONTENT_DAMAGED, values)
    if not wanted or any(count == _SAMPLED for count in wanted.values()):
        values = {"reason": "a stream without content"}
        return Answer("container.content", "damaged", messages.CONTENT_DAMAGED, values)
    limits = messages.CONTENT_SAMPLED_LIMITS
    return Answer("container.content", "sampled", messages.CONTENT_SAMPLED, limits=limits)


def _words(error: BaseException) -> str:
    """Return what a library said, without the path that it repeats and without addresses."""
    words = " ".join(str(error).split()) or type(error).__name__
    for mark in (": '/", " '/", " <_io"):
        words = words.partition(mark)[0]
    return words[:200]
