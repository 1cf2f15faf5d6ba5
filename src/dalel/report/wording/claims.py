"""Who claims, against whom, and about whom where the one concerned is dead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalel.case.people import Person
from dalel.locale.mark import N_
from dalel.qualification.model import Head, ProofNode
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech

_MOST_NAMED = 6  # of claims that are judged alike
_DEAD = "deceased"
_LIVING = ("claimant", "depicted", "victim")  # who claims, by the name of the place
# Whose consent the norm asks for instead of the dead person's: by the term that its elements read.
_HEIRS = "heirs of person consented to deed"
_FAMILY = "children and surviving spouse of person consented to deed"
_ROLES = {
    _HEIRS: (N_("the heirs"), ("heir-of",)),
    _FAMILY: (
        N_("the children and the surviving spouse"),
        ("child-of", "surviving-spouse-of"),
    ),
}


def claimant(head: Head) -> str:
    """Return the id of who claims, of a claim; empty where the norm names those who do only by their role."""
    return next((head.places[name] for name in _LIVING if head.places.get(name)), "")


def dead(head: Head) -> str:
    """Return the id of the dead person whom a claim is about; empty where there is none."""
    return head.places.get(_DEAD, "")


def sides(speech: Speech, heads: Sequence[Head]) -> str:
    """Return who claims against whom, and about whom."""
    head = heads[0]
    against = speech.names(tuple(dict.fromkeys(each.actor for each in heads)))
    about, who = dead(head), claimant(head)
    if about and who != about:
        return speech.tr(
            "about {dead}: {who} against {respondent}",
            dead=speech.name(about),
            who=speech.name(who) if who else _successors(speech, head, about),
            respondent=against,
        )
    if not who:
        return against
    return speech.tr(
        "{claimant} against {respondent}", claimant=speech.name(who), respondent=against
    )


def same_claimed(speech: Speech, heads: Sequence[Head]) -> str:
    """Return which further claims are judged as the one above; ``{where}`` stands for the chapter of proofs."""
    named = list(dict.fromkeys(sides(speech, [head]) for head in heads))
    said = "; ".join(named[:_MOST_NAMED])
    more = len(named) - _MOST_NAMED
    if more > 0:
        said += speech.tr(" and {n} more", n=more)
    message = N_("Judged alike: {claims} ({where}).")
    return speech.tr(message, claims=said, where="{where}")


def _successors(speech: Speech, head: Head, about: str) -> str:
    """Return those who claim after a death: by name where the case tells it, always by their role."""
    for term in _terms(speech, head.proof):
        if term in _ROLES:
            role, relations = _ROLES[term]
            named = [speech.name(each) for each in _related(speech, about, relations)]
            said = speech.tr(role)
            return f"{said} ({', '.join(named)})" if named else said
    return speech.tr("those who may claim after the death")


def _related(speech: Speech, about: str, relations: tuple[str, ...]) -> Iterator[str]:
    for thing in speech.case.things.values():
        if isinstance(thing, Person) and any(
            row.relation
            and row.other
            and row.relation.value in relations
            and row.other.value == about
            for row in thing.relations
        ):
            yield thing.id


def _terms(speech: Speech, node: ProofNode | None) -> Iterator[str]:
    """Yield the sentences of the terms that a proof reads."""
    if node is None:
        return
    if node.atom is not None and (term := atoms.term_of(speech, node.atom)):
        yield term.sentence
    for child in node.children:
        yield from _terms(speech, child)
