"""Fields that are read and kept, but that no norm, list or rule encoded so far looks at.

Whoever tells them should know that they change no line yet. The tests hold the list against the vocabulary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.case import SECTIONS
from dalel.case.position import Problem, Severity
from dalel.case.states import Told
from dalel.casefile import messages as say
from dalel.casefile.fields import SECTION_OF, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.case.case import Case
    from dalel.case.position import Position

# section → keys
UNHEARD: dict[str, frozenset[str]] = {
    section: frozenset(keys.split())
    for section, keys in {
        "persons": "class-on paid-share",
        "media": "derived-from operation body-of manner-of event apparent-age certified",
        "data": "invented",
        "systems": "runs-at open-to-others",
        "assertions": "carrier attributed-to incites",
        "acts": "together-with agreed-with tried succeeded",
        "publications": "warning-until warning-language warning-where warning-put-by mark-put-by "
        "removed-by audience viewers boosted sponsored",
        "demands": "condition deadline performed",
        "threats": "carried-out",
        "transfers": "amount-is rate-date route asked-of",
        "consents": "for purposes until-event shown-to withdrawal-sent",
        "harms": "through-decision-of",
        "links": "through-decision-of other-causes would-have-come-anyway",
        "series": "episodes",
        "circumstances": "by-act",
        "proceedings": "complaint-on repaired registered",
        "priors": "executed",
    }.items()
}


def unheard(case: Case) -> tuple[Problem, ...]:
    """Return a hint for each kind of field that is told and changes no line, at its first place."""
    return tuple(
        Problem("case.unheard", say.UNHEARD, {"key": key, "kind": kind}, place, Severity.WARNING)
        for (kind, key), place in sorted(dict(_told(case)).items(), key=lambda one: one[1])
    )


def _told(case: Case) -> Iterator[tuple[tuple[str, str], Position]]:
    """Yield the fields in question with their places, the first place last."""
    for thing in reversed(tuple(case.things.values())):
        kind = case.types[thing.id]
        section = SECTION_OF[kind]
        for key, field in fields_of(SECTIONS[section][1]).items():
            if key in UNHEARD.get(section, ()):
                value = getattr(thing, field.attribute)
                first = value[0] if isinstance(value, tuple) and value else value
                if isinstance(first, Told):
                    yield (kind, key), first.position
