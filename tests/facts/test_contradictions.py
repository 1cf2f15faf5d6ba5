"""What cannot all be so, in every form: the smallest set, each member with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.casefile.vocabulary import law, read

from dalel.case.fact import Contradiction
from dalel.case.finding import Examination, Exhibit, Finding, Weight
from dalel.case.states import State
from dalel.facts.establish import establish
from dalel.norms.model import Axiom
from dalel.norms.sentences import Sentences

HEAD = "case: x\npersons:\n  dana: {is: natural}\n  bek: {is: natural}\n"
ACT = "acts: {d: {by: bek, does: publish, when: 2026}}\n"
WRITE = Sentences(law()).write
A, B, C, D = (f"rule {letter}" for letter in "abcd")


def established(
    text: str, folder: Path | None = None, *, examined: tuple[Examination, ...] = (), **changes: Any
) -> tuple[Any, list[str]]:
    case, problems = read(text, folder)
    assert case is not None
    assert not [each.text() for each in problems if each.code != "case.unplaced"]
    facts, said = establish(case, examined, replace(law(), **changes))
    return facts, [each.text() for each in said]


def members(clash: Contradiction) -> set[tuple[str, str, int]]:
    """Return each member of a contradiction: the sentence, its state, the line where it stands."""
    return {
        (WRITE(each.about), each.state.value, each.position.line)  # type: ignore[union-attr, arg-type]
        for each in clash.facts
    }


def files(folder: Path) -> Path:
    for name in ("one.txt", "two.txt", "clip.png"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_a_field_against_a_line_of_facts() -> None:
    text = (
        HEAD
        + "data: {v: {of: dana, secret: yes}}\n"
        + ACT
        + "facts:\n  v is a secret of dana: no\n"
    )
    [clash] = established(text)[0].contradictions

    assert {
        ("v is a secret of dana", "established", 5),
        ("v is a secret of dana", "refuted", 8),
    } == members(clash)


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("statement: one.txt", "exhibit: two.txt"),
        ("exhibit: one.txt", "statement: two.txt"),
        ("exhibit: one.txt", "exhibit: two.txt"),
    ],
)
def test_a_statement_against_an_exhibit_is_disputed_and_told_with_both_places(
    tmp_path: Path, field: str, line: str
) -> None:
    text = (
        HEAD
        + f"data: {{v: {{of: dana, secret: {{is: yes, {field}}}}}}}\n"
        + ACT
        + f"facts:\n  v is a secret of dana: {{is: no, {line}}}\n"
    )
    facts, [said] = established(text, files(tmp_path))

    assert () == facts.contradictions
    [fact] = [
        each for each in facts.facts.values() if each.about.term == "data is a secret of person"
    ]
    assert State.DISPUTED is fact.state
    assert "for it one.txt (5); against it two.txt (8)" in said


def test_a_finding_against_a_statement_is_disputed_and_told(tmp_path: Path) -> None:
    text = (
        HEAD
        + "media: {m: {file: clip.png}}\n"
        + ACT
        + "facts:\n  m is whole: {is: yes, statement: one.txt}\n"
    )
    found = Finding("00.c2pa.binding", "00", "c2pa.binding", Weight.PRESENT, "altered", "m")
    examined = Examination(Exhibit("clip.png", "00", 1, "image/png", "image", "m"), (found,))
    facts, [said] = established(text, files(tmp_path), examined=(examined,))

    assert [State.DISPUTED] == [
        each.state for each in facts.facts.values() if each.about.term == "medium is whole"
    ]
    assert "for it one.txt (8); against it 00.c2pa.binding" in said


def test_two_exhibits_of_two_sums_are_told(tmp_path: Path) -> None:
    text = (
        HEAD + ACT + "transfers: {t: {because: d, amount: {is: 5 KZT, exhibit: one.txt}}}\n"
        "facts:\n  amount of t: {is: 7 KZT, exhibit: two.txt}\n"
    )
    facts, [said] = established(text, files(tmp_path))

    assert [State.DISPUTED] == [
        each.state for each in facts.measures.values() if each.about.args == ("t",)
    ]
    assert "one.txt" in said
    assert "two.txt" in said


def test_two_statements_of_one_mind_are_told(tmp_path: Path) -> None:
    text = HEAD + (
        "acts: {d: {by: bek, does: publish, when: 2026, mind: {d is hidden: {is: knew, statement: one.txt}}}}\n"
        "facts:\n  bek knew in d that d is hidden: {is: no, statement: two.txt}\n"
    )
    facts, [said] = established(text, files(tmp_path))

    assert [State.DISPUTED] == [each.state for each in facts.minds]
    assert "bek knew in d that d is hidden" in said


# ── rules ─────────────────────────────────────────────────────────────────────────────────────────
def rule(name: str, when: list[str], then: list[str]) -> Axiom:
    """Return a rule over the media of a case: *whole*, *synthetic* and two more of small sentences."""

    def literal(said: str) -> tuple[str, tuple[str, ...], bool]:
        bare = said.removeprefix("not ")
        names = tuple(word for word in law().terms[bare].places)
        return bare, names, bare == said

    reason = {"en": f"{name}.", "ru": f"{name} по-русски.", "kk": f"{name} қазақша."}
    return Axiom(tuple(map(literal, when)), tuple(map(literal, then)), reason)


WHOLE, MADE = "medium is whole", "medium is synthetic"
HIDDEN, WIDE = "deed is hidden", "deed reaches an indefinite circle"
MAKES = "deed makes medium"


def lines(*facts: str) -> str:
    return HEAD + "media: {m: {}}\n" + ACT + "facts:\n" + "".join(f"  {fact}\n" for fact in facts)


def test_three_facts_that_a_rule_excludes_are_all_named() -> None:
    text = lines("d makes m: yes", "d is hidden: yes", "m is whole: yes", "m is synthetic: yes")
    [clash] = established(text, axioms=(rule(A, [MAKES, HIDDEN, WHOLE], []),))[0].contradictions

    assert {
        ("d makes m", "established", 8),
        ("d is hidden", "established", 9),
        ("m is whole", "established", 10),
    } == members(clash)
    assert ("rule a.", "rule a қазақша.") == (clash.reason, clash.reasons["kk"])


def test_rules_in_a_row_lead_to_a_contradiction_that_none_of_them_shows_alone() -> None:
    """Hidden ⇒ not wide, told nothing of width; made and whole ⇒ wide: three facts cannot all be so."""
    axioms = (rule(A, [HIDDEN], [f"not {WIDE}"]), rule(B, [MAKES, WHOLE], [WIDE]))
    text = lines("d makes m: yes", "d is hidden: yes", "m is whole: yes", "m is synthetic: yes")
    [clash] = established(text, axioms=axioms)[0].contradictions

    assert {8, 9, 10} == {line for _, _, line in members(clash)}
    assert {"rule a.", "rule b."} == set(clash.reason.replace(". ", ".|").split("|"))
    for left in ("d makes m: yes", "d is hidden: yes", "m is whole: yes"):
        fewer = lines(
            *[one for one in text.split("facts:\n  ")[1].strip().split("\n  ") if one != left]
        )
        assert () == established(fewer, axioms=axioms)[0].contradictions


def test_a_longer_way_to_a_clash_does_not_make_the_set_larger() -> None:
    """Hidden excludes whole at once, and over two more rules as well: two facts are shown."""
    axioms = (
        rule(A, [HIDDEN], [f"not {WIDE}"]),
        rule(B, [MAKES, WHOLE], [WIDE]),
        rule(C, [MAKES, WHOLE, HIDDEN], []),
        rule(D, [MAKES, HIDDEN], []),
    )
    [clash] = established(
        lines("d makes m: yes", "d is hidden: yes", "m is whole: yes"), axioms=axioms
    )[0].contradictions

    assert {8, 9} == {line for _, _, line in members(clash)}


def test_rules_speak_of_the_same_things_only() -> None:
    text = (
        HEAD
        + "media: {m: {}, n: {}}\n"
        + ACT
        + "facts: {d makes m: yes, d is hidden: yes, n is whole: yes}\n"
    )

    assert () == established(text, axioms=(rule(A, [MAKES, HIDDEN, WHOLE], []),))[0].contradictions


def test_what_is_disputed_or_unknown_clashes_with_nothing() -> None:
    text = lines("d makes m: disputed", "d is hidden: yes", "m is whole: unknown")

    assert () == established(text, axioms=(rule(A, [MAKES, HIDDEN, WHOLE], []),))[0].contradictions
