"""Atoms, addresses, days and penalties as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.report.sample import (
    DIRECTOR,
    FURTHER,
    KNEW,
    LARGE,
    LAW,
    MISLEADS,
    SIXTEEN,
    STANDING,
)
from tests.report.sample_law import FRAUD, FRAUD_LARGE, IMAGE

from dalel.case.fact import Contradiction, Fact
from dalel.case.measures import Days, Interval, Money
from dalel.case.objects import Transfer
from dalel.case.people import Person
from dalel.case.position import Position
from dalel.case.sentence import AnyAtom, Atom
from dalel.case.states import Source, SourceKind, State, Told
from dalel.facts.messages import BOTH_WAYS
from dalel.norms.load import load_law
from dalel.norms.model import Axiom, Norm
from dalel.qualification.model import PenaltyShown
from dalel.report.amounts import sum_taken
from dalel.report.wording import atoms
from dalel.report.wording.addresses import address
from dalel.report.wording.clashes import clash_said, reason_said
from dalel.report.wording.penalties import in_full, penalties, penalties_in_brief, penalty
from dalel.report.wording.questions import _MEASURES, ask
from dalel.report.wording.sources import rests_on
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import STATES


def speech(language: str) -> Speech:
    """Return the speech of a language about the sample."""
    return Speech.of(language, LAW, DIRECTOR.case)


def plain(words: str) -> str:
    """Return words with ordinary spaces."""
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“call” misleads Dana"),
        ("ru", "деяние «call» вводит Dana в заблуждение"),
        ("kk", "«call» әрекеті «Dana» адамын жаңылыстырады"),
    ],
)
def test_a_term_is_said_with_names_and_quotes_are_never_doubled(
    language: str, sentence: str
) -> None:
    assert sentence == atoms.say(speech(language), MISLEADS)


def test_a_negation_without_words_of_its_own_is_said_all_the_same() -> None:
    assert "it is not so: “call” misleads Dana" == atoms.say(speech("en"), MISLEADS, positive=False)


@pytest.mark.parametrize(
    ("atom", "pasted"),
    [
        (MISLEADS, "call misleads dana"),
        (KNEW, "arman knew in make that arman would take part in call"),
        (LARGE, "amount of payment is over 4325000 KZT"),
        (SIXTEEN, "age of timur at the start of card is at least 16 years"),
        (FURTHER, "there is another consent of saule"),
    ],
)
def test_what_is_missing_can_be_pasted_into_the_case_file(atom: AnyAtom, pasted: str) -> None:
    assert pasted == atoms.canonical(speech("ru"), atom)


def test_a_measure_is_said_with_its_line() -> None:
    assert "amount of “payment”: over 4 325 000 ₸" == plain(atoms.say(speech("en"), LARGE))
    under = atoms.say(speech("ru"), SIXTEEN, positive=False)
    assert "возраст лица «Timur» к началу деяния «card»: менее 16 лет" == plain(under)


@pytest.mark.parametrize(
    ("atom", "language", "asked"),
    [
        (KNEW, "en", "Did Arman know, when doing “make”, that Arman would take part in “call”?"),
        (SIXTEEN, "en", "Was Timur 16 or older when “card” began?"),
        (SIXTEEN, "ru", "Достигло ли лицо «Timur» 16 лет к началу деяния «card»?"),
        (SIXTEEN, "kk", "«card» әрекеті басталғанда «Timur» тұлғасы 16 жасқа толған ба еді?"),
        (LARGE, "en", "Was more than 4 325 000 ₸ handed over in “payment”?"),
        (LARGE, "ru", "Передано ли имущество «payment» на сумму свыше 4 325 000 ₸?"),
    ],
)
def test_a_question_can_be_answered_with_yes_or_no(
    atom: AnyAtom, language: str, asked: str
) -> None:
    assert asked == plain(ask(speech(language), atom))


def test_every_measure_of_the_law_has_a_question_of_its_own() -> None:
    measures = {each.sentence for each in load_law()[0].terms.values() if each.unit}

    assert measures == set(_MEASURES)


def test_an_unknown_term_is_said_as_it_stands() -> None:
    assert "what is this x" == atoms.say(speech("kk"), Atom("what is this", ("x",)))


@pytest.mark.parametrize(
    ("norm", "language", "expected"),
    [
        (FRAUD_LARGE, "en", "Criminal Code 190(3)(1)"),
        (FRAUD_LARGE, "ru", "УК РК, ст. 190, ч. 3, п. 1"),
        (FRAUD_LARGE, "kk", "ҚР ҚК 190-бап, 3-бөлік, 1) тармақ"),
        (FRAUD, "ru", "УК РК, ст. 190, ч. 1"),
        (IMAGE, "en", "Civil Code, article 145(2)"),
        (IMAGE, "ru", "ГК РК, ст. 145, п. 2"),
        (IMAGE, "kk", "ҚР АК 145-бап, 2-тармақ"),
    ],
)
def test_an_address_is_cited_as_lawyers_of_the_language_do(
    norm: Norm, language: str, expected: str
) -> None:
    assert expected == plain(address(speech(language), norm))


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        (Days(date(2026, 3, 4), date(2026, 3, 4)), "04.03.2026"),
        (Days(date(2026, 2, 1), date(2026, 2, 28)), "02.2026"),
        (Days(date(2026, 1, 1), date(2026, 12, 31)), "2026"),
        (Days(date(2026, 1, 5), date(2026, 2, 1)), "05.01.2026–01.02.2026"),
        (Days(None, date(2026, 1, 17)), "before 18.01.2026"),
        (Days(date(2026, 1, 18), None), "not before 18.01.2026"),
        (Days(None, None), ""),
        (None, ""),
    ],
)
def test_a_day_is_shown_as_far_as_it_is_known(days: Days | None, shown: str) -> None:
    assert shown == speech("en").days(days)


_D = Decimal


@pytest.mark.parametrize(
    ("shown", "language", "said"),
    [
        (PenaltyShown("prison", _D(3), _D(7), "years"), "ru", "лишение свободы 3–7 лет"),
        (PenaltyShown("prison", None, _D(1), "years"), "ru", "лишение свободы до 1 года"),
        (PenaltyShown("prison", None, _D(5), "years"), "ru", "лишение свободы до 5 лет"),
        (PenaltyShown("prison", None, _D(5), "years"), "kk", "5 жылға дейін бас бостандығынан айыру"),
        (PenaltyShown("fine", _D(2), _D(3), "times"), "en", "fine 2–3 times the sum"),
        (PenaltyShown("fine", None, None, ""), "en", "fine"),
        (
            PenaltyShown("prison", None, _D(1), "years", unavailable_until=date(2027, 1, 1)),
            "en",
            "imprisonment up to 1 year (not imposed at present)",
        ),
    ],
)  # fmt: skip
def test_a_penalty_is_said_with_its_sum(shown: PenaltyShown, language: str, said: str) -> None:
    assert said == plain(penalty(speech(language), shown))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "fine 2–3 times the sum = 24 000 000–36 000 000 ₸"),
        ("ru", "штраф в 2–3-кратном размере суммы = 24 000 000–36 000 000 ₸"),
        ("kk", "соманың 2–3 еселік мөлшерінде айыппұл = 24 000 000–36 000 000 ₸"),
    ],
)
def test_a_multiple_of_the_sum_is_said_in_tenge(language: str, said: str) -> None:
    multiple = PenaltyShown("fine", _D(2), _D(3), "times the sum")

    assert said == plain(penalty(speech(language), multiple, _D(12_000_000)))
    assert "=" not in penalty(speech(language), multiple)


def test_the_sum_is_that_of_the_transfers_if_each_is_exact() -> None:
    def paid(low: int | None, high: int | None, currency: str = "KZT") -> Transfer:
        bounds = Interval(None if low is None else _D(low), None if high is None else _D(high))
        return Transfer(id="t", amount=Told(Money(bounds, currency)))

    def taken(**transfers: Transfer) -> Decimal | None:
        case = replace(DIRECTOR.case, things=dict(transfers))
        heads = [replace(STANDING, places={"transfer": each}) for each in transfers]
        return sum_taken(Speech.of("en", LAW, case), replace(DIRECTOR, case=case), heads)

    assert _D(7) == taken(first=paid(3, 3), second=paid(4, 4))
    assert taken(first=paid(3, 3), second=paid(4, None)) is None
    assert taken(first=paid(3, 3, "USD")) is None
    assert taken() is None


FINES = tuple(
    PenaltyShown("fine", _D(n), _D(n), "MCI", _D(n * 4325), _D(n * 4325), _D(4325), date(2026, 3, 4), provisional=True, subject=subject)
    for n, subject in ((10, "individual"), (30, "small"), (60, "large"))
)  # fmt: skip
CRIMINAL = (
    PenaltyShown("fine", None, _D(3000), "MCI", None, _D(12_975_000), _D(4325), date(2026, 3, 4)),
    PenaltyShown("prison", _D(1), _D(2), "years"),
    PenaltyShown("prison", None, _D(3), "years"),
    PenaltyShown("fine", None, None, "", together=True, optional=True),
)


def test_all_penalties_say_once_how_sums_are_reckoned() -> None:
    assert (
        "fine up to 3 000 MCI = 12 975 000 ₸ or imprisonment 1–2 years or imprisonment up to 3 years; "
        "with or without: fine (MCI of 2026: 4 325 ₸)"
    ) == plain(penalties(speech("en"), CRIMINAL, ""))


def test_page_one_names_the_lightest_and_the_heaviest() -> None:
    assert (
        "fine up to 3 000 MCI = 12 975 000 ₸ … imprisonment up to 3 years (MCI of 2026: 4 325 ₸)"
        == plain(penalties_in_brief(speech("en"), CRIMINAL, "bek"))
    )


@pytest.mark.parametrize(
    ("person", "classes"),
    [
        (Person(id="x", is_=Told("natural")), ["individual"]),
        (Person(id="x", is_=Told("legal")), ["small", "large"]),
        (Person(id="x", is_=Told("legal"), class_=Told("large")), ["large"]),
        (Person(id="x"), ["individual", "small", "large"]),
    ],
)
def test_a_fine_is_that_of_the_actor_s_class(person: Person, classes: list[str]) -> None:
    case = replace(DIRECTOR.case, things={"x": person})
    said = penalties_in_brief(Speech.of("en", LAW, case), FINES, "x")

    assert classes == [each.split(":")[0] for each in said.split("; ")]
    assert "the sum is provisional" in said


@pytest.mark.parametrize(
    ("class_", "said"),
    [
        ("large", "large: fine 10 MCI; with: suspension"),
        ("small", "small: fine 10 MCI; with: suspension – only if the text is read so (kz.r.1): {second}"),
    ],
)  # fmt: skip
def test_what_comes_with_a_penalty_is_that_of_the_actor_s_class(class_: str, said: str) -> None:
    """And what stands by one reading only says by which; page one leaves that to the chapter."""
    shown = [
        PenaltyShown("fine", _D(10), _D(10), "MCI", subject=each) for each in ("small", "large")
    ]
    shown += [
        PenaltyShown("suspension", None, None, "", together=True, subject="large"),
        PenaltyShown("suspension", None, None, "", together=True, subject="small", reading="kz.r.1", first=False),
    ]  # fmt: skip
    person = Person(id="x", is_=Told("legal"), class_=Told(class_))
    spoken = Speech.of("en", LAW, replace(DIRECTOR.case, things={"x": person}))
    second = LAW.readings["kz.r.1"].second.text["en"].rstrip(".")

    assert said.format(second=second) == plain(penalties(spoken, shown, "x"))
    assert ("suspension" in penalties_in_brief(spoken, shown, "x")) == (class_ == "large")


def test_a_penalty_may_be_added_to_one_main_penalty_only() -> None:
    added = PenaltyShown("fine", None, None, "", together=True, beside="prison")

    assert "with: fine (added to: imprisonment)" == plain(in_full(speech("en"), added))
    assert "дополнительно: штраф (к наказанию: лишение свободы)" == plain(
        in_full(speech("ru"), added)
    )


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("another-consent-of-saule", "a consent of Saule"),
        ("another-2-consent-of-saule", "a further consent of Saule"),
        ("another-consent-of-saule-2", "a further consent of Saule"),
    ],
)
def test_a_member_that_the_case_does_not_name_is_named_by_its_list(
    identifier: str, name: str
) -> None:
    assert name == speech("en").name(identifier)
    assert "иное согласие лица «Saule»" == speech("ru").name(identifier)
    assert "another-day" == speech("en").name("another-day")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "derived: Only a human being is sane."),
        ("ru", "выведено: Вменяем только человек."),
        ("kk", "туындатылған: Тек адамның есі дұрыс болады."),
    ],
)
def test_what_follows_by_a_rule_says_so_in_the_words_of_the_rule(language: str, said: str) -> None:
    why = {
        "en": "Only a human being is sane.",
        "ru": "Вменяем только человек.",
        "kk": "Тек адамның есі дұрыс болады.",
    }
    ruled = Speech.of(language, replace(LAW, axioms=(Axiom((), (), why),)), DIRECTOR.case)

    assert said == rests_on(ruled, (), (Source(SourceKind.DERIVED, why["en"]),))
    clash = Contradiction((), why["en"], why)
    assert why[language] == reason_said(ruled, clash)


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_contradiction_says_which_way_each_fact_is_told_and_where(language: str) -> None:
    spoken = speech(language)
    yes = Fact(
        Atom("deed was done", ("call",)), State.ESTABLISHED, position=Position("case.yaml", 5, 3)
    )
    no = replace(yes, state=State.REFUTED, position=Position("case.yaml", 9, 1))
    said = clash_said(spoken, Contradiction((yes, no), BOTH_WAYS))

    established, refuted = (spoken.tr(STATES[each.state]) for each in (yes, no))
    assert f"({established}, case.yaml:5:3)" in said
    assert f"({refuted}, case.yaml:9:1)" in said
