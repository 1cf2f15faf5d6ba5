"""The law that ships: every norm loads, every case holds, every wording is dated without a hole."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from dalel.case.position import Problem, Severity
from dalel.norms.check import check_law
from dalel.norms.library import newest, unit_on, wording_on
from dalel.norms.model import Law, Norm, NormKind
from dalel.norms.show import law_list, law_show, wordings_called

FIRST_DAY = date(2022, 9, 11)  # every wording in force since then is encoded


@pytest.fixture(scope="module")
def loaded() -> tuple[Law, tuple[Problem, ...]]:
    """Return the shipped law with everything that the checker says of it."""
    return check_law()


@pytest.fixture(scope="module")
def law(loaded: tuple[Law, tuple[Problem, ...]]) -> Law:
    """Return the shipped law."""
    return loaded[0]


def test_the_checker_finds_no_error(loaded: tuple[Law, tuple[Problem, ...]]) -> None:
    errors = [one for one in loaded[1] if one.severity is Severity.ERROR]

    assert [] == [f"{one.position}: {one.text()}" for one in errors]


def test_every_text_stands_in_three_languages(loaded: tuple[Law, tuple[Problem, ...]]) -> None:
    missing = [one for one in loaded[1] if one.code == "law.untranslated"]

    assert [] == [f"{one.position}: {one.text()}" for one in missing]


def test_there_is_law(law: Law) -> None:
    kinds = {norm.kind for norm in law.norms}

    assert {NormKind.OFFENCE, NormKind.ADMINISTRATIVE, NormKind.CLAIM, NormKind.DUTY} <= kinds
    assert len(newest(law)) > 40


def test_wordings_follow_each_other_without_a_hole(law: Law) -> None:
    lives: dict[str, list[Norm]] = defaultdict(list)
    for norm in law.norms:
        lives[norm.id].append(norm)
    for norm_id, wordings in lives.items():
        for newer, older in pairwise(wordings):
            assert older.until is not None, norm_id
            assert older.until.day <= newer.since.day, norm_id


def test_a_part_has_one_wording_a_day(law: Law) -> None:
    days = sorted(
        {norm.since.day for norm in law.norms}
        | {norm.until.day for norm in law.norms if norm.until}
    )
    for norm_id in newest(law):
        for day in days:
            found = [
                norm
                for norm in law.wordings(norm_id)
                if norm.since.day <= day and (norm.until is None or day < norm.until.day)
            ]
            assert len(found) <= 1, (norm_id, day)
            assert found == [one for one in [wording_on(law, norm_id, day)] if one]


def test_every_reading_that_a_norm_reads_has_both_answers(law: Law) -> None:
    for reading in law.readings.values():
        for answer in (reading.first, reading.second):
            assert answer.text.get("en"), reading.id
            assert answer.holders.get("en"), reading.id


def test_nothing_is_both_encoded_and_not(law: Law) -> None:
    assert set() == {one for one, _ in law.uncovered} & set(newest(law))


def test_the_mci_is_known_on_every_day(law: Law) -> None:
    for year in range(2022, 2027):
        for use in ("fine", "threshold", "administrative"):
            row = unit_on(law, "MCI", date(year, 6, 30), use)
            assert row is not None, (year, use)
            assert row.value > 3000


def test_every_norm_is_shown(law: Law) -> None:
    rows = law_list(law, "kk")

    assert len(newest(law)) == len(rows)
    for row in rows:
        shown = law_show(law, row.id)
        assert len(row.wordings) == len(shown)
        assert all(wording.quotes or wording.source for wording in shown), row.id
        assert row.title, row.id


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("kz.cc.147.5.b", "kz.cc.147.5"),
        ("kz.cc.190.2.4", "kz.cc.190.2"),
        ("kz.cc.194.1.c", "kz.cc.194.1"),
        ("kz.cc.274.4.1", "kz.cc.274.4"),
    ],
)
def test_a_limb_is_shown_with_the_part_that_it_stands_in(law: Law, asked: str, part: str) -> None:
    assert law.wordings(part) == wordings_called(law, asked)
    assert () == wordings_called(law, f"{part}.z")
