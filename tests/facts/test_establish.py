from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.casefile.vocabulary import good, law, read

from dalel.case.fact import Fact
from dalel.case.finding import Examination, Exhibit, Finding, Weight
from dalel.case.measures import Interval
from dalel.case.sentence import Atom, Degree
from dalel.case.states import SourceKind, State
from dalel.facts.establish import establish
from dalel.norms.sentences import Sentences

HEAD = "case: x\npersons:\n  dana: {is: natural}\n  bek: {is: natural}\n"
WRITE = Sentences(law()).write


def established(text: str, *examinations: Examination) -> Any:
    facts, problems = establish(good(text), examinations, law())
    return facts, [problem.code for problem in problems]


def states(text: str, *examinations: Examination) -> dict[str, str]:
    """Return sentence → state of everything established about a story."""
    facts, _ = established(text, *examinations)
    return {WRITE(atom): fact.state.value for atom, fact in facts.facts.items()}


def examined(medium: str, **answers: str) -> Examination:
    """Return an examination of a medium's exhibit whose findings answer questions."""
    findings = tuple(
        Finding(f"00.{question}", "00", question.replace("_", "."), Weight.PRESENT, value, "m")
        for question, value in answers.items()
    )
    return Examination(Exhibit("x.png", "00", 1, "image/png", "image", medium), findings)


def test_fields_are_carried_over_with_their_states() -> None:
    told = states(
        HEAD + "data:\n"
        "  one: {of: dana, secret: yes}\n  two: {of: dana, secret: no}\n"
        "  three: {of: dana, secret: disputed}\n  four: {of: dana, secret: unknown, invented: yes}\n  five: {of: dana}\n"
        "acts: {d: {by: bek, does: call, when: 2026}}\n"
    )

    assert "established" == told["one is a secret of dana"]
    assert "refuted" == told["two is a secret of dana"]
    assert "disputed" == told["three is a secret of dana"]
    assert "unknown" == told["four is a secret of dana"]
    assert "refuted" == told["four is not invented"]
    assert "five is a secret of dana" not in told
    assert not any(sentence.endswith("secret of bek") for sentence in told)


def test_a_verb_that_is_not_meant_says_nothing_unless_the_conduct_is_complete() -> None:
    story = (
        HEAD
        + "data: {face: {of: dana}}\nacts: {d: {by: bek, does: call, data: face, when: 2026%s}}\n"
    )

    assert "d spreads face" not in states(story % "")
    assert "refuted" == states(story % ", that-is-all: yes")["d spreads face"]
    assert (
        "established"
        == states((story % ", that-is-all: yes").replace("does: call", "does: publish"))[
            "d spreads face"
        ]
    )


def test_else_refuted_and_unread_when_close_a_field() -> None:
    told = states(
        HEAD.replace("bek: {is: natural}", "bek: {is: unidentified}")
        + "media: {real: {origin: genuine}, fake: {origin: ai-altered}, silent: {}}\nacts: {d: {by: bek, does: call, when: 2026}}\n"
    )

    assert ("refuted", "established") == (told["real is synthetic"], told["fake is synthetic"])
    assert "silent is synthetic" not in told
    assert ("established", "refuted") == (told["dana is identified"], told["bek is identified"])


def test_an_answer_settles_that_somebody_was_not_identified_so_far() -> None:
    story = HEAD.replace("bek: {is: natural}", "bek: {is: unidentified}")
    story += "acts: {d: {by: bek, does: call, when: 2026}}\nfacts: {bek is identified: yes}\n"

    assert "established" == states(story)["bek is identified"]


@pytest.mark.parametrize(
    ("channels", "expected"),
    [
        ("platform", "established"),
        ("call", "refuted"),
        ("[call, platform]", "established"),
        ("messenger", None),
    ],
)
def test_a_line_refutes_only_where_every_value_does(channels: str, expected: Any) -> None:
    told = states(HEAD + f"acts: {{d: {{by: bek, does: call, when: 2026, channel: {channels}}}}}\n")

    assert expected == told.get("d reaches an indefinite circle")


def test_some_of_makes_a_disputed_fact_of_each() -> None:
    told = states(
        HEAD + "acts: {d: {by: bek, does: call, when: 2026, misleads: {some of: [dana, bek]}}}\n"
    )

    assert ("disputed", "disputed") == (told["d misleads dana"], told["d misleads bek"])


