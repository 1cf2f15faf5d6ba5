"""What follows a verdict and never changes it: bars, penalties, later law (MODEL 22, 25, 32)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.qualification import toy
from tests.qualification.test_charges import administrative
from tests.qualification.toy import (
    SANE,
    STRUCK,
    bold,
    offence,
    only,
)

from dalel.case.conduct import Proceeding, Series
from dalel.case.measures import Days
from dalel.case.states import State
from dalel.norms.model import (
    NormKind,
    Penalty,
    Sanction,
    UnitRow,
)
from dalel.qualification.model import BarKind, Value

BOLD = ("deed is bold", "deed")


def test_bars_never_change_a_value() -> None:
    sanction = Sanction((Penalty("prison", None, Decimal(1), "years"),), prosecution="private")
    law = toy.law(offence(sanction=sanction))
    facts = toy.facts({**STRUCK, **SANE})
    head = only(law, facts, as_of=date(2029, 1, 1))
    bars = {b.kind: b for b in head.bars}
    assert Value.MET is head.value
    assert (True, date(2028, 3, 4)) == (
        bars[BarKind.LIMITATION].applies,
        bars[BarKind.LIMITATION].day,
    )
    assert (None, "vic") == (bars[BarKind.COMPLAINT].applies, bars[BarKind.COMPLAINT].who)
    told = toy.facts({**STRUCK, **SANE, ("person complained about deed", "vic", "deed"): "yes"})
    bars = {b.kind: b for b in only(law, told).bars}
    assert (False, False) == (bars[BarKind.COMPLAINT].applies, bars[BarKind.LIMITATION].applies)


@pytest.mark.parametrize(
    ("as_of", "general", "own"),
    [
        (date(2026, 4, 1), False, False),
        (date(2026, 5, 4), True, None),  # it may have been discovered two months ago
        (date(2027, 3, 3), True, None),
        (date(2027, 3, 4), True, True),
    ],
)
def test_a_norms_own_limitation_goes_before_the_general_one(
    as_of: date, general: bool | None, own: bool | None
) -> None:
    more = {
        "limitation.administrative.toy.20": "1 year",
        "limitation.administrative.discovery.toy.20": "2 months",
    }
    general_rule = toy.norm("toy.2", kind=NormKind.GENERAL, places=(), core=None, parameters=more)
    facts = toy.facts(STRUCK)
    head = only(toy.law(administrative()), facts, norm_id="toy.20", as_of=as_of)
    assert (general, date(2026, 5, 4)) == (head.bars[0].applies, head.bars[0].day)
    head = only(toy.law(administrative(), general_rule), facts, norm_id="toy.20", as_of=as_of)
    assert (own, date(2027, 3, 4)) == (head.bars[0].applies, head.bars[0].day)


@pytest.mark.parametrize(
    ("as_of", "discovered", "applies", "day"),
    [
        (date(2026, 6, 9), (date(2026, 4, 10), date(2026, 4, 10)), False, date(2026, 6, 10)),
        (date(2026, 6, 10), (date(2026, 4, 10), date(2026, 4, 10)), True, date(2026, 6, 10)),
        (date(2027, 3, 4), (date(2027, 2, 20), date(2027, 2, 20)), True, date(2027, 3, 4)),
        (date(2026, 6, 10), (date(2026, 4, 10), date(2026, 4, 20)), None, date(2026, 6, 20)),
        (date(2026, 6, 10), (date(2026, 4, 20), None), False, date(2027, 3, 4)),
    ],
)
def test_the_day_of_discovery_decides_a_term_that_runs_from_it(
    as_of: date, discovered: tuple[date, date | None], applies: bool | None, day: date
) -> None:
    more = {
        "limitation.administrative.toy.20": "1 year",
        "limitation.administrative.discovery.toy.20": "2 months",
    }
    rule = toy.norm("toy.2", kind=NormKind.GENERAL, places=(), core=None, parameters=more)
    ends = tuple(None if each is None else each.toordinal() for each in discovered)
    facts = toy.facts(STRUCK, measures={("day of discovery of deed", "deed"): ends})
    bar = only(toy.law(administrative(), rule), facts, norm_id="toy.20", as_of=as_of).bars[0]
    assert (applies, day) == (bar.applies, bar.day)
    # what is named would decide it
    assert (applies is None) == bool(bar.missing)


def test_a_term_of_limitation_does_not_reach_back_before_it_was_law() -> None:
    own = {"limitation.administrative.toy.20": "1 year"}
    for since, applies, day in (
        (date(2026, 3, 4), False, date(2027, 3, 4)),
        (date(2026, 3, 5), True, date(2026, 5, 4)),
    ):
        rule = toy.norm(
            "toy.2", kind=NormKind.GENERAL, places=(), core=None, parameters=own, since=since
        )
        law = toy.law(administrative(), rule)
        head = only(law, toy.facts(STRUCK), norm_id="toy.20", as_of=date(2026, 6, 1))
        assert (applies, day) == (head.bars[0].applies, head.bars[0].day)


@pytest.mark.parametrize(
    ("age", "applies", "day"),
    [
        ((17, 17), True, date(2026, 4, 4)),
        ((18, 18), False, date(2026, 5, 4)),
        ((17, 18), None, None),
        (None, False, date(2026, 5, 4)),
    ],
)
def test_limitation_is_halved_for_who_is_under_age(
    age: tuple[int, int] | None, applies: bool | None, day: date | None
) -> None:
    measures = {("age of person at the start of deed", "ann", "deed"): age} if age else {}
    facts = toy.facts(STRUCK, measures=measures)
    head = only(toy.law(administrative()), facts, norm_id="toy.20", as_of=date(2026, 4, 10))
    assert (applies, day) == (head.bars[0].applies, head.bars[0].day)


@pytest.mark.parametrize(
    ("discovered", "applies", "day", "named"),
    [
        (date(2026, 9, 1), False, date(2026, 11, 1), 0),
        (date(2026, 7, 1), True, date(2026, 9, 1), 0),
        (None, None, None, 1),
    ],
)
def test_a_continuing_offence_counts_from_its_discovery(
    discovered: date | None, applies: bool | None, day: date | None, named: int
) -> None:
    told = {**STRUCK, ("deed went on until its discovery", "deed"): "yes"}
    ends = (discovered.toordinal(),) * 2 if discovered else None
    measures = {("day of discovery of deed", "deed"): ends} if ends else {}
    facts = toy.facts(told, measures=measures)
    as_of = date(2026, 10, 1)
    bar = only(toy.law(administrative()), facts, norm_id="toy.20", as_of=as_of).bars[0]
    assert (applies, day, named) == (bar.applies, bar.day, len(bar.missing))


def test_who_was_punished_already_is_not_pursued_again() -> None:
    for term in (
        "actor was punished for deed already",
        "administrative case against actor over deed was closed",
    ):
        facts = toy.facts({**STRUCK, (term, "ann", "deed"): "yes"})
        head = only(toy.law(administrative()), facts, norm_id="toy.20")
        assert [True] == [b.applies for b in head.bars if b.kind is BarKind.DOUBLE]


def test_a_suspect_is_barred_from_the_administrative_case() -> None:
    facts = toy.facts({**STRUCK, ("actor is suspect of deed", "ann", "deed"): "yes"})
    head = only(toy.law(administrative()), facts, norm_id="toy.20")
    assert [True] == [b.applies for b in head.bars if b.kind is BarKind.SUSPECT]


def test_fines_are_shown_in_money_of_the_right_day() -> None:
    rows = (
        UnitRow("MCI", Decimal(3932), date(2025, 1, 1), date(2026, 1, 1), ("fine",)),
        UnitRow("MCI", Decimal(4325), date(2026, 1, 1), None, ("fine",)),
    )
    sanction = Sanction(
        (Penalty("fine", None, Decimal(100), "MCI"), Penalty("arrest", None, Decimal(50), "days"))
    )
    head = only(toy.law(offence(sanction=sanction), units=rows), toy.facts({**STRUCK, **SANE}))
    fine, arrest = head.penalties
    assert (Decimal(432500), toy.DAY, False) == (fine.high_sum, fine.index_day, fine.provisional)
    assert date(2030, 1, 1) == arrest.unavailable_until
    assert "misdemeanour" == head.category


@pytest.mark.parametrize(("years", "comparison"), [(2, "milder"), (9, "harsher"), (4, "same")])
def test_a_later_wording_is_compared_as_a_whole(years: int, comparison: str) -> None:
    new = offence(since=date(2026, 5, 1), prison=years)
    old = offence(until=date(2026, 5, 1), prison=4)
    head = only(toy.law(new, old), toy.facts({**STRUCK, **SANE}))
    assert date(2020, 1, 1) == head.norm.since.day
    assert [(date(2026, 5, 1), comparison, Value.MET)] == [
        (m.norm_since, m.comparison, m.value) for m in head.milder
    ]


def test_a_later_wording_or_repeal_may_end_punishability() -> None:
    new = offence(bold(), since=date(2026, 5, 1))
    law = toy.law(new, offence(until=date(2026, 5, 1)))
    head = only(law, toy.facts({**STRUCK, **SANE, BOLD: "no"}))
    assert ["ends punishability"] == [m.comparison for m in head.milder]
    repealed = toy.law(offence(until=date(2026, 5, 1)))
    head = only(repealed, toy.facts({**STRUCK, **SANE}))
    assert ["ends punishability"] == [m.comparison for m in head.milder]


EVADES = ("actor evades investigation or trial over deed", "ann", "deed")


@pytest.mark.parametrize(
    ("as_of", "state", "bar"),
    [
        # a grave deed of 04.03.2026: fifteen years, twenty at the latest for whoever hides
        (date(2030, 1, 1), None, (False, date(2041, 3, 4), False, 1)),
        (date(2042, 1, 1), None, (True, date(2041, 3, 4), False, 1)),
        (date(2042, 1, 1), "no", (True, date(2041, 3, 4), False, 0)),
        (date(2042, 1, 1), "disputed", (None, date(2041, 3, 4), False, 0)),
        (date(2030, 1, 1), "yes", (False, date(2046, 3, 4), True, 0)),
        (date(2042, 1, 1), "yes", (None, date(2046, 3, 4), True, 0)),
        (date(2046, 3, 4), "yes", (True, date(2046, 3, 4), True, 0)),
    ],
)
def test_who_hides_stops_the_limitation_and_the_bar_says_when_it_was_not_asked(
    as_of: date, state: str | None, bar: tuple[bool | None, date, bool, int]
) -> None:
    law = toy.law(offence(prison=10), extra={"limitation.evasion.grave": "20 years"})
    said = {EVADES: state} if state else {}
    head = only(law, toy.facts({**STRUCK, **SANE, **said}), as_of=as_of)
    found = next(b for b in head.bars if b.kind is BarKind.LIMITATION)
    assert bar == (found.applies, found.day, found.suspended, len(found.unless))
    assert (state == "disputed") is bool(found.missing)
    assert Value.MET is head.value


@pytest.mark.parametrize(
    ("intent", "verb", "by", "bar"),
    [
        (State.ESTABLISHED, "call", "ann", (date(2041, 8, 9), None, "later")),
        (State.UNKNOWN, "call", "ann", (None, (date(2041, 3, 4), date(2041, 8, 9)), "later")),
        (State.DISPUTED, "call", "ann", (None, (date(2041, 3, 4), date(2041, 8, 9)), "later")),
        (State.REFUTED, "call", "ann", (date(2041, 3, 4), None, "")),
        (State.ESTABLISHED, "pay", "ann", (date(2041, 3, 4), None, "")),  # no like act
        (State.ESTABLISHED, "call", "bob", (date(2041, 3, 4), None, "")),  # not his
    ],
)
def test_limitation_of_one_continued_offence_runs_from_its_last_act(
    intent: State, verb: str, by: str, bar: tuple[date | None, tuple[date, date] | None, str]
) -> None:
    first = toy.act(does=toy.told("call"))
    last = toy.act("later", by=(by,), day=date(2026, 8, 9), does=toy.told(verb))
    series = Series(
        id="row",
        members=(toy.told("deed"), toy.told("later")),
        one_intent=toy.told(intent is State.ESTABLISHED or None, intent),
    )
    law = toy.law(offence(prison=10), extra={"series.continued": "one intent and aim"})
    facts = toy.facts({**STRUCK, **SANE})
    head = only(law, facts, described=toy.case(first, last, series))
    found = next(b for b in head.bars if b.kind is BarKind.LIMITATION)
    assert bar == (found.day, found.between, found.runs_from)


AFTER_CASE = "limitation.administrative.after criminal case"
RECEIVED = Days(date(2026, 9, 10), date(2026, 9, 10))


@pytest.mark.parametrize(
    ("more", "age", "bar"),
    [
        ({"closing_received": toy.told(RECEIVED)}, 30, (date(2026, 12, 10), None, "inquiry")),
        ({"closing_received": toy.told(RECEIVED)}, 17, (date(2026, 10, 25), None, "inquiry")),
        ({}, 30, (None, None, "inquiry")),  # the day is not told
        ({"outcome": toy.told("pending")}, 30, (date(2026, 5, 4), None, "")),
        ({"kind": toy.told("administrative")}, 30, (date(2026, 5, 4), None, "")),
        ({"suspect": (toy.told("bob"),)}, 30, (date(2026, 5, 4), None, "")),  # another's
        # whether three months shorten the two that still run is not said
        (
            {"closing_received": toy.told(Days(date(2026, 2, 1), date(2026, 2, 1)))},
            30,
            (None, (date(2026, 5, 1), date(2026, 5, 4)), "inquiry"),
        ),
    ],
)
def test_after_a_closed_criminal_case_an_administrative_term_of_its_own_runs(
    more: dict[str, Any], age: int, bar: tuple[date | None, tuple[date, date] | None, str]
) -> None:
    told: dict[str, Any] = {
        "kind": toy.told("criminal"),
        "about": (toy.told("deed"),),
        "outcome": toy.told("closed"),
        **more,
    }
    rule = toy.norm(
        "toy.2", kind=NormKind.GENERAL, places=(), core=None, parameters={AFTER_CASE: "3 months"}
    )
    measures = {("age of person at the start of deed", "ann", "deed"): (age, age)}
    described = toy.case(toy.act(), Proceeding(id="inquiry", **told))
    law = toy.law(administrative(), rule)
    facts = toy.facts(STRUCK, measures=measures)
    head = only(law, facts, described=described, norm_id="toy.20", as_of=date(2026, 5, 2))
    found = head.bars[0]
    assert bar == (found.day, found.between, found.after_case)
    assert Value.MET is head.value


@pytest.mark.parametrize(
    ("age", "minor"), [((17, 17), True), ((18, 18), False), ((17, 18), False), (None, False)]
)
def test_a_minor_pays_no_more_than_the_ceiling_and_is_not_arrested(
    age: tuple[int, int] | None, *, minor: bool
) -> None:
    """Only what is certain lightens: an age that may be either changes nothing."""
    rule = toy.norm(
        "toy.2",
        kind=NormKind.GENERAL,
        places=(),
        core=None,
        parameters={"fine.maximum.under 18": "10", "penalty.excluded.under 18": "arrest, works"},
    )
    sanction = Sanction(
        (
            Penalty("fine", Decimal(20), Decimal(30), "MCI"),
            Penalty("fine", None, Decimal(5), "MCI"),
            Penalty("arrest", None, Decimal(15), "days"),
        )
    )
    measures = {("age of person at the end of deed", "ann", "deed"): age} if age else {}
    head = only(
        toy.law(administrative(sanction=sanction), rule),
        toy.facts(STRUCK, measures=measures),
        norm_id="toy.20",
    )
    shown = [(each.kind, each.low, each.high) for each in head.penalties]
    light = [("fine", None, 10), ("fine", None, 5)]
    full = [("fine", 20, 30), ("fine", None, 5), ("arrest", None, 15)]
    assert (light if minor else full) == shown
    assert {Decimal(18) if minor else None} == {each.under for each in head.penalties}


def test_the_arrest_that_is_put_off_is_that_of_a_crime() -> None:
    arrest = Sanction((Penalty("arrest", None, Decimal(15), "days"),))
    law = toy.law(offence(sanction=arrest), administrative(sanction=arrest))
    facts = toy.facts({**STRUCK, **SANE})
    until = {norm: only(law, facts, norm_id=norm).penalties for norm in ("toy.10", "toy.20")}
    assert date(2030, 1, 1) == until["toy.10"][0].unavailable_until
    assert until["toy.20"][0].unavailable_until is None


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ({}, [("prison", ""), ("ban", "toy.r.1"), ("works", "toy.r.1")]),
        ({"toy.r.1": True}, [("prison", ""), ("works", "")]),
        ({"toy.r.1": False}, [("prison", ""), ("ban", "")]),
    ],
)
def test_a_penalty_by_one_reading_says_so_until_it_is_chosen(
    readings: dict[str, bool], expected: list[tuple[str, str]]
) -> None:
    sanction = Sanction(
        (
            Penalty("prison", None, Decimal(3), "years"),
            Penalty("ban", together=True, beside="prison", reading="toy.r.1", first=False),
            Penalty("works", together=True, reading="toy.r.1"),
        )
    )
    facts = toy.facts({**STRUCK, **SANE})
    shown = only(toy.law(offence(sanction=sanction)), facts, readings=readings).penalties
    assert expected == [(each.kind, each.reading) for each in shown]
    assert {"ban": "prison"}.get(shown[1].kind, "") == shown[1].beside
