"""Whether a deed was done, as its act tells it, under the vocabulary of the house."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dalel.case.sentence import Atom, Degree
from dalel.casefile.read import read_case_text
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.norms.sentences import Sentences
from dalel.qualification.qualify import qualify

WANTED = (Degree.WANTED, Degree.WANTED)
HEAD = "case: x\npersons:\n  bek: {is: natural, sane: yes}\n"


@cache
def law() -> Law:
    return load_law()[0]


def states(text: str, term: str = "deed was done") -> dict[str, str]:
    case, problems = read_case_text(text, law(), "case.yaml", Path())
    assert case is not None, [problem.text() for problem in problems]
    facts, _ = establish(case, (), law())
    return {
        Sentences(law()).write(atom): fact.state.value
        for atom, fact in facts.facts.items()
        if atom.term == term
    }


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("does: call", "established"),
        ("does: call, happened: no", "refuted"),
        ("does: call, happened: disputed", "disputed"),
        ("does: call, happened: unknown", "unknown"),
        ("does: {is: call, says: bek}", "established"),
        ("does: publish, stage: preparation", "refuted"),
        ("does: publish, stage: attempt", "unknown"),  # what was tried, or what came of it?
        ("does: publish, stage: {is: attempt, says: bek}, happened: yes", "established"),
        ("does: publish, stage: done", "established"),
        ("does: call, stage: attempt", "established"),  # a call that brought no money is a call
        ("does: generate, stage: preparation", "established"),  # the making prepares another deed
        ("does: collect, stage: attempt", "unknown"),  # did he get anything?
        ("does: film-covertly, stage: preparation", "unknown"),
        ("does: access, stage: done", "established"),
    ],
)
def test_an_act_told_with_its_verb_was_done_unless_it_says_otherwise(told: str, state: str) -> None:
    found = states(HEAD + f"acts: {{d: {{by: bek, {told}, when: 2026-03-01}}}}\n")

    assert {"d was done": state} == found


def test_an_act_without_a_verb_says_nothing_of_its_being_done() -> None:
    assert {} == states(HEAD + "acts: {d: {by: bek, when: 2026-03-01}}\n")
    assert {} == states(HEAD + "acts: {d: {by: bek, does: unknown, when: 2026-03-01}}\n")


def test_acts_that_share_nothing_are_judged_apart() -> None:
    """Each person's act stays a small formula of its own: none hangs on whether another was done."""
    number = 12
    text = "case: x\npersons:\n"
    for at in range(number):
        text += f"  by{at}: {{is: natural, age: at least 20}}\n  of{at}: {{is: natural}}\n"
    text += "data:\n" + "".join(
        f"  d{at}: {{of: of{at}, secret: unknown}}\n" for at in range(number)
    )
    text += "acts:\n" + "".join(
        f"  a{at}: {{by: by{at}, does: publish, data: d{at}, when: 2026-03-01, channel: website}}\n"
        for at in range(number)
    )
    case, _ = read_case_text(text, law(), "case.yaml", Path())
    assert case is not None
    facts, _ = establish(case, (), law())

    found, _ = qualify(case, facts, law(), date(2026, 11, 24))

    for head in found.heads:
        own = head.deed.removeprefix("a")
        for cube in (*head.missing_for, *head.missing_against):
            words = " ".join(Sentences(law()).write(literal.atom) for literal in cube)
            others = {f"a{at}" for at in range(number)} - {f"a{own}"}
            assert not others & set(words.split()), words


EMERGENCY = "deed happened in a state of emergency or war"


