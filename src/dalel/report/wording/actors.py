"""Actors and their deeds: who did what on which day, and one plain sentence about each actor."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.case.conduct import Act
from dalel.locale.mark import N_
from dalel.norms.model import NormKind
from dalel.qualification.model import Certificate, Head, Mark, Value
from dalel.report.wording.addresses import charge, head_title
from dalel.report.wording.bars import closes
from dalel.report.wording.likewise import MANY, likewise
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import Outcome, fewest_missing, hangs_on_person, outcome, weight

_MOST = 2  # charges named in a sentence; the others are counted
_CRIMES = frozenset({NormKind.OFFENCE})
_CHARGES = frozenset({NormKind.OFFENCE, NormKind.ADMINISTRATIVE})
_MOST_DEEDS = 6  # named of those that are judged alike
_SURE = frozenset({Outcome.STANDS})
_UNRAISED = "nothing raised"
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


def deeds_title(speech: Speech, deeds: Sequence[str]) -> str:
    """Return *called, 04.03.2026*; of many deeds the first so, the others by name and day."""
    titles = list(dict.fromkeys(deed_title(speech, deed) for deed in deeds))
    if len(deeds) <= MANY:
        return "; ".join(titles)
    named = (f"{speech.quoted(deed)} {deed_day(speech, deed)}".strip() for deed in deeds[1:])
    return likewise(speech, titles[0], named)


def _titled(speech: Speech, act: Act, media: str = "") -> str:
    verb = act.does.value if act.does and act.does.value else ""
    listing = "verbs past" if verb in speech.law.words.get("verbs past", {}) else "verbs"
    said = speech.word(listing, verb) if verb else speech.name(act.id)
    return f"{said}{media}, {_day(speech, act)}"


def deed_day(speech: Speech, deed: str) -> str:
    """Return the day of a deed, or its first and last; empty for what is no act."""
    act = speech.case.things.get(deed)
    return _day(speech, act) if isinstance(act, Act) else ""


def _day(speech: Speech, act: Act) -> str:
    day = speech.days(act.when.value if act.when else None) or speech.tr("day not told")
    until = speech.days(act.until.value if act.until else None)
    if until and until != day:
        return f"{day} – {until}"
    return day


def same_said(speech: Speech, deeds: Sequence[str]) -> str:
    """Return which further deeds are judged as the first of them is; ``{where}`` stands for the chapter of proofs."""
    named = []
    for deed in deeds[:_MOST_DEEDS]:
        act = speech.case.things.get(deed)
        day = speech.days(act.when.value) if isinstance(act, Act) and act.when else ""
        named.append(f"{speech.quoted(deed)} {day}".strip())
    said = ", ".join(named)
    more = len(deeds) - _MOST_DEEDS
    if more > 0:
        said += speech.tr(" and {n} more", n=more)
    said_of = N_(
        "The same is judged of {deeds} ({where}); limitation and sums run from the day of each."
    )
    return speech.tr(said_of, deeds=said, where="{where}")


def tally(speech: Speech, heads: Sequence[Head]) -> str:
    """Return how many charges of an actor stand, hang and fall."""
    # Things apart, a charge counts once; an administrative one that waits for a crime counts with that crime.
    found = {
        (head.norm.id, head.stage, head.role, head.deed, outcome(head)): head
        for head in heads
        if head.norm.kind in _CHARGES and not head.unless_heads
    }
    charges = list(found.values())
    stand = len(_with(charges, _SURE))
    hang = len(_with(charges, _UNLESS | {Outcome.OPEN, Outcome.CONTESTED}))
    fall = len(_with(charges, {Outcome.NOT_MET}))
    if not charges:
        return ""
    return speech.tr(
        "charges: {stand} standing, {hang} hanging, {fall} fallen",
        stand=stand,
        hang=hang,
        fall=fall,
    )


def plain_sentence(
    speech: Speech, heads: Sequence[Head], certificates: Sequence[Certificate] = ()
) -> str:
    """Return what is to be said of an actor in one sentence: what of, how sure, and on what it hangs."""
    tr = speech.tr
    crimes = [head for head in heads if head.norm.kind in _CRIMES]
    sure = _with(crimes, _SURE)
    unless = _with(crimes, _UNLESS)
    contested = _with(crimes, {Outcome.CONTESTED})
    hanging = _with(crimes, {Outcome.OPEN})
    if sure:
        said = tr(_strength(sure), charges=_charges(speech, sure))
        more = len(unless) + len(contested) + len(hanging)
        if more:
            said += tr.plural("; {n} further charge hangs", "; {n} further charges hang", more)
        return said + "." + _barred(speech, sure)
    if unless:
        said = tr(_strength(unless), charges=_charges(speech, unless))
        return tr("{sentence}, unless what is named below applies.", sentence=said)
    if hanging:
        nearest = min(hanging, key=fewest_missing)
        if hangs_on_person(nearest):
            message = _PERSON_OPEN[nearest.deed_value is Value.MET]
            return tr(message, charge=_charge(speech, nearest))
        if not fewest_missing(nearest):
            message = N_("No crime is established so far; open: {charges}.")
            return tr(message, charges=_charges(speech, hanging))
        return tr.plural(
            "No crime is established so far; the nearest, {charge}, hangs on {n} fact.",
            "No crime is established so far; the nearest, {charge}, hangs on {n} facts.",
            fewest_missing(nearest),
            charge=_charge(speech, nearest),
        )
    return _unsettled(speech, crimes) or _no_crime(speech, heads, certificates)


_UNSETTLED = (
    (Outcome.CONTESTED, N_("Whether {charges} applies depends on how a disputed text is read.")),
    (
        Outcome.CONTRADICTORY,
        N_("{charges} cannot be judged: facts that it rests on contradict each other."),
    ),
    (
        Outcome.NOT_JUDGED,
        N_("{charges} cannot be judged: the text in force on that day is not held."),
    ),
)


def _unsettled(speech: Speech, heads: Sequence[Head]) -> str:
    """Return what keeps heads from being judged: a reading, a contradiction, a text not held; empty if nothing does."""
    for what, message in _UNSETTLED:
        if found := _with(heads, {what}):
            return speech.tr(message, charges=_charges(speech, found))
    return ""


_PERSON_OPEN = {
    True: N_("The deed meets every element of {charge}; open is only who answers for it."),
    False: N_(
        "The deed meets every element of {charge}, unless an exception applies; open is also who answers for it."
    ),
}
_ALL_PROVED = N_("What is proved so far meets every element of {charges}")
_NONE_PROVED = N_(
    "As the author of the case tells it, with nothing yet that proves it, every element of {charges} is met"
)
_SOME_TOLD = N_(
    "What is established so far meets every element of {charges}, in part on the word of the author of the case alone"
)


def _strength(heads: Sequence[Head]) -> str:
    """Return the message that says on what the charges rest: on proof, in part on the author's word, on it alone."""
    counts = [head.counts for head in heads]
    if all(not each.get(Mark.PROVED) for each in counts):
        return _NONE_PROVED
    if any(each.get(Mark.AS_TOLD) for each in counts):
        return _SOME_TOLD
    return _ALL_PROVED


