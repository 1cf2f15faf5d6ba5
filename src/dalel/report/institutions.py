"""Those who did no deed of their own but hold something: a platform, an outlet, the owner of a system.

Each gets what it keeps or owns, what reached it when, what it did about that, and that as an author nothing is
told of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dalel.case.conduct import Notice as Reached
from dalel.case.conduct import Publication, System
from dalel.case.people import Person
from dalel.case.states import State, Told
from dalel.locale.mark import N_
from dalel.report.document import Block, Detail, Heading, Line, Paragraph, Verdict, joined, words
from dalel.report.dossier import Dossier
from dalel.report.wording.speech import Speech

_HOLDS = {
    "owner": N_("owner of {system}"),
    "possessor": N_("possessor of {system}"),
    "operator": N_("operator of {system}"),
}


def institutions(speech: Speech, dossier: Dossier, actors: frozenset[str]) -> Iterator[Block]:
    """Yield what page one says of those who hold something or were told something, the actors' notices too."""
    held = _held(speech, dossier)
    notices = _notices(dossier)
    for person in dict.fromkeys([*held, *notices]):
        if person in actors and person not in notices:
            continue
        tail = ", ".join(held.get(person, []))
        yield Heading(2, joined([words(speech.name(person), "strong"), words(tail)]))
        if person not in actors:
            said = N_("No deed of its own is told: as an author it answers for nothing so far.")
            yield Paragraph(words(speech.tr(said)), "lead")
        for notice in notices.get(person, []):
            yield _notice(speech, dossier, notice)


def _held(speech: Speech, dossier: Dossier) -> dict[str, list[str]]:
    """Return what each person keeps up, owns, possesses or operates, in words."""
    found: dict[str, dict[str, None]] = {}
    for thing in dossier.case.things.values():
        if isinstance(thing, Publication) and (keeper := _value(thing.kept_by)):
            said = speech.tr("keeps {publication} up", publication=speech.quoted(thing.id))
            found.setdefault(keeper, {})[said] = None
        if isinstance(thing, System):
            for field, message in _HOLDS.items():
                if holder := _value(getattr(thing, field)):
                    said = speech.tr(message, system=speech.quoted(thing.id))
                    found.setdefault(holder, {})[said] = None
    return {person: list(said) for person, said in found.items()}


def _notices(dossier: Dossier) -> dict[str, list[Reached]]:
    found: dict[str, list[Reached]] = {}
    for thing in dossier.case.things.values():
        to = _value(thing.to) if isinstance(thing, Reached) else ""
        if isinstance(thing, Reached) and isinstance(dossier.case.things.get(to), Person):
            found.setdefault(to, []).append(thing)
    return found


def _notice(speech: Speech, dossier: Dossier, notice: Reached) -> Block:
    """Return what reached whom when, what was asked, what was done; whether a norm covered reads it."""
    tr = speech.tr
    kind = _value(notice.kind)
    about = ", ".join(speech.quoted(each.value) for each in notice.about if each.value)
    asks = _value(notice.asks)
    sender = _value(notice.from_)
    line: list[Line] = [
        words(speech.word("notices", kind) if kind else tr("a notice"), "strong"),
        words(tr("from {who}", who=speech.name(sender)) if sender else ""),
        words(tr("about {things}", things=about) if about else ""),
        words(tr("asks for: {what}", what=speech.word("requests", asks)) if asks else ""),
    ]
    read = any(notice.id in head.places.values() for head in dossier.qualification.heads)
    details = [Detail(joined([words(each) for each in _course(speech, notice)]))]
    if not read:
        unread = N_("no norm covered reads this: what had to be done, by when, is not judged")
        details.append(Detail(words(tr(unread), "quiet")))
    return Verdict(tr(N_("NOTICE")), "none", joined(line), words(speech.quoted(notice.id)), tuple(details))  # fmt: skip


def _course(speech: Speech, notice: Reached) -> Iterator[str]:
    tr = speech.tr
    reached = speech.days(notice.reached.value if notice.reached else None)
    yield tr("reached it: {day}", day=reached) if reached else tr("when it reached it: not told")
    if outcome := _value(notice.outcome):
        yield speech.word("outcomes", outcome)
    if notice.reasons is not None and notice.reasons.value is not None:
        yield tr("reasons given") if notice.reasons.value else tr("no reasons given")
    if answered := speech.days(notice.answered.value if notice.answered else None):
        yield tr("answered: {day}", day=answered)
    if notice.done is None:
        yield tr("whether it was carried out: not told")
    elif done := speech.days(notice.done.value):
        yield tr("carried out: {day}", day=done)
    elif notice.done.state is State.REFUTED:
        yield tr("never carried out")


def _value(told: Told[str] | None) -> str:
    return told.value or "" if told else ""
