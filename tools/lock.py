"""Resolve the dependencies anew: pinned and hashed for every system, with no address in it.

`make lock` calls it. It writes requirements.lock (all that `make setup` installs, read from
pyproject.toml) and requirements-uv.lock (the installer itself); a file that would say the same
stays untouched, so that `make setup` has nothing to do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INSTALLER = "uv>=0.13"
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
]


def resolve(source: str, *options: str, requirements: str = "") -> str:
    """Return the lock of a requirements file, or of `-`, the requirements given."""
    uv = Path(sys.prefix) / "bin" / "uv"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}
    return subprocess.run(
        [str(uv), "pip", "compile", *OPTIONS, *options, source],
        cwd=ROOT,
        env=environment,
        input=requirements,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout


def write(name: str, origin: str, lock: str) -> None:
    """Write one lock file, if it says anything new."""
    text = f"# Made by `make lock` from {origin}.\n{lock}"
    if "://" in lock:
        sys.exit(f"{name} holds an address: it must name packages and hashes only")
    path = ROOT / name
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
        print(f"{name} is new")


def main() -> None:
    """Write both lock files."""
    write("requirements.lock", "pyproject.toml", resolve("pyproject.toml", "--extra=dev"))
    write("requirements-uv.lock", INSTALLER, resolve("-", requirements=INSTALLER))


if __name__ == "__main__":
    main()
