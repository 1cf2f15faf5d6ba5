"""The examples against total completions: heads, stages, roles, articles, what stands (DESIGN 6: no mismatches)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from tests.qualification.completions import Aside, Completions
from tests.qualification.shipped import AS_OF, law
from tests.qualification.test_examples import EXAMPLES, NAMES
from tests.qualification.worlds import Impossible

from dalel.casefile.read import read_case
from dalel.facts.establish import establish
from dalel.norms.model import NormKind
from dalel.norms.resolve import references
from dalel.qualification.charging import Charging
from dalel.qualification.judging import Judging
from dalel.qualification.model import Head, Literal, Qualification, Stage, Standing, Value

MANY = int(os.environ.get("DALEL_COMPLETIONS", "30"))  # of one case; 20,000 on demand
STORIES = Path(__file__).parents[1] / "cases" / "stories"
FOLDERS = {
    path.parent.name: path.parent
    for folder in (EXAMPLES, STORIES)
    for path in sorted(folder.glob("*/case.yaml"))
}
GUIDED = 5  # of each missing set
_ORDER = (Stage.PREPARATION, Stage.ATTEMPT, Stage.COMPLETED)


@cache
def judged(name: str) -> tuple[Completions, Qualification, Aside]:
    case, _ = read_case(FOLDERS[name], law())
    assert case is not None
    facts, _ = establish(case, (), law())
    charging = Charging(case, facts, law(), AS_OF, {})
    charging.charge()
    raised: dict[tuple[str, str], set[bool]] = {}
    for node in charging.grounder.guarded:
        for child in node.children:
            if child.kind == "unless":
                path = child.exception.path if child.exception else "excess"
                raised.setdefault((child.norm, path), set()).add(child.raised)
    aside = frozenset(key for key, flags in raised.items() if flags == {False})
    found = Judging(charging).qualification()
    worlds = Completions(case, facts, law(), AS_OF.toordinal())
    for head in found.heads:
        if head.norm.kind is NormKind.OFFENCE:
            worlds.crimes.setdefault(head.deed, []).append(head)
    # where an exception is raised at one place and not at another, only the law as it reads is compared
    worlds.unsure = readers({norm for (norm, _), flags in raised.items() if len(flags) > 1})
    return worlds, found, aside


def readers(norms: set[str]) -> set[str]:
    """Return norms with those that refer to one of them, directly or through others."""
    refers = [(norm.id, {one.norm for one in references(norm)}) for norm in law().norms]
    while more := {norm for norm, read in refers if read & norms} - norms:
        norms |= more
    return norms


def displaced(worlds: Completions, head: Head, heads: tuple[Head, ...], aside: Aside) -> bool:
    """Return whether a head gives way: to a qualified part of its own, or, if administrative, to any crime."""
    for other in heads:
        if other is head or (other.actor, other.deed) != (head.actor, head.deed):
            continue
        administrative = head.norm.kind is NormKind.ADMINISTRATIVE
        if administrative and other.norm.kind is NormKind.OFFENCE and worlds.deed(other, aside):
            return True
        if (
            head.norm.id in other.norm.qualifies
            and other.principal_deed == head.principal_deed
            and _ORDER.index(other.stage) >= _ORDER.index(head.stage)
            and worlds.met(other, aside)
        ):
            return True
    return False


def drawn(worlds: Completions, found: Qualification, aside: Aside, seed: int) -> bool:
    """Draw a completion; return whether it keeps the axioms."""
    worlds.start(seed)
    return settled(worlds, found, aside)


def settled(worlds: Completions, found: Qualification, aside: Aside) -> bool:
    """Let everything that the heads read be decided, within the axioms."""
    for _ in range(6):
        before = len(worlds.draw.facts)
        for head in found.heads:
            worlds.met(head, frozenset())
            worlds.met(head, aside)
        if not worlds.keeps():
            return False
        if len(worlds.draw.facts) == before:
            return True
    return False


def check(worlds: Completions, found: Qualification, aside: Aside) -> None:
    """Compare one completion with everything that the result says is certain."""
    full = {head.key: worlds.met(head, frozenset()) for head in found.heads}
    lean = {head.key: worlds.met(head, aside) for head in found.heads}
    gives_way = {head.key: displaced(worlds, head, found.heads, aside) for head in found.heads}
    for head in found.heads:
        value, key = head.value, head.key
        for by in head.by_reading:
            if all(worlds.text(reading) is first for reading, first in by.choice.items()):
                value = by.value
        if value in {Value.MET, Value.NOT_MET}:
            assert full[key] is (value is Value.MET), (key, value)
        elif value is Value.MET_UNLESS and head.norm.id not in worlds.unsure:
            assert lean[key], key
        if head.deed_value in {Value.MET, Value.NOT_MET}:
            assert worlds.deed(head, frozenset()) is (head.deed_value is Value.MET), key
        if head.standing is Standing.STANDS and head.value in {Value.MET, Value.MET_UNLESS}:
            assert not gives_way[key], key
        elif head.standing is Standing.DISPLACED:
            assert gives_way[key] or not lean[key], key
    for article in found.articles:
        if article.value in {Value.MET, Value.NOT_MET}:
            some = any(full[key] for key in article.heads)
            assert some is (article.value is Value.MET), article
    for keys in found.one_of:
        assert any(lean[key] and not gives_way[key] for key in keys), keys


@pytest.mark.parametrize("name", FOLDERS)
def test_no_completion_contradicts_a_result(name: str) -> None:
    worlds, found, aside = judged(name)
    tried = 0
    for seed in range(MANY):
        if drawn(worlds, found, aside, seed):
            check(worlds, found, aside)
            tried += 1
    assert tried > MANY // 3


@pytest.mark.parametrize("name", FOLDERS)
def test_a_missing_set_settles_its_head_in_every_completion(name: str) -> None:
    """What is open can turn out either way: each missing set can be so, and then decides.

    Whatever the readings; or under the first answers, where no set does so under all; or else under some.
    """
    worlds, found, aside = judged(name)
    for head in found.heads:
        if head.norm.id in worlds.unsure:
            continue
        for sets, wanted in ((head.missing_for, True), (head.missing_against, False)):
            for cube in sets[:3]:
                seen = list(outcomes(worlds, found, aside, head, cube))
                assert seen, (head.key, cube)
                first = [came for readings, came in seen if all(readings)]
                assert wanted in ({came for _, came in seen})
                if len({came for _, came in seen}) > 1:
                    free = outcomes(worlds, found, aside, head, ())
                    if any(came is wanted for readings, came in free if all(readings)):
                        assert set(first) == {wanted}, (head.key, cube, wanted)
                        continue
                    # The first answers alone decide against it: it is settled under some others.
                    by_choice: dict[tuple[bool, ...], set[bool]] = {}
                    for readings, came in seen:
                        by_choice.setdefault(tuple(readings), set()).add(came)
                    assert {wanted} in by_choice.values(), (head.key, cube, wanted)


def outcomes(
    worlds: Completions,
    found: Qualification,
    aside: Aside,
    head: Head,
    cube: tuple[Literal, ...],
) -> Iterator[tuple[tuple[bool, ...], bool]]:
    """Yield how a head turns out where a set of literals holds, with the readings that were drawn."""
    literals = [(literal.atom, literal.positive) for literal in cube]
    held = 0
    for seed in range(GUIDED * 20):
        try:
            worlds.start(seed, literals)
        except Impossible:
            continue
        if seed % 3:  # one draw of three takes the first answers, and one the second
            worlds.draw.texts.update(dict.fromkeys(law().readings, seed % 3 == 1))
        if not settled(worlds, found, aside):
            continue
        came = worlds.met(head, aside)
        if head.standing is Standing.STANDS_UNLESS:
            came = came and not displaced(worlds, head, found.heads, aside)
        readings = [worlds.draw.texts.get(reading, True) for reading in law().readings]
        yield tuple(readings), came
        held += 1
        if held == GUIDED:
            break


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_value_would_be_seen(name: str) -> None:
    """Every decided head, turned round, is contradicted by the first completion."""
    worlds, found, aside = judged(name)
    seed = next(seed for seed in range(MANY) if drawn(worlds, found, aside, seed))
    opposite = {Value.MET: Value.NOT_MET, Value.NOT_MET: Value.MET}
    turned = [
        replace(head, value=opposite[head.value]) for head in found.heads if head.value in opposite
    ]
    assert turned
    for head in turned:
        drawn(worlds, found, aside, seed)
        heads = tuple(head if each.key == head.key else each for each in found.heads)
        with pytest.raises(AssertionError):
            check(worlds, replace(found, heads=heads), aside)
