"""The names that a report uses: which act, medium or sum each one stands for."""

from __future__ import annotations

from collections.abc import Iterator

from dalel.case.conduct import Act, Publication
from dalel.case.objects import Assertion, Data, Harm, Medium, Transfer
from dalel.case.people import Person
from dalel.case.states import Told
from dalel.case.things import Thing
from dalel.locale.mark import N_
from dalel.report.document import Block, Heading, Line, Table, joined, words
from dalel.report.dossier import Dossier
from dalel.report.wording.actors import deed_title
from dalel.report.wording.speech import Speech

TYPES = {
    "person": N_("person or organisation"),
    "medium": N_("medium"),
    "data": N_("data"),
    "system": N_("system of artificial intelligence"),
    "assertion": N_("assertion"),
    "act": N_("act"),
    "publication": N_("publication"),
    "demand": N_("demand"),
    "threat": N_("threat"),
    "transfer": N_("transfer of property"),
    "consent": N_("consent"),
    "harm": N_("harm"),
    "danger": N_("danger"),
    "link": N_("causal link"),
    "series": N_("series of acts"),
    "notice": N_("notice"),
    "circumstance": N_("circumstance"),
    "proceeding": N_("proceeding"),
    "prior": N_("earlier punishment"),
    "assessment": N_("assessment"),
    "matter": N_("thing or event"),
}


def names_used(speech: Speech, dossier: Dossier) -> Iterator[Block]:
    """Yield the table of names; nothing for a case that describes nothing."""
    tr = speech.tr
    rows = [
        (
            words(identifier, "mono"),
            words(tr(TYPES[kind])),
            _about(speech, dossier.case.things[identifier]),
        )
        for identifier, kind in dossier.case.types.items()
        if identifier in dossier.case.things and kind in TYPES
    ]
    if rows:
        yield Heading(2, words(tr("Names used here")))
        yield Table((tr("Name"), tr("Kind"), tr("What it stands for")), (2, 3, 6), tuple(rows))


def _about(speech: Speech, thing: Thing) -> Line:
    match thing:
        case Act():
            parts = [speech.names(_many(thing.by)), deed_title(speech, thing.id)]
        case Person():
            parts = [speech.full_name(thing.id), _word(speech, "person kinds", thing.is_)]
        case Medium():
            parts = [
                _text(thing.title),
                _word(speech, "origins", thing.origin),
                _text(thing.file),
            ]
        case Data():
            kinds = (speech.word("data kinds", each) for each in _many(thing.kind))
            parts = [", ".join(kinds), speech.name(_text(thing.of))]
        case Transfer():
            parts = [_sum(speech, thing), speech.days(thing.when.value if thing.when else None)]
        case Publication():
            parts = [_quoted(speech, _text(thing.of)), _word(speech, "channels", thing.channel)]
        case Assertion() | Harm():
            parts = [_text(thing.words)]
        case _:
            parts = []
    return joined([words(part) for part in parts])


def _sum(speech: Speech, transfer: Transfer) -> str:
    money = transfer.amount.value if transfer.amount else None
    exact = money.amount.exact if money else None
    return speech.money(exact, money.currency) if money and exact is not None else ""


def _many(told: tuple[Told[str], ...]) -> tuple[str, ...]:
    return tuple(each.value for each in told if each.value)


def _text(told: Told[str] | None) -> str:
    return told.value or "" if told else ""


def _word(speech: Speech, listing: str, told: Told[str] | None) -> str:
    return speech.word(listing, told.value) if told and told.value else ""


def _quoted(speech: Speech, identifier: str) -> str:
    return speech.quoted(identifier) if identifier else ""