def test_rows_hold_on_the_day_of_the_deed() -> None:
    told = states(
        HEAD.replace(
            "bek: {is: natural}",
            "bek: {holds: [{capacity: journalist, from: 2024, to: 2025-06-01}], relations: [{employee-of: dana}]}",
        )
        + "acts:\n  then: {by: bek, does: call, when: 2025-05}\n  later: {by: bek, does: call, when: 2025-07}\n"
        "  about: {by: bek, does: call, when: 2025}\n"
    )

    assert "established" == told["bek was a journalist on the day of then"]
    assert "bek was a journalist on the day of later" not in told
    assert "bek was a journalist on the day of about" not in told
    assert "established" == told["bek is an employee of dana"]


def test_a_class_excludes_the_other_classes() -> None:
    told = states(
        HEAD.replace("bek: {is: natural}", "bek: {class: small}")
        + "acts: {d: {by: bek, does: call, when: 2026}}\n"
    )

    assert "established" == told["class of bek is small"]
    assert "refuted" == told["class of bek is large"]
    assert "class of dana is large" not in told


def test_special_rules_read_several_things() -> None:
    told = states(
        HEAD.replace("dana: {is: natural}", "dana: {died: 2025-12}")
        + "acts:\n  d: {by: bek, does: call, when: 2026-01-05}\n  e: {by: bek, does: call, when: 2025-11}\n"
        "transfers: {t: {because: d, whose: dana}, own: {because: d, whose: bek}}\n"
        "consents:\n  c: {by: dana, until: 2026-01-01}\n  s: {by: dana, until: 2027, withdrawn: never}\n  o: {by: dana, until: 2027}\n"
        "harms: {h: {to: dana, because: d}, g: {to: dana}}\nlinks: {l: {cause: d, effect: h, direct: yes}, m: {cause: d, effect: g, direct: no}}\n"
        "proceedings: {p: {kind: criminal, about: d, suspect: bek, complaint-by: dana}, q: {about: e, complaint-by: dana, withdrawn: yes}}\n"
    )

    assert ("refuted", "established") == (
        told["dana was alive on the day of d"],
        told["dana was alive on the day of e"],
    )
    assert "established" == told["t is of property that bek does not own"]
    assert "refuted" == told["own is of property that bek does not own"]
    assert ("established", "refuted") == (
        told["c had ended before d"],
        told["s had ended before d"],
    )
    assert "o had ended before d" not in told
    assert ("established", "refuted") == (told["d directly caused h"], told["d directly caused g"])
    assert "e directly caused h" not in told
    assert "established" == told["bek is suspect of d"]
    assert ("established", "refuted") == (
        told["dana complained about d"],
        told["dana complained about e"],
    )


# ── measures ──────────────────────────────────────────────────────────────────────────────────────
def measure(text: str, term: str, *args: str) -> Interval:
    facts, _ = established(text)
    interval: Interval = facts.measures[Atom(term, args)].interval
    return interval


AGE = "age of person at the start of deed"


@pytest.mark.parametrize(
    ("born", "when", "low", "high"),
    [
        ("2010-02", "2026-02", 15, 16),
        ("2010-02", "2026-03", 16, 16),
        ("2010-02-10", "2026-02-10", 16, 16),
        ("2010-02-11", "2026-02-10", 15, 15),
        ("2008-02-29", "2026-02-28", 17, 17),
        ("before 2000-01-01", "2026-01-01", 26, None),
        ("2010", "after 2026-01-01", 15, None),
        ("after 2010-01-01", "2026-06-01", None, 16),
    ],
)
def test_ages_at_partial_dates_are_exact_intervals(
    born: Any, when: str, low: Any, high: Any
) -> None:
    text = HEAD.replace("bek: {is: natural}", f"bek: {{born: {born}}}") + (
        f"acts: {{d: {{by: bek, does: call, when: {when}}}}}\n"
    )
    expected = Interval(*(None if one is None else Decimal(one) for one in (low, high)))

    assert expected == measure(text, AGE, "bek", "d")


@given(
    st.dates(date(1950, 1, 1), date(2020, 1, 1)),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 400),
    st.integers(0, 400),
)
def test_every_day_within_partial_dates_gives_an_age_within_the_interval(
    born: Any, day: date, more: int, later: int
) -> None:
    last_born, last_day = born + timedelta(days=more), day + timedelta(days=later)
    text = HEAD.replace("bek: {is: natural}", f"bek: {{born: {born} to {last_born}}}") + (
        f"acts: {{d: {{by: bek, does: call, when: {day} to {last_day}}}}}\n"
    )
    found = measure(text, AGE, "bek", "d")

    def age(first: date, then: date) -> int:
        return then.year - first.year - ((then.month, then.day) < (first.month, first.day))

    ages = {age(born, last_day), age(last_born, day), age(born, day), age(last_born, last_day)}
    assert Interval(Decimal(min(ages)), Decimal(max(ages))) == found


