"""Deeds that lasted across a change of the law, and partial days, which are something else (MODEL 9, 23)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.qualification import toy
from tests.qualification.toy import SANE, STRUCK, bold, judge, leaf, offence, says

from dalel.case.conduct import Act
from dalel.case.measures import Days
from dalel.case.sentence import Atom, Degree, Threshold
from dalel.norms.model import Boundary, Law, UnitRow
from dalel.qualification.model import Head, Qualification, Stage, Standing, Value

BREAK = date(2026, 3, 10)
START, END = date(2026, 3, 4), date(2026, 3, 20)
BOLD, LOUD = ("deed is bold", "deed"), ("deed is loud", "deed")


def lasting(start: date = START, end: date = END, **more: Any) -> Act:
    return replace(toy.act(day=start, **more), until=toy.told(Days(end, end)))


def wordings(**more: Any) -> Law:
    """Until the break it takes a loud deed, from then on a bold one."""
    old = offence(leaf("loud", says("deed is loud", "deed")), until=BREAK)
    return toy.law(offence(bold(), since=BREAK), old, **more)


def parts(found: Qualification, norm: str = "toy.10") -> dict[Any, Head]:
    return {head.part: head for head in found.heads if head.norm.id == norm}


def test_a_deed_that_lasted_is_judged_under_each_wording_for_its_own_days() -> None:
    facts = toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "no"})
    found, _ = judge(wordings(), facts, described=toy.case(lasting()))
    first, second = (START, date(2026, 3, 9)), (BREAK, END)
    assert {first: Value.MET, second: Value.NOT_MET} == {
        part: head.value for part, head in parts(found).items()
    }
    assert {True} == {head.wording_certain for head in found.heads}
    assert 2 == len({head.key for head in found.heads})
    assert () == found.questions  # nobody is asked on which day it was


def test_a_day_that_is_not_known_stays_a_question() -> None:
    facts = toy.facts({**STRUCK, **SANE, LOUD: "yes", BOLD: "no"})
    unsure = toy.case(toy.act(day=Days(START, END)))
    found, _ = judge(wordings(), facts, described=unsure)
    assert [(None, Value.OPEN, False)] == [
        (head.part, head.value, head.wording_certain) for head in found.heads
    ]
    day = Atom("day of deed", ("deed",))
    assert [Threshold(day, False, Decimal(BREAK.toordinal()))] == [q.atom for q in found.questions]


def test_a_deed_within_one_wording_has_one_line() -> None:
    facts = toy.facts({**STRUCK, **SANE, LOUD: "no", BOLD: "yes"})
    found, _ = judge(wordings(), facts, described=toy.case(lasting(BREAK)))
    assert {None: Value.MET} == {part: head.value for part, head in parts(found).items()}


def test_days_before_there_was_a_law_are_no_part_of_the_charge() -> None:
    law = toy.law(offence(bold(), since=BREAK))
    found, _ = judge(law, toy.facts({**STRUCK, **SANE, BOLD: "yes"}), described=toy.case(lasting()))
    assert [(None, Value.MET)] == [(head.part, head.value) for head in found.heads]
    held = toy.law(offence(bold(), since=Boundary(BREAK, "at least")))
    found, _ = judge(
        held, toy.facts({**STRUCK, **SANE, BOLD: "yes"}), described=toy.case(lasting())
    )
    assert {True: Value.OPEN, False: Value.MET} == {h.no_wording: h.value for h in found.heads}


def test_sums_are_counted_in_the_units_of_the_last_day() -> None:
    rows = (
        UnitRow("MCI", Decimal(3), date(2025, 1, 1), BREAK, ("threshold",)),
        UnitRow("MCI", Decimal(4), BREAK, None, ("threshold",)),
    )
    over = leaf("much", toy.over(says("sum of deed", "deed"), 10, ">", "MCI"))
    facts = toy.facts({**STRUCK, **SANE}, measures={("sum of deed", "deed"): (35, 35)})
    found, _ = judge(toy.law(offence(over), units=rows), facts, described=toy.case(lasting()))
    assert [Value.NOT_MET] == [head.value for head in found.heads]


def test_a_qualified_part_displaces_the_basic_one_on_the_days_that_they_share() -> None:
    basic = toy.norm("toy.10", toy.BASIC, toy.PERSON)
    qualified = toy.norm(
        "toy.11", toy.BASIC, bold(), toy.PERSON, qualifies=("toy.10",), since=BREAK
    )
    older = toy.norm(
        "toy.11",
        toy.BASIC,
        leaf("loud", says("deed is loud", "deed")),
        toy.PERSON,
        qualifies=("toy.10",),
        until=BREAK,
    )
    facts = toy.facts({**STRUCK, **SANE, BOLD: "yes", LOUD: "no"})
    found, _ = judge(toy.law(basic, qualified, older), facts, described=toy.case(lasting()))
    assert Standing.DISPLACED is parts(found)[None].standing
    early = toy.case(lasting(END, date(2026, 3, 25)))
    found, _ = judge(toy.law(basic, qualified, older), facts, described=early)
    assert {"toy.10": Standing.DISPLACED, "toy.11": Standing.STANDS} == {
        head.norm.id: head.standing for head in found.heads
    }


def test_an_attempt_and_an_accomplice_follow_the_parts_of_the_deed() -> None:
    reached = leaf("reached", says("deed is paid", "deed"), Degree.WANTED, completes=True)
    new = offence(reached, bold(), since=BREAK)
    law = toy.law(new, offence(reached, until=BREAK))
    helper = toy.act(
        "help", by=("bob",), helps=(toy.told("deed"),), does=toy.told("ask"), against=()
    )
    said = {
        **STRUCK,
        **SANE,
        BOLD: "no",
        ("person is sane", "bob"): "yes",
        ("deed is paid", "deed"): "no",
        ("deed helps other", "help", "deed"): "yes",
        ("deed goes beyond what actor intended", "deed", "bob"): "no",
        ("deed was stopped by outside causes", "deed"): "yes",
        ("deed was given up of the actor's own will", "deed"): "no",
        ("deed only prepares", "deed"): "no",
    }
    about = Atom("actor would take part in deed", ("bob", "deed"))
    minds = [toy.mind(None, Degree.WANTED), toy.mind(about, Degree.KNEW, actor="bob", deed="help")]
    found, _ = judge(law, toy.facts(said, minds=minds), described=toy.case(lasting(), helper))
    assert {
        ("ann", START): Value.MET,
        ("ann", BREAK): Value.NOT_MET,
        ("bob", START): Value.MET,
        ("bob", BREAK): Value.NOT_MET,
    } == {
        (head.actor, head.part[0]): head.value
        for head in found.heads
        if head.stage is Stage.ATTEMPT and head.part
    }
