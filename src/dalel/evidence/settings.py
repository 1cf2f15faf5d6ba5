"""What an examination may use, and what it may cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What decoding one file may cost. Over a limit, the decoder is killed and that is a finding."""

    seconds: float = 15.0  # wall time for one file, all steps and restarts together
    step_seconds: float = 8.0  # wall time and processor time for one step
    memory: int = 2 << 30  # address space of the decoder
    output: int = 8 << 20  # what the decoder may say of one file, in bytes
    pixels: int = 100_000_000  # pictures that claim more are not decoded
    text: int = 65_536  # characters of one text entry that are kept


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of an examination: whom to trust, and the limits."""

    trust_anchors: Path | None = None  # PEM bundle; without it no issuer is known
    limits: Limits = field(default_factory=Limits)