def test_the_age_at_the_end_is_that_of_the_last_day() -> None:
    text = HEAD.replace("bek: {is: natural}", "bek: {born: 2010-02-10}") + (
        "acts:\n  d: {by: bek, does: call, when: 2026-02-01, until: 2026-03-01}\n  e: {by: bek, does: call, when: 2026-02-01}\n"
    )
    end = "age of person at the end of deed"

    assert Decimal(16) == measure(text, end, "bek", "d").exact
    assert Decimal(15) == measure(text, end, "bek", "e").exact
    assert Decimal(15) == measure(text, AGE, "bek", "d").exact


def test_sources_narrow_a_measure() -> None:
    text = HEAD.replace("bek: {is: natural}", "bek: {born: 2008, age: at least 17}") + (
        "acts: {d: {by: bek, does: call, when: 2026-01-05}}\ntransfers: {t: {because: d, amount: at least 100 KZT, whose: [dana, bek]}}\n"
        "facts:\n  age of bek at the start of d is over 17 years: refuted\n  amount of t is under 200 KZT: established\n"
    )

    assert Decimal(17) == measure(text, AGE, "bek", "d").exact
    assert Interval(Decimal(100), Decimal("199.99")) == measure(text, "amount of transfer", "t")
    assert Interval(Decimal(2), None) == measure(text, "number of owners hit by deed", "d")
    complete = text.replace("when: 2026-01-05}", "when: 2026-01-05, that-is-all: yes}")
    assert Decimal(2) == measure(complete, "number of owners hit by deed", "d").exact


def test_other_currencies_are_asked_and_not_compared() -> None:
    facts, codes = established(
        HEAD + "acts: {d: {by: bek, does: call, when: 2026}}\ntransfers: {t: {amount: 5 USD}}\n"
    )

    assert ["facts.currency"] == codes
    known = facts.measures[Atom("amount of transfer", ("t",))]
    assert (State.UNKNOWN, Interval()) == (known.state, known.interval)


# ── sources ───────────────────────────────────────────────────────────────────────────────────────
MEDIUM = HEAD + "acts: {d: {by: bek, does: call, when: 2026}}\nmedia: {m: {file: x.png%s}}\n"
SYNTHETIC = Atom("medium is synthetic", ("m",))


def test_a_finding_establishes_and_proves() -> None:
    facts, codes = established(MEDIUM % "", examined("m", origin_declared="ai-generated"))

    fact = facts.facts[SYNTHETIC]
    assert [] == codes
    assert (State.ESTABLISHED, True) == (fact.state, fact.proved)
    assert [(SourceKind.FINDING, "00.origin_declared")] == [
        (one.kind, one.ref) for one in fact.sources
    ]


def test_what_a_file_only_declares_never_overrides_the_author() -> None:
    facts, codes = established(
        MEDIUM % ", origin: genuine", examined("m", origin_declared="ai-generated")
    )

    assert (State.DISPUTED, ["facts.declared"]) == (facts.facts[SYNTHETIC].state, codes)


def test_evidence_overrides_the_author_and_keeps_his_word() -> None:
    text = MEDIUM % "" + "facts:\n  m is whole: yes\n"

    facts, codes = established(text, examined("m", c2pa_binding="altered"))

    fact = facts.facts[Atom("medium is whole", ("m",))]
    assert (State.REFUTED, ["facts.replaced"]) == (fact.state, codes)
    assert [State.ESTABLISHED] == [one.state for one in fact.replaced]


def test_evidence_both_ways_is_a_dispute() -> None:
    text = MEDIUM % "" + "facts:\n  m is whole: {is: yes, exhibit: opinion.pdf}\n"

    facts, codes = established(text, examined("m", c2pa_binding="altered"))

    fact = facts.facts[Atom("medium is whole", ("m",))]
    assert (State.DISPUTED, ["facts.both-ways"], 2) == (fact.state, codes, len(fact.sources))
    assert () == facts.contradictions