_OTHERWISE = (
    (
        NormKind.ADMINISTRATIVE,
        N_("No crime covered applies; an administrative offence is met: {charges}"),
        N_("No crime covered applies; an administrative offence is met unless an exception named below applies: {charges}"),
    ),
    (
        NormKind.DUTY,
        N_("No crime covered applies; a duty is breached: {charges}"),
        N_("No crime covered applies; a duty is breached unless an exception applies: {charges}"),
    ),
    (
        NormKind.CLAIM,
        N_("No crime covered applies; a civil claim arises: {charges}"),
        N_("No crime covered applies; a civil claim arises unless an exception applies: {charges}"),
    ),
)  # fmt: skip


def _no_crime(speech: Speech, heads: Sequence[Head], certificates: Sequence[Certificate]) -> str:
    tr = speech.tr
    administrative = [head for head in heads if head.norm.kind is NormKind.ADMINISTRATIVE]
    open_offences = [
        head for head in _with(administrative, {Outcome.OPEN}) if not any(map(closes, head.bars))
    ]
    for kind, firm, weaker in _OTHERWISE:
        of_kind = [head for head in heads if head.norm.kind is kind]
        for message, found in ((firm, _with(of_kind, _SURE)), (weaker, _with(of_kind, _UNLESS))):
            if found:
                said = tr(message, charges=_charges(speech, found))
                if open_offences:
                    said += tr("; open: {charges}", charges=_charges(speech, open_offences))
                return said + "." + _barred(speech, found)
    pending = _with([head for head in heads if head.norm.kind not in _CRIMES], {Outcome.OPEN})
    if pending:
        nearest = min(pending, key=fewest_missing)
        return tr.plural(
            "No crime covered applies; {charge} hangs on {n} fact.",
            "No crime covered applies; {charge} hangs on {n} facts.",
            fewest_missing(nearest),
            charge=_charge(speech, nearest),
        )
    if said := _unsettled(speech, heads):
        return said
    if not heads and certificates and all(each.grade == _UNRAISED for each in certificates):
        return tr("Nothing that is told here raises a norm covered.")
    return tr("No norm covered applies to what is told here.")


def _barred(speech: Speech, heads: Sequence[Head]) -> str:
    barred = all(any(closes(bar) for bar in head.bars) for head in heads)
    return speech.tr(" It is barred: see below.") if barred else ""


def _with(heads: Sequence[Head], outcomes: frozenset[Outcome] | set[Outcome]) -> list[Head]:
    return [head for head in heads if outcome(head) in outcomes]


def _charges(speech: Speech, heads: Sequence[Head]) -> str:
    """Return the charges, heaviest first, each once; the rest is counted."""
    found = list(dict.fromkeys(_charge(speech, head) for head in sorted(heads, key=weight)))
    shown = "; ".join(found[:_MOST])
    more = len(found) - _MOST
    return shown + speech.tr(" and {n} more", n=more) if more > 0 else shown


def _charge(speech: Speech, head: Head) -> str:
    """Return *“Fraud: on a large scale” (Criminal Code 190(3)(1), aider)*: quoted, so that no language inflects it."""
    title = head_title(speech, head)
    quoted = f"“{title}”" if speech.language == "en" else f"«{title}»"
    return f"{quoted} ({charge(speech, head)})"
