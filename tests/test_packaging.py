"""What a wheel carries: the law, the fonts, the licences, and nothing of the workshop."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names of the files of a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_a_wheel_carries_the_whole_law(wheel: set[str]) -> None:
    law = {
        f"dalel/_law/{p.relative_to(ROOT / 'law')}"
        for p in (ROOT / "law").rglob("*.*")
        if p.is_file()
    }

    assert law
    assert set() == law - wheel


def test_a_wheel_carries_each_file_of_the_package(wheel: set[str]) -> None:
    source = ROOT / "src"
    files = {
        str(path.relative_to(source))
        for path in (source / "dalel").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert set() == files - wheel


def test_a_wheel_carries_its_licences(wheel: set[str]) -> None:
    licences = {name.partition(".dist-info/licenses/")[2] for name in wheel}

    assert licences >= {"LICENSE", "NOTICE", "src/dalel/report/fonts/OFL.txt"}


def test_a_wheel_carries_nothing_else(wheel: set[str]) -> None:
    assert {"dalel", f"dalel-{metadata.version('dalel')}.dist-info"} == {
        name.partition("/")[0] for name in wheel
    }
