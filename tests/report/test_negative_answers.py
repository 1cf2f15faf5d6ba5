"""What page one says where nothing applies, where nobody did a deed, and where the one who did it is dead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.report.sample import (
    AIDER,
    AUTHOR,
    DIRECTOR,
    LAW,
    NOT_MET,
    STANDING,
    case_of,
    head,
    qualification,
    told,
)
from tests.report.sample_law import FRAUD_LARGE, LABEL

from dalel.case.case import Case
from dalel.case.conduct import Act, Notice, Publication, System
from dalel.case.fact import Contradiction, Fact
from dalel.case.measures import Days
from dalel.case.people import Person
from dalel.case.position import Position, Problem, Severity
from dalel.case.sentence import Atom
from dalel.case.states import State
from dalel.case.things import Thing
from dalel.norms.model import Boundary
from dalel.qualification.model import (
    Bar,
    BarKind,
    ByReading,
    Certificate,
    Head,
    Literal,
    Mark,
    Question,
    Standing,
    Value,
)
from dalel.report import text
from dalel.report.compose import compose
from dalel.report.dossier import Dossier

DAY = date(2026, 3, 4)
ALIVE = Atom("person was alive on the day of deed", ("bek", "call"))
NATURAL = Atom("person is a natural person", ("firm",))
COVERS = Atom("consent covers deed", ("contract", "call"))


def printed(dossier: Dossier, language: str = "en") -> str:
    """Return page one on one line, with ordinary spaces."""
    page = text.page_one(compose(dossier, LAW, language), width=200)
    return " ".join(page.replace("\u00a0", " ").split())


def of(heads: tuple[Head, ...] = (), things: tuple[Thing, ...] = (), **more: object) -> Dossier:
    """Return the director's dossier with other heads and further things."""
    case = DIRECTOR.case
    kinds = {Notice: "notice", Publication: "publication", System: "system", Person: "person", Act: "act"}  # fmt: skip
    return replace(
        DIRECTOR,
        case=Case(
            title=case.title,
            things={**case.things, **{each.id: each for each in things}},
            types={**case.types, **{each.id: kinds[type(each)] for each in things}},
            digest=case.digest,
        ),
        qualification=qualification(heads, **more),
    )


def certificate(actor: str, deed: str, grade: str, *refuting: Literal, **more: object) -> Certificate:  # fmt: skip
    """Return a certificate; with refuting literals it is about one offence, which was raised."""
    raised = ("kz.cc.190.3.1",) if refuting else ()
    refuted = tuple((norm, refuting) for norm in raised)
    return Certificate(actor, deed, grade, refuted, (), (), raised=raised, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "badge"),
    [("en", "NOTHING RAISED"), ("ru", "НЕ ЗАТРОНУТО"), ("kk", "ҚОЗҒАЛМАҒАН")],
)
def test_an_act_without_a_verb_raises_nothing_rather_than_being_no_crime(
    language: str, badge: str
) -> None:
    act = Act(id="something", by=(told("bek"),))
    found = of(things=(act,), certificates=(certificate("bek", "something", "nothing raised"),))

    assert badge in printed(found, language)
    if language == "en":
        assert "Neither what was done nor on which day is told" in printed(found)
        assert "NO CRIME" not in printed(found)


def test_a_legal_person_is_not_the_subject_and_who_acted_for_it_is_named() -> None:
    refuted = certificate(
        "firm", "call", "raised refuted", Literal(NATURAL, False, State.REFUTED),
        no_subject=("kz.cc.190.3.1",), acting=("dana",),
    )  # fmt: skip
    page = printed(of(certificates=(refuted,)))

    assert "NOT THE SUBJECT" in page
    assert "told to act for it: Dana" in page


