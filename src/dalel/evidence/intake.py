"""Intake: a file becomes an exhibit. It is read once, hashed as it is copied, and never altered."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import dalel
from dalel.case.finding import Custody, Exhibit
from dalel.case.position import Problem, Severity
from dalel.evidence import messages, sniff
from dalel.evidence.drafts import draft
from dalel.evidence.records import clean

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """What intake made of one file: the exhibit, its copy in the store, the acts to be recorded."""

    exhibit: Exhibit
    stored: Path
    custody: tuple[Custody, ...]


def receive(
    path: Path, shown_as: str, store: Path, *, who: str, now: str
) -> tuple[Received | None, tuple[Problem, ...]]:
    """Receive a file: copy it into the store under its SHA-256, hashing the bytes as they pass.

    The original is opened for reading only. A copy that is already in the store is verified, never
    written over. ``shown_as`` is the path that reports print; ``now`` is UTC, ISO 8601. Without an
    exhibit there is at least one problem of severity *error*.
    """
    shown_as = clean(shown_as)  # a name need not be text: what cannot be written is replaced
    refusal = _refusal(path, shown_as)
    if refusal is not None:
        return None, (refusal,)
    try:
        original = _opened(path)
    except OSError as error:
        return None, (_problem("unreadable", messages.RECEIVED_UNREADABLE, shown_as, error),)
    with contextlib.closing(_Descriptor(original)):
        try:
            return _copied(original, shown_as, store, who, now)
        except OSError as error:
            return None, (_problem("store", messages.STORE_UNWRITABLE, shown_as, error),)
        except _ReadError as error:
            return None, (
                _problem("unreadable", messages.RECEIVED_UNREADABLE, shown_as, error.why),
            )


def examined(exhibit: Exhibit, *, who: str, now: str, tool: str, findings: int) -> Custody:
    """Return the custody line that says that the stored copy of an exhibit was examined."""
    return Custody(now, who, "examined", exhibit.sha256, exhibit.path, tool, f"{findings} findings")


class _ReadError(Exception):
    """The original, not the store, failed."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


class _Descriptor:
    """A file descriptor that ``contextlib.closing`` can close."""

    def __init__(self, number: int) -> None:
        self._number = number

    def close(self) -> None:
        os.close(self._number)


def _refusal(path: Path, shown_as: str) -> Problem | None:
    """Return why this is no file to receive, judged without opening it: opening a pipe would wait."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return Problem("exhibit.missing", messages.RECEIVED_MISSING, {"path": shown_as})
    except (OSError, ValueError) as error:
        return _problem("unreadable", messages.RECEIVED_UNREADABLE, shown_as, error)
    if stat.S_ISDIR(mode):
        return Problem("exhibit.directory", messages.RECEIVED_DIRECTORY, {"path": shown_as})
    if not stat.S_ISREG(mode):
        return Problem("exhibit.not-a-file", messages.RECEIVED_NOT_A_FILE, {"path": shown_as})
    return None


def _opened(path: Path) -> int:
    """Return a descriptor for reading; the time of last access stays where the system allows it."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        return os.open(path, flags | os.O_NOATIME)
    except PermissionError:
        return os.open(path, flags)


def _copied(
    original: int, shown_as: str, store: Path, who: str, now: str
) -> tuple[Received | None, tuple[Problem, ...]]:
    before = os.fstat(original)
    store.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    head = b""
    size = 0
    with draft(store) as (copy, incoming):
        for block in _blocks(original):
            if size < sniff.HEAD:
                head += block[: sniff.HEAD - size]
            digest.update(block)
            size += len(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
        if not size:
            return None, (Problem("exhibit.empty", messages.RECEIVED_EMPTY, {"path": shown_as}),)
        sha256 = digest.hexdigest()
        stored, new = _kept(incoming, store, sha256)
    if not new and _hash(stored) != sha256:
        values = {"stored": str(stored)}
        return None, (Problem("store.damaged", messages.STORE_DAMAGED, values),)
    found = sniff.media_type(head)
    exhibit = Exhibit(shown_as, sha256, size, found, sniff.kind_of(found))
    tool = f"dalel {dalel.__version__}"
    detail = f"{size} bytes"
    custody = (
        Custody(now, who, "received", sha256, shown_as, tool, detail),
        Custody(now, who, "copied" if new else "verified", sha256, _name(sha256), tool, detail),
    )
    after = os.fstat(original)
    changed = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    problems = (
        (
            Problem(
                "exhibit.changed",
                messages.RECEIVED_CHANGED,
                {"path": shown_as},
                severity=Severity.WARNING,
            ),
        )
        if changed or size != before.st_size
        else ()
    )
    return Received(exhibit, stored, custody), problems


def _blocks(original: int) -> Iterator[bytes]:
    while True:
        try:
            block = os.read(original, _BLOCK)
        except OSError as error:
            raise _ReadError(error) from error
        if not block:
            return
        yield block


def _kept(incoming: Path, store: Path, sha256: str) -> tuple[Path, bool]:
    """Give the finished copy its name; return it, and whether it is new. Writes over nothing."""
    stored = store / _name(sha256)
    stored.parent.mkdir(exist_ok=True)
    incoming.chmod(0o444)
    try:
        os.link(incoming, stored)
    except FileExistsError:
        return stored, False
    except OSError:
        # No links on this file system. What stands under the name has the same content, or is told as damaged.
        if stored.exists():
            return stored, False
        incoming.rename(stored)
    return stored, True


def _name(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256}"


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _problem(code: str, message: str, shown_as: str, error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(f"exhibit.{code}", message, {"path": shown_as, "reason": reason})
