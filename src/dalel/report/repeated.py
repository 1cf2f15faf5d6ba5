"""Deeds of one actor that are judged alike: where he did many, one block of page one speaks for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dalel.case.conduct import Act
from dalel.qualification.model import Certificate, Head
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import fewest_missing, outcome

_MANY = 6  # up to so many deeds each has its block


def alike_deeds(
    speech: Speech,
    deeds: Sequence[str],
    heads: Sequence[Head],
    certificates: Mapping[str, Certificate],
) -> list[list[str]]:
    """Return the deeds in groups, by the first of each; few deeds stay apart."""
    if len(deeds) <= _MANY:
        return [[deed] for deed in deeds]
    groups: dict[object, list[str]] = {}
    for deed in deeds:
        here = [head for head in heads if head.deed == deed]
        key = (_conduct(speech, deed), _judged(here), _certified(certificates.get(deed)))
        groups.setdefault(key, []).append(deed)
    return list(groups.values())


def _conduct(speech: Speech, deed: str) -> object:
    """Return what was done with what; the day may differ."""
    act = speech.case.things.get(deed)
    if not isinstance(act, Act):
        return deed
    media = tuple(told.value for told in (act.result or act.uses) if told.value)
    return act.does.value if act.does else None, media, act.when is None


def _judged(heads: Sequence[Head]) -> object:
    """Return all that page one says of a deed's heads, but for days and the names of things."""
    return tuple(
        sorted(
            (
                head.norm.id,
                head.norm.since.day.isoformat(),
                head.part or (),
                head.stage.value,
                head.role,
                outcome(head).value,
                fewest_missing(head),
                head.unless_exceptions,
                tuple(sorted((mark.value, number) for mark, number in head.counts.items())),
                tuple(str(each) for each in head.penalties),
                tuple((bar.kind.value, str(bar.applies)) for bar in head.bars),
                head.boundary_computed,
            )
            for head in heads
        )
    )


def _certified(certificate: Certificate | None) -> object:
    return (certificate.grade, certificate.raised) if certificate else None
