"""Sentences out of atoms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dalel.case.fact import Measured
from dalel.case.sentence import AnyAtom, Atom, Degree, Mind, Reading, Threshold, Unlisted
from dalel.locale import figures
from dalel.locale.mark import N_, NN_
from dalel.norms.model import Listing, Term
from dalel.report.wording.speech import Speech, fill_names


def say(speech: Speech, atom: AnyAtom, *, positive: bool = True) -> str:
    """Return the atom, or its negation, as a sentence without a full stop."""
    match atom:
        case Atom():
            return _term_said(speech, atom, positive)
        case Mind():
            return _mind_said(speech, atom, positive)
        case Threshold():
            measure = _measure(speech, atom.measure)
            return f"{measure}: {_bound(speech, atom, positive)}"
        case Unlisted():
            return _unlisted_said(speech, atom, positive)
        case Reading():
            reading = speech.law.readings.get(atom.reading)
            if reading is None:
                return atom.reading
            return speech.pick((reading.first if positive else reading.second).text)


def who_can_answer(speech: Speech, atom: AnyAtom, most: int | None = None) -> str:
    """Return who can answer the question, in words; of many the first ``most``."""
    asked = _asked(speech, atom)
    return ", ".join(speech.word("answerers", each) for each in asked.who[:most]) if asked else ""


def what_proves(speech: Speech, atom: AnyAtom) -> str:
    """Return which kinds of evidence prove it, in words."""
    asked = _asked(speech, atom)
    return ", ".join(speech.word("evidence kinds", e) for e in asked.proved_by) if asked else ""


def _asked(speech: Speech, atom: AnyAtom) -> Term | Listing | None:
    if isinstance(atom, Unlisted):
        return speech.law.listings.get(atom.listing)
    return term_of(speech, atom)


def term_of(speech: Speech, atom: AnyAtom) -> Term | None:
    """Return the term that an atom is about; a reading and a further member have none."""
    match atom:
        case Atom():
            return speech.law.terms.get(atom.term)
        case Mind():
            return speech.law.terms.get(atom.about.term)
        case Threshold():
            return speech.law.terms.get(atom.measure.term)
        case _:
            return None


def things_of(atom: AnyAtom) -> tuple[str, ...]:
    """Return the ids that an atom speaks of."""
    match atom:
        case Atom():
            return atom.args
        case Mind():
            return (atom.actor, atom.deed, *atom.about.args)
        case Threshold():
            return atom.measure.args
        case Unlisted():
            return (atom.owner,)
        case _:
            return ()


# ── terms ─────────────────────────────────────────────────────────────────────────────────────────
def places_of(term: Term, atom: Atom) -> dict[str, str]:
    """Return the ids of an atom by the names of its term's places."""
    return dict(zip(term.places, atom.args, strict=False))


def _term_said(speech: Speech, atom: Atom, positive: bool) -> str:  # noqa: FBT001 -- the sign of a literal
    term = speech.law.terms.get(atom.term)
    if term is None:
        return " ".join((atom.term, *atom.args))
    said = (term.say if positive else term.deny).get(speech.language)
    if said and "{" in said:
        return fill_names(speech, said, places_of(term, atom))
    if positive:
        return _sentence_itself(speech, term, atom)
    return speech.tr("it is not so: {sentence}", sentence=_term_said(speech, atom, True))


def _sentence_itself(speech: Speech, term: Term, atom: Atom) -> str:
    """Return the term's own sentence with the first occurrence of each place filled."""
    waiting = places_of(term, atom)
    return " ".join(
        speech.quoted(waiting.pop(token)) if token in waiting else token
        for token in term.sentence.split()
    )


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _measure(speech: Speech, measure: Atom) -> str:
    return _term_said(speech, measure, True)


# ── the ladder of mind ────────────────────────────────────────────────────────────────────────────


_MIND_SAID = {
    Degree.WANTED: N_("{actor}, when doing “{deed}”, wanted this: {about}"),
    Degree.KNEW: N_("{actor} knew, when doing “{deed}”, that {about}"),
    Degree.ACCEPTED: N_("{actor} knew or accepted, when doing “{deed}”, that {about}"),
    Degree.SHOULD_HAVE_KNOWN: N_(
        "{actor} knew or should have known, when doing “{deed}”, that {about}"
    ),
    Degree.DID_NOT_KNOW: N_("{actor} did not know, when doing “{deed}”, that {about}"),
}
_MIND_DENIED = {
    Degree.WANTED: N_("{actor}, when doing “{deed}”, did not want this: {about}"),
    Degree.KNEW: N_("{actor} did not know, when doing “{deed}”, that {about}"),
    Degree.ACCEPTED: N_("{actor} neither knew nor accepted, when doing “{deed}”, that {about}"),
    Degree.SHOULD_HAVE_KNOWN: N_(
        "{actor} neither knew nor should have known, when doing “{deed}”, that {about}"
    ),
    Degree.DID_NOT_KNOW: N_("{actor} knew, when doing “{deed}”, that {about}"),
}


