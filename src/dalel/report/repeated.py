"""Deeds of one actor that are judged alike: where he did many, one block of page one speaks for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dalel.case.conduct import Act
from dalel.qualification.model import Certificate, Head
from dalel.report.dossier import Dossier
from dalel.report.head_lines import near_computed
from dalel.report.wording.verdicts import fewest_missing, outcome

_MANY = 6  # up to so many deeds each has its block


def alike_deeds(
    dossier: Dossier,
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
        certified = _certified(certificates.get(deed))
        key = (_conduct(dossier, deed), _judged(dossier, here), certified)
        groups.setdefault(key, []).append(deed)
    return list(groups.values())


def alike_claims(groups: Sequence[list[Head]]) -> list[list[list[Head]]]:
    """Return claims in groups that one line can speak for, whoever claims; few claims stay apart."""
    if len(groups) <= _MANY:
        return [[group] for group in groups]
    found: dict[object, list[list[Head]]] = {}
    for group in groups:
        head = group[0]
        key = (head.actor, head.norm.id, outcome(head), fewest_missing(head), _counted(head))
        found.setdefault((*key, head.unless_exceptions), []).append(group)
    return list(found.values())


def _conduct(dossier: Dossier, deed: str) -> object:
    """Return what was done; the day and the things may differ."""
    act = dossier.case.things.get(deed)
    if not isinstance(act, Act):
        return deed
    media = sum(bool(told.value) for told in (act.result or act.uses))
    return act.does.value if act.does else None, media, act.when is None


def _counted(head: Head) -> object:
    return tuple(sorted((mark.value, number) for mark, number in head.counts.items()))


def _judged(dossier: Dossier, heads: Sequence[Head]) -> object:
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
                _counted(head),
                tuple(str(replace(each, index_day=None)) for each in head.penalties),
                tuple((bar.kind.value, str(bar.applies)) for bar in head.bars),
                near_computed(dossier, head),
                head.wording_certain,
                head.unheld,
            )
            for head in heads
        )
    )


def _certified(certificate: Certificate | None) -> object:
    return (certificate.grade, certificate.raised) if certificate else None
