"""The tour tells the truth: its page one is what is printed, and its answer moves the line it names."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from dalel.norms.load import load_law
from dalel.qualification.model import Stage as HowFar
from dalel.qualification.model import Value
from dalel.report.text import page_one
from dalel.workflow.run import Outcome, Request, Stage, carry_out

ROOT = Path(__file__).parents[2]
ANSWER = "  arman knew in make that arman would take part in call: {is: yes, exhibit: exhibits/chat.txt}\n"


def carried(case: Path, out: Path) -> Outcome:
    request = Request((case,), Stage.QUALIFY, date(2026, 11, 24), "en", "the examiner", out)
    return carry_out(request, load_law()[0])


def test_the_tour_shows_page_one_as_it_is_printed(tmp_path: Path) -> None:
    outcome = carried(ROOT / "examples/director-calls", tmp_path)
    assert outcome.report is not None
    assert page_one(outcome.report).strip() in (ROOT / "docs/tour.md").read_text()


def test_the_answer_that_the_tour_pastes_settles_the_line(tmp_path: Path) -> None:
    assert ANSWER in (ROOT / "docs/tour.md").read_text()
    case = Path(shutil.copytree(ROOT / "examples/director-calls", tmp_path / "case"))
    file = case / "case.yaml"
    file.write_text(file.read_text().replace("facts:\n", f"facts:\n{ANSWER}", 1))
    outcome = carried(case, tmp_path / "out")
    assert not outcome.problems
    assert outcome.report is not None
    page = page_one(outcome.report)
    his = page[page.index("Arman ·") : page.index("Timur ·")].strip()
    assert his in (ROOT / "docs/tour.md").read_text()
    assert outcome.qualification is not None
    (line,) = [
        head
        for head in outcome.qualification.heads
        if (head.norm.id, head.actor) == ("kz.cc.190.3", "arman")
        and head.role
        and head.stage is HowFar.COMPLETED
    ]
    assert line.value is Value.MET_UNLESS