@pytest.mark.parametrize(
    ("regime", "when", "state"),
    [
        ("kind: emergency, from: 2026-04-01, to: 2026-04-30", "2026-04-01", "established"),
        ("kind: emergency, from: 2026-04-01, to: 2026-04-30", "2026-04-30", "established"),
        ("kind: wartime, from: 2026-04-01", "2026-05-05", "established"),
        ("kind: emergency, from: 2026-04-01, to: 2026-04-30", "2026-05-01", ""),
        ("kind: emergency, from: 2026-04-15, to: 2026-04-30", "2026-04", "unknown"),
        ("kind: natural-emergency, from: 2026-04-01, to: 2026-04-30", "2026-04-10", ""),
        ("kind: emergency, from: 2026-04-01, place: Almaty", "2026-04-10", ""),
        ("kind: emergency, from: 2026-04-10", "2026-04-05, until: 2026-04-12", "unknown"),
        ("kind: emergency, from: 2026-04-10", "2026-04-05, until: 2026-04-09", ""),
    ],
)
def test_a_state_of_emergency_takes_in_the_acts_of_its_days_and_place(
    regime: str, when: str, state: str
) -> None:
    acts = f"acts: {{d: {{by: bek, does: publish, when: {when}, place: Astana}}}}\n"
    found = states(HEAD + acts + f"circumstances: {{c: {{{regime}}}}}\n", EMERGENCY)

    assert ({"d happened in a state of emergency or war": state} if state else {}) == found


def test_a_place_that_nobody_told_of_an_act_is_asked() -> None:
    acts = "acts: {d: {by: bek, does: publish, when: 2026-04-10}}\n"
    regime = "circumstances: {c: {kind: emergency, from: 2026-04-01, place: Almaty}}\n"

    assert {f"d {EMERGENCY[5:]}": "unknown"} == states(HEAD + acts + regime, EMERGENCY)


@pytest.mark.parametrize(
    ("agreed", "state"),
    [
        ("{with: ann, before: start}", "established"),
        ("{with: ann, before: no}", "refuted"),
        ("{with: ann, before: unknown}", "unknown"),
    ],
)
def test_an_agreement_before_the_start_makes_a_group(agreed: str, state: str) -> None:
    people = HEAD + "  ann: {is: natural}\n"
    term = "deed was done by a group under prior agreement"
    found = states(
        people + f"acts: {{d: {{by: [bek, ann], does: call, agreed: {agreed}}}}}\n", term
    )

    assert {"d was done by a group under prior agreement": state} == found


def test_acting_side_by_side_is_no_agreement() -> None:
    people = HEAD + "  ann: {is: natural}\n"
    term = "deed was done by a group under prior agreement"

    assert {} == states(
        people + "acts: {d: {by: [bek, ann], does: call, agreed: {with: ann}}}\n", term
    )


TRANSFERS = HEAD + (
    "acts: {d: {by: bek, does: call}, e: {by: bek, does: call}}\n"
    "series: {s: {members: [d, e], one-intent: ONE}}\n"
    "transfers: {t: {because: d, amount: 3 KZT, happened: yes}, u: {because: e, SECOND}}\n"
)


@pytest.mark.parametrize(
    ("one", "second", "low", "high"),
    [
        ("yes", "amount: 4 KZT, happened: yes", 7, 7),
        ("no", "amount: 4 KZT, happened: yes", 3, 3),
        ("unknown", "amount: 4 KZT, happened: yes", 3, 3),
        ("yes", "amount: 4 KZT, happened: no", 3, 3),
        ("yes", "happened: yes", 3, None),
        ("yes", "amount: {is: 4 KZT, by: assumed}", 7, 7),
        ("yes", "amount: at least 4 KZT", 7, None),
    ],
)
def test_sums_of_one_continued_deed_are_added(
    one: str, second: str, low: int, high: int | None
) -> None:
    text = TRANSFERS.replace("ONE", one).replace("SECOND", second)

    assert (low, high) == taken(text)


def test_a_sum_in_another_currency_is_told_and_not_known() -> None:
    text = (
        TRANSFERS.replace("ONE", "no").replace("SECOND", "happened: yes").replace("3 KZT", "3 USD")
    )
    case, _ = read_case_text(text, law(), "case.yaml", Path())
    assert case is not None
    found = establish(case, (), law())[0].measures[Atom("sum taken by deed", ("d",))]

    assert (None, None, "unknown") == (
        found.interval.low,
        found.interval.high,
        found.state.value,
    )


