"""Methods of examination: one function a file, found by a decorator.

A method reads one file inside the worker process and yields answers. It may raise: what it yielded
before stays, and the worker turns the failure into an answer with its cause.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dalel.case.finding import Weight


@dataclass(frozen=True, slots=True)
class Subject:
    """The file that a method reads: the stored copy, what intake said of it, and the settings."""

    path: Path
    media_type: str
    kind: str
    trust_anchors: str = ""
    max_pixels: int = 100_000_000
    max_text: int = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """A finding before it belongs to an exhibit."""

    question: str
    value: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)
    weight: Weight = Weight.PRESENT
    limits: str = ""
    raw: Mapping[str, object] = field(default_factory=dict)
    tool: str = ""


class Refused(Exception):  # noqa: N818 - the file is refused; the word is that of the finding
    """The decoder says that the file is damaged or not what it claims to be."""


Read = Callable[[Subject], Iterator[Answer]]


@dataclass(frozen=True, slots=True)
class Method:
    """One method: its name and version, the kinds and further types it reads, the library it needs."""

    name: str
    version: str
    kinds: frozenset[str]
    types: frozenset[str]
    library: str
    read: Read

    def reads(self, kind: str, media_type: str) -> bool:
        """Return whether the method has anything to ask of such a file."""
        return kind in self.kinds or media_type in self.types


METHODS: dict[str, Method] = {}

# The order of work: what is cheap and hard to crash comes first, decoding comes last.
_MODULES = ("metadata", "generator", "c2pa_manifest", "container")


def method(
    name: str,
    *,
    version: str,
    kinds: tuple[str, ...],
    types: tuple[str, ...] = (),
    library: str = "",
) -> Callable[[Read], Read]:
    """Register a function as the method ``name``; ``library`` is the distribution that it needs."""

    def register(read: Read) -> Read:
        METHODS[name] = Method(name, version, frozenset(kinds), frozenset(types), library, read)
        return read

    return register


def load_methods() -> dict[str, Method]:
    """Import every method and return them in the order of work. Loads no media library."""
    for module in _MODULES:
        importlib.import_module(f"dalel.evidence.provenance.{module}")
    return METHODS
