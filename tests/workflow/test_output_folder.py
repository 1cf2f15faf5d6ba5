"""The output folder: never that of the case, shared by runs that come at once, swept of what killed runs left."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest

from dalel.evidence.drafts import PREFIX
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.workflow.folder import Folder, InsideCaseError, folder_for
from dalel.workflow.run import Outcome, Request, Stage, carry_out

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()[0]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "paid-pose", tmp_path / "paid-pose"))


def carried(law: Law, path: Path, out: Path, last: Stage = Stage.EXAMINE) -> Outcome:
    return carry_out(Request((path,), last, date(2026, 11, 24), "en", "x", out), law)


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.parametrize(
    ("named", "out"),
    [
        (".", "out"),
        ("case.yaml", "out"),
        (".", "exhibits"),
        (".", ".."),  # ../paid-pose is the case folder itself
        ("../paid-pose", "./deep/er"),
        ("../link", "out"),
    ],
)
def test_results_never_go_into_the_case_folder(
    named: str, out: str, law: Law, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case.parent / "link").symlink_to(case)
    monkeypatch.chdir(case)
    before = names(case)
    outcome = carried(law, Path(named), Path(out), Stage.COMPOSE)
    assert [each.code for each in outcome.problems] == ["output.inside-case"]
    assert outcome.problems[0].values == {"case": str(case), "beside": "../out"}
    assert outcome.faulty
    assert names(case) == before


def test_the_folder_that_is_proposed_will_do(
    law: Law, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(case)
    refused = carried(law, Path(), Path("out"))
    outcome = carried(law, Path(), Path(refused.problems[0].english()["beside"]))
    assert outcome.problems == ()
    assert (case.parent / "out/paid-pose/custody.jsonl").is_file()


def test_media_without_a_case_have_no_folder_to_keep(law: Law, case: Path) -> None:
    picture = case / "exhibits/fake.png"
    outcome = carried(law, picture, case / "exhibits/out")
    assert outcome.problems == ()


def test_the_second_folder_of_a_name_is_not_that_of_the_case_either(tmp_path: Path) -> None:
    first, _ = folder_for(tmp_path, "x", "one")
    assert first.root == tmp_path / "x"
    second, _ = folder_for(tmp_path, "x", "two")
    with pytest.raises(InsideCaseError):
        folder_for(tmp_path, "x", "two", second.root)


def test_what_a_killed_run_left_is_swept_by_the_next(law: Law, case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    carried(law, case, out)
    folder = Folder(out / "paid-pose")
    for place in (folder.root, folder.store, folder.findings):
        (place / f"{PREFIX}0123456789abcdef").write_bytes(b"half")
    assert carried(law, case, out).problems == ()
    assert [name for name in names(out) if PREFIX in name] == []


def test_two_cases_of_one_name_that_come_at_once_get_a_folder_each(tmp_path: Path) -> None:
    runs = 16
    barrier = Barrier(runs)
    got: dict[str, Path] = {}

    def claim(source: str) -> None:
        barrier.wait()
        got[source] = folder_for(tmp_path, "case", source)[0].root

    threads = [Thread(target=claim, args=(f"source {number}",)) for number in range(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got.values())) == runs
    for source, root in got.items():
        assert json.loads((root / "origin.json").read_text())["source"] == source


def test_an_origin_that_cannot_be_read_is_written_anew(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/origin.json").write_text("{")
    folder, problems = folder_for(tmp_path, "x", "one")
    assert (folder.root, problems) == (tmp_path / "x", ())
    assert json.loads((folder.root / "origin.json").read_text())["source"] == "one"


def test_runs_side_by_side_lose_nothing(case: Path, tmp_path: Path) -> None:
    code = "import sys; from dalel.cli import main; sys.exit(main())"
    words = [sys.executable, "-c", code, "run", str(case), "--as-of", "2026-11-24"]
    runs = [
        subprocess.Popen(
            words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    told = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], told
    assert {err for _out, err in told} == {""}
    assert len({out for out, _err in told}) == 1
    folder = tmp_path / "out/paid-pose"
    acts = list(lines(folder / "custody.jsonl"))
    received = [act["path"] for act in acts if act["action"] == "received"]
    exhibits = {act["path"] for act in acts if act["action"] == "received"}
    assert sorted(received) == sorted([*exhibits] * 3)
    copied = [act["sha256"] for act in acts if act["action"] == "copied"]
    assert len(copied) == len(set(copied)), "one run makes the copy, the others verify it"
    assert [name for name in names(folder) if PREFIX in name] == []
    json.loads((folder / "qualification.json").read_text())
    assert (folder / "report.pdf").read_bytes().rstrip().endswith(b"%%EOF")


def lines(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text().splitlines():
        yield json.loads(line)
