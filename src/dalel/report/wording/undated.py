"""The day of a deed of which nothing is told: asked as a day, answered as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.conduct import Act
from dalel.case.sentence import AnyAtom, Atom, Threshold
from dalel.qualification.segments import DAY_OF_DEED
from dalel.report.wording.speech import fill_names

if TYPE_CHECKING:
    from dalel.report.wording.speech import Speech


def undated(speech: Speech, atom: AnyAtom) -> str:
    """Return the deed whose day an atom asks for, if nothing at all is told of that day; else an empty text."""
    if not isinstance(atom, Threshold) or atom.measure.term != DAY_OF_DEED:
        return ""
    (deed,) = atom.measure.args
    act = speech.case.things.get(deed)
    if not isinstance(act, Act) or act.when is not None or act.until is not None:
        return ""
    told = (_measure(sentence.about) for sentence in speech.case.facts)
    return "" if atom.measure in told else deed


def ask_day(speech: Speech, atom: AnyAtom) -> str:
    """Return *On what day was “call” done?* where no day is told; else an empty text."""
    term = speech.law.terms.get(DAY_OF_DEED)
    deed = undated(speech, atom)
    if not deed or term is None:
        return ""
    return fill_names(speech, speech.pick(term.ask), {next(iter(term.places)): deed})


def day_entry(deed: str) -> str:
    """Return the line of the case file, under ``acts``, that answers."""
    return f"{deed}: {{when: …}}"


def _measure(about: AnyAtom) -> Atom | None:
    if isinstance(about, Threshold):
        return about.measure
    return about if isinstance(about, Atom) else None
