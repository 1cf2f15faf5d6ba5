"""What can go wrong around a run: full disks, folders that may not be read or written, Ctrl-C."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dalel.cli import main
from dalel.evidence.drafts import PREFIX

EXAMPLES = Path(__file__).parents[2] / "examples"
CODE = "import sys; from dalel.cli import main; sys.exit(main())"
# To root no folder is closed, unless these two rights are given up.
BOUND = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"]
ROOT = os.geteuid() == 0


def dalel(
    *words: str, cwd: Path, before: Callable[[], None] | None = None, bound: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, after something was done to the process."""
    prefix = BOUND if bound and ROOT else []
    return subprocess.run(
        [*prefix, sys.executable, "-c", CODE, *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "paid-pose", tmp_path / "paid-pose"))


@pytest.fixture
def closed() -> None:
    """Skip where nothing can be closed to this user."""
    if ROOT and shutil.which("setpriv") is None:
        pytest.skip("root, and setpriv is not there")


@pytest.mark.parametrize("kilobytes", [0, 4, 64, 300])
def test_a_disk_that_is_full_at_any_point_is_told(
    kilobytes: int, case: Path, tmp_path: Path
) -> None:
    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    done = dalel("run", "paid-pose", cwd=tmp_path, before=full)
    assert done.returncode == 1
    assert done.stderr
    for line in done.stderr.splitlines():
        assert "File too large" in line or "cannot be" in line, line
    assert "Report: " not in done.stdout
    assert list(tmp_path.rglob(f"{PREFIX}*")) == []
    again = dalel("run", "paid-pose", cwd=tmp_path)
    assert again.returncode == 0, "the next run makes what is missing"
    assert (tmp_path / "out/paid-pose/report.pdf").is_file()


@pytest.mark.usefixtures("closed")
def test_a_case_folder_that_may_not_be_read_is_told(case: Path, tmp_path: Path) -> None:
    case.chmod(0)
    try:
        done = dalel("run", "paid-pose", "--lang", "ru", cwd=tmp_path, bound=True)
        checked = dalel("case", "check", "paid-pose", cwd=tmp_path, bound=True)
        named = dalel("run", "paid-pose/case.yaml", cwd=tmp_path, bound=True)
    finally:
        case.chmod(0o755)
    assert (done.returncode, done.stderr) == (
        1,
        "папка paid-pose не читается: нет прав доступа\n",
    )
    assert checked.stdout == "the folder paid-pose cannot be read: Permission denied\n"
    assert named.returncode == 1
    assert named.stderr == "case.yaml: The case file cannot be read: Permission denied.\n"


@pytest.mark.usefixtures("closed")
def test_exhibits_that_may_not_be_read_are_not_called_missing(case: Path, tmp_path: Path) -> None:
    (case / "exhibits").chmod(0)
    try:
        done = dalel("examine", "paid-pose", cwd=tmp_path, bound=True)
    finally:
        (case / "exhibits").chmod(0o755)
    assert done.returncode == 1
    assert done.stderr.splitlines()
    assert all("cannot be read: Permission denied" in line for line in done.stderr.splitlines())


@pytest.mark.usefixtures("closed")
def test_an_output_folder_that_may_not_be_written_is_told(case: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o555)
    done = dalel("run", "paid-pose", cwd=tmp_path, bound=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Permission denied. Another folder can be given with --out." in done.stderr


STAGES = (
    "dalel.workflow.law_cache.cached_law",
    "dalel.casefile.read.read_case",
    "dalel.workflow.examining.receive",
    "dalel.workflow.examining.examine",
    "dalel.facts.establish.establish",
    "dalel.qualification.qualify.qualify",
    "dalel.report.compose.compose",
    "dalel.report.pdf.pdf",
    "dalel.report.text.page_one",
)


@pytest.mark.parametrize("stage", STAGES)
def test_ctrl_c_ends_any_stage_with_130_and_no_words(
    stage: str,
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupted(*_values: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stage, interrupted)
    assert main(["run", str(case), "--out", str(tmp_path / "out")]) == 130
    assert capsys.readouterr().err == ""
    assert list(tmp_path.rglob(f"{PREFIX}*")) == []


@pytest.mark.parametrize("words", ["law list", "law list --json", "case schema", "--help"])
def test_a_reader_that_wants_one_line_gets_it(words: str, tmp_path: Path) -> None:
    line = f"{sys.executable} -c '{CODE}' {words} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


def test_a_folder_in_the_case_is_refused_with_one_that_will_do(case: Path) -> None:
    done = dalel("run", ".", "--lang", "ru", cwd=case)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--out ../out" in done.stderr
    assert not (case / "out").exists()
