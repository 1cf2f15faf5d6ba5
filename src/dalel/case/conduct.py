"""Acts and what belongs to them: contents, publications, systems, series, notices, courses of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dalel.case.things import Thing, told

if TYPE_CHECKING:
    from dalel.case.measures import Days, Interval, Money
    from dalel.case.states import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Thing):
    """One conduct with one verb. ``that_is_all`` says whether the conduct is described completely."""

    by: tuple[Told[str], ...] = told("thing", to="person", many=True)
    does: Told[str] | None = told("word", words="verbs")
    when: Told[Days] | None = told("day")
    until: Told[Days] | None = told("day")
    place: Told[str] | None = told()
    channel: tuple[Told[str], ...] = told("word", words="channels", many=True)
    uses: tuple[Told[str], ...] = told("thing", to="medium", many=True)
    result: tuple[Told[str], ...] = told("thing", to="medium", many=True)
    data: tuple[Told[str], ...] = told("thing", to="data", many=True)
    says: tuple[Told[str], ...] = told("thing", to="assertion", many=True)
    against: tuple[Told[str], ...] = told("thing", to="person", many=True)
    misleads: tuple[Told[str], ...] = told("thing", to="person", many=True)
    with_system: tuple[Told[str], ...] = told("thing", to="system", many=True)
    purpose: tuple[Told[str], ...] = told("word", words="purposes", many=True)
    helps: tuple[Told[str], ...] = told("thing", to="act", many=True)
    through: tuple[Told[str], ...] = told("thing", to="person|system|act|publication", many=True)
    on_behalf_of: tuple[Told[str], ...] = told("thing", to="person", many=True)
    together_with: tuple[Told[str], ...] = told("thing", to="person", many=True)
    paid_by: tuple[Told[str], ...] = told("thing", to="person", many=True)
    identifiers: tuple[Told[str], ...] = told("word", words="identifiers", many=True)
    stage: Told[str] | None = told("word", words="stages")
    stopped_by: Told[str] | None = told("word", words="stops")
    agreed_with: tuple[Told[str], ...] = told("thing", to="person", many=True)
    agreed_before_start: Told[bool] | None = told("yes-no")
    tried: Told[Interval] | None = told("number")
    succeeded: Told[Interval] | None = told("number")
    place_of_effect: Told[str] | None = told()
    happened: Told[bool] | None = told("yes-no")
    that_is_all: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand(Thing):
    """What an act demands, of whom, on what condition, and whether it was done."""

    by: Told[str] | None = told("thing", to="act")
    of: Told[str] | None = told("word", words="objects")
    from_: Told[str] | None = told("thing", to="person")
    amount: Told[Money] | None = told("money")
    condition: Told[str] | None = told()
    deadline: Told[Days] | None = told("day")
    performed: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat(Thing):
    """What harm an act announces, to whom."""

    by: Told[str] | None = told("thing", to="act")
    of: Told[str] | None = told("word", words="threats")
    to: tuple[Told[str], ...] = told("thing", to="person", many=True)
    about: Told[str] | None = told("thing", to="person")
    shames: Told[bool] | None = told("yes-no")
    may_harm: Told[bool] | None = told("yes-no")
    true: Told[bool] | None = told("yes-no")
    carried_out: Told[bool] | None = told("yes-no")
    backs: tuple[Told[str], ...] = told("thing", to="demand", many=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Thing):
    """A medium put before others by an act. Labels live here, never on the medium or the act."""

    of: Told[str] | None = told("thing", to="medium")
    by: Told[str] | None = told("thing", to="act")
    kept_by: Told[str] | None = told("thing", to="person")
    channel: Told[str] | None = told("word", words="channels")
    from_: Told[Days] | None = told("day")
    to: Told[Days] | None = told("day")
    machine_mark: Told[bool] | None = told("yes-no")
    warning: Told[bool] | None = told("yes-no")
    warning_until: Told[Days] | None = told("day")
    warning_legible: Told[bool] | None = told("yes-no")
    warning_language: Told[str] | None = told()
    warning_where: Told[str] | None = told()
    warning_put_by: Told[str] | None = told("thing", to="person")
    mark_put_by: Told[str] | None = told("thing", to="person")
    removed_by: Told[str] | None = told("thing", to="person")
    audience: Told[str] | None = told("word", words="audiences")
    viewers: Told[Interval] | None = told("number")
    boosted: Told[bool] | None = told("yes-no")
    sponsored: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Thing):
    """An artificial-intelligence system: who owns, possesses, operates and uses it."""

    owner: Told[str] | None = told("thing", to="person")
    possessor: Told[str] | None = told("thing", to="person")
    operator: Told[str] | None = told("thing", to="person")
    users: tuple[Told[str], ...] = told("thing", to="person", many=True)
    runs_at: Told[str] | None = told()
    risk: Told[str] | None = told("word", words="risks")
    purpose: tuple[Told[str], ...] = told("word", words="purposes", many=True)
    marks_output: Told[bool] | None = told("yes-no")
    informs_users: Told[bool] | None = told("yes-no")
    may_mislead: Told[bool] | None = told("yes-no")
    open_to_others: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Thing):
    """Several acts seen as one: continued with one intent, repeated, or a continuing state."""

    by: tuple[Told[str], ...] = told("thing", to="person", many=True)
    against: tuple[Told[str], ...] = told("thing", to="person", many=True)
    members: tuple[Told[str], ...] = told("thing", to="act", many=True)
    from_: Told[Days] | None = told("day")
    to: Told[Days] | None = told("day")
    episodes: Told[Interval] | None = told("number")
    one_intent: Told[bool] | None = told("yes-no")
    agreed_before_start: Told[bool] | None = told("yes-no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Thing):
    """A complaint, takedown demand, order, court act or published denial, and what came of it."""

    kind: Told[str] | None = told("word", words="notices")
    from_: Told[str] | None = told("thing", to="person")
    to: Told[str] | None = told("thing", to="person")
    about: tuple[Told[str], ...] = told("thing", to="publication|medium|act|data", many=True)
    asks: Told[str] | None = told("word", words="requests")
    reached: Told[Days] | None = told("moment")
    answered: Told[Days] | None = told("moment")
    outcome: Told[str] | None = told("word", words="outcomes")
    reasons: Told[bool] | None = told("yes-no")
    done: Told[Days] | None = told("moment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstance(Thing):
    """A legal regime in a place for a time (state of emergency, election period …)."""

    kind: Told[str] | None = told("word", words="circumstances")
    place: Told[str] | None = told()
    from_: Told[Days] | None = told("day")
    to: Told[Days] | None = told("day")
    by_act: Told[str] | None = told()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding(Thing):
    """What authorities did or were asked to do about acts."""

    kind: Told[str] | None = told("word", words="proceedings")
    about: tuple[Told[str], ...] = told("thing", to="act", many=True)
    against: tuple[Told[str], ...] = told("thing", to="person", many=True)
    complaint_by: tuple[Told[str], ...] = told("thing", to="person", many=True)
    complaint_on: Told[Days] | None = told("day")
    withdrawn: Told[bool] | None = told("yes-no")
    reconciled: Told[bool] | None = told("yes-no")
    repaired: Told[bool] | None = told("yes-no")
    registered: Told[Days] | None = told("day")
    opened: Told[Days] | None = told("day")
    body: Told[str] | None = told()
    suspect: tuple[Told[str], ...] = told("thing", to="person", many=True)
    outcome: Told[str] | None = told("word", words="case outcomes")
    closing_received: Told[Days] | None = told("day")  # when the decision to close it arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior(Thing):
    """An earlier punishment, by the id of its norm: repeat is counted from imposition."""

    person: Told[str] | None = told("thing", to="person")
    norm: Told[str] | None = told()
    imposed: Told[Days] | None = told("day")
    executed: Told[Days] | None = told("day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Thing):
    """An answer to an open-textured question, with its owner and authority."""

    question: Told[str] | None = told()
    answer: Told[bool] | None = told("yes-no")
    by: Told[str] | None = told("word", words="assessors")
    who: Told[str] | None = told()
    on: Told[Days] | None = told("day")
    authority: Told[str] | None = told()
    exhibit: Told[str] | None = told("path")