def test_a_sum_told_as_a_sentence_counts_too() -> None:
    text = TRANSFERS.replace("ONE", "yes").replace("SECOND", "happened: yes")

    assert (8, 8) == taken(text + "facts: {amount of u: 5 KZT}\n")
    assert (5, None) == taken(text + "facts: {amount of u is at least 2 KZT: yes}\n")


def taken(text: str) -> tuple[int | None, int | None]:
    case, problems = read_case_text(text, law(), "case.yaml", Path())
    assert case is not None, [problem.text() for problem in problems]
    found = establish(case, (), law())[0].measures[Atom("sum taken by deed", ("d",))].interval
    whole = [None if bound is None else int(bound) for bound in (found.low, found.high)]
    return whole[0], whole[1]


@pytest.mark.parametrize(
    ("imposed", "closed", "state"),
    [
        ("2025-02-28", "yes", "refuted"),  # the year was over
        ("2025-03-01", "yes", "unknown"),  # its last day: for which norm is asked
        ("2025-02 to 2025-03", "yes", "unknown"),  # it may lie in the year
        ("2026-03-02", "yes", "refuted"),  # after the deed
        ("unknown", "yes", "unknown"),
        ("2025-02-28", "unknown", None),  # there may be others
    ],
)
def test_no_penalty_of_the_year_before_where_all_are_told(
    imposed: str, closed: str, state: str | None
) -> None:
    story = HEAD + "acts: {d: {by: bek, does: call, when: 2026-03-01}}\n"
    story += f"priors: {{p: {{person: bek, imposed: {imposed}}}}}\n"
    story += f"complete: {{priors of bek: {closed}}}\n"
    term = "actor was punished for the same norm within a year before deed"

    found = states(story, term)
    assert state == found.get("bek was punished for the same norm within a year before d")


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ("warning: yes", "established"),
        ("warning: yes, warning-legible: yes", "established"),
        ("warning: yes, warning-legible: no", "refuted"),
        ("warning: yes, warning-legible: unknown", "unknown"),
        ("warning: unknown, warning-legible: yes", "unknown"),
        ("warning: no", "refuted"),
        ("warning: no, warning-legible: unknown", "refuted"),
        ("warning-legible: no", "refuted"),
        ("warning-legible: yes", None),
        ("channel: platform", None),
    ],
)
def test_a_warning_that_cannot_be_read_is_none(fields: str, state: str | None) -> None:
    story = HEAD + "media: {clip: {origin: ai-generated}}\n"
    story += "acts: {d: {by: bek, does: publish, uses: clip, when: 2026-03-01}}\n"
    story += f"publications: {{p: {{of: clip, by: d, {fields}}}}}\n"
    term = "publication carries a warning that users can perceive"

    assert state == states(story, term).get("p carries a warning that users can perceive")


@pytest.mark.parametrize(
    ("norm", "imposed", "state"),
    [
        ("kz.koap.641-1.1.1", "2025-06-01", "established"),
        ("kz.koap.641-1.1.2", "2025-06-01", "established"),  # part one is counted as a whole
        ("kz.koap.641-1.2", "2025-06-01", "established"),
        ("kz.koap.641-1", "2025-06-01", "established"),
        ("kz.koap.79.1", "2025-06-01", "refuted"),
        ("kz.koap.64", "2025-06-01", "refuted"),
        ("a fine for a clip", "2025-06-01", "unknown"),
        ("unknown", "2025-06-01", "unknown"),
        ("kz.koap.641-1.1.1", "2026-03-01", "unknown"),  # before the deed or after it
        ("kz.koap.641-1.1.1", "2025-02-28", "refuted"),
        ("kz.koap.641-1.1.1", "2025", "unknown"),
    ],
)
def test_an_earlier_penalty_counts_by_its_norm(norm: str, imposed: str, state: str) -> None:
    story = HEAD + "acts: {d: {by: bek, does: call, when: 2026-03-01}}\n"
    story += f"priors: {{p: {{person: bek, norm: {norm}, imposed: {imposed}}}}}\n"
    story += "complete: {priors of bek: yes}\n"
    term = "actor was punished for the same norm within a year before deed"

    assert [state] == list(states(story, term).values())


