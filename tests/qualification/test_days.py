"""Days that nobody knows: every law from the first one held may govern, and what is not held settles nothing."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.qualification import shipped, toy
from tests.qualification.toy import SANE, STRUCK, bold, leaf, offence, only

from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.case.sentence import Atom, Threshold
from dalel.casefile.read import read_case
from dalel.facts.establish import establish
from dalel.norms.model import And, Boundary, Expression, Holds, ReadingIs
from dalel.qualification.charging import Charging
from dalel.qualification.judging import Judging
from dalel.qualification.model import Head, Value
from dalel.qualification.qualify import qualify

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if (path / "case.yaml").exists())
KNOWN = {**STRUCK, **SANE, ("deed is bold", "deed"): "yes"}
SINCE = date(2026, 3, 5)
LATER = ("day of deed", True)


def undated(name: str, folder: Path, when: str, only_act: str = "") -> tuple[Case, Facts]:
    """Return an example with the days of its acts, or of one of them, told as ``when``."""
    lines, act, inside = [], "", False
    for line in (EXAMPLES / name / "case.yaml").read_text(encoding="utf-8").splitlines():
        if re.match(r"\w", line):
            inside = line == "acts:"
        if inside and (found := re.match(r"  ([\w-]+):$", line)):
            act = found[1]
        if not inside or only_act not in {"", act} or not re.match(r"    (when|until):", line):
            lines.append(line)
        elif when and line.startswith("    when:"):
            lines.append(f"    when: {when}")
    (folder / "case.yaml").write_text("\n".join(lines), encoding="utf-8")
    if not (folder / "exhibits").exists():
        (folder / "exhibits").symlink_to(EXAMPLES / name / "exhibits")
    case, problems = read_case(folder, shipped.law())
    assert case is not None, problems
    return case, establish(case, (), shipped.law())[0]


# ── texts that are not held ───────────────────────────────────────────────────────────────────────
def sets(head: Head) -> tuple[list[set[tuple[str, bool]]], ...]:
    """Return the missing sets, for and against, by terms."""

    def said(atom: object) -> str:
        assert isinstance(atom, Atom | Threshold)
        return atom.term if isinstance(atom, Atom) else atom.measure.term

    return tuple(
        [{(said(each.atom), each.positive) for each in cube} for cube in found]
        for found in (head.missing_for, head.missing_against)
    )


def test_a_day_whose_text_is_not_held_settles_nothing() -> None:
    """Met from the first text held; before it nobody can say, and a set must leave it aside."""
    law = toy.law(offence(bold(), since=Boundary(SINCE, "at least")))
    undated_deed = toy.case(toy.act(day=None))
    head = only(law, toy.facts(KNOWN), described=undated_deed)
    assert (Value.OPEN, False, ("toy.10",)) == (head.value, head.no_wording, head.unheld)
    assert ([{LATER}], []) == sets(head)
    (((day,),),) = (head.missing_for,)
    assert isinstance(day.atom, Threshold)
    assert SINCE.toordinal() == day.atom.value
    doubtful = only(law, toy.facts({**STRUCK, **SANE}), described=undated_deed)
    bold_is = "deed is bold"
    assert ([{LATER, (bold_is, True)}], [{LATER, (bold_is, False)}]) == sets(doubtful)
    within = toy.case(toy.act(day=SINCE + timedelta(1)))
    assert () == only(law, toy.facts(KNOWN), described=within).unheld


@pytest.mark.parametrize(
    ("read", "against"),
    [
        (Holds("toy.9", (), "deed"), []),
        (And((Holds("toy.9", (), "deed"), ReadingIs("toy.r.1", first=False))), []),
        (
            And((Holds("toy.9", (), "deed"), toy.says("deed is loud", "deed"))),
            [{("deed is loud", False)}],
        ),
    ],
)
def test_a_norm_that_is_not_held_settles_nothing(
    read: Expression, against: list[set[tuple[str, bool]]]
) -> None:
    """What refers to a norm of which no text is held stays open, under every reading, whatever is learnt."""
    head = only(toy.law(offence(leaf("other", read))), toy.facts({**STRUCK, **SANE}))
    assert (Value.OPEN, ("toy.9",)) == (head.value, head.unheld)
    assert ([], against) == sets(head)
    assert (head.next_question is None) is (not against)


# ── days that may lie years back ──────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("when", ["", "unknown", "before 2024-08-20", "after 2019-05-01"])
@pytest.mark.parametrize("name", NAMES)
def test_untold_days_keep_diagrams_small_and_sets_readable(
    name: str, when: str, tmp_path: Path
) -> None:
    """No deed multiplies the days of another, and a set holds one bound on each side of a measure at most."""
    case, facts = undated(name, tmp_path, when)
    charging = Charging(case, facts, shipped.law(), shipped.AS_OF, {})
    charging.charge()
    judging = Judging(charging)
    judging.answers()
    assert len(judging.formulas.diagrams) < 40_000
    found = judging.qualification()
    assert found.heads
    for head in found.heads:
        for cube in (*head.missing_for, *head.missing_against):
            bounds = Counter(
                (each.atom.measure, each.positive)
                for each in cube
                if isinstance(each.atom, Threshold)
            )
            assert set(bounds.values()) <= {1}


@pytest.mark.parametrize(
    ("name", "act"),
    [("investment-ad", "run"), ("paid-pose", "poster"), ("director-calls", "card")],
)
def test_an_untold_day_is_every_day(name: str, act: str, tmp_path: Path) -> None:
    """A line is met, or not met, on an untold day exactly if it is so on every day that may have been it."""
    law = shipped.law()

    def values(when: str) -> dict[str, Head]:
        case, facts = undated(name, tmp_path, when, act)
        found, _ = qualify(case, facts, law, shipped.AS_OF)
        return {head.key: head for head in found.heads if head.deed == act}

    breaks = {bound.day for norm in law.norms for bound in (norm.since, norm.until) if bound}
    breaks |= {row.since for row in law.units}
    days = sorted(day for day in breaks if day <= shipped.AS_OF)
    told = [values(day.isoformat()) for day in (days[0] - timedelta(1), *days)]
    untold = values("")
    assert len(untold) > 3
    for key, head in untold.items():
        each = [heads[key].value for heads in told if key in heads]
        if head.value in {Value.MET, Value.NOT_MET}:
            assert {head.value} == set(each)
        elif len(each) == len(told):
            assert len(set(each)) > 1 or set(each) == {head.value}
    assert Value.OPEN in {head.value for head in untold.values()}
