"""Every element of every norm that ships matters: without it some case of the norm comes out otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dalel.norms.case_facts import CaseFacts
from dalel.norms.cases import CaseRunner
from dalel.norms.check import grammar_of
from dalel.norms.judging import Situation
from dalel.norms.load import load_law
from dalel.norms.model import Element, HeadKind, Law, Norm
from dalel.norms.problems import Complaints
from dalel.norms.tree import walk


@pytest.fixture(scope="module")
def law() -> Law:
    """Return the shipped law."""
    return load_law()[0]


@pytest.fixture(scope="module")
def runner(law: Law) -> CaseRunner:
    """Return what judges a norm in a situation."""
    return CaseRunner(law, grammar_of(law), Complaints())


def test_every_norm_with_elements_has_cases(law: Law) -> None:
    assert [] == [norm.id for norm in law.norms if norm.elements and not norm.cases]
    assert sum(1 for norm in law.norms if norm.elements) > 80


def test_without_any_one_element_some_case_comes_out_otherwise(
    law: Law, runner: CaseRunner
) -> None:
    idle = [
        f"{norm.position.file}:{norm.position.line} {norm.id}: {element.path}"
        for norm in law.norms
        if norm.elements
        for element in walk(norm.elements)
        if not element.path.startswith("person › ")  # cases tell the whole person at once
        and _same(runner, norm, replace(norm, elements=_without(norm.elements, element)))
    ]

    assert [] == idle


def test_without_its_minds_some_case_comes_out_otherwise(law: Law, runner: CaseRunner) -> None:
    mindless = [
        f"{norm.position.file} {norm.id}"
        for norm in law.norms
        if any(each.mark and each.mark.degree is not None for each in walk(norm.elements))
        and _same(runner, norm, replace(norm, elements=_mindless(norm.elements)))
    ]

    assert [] == mindless


def test_every_reading_that_a_norm_reads_changes_some_case(law: Law, runner: CaseRunner) -> None:
    for norm in law.norms:
        told = {key for case in _situations(runner, norm) for key in case.fixed}
        for reading in _readings(norm):
            assert ("reading", reading) in told, (norm.id, norm.position.file, reading)


def _readings(norm: Norm) -> Iterator[str]:
    from dalel.norms.model import ReadingIs
    from dalel.norms.tree import expressions, leaves

    for expression in expressions(norm):
        for leaf in leaves(expression):
            if isinstance(leaf, ReadingIs):
                yield leaf.reading


def _same(runner: CaseRunner, norm: Norm, changed: Norm) -> bool:
    """Return whether a changed norm gives what the norm gives in all its cases."""
    return all(
        runner.value(changed, case) is runner.value(norm, case)
        for case in _situations(runner, norm)
    )


def _situations(runner: CaseRunner, norm: Norm) -> Iterator[Situation]:
    """Yield what the cases of a norm say, each as its file says it."""
    reader = CaseFacts(runner.wordings, runner.grammar, norm, runner.said)
    bases: dict[str, Situation] = {}
    for line in norm.cases:
        if line.name == line.base and line.expected and line.base not in bases:
            made = reader.base(line)
            assert made is not None, line
            bases[line.name] = made
        else:
            made = bases[line.base].copy()
            assert reader.changes(line, made), line
        yield made


def _without(elements: tuple[Element, ...], gone: Element) -> tuple[Element, ...]:
    """Return the outline without one element; a head that it leaves empty goes with it."""
    kept = []
    for element in elements:
        if element is gone:
            continue
        children = _without(element.children, gone)
        if children == element.children:
            kept.append(element)
        elif children or element.head.kind is HeadKind.ANY:
            kept.append(replace(element, children=children))
    return tuple(kept)


def _mindless(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    return tuple(
        replace(element, mark=None, children=_mindless(element.children)) for element in elements
    )
