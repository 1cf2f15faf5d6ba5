"""Actors and their deeds: who did what on which day, and one plain sentence about each actor."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.case.conduct import Act
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Head
from dalel.report.wording.addresses import charge
from dalel.report.wording.bars import closes
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import Outcome, fewest_missing, outcome

_MOST = 3
_CRIMES = frozenset({NormKind.OFFENCE})
_OFFENCES = frozenset({NormKind.OFFENCE, NormKind.ADMINISTRATIVE})
_SURE = frozenset({Outcome.STANDS})
_UNLESS = frozenset({Outcome.STANDS_UNLESS, Outcome.MET_UNLESS})


def deed_heading(speech: Speech, deed: str) -> str:
    """Return *made a synthetic likeness (“clone”), 01.03.2026*: the title with what was made or used."""
    act = speech.case.things.get(deed)
    if not isinstance(act, Act):
        return speech.name(deed)
    media = dict.fromkeys(told.value for told in (act.result or act.uses) if told.value)
    shown = ", ".join(speech.quoted(each) for each in media)
    return _titled(speech, act, f" ({shown})" if shown else "")


def deed_title(speech: Speech, deed: str) -> str:
    """Return *called, 04.03.2026*; the id where the verb is not told."""
    act = speech.case.things.get(deed)
    return _titled(speech, act) if isinstance(act, Act) else speech.name(deed)


def _titled(speech: Speech, act: Act, media: str = "") -> str:
    verb = act.does.value if act.does and act.does.value else ""
    listing = "verbs past" if verb in speech.law.words.get("verbs past", {}) else "verbs"
    said = speech.word(listing, verb) if verb else speech.name(act.id)
    day = speech.days(act.when.value if act.when else None) or speech.tr("day not told")
    until = speech.days(act.until.value if act.until else None)
    if until and until != day:
        day = f"{day} – {until}"
    return f"{said}{media}, {day}"


def plain_sentence(speech: Speech, heads: Sequence[Head]) -> str:
    """Return what is to be said of an actor in one sentence."""
    tr = speech.tr
    crimes = [head for head in heads if head.norm.kind in _CRIMES]
    sure = _with(crimes, _SURE)
    unless = _with(crimes, _UNLESS)
    contested = _with(crimes, {Outcome.CONTESTED})
    hanging = _with(crimes, {Outcome.OPEN})
    clashing = _with(crimes, {Outcome.CONTRADICTORY})
    if sure:
        said = tr(
            "All elements of {addresses} are met by what is established so far",
            addresses=_addresses(speech, sure),
        )
        more = len(unless) + len(contested) + len(hanging)
        if more:
            said += tr.plural("; {n} further charge hangs", "; {n} further charges hang", more)
        return said + "."
    if unless:
        return tr(
            "{addresses}: met by what is established so far, unless what is named below applies.",
            addresses=_addresses(speech, unless),
        )
    if hanging:
        nearest = min(hanging, key=fewest_missing)
        if not fewest_missing(nearest):
            message = N_("No crime is established so far; open: {addresses}.")
            return tr(message, addresses=_addresses(speech, hanging))
        return tr.plural(
            "No crime is established so far; the nearest, {address}, hangs on {n} fact.",
            "No crime is established so far; the nearest, {address}, hangs on {n} facts.",
            fewest_missing(nearest),
            address=charge(speech, nearest),
        )
    if contested:
        return tr(
            "Whether {addresses} applies depends on how a disputed text is read.",
            addresses=_addresses(speech, contested),
        )
    if clashing:
        return tr(
            "{addresses} cannot be judged: facts that it rests on contradict each other.",
            addresses=_addresses(speech, clashing),
        )
    return _no_crime(speech, heads)


def _no_crime(speech: Speech, heads: Sequence[Head]) -> str:
    tr = speech.tr
    kinds = (
        (NormKind.ADMINISTRATIVE, N_("No crime covered applies; an administrative offence is met: {addresses}.")),
        (NormKind.DUTY, N_("No crime covered applies; a duty is breached: {addresses}.")),
        (NormKind.CLAIM, N_("No crime covered applies; a civil claim arises: {addresses}.")),
    )  # fmt: skip
    for kind, message in kinds:
        found = _with([head for head in heads if head.norm.kind is kind], _SURE | _UNLESS)
        if found:
            said = tr(message, addresses=_addresses(speech, found))
            barred = all(any(closes(bar) for bar in head.bars) for head in found)
            return said + tr(" It is barred: see below.") if barred else said
    pending = _with(
        [head for head in heads if head.norm.kind is not NormKind.OFFENCE], {Outcome.OPEN}
    )
    if pending:
        nearest = min(pending, key=fewest_missing)
        return tr.plural(
            "No crime covered applies; {address} hangs on {n} fact.",
            "No crime covered applies; {address} hangs on {n} facts.",
            fewest_missing(nearest),
            address=charge(speech, nearest),
        )
    return tr("No norm covered applies to what is told here.")


def _with(heads: Sequence[Head], outcomes: frozenset[Outcome] | set[Outcome]) -> list[Head]:
    return [head for head in heads if outcome(head) in outcomes]


def _addresses(speech: Speech, heads: Sequence[Head]) -> str:
    """Return the addresses of heads with the points that hold, each once; the rest is counted."""
    found = list(dict.fromkeys(charge(speech, head) for head in heads))
    shown = "; ".join(found[:_MOST])
    more = len(found) - _MOST
    return shown + speech.tr(" and {n} more", n=more) if more > 0 else shown
