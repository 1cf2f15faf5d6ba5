"""The command line as a user meets it: exit codes, languages, JSON, the last line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def dalel(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "DALEL"))
    }
    return subprocess.run(
        [sys.executable, "-c", "import sys; from dalel.cli import main; sys.exit(main())", *words],
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "example", sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
)
def test_every_example_runs_to_its_report(example: str, tmp_path: Path) -> None:
    done = dalel("run", str(EXAMPLES / example), "--as-of", "2026-11-24", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    *_, report, following = done.stdout.splitlines()
    assert report == f"Report: out/{example}/report.pdf"
    assert (tmp_path / "out" / example / "report.pdf").is_file()
    assert following.startswith("Next: ")


def test_no_words_give_help(tmp_path: Path) -> None:
    done = dalel(cwd=tmp_path)
    assert done.returncode == 0
    assert "run" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("bogus",),
        ("run",),
        ("run", "x", "--lang", "de"),
        ("run", "x", "--as-of", "yesterday"),
        ("run", "x", "--nonsense"),
        ("law", "show"),
    ],
)
def test_a_wrong_command_line_exits_with_2(words: tuple[str, ...], tmp_path: Path) -> None:
    done = dalel(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("dalel: ")


def test_problems_of_the_input_exit_with_1_and_their_place(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case: x\npersons:\n  a: {is: naturl}\n")
    done = dalel("qualify", str(tmp_path / "case.yaml"), cwd=tmp_path)
    assert done.returncode == 1
    assert "case.yaml:3:11: " in done.stderr
    assert "natural" in done.stderr, "the nearest word is named"


@pytest.mark.parametrize("verb", ["examine", "establish", "qualify", "run"])
def test_json_is_json_with_a_schema(verb: str, tmp_path: Path) -> None:
    done = dalel(verb, str(EXAMPLES / "labelled-parody"), "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["schema"].startswith("dalel/")


def test_the_language_comes_from_the_option_then_from_the_environment(tmp_path: Path) -> None:
    case = str(EXAMPLES / "labelled-parody")
    assert "Дальше: " in dalel("qualify", case, "--lang", "ru", cwd=tmp_path).stdout
    assert "Әрі қарай: " in dalel("qualify", case, cwd=tmp_path, LANG="kk_KZ.UTF-8").stdout
    assert "Next: " in dalel("qualify", case, cwd=tmp_path).stdout


def test_case_new_writes_a_case_that_reads(tmp_path: Path) -> None:
    made = dalel("case", "new", "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    checked = dalel("case", "check", "mine", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    again = dalel("case", "new", "mine", cwd=tmp_path)
    assert again.returncode == 1, "a case is never written over"


def test_case_schema_is_a_json_schema(tmp_path: Path) -> None:
    done = dalel("case", "schema", cwd=tmp_path)
    assert json.loads(done.stdout)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_law_list_and_show(tmp_path: Path) -> None:
    assert "kz.cc.147.4" in dalel("law", "list", cwd=tmp_path).stdout
    shown = dalel("law", "show", "kz.cc.147.4", "--lang", "ru", cwd=tmp_path)
    assert "Распространение сведений о частной жизни" in shown.stdout
    mistyped = dalel("law", "show", "kz.cc.147.44", cwd=tmp_path)
    assert mistyped.returncode == 1
    assert "kz.cc.147.4" in mistyped.stderr


def test_law_check_finds_no_mistake(tmp_path: Path) -> None:
    done = dalel("law", "check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout


def test_control_characters_of_a_name_never_reach_the_terminal(tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[2Jb\U0001f600.txt"
    evil.write_text("x")
    done = dalel("examine", str(evil), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "[U+001B]" in done.stdout


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -c 'import sys; from dalel.cli import main; sys.exit(main())' law list | head -1"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
