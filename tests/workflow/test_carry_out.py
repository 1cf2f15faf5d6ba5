"""A case is carried through the stages; its folder is never written, its custody only grows."""

from __future__ import annotations

import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.workflow.run import Outcome, Request, Stage, carry_out

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law()[0]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "director-calls", tmp_path / "director-calls"))


def carried(law: Law, out: Path, *paths: Path, last: Stage = Stage.COMPOSE) -> Outcome:
    request = Request(
        paths=paths,
        last=last,
        as_of=date(2026, 11, 24),
        language="en",
        who="the examiner",
        out=out,
    )
    return carry_out(request, law)


def prints(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the hash and time of change of every file below a folder."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_case_folder_is_left_as_it_was(law: Law, case: Path, tmp_path: Path) -> None:
    before = prints(case)
    outcome = carried(law, tmp_path / "out", case)
    assert prints(case) == before
    assert not outcome.problems
    assert not outcome.faulty


def test_results_stand_in_the_output_folder(law: Law, case: Path, tmp_path: Path) -> None:
    carried(law, tmp_path / "out", case)
    folder = tmp_path / "out" / "director-calls"
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")
    result = json.loads((folder / "qualification.json").read_text())
    assert result["schema"].startswith("dalel/")
    exhibit = (case / "exhibits/call.wav").read_bytes()
    digest = hashlib.sha256(exhibit).hexdigest()
    assert (folder / "exhibits" / digest[:2] / digest).read_bytes() == exhibit


def test_custody_names_who_did_what_with_which_bytes(law: Law, case: Path, tmp_path: Path) -> None:
    carried(law, tmp_path / "out", case, last=Stage.EXAMINE)
    record = (tmp_path / "out/director-calls/custody.jsonl").read_text().splitlines()
    acts = [json.loads(line) for line in record]
    digest = hashlib.sha256((case / "exhibits/call.wav").read_bytes()).hexdigest()
    about = [act["action"] for act in acts if act["sha256"] == digest]
    assert about == ["received", "copied", "examined"]
    assert {act["who"] for act in acts} == {"the examiner"}


def test_the_same_exhibit_is_examined_once(law: Law, case: Path, tmp_path: Path) -> None:
    first = carried(law, tmp_path / "out", case, last=Stage.EXAMINE)
    before = (tmp_path / "out/director-calls/custody.jsonl").read_text()
    again = carried(law, tmp_path / "out", case, last=Stage.EXAMINE)
    after = (tmp_path / "out/director-calls/custody.jsonl").read_text()
    assert again.examinations == first.examinations
    assert after.startswith(before)
    assert "examined" not in after.removeprefix(before)


def test_the_report_is_the_same_bytes_again(law: Law, case: Path, tmp_path: Path) -> None:
    carried(law, tmp_path / "out", case)
    first = (tmp_path / "out/director-calls/report.pdf").read_bytes()
    carried(law, tmp_path / "out", case)
    carried(law, tmp_path / "other", case)
    assert (tmp_path / "out/director-calls/report.pdf").read_bytes() == first
    assert (tmp_path / "other/director-calls/report.pdf").read_bytes() == first


def test_a_missing_exhibit_is_told_with_its_place(law: Law, case: Path, tmp_path: Path) -> None:
    (case / "exhibits/call.wav").unlink()
    outcome = carried(law, tmp_path / "out", case)
    (problem,) = [each for each in outcome.problems if each.code == "case.path-missing"]
    lines = (case / "case.yaml").read_text().splitlines()
    assert "call.wav" in lines[problem.position.line - 1]
    assert outcome.faulty
    assert outcome.qualification is not None
    assert outcome.qualification.heads, "the rest is judged all the same"


def test_media_without_a_case_are_examined_and_reported(law: Law, tmp_path: Path) -> None:
    picture = EXAMPLES / "labelled-parody/exhibits/sketch.png"
    outcome = carried(law, tmp_path / "out", picture)
    assert [each.exhibit.medium for each in outcome.examinations] == ["file-1"]
    assert (tmp_path / "out/sketch/report.pdf").is_file()
    assert not outcome.faulty


def test_an_empty_folder_is_a_problem(law: Law, tmp_path: Path) -> None:
    outcome = carried(law, tmp_path / "out", tmp_path)
    assert [each.code for each in outcome.problems] == ["source.no-case-file"]
    assert outcome.faulty


def test_a_path_that_is_not_there_is_a_problem(law: Law, tmp_path: Path) -> None:
    outcome = carried(law, tmp_path / "out", tmp_path / "gone.png")
    assert [each.code for each in outcome.problems] == ["source.missing"]


def test_damaged_kept_findings_are_made_anew(law: Law, case: Path, tmp_path: Path) -> None:
    first = carried(law, tmp_path / "out", case, last=Stage.EXAMINE)
    for kept in (tmp_path / "out/director-calls/findings").iterdir():
        kept.write_text("{broken")
    again = carried(law, tmp_path / "out", case, last=Stage.EXAMINE)
    assert again.examinations == first.examinations


def test_two_cases_of_one_name_never_share_a_folder(law: Law, tmp_path: Path) -> None:
    for place, example in (("a", "labelled-parody"), ("b", "paid-pose")):
        shutil.copytree(EXAMPLES / example, tmp_path / place / "case")
    first = carried(law, tmp_path / "out", tmp_path / "a/case")
    second = carried(law, tmp_path / "out", tmp_path / "b/case")
    again = carried(law, tmp_path / "out", tmp_path / "a/case")
    assert first.folder is not None
    assert second.folder is not None
    assert first.folder == again.folder
    assert first.folder != second.folder
    assert [each.code for each in second.problems] == ["output.taken"]
    assert not second.faulty
    assert second.dossier is not None
    assert not second.dossier.problems, "where results lie does not stand in the report"


def test_two_stories_in_one_folder_have_results_of_their_own(
    law: Law, case: Path, tmp_path: Path
) -> None:
    shutil.copy(case / "case.yaml", case / "other.yaml")
    first = carried(law, tmp_path / "out", case, last=Stage.QUALIFY)
    same = carried(law, tmp_path / "out", case / "case.yaml", last=Stage.QUALIFY)
    other = carried(law, tmp_path / "out", case / "other.yaml", last=Stage.QUALIFY)
    assert first.folder == same.folder
    assert first.folder != other.folder


def test_a_damaged_line_of_custody_is_told_and_kept(law: Law, case: Path, tmp_path: Path) -> None:
    carried(law, tmp_path / "out", case)
    record = tmp_path / "out/director-calls/custody.jsonl"
    lines = len(record.read_bytes().splitlines())
    with record.open("ab") as stream:
        stream.write(b'{"action": "re\xff')  # a run that was killed while it wrote
    again = carried(law, tmp_path / "out", case)
    carried(law, tmp_path / "out", case)
    written = record.read_bytes().splitlines()
    assert written[lines] == b'{"action": "re\xff'
    assert [(each.code, each.position.line) for each in again.problems] == [
        ("custody.line", lines + 1)
    ]
    assert not again.faulty
    assert all(json.loads(line) for line in written[lines + 1 :])


def test_an_exhibit_that_was_exchanged_is_told(law: Law, case: Path, tmp_path: Path) -> None:
    carried(law, tmp_path / "out", case)
    with (case / "exhibits/chat.txt").open("a") as stream:
        stream.write("one more line")
    outcome = carried(law, tmp_path / "out", case)
    assert [each.code for each in outcome.problems] == ["exhibit.exchanged"]
    assert not outcome.faulty


def test_an_act_after_the_day_of_decision_is_told_with_its_place(
    law: Law, case: Path, tmp_path: Path
) -> None:
    request = Request((case,), Stage.QUALIFY, date(2026, 2, 1), "en", "x", tmp_path / "out")
    outcome = carry_out(request, law)
    told = [each for each in outcome.problems if each.code == "case.after-decision"]
    assert [each.values["id"] for each in told] == ["make", "call"]
    lines = (case / "case.yaml").read_text().splitlines()
    assert [
        "2026-03-01" in lines[told[0].position.line - 1],
        "2026-03-04" in lines[told[1].position.line - 1],
    ] == [True, True]
    assert outcome.faulty


def test_what_is_said_once_is_not_said_twice(law: Law, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/case.yaml").write_text("case: x\nacts: {}\n")
    outcome = carried(law, tmp_path / "out", tmp_path / "mine/case.yaml")
    assert [each.code for each in outcome.problems] == ["case.no-acts"]


def test_a_folder_among_files_costs_only_itself(law: Law, tmp_path: Path) -> None:
    picture = EXAMPLES / "labelled-parody/exhibits/sketch.png"
    (tmp_path / "folder").mkdir()
    outcome = carried(law, tmp_path / "out", tmp_path / "folder", picture, last=Stage.EXAMINE)
    assert [each.code for each in outcome.problems] == ["source.no-case-file"]
    assert len(outcome.examinations) == 1


def test_findings_that_cannot_be_kept_do_not_end_the_run(
    law: Law, case: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out/director-calls"
    folder.mkdir(parents=True)
    (folder / "findings").write_text("in the way")
    outcome = carried(law, tmp_path / "out", case)
    assert {each.code for each in outcome.problems} == {"output.unwritable"}
    assert all(each.findings for each in outcome.examinations)
    assert outcome.printed


def test_a_statement_is_received_like_an_exhibit(law: Law, case: Path, tmp_path: Path) -> None:
    outcome = carried(law, tmp_path / "out", case)
    folder = tmp_path / "out" / "director-calls"
    said = (case / "exhibits/saule.txt").read_bytes()
    digest = hashlib.sha256(said).hexdigest()
    assert (folder / "exhibits" / digest[:2] / digest).read_bytes() == said
    record = [json.loads(line) for line in (folder / "custody.jsonl").read_text().splitlines()]
    assert [line["action"] for line in record if line["sha256"] == digest] == [
        "received",
        "copied",
        "examined",
    ]
    result = json.loads((folder / "qualification.json").read_text())
    shown = next(each for each in result["exhibits"] if each["path"] == "exhibits/saule.txt")
    assert (shown["sha256"], shown["statement_of"]) == (digest, ["saule"])
    assert not outcome.problems


@pytest.mark.parametrize("loss", ["removed", "emptied"])
def test_a_statement_that_cannot_be_received_proves_nothing(
    law: Law, case: Path, tmp_path: Path, loss: str
) -> None:
    """The line that it was to carry prints *as told*, and the problem points at the line."""
    statement = case / "exhibits/saule.txt"
    if loss == "removed":
        statement.unlink()
    else:
        statement.write_bytes(b"")
    outcome = carried(law, tmp_path / "out", case)
    [problem] = [each for each in outcome.problems if "exhibits/saule.txt" in each.text()]
    line = 1 + (case / "case.yaml").read_text().split("\n").index(
        "  consents of saule: {is: yes, says: saule, statement: exhibits/saule.txt}"
    )
    assert (problem.position.file, problem.position.line) == ("case.yaml", line)
    assert outcome.faulty
    assert outcome.facts is not None
    lists = [each for each in outcome.facts.closures if each.owner == "saule"]
    assert lists
    assert not any(source.kind.proves for each in lists for source in each.sources)
    whole = carried(law, tmp_path / "whole", EXAMPLES / "director-calls")
    assert whole.facts is not None
    assert any(s.kind.proves for each in whole.facts.closures for s in each.sources)


def test_an_exhibit_of_a_mind_or_a_fact_that_is_lost_proves_nothing(
    law: Law, case: Path, tmp_path: Path
) -> None:
    (case / "exhibits/chat.txt").write_bytes(b"")
    facts = carried(law, tmp_path / "out", case, last=Stage.ESTABLISH).facts
    assert facts is not None
    supports = [
        *(each.sources for each in facts.facts.values()),
        *(each.sources for each in facts.minds),
    ]
    lost = [one for some in supports for one in some if one.ref == "exhibits/chat.txt"]
    assert lost
    assert not any(source.kind.proves for source in lost)


def test_a_missing_medium_is_told_once(law: Law, case: Path, tmp_path: Path) -> None:
    (case / "exhibits/call.wav").unlink()
    problems = carried(law, tmp_path / "out", case, last=Stage.EXAMINE).problems
    [problem] = [each for each in problems if "exhibits/call.wav" in each.text()]
    assert problem.position.line
