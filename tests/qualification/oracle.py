"""A second grounder, written apart from the engine's: norms evaluated directly in total worlds.

It knows nothing of diagrams, thresholds as variables, ladders or further members as Skolem witnesses. A world
says of every sentence whether it is so, of every measure which number it is, how far every mind went and which
things exist that the case does not name. A verdict is what holds in all worlds that fit the facts.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from dalel.case.case import Case
from dalel.case.conduct import Act
from dalel.case.fact import Facts
from dalel.case.sentence import Atom, Mind, Reading, Threshold, Unlisted
from dalel.case.states import State
from dalel.norms.model import (
    And,
    Compares,
    Element,
    Expression,
    HeadKind,
    Holds,
    Law,
    Norm,
    Not,
    Or,
    ReadingIs,
    Says,
)

LIMIT = 1 << 10
SAMPLES = 1_000
_MEMBERS = {HeadKind.SOME, HeadKind.NO, HeadKind.EVERY, HeadKind.AT_LEAST_MEMBERS}


@dataclass
class World:
    """One way things may be; what is asked for and not yet decided is noted as a dimension."""

    values: dict[Any, Any] = field(default_factory=dict)
    asked: dict[Any, list[Any]] = field(default_factory=dict)
    seen: dict[Any, list[Any]] = field(default_factory=dict)  # options that are tried

    def get(self, key: Any, options: list[Any]) -> Any:
        """Return what is so; what was not decided yet is noted."""
        new = [option for option in options if option not in self.seen.get(key, ())]
        if new:
            self.asked.setdefault(key, []).extend(
                o for o in new if o not in self.asked.get(key, ())
            )
        return self.values[key] if key in self.values else options[0]


class Oracle:
    """Judges one norm at one tuple of places."""

    def __init__(
        self, law: Law, case: Case, facts: Facts, as_of: date, further: dict[str, int]
    ) -> None:
        self.law, self.case, self.facts, self.as_of = law, case, facts, as_of
        self.further = further
        self.numbers: dict[Atom, set[Decimal]] = {}
        self.raised: dict[int, bool] = {}

    # ── what the facts leave open ─────────────────────────────────────────────────────────────────
    def fact(self, world: World, term: str, args: tuple[str, ...]) -> bool:
        """Return whether a sentence is so."""
        state = self.facts.state(Atom(term, args))
        if state.decided:
            return state is State.ESTABLISHED
        return bool(world.get(("fact", term, args), [True, False]))

    def rank(self, world: World, actor: str, deed: str, about: Atom, positive: bool) -> int:
        """Return how far a mind went."""
        low, high = 0, 4
        told = [
            m
            for m in self.facts.minds
            if (m.actor, m.deed, m.about, m.positive) == (actor, deed, about, positive)
        ]
        told = told or [
            m for m in self.facts.minds if (m.actor, m.deed, m.about) == (actor, deed, None)
        ]
        for mind in told:
            if mind.state is State.ESTABLISHED:
                low, high = max(low, mind.low), min(high, mind.high)
            elif mind.state is State.REFUTED:
                high = min(high, mind.low - 1)
        options = list(range(low, high + 1))
        return int(world.get(("mind", actor, deed, about, positive), options))

    def number(self, world: World, measure: Atom) -> Decimal:
        """Return which number a measure is."""
        known = self.facts.measures.get(measure)
        low, high = (known.interval.low, known.interval.high) if known else (None, None)
        if measure.term == "day of deed":
            low, high = self._days(measure.args[0], low, high)
        near = {n + d for n in self.numbers.get(measure, set()) for d in (-1, 0, 1)}
        near |= {n for n in (low, high) if n is not None} or {Decimal(0)}
        options = sorted(
            n for n in near if (low is None or n >= low) and (high is None or n <= high)
        )
        found: Decimal = world.get(("number", measure), list(options) or [low])
        return found

    def _days(
        self, deed: str, low: Decimal | None, high: Decimal | None
    ) -> tuple[Decimal | None, Decimal | None]:
        thing = self.case.things[deed]
        assert isinstance(thing, Act)
        if low is None and high is None and thing.when is not None and thing.when.value is not None:
            when = thing.when.value
            low = None if when.first is None else Decimal(when.first.toordinal())
            high = None if when.last is None else Decimal(when.last.toordinal())
        return low, Decimal(self.as_of.toordinal()) if high is None else high

    def members(self, world: World, key: str, owner: str) -> list[str]:
        """Return the members of a list, further ones too."""
        declared = self.law.listings[key]
        kind, _, name = declared.reads.partition(" ")
        if kind == "field":
            named = [told.value for told in getattr(self.case.things[owner], name)]
        else:
            named = [
                other
                for other in self.case.of_type(declared.member)
                if getattr(self.case.things[other], name).value == owner
            ]
        if declared.always_complete:
            return named
        least, most = self.between(key, owner)
        many = int(world.get(("further", key, owner), list(range(most, least - 1, -1))))
        return named + [self._another(key, owner, n) for n in range(1, many + 1)]

    def between(self, key: str, owner: str) -> tuple[int, int]:
        """Return how many further members a list has at least, and at most."""
        closure = next(
            (c for c in self.facts.closures if (c.listing, c.owner) == (key, owner)), None
        )
        most = self.further.get(key, 1)
        if closure and closure.state is State.ESTABLISHED:
            return 0, 0
        if closure and closure.state is State.REFUTED:  # one is told of, others may be beside it
            return 1, most + 1
        return 0, most

    def _another(self, key: str, owner: str, n: int) -> str:
        declared = self.law.listings[key]
        return f"another-{declared.name}-{declared.connective}-{owner}{f'-{n}' if n > 1 else ''}"

    # ── norms in a world ──────────────────────────────────────────────────────────────────────────
    def norm(
        self, world: World, norm_id: str, env: dict[str, str], *, person: bool, lean: bool
    ) -> bool:
        """Return whether a norm holds by the law of the day."""
        deed = env["deed"]
        bounds = self.numbers.setdefault(Atom("day of deed", (deed,)), set())
        for wording in self.law.wordings(norm_id):
            ends = (wording.since.day, wording.until.day if wording.until else wording.since.day)
            bounds |= {Decimal(end.toordinal()) for end in ends}
        day = self.number(world, Atom("day of deed", (deed,)))
        for wording in self.law.wordings(norm_id):
            since = wording.since.day.toordinal()
            until = wording.until.day.toordinal() if wording.until else None
            if day >= since and (until is None or day < until):
                return self.wording(world, wording, env, person=person, lean=lean)
        return False

    def wording(
        self, world: World, norm: Norm, env: dict[str, str], *, person: bool, lean: bool
    ) -> bool:
        """Return whether a wording holds."""
        elements = [e for e in norm.elements if person or e.label != "person"]
        return self.siblings(world, HeadKind.ALL, 0, elements, env, lean=lean)

    def siblings(
        self,
        world: World,
        kind: HeadKind,
        number: int,
        elements: list[Element],
        env: dict[str, str],
        *,
        lean: bool,
    ) -> bool:
        """Return whether siblings hold as their head says, exceptions subtracted."""
        plain = [self.element(world, e, env, lean=lean) for e in elements if not e.unless]
        exceptions = [
            self.element(world, e, env, lean=lean)
            and not (lean and not self.is_raised(e, elements, env))
            for e in elements
            if e.unless
        ]
        if kind is HeadKind.ANY:
            whole = sum(plain) > 0
        elif kind is HeadKind.AT_LEAST:
            whole = sum(plain) >= number
        else:
            whole = sum(plain) == len(plain)
        return whole and not any(exceptions)

    def element(self, world: World, element: Element, env: dict[str, str], *, lean: bool) -> bool:
        """Return whether an element holds."""
        head = element.head
        if element.expression is not None:
            found = self.expression(world, element.expression, env, element, True, lean=lean)
        elif head.kind in _MEMBERS:
            members = self.members(world, head.listing, env[head.owner])
            held = [
                self.siblings(
                    world, HeadKind.ALL, 0, list(element.children), {**env, head.name: m}, lean=lean
                )
                for m in members
            ]
            found = {
                HeadKind.SOME: sum(held) > 0,
                HeadKind.NO: sum(held) == 0,
                HeadKind.EVERY: sum(held) == len(held),
                HeadKind.AT_LEAST_MEMBERS: sum(held) >= head.number,
            }[head.kind]
        else:
            found = self.siblings(
                world, head.kind, head.number, list(element.children), env, lean=lean
            )
        mark = element.mark
        if mark is not None and mark.degree is not None and mark.about is not None:
            found = self.minded(world, mark.about, env, int(mark.degree), True) & found
        return found

    def expression(
        self,
        world: World,
        expression: Expression,
        env: dict[str, str],
        element: Element,
        positive: bool,
        *,
        lean: bool,
    ) -> bool:
        """Return whether an expression holds, with its minds."""
        mark = element.mark
        if isinstance(expression, Says):
            args = tuple(env[a] for a in expression.args)
            found = self.fact(world, expression.term, args) is positive
            if mark is not None and mark.degree is not None and mark.about is None:
                rank = self.rank(
                    world, env["actor"], env["deed"], Atom(expression.term, args), positive
                )
                found &= rank >= mark.degree
            return found
        if isinstance(expression, Not):
            return self.expression(world, expression.body, env, element, not positive, lean=lean)
        if isinstance(expression, And | Or):
            parts = [
                self.expression(world, p, env, element, positive, lean=lean)
                for p in expression.parts
            ]
            return all(parts) if isinstance(expression, And) is positive else any(parts)
        if isinstance(expression, Compares):
            measure = Atom(expression.measure.term, tuple(env[a] for a in expression.measure.args))
            self.numbers.setdefault(measure, set()).add(expression.value)
            number = self.number(world, measure)
            found = {
                ">=": number >= expression.value,
                ">": number > expression.value,
                "<": number < expression.value,
                "<=": number <= expression.value,
            }[expression.operator]
            return found is positive
        if isinstance(expression, ReadingIs):
            return (
                world.get(("reading", expression.reading), [True, False]) is expression.first
            ) is positive
        assert isinstance(expression, Holds)
        held = self.norm(world, expression.norm, env, person=expression.layer != "deed", lean=lean)
        return held is positive

    def minded(
        self, world: World, about: Expression, env: dict[str, str], degree: int, positive: bool
    ) -> bool:
        """Return whether a mind is about an expression."""
        if isinstance(about, Not):
            return self.minded(world, about.body, env, degree, not positive)
        if isinstance(about, And | Or):
            parts = [self.minded(world, p, env, degree, positive) for p in about.parts]
            return all(parts) if isinstance(about, And) is positive else any(parts)
        assert isinstance(about, Says)
        atom = Atom(about.term, tuple(env[a] for a in about.args))
        return self.rank(world, env["actor"], env["deed"], atom, positive) >= degree

    # ── which exceptions somebody raised ──────────────────────────────────────────────────────────
    def is_raised(self, exception: Element, siblings: list[Element], env: dict[str, str]) -> bool:
        """Return whether somebody told something of an exception."""
        plain: set[tuple[str, tuple[str, ...]]] = set()
        for other in siblings:
            if not other.unless:
                plain |= self.sentences(other, env, exceptions=False)
        own = self.sentences(exception, env, exceptions=True) - plain
        return any(self.told(*sentence) for sentence in own)

    def told(self, term: str, args: tuple[str, ...]) -> bool:
        """Return whether anything but a refutation is told."""
        for closure in self.facts.closures:
            if (term, args) == (closure.listing, (closure.owner,)):
                return closure.state is not State.ESTABLISHED
        fact = self.facts.facts.get(Atom(term, args))
        return fact is not None and fact.state in {State.ESTABLISHED, State.DISPUTED, State.UNKNOWN}

    def sentences(
        self, element: Element, env: dict[str, str], *, exceptions: bool
    ) -> set[tuple[str, tuple[str, ...]]]:
        """Return the sentences of an element about described things."""
        if element.unless and not exceptions:
            return set()
        if element.expression is not None:
            return self._said(element.expression, env, exceptions=exceptions)
        scopes = [env]
        if element.head.kind in _MEMBERS:
            named = self.members(World(), element.head.listing, env[element.head.owner])
            scopes = [{**env, element.head.name: member} for member in named]
            whole = {(element.head.listing, (env[element.head.owner],))}
        else:
            whole = set()
        return whole | {
            sentence
            for scope in scopes
            for child in element.children
            for sentence in self.sentences(child, scope, exceptions=exceptions)
        }

    def _said(
        self, expression: Expression, env: dict[str, str], *, exceptions: bool
    ) -> set[tuple[str, tuple[str, ...]]]:
        if isinstance(expression, Says):
            return {(expression.term, tuple(env[a] for a in expression.args))}
        if isinstance(expression, Not):
            return self._said(expression.body, env, exceptions=exceptions)
        if isinstance(expression, And | Or):
            return set().union(
                *(self._said(p, env, exceptions=exceptions) for p in expression.parts)
            )
        if isinstance(expression, Holds):
            return {
                sentence
                for wording in self.law.wordings(expression.norm)
                for element in wording.elements
                if expression.layer != "deed" or element.label != "person"
                for sentence in self.sentences(element, env, exceptions=exceptions)
            }
        return set()

    # ── worlds ────────────────────────────────────────────────────────────────────────────────────
    def possible(self, world: World) -> bool:
        """Return whether a world keeps the axioms and definitions of the law."""
        kept = True
        for axiom in self.law.axioms:
            types: dict[str, str] = {}
            for term, names, _ in (*axiom.when, *axiom.then):
                types.update(zip(names, self.law.terms[term].places.values(), strict=True))
            for filled in product(*(self.things(world, t) for t in types.values())):
                env = dict(zip(types, filled, strict=True))
                when = [
                    self.fact(world, t, tuple(env[n] for n in ns)) is p for t, ns, p in axiom.when
                ]
                then = [
                    self.fact(world, t, tuple(env[n] for n in ns)) is p for t, ns, p in axiom.then
                ]
                kept &= not all(when) or any(then)
        for norm in self.law.norms:
            if norm.makes is None:
                continue
            for deed in self.case.of_type("act"):
                actor, victim = (
                    self.members(world, "actor of deed", deed)[0],
                    self.members(world, "victim of deed", deed)[0],
                )
                for extra in self._extras(world, norm):
                    env = {"deed": deed, "actor": actor, "victim": victim, **extra}
                    holds = self.norm(world, norm.id, env, person=True, lean=False)
                    made = self.fact(world, norm.makes.term, tuple(env[a] for a in norm.makes.args))
                    kept &= made or not holds
        return kept

    def things(self, world: World, type_name: str) -> list[str]:
        """Return the things of a type: described ones and the further ones of every list of that type."""
        found = self.case.of_type(type_name)
        lists = {key for key, _ in self._open(world)}
        further = [
            member
            for key in lists
            if self.law.listings[key].member == type_name
            for owner in self.case.of_type(self.law.listings[key].owner)
            for member in self.members(world, key, owner)
        ]
        return list(dict.fromkeys([*found, *further]))

    def _open(self, world: World) -> list[tuple[str, str]]:
        keys = [*world.values, *world.asked]
        return [(key[1], key[2]) for key in keys if isinstance(key, tuple) and key[0] == "further"]

    def _extras(self, world: World, norm: Norm) -> list[dict[str, str]]:
        other = [p for p in norm.places if p.name not in {"deed", "actor", "victim"}]
        pools = [self.things(world, place.type) for place in other]
        return [
            {place.name: value for place, value in zip(other, filled, strict=True)}
            for filled in product(*pools)
        ]

    def worlds(
        self, norm_id: str, env: dict[str, str], seed: int = 0, samples: int = SAMPLES
    ) -> tuple[list[tuple[World, bool, bool]], bool]:
        """Return the possible worlds with the norm's truth (full, lean), and whether these are all."""
        dimensions: dict[object, list[object]] = {}
        while True:  # until no world asks anything new
            found, many, asked = self._tried(dimensions, norm_id, env, seed, samples)
            if not asked:
                return found, many <= LIMIT
            for key, options in asked.items():
                known = dimensions.setdefault(key, [])
                known.extend(option for option in options if option not in known)

    def _tried(
        self,
        dimensions: dict[object, list[object]],
        norm_id: str,
        env: dict[str, str],
        seed: int,
        samples: int,
    ) -> tuple[list[tuple[World, bool, bool]], int, dict[object, list[object]]]:
        many = 1
        for options in dimensions.values():
            many *= len(options)
        pools = list(dimensions.values())
        if many <= LIMIT:
            choices: Iterable[tuple[Any, ...]] = product(*pools)
        else:
            rng = random.Random(seed)
            choices = (tuple(rng.choice(pool) for pool in pools) for _ in range(samples))
        found = []
        for values in choices:
            world = World(dict(zip(dimensions, values, strict=True)), seen=dimensions)
            full = self.norm(world, norm_id, env, person=True, lean=False)
            lean = self.norm(world, norm_id, env, person=True, lean=True)
            possible = self.possible(world)
            if world.asked:
                return [], many, world.asked
            if possible:
                found.append((world, full, lean))
        return found, many, {}

    def literal(self, world: World, atom: object, positive: bool) -> bool:
        """Return whether a literal of the engine holds in a world."""
        if isinstance(atom, Atom):
            return self.fact(world, atom.term, atom.args) is positive
        if isinstance(atom, Mind):
            return (
                self.rank(world, atom.actor, atom.deed, atom.about, atom.positive) >= atom.degree
            ) is positive
        if isinstance(atom, Threshold):
            number = self.number(world, atom.measure)
            return (number > atom.value if atom.strict else number >= atom.value) is positive
        if isinstance(atom, Unlisted):
            named = self.members(world, atom.listing, atom.owner)
            return (atom.member in named) is positive
        assert isinstance(atom, Reading)
        return bool(world.values[("reading", atom.reading)]) is positive
