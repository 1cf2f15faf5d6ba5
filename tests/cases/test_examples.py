"""The story first: page one of every example, in three languages, as it is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.conftest import Golden

from dalel.case.fact import Facts
from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.qualification.model import BarKind, Head, Mark, ProofNode, Standing, Value
from dalel.qualification.qualify import qualify
from dalel.report import pdf
from dalel.report.compose import compose
from dalel.report.document import Verdict
from dalel.report.head_lines import moving_question
from dalel.report.text import page_one
from dalel.report.wording.speech import Speech
from dalel.workflow.run import Outcome, Request, Stage, carry_out

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 24)


@cache
def law() -> Law:
    return load_law()[0]


@cache
def carried(name: str) -> Outcome:
    with TemporaryDirectory() as out:
        request = Request(
            paths=(EXAMPLES / name,),
            last=Stage.QUALIFY,
            as_of=AS_OF,
            language="en",
            who="the examiner",
            out=Path(out),
        )
        return carry_out(request, law())


def heads(name: str) -> tuple[Head, ...]:
    judged = carried(name).qualification
    assert judged is not None
    return judged.heads


def leaves(node: ProofNode) -> list[ProofNode]:
    if not node.children:
        return [node]
    return [leaf for child in node.children for leaf in leaves(child)]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("name", NAMES)
def test_page_one(name: str, language: str, golden: Golden) -> None:
    outcome = carried(name)
    assert not outcome.problems
    assert outcome.dossier is not None
    golden(f"{name}.{language}.txt", page_one(compose(outcome.dossier, law(), language)))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("name", NAMES)
def test_page_one_is_printed_on_one_page(name: str, language: str) -> None:
    outcome = carried(name)
    assert outcome.dossier is not None
    alone = replace(compose(outcome.dossier, law(), language), chapters=())
    assert len(pdf.pages(alone, dots_per_inch=20)) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_proved_on_the_author_s_word_alone(name: str) -> None:
    for head in heads(name):
        assert head.proof is not None
        for leaf in leaves(head.proof):
            if leaf.mark is Mark.PROVED and leaf.sources:
                assert any(source.kind.proves for source in leaf.sources), (head.key, leaf.path)


@pytest.mark.parametrize("name", NAMES)
def test_page_one_is_not_mostly_open(name: str) -> None:
    outcome = carried(name)
    assert outcome.dossier is not None
    page = compose(outcome.dossier, law(), "en").page_one
    badges = [block.badge for block in page if isinstance(block, Verdict)]
    assert badges.count("OPEN") * 2 <= len(badges), badges


@pytest.mark.parametrize("name", NAMES)
def test_each_open_line_names_the_question_that_moves_it_most(name: str) -> None:
    for head in heads(name):
        if head.value is Value.OPEN and head.standing is not Standing.DISPLACED:
            assert head.next_question is not None, head.key
            assert head.missing_for, head.key


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("name", NAMES)
def test_page_one_asks_that_question_also_of_what_it_only_names(name: str, language: str) -> None:
    outcome = carried(name)
    assert outcome.dossier is not None
    page = " ".join(page_one(compose(outcome.dossier, law(), language)).split())
    speech = Speech.of(language, law(), outcome.dossier.case)
    for head in heads(name):
        if head.value is Value.OPEN and head.standing is not Standing.DISPLACED:
            question = " ".join(moving_question(speech, head).split())
            assert question in page, (head.key, question)


@pytest.mark.parametrize(
    ("name", "norm"),
    [
        ("investment-ad", "kz.ai.21.2"),
        ("unmarked-clip", "kz.ai.21.2"),
        ("labelled-parody", "kz.ai.21.2"),
        ("paid-pose", "kz.ai.21.2"),
    ],
)
def test_a_finding_of_an_exhibit_changes_a_line(name: str, norm: str) -> None:
    """Without its findings the duty to mark is judged otherwise, or has fewer elements proved."""
    outcome = carried(name)
    assert outcome.case is not None
    assert outcome.facts is not None
    found = {h.key: (h.value, dict(h.counts)) for h in heads(name) if h.norm.id == norm}
    blind = qualify(outcome.case, _without_findings(outcome.facts), law(), AS_OF)[0]
    without = {h.key: (h.value, dict(h.counts)) for h in blind.heads if h.norm.id == norm}
    assert found
    assert found != without


def _without_findings(facts: Facts) -> Facts:
    kept = {
        atom: fact
        for atom, fact in facts.facts.items()
        if not any(source.kind.value == "finding" for source in fact.sources)
    }
    return Facts(kept, facts.measures, facts.minds, facts.closures, facts.contradictions)


@pytest.mark.parametrize(
    ("name", "norm", "deed", "day", "applies"),
    [
        ("director-calls", "kz.cc.190.3", "call", date(2036, 3, 4), False),  # grave: ten years
        ("investment-ad", "kz.cc.190.3", "pitch", date(2036, 5, 20), False),  # from its last day
        (
            "investment-ad",
            "kz.koap.79.1",
            "run",
            date(2027, 5, 2),
            None,
        ),  # a year; discovery untold
        ("investment-ad", "kz.koap.456-2.5", "run", date(2026, 7, 2), True),  # two months
    ],
)
def test_limitation_runs_by_the_norm_that_governs_it(
    name: str, norm: str, deed: str, day: date, applies: bool | None
) -> None:
    bars = [
        bar
        for head in heads(name)
        if (head.norm.id, head.deed) == (norm, deed)
        for bar in head.bars
        if bar.kind is BarKind.LIMITATION
    ]
    assert bars
    assert {(bar.day, bar.applies) for bar in bars} == {(day, applies)}
