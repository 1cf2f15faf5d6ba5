from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.casefile.vocabulary import good, read

from dalel.case.measures import Days, Interval, Money
from dalel.case.sentence import Atom, Degree, Mind, Threshold, Unlisted
from dalel.case.states import Source, SourceKind, State

STORY = """\
case: The director calls
persons:
  saule: {is: natural, alive: yes}  # the director
  dana: {is: natural}
  firm: {is: legal}
  arman: {is: natural, born: 1999-05-02, sane: yes}
  bek: {is: natural, age: at least 20}
media:
  clone: {file: exhibits/call.wav, origin: ai-generated, sounds-like: saule}
data:
  voice: {of: saule, kind: [voice, name], secret: no}
acts:
  make: {by: arman, does: generate, when: 2026-03-01, data: voice, result: clone, helps: call, mind: {arman would take part in call: disputed}}
  call: {by: bek, does: call, when: 2026-03-04, channel: messenger, misleads: dana, mind: wanted, that-is-all: yes}
transfers:
  payment: {because: call, whose: firm, amount: 12 000 000 KZT, return: nothing}
facts:
  call is hidden: unknown
complete:
  consents of saule: yes
asks: {release: bek, for: call}
"""


def test_a_story_is_read_whole() -> None:
    case = good(STORY)
    voice, payment = case.things["voice"], case.things["payment"]

    assert "The director calls" == case.title
    assert ("saule", "dana", "firm", "arman", "bek") == case.of_type("person")
    assert ["voice", "name"] == [told.value for told in voice.kind]
    assert (False, State.REFUTED) == (voice.secret.value, voice.secret.state)
    assert Money(Interval(Decimal(12_000_000), Decimal(12_000_000)), "KZT") == payment.amount.value
    assert (16, 49) == (payment.amount.position.line, payment.amount.position.column)
    assert {"release": "bek", "for": "call"} == case.asks
    assert ("exhibits/call.wav",) == case.exhibits
    assert State.ESTABLISHED is case.state_of("consent of person", "saule")
    assert 64 == len(case.digest)


def test_minds_are_read_of_everything_and_of_single_sentences() -> None:
    case = good(STORY)

    about, everything = (told.value for told in case.minds)
    assert Atom("actor would take part in deed", ("arman", "call")) == about.about
    assert State.DISPUTED is case.minds[0].state
    assert (None, Degree.WANTED, "bek") == (everything.about, everything.low, everything.actor)


def test_each_of_several_actors_may_have_a_mind_of_his_own() -> None:
    case = good(
        "case: x\npersons: {a: , b: }\nacts:\n"
        "  d: {by: [a, b], does: call, when: 2026, mind: {a: knew, b: {d is hidden: did not know, not d is hidden: accepted}}}\n".replace(
            "{a: , b: }", "{a: {}, b: {}}"
        )
    )

    assert [
        ("a", None, True, Degree.KNEW, Degree.WANTED),
        ("b", "deed is hidden", True, Degree.DID_NOT_KNOW, Degree.DID_NOT_KNOW),
        ("b", "deed is hidden", False, Degree.ACCEPTED, Degree.WANTED),
    ] == [
        (one.actor, one.about and one.about.term, one.positive, one.low, one.high)
        for one in (told.value for told in case.minds)
    ]


def test_a_json_file_is_read_like_yaml() -> None:
    text = '{"case": "\\ud83d\\ude00",\n\t"persons": {"dana": {"is": "natural", "sane": true, "age": 17}}}'
    case, problems = read(text, file="case.json")

    assert ["case.no-acts"] == [problem.code for problem in problems]
    assert "😀" == case.title
    assert Interval(Decimal(17), Decimal(17)) == case.things["dana"].age.value
    assert True is case.things["dana"].sane.value


def test_sentences_of_facts_are_atoms_with_states() -> None:
    case = good(
        STORY.replace(
            "  call is hidden: unknown\n",
            "  not call is hidden: established\n"
            "  amount of payment is over 4325000 KZT: disputed\n"
            "  age of bek at the start of call: 20 to 22\n"
            "  arman knew in make that arman would take part in call: refuted\n"
            "  there is another consent of dana: refuted\n"
            "  another-consent-of-dana covers make: refuted\n",
        )
    )

    hidden, over, age, mind, another, member = case.facts
    assert (Atom("deed is hidden", ("call",)), State.REFUTED) == (hidden.about, hidden.told.state)
    assert (
        Threshold(Atom("amount of transfer", ("payment",)), True, Decimal(4_325_000)) == over.about
    )
    assert Interval(Decimal(20), Decimal(22)) == age.told.value
    assert isinstance(mind.about, Mind)
    assert Unlisted("consent of person", "dana", "another-consent-of-dana") == another.about
    assert ("another-consent-of-dana", "make") == member.about.args


