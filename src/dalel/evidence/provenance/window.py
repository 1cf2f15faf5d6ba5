"""Bounded reading: every slice of a suspect file is checked against its end and against a ceiling."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

CEILING = 16 << 20  # no metadata block is read beyond this many bytes


class Window:
    """Bytes that can be read at any place: a file, or a block already read. Never raises at the end."""

    def __init__(self, source: Path | bytes) -> None:
        self._bytes = source if isinstance(source, bytes) else b""
        self._file = -1 if isinstance(source, bytes) else os.open(source, os.O_RDONLY)
        self.size = len(self._bytes) if self._file < 0 else os.fstat(self._file).st_size

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def at(self, place: int, length: int) -> bytes:
        """Return the bytes from ``place`` on: fewer than ``length`` where the source or ceiling ends."""
        if place < 0 or length <= 0 or place >= self.size:
            return b""
        length = min(length, CEILING, self.size - place)
        if self._file < 0:
            return self._bytes[place : place + length]
        return os.pread(self._file, length, place)

    def number(self, place: int, length: int, order: str = "big") -> int:
        """Return an unsigned number; missing bytes count as nothing."""
        return int.from_bytes(self.at(place, length), "big" if order == "big" else "little")
