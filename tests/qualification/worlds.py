"""One completion of a case: what it says of everything that the facts leave open, drawn where it is asked."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from dalel.case.case import Case
from dalel.case.fact import Facts
from dalel.case.sentence import AnyAtom, Atom, Mind, Reading, Threshold, Unlisted
from dalel.case.states import State, Told
from dalel.norms.model import Law

AGES = ("age of person at the start of deed", "age of person at the end of deed")
DAY = "day of deed"
_MOST_FURTHER = 2


class Impossible(Exception):  # noqa: N818 -- no error: a draw that breaks an axiom
    """The facts and the literals that were asked for leave no such completion, as far as was tried."""


@dataclass
class Draw:
    """What a completion has decided so far; ``fixed`` are atoms that must not be turned."""

    rng: random.Random
    facts: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)
    ranks: dict[Any, int] = field(default_factory=dict)
    numbers: dict[Atom, Decimal] = field(default_factory=dict)
    further: dict[tuple[str, str], int] = field(default_factory=dict)
    texts: dict[str, bool] = field(default_factory=dict)  # readings, and texts that are not held
    fixed: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)


class World:
    """What is so in the completion that is drawn."""

    def __init__(self, case: Case, facts: Facts, law: Law, as_of: int) -> None:
        self.case, self.told, self.law, self.as_of = case, facts, law, as_of
        self.pools: dict[Atom, set[Decimal]] = {}
        self.draw = Draw(random.Random(0))

    # ── what is so ────────────────────────────────────────────────────────────────────────────────
    def fact(self, term: str, args: tuple[str, ...]) -> bool:
        """Return whether a sentence is so."""
        state = self.told.state(Atom(term, args))
        if state.decided:
            return state is State.ESTABLISHED
        key = (term, args)
        if key not in self.draw.facts:
            self.draw.facts[key] = self.draw.rng.random() < 0.5
        return self.draw.facts[key]

    def rank(self, actor: str, deed: str, about: Atom, *, positive: bool) -> int:
        """Return how far a mind went."""
        key = (actor, deed, about, positive)
        if key not in self.draw.ranks:
            low, high = self._bounds(actor, deed, about, positive=positive)
            self.draw.ranks[key] = self.draw.rng.randint(low, high)
        return self.draw.ranks[key]

    def _bounds(self, actor: str, deed: str, about: Atom, *, positive: bool) -> tuple[int, int]:
        minds = [m for m in self.told.minds if (m.actor, m.deed) == (actor, deed)]
        told = [m for m in minds if (m.about, m.positive) == (about, positive)]
        low, high = 0, 4
        for mind in told or [m for m in minds if m.about is None][:1]:
            if mind.state is State.ESTABLISHED:
                low, high = max(low, mind.low), min(high, mind.high)
            elif mind.state is State.REFUTED:
                high = min(high, mind.low - 1)
        return low, high

    def number(self, measure: Atom) -> Decimal:
        """Return which number a measure is."""
        pool = self.pools.setdefault(measure, set())
        if measure not in self.draw.numbers:
            low, high = self._interval(measure)
            near = {value + step for value in pool for step in (-1, 0, 1)}
            near |= {end for end in (low, high) if end is not None}
            options = sorted(
                n for n in near if (low is None or n >= low) and (high is None or n <= high)
            )
            self.draw.numbers[measure] = self.draw.rng.choice(options or [Decimal(0)])
        return self.draw.numbers[measure]

    def _interval(self, measure: Atom) -> tuple[Decimal | None, Decimal | None]:
        low, high = self._told_between(measure)
        if measure.term == DAY:
            first, last = self.span(measure.args[0])
            return None if first is None else Decimal(first), Decimal(last)
        if measure.term in AGES:
            for term, deed in product(AGES, self.case.of_type("act")):
                there = Atom(term, (measure.args[0], deed))
                lowest, highest = self._told_between(there)
                if there in self.draw.numbers:
                    lowest = highest = self.draw.numbers[there]
                before, after = self._older(there, measure), self._older(measure, there)
                if before is not None and lowest is not None:
                    low = lowest + before if low is None else max(low, lowest + before)
                if after is not None and highest is not None:
                    high = highest - after if high is None else min(high, highest - after)
        return low, high

    def _told_between(self, measure: Atom) -> tuple[Decimal | None, Decimal | None]:
        known = self.told.measures.get(measure)
        return (known.interval.low, known.interval.high) if known else (None, None)

    def _older(self, one: Atom, other: Atom) -> int | None:
        """Count the years after which a moment of a deed certainly follows another one; None: not certain at all."""
        (_, deed), (_, another) = one.args, other.args
        if deed == another:
            act: Any = self.case.things[deed]
            at_once = act.until is None
            return 0 if at_once or AGES.index(one.term) < AGES.index(other.term) else None
        (_, last), (first, _) = self.span(deed), self.span(another)
        if first is None or last >= first:
            return None
        then, now = date.fromordinal(last), date.fromordinal(first)
        return now.year - then.year - ((now.month, now.day) < (then.month, then.day))

    def span(self, deed: str) -> tuple[int | None, int]:
        """Return the days between which an act lies."""
        act: Any = self.case.things[deed]
        known = self.told.measures.get(Atom(DAY, (deed,)))
        when, until = act.when and act.when.value, act.until and act.until.value
        first = when.first.toordinal() if when and when.first else None
        last = when.last.toordinal() if when and when.last else None
        if known is not None:
            low, high = known.interval.low, known.interval.high
            first, last = (None if n is None else int(n) for n in (low, high))
        elif until is not None:
            last = until.last.toordinal() if until.last else None
        if last is None or (last > self.as_of and (first is None or first <= self.as_of)):
            last = self.as_of
        return first, last

    def last_of_series(self, deed: str) -> int | None:
        """Return the day of the last act of the one continued deed to which an act belongs."""
        for name in self.case.of_type("series"):
            series: Any = self.case.things[name]
            members = [told.value for told in series.members]
            intent = series.one_intent
            if deed not in members or intent is None or intent.value is not True:
                continue
            spans = [self.span(member) for member in members]
            if intent.state is State.ESTABLISHED and all(low == high for low, high in spans):
                return max(high for _, high in spans)
        return None

    def text(self, name: str) -> bool:
        """Return how a text is read, or what one that is not held says."""
        if name not in self.draw.texts:
            self.draw.texts[name] = self.draw.rng.random() < 0.5
        return self.draw.texts[name]

    def members(self, key: str, owner: str) -> list[str]:
        """Return the members of a list, further ones too."""
        named, listing = self.named(key, owner), self.law.listings[key]
        if listing.always_complete:
            return named
        another = self._another(key, owner)
        return named + [
            f"{another}{f'-{n}' if n > 1 else ''}" for n in range(1, self.many(key, owner) + 1)
        ]

    def _another(self, key: str, owner: str) -> str:
        listing = self.law.listings[key]
        return f"another-{listing.name}-{listing.connective}-{owner}"

    def _number(self, key: str, owner: str, member: str) -> int:
        rest = member.removeprefix(self._another(key, owner)).removeprefix("-")
        return int(rest) if rest else 1

    def many(self, key: str, owner: str) -> int:
        """Return how many members a list has beyond the named ones."""
        if (key, owner) not in self.draw.further:
            low, high = 0, _MOST_FURTHER
            another = self._another(key, owner)
            for told in self.told.closures:
                if (told.listing, told.owner) == (key, owner):
                    number = self._number(key, owner, told.member or another)
                    if told.state is State.REFUTED:
                        low, high = max(low, number), max(high, number + 1)
                    elif told.state is State.ESTABLISHED:
                        high = min(high, number - 1)
            self.draw.further[key, owner] = self.draw.rng.randint(low, max(low, high))
        return self.draw.further[key, owner]

    def named(self, key: str, owner: str) -> list[str]:
        """Return the members of a list that the case names."""
        listing = self.law.listings[key]
        reads, _, name = listing.reads.partition(" ")
        things = self.case.things
        if reads == "all":
            return list(self.case.of_type(listing.member))
        if reads == "inverse":
            others = self.case.of_type(listing.member)
            if " also " in name:
                return [
                    o for o in others if owner in self._reached(things[o], name.split(" also "))
                ]
            fields = name.split(" else ")
            read = {
                other: next(
                    (ids for each in fields if (ids := list(_ids(things[other], each)))), []
                )
                for other in others
            }
            return [other for other in others if owner in read[other]]
        return list(dict.fromkeys(_ids(things[owner], name))) if owner in things else []

    def _reached(self, thing: object, paths: list[str]) -> set[str]:
        """Return to which ids fields lead, some of them through other things."""
        found: set[str] = set()
        for path in paths:
            first, *rest = path.split(".")
            ids = set(_ids(thing, first))
            for name in rest:
                ids = {end for each in ids for end in _ids(self.case.things[each], name)}
            found |= ids
        return found

    # ── drawing ───────────────────────────────────────────────────────────────────────────────────
    def start(self, seed: int, literals: Sequence[tuple[AnyAtom, bool]] = ()) -> None:
        """Begin a new completion in which some literals hold."""
        self.draw = Draw(random.Random(seed))
        for atom, positive in literals:
            self._set(atom, positive=positive)

    def _set(self, atom: AnyAtom, *, positive: bool) -> None:
        draw = self.draw
        if isinstance(atom, Atom):
            draw.facts[atom.term, atom.args] = positive
            draw.fixed.add((atom.term, atom.args))
        elif isinstance(atom, Mind):
            key = (atom.actor, atom.deed, atom.about, atom.positive)
            low, high = self._bounds(*key[:3], positive=atom.positive)
            known = draw.ranks.get(key)
            low = max(low, atom.degree) if positive else low
            high = high if positive else min(high, atom.degree - 1)
            if low > high or (known is not None and not low <= known <= high):
                raise Impossible
            draw.ranks[key] = draw.rng.randint(low, high)
        elif isinstance(atom, Threshold):
            low_, high_ = self._interval(atom.measure)
            step = Decimal(1) if atom.strict else Decimal(0)
            number = atom.value + step if positive else atom.value + step - 1
            known_ = draw.numbers.get(atom.measure, number)
            number = max(known_, number) if positive else min(known_, number)
            if (low_ is not None and number < low_) or (high_ is not None and number > high_):
                raise Impossible
            draw.numbers[atom.measure] = number
        elif isinstance(atom, Unlisted):
            key_ = (atom.listing, atom.owner)
            number_ = self._number(*key_, atom.member)
            if positive:
                draw.further[key_] = max(number_, draw.further.get(key_, 0))
            else:
                draw.further[key_] = min(number_ - 1, draw.further.get(key_, number_))
        else:
            assert isinstance(atom, Reading)
            draw.texts[atom.reading] = positive


def _ids(thing: object, name: str) -> list[str]:
    attribute = name.replace("-", "_")
    value = getattr(thing, attribute, None) or getattr(thing, f"{attribute}_", None)
    told = value if isinstance(value, tuple) else (value,)
    return [
        each.value
        for each in told
        if isinstance(each, Told)
        and isinstance(each.value, str)
        and each.state is not State.REFUTED
    ]
