"""Tables, references among norms, penalties, and questions to the library."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.norms.small_law import ACTS, ARTICLE, GENERAL, READINGS, TEXTS, UNITS, changed, law_with
from tests.norms.small_law import said as shown

from dalel.norms.check import check
from dalel.norms.library import (
    address,
    in_force,
    newest,
    of_kind,
    parameter,
    parameters,
    said,
    unit_on,
    wording_on,
)
from dalel.norms.load import load_law
from dalel.norms.model import NormKind, Penalty
from dalel.norms.problems import Complaints
from dalel.norms.resolve import circle
from dalel.norms.sanction import read_sanction
from dalel.norms.show import dates, law_list, law_show, natural, nearest_id, uncovered_name
from dalel.norms.wording import penalty_text

LAW, _ = law_with()


# ── questions ─────────────────────────────────────────────────────────────────────────────────────
def test_the_wording_of_a_day() -> None:
    old = wording_on(LAW, "kz.cc.147.4", date(2022, 9, 10))
    new = wording_on(LAW, "kz.cc.147.4", date(2022, 9, 11))

    assert old is not None
    assert new is not None
    assert (date(2016, 1, 1), date(2022, 9, 11)) == (old.since.day, new.since.day)
    assert wording_on(LAW, "kz.cc.147.4", date(2015, 12, 31)) is None
    assert not in_force(old, date(2022, 9, 11))
    assert new is newest(LAW)["kz.cc.147.4"]
    assert 2 == len(of_kind(LAW, NormKind.OFFENCE))


def test_the_value_of_a_unit() -> None:
    assert [3932, 4325, None] == [
        row.value if row else None
        for row in (
            unit_on(LAW, "MCI", date(2025, 12, 31), "fine"),
            unit_on(LAW, "MCI", date(2026, 1, 1), "threshold"),
            unit_on(LAW, "MCI", date(2026, 1, 1), "duty"),
        )
    ]


GENERAL_RULE = """\
---
act: kz/criminal-code
article: "24"
title: {en: Attempt, ru: Покушение, kk: Оқталу}
---

## Article · attempt · покушение · оқталу

### since 2015-01-01 · Law 226-V

> **ru** «наказуемо»
> **kk** «жазаланады»
> verified · edition 2026-07-01 of document 81097 · read 2026-11-24

```norm
general kz.cc.24
```

