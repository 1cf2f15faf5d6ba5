"""Contradictions in one line: what clashes, and why."""

from __future__ import annotations

from dalel.case.fact import Closure, Contradiction, Fact, Measured, MindFact
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import DEGREES, STATES

_MOST = 6


def clash_said(speech: Speech, clash: Contradiction) -> str:
    """Return the facts that clash, then the reason."""
    found = dict.fromkeys(_placed(speech, each) for each in clash.facts)
    about = "; ".join([each for each in found if each][:_MOST])
    reason = reason_said(speech, clash)
    return f"{about}: {reason}" if about else reason


def reason_said(speech: Speech, clash: Contradiction) -> str:
    """Return why facts clash: in the words of the vocabulary's rule, else the message."""
    return speech.pick(clash.reasons) or speech.tr(clash.reason)


def _placed(speech: Speech, fact: Fact | Measured | MindFact | Closure) -> str:
    """Return a fact, which way it is told, and where: *“payment” happened (refuted, case.yaml:12:5)*."""
    said = _said(speech, fact)
    way = speech.tr(STATES[fact.state]) if isinstance(fact, (Fact, Closure)) else ""
    place = str(fact.position) if fact.position.line else ""
    beside = ", ".join(filter(None, (way, place)))
    return f"{said} ({beside})" if said and beside else said


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
            degrees = dict.fromkeys((fact.low, fact.high))
            degree = " – ".join(speech.tr(DEGREES[each]) for each in degrees)
            return f"{speech.name(fact.actor)}: {degree}: {about}"
        case Closure():
            listing = speech.law.listings.get(fact.listing)
            return atoms.closed(speech, listing, fact.owner) if listing else fact.listing
