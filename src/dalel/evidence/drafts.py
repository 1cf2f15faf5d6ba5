"""Files on their way to their names: gone afterwards, whatever happens; what a killed run left is swept.

Whoever writes a draft holds a lock on it for as long as it stands. The system lets go of the lock when the
process ends, however it ends, so a draft that nobody holds is nobody's.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PREFIX = ".incoming-"


@contextlib.contextmanager
def draft(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Yield a new file in a folder, and its path; give it another name before the end to keep it."""
    stream, path = _new(folder)
    with stream:
        try:
            yield stream, path
        finally:
            path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove the drafts that killed runs left in a folder; those of a run beside this one stay."""
    for path in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # held by another run, gone, or not ours to remove
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(descriptor)


def _new(folder: Path) -> tuple[BinaryIO, Path]:
    while True:
        path = folder / f"{PREFIX}{secrets.token_hex(8)}"
        stream = path.open("xb")
        with contextlib.suppress(OSError):  # a file system without locks: nothing is swept there
            fcntl.flock(stream, fcntl.LOCK_EX)
        if os.fstat(stream.fileno()).st_nlink:
            return stream, path
        stream.close()  # swept between its making and its lock
