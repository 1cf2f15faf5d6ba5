"""Exhibits, custody and findings: what an examination says of a file, in words of evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file as it was received.

    ``path`` is relative to the case folder (or as given on the command line); ``media_type`` is read from
    the content, never from the name; ``kind`` is image, audio, video, text or other.
    """

    path: str
    sha256: str
    size: int
    media_type: str
    kind: str
    medium: str = ""  # id of the case's medium that names this file, if any


@dataclass(frozen=True, slots=True)
class Custody:
    """One line of the custody record: who did what with which exhibit, when (UTC, ISO 8601)."""

    at: str
    who: str
    action: str
    sha256: str
    path: str = ""
    tool: str = ""
    detail: str = ""


class Weight(Enum):
    """What a finding amounts to. Absence is its own answer: it never proves the opposite."""

    PRESENT = "present"
    ABSENT = "absent"
    CANNOT_BE_ASSESSED = "cannot be assessed"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer to one question about one exhibit.

    ``question`` is a stable id (``c2pa.signature``, ``generator.trace``, ``container.format``); ``value`` its
    short answer (``valid``, ``a1111``); ``message`` an English sentence with ``{placeholders}`` from
    ``values``, key of its translations; ``limits`` likewise, what the answer may not be taken for.
    ``raw`` keeps what was read, for the JSON output. ``id`` is ``<first 8 of sha256>.<question>[.n]``.
    """

    id: str
    sha256: str
    question: str
    weight: Weight
    value: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    limits: str = ""
    method: str = ""
    tool: str = ""
    raw: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything that stage 1 says of one exhibit."""

    exhibit: Exhibit
    findings: tuple[Finding, ...]


__all__ = ["Custody", "Examination", "Exhibit", "Finding", "Weight"]