def test_what_a_consent_allows_is_permitted() -> None:
    refuted = certificate("bek", "call", "raised refuted", Literal(COVERS, True, State.ESTABLISHED))
    not_met = head(
        FRAUD_LARGE, "bek", "call", Value.NOT_MET, Standing.NOT_MET,
        refuted_by=(Literal(COVERS, True, State.ESTABLISHED),),
    )  # fmt: skip
    page = printed(of((not_met,), certificates=(refuted,)))

    assert "PERMITTED" in page
    assert "(permitted by the consent contract)" in page


def test_what_is_not_met_says_why() -> None:
    assert "190(3)(1) (Timur did not know, when doing “card”" in printed(of((NOT_MET,)))


def test_a_deed_of_one_who_was_dead_is_not_judged() -> None:
    clash = Contradiction((Fact(ALIVE, State.DISPUTED, (AUTHOR,)),), "The two facts exclude each other.")  # fmt: skip
    page = printed(of((STANDING,), contradictions=(clash,)))

    assert "Nothing is judged here" in page
    assert "CONTRADICTORY" in page
    assert "raised by this deed, not judged: Criminal Code 190(3)" in page
    assert "STANDS" not in page


def test_a_death_after_the_deed_is_said_beside_the_lines() -> None:
    dead = Person(id="bek", died=told(Days(date(2026, 5, 1), date(2026, 5, 1))))
    page = printed(of((STANDING,), (dead,)))

    assert "Bek died: 01.05.2026." in page
    assert "STANDS" in page


def test_a_platform_gets_what_reached_it_and_no_deed_of_its_own() -> None:
    kept = Publication(id="p", kept_by=told("firm"))
    reached = told(Days(DAY, DAY))
    notice = Notice(
        id="n", to=told("firm"), from_=told("saule"), kind=told("complaint"), reached=reached
    )
    page = printed(of((STANDING,), (kept, notice)))

    assert "«Firm» LLP · keeps “p” up" in page
    assert "as an author it answers for nothing so far" in page
    assert "from Saule · reached it: 04.03.2026 · whether it was carried out: not told".replace(" · reached", " “n” reached") in page  # fmt: skip
    assert "no norm covered reads this" in page


def test_the_owner_of_a_system_is_named() -> None:
    system = System(id="service", owner=told("firm"), possessor=told("firm"))

    assert "owner of “service”, possessor of “service”" in printed(of((STANDING,), (system,)))


def test_a_problem_stands_with_its_place() -> None:
    problems = tuple(
        Problem("x", "There is no file {path}.", {"path": f"{n}.png"}, Position("/a/case.yaml", n, 2))
        for n in range(1, 6)
    )  # fmt: skip
    page = printed(replace(of((STANDING,)), problems=problems))

    assert "- case.yaml:1:2 There is no file 1.png." in page
    assert "- and 2 more: see the chapter of problems" in page


def test_warnings_are_remarks_and_no_problems() -> None:
    remarks = tuple(
        Problem("x", "No day.", {}, Position("/a/case.yaml", n, 2), Severity.WARNING)
        for n in range(1, 6)
    )
    page = printed(replace(of((STANDING,)), problems=remarks))

    assert "! 5 remarks on the input." in page
    assert "- and 2 more at the end of the report" in page
    assert "problem" not in page


def test_an_error_and_a_warning_are_counted_apart() -> None:
    problems = (
        Problem("x", "No day.", {}, Position("/a/case.yaml", 1, 2), Severity.WARNING),
        Problem("x", "No file.", {}, Position("/a/case.yaml", 9, 2)),
    )
    page = printed(replace(of((STANDING,)), problems=problems))

    assert "! 1 problem of the input: what it touches may be missing here. - case.yaml:9:2 No file. ! 1 remark on the input. - case.yaml:1:2 No day." in page  # fmt: skip


def test_a_long_name_is_cut_on_page_one_and_whole_in_the_table_of_names() -> None:
    long = "Nursultan " * 40
    case = case_of("T" * 400, {"bek": long}, (), {})
    found = replace(of((STANDING,)), case=case)

    assert "Nursultan…" in printed(found)
    assert long.strip() not in printed(found)
    whole = " ".join(text.whole(compose(found, LAW, "en"), width=2000).split())
    assert long.strip() in whole
    assert "T" * 400 in whole