def test_a_value_carries_who_says_so(tmp_path: Path) -> None:
    for name in ("saule.txt", "chat.png"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    text = (
        "case: x\npersons:\n  saule: {is: natural}\n"
        "  bek: {sane: {is: yes, says: saule, statement: saule.txt, exhibit: chat.png}, identified: {is: no, by: assumed}}\n"
        "acts: {d: {by: bek, does: call, when: 2026}}\n"
    )

    case, problems = read(text, tmp_path)

    assert () == problems
    sane, identified = case.things["bek"].sane, case.things["bek"].identified
    assert [
        (SourceKind.STATEMENT, "saule.txt", "saule"),
        (SourceKind.EXHIBIT, "chat.png", "saule"),
    ] == [(one.kind, one.ref, one.by) for one in sane.sources]
    assert [SourceKind.ASSUMED] == [one.kind for one in identified.sources]
    assert ("saule.txt", "chat.png") == case.exhibits
    assert [("saule.txt", "saule")] == [(one.path, one.by) for one in case.statements]


def test_a_file_that_is_not_there_proves_nothing(tmp_path: Path) -> None:
    text = "case: x\npersons:\n  bek: {sane: {is: yes, exhibit: gone.png}}\nacts: {d: {by: bek, does: call, when: 2026}}\n"

    case, problems = read(text, tmp_path)

    assert ["3:34 case.path-missing"] == [
        f"{one.position.line}:{one.position.column} {one.code}" for one in problems
    ]
    assert SourceKind.AUTHOR is case.things["bek"].sane.sources[0].kind
    assert () == case.exhibits


def test_voices_that_differ_are_a_dispute() -> None:
    case = good(
        "case: x\npersons:\n"
        "  a: {sane: [{is: yes, exhibit: a.pdf}, {is: no, exhibit: b.pdf}], alive: [{is: yes, exhibit: a.pdf}, {is: yes, exhibit: b.pdf}]}\n"
        "acts: {d: {by: a, does: call, when: 2026}}\n"
    )

    sane, alive = case.things["a"].sane, case.things["a"].alive
    assert (None, State.DISPUTED, 2) == (sane.value, sane.state, len(sane.sources))
    assert (True, State.ESTABLISHED, 2) == (alive.value, alive.state, len(alive.sources))


def test_some_of_several_actors_is_open_for_each() -> None:
    case = good(
        "case: x\npersons: {a: {}, b: {}}\nacts: {d: {by: {some of: [a, b]}, does: call, when: 2026}}\n"
    )

    assert [("a", State.DISPUTED), ("b", State.DISPUTED)] == [
        (told.value, told.state) for told in case.things["d"].by
    ]


def test_nobody_and_never_are_told() -> None:
    case = good(
        "case: x\npersons: {a: {}}\nmedia: {m: {shows: nobody real}}\n"
        "acts: {d: {by: a, does: publish, when: 2026}}\n"
        "publications: {p: {of: m, by: d, removed-by: nobody}}\nconsents: {c: {by: a, withdrawn: never}}\n"
    )

    for told in (
        case.things["m"].shows[0],
        case.things["p"].removed_by,
        case.things["c"].withdrawn,
    ):
        assert (None, State.REFUTED) == (told.value, told.state)


def test_a_demand_inside_an_act_becomes_a_thing() -> None:
    case = good(
        "case: x\npersons: {a: {}, b: {}}\n"
        "acts:\n  d: {by: a, does: demand, when: 2026, demand: {of: money, from: b, amount: 5 000 USD}}\n"
    )

    demand = case.things["d-demand"]
    assert "Demand" == type(demand).__name__
    assert ("d", "b", "USD") == (demand.by.value, demand.from_.value, demand.amount.value.currency)


def test_like_copies_what_is_not_told() -> None:
    case = good(
        "case: x\npersons: {a: {}, b: {}}\nacts:\n"
        "  one: {by: a, does: publish, when: 2026-01, channel: [platform, website], mind: knew}\n"
        "  two: {like: one, by: b, when: 2026-02}\n"
    )

    two = case.things["two"]
    assert "Act" == type(two).__name__
    assert ["b"] == [told.value for told in two.by]
    assert ["platform", "website"] == [told.value for told in two.channel]
    assert [("a", "one"), ("b", "two")] == [(m.value.actor, m.value.deed) for m in case.minds]


def test_a_day_told_by_another_act_is_resolved() -> None:
    case = good(
        "case: x\npersons: {a: {}}\nacts:\n"
        "  first: {by: a, does: call, when: 3 days before second}\n"
        "  second: {by: a, does: call, when: 2026-02}\n"
        "  third: {by: a, does: call, when: after second}\n"
    )

    assert Days(date(2026, 1, 29), date(2026, 2, 25), "3 days before second") == (
        case.things["first"].when.value
    )
    assert Days(date(2026, 2, 1), None, "after second") == case.things["third"].when.value


def test_rows_hold_relations_and_capacities() -> None:
    case = good(
        "case: x\npersons:\n  firm: {is: legal}\n"
        "  a: {holds: [journalist, {capacity: candidate, of: city, from: 2024}], relations: [{employee-of: firm, to: 2026-03-01}]}\n"
        "acts: {d: {by: a, does: call, when: 2026}}\n"
    )

    person = case.things["a"]
    assert "Person" == type(person).__name__
    assert ["journalist", "candidate"] == [row.capacity.value for row in person.holds]
    assert ("employee-of", "firm") == (
        person.relations[0].relation.value,
        person.relations[0].other.value,
    )


def test_an_assessment_answers_its_sentence() -> None:
    case = good(
        "case: x\npersons: {a: {}}\nharms: {h: {to: a}}\nacts: {d: {by: a, does: call, when: 2026}}\n"
        "assessments:\n  opinion: {question: h is grave, answer: no, by: expert, exhibit: opinion.pdf}\n"
    )

    line = case.facts[0]
    assert (Atom("harm is grave", ("h",)), State.REFUTED) == (line.about, line.told.state)
    assert (
        Source(SourceKind.EXHIBIT, "opinion.pdf", "expert", case.things["opinion"].position)
        == (line.told.sources[0])
    )


@pytest.mark.parametrize("name", ["Әсел", "гүлім-2", "李明", "e\u0301va"])
def test_ids_may_be_of_any_script(name: str) -> None:
    case = good(
        f"case: x\npersons: {{{name}: {{}}}}\nacts: {{d: {{by: {name}, does: call, when: 2026}}}}\n"
    )

    assert case.things["d"].by[0].value in case.things
