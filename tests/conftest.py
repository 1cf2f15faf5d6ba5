"""What every test may ask for: golden files, a case of its own."""

from __future__ import annotations

import difflib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

Golden = Callable[[str, str], None]

# On a shared machine the same examples are drawn each time: a change is judged, not luck. At a desk they vary.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")

# The commands of one session share the law that they keep, apart from the user's own.
_KEPT = tempfile.TemporaryDirectory(prefix="dalel-law-")
os.environ["DALEL_CACHE"] = _KEPT.name


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew (`make golden`)."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew instead of comparing with them",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a comparison of a text with the file NAME in the folder `golden` beside the test."""
    folder = request.path.parent / "golden"
    update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        __tracebackhide__ = True
        path = folder / name
        if update:
            _write(path, text)
            return
        if not path.exists():
            pytest.fail(
                f"there is no golden file {_shown(path)}: `make golden` writes it", pytrace=False
            )
        expected = path.read_text(encoding="utf-8")
        if expected != text:
            pytest.fail(_difference(path, expected, text), pytrace=False)

    return compare


def _write(path: Path, text: str) -> None:
    """Write the file, unless it says the same already."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _difference(path: Path, expected: str, actual: str) -> str:
    """Return the unified difference, with the command that accepts it."""
    lines = difflib.unified_diff(
        expected.splitlines(),
        actual.splitlines(),
        fromfile=_shown(path),
        tofile="this run",
        lineterm="",
    )
    return "\n".join(
        [*lines, "", "if the new text is right, `make golden` writes it; read the diff"]
    )


def _shown(path: Path) -> str:
    """Return the path from the root of the checkout."""
    root = Path(__file__).resolve().parent.parent
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
