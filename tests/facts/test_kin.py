"""Consents of heirs, children and spouse for the image of a dead person, as persons and consents tell them."""

from __future__ import annotations

import pytest
from tests.facts.test_specials import states

HEIRS = "heirs of person consented to deed"
FAMILY = "children and surviving spouse of person consented to deed"
STORY = """
case: x
persons:
  singer: {is: natural, alive: no}
  widow: {is: natural, relations: [{surviving-spouse-of: singer}, {heir-of: singer}]}
  son: {is: natural, relations: [{child-of: singer}]}
  firm: {is: legal}
acts: {post: {by: firm, does: publish, when: 2026-03-01}}
"""
ALLOWS = "covers: post, genuine: yes, until: 2030-01-01, withdrawn: never"
CLOSED = "complete: {consents of widow: yes, consents of son: yes}\n"


def told(widow: str = "", son: str = "", *, closed: bool = True) -> tuple[str | None, str | None]:
    """Return what is established of the heirs' consent, and of the family's."""
    given = {"w": ("by: widow", widow), "s": ("by: son", son)}
    rows = [f"  {key}: {{{by}, {said}}}\n" for key, (by, said) in given.items() if said]
    text = STORY + ("consents:\n" + "".join(rows) if rows else "") + (CLOSED if closed else "")
    return (
        states(text, HEIRS).get("heirs of singer consented to post"),
        states(text, FAMILY).get("children and surviving spouse of singer consented to post"),
    )


def test_all_of_them_consented_or_none_did() -> None:
    assert ("established", "established") == told(ALLOWS, ALLOWS)
    assert ("refuted", "refuted") == told()
    assert ("refuted", "refuted") == told("excludes: post", "excludes: post")


def test_where_some_did_it_is_asked_whether_they_did() -> None:
    """Whether each must consent is not settled; the widow is the only heir."""
    assert ("established", None) == told(ALLOWS)
    assert ("refuted", None) == told("excludes: post", ALLOWS)


def test_what_is_not_told_refutes_nothing() -> None:
    assert (None, None) == told(closed=False)
    assert (None, None) == told("excludes: post", "excludes: post", closed=False)
    assert ("established", None) == told(ALLOWS, closed=False)


@pytest.mark.parametrize(
    ("widow", "state"),
    [
        ("covers: post, genuine: no", "refuted"),
        ("covers: post, genuine: yes, until: 2025-01-01", "refuted"),
        ("covers: post, genuine: yes, withdrawn: 2026-02-01", "refuted"),
        ("covers: post, genuine: yes", None),  # whether it still ran is not told
        ("covers: post, until: 2030-01-01, withdrawn: never", None),
        (ALLOWS.replace("genuine: yes", "genuine: disputed"), "disputed"),
    ],
)
def test_a_consent_counts_if_it_is_genuine_and_still_runs(widow: str, state: str | None) -> None:
    assert (state, None) == told(widow, ALLOWS.replace("post", "unknown"))


def test_where_it_is_not_sure_who_the_heirs_are_nothing_is_said() -> None:
    text = STORY.replace("{heir-of: singer}", "{heir-of: {some of: [singer, son]}}") + CLOSED

    assert {} == states(text, HEIRS)
    assert {"refuted"} == set(states(text, FAMILY).values())


def test_a_guardian_consents_for_a_child() -> None:
    assert ("established", "established") == told(ALLOWS + ", on-behalf-of: son")


PARENTS = """
case: x
persons:
  girl: {is: natural}
  mother: {is: natural, relations: [{parent-of: girl}]}
  father: {is: natural, relations: [{parent-of: girl}]}
  firm: {is: legal}
acts: {post: {by: firm, does: publish, when: 2026-03-01}}
"""


@pytest.mark.parametrize(
    ("consents", "complete", "state"),
    [
        (f"m: {{by: mother, on-behalf-of: girl, {ALLOWS}}}", "", "established"),
        (f"m: {{by: mother, {ALLOWS}}}", "consents of father: yes", "established"),
        ("m: {by: mother, excludes: post}", "consents of father: yes", None),
        ("", "consents of father: yes, consents of mother: yes", "refuted"),
    ],
)
def test_one_of_the_representatives_is_enough(
    consents: str, complete: str, state: str | None
) -> None:
    """And nobody consented where each of those whom the case names is known not to have."""
    text = PARENTS
    text += f"consents:\n  {consents}\n" if consents else ""
    text += f"complete: {{{complete}}}\n" if complete else ""
    term = "legal representative of person consented to deed"
    assert state == states(text, term).get("legal representative of girl consented to post")
