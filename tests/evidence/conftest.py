"""Files to examine: made here, or from the shared sample media where they are present."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dalel.case.finding import Examination, Finding
from dalel.evidence import Settings, examine, receive

MEDIA = Path(__file__).resolve().parents[3] / "shared" / "media"
NOW = "2026-11-24T08:00:00Z"

Examine = Callable[..., Examination]
ExamineAll = Callable[[Sequence[bytes]], tuple[Examination, ...]]


@pytest.fixture(scope="session")
def media() -> Path:
    """Return the folder of the shared sample media, or skip."""
    if not MEDIA.is_dir():
        pytest.skip("the shared sample media are not here")
    return MEDIA


@pytest.fixture
def examined(tmp_path: Path) -> Examine:
    """Return a function that receives bytes or a file, and examines it."""

    def run(
        content: bytes | Path, name: str = "exhibit", settings: Settings | None = None
    ) -> Examination:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        received, problems = receive(path, name, tmp_path / "store", who="tester", now=NOW)
        assert received is not None, problems
        pairs = [(received.exhibit, received.stored)]
        (examination,), _ = examine(pairs, settings=settings or Settings())
        return examination

    return run


@pytest.fixture
def examined_all(tmp_path: Path) -> ExamineAll:
    """Return a function that examines many files in one call, as PNG by their name."""

    def run(contents: Sequence[bytes]) -> tuple[Examination, ...]:
        pairs = []
        for number, content in enumerate(contents):
            path = tmp_path / f"{number}.png"
            path.write_bytes(content)
            received, problems = receive(path, path.name, tmp_path / "store", who="t", now=NOW)
            assert received is not None, problems
            pairs.append((received.exhibit, received.stored))
        return examine(pairs)[0]

    return run


def answer(examination: Examination, question: str) -> Finding:
    """Return the finding that answers a question."""
    found = [each for each in examination.findings if each.question == question]
    assert found, [each.question for each in examination.findings]
    return found[0]


def value(examination: Examination, question: str) -> str:
    """Return the short answer to a question; empty where it was not answered."""
    found = [each.value for each in examination.findings if each.question == question]
    return found[0] if found else ""


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a PNG chunk."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(*chunks: bytes, width: int = 2, height: int = 2, data: bytes | None = None) -> bytes:
    """Return a small grey PNG with chunks of one's own before its data."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    if data is None:
        data = zlib.compress(b"".join(b"\0" + bytes(width) for _ in range(height)))
    parts = (header, *chunks, chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def text(key: str, said: str) -> bytes:
    """Return a PNG text chunk."""
    return chunk(b"tEXt", key.encode("latin-1") + b"\0" + said.encode())


def wav(seconds: float = 0.1, promised: int | None = None) -> bytes:
    """Return silence; ``promised`` is what the header says of the size of the data."""
    data = bytes(int(8000 * seconds) * 2)
    size = len(data) if promised is None else promised
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", size) + data
    return b"RIFF" + struct.pack("<I", 36 + size) + body
