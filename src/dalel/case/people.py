"""Persons, what they hold, how they are related, what they allowed and what they wanted or knew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.case.things import Thing, told

if TYPE_CHECKING:
    from dalel.case.measures import Days, Interval
    from dalel.case.sentence import Atom, Degree
    from dalel.case.states import Told


UNNAMED = "unknown-of-"  # id of the person who did an act that names nobody: ``unknown-of-call``


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity(Thing):
    """An office or quality that a person holds for a time, in or of something."""

    capacity: Told[str] | None = told("word", words="capacities")
    of: Told[str] | None = told()
    from_: Told[Days] | None = told("day")
    to: Told[Days] | None = told("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Thing):
    """What a person is to another one, for a time (``employee-of: firm``)."""

    relation: Told[str] | None = told("word", words="relations")
    other: Told[str] | None = told("thing", to="person")
    from_: Told[Days] | None = told("day")
    to: Told[Days] | None = told("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Thing):
    """Somebody, or an organisation, or somebody not yet identified."""

    is_: Told[str] | None = told("word", words="person kinds")
    name: Told[str] | None = told()
    identified: Told[bool] | None = told("yes-no")
    alive: Told[bool] | None = told("yes-no")
    died: Told[Days] | None = told("day")
    born: Told[Days] | None = told("day")
    age: Told[Interval] | None = told("age")
    sane: Told[bool] | None = told("yes-no")
    class_: Told[str] | None = told("word", words="subject classes")
    class_on: Told[Days] | None = told("day")
    number: Told[Interval] | None = told("number")
    holds: tuple[Capacity, ...] = told("rows", to="capacity", many=True)
    relations: tuple[Relation, ...] = told("rows", to="relation", many=True)
    paid_by: tuple[Told[str], ...] = told("thing", to="person", many=True)
    paid_share: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Thing):
    """What a person allowed: acts, purposes, channels, persons, for how long, on what proof."""

    by: Told[str] | None = told("thing", to="person")
    for_: tuple[Told[str], ...] = told("thing", to="person", many=True)
    given: Told[Days] | None = told("day")
    covers: tuple[Told[str], ...] = told("thing", to="act", many=True)
    excludes: tuple[Told[str], ...] = told("thing", to="act", many=True)
    purposes: tuple[Told[str], ...] = told("word", words="purposes", many=True)
    channels: tuple[Told[str], ...] = told("word", words="channels", many=True)
    until: Told[Days] | None = told("day")
    until_event: Told[str] | None = told()  # a sentence: until this is so
    paid_posing: Told[bool] | None = told("yes-no")
    genuine: Told[bool] | None = told("yes-no")
    got_by_deceit: Told[bool] | None = told("yes-no")
    shown_to: tuple[Told[str], ...] = told("thing", to="person", many=True)
    on_behalf_of: tuple[Told[str], ...] = told("thing", to="person", many=True)
    withdrawn: Told[Days] | None = told("day")
    withdrawal_sent: Told[Days] | None = told("day")
    words: Told[str] | None = told()
    proof: Told[str] | None = told("path")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How an actor of a deed stood towards a sentence: a range on the ladder of mind.

    ``about`` is ``None`` where the author said it of everything that is true of the deed (``mind: knew``).
    ``low`` and ``high`` bound the degree; ``state`` and sources stand in the enclosing ``Told``.
    """

    actor: str
    deed: str
    about: Atom | None
    positive: bool
    low: Degree
    high: Degree
