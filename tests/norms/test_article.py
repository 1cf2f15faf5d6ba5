"""One page of law, changed in one place: what the loader says, and where."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.norms.small_law import ARTICLE, changed, law_with, said

from dalel.case.sentence import Degree
from dalel.norms.check import check
from dalel.norms.model import (
    And,
    Compares,
    HeadKind,
    Holds,
    NormKind,
    Not,
    Or,
    ReadingIs,
    Says,
    Verification,
)


def test_a_right_law_loads_without_a_word() -> None:
    law, problems = law_with()

    assert [] == said(problems)
    assert ["kz.cc.147.4", "kz.cc.147.4", "kz.cc.15.1"] == [norm.id for norm in law.norms]


def test_a_norm_holds_what_its_file_says() -> None:
    law, _ = law_with()
    norm = law.norms[0]

    assert NormKind.OFFENCE is norm.kind
    assert ("147", "4") == (norm.article, norm.part)
    assert {"en": "spreading", "ru": "распространение", "kk": "тарату"} == norm.heading
    assert (date(2022, 9, 11), None, "Law 136-VII") == (norm.since.day, norm.until, norm.law)
    assert Verification.VERIFIED is norm.verification
    assert (date(2026, 11, 24), "2025-09-16 of document 81097") == (norm.read, norm.edition)
    assert "register 2: 147.4" == norm.source
    assert ["deed", "actor", "data", "victim"] == [place.name for place in norm.places]
    assert ("person", "victim of data", "data") == (
        norm.places[3].type,
        norm.places[3].listing,
        norm.places[3].owner,
    )
    assert ("Распространение",) == norm.words["spreading"]["ru"]
    assert "подлинные сведения" == norm.names["real"]["ru"]
    assert (
        "Адамның жеке өмiрi туралы мәлiметтердi оның келiсiмiнсiз тарату … елеулi зиян келтiру"
        == (norm.quotes[1].text)
    )
    assert norm.sanction is not None
    assert "public" == norm.sanction.prosecution


def test_elements_hold_heads_marks_and_resolved_references() -> None:
    law, _ = law_with()
    person, spreading, consent, limbs = law.norms[0].elements

    assert isinstance(person.expression, Holds)
    assert ("kz.cc.15.1", ("deed", "actor"), "all") == (
        person.expression.norm,
        person.expression.args,
        person.expression.layer,
    )
    assert spreading.completes
    assert spreading.mark is not None
    assert Degree.WANTED is spreading.mark.degree
    assert (HeadKind.NO, "consent", "consent of person", "victim") == (
        consent.head.kind,
        consent.head.name,
        consent.head.listing,
        consent.head.owner,
    )
    assert consent.mark is not None
    assert isinstance(consent.mark.about, Not)
    assert HeadKind.ANY is limbs.head.kind
    real = limbs.children[0].children[1]
    assert "limbs › a private life › real" == real.path
    assert isinstance(real.expression, Or)
    assert isinstance(real.expression.parts[1], ReadingIs)
    assert not real.expression.parts[1].first
    age = law.norms[2].elements[1].expression
    assert isinstance(age, Compares)
    assert (">=", Decimal(16), "years") == (age.operator, age.value, age.unit)


UNGUARDED = (
    "“harm was repaired in full” takes for granted that harm is substantial; "
    "say that beside it, joined by “and”, or in a line of its own before."
)
BLOCK = "law/kz/criminal-code/147.md"
WRONG = {
    "a misspelt sentence": (
        "spreading: deed spreads data    ",
        "spreading: deed spread data    ",
        "23:14: “deed spread data” is no sentence of the vocabulary; the nearest is “deed spreads data”.",
    ),
    "a name that is no place": (
        "private: data concerns private life of victim",
        "private: data concerns private life of victims",
        "28:46: Nothing here is called “victims”; did you mean “victim”?",
    ),
    "a name of the wrong type": (
        "private: data concerns private life of victim",
        "private: data concerns private life of deed",
        "28:46: In “data concerns private life of person” the name “deed” is of type act; the type there is person.",
    ),
    "a name out of the head that binds it": (
        "real: data is true or reading kz.r.1 is second ",
        "real: harm is substantial ",
        "29:13: Nothing here is called “harm”; the names that can stand here are: deed, actor, data, victim.",
    ),
    "two sentences without a word between": (
        "real: data is true or reading",
        "real: data is true reading",
        "29:26: After “data is true” stands “reading”; only “and”, “or” or the end of the line can follow.",
    ),
    "an open bracket": (
        "real: data is true or reading kz.r.1 is second ",
        "real: (data is true or reading kz.r.1 is second ",
        "29:13: A round bracket is opened here and not closed.",
    ),
    "a bracket too many": (
        "real: data is true or reading kz.r.1 is second ",
        "real: data is true) or reading kz.r.1 is second ",
        "29:25: A round bracket is closed here that was not opened.",
    ),
    "a sentence that ends with or": (
        "real: data is true or reading kz.r.1 is second ",
        "real: data is true or ",
        "29:28: The sentence ends too early; after “or” something must follow.",
    ),
    "an unknown reading": (
        "or reading kz.r.1 is second",
        "or reading kz.r.7 is second",
        "29:37: There is no reading “kz.r.7”; the nearest is “kz.r.1”.",
    ),
    "a reading with a third answer": (
        "or reading kz.r.1 is second",
        "or reading kz.r.1 is third",
        "29:47: After “is” stands “first” or “second”: the two answers to a reading.",
    ),
    "a norm that does not exist": (
        "person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   [wanted; completes]",
        "person: rule kz.cc.16.1 holds\n  spreading: deed spreads data                   [wanted; completes]",
        "22:11: There is no norm “kz.cc.16.1”; the nearest is “kz.cc.15.1”.",
    ),
    "a reference without holds": (
        "person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   [wanted; completes]",
        "person: rule kz.cc.15.1\n  spreading: deed spreads data                   [wanted; completes]",
        "22:26: After the id “kz.cc.15.1” the word “holds” is expected.",
    ),
    "no mark of mind": (
        "private: data concerns private life of victim   [knew]",
        "private: data concerns private life of victim",
        "28:52: The element “private” does not say what mind covers it; end the line with [wanted], [knew], [accepted], [should have known] or [nothing: authority].",
    ),
    "a mark that does not exist": (
        "of victim   [knew]",
        "of victim   [known]",
        "28:56: “known” is no mark; did you mean “knew”?",
    ),
    "nothing without authority": (
        "[nothing: a reading]",
        "[nothing]",
        "29:56: “nothing” needs its reason: “nothing: article 15(1)”.",
    ),
    "a mind about nonsense": (
        "[knew that not victim consented to deed]",
        "[knew that not victim consents to deed]",
        "24:65: “victim consents to deed” is no sentence of the vocabulary; the nearest is “victim consented to deed”.",
    ),
    "a mark left open": (
        "of victim   [knew]",
        "of victim   [knew",
        "28:55: The marks end with “]”, and nothing follows them.",
    ),
    "a label twice": (
        "real: data is true",
        "private: data is true",
        "29:7: The label “private” stands in line 28 already; each label names one element.",
    ),
    "a line without a label": (
        "real: data is true or reading",
        "data is true or reading",
        "29:7: A line of the outline is “label: sentence”; here the colon after the label is missing.",
    ),
    "an odd indentation": (
        "      real: data",
        "     real: data",
        "29:6: This line is indented by 5 blanks; each step is two blanks, so 4 or 6 is meant.",
    ),
    "a tab": (
        "      real: data",
        "\treal: data",
        "29:1: A tab stands here; the outline is indented with spaces, two for each step.",
    ),
    "two steps at once": (
        "      private: data",
        "        private: data",
        "28:9: This line is indented two steps deeper than the line above; go in one step at a time.",
    ),
    "a head that does not exist": (
        "limbs (any of):",
        "limbs (one of):",
        "26:10: “one of” is no head; these can stand in brackets: any of · at least 2 of · some, no, every TYPE of NAME such that.",
    ),
    "a list that does not exist": (
        "(some harm to victim such that)",
        "(some harm of victim such that)",
        "31:15: No list “harm of …” belongs to “victim”, which is of type person; its lists are: harm to person, consent of person.",
    ),
    "an unknown kind": (
        "offence kz.cc.147.4 of deed, actor of deed, data in deed, victim of data\n  core: deed spreads data\n  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   ",
        "crime kz.cc.147.4 of deed, actor of deed, data in deed, victim of data\n  core: deed spreads data\n  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   ",
        "20:1: “crime” is no kind of norm; the kinds are: offence, administrative, duty, claim, rule, exception, definition, general, presumption, release, bar.",
    ),
    "a place along no list": (
        "data in deed, victim of data\n  core: deed spreads data\n  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   ",
        "data of deed, victim of data\n  core: deed spreads data\n  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   ",
        "20:45: No list leads from act to “data of deed”; the lists of act are: actor of deed, data in deed.",
    ),
    "no core": (
        "  core: deed spreads data\n  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   ",
        "  person: rule kz.cc.15.1 holds\n  spreading: deed spreads data                   ",
        "20:1: An offence names its core conduct: a line “core: …” is missing.",
    ),
    "a word of the table that is not in the text": (
        "| сведений о частной жизни лица |",
        "| сведений о личной жизни лица |",
        "40:29: “сведений о личной жизни лица” does not stand in the ru quote; there it reads “сведений о частной жизни лица”.",
    ),
    "a row for nothing": (
        "| real | = подлинные",
        "| rael | = подлинные",
        "41:3: The table names “rael”, but no element has this label; did you mean “real”?",
    ),
    "a row of the wrong width": (
        "| real information |",
        "| real | information |",
        "41:1: This row has 5 cells; the table has 4 columns.",
    ),
    "a word that the Kazakh column lacks": (
        "| = шын мәліметтер |",
        "| |",
        "41:1: The kk words of “real” are missing; write “= words” where the text has none.",
    ),
    "a penalty that does not exist": (
        "prison 3..6 years",
        "jail 3..6 years",
        "45:1: “jail” is no penalty; penalties are: fine, corrective works, community service, arrest, restriction, prison, warning, confiscation, ban, suspension, expulsion.",
    ),
    "a penalty in the wrong unit": (
        "prison 3..6 years",
        "prison 3..6 MCI",
        "45:1: “MCI” is no unit of “prison”; use years, months, life.",
    ),
    "bounds upside down": (
        "prison 3..6 years",
        "prison 6..3 years",
        "45:1: The lower bound 6 is above the upper bound 3.",
    ),
    "a block that does not exist": (
        "```sanction\nprison 3",
        "```sanctions\nprison 3",
        "44:4: “sanctions” is no kind of block; did you mean “sanction”?",
    ),
    "no language of a quote": (
        "> **kk** not held\n",
        "",
        "74:1: The wording holds no quote in kk; write “> **kk** not held” where the text is not held.",
    ),
    "an overlap": (
        "### 2016-01-01 to 2022-09-11",
        "### 2016-01-01 to 2023-01-01",
        "69:5: Two wordings of kz.cc.147.4 overlap: from 2022-09-11 to 2023-01-01 both are in force (the other is in line 11).",
    ),
    "a gap": (
        "### 2016-01-01 to 2022-09-11",
        "### 2016-01-01 to 2022-01-01",
        "11:5: Between 2022-01-01 and 2022-09-11 no wording of kz.cc.147.4 is in force; if the text of those days is not held, add “### gap 2022-01-01 to 2022-09-11 · reason”.",
    ),
    "a wording that ends before it begins": (
        "### 2016-01-01 to 2022-09-11",
        "### 2016-01-01 to 2015-09-11",
        "69:5: The wording ends on 2015-09-11, before it begins on 2016-01-01.",
    ),
    "a day that is none": (
        "### since 2022-09-11",
        "### since 2022-09-31",
        "11:5: “2022-09-31” is no day of the calendar.",
    ),
    "an act that does not exist": (
        "act: kz/criminal-code",
        "act: kz/criminal-cod",
        "1:1: There is no act “kz/criminal-cod” in acts.toml; did you mean “kz/criminal-code”?",
    ),
    "a front matter that is no YAML": (
        'article: "147"',
        'article: "147',
        "3:10: A quotation mark is opened here and not closed.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_with_its_place(name: str) -> None:
    old, new, expected = WRONG[name]
    _, problems = law_with(changed(old, new))

    assert f"{BLOCK}:{expected}" in said(problems)


def test_every_mistake_is_told_at_once() -> None:
    text = changed(
        "private: data concerns private life of victim",
        "private: data concern private life of victim",
    )
    text = {
        ARTICLE: text[ARTICLE].replace("| real |", "| rael |").replace("prison 3..6", "jail 3..6")
    }
    _, problems = law_with(text)

    assert {"law.sentence", "law.table", "law.table-row", "law.sanction"} == {
        problem.code for problem in problems
    }


def test_a_broken_wording_is_left_out_and_the_rest_loads() -> None:
    law, problems = law_with(changed("[wanted; completes]", "[wated; completes]"))

    assert ["law.mark"] == [problem.code for problem in problems if problem.code == "law.mark"]
    assert [("kz.cc.147.4", date(2016, 1, 1)), ("kz.cc.15.1", date(2015, 1, 1))] == [
        (norm.id, norm.since.day) for norm in law.norms
    ]


def test_what_reads_a_broken_norm_is_left_out_too() -> None:
    law, problems = law_with(
        changed(
            "sanity: actor is of sound mind", "sanity: actor is sound", "kz/criminal-code/15.md"
        )
    )

    assert () == law.norms
    assert ["law.left-out", "law.left-out", "law.sentence"] == sorted(
        problem.code for problem in problems
    )


def test_a_declared_gap_is_no_mistake() -> None:
    text = changed(
        "### 2016-01-01 to 2022-09-11",
        "### gap 2022-01-01 to 2022-09-11 · text not held\n\n### 2016-01-01 to 2022-01-01",
    )
    law, problems = law_with(text)

    assert [] == said(problems)
    assert 3 == len(law.norms)
    assert [True, False] == [n.after_gap for n in law.norms if n.id == "kz.cc.147.4"]


@pytest.mark.parametrize(
    ("heading", "day", "status"),
    [
        ("since 2022-09-11", date(2022, 9, 11), "read"),
        ("by 2022-09-11", date(2022, 9, 11), "at least"),
        ("since by 2022-09-11", date(2022, 9, 11), "at least"),
        ("since ~2022-09-11", date(2022, 9, 11), "computed"),
        ("since 2022-09 footnote", date(2022, 9, 1), "footnote"),
    ],
)
def test_a_boundary_says_how_its_day_is_known(heading: str, day: date, status: str) -> None:
    text = changed("### since 2022-09-11", f"### {heading}")
    if day.day == 1:
        text = {ARTICLE: text[ARTICLE].replace("to 2022-09-11", "to 2022-09 footnote")}
    law, problems = law_with(text)

    assert [] == said(problems)
    assert (day, status) == (law.norms[0].since.day, law.norms[0].since.status)


def test_an_expression_goes_on_in_the_next_line() -> None:
    law, problems = law_with(
        changed(
            "real: data is true or reading kz.r.1 is second  [nothing: a reading]",
            "real: data is true\n        or reading kz.r.1 is second\n        and not deed collects data  [nothing: a reading]",
        )
    )
    real = law.norms[0].elements[3].children[0].children[1]

    assert [] == said(problems)
    assert isinstance(real.expression, Or)
    assert isinstance(real.expression.parts[1], And)
    assert real.mark is not None
    assert "a reading" == real.mark.authority


def test_an_exception_may_stand_under_unless() -> None:
    law, problems = law_with(
        changed(
            "  limbs (any of):",
            "  unless collected: deed collects data\n  limbs (any of):",
        )
        | {}
    )

    assert ["law.table-row"] == [problem.code for problem in problems]
    assert all(norm.since.day != date(2022, 9, 11) for norm in law.norms)


def test_a_term_that_contains_or_is_read_whole() -> None:
    law, problems = law_with(
        changed(
            "real: data is true or reading kz.r.1 is second ",
            "real: deed creates danger to citizens, organisations or the state or data is true ",
        )
    )
    real = law.norms[0].elements[3].children[0].children[1].expression

    assert [] == said(problems)
    assert isinstance(real, Or)
    assert isinstance(real.parts[0], Says)
    assert "deed creates danger to citizens, organisations or the state" == real.parts[0].term


def test_a_term_is_not_read_without_what_it_takes_for_granted() -> None:
    old = "        substantial: harm is substantial\n"
    row = "| b harm, substantial |"
    alone = changed(old, "        substantial: not harm was repaired in full\n")
    beside = changed(old, f"{old}        open: not harm was repaired in full\n")
    beside = {ARTICLE: beside[ARTICLE].replace(row, "| b harm, substantial, open |", 1)}
    _, of_alone = law_with(alone)
    _, of_beside = law_with(beside)

    assert [f"{BLOCK}:32:26: {UNGUARDED}"] == said(of_alone)
    assert [] == said(of_beside)


def test_missing_translations_are_warnings_of_the_checker() -> None:
    law, _ = law_with(
        changed(
            "title: {en: Privacy, ru: Частная жизнь, kk: Жеке өмір}", "title: {ru: Частная жизнь}"
        )
    )
    found = [one for one in check(law) if one.code == "law.untranslated"]

    assert "“title” of “kz.cc.147.4” is missing in: en, kk." in {one.text() for one in found}
    assert {"warning"} == {one.severity.value for one in found}


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ("damage of harm is over 200 KZT   [accepted]", True),
        ("rule kz.cc.15.1 holds   [knew]", True),
        ("harm is substantial   [knew that damage of harm is over 200 KZT]", True),
        ("harm is substantial and damage of harm is over 200 KZT   [accepted]", True),
        ("harm is substantial and day of deed is before 2026-01-01   [accepted]", False),
        ("harm is substantial   [knew that not harm is substantial]", False),
        ("damage of harm is over 200 KZT   [nothing: a measure]", False),
    ],
)
def test_a_mind_stands_towards_sentences_and_never_covers_nothing(mark: str, found: bool) -> None:
    _, problems = law_with(changed("substantial: harm is substantial\n", f"substantial: {mark}\n"))
    complaints = [one.text() for one in problems if one.code == "law.mind"]
    assert found is bool(complaints), said(problems)
    assert all("substantial" in one for one in complaints)
