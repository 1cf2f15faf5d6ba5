"""The engine on the shipped law and examples: what it names can be pasted back; its own terms of limitation."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dalel.case.case import Case
from dalel.case.sentence import AnyAtom
from dalel.casefile.read import read_case
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.norms.sentences import Parsed, Sentences
from dalel.qualification.model import BarKind, Mark, ProofNode, Qualification
from dalel.qualification.qualify import qualify
from dalel.qualification.tally import Tally

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if (path / "case.yaml").exists())
AS_OF = date(2026, 11, 24)
PRINTED = """
import sys
from datetime import date
from pathlib import Path
from dalel.casefile.read import read_case
from dalel.facts.establish import establish
from dalel.norms.load import load_law
from dalel.qualification.qualify import qualify

law, _ = load_law()
case, _ = read_case(Path(sys.argv[1]), law)
found, _ = qualify(case, establish(case, (), law)[0], law, date(2026, 11, 24))
print(found.heads, found.articles, found.one_of, found.certificates, found.questions)
"""


@cache
def law() -> Law:
    return load_law()[0]


@cache
def sentences() -> Sentences:
    return Sentences(law())


@cache
def judged(name: str, as_of: date = AS_OF) -> tuple[Case, Qualification]:
    case, _ = read_case(EXAMPLES / name, law())
    assert case is not None
    facts, _ = establish(case, (), law())
    return case, qualify(case, facts, law(), as_of)[0]


def named(found: Qualification) -> Iterator[tuple[AnyAtom, bool]]:
    """Yield whatever a result asks for."""
    for head in found.heads:
        for cube in (*head.missing_for, *head.missing_against):
            yield from ((each.atom, each.positive) for each in cube)
        for bar in head.bars:
            yield from ((each.atom, each.positive) for each in bar.missing)
        if head.next_question is not None:
            yield head.next_question, True
    for certificate in found.certificates:
        yield from ((each.atom, each.positive) for each in certificate.overturned_by)
    for question in found.questions:
        yield question.atom, True


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_that_is_named_reads_back_as_itself(name: str) -> None:
    case, found = judged(name)
    signed = dict.fromkeys(named(found))
    assert signed or not any(head.missing_for for head in found.heads)
    for atom, positive in signed:
        said = sentences().write(atom, positive)
        assert Parsed(atom, positive) == sentences().parse(said, case.types.get), said


@pytest.mark.parametrize("name", NAMES)
def test_questions_settle_lines_that_hang_and_no_others(name: str) -> None:
    _, found = judged(name)
    hanging = {h.key for h in found.heads if h.standing.value in {"open", "stands unless"}}
    for question in found.questions:
        assert {*question.settles_if_true, *question.settles_if_false} <= hanging


@pytest.mark.parametrize("name", NAMES)
def test_only_what_was_raised_can_be_overturned(name: str) -> None:
    _, found = judged(name)
    for certificate in found.certificates:
        refuted = {
            literal.atom
            for head in found.heads
            if (head.actor, head.deed) == (certificate.actor, certificate.deed)
            for literal in head.refuted_by
        }
        assert {literal.atom for literal in certificate.overturned_by} <= refuted
        assert (certificate.grade == "nothing raised") <= (not certificate.raised)


@pytest.mark.parametrize(
    ("as_of", "applies"),
    [
        (date(2026, 3, 20), False),  # no term can have run out
        (date(2026, 11, 24), None),  # two months from a discovery of which nobody told
        (date(2027, 3, 1), True),  # a year from the deed
    ],
)
def test_personal_data_have_a_term_of_their_own(as_of: date, applies: bool | None) -> None:
    """Code of Administrative Offences 62(2): 79(1) within a year of the deed, two months of its discovery."""
    _, found = judged("director-calls", as_of)
    bars = [
        bar
        for head in found.heads
        if head.norm.id == "kz.koap.79.1"
        for bar in head.bars
        if bar.kind is BarKind.LIMITATION
    ]
    assert [(applies, date(2027, 3, 1))] == [(bar.applies, bar.day) for bar in bars]


@pytest.mark.parametrize("name", ["director-calls", "intimate-blackmail"])
def test_a_result_hangs_on_no_order_of_hashing(name: str) -> None:
    """The same case gives the same result, to the letter, in every process."""
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINTED, str(EXAMPLES / name)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert 1 == len(said)
    assert "missing_for=((Literal(" in said.pop()


def nodes(node: ProofNode) -> Iterator[ProofNode]:
    yield node
    for child in node.children:
        yield from nodes(child)


def test_an_exception_that_is_proved_away_shows_its_source() -> None:
    heads = [head for name in NAMES for head in judged(name)[1].heads]
    away = [
        node
        for head in heads
        if head.proof is not None
        for node in nodes(head.proof)
        if node.connective == "unless" and node.mark in {Mark.PROVED, Mark.AS_TOLD}
    ]

    assert any(not node.raised for node in away)
    for node in away:
        assert any(leaf.sources for leaf in nodes(node) if leaf is not node), node.path


def test_an_exception_that_nobody_raised_is_no_element_though_it_is_proved_away() -> None:
    heads = judged("director-calls")[1].heads
    proof = next(each.proof for each in heads if each.norm.id == "kz.cc.190.1")
    assert proof is not None
    machine = next(node for node in nodes(proof) if node.label == "only a machine")

    assert (Mark.PROVED, False) == (machine.mark, machine.raised)
    assert "dana" in {source.by for leaf in nodes(machine) for source in leaf.sources}
    assert Tally().counts(proof) == Tally().counts(_without(proof, machine))


def _without(node: ProofNode, dropped: ProofNode) -> ProofNode:
    children = tuple(_without(child, dropped) for child in node.children if child is not dropped)
    return node._replace(children=children)
