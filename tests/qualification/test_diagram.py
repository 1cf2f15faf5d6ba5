"""The diagrams and their primes, against truth tables and against ``dd`` as a second opinion."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import Any

from dd.autoref import BDD
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.qualification.diagram import FALSE, FEW, TRUE, Diagrams
from dalel.qualification.primes import smallest
from dalel.qualification.questions import chances

NAMES = "abcde"
FORMULAS = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: st.one_of(
        st.tuples(st.just("~"), inner),
        st.tuples(st.sampled_from(["&", "|"]), inner, inner),
    ),
    max_leaves=12,
)


def build(diagrams: Diagrams, formula: Any) -> int:
    if isinstance(formula, str):
        return diagrams.literal(NAMES.index(formula))
    parts = [build(diagrams, part) for part in formula[1:]]
    if formula[0] == "~":
        return diagrams.neg(parts[0])
    return diagrams.conj(*parts) if formula[0] == "&" else diagrams.disj(*parts)


def holds(formula: Any, world: dict[str, bool]) -> bool:
    if isinstance(formula, str):
        return world[formula]
    parts = [holds(part, world) for part in formula[1:]]
    if formula[0] == "~":
        return not parts[0]
    return all(parts) if formula[0] == "&" else any(parts)


def text(formula: Any) -> str:
    if isinstance(formula, str):
        return formula
    if formula[0] == "~":
        return f"(~ {text(formula[1])})"
    return f"({text(formula[1])} {formula[0]} {text(formula[2])})"


def fresh() -> Diagrams:
    diagrams = Diagrams()
    for _ in NAMES:
        diagrams.new_variable()
    return diagrams


WORLDS = [dict(zip(NAMES, values, strict=True)) for values in product((False, True), repeat=5)]


@settings(max_examples=300, deadline=None)
@given(FORMULAS)
def test_a_diagram_is_its_truth_table_and_has_as_many_nodes_as_dd(formula: Any) -> None:
    diagrams = fresh()
    node = build(diagrams, formula)
    for world in WORLDS:
        fixed = {level: world[name] for level, name in enumerate(NAMES)}
        assert (TRUE if holds(formula, world) else FALSE) == diagrams.restrict(node, fixed)
    peer = BDD()
    peer.declare(*NAMES)
    theirs = peer.add_expr(text(formula))
    assert {NAMES[level] for level in diagrams.support(node)} == theirs.support
    many = sum(holds(formula, world) for world in WORLDS)
    whole, _ = chances(diagrams, node)
    assert many == whole * 32 == peer.count(theirs, nvars=5)


@settings(max_examples=300, deadline=None)
@given(FORMULAS, FORMULAS)
def test_equal_functions_are_the_same_node(first: Any, second: Any) -> None:
    diagrams = fresh()
    same = all(holds(first, world) == holds(second, world) for world in WORLDS)
    assert same is (build(diagrams, first) == build(diagrams, second))


@settings(max_examples=200, deadline=None)
@given(st.lists(FORMULAS, max_size=3 * FEW))
def test_many_parts_joined_by_twos_are_what_they_are_one_after_another(formulas: list[Any]) -> None:
    diagrams = fresh()
    parts = [build(diagrams, formula) for formula in formulas]
    assert diagrams.conj_all(parts) == diagrams.every_of(parts)
    assert diagrams.disj_all(parts) == diagrams.any_of(parts)


@settings(max_examples=200, deadline=None)
@given(FORMULAS, FORMULAS)
def test_primes_are_all_the_minimal_sets_under_the_axioms(formula: Any, axiom: Any) -> None:
    diagrams = fresh()
    node, always = build(diagrams, formula), build(diagrams, axiom)
    found = smallest(diagrams, node, always, largest=5, enough=1000)
    possible = [world for world in WORLDS if holds(axiom, world)]
    read = sorted(diagrams.support(node))

    def settles(cube: Any) -> bool:
        held = [w for w in possible if all(w[NAMES[level]] is sign for level, sign in cube)]
        return bool(held) and all(holds(formula, world) for world in held)

    if settles(()) or not any(holds(formula, world) for world in possible):
        assert () == found
        return
    expected: set[frozenset[tuple[int, bool]]] = set()
    for size in range(1, len(read) + 1):
        for levels in combinations(read, size):
            for signs in product((False, True), repeat=size):
                cube = frozenset(zip(levels, signs, strict=True))
                if settles(cube) and not any(known <= cube for known in expected):
                    expected.add(cube)
    assert expected == {frozenset(cube) for cube in found}
    assert sorted(map(len, found)) == [len(cube) for cube in found]


@settings(max_examples=300, deadline=None)
@given(FORMULAS, st.permutations(range(3)))
def test_of_a_ladder_a_set_holds_the_weakest_rung_that_settles(
    formula: Any, order: list[int]
) -> None:
    """No set says more than another one, none holds two bounds on one side, and none is left out."""
    diagrams = fresh()
    node = build(diagrams, formula)
    pairs = list(pairwise(order))  # the higher rung only with the lower one
    always = diagrams.conj_all(
        diagrams.disj(diagrams.literal(low), diagrams.literal(high, positive=False))
        for low, high in pairs
    )
    weaker = {
        (level, sign): tuple((rung, sign) for rung in (order[:at] if sign else order[:at:-1]))
        for at, level in enumerate(order)
        for sign in (True, False)
    }
    found = smallest(diagrams, node, always, weaker=weaker, largest=5, enough=1000)
    possible = [
        w for w in WORLDS if all(w[NAMES[low]] or not w[NAMES[high]] for low, high in pairs)
    ]
    read = sorted(diagrams.support(node))

    def worlds(cube: Any) -> frozenset[int]:
        return frozenset(
            at
            for at, world in enumerate(possible)
            if all(world[NAMES[level]] is sign for level, sign in cube)
        )

    truth = frozenset(at for at, world in enumerate(possible) if holds(formula, world))
    if len(truth) in {0, len(possible)}:
        assert () == found
        return
    settling = [
        cube
        for size in range(1, len(read) + 1)
        for levels in combinations(read, size)
        for signs in product((False, True), repeat=size)
        if (held := worlds(cube := tuple(zip(levels, signs, strict=True)))) and held <= truth
    ]
    for cube in settling:
        assert any(worlds(cube) <= worlds(kept) for kept in found)
    for kept in found:
        assert kept in settling
        assert not any(worlds(kept) < worlds(cube) for cube in settling)
        for sign in (True, False):
            assert sum(level in order and s is sign for level, s in kept) <= 1


@settings(max_examples=200, deadline=None)
@given(FORMULAS)
def test_quantifiers_and_conditional_chances(formula: Any) -> None:
    diagrams = fresh()
    node = build(diagrams, formula)
    some = diagrams.some(node, frozenset({0}))
    for kept in (frozenset[int](), frozenset({1, 3}), frozenset(range(5))):
        possible = diagrams.onto(node, kept)
        assert possible == diagrams.some(node, frozenset(range(5)) - kept)
        for world in WORLDS:
            fixed = {level: world[name] for level, name in enumerate(NAMES)}
            assert diagrams.at(possible, fixed) == diagrams.restrict(possible, fixed)
    every = diagrams.every(node, frozenset({0}))
    low, high = (diagrams.restrict(node, {0: value}) for value in (False, True))
    assert (diagrams.disj(low, high), diagrams.conj(low, high)) == (some, every)
    whole, together = chances(diagrams, node)
    for level, chance in together.items():
        assert chance == chances(diagrams, diagrams.conj(node, diagrams.literal(level)))[0]
    assert set(together) == diagrams.support(node)
    assert 0 <= whole <= 1


def test_of_a_further_member_a_set_says_too_that_there_is_one() -> None:
    """There is one (0) that is so (1): against it speaks that there is none; what is so of one holds of one alone."""
    diagrams = fresh()
    there, so = diagrams.literal(0), diagrams.literal(1)
    searched = diagrams.conj(there, so)
    assert (((0, False),),) == smallest(diagrams, diagrams.neg(searched), exists={1: 0})
    assert (((0, True), (1, True)),) == smallest(diagrams, searched, exists={1: 0})
    assert (((0, False),), ((1, False),)) == smallest(diagrams, diagrams.neg(searched))
    known = diagrams.restrict(searched, {0: True})  # nothing else can be said then
    assert (((1, False),),) == smallest(diagrams, diagrams.neg(known), exists={1: 0})


def test_at_least_n_of_many_stays_small() -> None:
    diagrams = Diagrams()
    parts = [diagrams.literal(diagrams.new_variable()) for _ in range(20)]
    node = diagrams.at_least(10, parts)
    assert node == diagrams.neg(diagrams.at_least(11, [diagrams.neg(part) for part in parts]))
    assert len(diagrams) < 1_000


def test_thousands_of_primes_are_never_listed() -> None:
    """Six members of three lists have thousands of primes; the smallest eight are found at once."""
    diagrams = Diagrams()
    groups = [
        diagrams.disj_all(
            diagrams.conj(
                diagrams.literal(diagrams.new_variable()), diagrams.literal(diagrams.new_variable())
            )
            for _ in range(6)
        )
        for _ in range(3)
    ]
    formula = diagrams.conj_all(groups)
    found = smallest(diagrams, formula)
    assert 8 == len(found)
    assert {6} == set(map(len, found))
