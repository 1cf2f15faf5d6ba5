"""Whether lists are complete: ``complete:`` and the sentences about members that the case does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.fact import Closure, Contradiction
from dalel.case.sentence import Unlisted
from dalel.case.states import State
from dalel.facts import messages as say
from dalel.facts.voices import sources_of

if TYPE_CHECKING:
    from dalel.case.case import Case

_OPPOSITE = {State.ESTABLISHED: State.REFUTED, State.REFUTED: State.ESTABLISHED}


def closures_of(case: Case) -> tuple[tuple[Closure, ...], tuple[Contradiction, ...]]:
    """Return what is told of each list and owner; a list both complete and not is a contradiction."""
    heard: dict[tuple[str, str, str], list[Closure]] = {}
    for entry in case.complete:
        told = entry.told
        made = Closure(entry.listing, entry.owner, told.state, sources_of(told), told.position)
        heard.setdefault((entry.listing, entry.owner, ""), []).append(made)
    for line in case.facts:
        if isinstance(line.about, Unlisted):
            state = _OPPOSITE.get(line.told.state, line.told.state)
            about = line.about
            member = "" if about.member.endswith(f"-{about.owner}") else about.member
            sources = sources_of(line.told)
            made = Closure(about.listing, about.owner, state, sources, line.position, member)
            heard.setdefault((about.listing, about.owner, member), []).append(made)
    closures, clashes = [], []
    for (listing, owner, member), said in heard.items():
        yes = [one for one in said if one.state is State.ESTABLISHED]
        no = [one for one in said if one.state is State.REFUTED]
        sources = tuple(dict.fromkeys(source for one in said for source in one.sources))
        state = (yes or no or said)[0].state
        if yes and no:
            state = State.DISPUTED
            if not any(source.kind.proves for source in sources):
                clashes.append(Contradiction((yes[0], no[0]), say.LIST_BOTH_WAYS))
        elif any(one.state is State.DISPUTED for one in said):
            state = State.DISPUTED
        closures.append(Closure(listing, owner, state, sources, said[0].position, member))
    return tuple(closures), tuple(clashes)