@pytest.mark.parametrize(("day", "near"), [("2026-03-01", True), ("2026-01-01", False)])
def test_a_computed_boundary_is_named_where_it_decides(day: str, near: bool) -> None:
    since = Boundary(date.fromisoformat(day), "computed")
    duty = head(replace(LABEL, since=since), "bek", "call", Value.MET, Standing.STANDS, boundary_computed=True)  # fmt: skip

    assert near is ("is computed, not read" in printed(of((duty,))))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({Mark.PROVED: 3}, "What is proved so far meets every element"),
        ({Mark.PROVED: 3, Mark.AS_TOLD: 1}, "in part on the word of the author of the case alone"),
        ({Mark.AS_TOLD: 4}, "with nothing yet that proves it"),
    ],
)
def test_the_sentence_of_an_actor_says_on_what_it_rests(counts: dict[Mark, int], said: str) -> None:
    assert said in printed(of((replace(STANDING, counts=counts),)))


def test_an_assessment_is_named_only_where_somebody_made_it() -> None:
    sane = Atom("deed serves gain", ("card",))
    asked = replace(STANDING, assessments=((sane, AUTHOR),))
    answered = replace(
        of((asked,)), facts=replace(DIRECTOR.facts, facts={sane: Fact(sane, State.ESTABLISHED, (AUTHOR,))})
    )  # fmt: skip

    assert "assessed by" not in printed(of((asked,)))  # the fact is asked and not known
    assert "assessed by the author of the case: “card” serves gain" in printed(answered)


def test_a_line_names_the_disputed_text_and_the_unverified_words_that_it_leans_on() -> None:
    leaning = replace(
        STANDING,
        by_reading=(
            ByReading({"kz.r.1": True}, Value.MET),
            ByReading({"kz.r.1": False}, Value.MET_UNLESS),
        ),
        unverified=("kz.koap.79.1",),
        wording_certain=False,
    )
    page = printed(of((leaning,)))

    asked = "Is a wholly invented scene information on private life? (kz.r.1)"
    assert f"depends on how a text is read: {asked}" in page
    assert "words not verified: Code of Administrative Offences 79(1)" in page
    assert "the day of the deed touches several wordings" in page


def test_what_is_contested_is_for_a_court_and_what_is_open_for_evidence() -> None:
    contested = replace(
        STANDING,
        value=Value.CONTESTED,
        by_reading=(
            ByReading({"kz.r.1": True}, Value.MET),
            ByReading({"kz.r.1": False}, Value.NOT_MET),
        ),
    )
    page = printed(of((contested, AIDER)))

    assert "a reading, not a fact: no evidence settles it, a court does" in page
    assert page.count("can answer:") == 1


def test_the_one_who_has_to_complain_is_named() -> None:
    waiting = replace(STANDING, bars=(Bar(BarKind.COMPLAINT, None, who="saule"),))

    assert "needs a complaint of the victim (Saule); whether there is one is open" in printed(
        of((waiting,))
    )


def test_an_author_who_is_not_known_leaves_the_deed_judged() -> None:
    unknown = replace(AIDER, deed_value=Value.MET)
    page = printed(of((unknown,)))

    assert "The deed meets every element of “Fraud: large scale”" in page
    assert "the deed itself: met; open: the person (identity, age, sanity)" in page


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("caller", "“persons” of the case file: caller: {is: natural, name: …, born: …, sane: …}"),
        ("unknown-of-call", "with who it was under “persons”: call: {by: …}"),
    ],
)
def test_who_it_was_is_no_question_of_yes_or_no(who: str, answer: str) -> None:
    asked = Question(Atom("person is identified", (who,)), 1.0, (), ())
    page = printed(of((replace(AIDER, actor=who),), questions=(asked,)))

    assert "(1 line hangs on it; age and sanity are asked when it is known)" in page
    assert answer in page
    assert "yes settles" not in page
