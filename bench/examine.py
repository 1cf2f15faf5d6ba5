"""Claim: one file is examined in under a second, worker start included; many files beat the peer.

The peer is what an examiner types today: ExifTool, then sha256sum, one after another. It reads maker
notes, which we leave out; we validate C2PA, look for generators and decode, which it does not.

    python bench/examine.py [FOLDER]      ExifTool from PATH, or from EXIFTOOL="perl /path/exiftool"
"""

from __future__ import annotations

import os
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from dalel.evidence import examine, methods_version, receive

NOW = "2026-01-01T00:00:00Z"
ROUNDS = 7
_ONE = """
import sys, pathlib
from dalel.evidence import examine, receive
received, _ = receive(pathlib.Path(sys.argv[1]), "a", pathlib.Path(sys.argv[2]), who="b", now="n")
examine([(received.exhibit, received.stored)])
"""


def main() -> None:
    """Print the times of both, one file and all files of a folder."""
    default = Path(__file__).resolve().parents[2] / "shared" / "media"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        print(f"there are no files in {folder}")
        return
    tool = shlex.split(os.environ.get("EXIFTOOL", "exiftool"))
    peer = tool if shutil.which(tool[0]) else []
    print(f"methods: {methods_version()}")
    by_suffix = {
        path.suffix: path for path in files if path.suffix in {".jpg", ".png", ".mp4", ".wav"}
    }
    for suffix, path in sorted(by_suffix.items()):
        ours = _median(lambda path=path: _one(path))  # type: ignore[misc]
        line = f"one {suffix[1:]} ({path.stat().st_size} bytes), a new process each: {ours:.3f} s"
        if peer:
            theirs = _median(lambda path=path: _peer(peer, [path]))  # type: ignore[misc]
            line += f"; ExifTool, then sha256sum: {theirs:.3f} s"
        print(line)
    ours = _median(lambda: _all(files))
    print(f"{len(files)} files in one call: {ours:.3f} s, {len(files) / ours:.0f} files/s")
    if peer:
        theirs = _median(lambda: _peer(peer, files))
        print(f"ExifTool, then sha256sum, {len(files)} files in one call each: {theirs:.3f} s")
    else:
        print("ExifTool is not installed: no peer in this run")


def _median(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def _one(path: Path) -> None:
    with tempfile.TemporaryDirectory() as store:
        subprocess.run([sys.executable, "-c", _ONE, str(path), store], check=True)


def _all(files: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as store:
        pairs = []
        for path in files:
            received, _ = receive(path, str(path), Path(store), who="bench", now=NOW)
            if received is not None:
                pairs.append((received.exhibit, received.stored))
        examine(pairs)


def _peer(tool: list[str], files: list[Path]) -> None:
    names = [str(path) for path in files]
    subprocess.run([*tool, "-json", "-G", *names], check=False, capture_output=True)
    subprocess.run(["sha256sum", *names], check=True, capture_output=True)


if __name__ == "__main__":
    main()
