"""Many deeds of one actor that are judged alike share a block of page one; few deeds stay apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.report.sample import DIRECTOR, LAW, STANDING, case_of, qualification, told

from dalel.case.conduct import Act
from dalel.case.measures import Days
from dalel.qualification.model import Mark
from dalel.report import text
from dalel.report.compose import compose
from dalel.report.dossier import Dossier


def many(number: int, odd: int = -1) -> Dossier:
    """Return a dossier of one actor's deeds, a day each; ``odd`` is proved where the others are told."""
    acts = tuple(
        Act(
            id=f"a{n}",
            by=(told("bek"),),
            does=told("call"),
            when=told(Days(date(2026, 3, n + 1), date(2026, 3, n + 1))),
        )
        for n in range(number)
    )
    heads = tuple(
        replace(
            STANDING,
            key=f"x|completed|a{n},bek",
            deed=f"a{n}",
            places={"deed": f"a{n}", "actor": "bek"},
            counts={Mark.PROVED if n == odd else Mark.AS_TOLD: 3},
        )
        for n in range(number)
    )
    case = case_of("Many", {"bek": ""}, acts, {})
    return replace(DIRECTOR, case=case, qualification=qualification(heads))


def printed(dossier: Dossier) -> str:
    return " ".join(text.page_one(compose(dossier, LAW, "en"), width=300).split())


def test_many_deeds_judged_alike_share_a_block() -> None:
    page = printed(many(9))

    assert page.count("STANDS ") == 1
    assert "The same is judged of “a1” 02.03.2026, " in page
    assert " and 2 more (chapter 3); limitation and sums run from the day of each." in page
    assert "charges: 9 standing, 0 hanging, 0 fallen" in page


def test_one_that_is_judged_otherwise_has_its_own_block() -> None:
    assert printed(many(9, odd=4)).count("STANDS ") == 2


@pytest.mark.parametrize("number", [2, 6])
def test_few_deeds_stay_apart(number: int) -> None:
    assert printed(many(number)).count("STANDS ") == number
