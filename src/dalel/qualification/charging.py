"""Who is charged with what: every norm at every tuple of places where its core conduct is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.position import Problem, Severity
from dalel.locale.mark import N_
from dalel.norms.library import list_called
from dalel.qualification.authors import ONE_OF_THEM, at_least_one, by, done
from dalel.qualification.axioms import Axioms
from dalel.qualification.charge import Charge
from dalel.qualification.governing import Governing
from dalel.qualification.ground import Grounder
from dalel.qualification.known import Atoms
from dalel.qualification.lasting import judged_on
from dalel.qualification.later import later
from dalel.qualification.library import library
from dalel.qualification.model import Stage
from dalel.qualification.openlists import DEFINITIONS
from dalel.qualification.places import Places
from dalel.qualification.procedural import Presumptions
from dalel.qualification.raised import (
    core_is_raised,
    own_is_told,
    raise_exceptions,
    speaks,
)
from dalel.qualification.roles import accomplices, through_others
from dalel.qualification.scope import DONE
from dalel.qualification.segments import Calendar
from dalel.qualification.silence import silence
from dalel.qualification.stages import unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from dalel.case.case import Case
    from dalel.case.fact import Facts
    from dalel.case.position import Value
    from dalel.norms.model import Law
    from dalel.qualification.governing import Governed
    from dalel.qualification.node import Node
    from dalel.qualification.places import Env
    from dalel.qualification.silence import Silence
    from dalel.qualification.wording import Wording

NO_ACTOR = N_(
    "Nobody is named who did “{deed}”: say “by:”, or describe a person who is not identified."
)
CIRCULAR = N_("The norm {norm} refers to itself at the same places; it is not judged there.")
INEXACT = N_(
    "Many norms search one list ({listing}), and it may hold more; a line that hangs on it may stay open though it is decided. "
    "If the list lacks nothing, write under complete: “{key}: yes”."
)
NO_ACTS = N_("The case describes no act, so there is nothing to judge.")


class Charging:
    """The charges of one case, grounded, with the axioms that bind their atoms."""

    def __init__(
        self, case: Case, facts: Facts, law: Law, as_of: date, readings: Mapping[str, bool]
    ) -> None:
        self.case = case
        self.facts = facts
        self.law = law
        self.as_of = as_of
        self.ready = library(law)
        self.atoms = Atoms(facts, readings, self.ready.implied)
        self.places = Places(case, law)
        self.calendar = Calendar(case, self.atoms, as_of, self.ready.timelines)
        self.grounder = Grounder(self.ready, self.places, self.atoms, self.calendar)
        self.axioms = Axioms(self.grounder)
        self.charges: list[Charge] = []
        self._governing = Governing(case, self.calendar, as_of)

    def charge(self) -> None:
        """Ground every charge that is raised, and then everything that they read."""
        raisable = self.ready.raisable(self.atoms.told_terms())
        for act in self.places.of_type("act"):
            self.calendar.span(act)  # days first: thresholds read them
        for norm_id in self.ready.judged:
            maybe = raisable.intersection(self.ready.wordings[norm_id])
            if maybe:
                self._charge(norm_id, maybe)
        executed = [charge for charge in self.charges if charge.criminal]
        begun = [charge for each in executed for charge in unfinished(each, self.grounder)]
        self.charges.extend(begun)
        self.charges.extend(accomplices(self.case, executed + begun, self.grounder))
        self.grounder.lists.close()
        self.grounder.lists.group = DEFINITIONS
        self.axioms.clauses.extend(
            (clause, ONE_OF_THEM) for clause in at_least_one(self.case, self.atoms)
        )
        self.presumptions = Presumptions(self.grounder)
        self.axioms.gather()
        self.axioms.settle()
        through_others(self.charges, self.grounder)
        raise_exceptions(self.grounder)

    def reach_back(self) -> bool:
        """Ground the charges under every later law; return whether there is anything to judge.

        A later law is judged apart, when the charges have been: what it reads adds nothing to them.
        """
        done = len(self.grounder.guarded)
        for charge in self.charges:
            if charge.criminal or charge.administrative:
                charge.later = later(charge, self.grounder, self.as_of)
        if not any(later.conduct for charge in self.charges for later in charge.later):
            return False
        self.grounder.lists.close()
        self.grounder.lists.group = DEFINITIONS
        self.axioms.gather()
        self.axioms.settle()
        raise_exceptions(self.grounder, done)
        return True

    def silence(self) -> Silence:
        """Return what is not raised: looked at again, when the answer is written."""
        return silence(self.ready, self.places, self._governing, self.charges)

    def _charge(self, norm_id: str, maybe: frozenset[Wording]) -> None:
        wordings = self.ready.wordings[norm_id]
        for signature, some in self.ready.signatures[norm_id]:
            for env in self.places.tuples(signature):
                for governed in self._governing.of(wordings, env.get(some.deed, "")):
                    if governed.lead.signature is signature:
                        charge = self._raise(governed, env, maybe)
                        if charge is not None:
                            self.charges.append(charge)

    def _raise(self, under: Governed, env: Env, maybe: frozenset[Wording]) -> Charge | None:
        if under.part is None:
            return self._grounded(under, env, maybe)
        with judged_on(self.grounder, under.part):
            return self._grounded(under, env, maybe)

    def _grounded(self, under: Governed, env: Env, maybe: frozenset[Wording]) -> Charge | None:
        segments, lead, read = under.segments, under.lead, under.read
        grounder = self.grounder
        deed = env.get(lead.deed, "")
        grounder.lists.group = deed or lead.norm.id
        for each in read:
            if each in maybe and core_is_raised(each, env, grounder):
                break
        else:
            return None
        told: bool | None = True
        if lead.norm.qualifies:
            told = self._own_told(read, env)
            if told is False:
                return None
        conducts: list[Node | None] = []
        persons: list[Node | None] = []
        for segment in segments:
            wording = segment.wording
            if wording is None:
                conducts.append(None)
                persons.append(None)
            else:
                conduct = grounder.conduct(wording, env, DONE, deed)
                told = told or own_is_told(conduct, self.atoms)
                conducts.append(conduct)
                persons.append(grounder.person(wording, env, deed))
        if not told:
            return None
        conduct = grounder.over_segments(lead.norm.id, deed, segments, conducts)
        person = grounder.over_segments(lead.norm.id, deed, segments, persons)
        actor = env.get(lead.actor, "")
        return Charge(
            wording=lead,
            env=env,
            actor=actor,
            deed=deed,
            stage=Stage.COMPLETED,
            conduct=done(conduct, deed, self.atoms),
            person=by(person, deed, actor, self.atoms, liable=lead.criminal or lead.administrative),
            segments=segments,
            no_wording=not under.held,
            category=self.ready.category(lead),
            part=under.part,
            part_of_many=under.of_many,
        )

    def _own_told(self, read: list[Wording], env: Env) -> bool | None:
        """Return whether anything is told for what a part says beyond its basic norm; None: its tree tells."""
        found: bool | None = False
        for wording in read:
            if not self.ready.own(wording):
                return None
        for wording in read:
            told = speaks(wording, env, self.grounder)
            if told:
                return True
            if told is None:
                found = None
        return found

    def problems(self) -> tuple[Problem, ...]:
        """Return what kept things from being judged."""
        found = []
        acts = [thing for thing in self.case.things.values() if isinstance(thing, Act)]
        if not acts:
            found.append(Problem("qualify.no-acts", NO_ACTS, severity=Severity.WARNING))
        for act in acts:
            if not act.by:
                values = {"deed": act.id}
                position = act.position
                found.append(
                    Problem("qualify.no-actor", NO_ACTOR, values, position, Severity.WARNING)
                )
        found.extend(
            Problem("qualify.circular", CIRCULAR, {"norm": norm}, severity=Severity.WARNING)
            for norm in sorted(self.grounder.circular)
        )
        found.extend(
            self._inexact(listing, owner) for listing, owner in sorted(self.grounder.lists.inexact)
        )
        return tuple(found)

    def _inexact(self, key: str, owner: str) -> Problem:
        listing = self.law.listings[key]
        typed = f"{listing.name} {listing.connective} {owner}"
        values: dict[str, Value] = {"listing": list_called(listing, owner), "key": typed}
        return Problem("qualify.inexact", INEXACT, values, severity=Severity.WARNING)