def test_who_was_never_punished_was_not_punished_in_the_year_before() -> None:
    story = HEAD + "acts: {d: {by: bek, does: call, when: 2026-03-01}}\n"
    term = "actor was punished for the same norm within a year before deed"

    assert {} == states(story, term)
    assert ["refuted"] == list(states(story + "complete: {priors of bek: yes}\n", term).values())


@pytest.mark.parametrize(
    ("channel", "state"),
    [
        ("video-call", "unknown"),
        ("[video-call, messenger]", "established"),
        ("call", None),
    ],
)
def test_a_video_call_asks_whether_it_went_over_the_internet(
    channel: str, state: str | None
) -> None:
    story = HEAD + "  ada: {is: natural}\n"
    story += f"acts: {{d: {{by: bek, does: call, channel: {channel}, misleads: ada}}}}\n"

    found = states(story, "deed deceives a user of the Internet")
    assert state == found.get("d deceives a user of the Internet")


@pytest.mark.parametrize(
    ("purpose", "state"),
    [("keep", "refuted"), ("spread", "established"), ("[keep, spread]", "established")],
)
def test_what_is_kept_for_own_use_is_not_made_to_be_spread(purpose: str, state: str) -> None:
    story = HEAD + f"acts: {{d: {{by: bek, does: generate, purpose: {purpose}}}}}\n"

    assert {"d serves spreading": state} == states(story, "deed serves spreading")


@pytest.mark.parametrize(
    ("told", "low", "high"),
    [
        ("lie is false: knew", Degree.KNEW, Degree.WANTED),
        ("lie is false: did-not-know, all: wanted", Degree.DID_NOT_KNOW, Degree.SHOULD_HAVE_KNOWN),
        ("lie is false: did-not-know, d spreads false information: wanted", *WANTED),
    ],
)
def test_who_did_not_know_that_it_was_false_did_not_want_to_spread_a_falsehood(
    told: str, low: Degree, high: Degree
) -> None:
    story = HEAD + "assertions: {lie: {false: yes}}\n"
    story += f"acts: {{d: {{by: bek, does: publish, says: lie, mind: {{{told}}}}}}}\n"
    case, _ = read_case_text(story, law(), "case.yaml", Path())
    assert case is not None
    about = Atom("deed spreads false information", ("d",))

    facts, _ = establish(case, (), law())
    assert [(low, high)] == [(one.low, one.high) for one in facts.minds if one.about == about]


@pytest.mark.parametrize(
    ("origin", "state"),
    [
        ("ai-altered", "established"),
        ("edited", "refuted"),
        ("undetermined", None),  # what nobody could determine is not denied
    ],
)
def test_an_origin_that_is_not_determined_denies_nothing(origin: str, state: str | None) -> None:
    story = HEAD + f"media: {{m: {{origin: {origin}}}}}\n"

    found = states(story, "medium was made or altered by AI")
    assert state == found.get("m was made or altered by AI")


@pytest.mark.parametrize(
    ("of", "state"),
    [
        ("publication", "established"),
        ("violence", "refuted"),
        ("report", None),  # who tells an authority what shames somebody may spread it
        ("other", None),
    ],
)
def test_a_threat_to_report_is_not_taken_for_no_threat_to_spread(
    of: str, state: str | None
) -> None:
    story = HEAD + f"acts: {{d: {{by: bek, does: demand, threat: {{of: {of}}}}}}}\n"

    found = states(story, "threat is of spreading information")
    assert state == found.get("d-threat is of spreading information")


