"""Why a norm is not met, in a few words: refuted at what, permitted by whom, not its subject."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.case.sentence import Atom, Threshold
from dalel.locale.mark import N_
from dalel.qualification.model import Head, Literal
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech

_MOST = 2
_NATURAL = "person is a natural person"
# What permits a deed, by the term that says so; each names the thing in its first place.
_PERMITS = {
    "consent covers deed": N_("permitted by the consent {thing}"),
    "law permits deed without consent": N_("the law permits {thing} without consent"),
}


def because(speech: Speech, head: Head) -> str:
    """Return why a head is not met, short enough for a line of page one."""
    return reason(speech, head.refuted_by, head.actor)


def reason(speech: Speech, literals: Sequence[Literal], actor: str) -> str:
    """Return the refuting facts in a few words; one word for all of them where a consent or the subject decides."""
    if any(not_the_subject(each, actor) for each in literals):
        return speech.tr("a legal person is not its subject")
    for each in literals:
        if (message := permitting(each)) and isinstance(each.atom, Atom):
            return speech.tr(message, thing=speech.quoted(each.atom.args[0]))
    telling = [each for each in literals if not _plain(each)] or literals
    said = [atoms.say(speech, each.atom, positive=each.positive) for each in _strongest(telling)]
    return "; ".join(dict.fromkeys(said[:_MOST]))


def _plain(literal: Literal) -> bool:
    """Return whether the literal goes without saying beside others: somebody is a natural person."""
    return isinstance(literal.atom, Atom) and literal.atom.term == _NATURAL and literal.positive


def _strongest(literals: Sequence[Literal]) -> list[Literal]:
    """Return the literals; of several lines that one measure passes, or misses, the one that says most."""
    found: dict[object, Literal] = {}
    for each in literals:
        atom = each.atom
        key = (atom.measure, each.positive) if isinstance(atom, Threshold) else atom
        held = found.get(key)
        if held is not None and isinstance(atom, Threshold) and isinstance(held.atom, Threshold):
            further = atom.value > held.atom.value
            each = each if further is each.positive else held  # noqa: PLW2901 -- the stronger one
        found[key] = each
    return list(found.values())


def not_the_subject(literal: Literal, actor: str) -> bool:
    """Return whether the literal says that the actor is no natural person."""
    atom = literal.atom
    told = isinstance(atom, Atom) and atom.term == _NATURAL and atom.args == (actor,)
    return told and not literal.positive


def permitting(literal: Literal) -> str:
    """Return the message of what permits the deed; empty if the literal permits nothing."""
    known = isinstance(literal.atom, Atom) and literal.positive
    return _PERMITS.get(literal.atom.term, "") if known and isinstance(literal.atom, Atom) else ""
