"""Resolve the dependencies anew: pinned and hashed for every system, with no address in it.

`make lock` calls it. It writes requirements.lock (all that `make setup` installs, read from
pyproject.toml) and requirements-uv.lock (the installer itself).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
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


def resolve(source: Path, target: Path, *options: str) -> None:
    """Write one lock file from the requirements of `source`."""
    uv = Path(sys.prefix) / "bin" / "uv"
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}
    subprocess.run(
        [str(uv), "pip", "compile", *OPTIONS, *options, str(source), "--output-file", str(target)],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    text = target.read_text(encoding="utf-8")
    if "://" in text:
        sys.exit(f"{target.name} holds an address: it must name packages and hashes only")
    note = f"# Made by `make lock` from {source.name if source.suffix == '.toml' else INSTALLER}.\n"
    target.write_text(note + text, encoding="utf-8")


def main() -> None:
    """Write both lock files."""
    resolve(ROOT / "pyproject.toml", ROOT / "requirements.lock", "--extra=dev", "--upgrade")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "uv.in"
        source.write_text(INSTALLER + "\n", encoding="utf-8")
        resolve(source, ROOT / "requirements-uv.lock", "--upgrade")


if __name__ == "__main__":
    main()
