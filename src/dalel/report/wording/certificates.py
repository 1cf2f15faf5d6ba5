"""That no crime applies, in words: its grade, how far it goes, and the one fact that would overturn it."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.case.conduct import Act
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Certificate
from dalel.report.document import Detail, Verdict, words
from dalel.report.wording import atoms
from dalel.report.wording.reasons import permitting
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import grade

_OF_RAISED = "raised refuted"
_NOTHING_RAISED = "nothing raised"
_NO_CRIME = N_("NO CRIME")
_NOT_SUBJECT = N_("NOT THE SUBJECT")
_PERMITTED = N_("PERMITTED")
_NOT_RAISED = N_("NOTHING RAISED")
BADGES = frozenset({_NO_CRIME, _NOT_SUBJECT, _PERMITTED, _NOT_RAISED})


def nothing_applies(speech: Speech, certificate: Certificate) -> Verdict:
    """Return the line that says that no crime applies: the grade first, then what would overturn it."""
    return Verdict(
        badge=speech.tr(_badge(certificate)),
        tone="none",
        line=words(_said(speech, certificate)),
        details=tuple(Detail(words(each)) for each in _overturned(speech, certificate)),
    )


def _badge(certificate: Certificate) -> str:
    if certificate.grade == _NOTHING_RAISED:
        return _NOT_RAISED
    if certificate.raised and set(certificate.raised) <= set(certificate.no_subject):
        return _NOT_SUBJECT
    refuting = [literals for norm, literals in certificate.refuted if norm in certificate.raised]
    if refuting and all(any(map(permitting, literals)) for literals in refuting):
        return _PERMITTED
    return _NO_CRIME


def _said(speech: Speech, certificate: Certificate) -> str:
    """Return the grade as a sentence."""
    tr = speech.tr
    act = speech.case.things.get(certificate.deed)
    if certificate.grade == _NOTHING_RAISED and isinstance(act, Act):
        verb, day = (told is not None and told.value is not None for told in (act.does, act.when))
        if not verb and not day:
            return tr("Neither what was done nor on which day is told: nothing can be raised yet")
        if not verb:
            return tr("What was done is not told: nothing can be raised yet")
    if _badge(certificate) == _NOT_SUBJECT:
        return tr.plural(
            "A legal person is not the subject of the {n} offence raised",
            "A legal person is not the subject of the {n} offences raised",
            len(certificate.raised),
        )
    return how_far(speech, certificate)


def _overturned(speech: Speech, certificate: Certificate) -> Iterator[str]:
    """Yield the one fact that would overturn it; of a legal person, whom to ask for."""
    tr = speech.tr
    if certificate.no_subject:
        yield tr("ask which natural person acted for it, and what that person knew")
        if certificate.acting:
            yield tr("told to act for it: {names}", names=speech.names(certificate.acting))
        return
    for each in certificate.overturned_by[:1]:
        sentence = atoms.say(speech, each.atom, positive=each.positive)
        yield tr("one fact would overturn this: {sentence}", sentence=sentence)


def how_far(speech: Speech, certificate: Certificate) -> str:
    """Return the grade of a certificate as a sentence, with how many offences it is about."""
    tr = speech.tr
    raised = len(certificate.raised)
    if certificate.grade == _OF_RAISED and raised:
        return tr.plural(
            "The one offence raised has a refuted element; of the others nothing is told",
            "Each of the {n} offences raised has a refuted element; of the others nothing is told",
            raised,
        )
    return _sentence(tr(grade(certificate)))


def scope(speech: Speech) -> str:
    """Return how many offences the library holds, and how many norms of the same acts it does not."""
    tr = speech.tr
    offences = {norm.id: norm.act for norm in speech.law.norms if norm.kind is NormKind.OFFENCE}
    prefixes = tuple({_prefix(norm) for norm in offences})
    left = sum(norm.startswith(prefixes) for norm, _ in speech.law.uncovered)
    said = tr.plural("{n} offence covered", "{n} offences covered", len(offences))
    if not left:
        return said
    held = (speech.law.acts.get(act) for act in dict.fromkeys(offences.values()))
    acts = ", ".join(speech.pick(act.short) for act in held if act)
    return f"{said}; " + tr.plural(
        "{n} norm of the {acts} is not",
        "{n} norms of the {acts} are not",
        left,
        acts=acts,
    )


def _prefix(norm_id: str) -> str:
    """Return *kz.cc.* of *kz.cc.190.3*: what the ids of an act begin with."""
    return ".".join(norm_id.split(".")[:2]) + "."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
