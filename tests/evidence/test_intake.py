"""Intake: the original stays as it is, the copy is stored by its hash, and nothing raises."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from tests.evidence.conftest import NOW, png

from dalel.case.position import Problem
from dalel.evidence import Received, custody_from_lines, custody_lines, receive


def _receive(
    path: Path, tmp_path: Path, shown_as: str = ""
) -> tuple[Received | None, tuple[Problem, ...]]:
    return receive(path, shown_as or path.name, tmp_path / "store", who="Aidar", now=NOW)


def test_an_exhibit_is_its_hash_size_and_type(tmp_path: Path) -> None:
    original = tmp_path / "photo.txt"
    original.write_bytes(png())
    received, problems = _receive(original, tmp_path)
    assert problems == ()
    assert received is not None
    sha256 = hashlib.sha256(png()).hexdigest()
    exhibit = received.exhibit
    assert (exhibit.sha256, exhibit.size, exhibit.path) == (sha256, len(png()), "photo.txt")
    assert (exhibit.media_type, exhibit.kind) == ("image/png", "image")
    assert received.stored == tmp_path / "store" / sha256[:2] / sha256
    assert received.stored.read_bytes() == png()


def test_the_original_is_not_altered(tmp_path: Path) -> None:
    original = tmp_path / "photo.png"
    original.write_bytes(png())
    os.utime(original, (1_000_000_000, 1_000_000_000))
    original.chmod(0o440)
    before = original.stat()
    _receive(original, tmp_path)
    after = original.stat()
    assert (after.st_mtime_ns, after.st_mode, after.st_size, after.st_ino) == (
        before.st_mtime_ns,
        before.st_mode,
        before.st_size,
        before.st_ino,
    )
    assert after.st_atime_ns == before.st_atime_ns
    assert original.read_bytes() == png()


def test_the_copy_is_read_only_and_the_store_holds_nothing_else(tmp_path: Path) -> None:
    original = tmp_path / "a"
    original.write_bytes(png())
    received, _ = _receive(original, tmp_path)
    assert received is not None
    assert received.stored.stat().st_mode & 0o777 == 0o444
    files = [path for path in (tmp_path / "store").rglob("*") if path.is_file()]
    assert files == [received.stored]


def test_a_copy_that_is_there_already_is_verified(tmp_path: Path) -> None:
    original = tmp_path / "a"
    original.write_bytes(png())
    first, _ = _receive(original, tmp_path)
    second, problems = _receive(original, tmp_path)
    assert first is not None
    assert second is not None
    assert problems == ()
    assert [line.action for line in first.custody] == ["received", "copied"]
    assert [line.action for line in second.custody] == ["received", "verified"]


def test_a_damaged_copy_is_a_problem_and_is_not_written_over(tmp_path: Path) -> None:
    original = tmp_path / "a"
    original.write_bytes(png())
    received, _ = _receive(original, tmp_path)
    assert received is not None
    received.stored.chmod(0o644)
    received.stored.write_bytes(b"something else")
    again, problems = _receive(original, tmp_path)
    assert again is None
    assert [problem.code for problem in problems] == ["store.damaged"]
    assert received.stored.read_bytes() == b"something else"


def test_what_is_no_file_is_a_problem_with_its_code(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    expected = {
        "absent": "exhibit.missing",
        "empty/below": "exhibit.missing",
        "folder": "exhibit.directory",
        "empty": "exhibit.empty",
        "pipe": "exhibit.not-a-file",
        "loop": "exhibit.unreadable",
        "zero\0byte": "exhibit.unreadable",
    }
    for name, code in expected.items():
        received, problems = _receive(tmp_path / name, tmp_path, name)
        assert received is None
        assert [problem.code for problem in problems] == [code], name
        assert name in problems[0].text()


def test_a_store_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    original = tmp_path / "a"
    original.write_bytes(png())
    (tmp_path / "store").write_bytes(b"a file in the way")
    received, problems = _receive(original, tmp_path)
    assert received is None
    assert [problem.code for problem in problems] == ["exhibit.store"]


@pytest.mark.parametrize(
    "name", ["😀 дәлел 证据.png", "tab\tand\nnewline\x1b[31m.png", os.fsdecode(b"\xff\xfe.png")]
)
def test_any_name_is_received_and_can_be_written(tmp_path: Path, name: str) -> None:
    original = tmp_path / name
    original.write_bytes(png())
    received, problems = _receive(original, tmp_path)
    assert received is not None
    assert problems == ()
    assert custody_lines(received.custody).encode("utf-8")


def test_custody_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    original = tmp_path / "a"
    original.write_bytes(png())
    received, _ = _receive(original, tmp_path)
    assert received is not None
    lines = custody_lines(received.custody)
    assert len(lines.splitlines()) == 2
    assert custody_from_lines(lines) == received.custody
    assert {(line.at, line.who) for line in received.custody} == {(NOW, "Aidar")}