```parameters
attempt.from: medium
attempt.maximum: 3/4
```
"""


def test_parameters_of_general_rules() -> None:
    law, problems = law_with({"kz/criminal-code/24.md": GENERAL_RULE})

    assert [] == shown(problems)
    assert "medium" == parameter(law, "attempt.from")
    assert parameter(law, "attempt.from", date(2014, 1, 1)) is None
    assert ["attempt.from", "attempt.maximum"] == [key for key, _, _ in parameters(law, "attempt")]


def test_addresses_in_the_reader_s_language() -> None:
    norm = newest(LAW)["kz.cc.147.4"]

    assert "Criminal Code 147(4)" == address(LAW, norm)
    assert "ҚР ҚК 147(4)" == address(LAW, norm, "kk")
    assert "x" == said({"en": "x"}, "kk")
    assert "y" == said({"ru": "y"}, "kk")
    assert "" == said({}, "kk")


def test_rows_and_wordings_to_show() -> None:
    rows = law_list(LAW)
    newer, older = law_show(LAW, "kz.cc.147.4")

    assert ["kz.cc.15.1", "kz.cc.147.4"] == [row.id for row in rows]
    assert ("since 2022-09-11", "2016-01-01 to 2022-09-11") == rows[1].wordings
    assert ("derived", "offence", "spreading") == (
        rows[1].verification,
        rows[1].kind,
        rows[1].heading,
    )
    assert ["person", "spreading", "consent", "covers"] == [row.label for row in newer.elements[:4]]
    assert ("no consent of victim such that", "knew that not victim consented to deed") == (
        newer.elements[2].head,
        newer.elements[2].marks,
    )
    assert "data is true or reading kz.r.1 is second" == newer.elements[7].sentence
    assert "шын мәліметтер" == newer.elements[7].words["kk"]
    assert ("prison 3..6 years",) == newer.sanction
    assert ("deed (act)", "actor of deed", "data in deed", "victim of data") == newer.places
    assert "2016-01-01 to 2022-09-11" == older.dates
    assert newer == law_show(LAW, "kz.cc.147")[0]
    assert "kz.cc.147.4" == nearest_id(LAW, "kz.cc.174.4")
    assert natural("kz.cc.9") < natural("kz.cc.10") < natural("kz.cc.10.a")
    assert "2016-01-01 to 2022-09-11" == dates(LAW.wordings("kz.cc.147.4")[1])


def test_what_is_not_encoded_is_listed_on_demand() -> None:
    law, problems = law_with(
        {"kz/uncovered.toml": '["kz.cc.115"]\nen = "threat"\nru = "угроза"\nkk = "қорқыту"\n'}
    )

    assert [] == shown(problems)
    assert "қорқыту" == uncovered_name(law, "kz.cc.115", "kk")
    assert "" == uncovered_name(law, "kz.cc.116", "kk")
    assert [("kz.cc.115", "threat", False)] == [
        (row.id, row.title, row.encoded) for row in law_list(law, uncovered=True) if not row.encoded
    ]
    assert all(row.encoded for row in law_list(law))


def test_the_digest_changes_with_any_file(tmp_path: Path) -> None:
    for path, text in TEXTS.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    first, problems = load_law(tmp_path)
    again, _ = load_law(tmp_path)
    (tmp_path / "kz" / "law.toml").write_text(GENERAL + "\n", encoding="utf-8")
    other, _ = load_law(tmp_path)

    assert [] == shown(problems)
    assert first == again
    assert first.digest != other.digest
    assert date(2026, 7, 12) == first.known_to


def test_an_empty_folder_and_a_file_in_another_encoding_are_told(tmp_path: Path) -> None:
    _, problems = load_law(tmp_path)
    (tmp_path / "kz").mkdir()
    (tmp_path / "kz" / "x.md").write_bytes("жеке".encode("cp1251"))
    _, coded = load_law(tmp_path)

    assert [f"There is no law in {tmp_path}: no folder “vocabulary” stands there."] == [
        one.text() for one in problems
    ]
    assert "law/kz/x.md: The file is not written in UTF-8; save it so." in shown(coded)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────
TABLES = {
    "no TOML": (
        "kz/acts.toml",
        ACTS.replace('"226-V"', "226-V"),
        "law/kz/acts.toml:2:13: This is no readable TOML: Expected newline or end of document after a statement.",
    ),
    "an unknown branch": (
        "kz/acts.toml",
        ACTS.replace('"criminal"', '"criminel"'),
        "law/kz/acts.toml:1:1: “criminel” is no branch of law; did you mean “criminal”?",
    ),
    "an act without a branch": (
        "kz/acts.toml",
        ACTS.replace('branch = "criminal"\n', ""),
        "law/kz/acts.toml:1:1: “criminal-code” lacks “branch”.",
    ),
    "two values on one day": (
        "kz/units.toml",
        UNITS.replace("until = 2026-01-01\n", ""),
        "law/kz/units.toml:1:1: Two values of MCI are in force on 2026-01-01 for the use “fine”.",
    ),
    "a value that is no number": (
        "kz/units.toml",
        UNITS.replace("4325", '"much"'),
        "law/kz/units.toml:7:1: “value” of “MCI” is a number; this is “much”.",
    ),
    "a day that is none": (
        "kz/units.toml",
        UNITS.replace("since = 2026-01-01", 'since = "1.1.2026"'),
        "law/kz/units.toml:7:1: “since” of “MCI” is a day, as in 2026-01-01; this is “1.1.2026”.",
    ),
    "words of a currency that are no list": (
        "kz/law.toml",
        GENERAL.replace('["tenge", "тенге"]', '"tenge"'),
        "law/kz/law.toml:4:1: “words” of “currency” is a list in square brackets.",
    ),
    "an index that is no table": (
        "kz/law.toml",
        'index = "MCI"\n',
        "law/kz/law.toml:1:1: “index” is written as a table: [index] and lines “key = value” under it.",
    ),
    "an index without its unit": (
        "kz/law.toml",
        GENERAL.replace('unit = "MCI", ', ""),
        "law/kz/law.toml:5:1: “index” lacks “unit”.",
    ),
    "a month of many days": (
        "kz/law.toml",
        '[terms]\ndays_of_month = "many"\n',
        "law/kz/law.toml:1:1: “days_of_month” of “terms” is a number; this is “many”.",
    ),
    "an unknown penalty in the order of penalties": (
        "kz/law.toml",
        '[penalties]\nlightest_first = ["fine", "prisson"]\n',
        "law/kz/law.toml:1:1: “prisson” is no penalty; did you mean “prison”?",
    ),
    "a reading with one answer": (
        "kz/readings.toml",
        "\n".join(line for line in READINGS.split("\n") if "second" not in line),
        "law/kz/readings.toml:1:1: “kz.r.1” lacks “second”.",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_mistake_in_a_table_is_told(name: str) -> None:
    path, text, expected = TABLES[name]
    _, problems = law_with({path: text})

    assert expected in shown(problems)


VOCABULARY = {
    "a place that the sentence lacks": (
        "data is true:\n  places: {data: data}",
        "data is true:\n  places: {dat: data}",
        "11:12: The place “dat” does not stand in the sentence “data is true”.",
    ),
    "an unknown type": (
        "data is true:\n  places: {data: data}",
        "data is true:\n  places: {data: date}",
        "11:18: “date” is no type of thing; did you mean “data”?",
    ),
    "no places": (
        "data is true:\n  places: {data: data}",
        "data is true:\n  kind: fact",
        "10:1: The term “data is true” does not say its places: “places: {deed: act}”.",
    ),
    "an unknown key": (
        "data is true:\n  places: {data: data}",
        "data is true:\n  place: {data: data}",
        "11:3: “place” is no part of the term “data is true”; did you mean “places”?",
    ),
    "an unknown kind": (
        "  kind: assessment\nage",
        "  kind: assesment\nage",
        "14:9: “assesment” is no kind of term; did you mean “assessment”?",
    ),
    "a measure without unit": (
        "  kind: measure\n  unit: money",
        "  kind: measure",
        "19:1: A measure needs its unit: one of years, months, days, hours, money, number, date, percent.",
    ),
    "a placeholder that is no place": (
        "ask: {en: Was it spread?,",
        "ask: {en: 'Was {it} spread?',",
        "1:1: “{it}” is no place of the term “deed spreads data”; its places are: deed, data.",
    ),
    "a presupposition that is no term": (
        "presupposes: harm is substantial",
        "presupposes: harm is big",
        "28:1: “presupposes” names no term of the vocabulary: “harm is big”.",
    ),
    "a term twice": (
        "deed spreads medium:",
        "deed spreads data:",
        "4:1: “deed spreads data” stands here a second time (first in line 1); keep one of the two.",
    ),
    "two terms that look the same": (
        "data is true:\n  places: {data: data}",
        "data is true:\n  places: {data: data}\nthing is true:\n  places: {thing: data}",
        "12:1: The term “thing is true” cannot be told from “data is true”: both have the same words and the same types.",
    ),
}


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_mistake_in_the_terms_is_told(name: str) -> None:
    old, new, expected = VOCABULARY[name]
    _, problems = law_with(changed(old, new, "vocabulary/deed.yaml"))

    assert f"law/vocabulary/deed.yaml:{expected}" in shown(problems)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "actor of deed: {owner: act,",
            "actor deed: {owner: act,",
            "1:1: A list is named “name of owner”, with one of these words between: of, in, to, by, from, on, at; this is “actor deed”.",
        ),
        (
            "reads: field by",
            "reads: field bye",
            "1:1: A thing of type act has no field “bye”; did you mean “by”?",
        ),
        (
            "reads: field by",
            "reads: fields by",
            "1:1: “reads” of a list is “field NAME”, “inverse NAME” or “all”; this is “fields by”.",
        ),
        (
            "reads: inverse to",
            "reads: inverse to else becaus",
            "4:1: A thing of type harm has no field “becaus”; did you mean “because”?",
        ),
        ("member: harm", "member: harms", "4:1: “harms” is no type of thing; did you mean “harm”?"),
        ("closed: yes}\nvictim", "closed: maybe}\nvictim", "2:69: “closed” takes yes or no."),
    ],
)
def test_a_mistake_in_the_lists_is_told(old: str, new: str, expected: str) -> None:
    _, problems = law_with(changed(old, new, "vocabulary/lists.yaml"))

    assert f"law/vocabulary/lists.yaml:{expected}" in shown(problems)


AXIOMS = """\
- when: [deed spreads data, not deed collects data]
  then: [data is true]
  why: {en: For the test.}
