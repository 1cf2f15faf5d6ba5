"""What to ask about one open charge: the exact optimum against all decision trees, gains by hand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalel.qualification.diagram import FALSE, Diagrams
from dalel.qualification.questions import EXACT, Answers, soonest

Tree = tuple[int, "Tree", "Tree"] | None  # the variable asked, and how it goes on after no and yes


def trees(variables: frozenset[int]) -> Iterator[Tree]:
    """Yield every plan of asking about some variables, each at most once a path."""
    yield None
    for variable in sorted(variables):
        rest = list(trees(variables - {variable}))
        for no, yes in product(rest, rest):
            yield (variable, no, yes)


def asked(tree: Tree, world: int) -> tuple[int, int]:
    """Return how many questions a plan asks in a world, and which leaf it ends in."""
    many, leaf = 0, 1
    while tree is not None:
        variable, *branches = tree
        value = world >> variable & 1
        tree, many, leaf = branches[value], many + 1, leaf * 2 + value
    return many, leaf


TREES = list(trees(frozenset(range(3))))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([None, 0, 1, 2]), min_size=8, max_size=8))
def test_no_plan_of_asking_ends_sooner(outcomes: list[int | None]) -> None:
    """The optimum asks as few questions as the best of all decision trees over three facts."""
    worlds = [world for world in range(8) if outcomes[world] is not None]
    possible = sum(1 << world for world in worlds)
    parts = [sum(1 << world for world in worlds if outcomes[world] == one) for one in range(3)]
    best: dict[int, int] = {}  # first variable → fewest questions, summed over the worlds
    for tree in TREES:
        ends: dict[int, set[int | None]] = {}
        total = 0
        for world in worlds:
            many, leaf = asked(tree, world)
            total += many
            ends.setdefault(leaf, set()).add(outcomes[world])
        if all(len(end) == 1 for end in ends.values()):
            first = tree[0] if tree else -1
            best[first] = min(total, best.get(first, total))
    sure, never, hanging = parts
    first, total = soonest(possible, sure, possible & ~never, 3)
    assert hanging == possible & ~never & ~sure
    assert min(best.values()) == total == best[first]
    assert first == min(which for which, many in best.items() if many == total)


def test_the_optimum_looks_further_than_the_gain() -> None:
    """Where one fact says which of two others matters, it is asked first although it tells nothing by itself."""
    diagrams = Diagrams()
    which, this, that = (diagrams.literal(diagrams.new_variable()) for _ in range(3))
    formula = diagrams.disj(diagrams.conj(which, this), diagrams.conj(diagrams.neg(which), that))
    answers = Answers(diagrams, formula, 1)
    assert 0 == answers.gain[0] < answers.gain[1]
    assert 0 == answers.best()


@pytest.mark.parametrize("more", [0, 1])
def test_above_the_limit_what_tells_most_is_asked(more: int) -> None:
    """With few open facts the plan decides, with more the gain."""
    diagrams = Diagrams()
    which, this, that, *rest = (
        diagrams.literal(diagrams.new_variable()) for _ in range(EXACT + more)
    )
    choice = diagrams.disj(diagrams.conj(which, this), diagrams.conj(diagrams.neg(which), that))
    formula = diagrams.conj_all([choice, *rest])
    best = Answers(diagrams, formula, 1).best()
    assert best == 3  # any of those that all must hold ends it soonest, and tells most
    single = Answers(diagrams, diagrams.conj(choice, diagrams.disj_all(rest)), 1)
    gains = [single.gain[level] for level in range(EXACT + more)]
    assert single.best() == (0 if not more else gains.index(max(gains)))


def test_axioms_and_texts_that_are_not_held_are_no_questions() -> None:
    """A fact that the axioms settle is not asked; what hangs on a text that is not held stays open."""
    diagrams = Diagrams()
    a, b, text = (diagrams.literal(diagrams.new_variable()) for _ in range(3))
    always = diagrams.disj(diagrams.neg(a), b)  # a only with b
    both = Answers(diagrams, diagrams.conj(a, b), always)
    assert 0 == both.best()
    assert {0} == both.settles_if_true
    assert {0, 1} == both.settles_if_false
    never = Answers(diagrams, diagrams.disj(a, b), diagrams.conj(always, diagrams.neg(a)))
    assert 1 == never.best()
    assert {1} == set(never.gain)
    hangs = Answers(diagrams, diagrams.disj(a, diagrams.conj(b, text)), 1, unheld=frozenset({2}))
    assert {0, 1} == set(hangs.gain)
    assert ({0}, set()) == (hangs.settles_if_true, hangs.settles_if_false)
    only = Answers(diagrams, text, 1, unheld=frozenset({2}))
    assert only.best() is None
    assert not only.gain
    assert Answers(diagrams, FALSE, 1).best() is None


def test_of_facts_that_tell_as_much_what_somebody_spoke_of_is_asked_first() -> None:
    diagrams = Diagrams()
    either = diagrams.disj_all([diagrams.literal(diagrams.new_variable()) for _ in range(3)])

    answers = Answers(diagrams, either, 1)
    assert (0, 2) == (answers.best(), answers.best(frozenset({2})))
