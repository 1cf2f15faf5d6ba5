"""The law, built once for each state of its files and kept for the next command.

What is kept hangs on the bytes of every law file, of the code that builds it and of the interpreter, and is
read back only if it is the user's own and whole. Where nothing can be kept, the law is built each time.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.norms.files import law_root, law_texts
from dalel.norms.problems import Complaints

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.position import Problem
    from dalel.norms.model import Law

FOLDER = "DALEL_CACHE"  # environment: where the law is kept; empty: nowhere
KEPT = 4  # states of the law that are kept
OTHERS = stat.S_IWGRP | stat.S_IWOTH

Loaded = tuple["Law", tuple["Problem", ...]]


def cached_law(root: Path | None = None) -> Loaded:
    """Return the library and everything wrong with its files, as ``load_law`` does."""
    said = Complaints()
    root = root or law_root()
    texts, digest = law_texts(root, said)
    folder = _folder()
    if folder is None or said.found or not texts:
        return _built(texts, digest, said, str(root))
    path = folder / f"law-{_code()[:16]}-{digest[:32]}.pickle"
    found = _read(path)
    if found is None:
        found = _built(texts, digest, said, str(root))
        _write(path, found)
    return found


def _built(texts: Mapping[str, str], digest: str, said: Complaints, root: str) -> Loaded:
    from dalel.norms.load import (
        build_law,  # the readers of its files, which a kept law does without
    )

    return build_law(texts, digest, said, root)


def _folder() -> Path | None:
    told = os.environ.get(FOLDER)
    if told is not None:
        return Path(told) if told else None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 -- without a home it stays as it is, and no error is raised
    return Path(base) / "dalel" if os.path.isabs(base) else None  # noqa: PTH117


def _code() -> str:
    """Return the digest of the code that builds the law, by size and time of its files, and of the interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    package = Path(__file__).resolve().parents[1]
    for name in ("case", "norms"):
        with os.scandir(package / name) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.name.endswith(".py"):
                    told = entry.stat()
                    digest.update(f"{entry.path} {told.st_size} {told.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _read(path: Path) -> Loaded | None:
    """Return what was kept, if it is the user's own, whole, and no one else may write it."""
    try:
        with path.open("rb") as file:
            told = os.fstat(file.fileno())
            if told.st_mode & OTHERS or (hasattr(os, "getuid") and told.st_uid != os.getuid()):
                return None
            data = file.read()
    except OSError:
        return None
    digest, payload = data[:32], data[32:]
    if hashlib.sha256(payload).digest() != digest:
        return None
    running = gc.isenabled()
    gc.disable()  # thousands of values, none of them garbage
    try:
        loaded: Loaded = pickle.loads(payload)  # noqa: S301 -- written by this user's own run, checked above
    finally:
        if running:
            gc.enable()
    return loaded


def _write(path: Path, loaded: Loaded) -> None:
    """Keep the law for the next command; where that cannot be done, nothing is lost."""
    payload = pickle.dumps(loaded, protocol=5)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".law-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            Path(draft).replace(path)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
        kept = sorted(path.parent.glob("law-*.pickle"), key=lambda one: one.stat().st_mtime_ns)
        for old in kept[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