AGAIN = "deed was done again within the meaning of the law"
TWICE = HEAD + (
    "  ann: {is: natural}\nacts:\n  one: {by: bek, does: call, when: 2026-03-01}\n"
    "  two: {by: bek, does: publish, when: 2026-03-10}\n"
    "transfers: {t: {because: one}, u: {because: two}}\n"
)


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        ("", "", ["two"]),
        ("2026-03-01", "2026-03", ["one", "two"]),  # which was first, the days do not say
        ("2026-03-01", "2026-03-11", ["one"]),
        ("two: {by: bek", "two: {by: ann", []),
        ("u: {because: two}", "u: {because: one}", []),  # the second act brought nothing about
        ("does: call,", "does: call, happened: no,", []),
        ("transfers", "series: {s: {members: [one, two], one-intent: yes}}\ntransfers", []),
        ("transfers", "series: {s: {members: [one, two], one-intent: no}}\ntransfers", ["two"]),
        ("transfers", "proceedings: {p: {about: one, outcome: convicted}}\ntransfers", []),
        ("transfers", "proceedings: {p: {about: one, outcome: closed}}\ntransfers", ["two"]),
    ],
)
def test_whether_a_like_deed_was_done_again_is_asked(old: str, new: str, asked: list[str]) -> None:
    found = states(TWICE.replace(old, new) if old else TWICE, AGAIN)

    assert {
        f"{deed} was done again within the meaning of the law": "unknown" for deed in asked
    } == (found)


DOLLARS = """
acts:
  d: {by: bek, does: demand, when: 2026-02-06, that-is-all: yes, mind: wanted,
      demand: {of: money, amount: 50 000 USD}, threat: {of: publication, shames: yes, backs: d-demand}}
"""


def test_what_hangs_on_a_sum_in_another_currency_is_open() -> None:
    case, problems = read_case_text(HEAD + DOLLARS, law(), "case.yaml", Path())
    assert case is not None, problems
    facts, _ = establish(case, (), law())

    found, _ = qualify(case, facts, law(), date(2026, 11, 24))
    standing = {head.norm.id: head.standing.value for head in found.heads}
    assert ("open", "open") == (standing["kz.cc.194.3"], standing["kz.cc.194.4"])


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("got-by-deceit: yes", "refuted"),
        ("got-by-deceit: no", None),  # it may be forged
        ("got-by-deceit: disputed", "disputed"),
        ("genuine: yes", "established"),
    ],
)
def test_a_consent_got_by_deceit_is_not_genuine(told: str, state: str | None) -> None:
    found = states(HEAD + f"consents: {{c: {{by: bek, {told}}}}}\n", "consent is genuine")

    assert state == found.get("c is genuine")


@pytest.mark.parametrize("verb", ["disclose", "boost", "publish"])
def test_whoever_spreads_data_processes_them(verb: str) -> None:
    story = HEAD + (
        "data: {x: {of: bek}}\n"
        f"acts: {{d: {{by: bek, does: {verb}, data: x, when: 2026-03-01, that-is-all: yes}}}}\n"
    )
    case, _ = read_case_text(story, law(), "case.yaml", Path())
    assert case is not None

    assert () == establish(case, (), law())[0].contradictions


@pytest.mark.parametrize(
    ("told", "inferred"), [("stage: attempt", True), ("happened: unknown", False)]
)
def test_what_the_fields_leave_open_is_not_taken_for_asked_in_vain(
    told: str, inferred: bool
) -> None:
    story = HEAD + f"acts: {{d: {{by: bek, does: publish, {told}, when: 2026-03-01}}}}\n"
    case, _ = read_case_text(story, law(), "case.yaml", Path())
    assert case is not None

    fact = establish(case, (), law())[0].facts[Atom("deed was done", ("d",))]
    assert ("unknown", inferred) == (fact.state.value, fact.inferred)
