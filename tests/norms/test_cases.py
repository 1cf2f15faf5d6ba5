"""The cases of a norm: what they say is run on the norm's own tree, and each mistake is found."""

from __future__ import annotations

import pytest
from tests.norms.small_law import changed, law_with

from dalel.norms.check import check

FILE = "law/kz/criminal-code/147.md"


def found(old: str, new: str) -> list[str]:
    """Return what the checker says of the cases after one passage was replaced."""
    law, problems = law_with(changed(old, new))
    assert () == problems
    return [
        f"{one.position}: {one.text()}".removeprefix(f"{FILE}:")
        for one in check(law)
        if one.code.startswith("law.case")
    ]


def test_right_cases_are_silent() -> None:
    assert [] == found("- a without mind\n", "- a without mind\n")


MISTAKES = {
    "met, not the opposite": (
        "- a without mind",
        "+ a without mind",
        [
            "53:1: This case does not hold: it says “+”, the norm gives “-” (+ met, - not met, ? open); the element “spreading” fails first."
        ],
    ),
    "not met, not the opposite": (
        "+ a\n",
        "- a\n",
        [
            "51:1: This case does not hold: it says “-”, the norm gives “+” (+ met, - not met, ? open)."
        ],
    ),
    "open, not met": (
        "? a unknown consent covers deed",
        "+ a unknown consent covers deed",
        [
            "57:1: This case does not hold: it says “+”, the norm gives “?” (+ met, - not met, ? open)."
        ],
    ),
    "a fact that no element reads": (
        "- with consent  a with consent covers deed",
        "- with collecting  a with deed collects data",
        [
            "56:1: This case does not hold: it says “-”, the norm gives “+” (+ met, - not met, ? open)."
        ],
    ),
    "a base that is not met": (
        "base b  deed spreads data; harm is substantial; person; mind",
        "base b  deed spreads data; harm is substantial; mind",
        [
            "58:1: This base gives “-” (- not met, ? open), because the element “person” fails; every case starts from a norm that is met.",
            "59:1: This case does not hold: it says “+”, the norm gives “-” (+ met, - not met, ? open); the element “person” fails first.",
            "32:9: No case that is met relies on the element “substantial”; add a line “+ base …” that does.",
        ],
    ),
    "a base that does not exist": (
        "- b without harm is substantial",
        "- c without harm is substantial",
        ["60:1: There is no base “c”; bases are: a, b."],
    ),
    "a sentence that does not exist": (
        "- a without deed spreads data",
        "- a without deed spread data",
        [
            "52:13: “deed spread data” is no sentence of the vocabulary; the nearest is “deed spreads data”."
        ],
    ),
    "a label that does not exist": (
        "- a without deed spreads data",
        "- a without spreadin",
        ["52:13: “spreadin” is no label of this norm, nor a sentence; did you mean “spreading”?"],
    ),
    "two sentences in one": (
        "- a without deed spreads data",
        "- a without deed spreads data and data is true",
        [
            "52:13: Here one sentence stands at a time; divide “deed spreads data and data is true” by “;”."
        ],
    ),
    "a change of no kind": (
        "- a without data is true",
        "- a lacking data is true",
        [
            "54:5: After the base stands “without …”, “with …”, “unknown …” or “reading …”, not “lacking data is true”."
        ],
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_cases_is_found(name: str) -> None:
    old, new, expected = MISTAKES[name]

    assert sorted(expected) == sorted(found(old, new))


@pytest.mark.parametrize(
    "line",
    [
        "- a without limbs",
        "- a without limbs › a private life",
        "+ a with rule kz.cc.15.1",
        "- by the second person  a without person",
        "- a without data concerns private life of victim; data is true",
        "+ a without data concerns private life of victim, with harm is substantial",
        "? a unknown mind",
        "? a unknown data is true; data concerns private life of victim",
        "+ a without data is true, unknown data concerns private life of victim, with harm is substantial",
        "+ a reading kz.r.1 is second",
        "? a without data is true, unknown reading kz.r.1",
        "- a without data is true, reading kz.r.1",
    ],
)
def test_what_a_case_can_say(line: str) -> None:
    assert [] == found("- a without mind\n", f"- a without mind\n{line}\n")


def test_unknown_is_exact_where_an_alternative_covers_both_answers() -> None:
    """``data is true or not data is true`` holds whatever the answer."""
    law, problems = law_with(
        changed(
            "real: data is true or reading kz.r.1 is second ",
            "real: data is true or not data is true ",
        )
        | {}
    )
    lines = [one.text() for one in check(law) if one.code == "law.case"]

    assert () == problems
    assert [
        "This case does not hold: it says “-”, the norm gives “+” (+ met, - not met, ? open)."
    ] == lines


def test_a_number_reached_carries_the_smaller_ones() -> None:
    """Article 15 asks for 16 years; its case tells of 18."""
    law, _ = law_with(
        changed("is at least 18 years", "is at least 15 years", "kz/criminal-code/15.md")
    )
    texts = [one.text() for one in check(law) if one.code == "law.case"]

    assert (
        "This base gives “-” (- not met, ? open), because the element “age” fails; every case starts from a norm that is met."
        in texts
    )


def test_an_element_that_facts_do_not_need_is_found() -> None:
    """Refuting ``real`` leaves the norm met if the other limb takes its place."""
    mistakes = found(
        "        substantial: harm is substantial\n",
        "        substantial: harm is substantial or not data is true\n",
    )

    assert (
        "29:7: Refuting the element “real” leaves the norm met in the base “a”; either it is no element, or an alternative."
        in mistakes
    )


def test_a_norm_without_cases_or_without_a_negative_one_is_warned_of() -> None:
    silent = changed(
        "```cases\nbase  actor is of sound mind", "```open\nen: base", "kz/criminal-code/15.md"
    )
    path = "kz/criminal-code/15.md"
    silent = {path: silent[path].split("+ base")[0] + "```\n"}
    law, _ = law_with(silent)
    positive = law_with(changed("- base without actor is of sound mind\n", "", path))[0]

    assert "The norm has no cases; add a base and at least one case that is not met." in {
        one.text() for one in check(law)
    }
    assert "The norm has no case that is not met; add a line that begins with “-”." in {
        one.text() for one in check(positive)
    }
