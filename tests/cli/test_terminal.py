"""On a terminal: tables that break no word, text folded to the width, colours only where they are wanted."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from tests.cli.pseudo_terminal import all_shown

from dalel.cli.tables import least_width

EXAMPLES = Path(__file__).parents[2] / "examples"
CODE = "import sys; from dalel.cli import main; sys.exit(main())"
MARKS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_terminal(*words: str, cwd: Path, width: int, **environment: str) -> str:
    """Return what a command prints on a terminal of a width."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    clean = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS"}}
    with subprocess.Popen(
        [sys.executable, "-c", CODE, *words],
        cwd=cwd,
        env={**clean, "TERM": "xterm", **environment},
        stdin=child,
        stdout=child,
        stderr=child,
    ) as process:
        os.close(child)
        shown = all_shown(parent)
    assert process.returncode == 0, shown
    return shown.decode().replace("\r\n", "\n")


def lines(shown: str) -> list[str]:
    return [line.rstrip() for line in MARKS.sub("", shown).splitlines()]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_a_list_fits_the_terminal_and_breaks_no_word(width: int, tmp_path: Path) -> None:
    shown = lines(on_terminal("law", "list", "--lang", "ru", cwd=tmp_path, width=width))
    assert max(map(len, shown)) <= width
    assert any("искусственного" in line for line in shown)
    assert any("kz.kp.18.1" in line or "kz.pl.18.1" in line for line in shown)
    norms = shown[: next(n for n, line in enumerate(shown) if line.startswith("Спорные тексты"))]
    assert any("│" in line for line in norms) == (width >= 140)


@pytest.mark.parametrize("width", [60, 80])
def test_a_norm_is_folded_to_the_terminal(width: int, tmp_path: Path) -> None:
    shown = lines(on_terminal("law", "show", "kz.cc.147.4", cwd=tmp_path, width=width))
    assert max(map(len, shown)) <= width


@pytest.mark.parametrize("plain", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_are_left_out_where_they_are_not_wanted(
    plain: dict[str, str], tmp_path: Path
) -> None:
    case = str(EXAMPLES / "labelled-parody")
    words = ("qualify", case, "--as-of", "2026-11-24", "--out", str(tmp_path / "out"))
    assert "\x1b[1" in on_terminal(*words, cwd=tmp_path, width=80)
    shown = on_terminal(*words, cwd=tmp_path, width=80, **plain)
    assert re.search(r"\x1b\[[0-9;]*m", shown) is None


def test_a_table_is_as_wide_as_its_longest_words() -> None:
    assert least_width(("a", "bb"), [("one word", "x"), ("y", "longest")]) == 4 + 7 + 3 * 2 + 1
