"""How far it goes that no crime applies, in words."""

from __future__ import annotations

from dalel.norms.model import NormKind
from dalel.qualification.model import Certificate
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import grade

_OF_RAISED = "raised refuted"


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
