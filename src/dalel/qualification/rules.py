"""The axioms of a vocabulary, made ready for many cases: clauses over names, found by the terms that they read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.norms.model import Axiom, Law

EXCLUDE = N_("These facts exclude each other.")

# What takes a sentence's things from those of a whole axiom; None: they are the same.
Pick = Callable[[tuple[str, ...]], tuple[str, ...]] | None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """An axiom of the vocabulary as a clause over names, each of a type; a sentence has its names by number."""

    signed: tuple[tuple[str, Pick, bool], ...]
    numbers: tuple[int, ...]  # of all its names, in order
    types: tuple[str, ...]  # of the names
    reason: str
    reasons: Mapping[str, str] = field(default_factory=dict)  # the axiom's own words, by language
    # Sentences that nothing but axioms of this sign reads: put as it needs them, they bind nothing.
    put: tuple[tuple[str, Pick], ...] = ()


def implied(law: Law) -> dict[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    """Return what follows at once from one sentence about the same things: term → terms, and their places in it."""
    found: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = {}
    for axiom in law.axioms:
        if len(axiom.when) != 1 or len(axiom.then) != 1:
            continue
        (when, names, yes), (then, places, follows) = axiom.when[0], axiom.then[0]
        if yes and follows and set(names) <= set(places):
            at = tuple(places.index(name) for name in names)
            found[then] = (*found.get(then, ()), (when, at))
    return found


def axioms(
    law: Law, definitions: Mapping[str, object]
) -> dict[str, tuple[tuple[Rule, tuple[int, ...], bool], ...]]:
    """Return the axioms that read each term, with the numbers of its names and its sign there.

    ``definitions``: by the terms that norms make true; those are settled elsewhere as well.
    """
    clauses = [(axiom, _signed(axiom)) for axiom in law.axioms]
    signs: dict[str, set[bool]] = {}
    for _, signed in clauses:
        for term, _, sign in signed:
            signs.setdefault(term, set()).add(sign)
    one_way = {term for term, found in signs.items() if len(found) == 1 and term not in definitions}
    read: dict[str, list[tuple[Rule, tuple[int, ...], bool]]] = {}
    for axiom, signed in clauses:
        types: dict[str, str] = {}
        for term, names, _ in signed:
            types.update(zip(names, law.terms[term].places.values(), strict=True))
        at = {name: number for number, name in enumerate(types)}
        numbered = tuple((term, tuple([at[one] for one in names]), s) for term, names, s in signed)
        whole = tuple(range(len(types)))
        picked = tuple((term, _pick(numbers, whole), s) for term, numbers, s in numbered)
        put = tuple((term, pick) for term, pick, _ in picked if term in one_way)
        reason = axiom.reason.get("en", EXCLUDE)
        rule = Rule(picked, tuple(at.values()), tuple(types.values()), reason, axiom.reason, put)
        for term, numbers, sign in numbered:
            read.setdefault(term, []).append((rule, numbers, sign))
    return {term: tuple(found) for term, found in read.items()}


def _pick(numbers: tuple[int, ...], whole: tuple[int, ...]) -> Pick:
    if numbers == whole:
        return None
    if len(numbers) == 1:
        (one,) = numbers
        return lambda things: (things[one],)
    return itemgetter(*numbers) if numbers else lambda _: ()


def _signed(axiom: Axiom) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Return an axiom as a clause: one of its signed sentences holds."""
    return (*((*part[:2], not part[2]) for part in axiom.when), *axiom.then)