def _mind_said(speech: Speech, mind: Mind, positive: bool) -> str:  # noqa: FBT001 -- the sign of a literal
    message = (_MIND_SAID if positive else _MIND_DENIED)[mind.degree]
    about = say(speech, mind.about, positive=mind.positive)
    return speech.tr(message, actor=speech.name(mind.actor), deed=mind.deed, about=about)


# ── measures ──────────────────────────────────────────────────────────────────────────────────────
def bound(speech: Speech, threshold: Threshold, *, positive: bool = True) -> str:
    """Return the line that a measure reaches, or does not: *over 4 325 000* with the currency."""
    return _bound(speech, threshold, positive)


def _bound(speech: Speech, threshold: Threshold, positive: bool) -> str:  # noqa: FBT001 -- the sign of a literal
    term = speech.law.terms.get(threshold.measure.term)
    value = in_unit(speech, threshold.value, term.unit if term else "")
    tr = speech.tr
    if term is not None and term.unit == "date":
        if threshold.strict:
            return tr("after {day}", day=value) if positive else tr("not after {day}", day=value)
        return tr("not before {day}", day=value) if positive else tr("before {day}", day=value)
    if threshold.strict:
        return tr("over {value}", value=value) if positive else tr("not over {value}", value=value)
    if term is not None and term.unit == "years":
        number, forms = int(threshold.value), _OF_AGE if positive else _UNDER_AGE
        return tr.plural(*forms, number, n=speech.number(threshold.value))
    return tr("at least {value}", value=value) if positive else tr("under {value}", value=value)


def in_unit(speech: Speech, value: Decimal, unit: str) -> str:
    """Return a measure's number in its unit."""
    match unit:
        case "date":
            return figures.short_day(date.fromordinal(int(value)))
        case speech.law.jurisdiction.currency.code:
            return speech.money(value)
        case _ if unit in _COUNTED:
            return speech.tr.plural(*_COUNTED[unit], int(value), n=speech.number(value))
        case _:
            return speech.number(value)


_OF_AGE = NN_("at least {n} year of age", "at least {n} years of age")
_UNDER_AGE = NN_("under {n} year of age", "under {n} years of age")
_COUNTED = {
    "years": NN_("{n} year of age", "{n} years of age"),
    "months": NN_("{n} month", "{n} months"),
    "days": NN_("{n} day", "{n} days"),
    "hours": NN_("{n} hour", "{n} hours"),
}


def interval(speech: Speech, measured: Measured) -> str:
    """Return what a measure is known to be, in its unit."""
    term = speech.law.terms.get(measured.about.term)
    unit = term.unit if term else ""
    low, high = measured.interval.low, measured.interval.high
    if low is not None and low == high:
        if unit == "years":
            forms = NN_("{n} year old", "{n} years old")
            return speech.tr.plural(*forms, int(low), n=speech.number(low))
        return in_unit(speech, low, unit)
    if low is not None and high is not None:
        if unit in _COUNTED:
            bounds = f"{speech.number(low)}–{speech.number(high)}"
            return speech.tr.plural(*_COUNTED[unit], int(high), n=bounds)
        return f"{in_unit(speech, low, unit)} – {in_unit(speech, high, unit)}"
    if low is not None:
        return speech.tr("at least {value}", value=in_unit(speech, low, unit))
    if high is not None:
        return speech.tr("at most {value}", value=in_unit(speech, high, unit))
    return measured.shown or speech.tr("not known")


# ── lists ─────────────────────────────────────────────────────────────────────────────────────────
def _unlisted_said(speech: Speech, atom: Unlisted, positive: bool) -> str:  # noqa: FBT001 -- the sign of a literal
    listing = speech.law.listings.get(atom.listing)
    if listing is None:
        return atom.listing
    return (
        closed(speech, listing, atom.owner)
        if not positive
        else speech.tr("there is {member}", member=speech.further(listing, atom.owner))
    )


def closed(speech: Speech, listing: Listing, owner: str) -> str:
    """Return that a list has no member beside those that the case names."""
    if denied := speech.pick(listing.deny):
        return fill_names(speech, denied, {"owner": owner, listing.owner_name: owner})
    return speech.tr("there are no further {members}", members=speech.called(listing, owner))


# ── as the case file takes it ─────────────────────────────────────────────────────────────────────
def canonical(speech: Speech, atom: AnyAtom) -> str:
    """Return the sentence that answers the question when it is pasted under ``facts:`` of the case file."""
    return speech.sentences.write(atom)
