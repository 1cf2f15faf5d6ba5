"""Questions that a yes or a no answers, out of atoms."""

from __future__ import annotations

from dalel.case.sentence import AnyAtom, Atom, Degree, Mind, Reading, Threshold, Unlisted
from dalel.locale.mark import N_
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech, fill_names

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
_YEARS = "years"  # an age is asked as a bare number


def ask(speech: Speech, atom: AnyAtom) -> str:
    """Return the question that the atom answers."""
    match atom:
        case Atom():
            term = speech.law.terms.get(atom.term)
            asked = speech.pick(term.ask) if term else ""
            if term and asked:
                return fill_names(speech, asked, atoms.places_of(term, atom))
        case Mind():
            about = atoms.say(speech, atom.about, positive=atom.positive)
            actor = speech.name(atom.actor)
            return speech.tr(_MINDS[atom.degree], actor=actor, deed=atom.deed, about=about)
        case Threshold():
            if asked := _of_measure(speech, atom):
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


def _of_measure(speech: Speech, threshold: Threshold) -> str:
    """Return whether a measure reaches its line, as a question; empty for a measure without one of its own."""
    term = speech.law.terms.get(threshold.measure.term)
    messages = _MEASURES.get(threshold.measure.term)
    if term is None or messages is None:
        return ""
    value = (
        speech.number(threshold.value)
        if term.unit == _YEARS
        else atoms.in_unit(speech, threshold.value, term.unit)
    )
    names = {
        place: speech.quoted(thing)
        for place, thing in zip(term.places, threshold.measure.args, strict=False)
    }
    return speech.tr(messages[0 if threshold.strict else 1], value=value, **names)
