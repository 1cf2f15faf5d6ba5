"""The case: everything that travels from the case file to the stages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.case.conduct import (
    Act,
    Assessment,
    Circumstance,
    Demand,
    Notice,
    Prior,
    Proceeding,
    Publication,
    Series,
    System,
    Threat,
)
from dalel.case.objects import Assertion, Danger, Data, Harm, Link, Matter, Medium, Transfer
from dalel.case.people import Consent, Knowledge, Person
from dalel.case.position import NOWHERE, Position
from dalel.case.states import Told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.sentence import AnyAtom
    from dalel.case.states import State
    from dalel.case.things import Thing

# section of the case file → (type name used by norms and terms, class of its things)
SECTIONS: dict[str, tuple[str, type[Thing]]] = {
    "persons": ("person", Person),
    "media": ("medium", Medium),
    "data": ("data", Data),
    "systems": ("system", System),
    "assertions": ("assertion", Assertion),
    "acts": ("act", Act),
    "publications": ("publication", Publication),
    "demands": ("demand", Demand),
    "threats": ("threat", Threat),
    "transfers": ("transfer", Transfer),
    "consents": ("consent", Consent),
    "harms": ("harm", Harm),
    "dangers": ("danger", Danger),
    "links": ("link", Link),
    "series": ("series", Series),
    "notices": ("notice", Notice),
    "circumstances": ("circumstance", Circumstance),
    "proceedings": ("proceeding", Proceeding),
    "priors": ("prior", Prior),
    "assessments": ("assessment", Assessment),
    "things": ("matter", Matter),
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of ``facts:`` with its state.

    ``about`` is what the sentence says; ``told`` holds True (established), False (refuted), None (any other
    state), or the interval where the line gives the value of a measure (``amount of payment: 5000 EUR``).
    """

    about: AnyAtom
    told: Told[object]
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Completeness:
    """Whether a list names all its members for one owner (``consents of saule``), and who says so."""

    listing: str
    owner: str
    told: Told[bool]


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, kept in a file of the case folder; facts refer to it by path."""

    path: str
    by: str
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Case:
    """A case as its author told it. Nothing here is derived; nothing is defaulted to false."""

    title: str
    folder: str = ""
    things: Mapping[str, Thing] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)  # id → type name
    minds: tuple[Told[Knowledge], ...] = ()
    facts: tuple[Sentence, ...] = ()
    complete: tuple[Completeness, ...] = ()
    statements: tuple[Statement, ...] = ()
    exhibits: tuple[str, ...] = ()  # files of the folder named anywhere in the case, statements too
    asks: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""  # SHA-256 of the case file
    _by_type: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Group the ids by type once: large cases ask for them again and again."""
        grouped: dict[str, list[str]] = {}
        for key, type_name in self.types.items():
            grouped.setdefault(type_name, []).append(key)
        object.__setattr__(self, "_by_type", {kind: tuple(ids) for kind, ids in grouped.items()})

    def of_type(self, type_name: str) -> tuple[str, ...]:
        """Return the ids of all things of a type, in the order of the file."""
        return self._by_type.get(type_name, ())

    def state_of(self, listing: str, owner: str) -> State | None:
        """Return what is told of a list's completeness for an owner; None where nothing is."""
        for entry in self.complete:
            if (entry.listing, entry.owner) == (listing, owner):
                return entry.told.state
        return None
