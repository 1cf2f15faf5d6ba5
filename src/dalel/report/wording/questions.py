"""Questions that a yes or a no answers, out of atoms."""

from __future__ import annotations

from dalel.case.sentence import AnyAtom, Atom, Degree, Mind, Reading, Threshold, Unlisted
from dalel.locale.mark import N_
from dalel.norms.model import Term
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech, fill_names
from dalel.report.wording.undated import ask_day

_MINDS = {
    Degree.WANTED: N_("Did {actor}, when doing “{deed}”, want this: {about}?"),
    Degree.KNEW: N_("Did {actor} know, when doing “{deed}”, that {about}?"),
    Degree.ACCEPTED: N_("Did {actor} at least accept, when doing “{deed}”, that {about}?"),
    Degree.SHOULD_HAVE_KNOWN: N_("Should {actor} have known, when doing “{deed}”, that {about}?"),
    Degree.DID_NOT_KNOW: N_("Was {actor}, when doing “{deed}”, unaware that {about}?"),
}
# By the term of the measure: the question over a line, and that at a line. Places stand as {place} in a
# person's name or an id in quotes.
_MEASURES = {
    "age of person at the start of deed": (
        N_("Was {person} older than {value} when {deed} began?"),
        N_("Was {person} {value} or older when {deed} began?"),
    ),
    "age of person at the end of deed": (
        N_("Was {person} older than {value} when {deed} ended?"),
        N_("Was {person} {value} or older when {deed} ended?"),
    ),
    "day of deed": (
        N_("Was {deed} done after {value}?"),
        N_("Was {deed} done on {value} or later?"),
    ),
    "day of discovery of deed": (
        N_("Was {deed} discovered after {value}?"),
        N_("Was {deed} discovered on {value} or later?"),
    ),
    "amount of transfer": (
        N_("Was more than {value} handed over in {transfer}?"),
        N_("Was {value} or more handed over in {transfer}?"),
    ),
    "sum taken by deed": (
        N_("Was more than {value} handed over in all because of {deed}?"),
        N_("Was {value} or more handed over in all because of {deed}?"),
    ),
    "amount of demand": (
        N_("Did {demand} ask for more than {value}?"),
        N_("Did {demand} ask for {value} or more?"),
    ),
    "damage of harm": (
        N_("Did the harm {harm} cost more than {value}?"),
        N_("Did the harm {harm} cost {value} or more?"),
    ),
    "reward for deed": (
        N_("Was more than {value} received, or to be received, for {deed}?"),
        N_("Was {value} or more received, or to be received, for {deed}?"),
    ),
    "number of owners hit by deed": (
        N_("Did more than {value} people or organisations lose property through {deed}?"),
        N_("Did {value} or more people or organisations lose property through {deed}?"),
    ),
}
# By the term: the question about a further member of a list, which the case does not name. {further} is what the list
# calls it: another harm to Saule.
_OF_FURTHER = {
    "deed directly caused harm": N_("Is there {further} that came straight from {deed}?"),
    "harm is substantial": N_("Is there {further} that was serious for the one who suffered it?"),
    "harm happened": N_("Is there {further} that really came about?"),
    "harm is grave": N_(
        "Is there {further} as grave as a death, a lasting illness or a very large loss?"
    ),
    "harm falls on a natural person": N_(
        "Is there {further} that fell on a person, and not on an organisation or the state?"
    ),
    "consent covers deed": N_(
        "Is there {further} whose words allow exactly what was done in {deed}?"
    ),
    "consent is genuine": N_(
        "Is there {further} that is real: not forged and not got by lies or force?"
    ),
    "consent had ended before deed": N_(
        "If there is {further}, had it run out or been withdrawn before {deed}?"
    ),
    "medium shows person recognisably": N_("Is there {further} who can be recognised?"),
    "medium lets person be heard recognisably": N_(
        "Is there {further} whose voice can be recognised?"
    ),
}
_FURTHER_MEASURES = {
    "damage of harm": (
        N_("Is there {further} that cost more than {value}?"),
        N_("Is there {further} that cost {value} or more?"),
    ),
}
_YEARS = "years"  # an age is asked as a bare number


def ask(speech: Speech, atom: AnyAtom) -> str:
    """Return the question that the atom answers."""
    match atom:
        case Atom():
            term = speech.law.terms.get(atom.term)
            if term and (asked := _of_further(speech, term, atom)):
                return asked
            asked = speech.pick(term.ask) if term else ""
            if term and asked:
                return fill_names(speech, asked, atoms.places_of(term, atom))
        case Mind():
            about = atoms.say(speech, atom.about, positive=atom.positive)
            actor = speech.name(atom.actor)
            return speech.tr(_MINDS[atom.degree], actor=actor, deed=atom.deed, about=about)
        case Threshold():
            if asked := ask_day(speech, atom) or _of_measure(speech, atom):
                return asked
        case Unlisted():
            listing = speech.law.listings.get(atom.listing)
            asked = speech.pick(listing.ask) if listing else ""
            if listing and asked:
                owners = {"owner": atom.owner, listing.owner_name: atom.owner}
                return fill_names(speech, asked, owners)
        case Reading():
            reading = speech.law.readings.get(atom.reading)
            return speech.pick(reading.question) if reading else atom.reading
    return speech.tr("Is it so: {sentence}?", sentence=atoms.say(speech, atom))


def _of_further(speech: Speech, term: Term, atom: Atom) -> str:
    """Return whether there is a member that the case does not name and that is so; empty if none is spoken of."""
    further = [each for each in atom.args if speech.further_member(each)]
    if not further:
        return ""
    names = {
        place: speech.quoted(thing) for place, thing in zip(term.places, atom.args, strict=False)
    }
    message = _OF_FURTHER.get(term.sentence) if len(further) == 1 else None
    if message is None:
        message = N_("Is there {further} of which this is so: {sentence}?")
        names["sentence"] = atoms.say(speech, atom)
    return speech.tr(message, **{**names, "further": _another(speech, further[0])})


def _another(speech: Speech, thing: str) -> str:
    """Return what the list calls a further member, as a question asks for it: another where the case names one."""
    said = speech.full_name(thing)
    rest = speech.without_further(said)
    return f"another {rest}" if speech.language == "en" and rest != said else said


def _of_measure(speech: Speech, threshold: Threshold) -> str:
    """Return whether a measure reaches its line, as a question; empty for a measure without one of its own."""
    term = speech.law.terms.get(threshold.measure.term)
    messages = _MEASURES.get(threshold.measure.term)
    if term is None or messages is None:
        return ""
    further = next((t for t in threshold.measure.args if speech.further_member(t)), "")
    messages = _FURTHER_MEASURES.get(threshold.measure.term, messages) if further else messages
    value = (
        speech.number(threshold.value)
        if term.unit == _YEARS
        else atoms.in_unit(speech, threshold.value, term.unit)
    )
    names = {
        place: speech.quoted(thing)
        for place, thing in zip(term.places, threshold.measure.args, strict=False)
    }
    if further:
        names["further"] = _another(speech, further)
    return speech.tr(messages[0 if threshold.strict else 1], value=value, **names)
