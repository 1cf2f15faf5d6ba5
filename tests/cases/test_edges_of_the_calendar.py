"""Days at the ends of the calendar are judged like others: no term and no boundary runs beyond it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dalel.norms.load import load_law
from dalel.report.text import whole
from dalel.workflow.run import Request, Stage, carry_out

LAW = load_law()[0]
CASE = """\
case: The ends of the calendar
persons: {{a: {{is: natural, born: 0001-01-01, sane: yes}}, v: {{is: natural, alive: yes}}, s: {{is: legal}}}}
systems: {{g: {{owner: s, possessor: s, users: a}}}}
media: {{m: {{shows: v, origin: ai-generated, made-with: g}}}}
data: {{f: {{of: v, kind: face}}}}
acts: {{d: {{by: a, does: publish, when: {day}, uses: m, data: f, channel: platform, with-system: g}}}}
publications: {{p: {{of: m, by: d, warning: no, machine-mark: no}}}}
"""


@pytest.mark.parametrize("as_of", [date.min, date.max])
@pytest.mark.parametrize("day", ["0001-01-01", "before 0002", "after 9998", "9999-12-31"])
def test_a_deed_on_the_first_or_the_last_day_is_judged(
    tmp_path: Path, day: str, as_of: date
) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE.format(day=day), encoding="utf-8")
    request = Request((folder,), Stage.QUALIFY, as_of, "en", "the examiner", tmp_path / "out")

    outcome = carry_out(request, LAW)

    assert outcome.report is not None
    assert "published" in whole(outcome.report)
