"""What bars a case, in words."""

from __future__ import annotations

from dalel.case.sentence import Atom
from dalel.locale import figures
from dalel.locale.mark import N_
from dalel.qualification.model import Bar, BarKind
from dalel.report.wording import atoms
from dalel.report.wording.speech import Speech


def bar_said(speech: Speech, bar: Bar) -> str:
    """Return what a bar does, in words; empty if it changes nothing."""
    if bar.after_case and bar.day is None and bar.between is None and bar.applies is None:
        message = N_(
            "limitation runs from the arrival of the decision that closed the criminal case “{case}”; its day is not told"
        )
        return speech.tr(message, case=bar.after_case)
    said = _said(speech, bar)
    if bar.after_case:
        message = N_(
            "after the criminal case “{case}” was closed, from the arrival of that decision"
        )
        return f"{said} ({speech.tr(message, case=bar.after_case)})"
    if not bar.runs_from or bar.between is not None:
        return said
    last = speech.tr("one continued offence: from its last act, “{act}”", act=bar.runs_from)
    return f"{said} ({last})"


def _said(speech: Speech, bar: Bar) -> str:
    tr = speech.tr
    day = figures.short_day(bar.day) if bar.day else ""
    match bar.kind, bar.applies:
        case BarKind.LIMITATION, _ if bar.suspended and bar.applies is not True:
            return tr("limitation stopped by evasion: it ends on {day} at the latest", day=day)
        case BarKind.LIMITATION, True:
            said = (
                tr("limitation has run out: {day}", day=day)
                if day
                else tr("limitation has run out")
            )
            for literal in bar.unless:
                sentence = atoms.say(speech, literal.atom, positive=literal.positive)
                said += ", " + tr("unless {sentence}", sentence=sentence)
            return said
        case BarKind.LIMITATION, None if (
            day and bar.missing and isinstance(bar.missing[0].atom, Atom)
        ):
            return tr("limitation: {day}, later if it was stopped by evasion", day=day)
        case BarKind.LIMITATION, None if day:
            return tr("limitation: {day}, sooner if it runs from the discovery", day=day)
        case BarKind.LIMITATION, None if bar.missing:
            return tr("limitation runs from the discovery; its day is not told")
        case BarKind.LIMITATION, _:
            if bar.between is not None:
                first, last = map(figures.short_day, bar.between)
                message = N_("limitation: {first} to {last}, by the day of the deed")
                if bar.after_case:
                    message = N_("limitation: {first}, or up to {last} by the general term")
                elif bar.runs_from:
                    message = N_(
                        "limitation: {first}, or up to {last} if the acts are one continued offence"
                    )
                return tr(message, first=first, last=last)
            return (
                tr("limitation: {day}", day=day)
                if day
                else tr("limitation: cannot be reckoned, the day of the deed is not told")
            )
        case BarKind.COMPLAINT, True:
            return tr(
                "barred while no complaint of the victim stands{who}", who=_named(speech, bar)
            )
        case BarKind.COMPLAINT, None:
            return tr(
                "needs a complaint of the victim{who}; whether there is one is open",
                who=_named(speech, bar),
            )
        case BarKind.RECONCILED, True:
            return tr("to be closed: reconciled with the victim{who}", who=_named(speech, bar))
        case BarKind.RECONCILED, None:
            return tr(
                "reconciliation with the victim{who} would end the case; whether there was one is open",
                who=_named(speech, bar),
            )
        case BarKind.DOUBLE, True:
            return tr("barred: punished already for the same")
        case BarKind.SUSPECT, True:
            return tr("barred: suspect in a criminal case over the same")
        case BarKind.AGE, True:
            return tr("barred: under the age of administrative liability")
        case BarKind.AMNESTY, True:
            return tr("amnesty applies")
        case BarKind.AMNESTY, None:
            return tr("amnesty: open")
        case _:
            return ""


def _named(speech: Speech, bar: Bar) -> str:
    """Return who has to complain, in brackets; empty where the case names nobody."""
    return f" ({speech.name(bar.who)})" if bar.who in speech.case.things else ""


def closes(bar: Bar) -> bool:
    """Return whether the bar shuts the case as things stand."""
    return bar.applies is True and bar.kind is not BarKind.AMNESTY
