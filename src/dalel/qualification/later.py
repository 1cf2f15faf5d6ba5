"""A charge under every later law up to the decision: a milder one reaches back (MODEL 22).

The whole charge is judged again under the later wording, at its stage and in its role; its own elements are
never mixed with the sanction of another version. A stage that the later law no longer punishes, for the
category of the part has sunk, ends punishability as a repeal does.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dalel.norms.resolve import references
from dalel.qualification.authors import by, done
from dalel.qualification.charge import Charge, Later
from dalel.qualification.model import Stage
from dalel.qualification.node import truth
from dalel.qualification.roles import helping, own_person
from dalel.qualification.sanctions import reaches
from dalel.qualification.scope import ATTEMPT, DONE, PREPARATION
from dalel.qualification.stages import ATTEMPT_FROM, PREPARATION_FROM, begun

if TYPE_CHECKING:
    from dalel.qualification.ground import Grounder
    from dalel.qualification.node import Node
    from dalel.qualification.wording import Wording

_STAGES = {
    Stage.ATTEMPT: (ATTEMPT, ATTEMPT_FROM),
    Stage.PREPARATION: (PREPARATION, PREPARATION_FROM),
}


def later(charge: Charge, grounder: Grounder, as_of: date) -> list[Later]:
    """Ground a charge under every later wording; executors before their accomplices."""
    wordings = grounder.library.wordings[charge.norm_id]
    lead, last = charge.wording, as_of.toordinal()
    newer = [each for each in reversed(wordings) if lead.since < each.since <= last]
    days = {each.since: each for each in newer}
    changed = [day for day in _changed(charge, grounder) if day <= last and day not in days]
    if changed and truth(charge.conduct, grounder.atoms, grounder.truths) is False:
        changed = []  # what was no offence on its day becomes none by another text
    found = []
    for day in sorted((*days, *changed)):
        wording = days.get(day) or next((w for w in reversed(newer) if w.since < day), lead)
        if wording.until is not None and wording.until <= day:
            continue
        grounder.lists.group = charge.deed or charge.norm_id
        grounder.law_day = last if newer and wording is newer[-1] and day in days else day
        grounder.calendar.day = charge.part and charge.part[1]
        then = _under(charge, wording, date.fromordinal(day), grounder)
        found.append(then if day in days else replace(then, elsewhere=True))
        grounder.law_day = grounder.calendar.day = None
    newest = newer[-1] if newer else lead
    if newest.norm.until is not None and newest.until is not None and newest.until <= last:
        found.append(Later(newest.norm.until.day, None))
    return found


def _changed(charge: Charge, grounder: Grounder) -> tuple[int, ...]:
    """Return the days after the deed on which a text begins that the norm refers to: the blanket changed with it."""
    _, end = grounder.calendar.span(charge.principal_deed or charge.deed)
    if charge.part is not None:
        end = charge.part[1]
    known = grounder.library.changes
    if charge.norm_id not in known:
        read, waiting = {charge.norm_id}, [charge.norm_id]
        days: set[int] = set()
        while waiting:
            for wording in grounder.library.wordings.get(waiting.pop(), ()):
                days.add(wording.since)
                more = {each.norm for each in references(wording.norm)} - read
                read |= more
                waiting += sorted(more)
        known[charge.norm_id] = tuple(sorted(days))
    return () if end is None else tuple([day for day in known[charge.norm_id] if day > end])


def _under(charge: Charge, wording: Wording, day: date, grounder: Grounder) -> Later:
    norm = wording.norm
    if charge.stage in _STAGES:
        _, lowest = _STAGES[charge.stage]
        ready = grounder.library
        least = ready.parameters.get(lowest)
        if not reaches(ready.category(wording), least, ready.categories):
            return Later(day, None)
    env, deed, actor = charge.env, charge.deed, charge.actor
    if charge.role and not charge.executors:
        return Later(day, norm)  # through another: the sanction alone is compared
    if charge.executors:
        deeds = [(each, _conduct_then(each, day)) for each in charge.executors]
        known = [(each, node) for each, node in deeds if node is not None]
        if not known:
            return Later(day, norm)
        conduct = helping(known, deed, actor, charge.chain, grounder)
        person = own_person(wording, env, deed, actor, grounder)
        return Later(day, norm, conduct, by(person, deed, actor, grounder.atoms))
    person = by(grounder.person(wording, env, deed), deed, actor, grounder.atoms)
    completed = done(grounder.conduct(wording, env, DONE, deed), deed, grounder.atoms)
    if charge.stage not in _STAGES:
        return Later(day, norm, completed, person)
    mode, _ = _STAGES[charge.stage]
    aimed = grounder.conduct(wording, env, mode, deed)
    own, helped = (
        begun(aimed, completed, charge, charge.stage, grounder, renounced=each)
        for each in (False, True)
    )
    return Later(day, norm, own, person, helped)


def _conduct_then(charge: Charge, day: date) -> Node | None:
    """Return an executor's deed layer under the law of a later day, as his accomplices answer for it."""
    found = next((each for each in charge.later if each.day == day and each.norm), None)
    return None if found is None else found.helped or found.conduct
