"""The command line as a user meets it: exit codes, languages, JSON, the last line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.pseudo_terminal import all_shown

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def dalel(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("LC_", "LANG", "DALEL")) or key == "DALEL_CACHE"
    }
    return subprocess.run(
        [sys.executable, "-m", "dalel", *words],
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
        ("law", "list", "--kind", "readings"),
    ],
)
def test_a_wrong_command_line_exits_with_2(words: tuple[str, ...], tmp_path: Path) -> None:
    done = dalel(*words, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("dalel: ")


def test_problems_of_the_input_exit_with_1_and_their_place(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/case.yaml").write_text("case: x\npersons:\n  a: {is: naturl}\n")
    done = dalel("qualify", "mine/case.yaml", cwd=tmp_path)
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
    assert dalel("case", "schema", "dalel/case/1", cwd=tmp_path).stdout == done.stdout


def test_law_list_and_show(tmp_path: Path) -> None:
    assert "kz.cc.147.4" in dalel("law", "list", cwd=tmp_path).stdout
    only_named = dalel("law", "show", "kz.cc.105.1.a", "--lang", "ru", cwd=tmp_path)
    assert only_named.returncode == 1
    assert "kz.cc.105.1.a есть в реестре, но ещё не внесена" in only_named.stderr
    shown = dalel("law", "show", "kz.cc.147.4", "--lang", "ru", cwd=tmp_path)
    assert "Распространение сведений о частной жизни" in shown.stdout
    mistyped = dalel("law", "show", "kz.cc.147.44", cwd=tmp_path)
    assert mistyped.returncode == 1
    assert "kz.cc.147.4" in mistyped.stderr
    listed = dalel("law", "list", "--kind", "reading", "--lang", "kk", cwd=tmp_path).stdout
    assert "kz.r.12" in listed
    assert "kz.cc.15.1\t" not in listed


def test_a_blank_that_holds_words_together_is_a_blank(tmp_path: Path) -> None:
    case = str(EXAMPLES / "director-calls")
    told = dalel("establish", case, "--lang", "ru", cwd=tmp_path).stdout
    assert "12\u00a0000\u00a0000\u00a0₸" in told
    assert "[U+" not in told


def test_a_case_that_cannot_be_read_has_no_results(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/case.yaml").write_text("")
    done = dalel("run", "mine", "--lang", "ru", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("case.yaml: Файл дела пуст.")
    assert done.stdout == "Дальше: исправьте строки, перечисленные выше, и запустите снова.\n"


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


def shell(line: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell line in which ``dalel`` is the command line."""
    script = f"dalel() {{ {sys.executable} -c 'import sys; from dalel.cli import main; sys.exit(main())' \"$@\"; }}\n"
    return subprocess.run(
        ["bash", "-c", script + line], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_a_closed_stream_is_no_fault(closed: str, tmp_path: Path) -> None:
    case = EXAMPLES / "labelled-parody"
    done = shell(f"dalel run {case} --as-of 2026-11-24 {closed}", tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/labelled-parody/report.pdf").is_file()


def test_a_full_disk_behind_the_output_is_told_without_a_trace(tmp_path: Path) -> None:
    done = shell("dalel law list --lang ru > /dev/full", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "dalel: напечатанное не дошло до читателя: на диске нет места\n"


def test_help_into_a_reader_that_left_exits_with_0(tmp_path: Path) -> None:
    done = shell("dalel --help | true; exit ${PIPESTATUS[0]}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1251"])
def test_an_encoding_without_kazakh_letters_ends_no_run(encoding: str, tmp_path: Path) -> None:
    case = EXAMPLES / "labelled-parody"
    line = f"PYTHONIOENCODING={encoding} dalel qualify {case} --lang kk --as-of 2026-11-24 > page"
    done = shell(line, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bogus", "--lang", "ru"), "нет команды bogus"),
        (("law", "--lang", "ru"), "перед --lang не названа команда"),
        (("run", "x", "--nonsense", "--lang=kk"), "--nonsense деген параметр жоқ"),
        (("run", "x", "--as-of", "24.11.2026", "--lang", "ru"), "принимает день в виде 2026-11-24"),
        (("run", "x", "--out", "--lang", "ru"), "у --out нет значения"),
        (("law", "show", "a", "b", "--lang", "kk"), "артық сөз: b"),
        (("run", "x", "--json=7", "--lang", "ru"), "значение 7 для --json не подходит"),
    ],
)
def test_a_wrong_command_line_is_told_in_the_readers_language(
    words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = dalel(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr.splitlines()[0]


@pytest.mark.parametrize("out", ["file", "/proc/nowhere"])
def test_results_that_cannot_be_written_are_told_plainly(out: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = dalel("run", str(EXAMPLES / "paid-pose"), "--out", out, "--lang", "ru", cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "--out" in done.stderr
    assert "не записать" in done.stderr
    assert "Report" not in done.stdout


def test_a_report_that_was_not_written_is_not_announced(tmp_path: Path) -> None:
    (tmp_path / "out/paid-pose/report.pdf").mkdir(parents=True)
    done = dalel("run", str(EXAMPLES / "paid-pose"), cwd=tmp_path)
    assert done.returncode == 1
    assert "report.pdf cannot be written" in done.stderr
    assert "Report: " not in done.stdout


@pytest.mark.parametrize("path", ["no\x1b[2J.png", "no\u202e.png"])
def test_a_problem_never_moves_the_cursor(path: str, tmp_path: Path) -> None:
    done = dalel("examine", path, cwd=tmp_path)
    assert done.returncode == 1
    assert "[U+" in done.stderr
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


def test_a_file_name_that_is_no_text_is_examined(tmp_path: Path) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    (tmp_path / name).write_text("x")
    done = dalel("examine", name, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["exhibits"][0]["path"] == "bad?.txt"


def test_trust_anchors_that_are_not_there_are_told_even_without_exhibits(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/case.yaml").write_text("case: x\nacts: {}\n")
    done = dalel("run", "mine", "--trust-anchors", "gone.pem", cwd=tmp_path)
    assert done.returncode == 1
    assert "gone.pem" in done.stderr


def test_only_a_case_file_is_checked_as_one(tmp_path: Path) -> None:
    (tmp_path / "story.json").write_text('{"case": "x", "acts": {"a": {"dos": "call"}}}')
    done = dalel("case", "check", "story.json", cwd=tmp_path)
    assert done.returncode == 1
    assert "did you mean “does”" in done.stdout
    gone = dalel("case", "check", "gone", cwd=tmp_path)
    assert (gone.returncode, gone.stdout) == (1, "nothing is there at gone\n")


def test_a_case_that_cannot_be_begun_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = dalel("case", "new", "file/mine", "--lang", "ru", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "file/mine/case.yaml не записать: это не папка.\n"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_new_case_reads_without_a_mistake_in_every_language(
    language: str, tmp_path: Path
) -> None:
    printed = dalel("case", "new", "--lang", language, cwd=tmp_path)
    made = dalel("case", "new", "mine", "--lang", language, cwd=tmp_path)
    assert made.returncode == 0
    assert (tmp_path / "mine/case.yaml").read_text() == printed.stdout
    checked = dalel("case", "check", "mine", "--json", cwd=tmp_path)
    assert (checked.returncode, json.loads(checked.stdout)["problems"]) == (0, [])
    done = dalel("qualify", "mine", "--as-of", "2026-11-24", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_marked_up_names_stay_names_on_a_terminal(tmp_path: Path) -> None:
    import pty

    name = "[bold/[/x].txt"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("x")
    code = "import sys; from dalel.cli import main; sys.exit(main())"
    parent, child = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code, "examine", name],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=child,
    ) as process:
        os.close(child)
        shown = all_shown(parent)
        process.communicate()
    assert process.returncode == 0, shown
    assert b"x].txt" in shown


@pytest.mark.parametrize("words", [("law", "list"), ("run", "x"), ("law", "show", "kz.r.1")])
def test_a_folder_without_a_law_is_named(words: tuple[str, ...], tmp_path: Path) -> None:
    done = dalel(*words, "--lang", "ru", cwd=tmp_path, DALEL_LAW=str(tmp_path / "nowhere"))
    assert done.returncode == 2
    assert str(tmp_path / "nowhere") in done.stderr
    assert len(done.stderr.splitlines()) == 1
