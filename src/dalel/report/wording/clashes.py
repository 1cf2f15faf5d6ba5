"""Contradictions in one line: what clashes, and why."""

from __future__ import annotations

from dalel.case.fact import Closure, Contradiction, Fact, Measured, MindFact
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech

_MOST = 3


def clash_said(speech: Speech, clash: Contradiction) -> str:
    """Return the facts that clash, then the reason."""
    found = dict.fromkeys(_said(speech, each) for each in clash.facts)
    about = "; ".join([each for each in found if each][:_MOST])
    reason = reason_said(speech, clash)
    return f"{about}: {reason}" if about else reason


def reason_said(speech: Speech, clash: Contradiction) -> str:
    """Return why facts clash: in the words of the vocabulary's rule, else the message."""
    return speech.pick(clash.reasons) or speech.tr(clash.reason)


def _said(speech: Speech, fact: Fact | Measured | MindFact | Closure) -> str:
    match fact:
        case Fact():
            return atoms.say(speech, fact.about)
        case Measured():
            return f"{atoms.say(speech, fact.about)}: {atoms.interval(speech, fact)}"
        case MindFact():
            about = (
                atoms.say(speech, fact.about, positive=fact.positive) if fact.about else fact.deed
            )
            return f"{speech.name(fact.actor)}: {about}"
        case Closure():
            listing = speech.law.listings.get(fact.listing)
            return speech.further(listing, fact.owner) if listing else fact.listing