def test_a_finding_reaches_the_publication_of_its_medium() -> None:
    text = MEDIUM % "" + "publications: {p: {of: m, by: d}}\n"
    finding = Finding("f", "00", "mark.machine-readable", Weight.PRESENT, "present", "m")
    exhibit = Exhibit("x.png", "00", 1, "image/png", "image", "m")

    told = states(text, Examination(exhibit, (finding,)))

    assert "established" == told["p carries a mark"]


def test_a_finding_is_matched_by_path_where_no_medium_is_named() -> None:
    one = examined("", origin_declared="ai-altered")

    assert "established" == states(MEDIUM % "", one)["m is synthetic"]


def test_what_cannot_be_assessed_says_nothing() -> None:
    finding = Finding("f", "00", "origin.declared", Weight.CANNOT_BE_ASSESSED, "ai-generated", "m")
    exhibit = Exhibit("x.png", "00", 1, "image/png", "image", "m")

    assert "m is synthetic" not in states(MEDIUM % "", Examination(exhibit, (finding,)))


def test_a_leg_on_the_authors_word_is_not_proved() -> None:
    """References (of whom) do not weaken a fact; what is asserted (secret) must be carried itself."""
    text = HEAD + (
        "data:\n  one: {of: dana, secret: {is: yes, exhibit: a.pdf}}\n  two: {of: {is: dana, exhibit: a.pdf}, secret: yes}\n"
        "acts: {d: {by: bek, does: call, when: 2026}}\n"
    )
    facts, _ = established(text)

    assert facts.facts[Atom("data is a secret of person", ("one", "dana"))].proved
    assert not facts.facts[Atom("data is a secret of person", ("two", "dana"))].proved


def test_the_authors_word_and_an_exhibit_that_agree_prove() -> None:
    text = (
        MEDIUM % ", origin: ai-generated" + "facts:\n  m is synthetic: {is: yes, exhibit: a.pdf}\n"
    )
    facts, _ = established(text)

    assert facts.facts[SYNTHETIC].proved


# ── minds and lists ───────────────────────────────────────────────────────────────────────────────
MIND = HEAD + "acts: {d: {by: bek, does: call, when: 2026, mind: {%s}}}\nfacts: {%s}\n"


@pytest.mark.parametrize(
    ("mind", "facts", "expected"),
    [
        ("d is hidden: knew", "", ("established", 3, 4)),
        ("d is hidden: should have known", "", ("established", 1, 1)),
        ("d is hidden: disputed", "", ("disputed", 3, 4)),
        ("", "bek knew in d that d is hidden: refuted", ("established", 0, 2)),
        ("", "bek wanted in d that d is hidden: unknown", ("unknown", 4, 4)),
        ("d is hidden: knew", "bek wanted in d that d is hidden: refuted", ("established", 3, 3)),
        ("d is hidden: did not know", "'bek knew in d that d is hidden': {is: yes, exhibit: chat.png}", ("established", 3, 4)),
    ],
)  # fmt: skip
def test_minds_are_ranges_on_the_ladder(mind: str, facts: str, expected: Any) -> None:
    found, _ = established(MIND % (mind, facts))

    one = found.minds[0]
    assert expected == (one.state.value, one.low, one.high)
    assert "deed is hidden" == one.about.term
    assert () == found.contradictions


def test_minds_that_exclude_each_other_contradict() -> None:
    found, _ = established(
        MIND % ("d is hidden: did not know", "bek wanted in d that d is hidden: yes")
    )

    assert State.DISPUTED is found.minds[0].state
    assert [(0, 4)] == [
        (min(one.low for one in clash.facts), max(one.high for one in clash.facts))
        for clash in found.contradictions
    ]
    assert Degree.WANTED == found.contradictions[0].facts[0].low


@pytest.mark.parametrize(
    ("complete", "facts", "state", "contradictions"),
    [
        ("consents of dana: yes", "", "established", 0),
        ("consent of dana: no", "", "refuted", 0),
        ("consents of dana: unknown", "", "unknown", 0),
        ("", "there is another consent of dana: refuted", "established", 0),
        ("", "not there is another consent of dana: yes", "established", 0),
        ("consents of dana: yes", "there is another consent of dana: yes", "disputed", 1),
    ],
)
def test_lists_are_closed_by_section_or_sentence(
    complete: str, facts: str, state: str, contradictions: int
) -> None:
    found, _ = established(
        HEAD
        + f"acts: {{d: {{by: bek, does: call, when: 2026}}}}\ncomplete: {{{complete}}}\nfacts: {{{facts}}}\n"
    )

    assert [("consent of person", "dana", state)] == [
        (one.listing, one.owner, one.state.value) for one in found.closures
    ]
    assert contradictions == len(found.contradictions)


