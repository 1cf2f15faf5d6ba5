"""The page on the case file (docs/case-file.md) names every field and every word, and its case can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dalel.case.case import SECTIONS
from dalel.casefile.fields import fields_of
from dalel.casefile.read import read_case_text
from dalel.casefile.scalars import Wrong, read_days, read_interval, read_money
from dalel.norms.load import load_law

LAW = load_law()[0]
PAGE = (Path(__file__).parents[2] / "docs/case-file.md").read_text(encoding="utf-8")
CODE = re.compile(r"`([^`]+)`")


def row(beginning: str) -> list[str]:
    """Return the cells of the one row of a table that begins so."""
    (found,) = [line for line in PAGE.splitlines() if line.startswith(f"| {beginning} |")]
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", found)[1:-1]]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_its_fields_and_no_other(section: str) -> None:
    thing = SECTIONS[section][1]
    cells = row(f"`{section}`")

    told = [each.split("`")[1] for each in cells[2].split("; ")]
    assert list(fields_of(thing)) == told
    lists = [each.words for each in fields_of(thing).values() if each.words]
    assert lists == re.findall(r"\*([^*]+)\*", cells[2])


def test_every_verb_stands_there() -> None:
    assert [] == [verb for verb in LAW.words["verbs"] if f"| `{verb}` | " not in PAGE]


@pytest.mark.parametrize(
    "listing",
    sorted(
        {each.words for _, thing in SECTIONS.values() for each in fields_of(thing).values()}
        - {"", "verbs"}
        | {"relations", "capacities"}
    ),
)
def test_a_list_has_its_words_and_no_other(listing: str) -> None:
    assert list(LAW.words[listing]) == CODE.findall(row(f"*{listing}*")[1])


def test_its_case_has_no_mistake() -> None:
    story = next(
        each
        for each in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
        if each.startswith("case:")
    )

    case, problems = read_case_text(story, LAW, "case.yaml")

    assert case is not None
    assert [] == [each.text() for each in problems]


def test_the_values_that_it_shows_can_be_read() -> None:
    days = [*CODE.findall(row("day")[1]), *CODE.findall(row("moment")[1])]
    read = [
        *(read_days(each, moment="T" in each) for each in days),
        *(read_interval(each, age=True) for each in CODE.findall(row("age")[1])),
        *(read_interval(each, age=False) for each in CODE.findall(row("number")[1])),
        *(read_money(each, LAW.jurisdiction.currency) for each in CODE.findall(row("sum")[1])),
    ]

    assert len(read) == 19
    assert [] == [each for each in read if isinstance(each, Wrong)]