- when: [age is true]
  then: []
- when: [harm1 is substantial]
  then: [harm was repaired in ful]
"""


def test_axioms_are_sentences_over_their_own_names() -> None:
    law, problems = law_with({"vocabulary/axioms.yaml": AXIOMS})

    assert [
        "law/vocabulary/axioms.yaml:7:10: “harm was repaired in ful” is no term of the vocabulary; the nearest is “harm was repaired in full”."
    ] == shown(problems)
    assert (
        ("deed spreads data", ("deed", "data"), True),
        ("deed collects data", ("deed", "data"), False),
    ) == law.axioms[0].when
    assert (("data is true", ("age",), True),) == law.axioms[1].when


def test_a_list_of_words_that_the_case_file_names_must_exist() -> None:
    texts = [one.text() for one in check(LAW) if one.code == "vocabulary.words"]

    assert (
        "The fields of the case file name the list “verbs”, but words.yaml does not hold it."
        in texts
    )


# ── references ────────────────────────────────────────────────────────────────────────────────────
def with_age(expression: str) -> dict[str, str]:
    """Return article 15 with another element."""
    return changed(
        "sanity: actor is of sound mind", f"sanity: {expression}", "kz/criminal-code/15.md"
    )


def test_norms_that_read_each_other_are_left_out() -> None:
    law, problems = law_with(with_age("deed of kz.cc.147.4 holds at deed, actor, data, victim"))

    assert () == law.norms
    assert (
        "law/kz/criminal-code/15.md:17:53: Nothing here is called “data”; the names that can stand here are: deed, actor."
        in shown(problems)
    )


def test_a_circle_is_shown() -> None:
    law, problems = law_with(with_age("rule kz.cc.15.1 holds"))

    assert () == law.norms
    assert any(
        "These norms read each other in a circle: kz.cc.15.1 → kz.cc.15.1." in one
        for one in shown(problems)
    )
    assert () == circle({"a": ["b"], "b": ["c"], "c": []})
    assert ("b", "c", "b") == circle({"a": ["b"], "b": ["c"], "c": ["b"]})


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            "rule kz.cc.15.1 holds at deed",
            "22:11: kz.cc.15.1 has 2 places (deed, actor), but “at” names 1.",
        ),
        (
            "rule kz.cc.15.1 holds at deed, data",
            "22:11: The place “actor” of kz.cc.15.1 is of type person; “data” is of type data.",
        ),
    ],
)
def test_the_places_of_a_reference_are_filled_in_order(reference: str, expected: str) -> None:
    _, problems = law_with(changed("person: rule kz.cc.15.1 holds", f"person: {reference}"))

    assert f"law/kz/criminal-code/147.md:{expected}" in shown(problems)


def test_a_reference_without_a_name_for_a_place_is_told() -> None:
    _, problems = law_with(
        changed("  core: deed spreads data\n  person", "  core: deed spreads data\n  person")
        | {
            "kz/criminal-code/15.md": TEXTS["kz/criminal-code/15.md"]
            .replace("of deed, actor of deed", "of deed, actor of deed as doer")
            .replace("actor is of sound", "doer is of sound")
            .replace("age of actor", "age of doer")
        }
    )

    assert (
        "law/kz/criminal-code/147.md:22:11: The place “doer” of kz.cc.15.1 has no name here; add “at” with the names for deed, doer."
        in shown(problems)
    )


def test_displaced_norms_are_written_out_and_misspelt_ones_told() -> None:
    core = "  core: deed spreads data\n  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   "
    law, problems = law_with(changed(core, f"  displaces: kz.cc.15.*, kz.cc.115\n{core}"))
    known, fine = law_with(
        changed(core, f"  displaces: kz.cc.15.*, kz.cc.115\n{core}")
        | {"kz/uncovered.toml": '["kz.cc.115"]\nen = "threat"\n'}
    )
    itself, wrong = law_with(changed(core, f"  displaces: kz.cc.147.4\n{core}"))

    assert ("kz.cc.15.1",) == law.norms[0].qualifies == known.norms[0].qualifies
    assert ["“displaces” names no norm: “kz.cc.115”; did you mean “kz.cc.15.1”?"] == [
        one.text() for one in problems
    ]
    assert () == fine
    assert ["The norm displaces itself."] == [one.text() for one in wrong]
    assert () == itself.norms[0].qualifies


def test_one_norm_stands_in_one_file() -> None:
    law, problems = law_with({"kz/criminal-code/147a.md": TEXTS[ARTICLE]})

    assert 3 == len(law.norms)
    assert {"law.two-files"} == {one.code for one in problems}


# ── penalties ─────────────────────────────────────────────────────────────────────────────────────
LINES = [
    "fine up to 4000 MCI",
    "fine 20..200 MCI",
    "fine 2..3 times the sum",
    "corrective works up to 4000 MCI",
    "community service up to 600 hours",
    "arrest up to 50 days",
    "restriction up to 4 years",
    "prison 3..6 years",
    "prison up to 2 years",
    "with confiscation",
    "with confiscation optional",
    "with confiscation beside prison",
    "with confiscation optional beside fine if reading kz.r.1 is second",
    "large: fine 30 MCI if reading kz.r.1",
    "with ban up to 3 years optional",
    "with ban for life",
    "warning",
    "individual: fine 20 MCI",
    "large: with suspension up to 3 months optional",
]


@pytest.mark.parametrize("line", LINES)
def test_a_penalty_is_written_as_it_was_read(line: str) -> None:
    said_of = Complaints()
    made = read_sanction([(1, line)], "x", said_of, jurisdiction=LAW.jurisdiction, words=LAW.words)

    assert [] == said_of.found
    assert made is not None
    assert [line] == [penalty_text(one) for one in made.penalties]


def test_a_sanction_holds_what_stands_beside_its_penalties() -> None:
    said_of = Complaints()
    lines = [
        "individual: warning or fine 10 MCI",
        "prosecution: private",
        "body: court",
        "remedy: stop, remove",
        "enforcer: authority",
        "category: grave",
    ]
    made = read_sanction(
        list(enumerate(lines, 1)), "x", said_of, jurisdiction=LAW.jurisdiction, words=LAW.words
    )

    assert [] == said_of.found
    assert made is not None
    assert ["warning", "fine"] == [one.kind for one in made.penalties]
    assert {"individual"} == {one.subject for one in made.penalties}
    assert ("private", "court", ("stop", "remove"), "authority", "grave") == (
        made.prosecution,
        made.body,
        made.remedies,
        made.enforcer,
        made.category,
    )
    none = read_sanction(
        [(1, "none found in what is held")],
        "x",
        said_of,
        jurisdiction=LAW.jurisdiction,
        words=LAW.words,
    )
    assert none is not None
    assert ((), "none found in what is held") == (none.penalties, none.note["en"])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "prison for ages",
            "After “prison” its measure is expected, as in “prison up to 4 years” or “prison 2..6 years”; this is “for ages”.",
        ),
        (
            "prosecution: secret",
            "“secret” cannot stand after “prosecution”; what can: private, public.",
        ),
        ("remedy: stop, remov", "“remov” cannot stand after “remedy”; did you mean “remove”?"),
        ("prisson 3..6 years", "“prisson” is no penalty; did you mean “prison”?"),
        ("with ban beside prisson", "“prisson” is no penalty; did you mean “prison”?"),
        ("fine 3 MCI if reading kz.r.2", "There is no reading “kz.r.2”; did you mean “kz.r.1”?"),
    ],
)
def test_a_wrong_penalty_is_explained(line: str, expected: str) -> None:
    said_of = Complaints()
    read_sanction(
        [(1, line)],
        "x",
        said_of,
        jurisdiction=LAW.jurisdiction,
        words=LAW.words,
        readings={"kz.r.1"},
    )

    assert [expected] == [one.text() for one in said_of.found]


def test_bounds_are_numbers() -> None:
    made = read_sanction(
        [(1, "prison 3..6 years")],
        "x",
        Complaints(),
        jurisdiction=LAW.jurisdiction,
        words=LAW.words,
    )

    assert made is not None
    assert (
        Penalty("prison", Decimal(3), Decimal(6), "years", position=made.penalties[0].position)
        == made.penalties[0]
    )