# ── contradictions ────────────────────────────────────────────────────────────────────────────────
def clashes(text: str) -> list[tuple[list[str], str]]:
    facts: Any = establish(read(text)[0], (), law())[0]
    return [
        (sorted(WRITE(one.about) for one in clash.facts if isinstance(one, Fact)), clash.reason)
        for clash in facts.contradictions
    ]


def test_the_author_against_himself() -> None:
    text = MEDIUM % ", origin: genuine" + "facts: {m is synthetic: yes}\n"

    assert [(["m is synthetic", "m is synthetic"], "The author says it both ways.")] == clashes(
        text
    )


def test_age_against_birth() -> None:
    text = HEAD.replace("bek: {is: natural}", "bek: {born: 2010, age: at least 20}") + (
        "acts: {d: {by: bek, does: call, when: 2026-01-05}}\n"
    )
    facts, _ = established(text)

    assert {"These values of one measure exclude each other."} == {
        one.reason for one in facts.contradictions
    }
    assert Interval() == facts.measures[Atom(AGE, ("bek", "d"))].interval
    clash = facts.contradictions[0].facts
    assert {Interval(Decimal(15), Decimal(16)), Interval(Decimal(20), None)} == {
        one.interval for one in clash
    }


def test_dead_actors_and_the_unborn() -> None:
    text = HEAD.replace("bek: {is: natural}", "bek: {died: 2025}").replace(
        "dana: {is: natural}", "dana: {born: 2027}"
    ) + ("acts: {d: {by: [bek, dana], does: call, when: 2026}}\n")

    assert [
        "Somebody who died before the day of the deed cannot have done it.",
        "Somebody born after the day of the deed cannot have done it.",
    ] == [reason for _, reason in clashes(text)]


def test_alive_today_and_dead_then() -> None:
    text = HEAD.replace("dana: {is: natural}", "dana: {alive: yes, died: 2025}") + (
        "acts: {d: {by: bek, does: call, when: 2026}}\n"
    )

    assert ["The author says it both ways."] == [reason for _, reason in clashes(text)]


def test_a_rule_of_the_vocabulary_broken_by_facts_names_just_these() -> None:
    text = HEAD + (
        "acts: {d: {by: bek, does: call, when: 2026}}\nharms: {h: {to: dana, substantial: no}, g: {to: dana, substantial: yes}}\n"
        "facts: {h is grave: yes, g is grave: yes}\n"
    )

    assert [(["h is grave", "h is substantial"], "Grave harm is substantial.")] == clashes(text)


def test_the_same_case_gives_the_same_facts_in_the_same_order() -> None:
    text = MEDIUM % ", origin: genuine" + "facts: {m is synthetic: yes}\n"

    assert list(established(text)[0].facts.items()) == list(established(text)[0].facts.items())


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("", None),
        ("when: unknown, ", State.UNKNOWN),
        ("when: disputed, ", State.DISPUTED),
        ("when: not asked, ", None),
        ("when: before 2026, ", State.ESTABLISHED),
    ],
)
def test_a_day_that_nobody_told_is_not_asked_and_one_that_nobody_knows_is_unknown(
    told: str, state: State | None
) -> None:
    case, _ = read(HEAD + f"acts: {{d: {{{told}by: bek, does: call}}}}\n")
    facts, _ = establish(case, (), law())

    measured = facts.measures.get(Atom("day of deed", ("d",)))
    assert state is (measured.state if measured else None)


@pytest.mark.parametrize(
    "line", ["amount of t: unknown", "amount of t is at least 5000000 KZT: unknown"]
)
def test_a_sum_asked_for_in_vain_is_unknown_until_another_line_tells_it(line: str) -> None:
    about = Atom("amount of transfer", ("t",))
    text = HEAD + "acts: {d: {by: bek, does: call, when: 2026}}\ntransfers: {t: {because: d}}\n"
    facts, _ = established(text + f"facts: {{{line}}}\n")
    told, _ = established(
        text.replace("because: d", "because: d, amount: 5 KZT") + f"facts: {{{line}}}\n"
    )

    assert State.UNKNOWN is facts.measures[about].state
    assert (State.ESTABLISHED, Interval(Decimal(5), Decimal(5))) == (
        told.measures[about].state,
        told.measures[about].interval,
    )
