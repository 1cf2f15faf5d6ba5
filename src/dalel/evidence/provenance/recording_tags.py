"""The text entries of sound and video containers, read by FFmpeg's header parsers only."""

from __future__ import annotations

from dalel.evidence.provenance.container import RECORDINGS, opened
from dalel.evidence.registry import Subject

_STRUCTURE = {"major_brand", "minor_version", "compatible_brands", "language", "handler_name"}
_STRUCTURE |= {"vendor_id", "duration"}


def read_recording(subject: Subject) -> dict[str, str]:
    """Return the entries that somebody wrote, by lower-case name; what the muxer writes is left out.

    Raises:
        Refused: the container cannot be opened.
    """
    if subject.media_type not in RECORDINGS:
        return {}
    with opened(subject) as container:
        tags = {key.lower(): value for key, value in container.metadata.items()}
        for stream in container.streams:
            for key, value in stream.metadata.items():
                tags.setdefault(key.lower(), value)
    return {key: value[: subject.max_text] for key, value in tags.items() if key not in _STRUCTURE}
