"""Media, data, assertions, property, harm and the links between deeds and harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.case.things import Thing, told

if TYPE_CHECKING:
    from dalel.case.measures import Days, Interval, Money
    from dalel.case.states import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Medium(Thing):
    """A picture, clip, recording or text; ``file`` names its exhibit in the case folder."""

    file: Told[str] | None = told("path")
    title: Told[str] | None = told()
    origin: Told[str] | None = told("word", words="origins")
    scene: Told[str] | None = told("word", words="scenes")
    derived_from: tuple[Told[str], ...] = told("thing", to="medium", many=True)
    operation: Told[str] | None = told("word", words="operations")
    made_with: Told[str] | None = told("thing", to="system")
    shows: tuple[Told[str], ...] = told("thing", to="person", many=True)
    sounds_like: tuple[Told[str], ...] = told("thing", to="person", many=True)
    names: tuple[Told[str], ...] = told("thing", to="person", many=True)
    body_of: tuple[Told[str], ...] = told("thing", to="person", many=True)
    manner_of: tuple[Told[str], ...] = told("thing", to="person", many=True)
    event: Told[str] | None = told("thing", to="matter")
    apparent_age: Told[Interval] | None = told("age")
    sexual: Told[str] | None = told("word", words="sexual grades")
    document_like: Told[bool] | None = told("yes-no")
    certified: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Data(Thing):
    """One item of data about one person from one source; ``kind`` may list several kinds."""

    of: Told[str] | None = told("thing", to="person")
    kind: tuple[Told[str], ...] = told("word", words="data kinds", many=True)
    private_life: Told[bool] | None = told("yes-no")
    secret: Told[bool] | None = told("yes-no")
    true: Told[bool] | None = told("yes-no")
    invented: Told[bool] | None = told("yes-no")
    public: Told[bool] | None = told("yes-no")
    made_public_by: Told[str] | None = told("thing", to="person")
    source: Told[str] | None = told("word", words="data sources")
    identifiers: tuple[Told[str], ...] = told("word", words="identifiers", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion(Thing):
    """What a medium, its caption or speech says, of whom, and how."""

    words: Told[str] | None = told()
    in_: tuple[Told[str], ...] = told("thing", to="medium", many=True)
    carrier: Told[str] | None = told("word", words="carriers")
    about: tuple[Told[str], ...] = told("thing", to="person", many=True)
    attributed_to: Told[str] | None = told("thing", to="person")
    false: Told[bool] | None = told("yes-no")
    presented_as: Told[str] | None = told("word", words="presentations")
    discrediting: Told[bool] | None = told("yes-no")
    accuses_of: Told[str] | None = told("word", words="accusations")
    indecent: Told[bool] | None = told("yes-no")
    incites: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer(Thing):
    """Property that passed, or was meant to: whose, decided by whom, deceived by which act."""

    because: Told[str] | None = told("thing", to="act")
    decided_by: Told[str] | None = told("thing", to="person")
    whose: tuple[Told[str], ...] = told("thing", to="person", many=True)
    to: tuple[Told[str], ...] = told("thing", to="person", many=True)
    of: Told[str] | None = told("word", words="objects")
    amount: Told[Money] | None = told("money")
    amount_is: Told[str] | None = told("word", words="amount kinds")
    when: Told[Days] | None = told("day")
    rate_date: Told[Days] | None = told("day")
    route: tuple[Told[str], ...] = told("text", many=True)
    happened: Told[bool] | None = told("yes-no")
    received: Told[bool] | None = told("yes-no")
    return_: Told[str] | None = told("word", words="returns")
    asked_of: Told[str] | None = told("thing", to="person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm(Thing):
    """Harm that happened to somebody: which interest, how much, how grave in whose assessment."""

    to: Told[str] | None = told("thing", to="person")
    interest: Told[str] | None = told("word", words="interests")
    happened: Told[bool] | None = told("yes-no")
    substantial: Told[bool] | None = told("yes-no")
    damage: Told[Money] | None = told("money")
    because: tuple[Told[str], ...] = told("thing", to="act|transfer|harm", many=True)
    through_decision_of: tuple[Told[str], ...] = told("thing", to="person", many=True)
    when: Told[Days] | None = told("day")
    words: Told[str] | None = told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger(Thing):
    """A danger that an act made; it need never have come true."""

    by: Told[str] | None = told("thing", to="act")
    to: Told[str] | None = told("word", words="dangers")
    exists: Told[bool] | None = told("yes-no")
    words: Told[str] | None = told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Thing):
    """An edge of causation, from the precise act to its effect."""

    cause: Told[str] | None = told("thing", to="act|transfer|harm")
    effect: Told[str] | None = told("thing", to="transfer|harm|act|danger")
    direct: Told[bool] | None = told("yes-no")
    through_decision_of: tuple[Told[str], ...] = told("thing", to="person", many=True)
    other_causes: Told[bool] | None = told("yes-no")
    would_have_come_anyway: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter(Thing):
    """What is no person: an event, a place, an organisation that may not exist."""

    is_: Told[str] | None = told("word", words="matter kinds")
    exists: Told[bool] | None = told("yes-no")
    public: Told[bool] | None = told("yes-no")
