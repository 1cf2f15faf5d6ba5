"""The same program under another law: its money, index, ages and order of penalties come from its own files."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from tests.norms.second_law import LAND, second_law

from dalel.case.case import Case
from dalel.case.measures import Money
from dalel.case.position import Problem
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.model import Law
from dalel.qualification.model import BarKind, Head, Qualification, Value
from dalel.qualification.qualify import qualify
from dalel.report.compose import compose
from dalel.report.dossier import Dossier
from dalel.report.text import whole

AS_OF = date(2026, 11, 24)
CASE = """\
case: The call
persons:
  ann: {is: natural, age: 20}
  bob: {is: natural}
acts:
  call: {by: ann, does: call, when: 2026-02-10, channel: call, misleads: bob, mind: wanted, that-is-all: yes}
transfers:
  pay: {because: call, decided-by: bob, whose: bob, of: money, amount: 500 crowns, happened: yes, received: yes}
facts:
  pay was decided under the error made by call: established
"""


def law() -> Law:
    return second_law()[0]


def judged(text: str, law: Law) -> tuple[Case, Qualification, Dossier, tuple[Problem, ...]]:
    case, problems = read_case_text(text, law)
    assert case is not None
    facts, more = establish(case, (), law)
    found, last = qualify(case, facts, law, AS_OF)
    said = (*problems, *more, *last)
    return case, found, Dossier(case, (), (), facts, found, said, as_of=AS_OF), said


def head(norm: str, text: str = CASE, under: Law | None = None) -> Head:
    _, found, _, _ = judged(text, under or law())
    return next(one for one in found.heads if one.norm.id == norm)


def test_the_law_of_the_isle_is_without_mistakes() -> None:
    problems = second_law()[1]

    assert [] == [f"{one.position}: {one.text()}" for one in problems]


@cache
def report(language: str) -> str:
    _, _, dossier, _ = judged(CASE, law())
    return " ".join(whole(compose(dossier, law(), language)).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        ("500 crowns", 500, "XTS"),
        ("500 крон", 500, "XTS"),
        ("¤500", 500, "XTS"),
        ("500 XTS", 500, "XTS"),
        ("1 thousand crowns to 2 thousand crowns", None, "XTS"),
        ("500 EUR", 500, "EUR"),
        ("500 KZT", 500, "KZT"),
    ],
)
def test_the_case_file_reads_its_money(written: str, amount: int | None, currency: str) -> None:
    case, problems = read_case_text(CASE.replace("500 crowns", written), law())

    assert () == problems
    assert case is not None
    told = getattr(case.things["pay"], "amount").value  # noqa: B009 -- a transfer has it
    assert isinstance(told, Money)
    assert (amount, currency) == (told.amount.exact, told.currency)


@pytest.mark.parametrize("written", ["500 тенге", "500 ₸", "500"])
def test_another_land_s_words_are_no_currency_here(written: str) -> None:
    _, problems = read_case_text(CASE.replace("500 crowns", written), law())

    assert ["case.money"] == [one.code for one in problems]
    assert "XTS" in problems[0].text()
    assert "KZT" not in problems[0].text()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("251 crowns", Value.MET),  # 10 BU are 250 crowns
        ("250 crowns", Value.NOT_MET),
        ("1 000 000 KZT", Value.OPEN),  # no sum is converted
    ],
)
def test_thresholds_are_measured_in_its_index_and_money(written: str, value: Value) -> None:
    assert value is head("xa.code.1", CASE.replace("500 crowns", written)).value


def test_a_sum_in_another_currency_is_warned_of() -> None:
    _, _, _, problems = judged(CASE.replace("500 crowns", "1 000 000 KZT"), law())

    assert ["facts.currency"] == [one.code for one in problems]
    assert "XTS" in problems[0].text()


def test_fines_are_reckoned_by_its_index_and_cut_at_its_age() -> None:
    crime, deceit = head("xa.code.1"), head("xa.fines.1")

    assert [(Decimal(100), Decimal(2500))] == [(one.high, one.high_sum) for one in crime.penalties]
    assert [(Decimal(40), "XTS", Decimal(21))] == [
        (one.high, one.unit, one.under) for one in deceit.penalties
    ]
    grown = head("xa.fines.1", CASE.replace("age: 20", "age: 21"))
    assert [(Decimal(300), "XTS", None)] == [
        (one.high, one.unit, one.under) for one in grown.penalties
    ]


@pytest.mark.parametrize(
    ("general", "comparison"),
    [
        (LAND, "milder"),
        (LAND.replace('["prison", "fine"]', '["fine", "prison"]'), "harsher"),
        (LAND.replace('["prison", "fine"]', "[]"), "incomparable"),
    ],
)
def test_which_law_is_milder_follows_its_order_of_penalties(general: str, comparison: str) -> None:
    """From June the fine became prison: on the Isle that is less."""
    found = head("xa.code.1", under=second_law(general)[0]).milder

    assert [comparison] == [one.comparison for one in found]


def test_half_of_an_odd_number_of_months_is_open_without_a_text() -> None:
    bars = {
        days: next(
            bar
            for bar in head("xa.fines.1", under=second_law(f"{LAND}[terms]\n{days}\n")[0]).bars
            if bar.kind is BarKind.LIMITATION
        )
        for days in ("", "days_of_month = 28")
    }

    assert (date(2026, 3, 10), date(2026, 4, 10)) == bars[""].between
    assert date(2026, 3, 24) == bars["days_of_month = 28"].day


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "500 ¤ = 20 BU of 2026 (over 10 BU)",
                "fine up to 100 BU = 2 500 ¤ (BU of 2026: 25 ¤)",
                "fine up to 40 ¤, as for who was under 21",
                "is reckoned by the BU of the day of the deed",
                "under 23: the Code's lower limits for minors are not covered here",
            ),
        ),
        (
            "ru",
            (
                "500 ¤ = 20 БЕ 2026 года (свыше 10 БЕ)",
                "штраф до 100 БЕ = 2 500 ¤ (БЕ 2026 года: 25 ¤)",
                "штраф до 40 ¤, как для лица младше 21 лет",
                "исчисляется по БЕ на день деяния",
                "до 23 лет: меньшие пределы наказания для несовершеннолетних (Кодекс)",
            ),
        ),
        (
            "kk",
            (
                "500 ¤ = 2026 жылғы 20 БӨ (10 БӨ шегінен жоғары)",
                "100 БӨ-ге дейін айыппұл = 2 500 ¤ (2026 жылғы БӨ: 25 ¤)",
                "ең көбі 40 ¤ айыппұл, 21 жасқа толмаған адамға",
                "айыппұл әрекет күнгі БӨ бойынша",
                "23 жасқа дейін: кәмелетке толмағандарға арналған жазаның төмен шектері (Кодекс)",
            ),
        ),
    ],
)
def test_the_report_speaks_of_its_money_and_index(language: str, lines: tuple[str, ...]) -> None:
    said = report(language)

    assert [] == [line for line in lines if line not in said]
    assert re.search(r"KZT|₸|MCI|МРП|АЕК|Kazakhstan|Казахстан|Қазақстан", said) is None


def test_money_that_no_currency_measures_is_a_mistake_of_the_law() -> None:
    without = "\n".join(line for line in LAND.splitlines() if not line.startswith("currency"))
    found = [one.text() for one in second_law(without)[1] if one.code == "law.currency"]

    assert [
        "The vocabulary measures money, but law.toml does not say the currency: “[currency]” and “code = …”."
    ] == found
