"""Names of things, words of closed lists, numbers and days, in the reader's language."""

from __future__ import annotations

import calendar
import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dalel.case.case import Case
from dalel.case.measures import Days
from dalel.case.objects import Medium
from dalel.case.people import UNNAMED, Person
from dalel.case.states import Told
from dalel.case.things import Thing
from dalel.locale import figures
from dalel.locale.messages import Messages, catalogue
from dalel.norms.model import Law, Listing
from dalel.norms.sentences import Sentences

_ANOTHER = re.compile(r"another-(?:\d+-)?")  # further members are numbered from the second on
_NUMBER = re.compile(r"-\d+$")
_OPENING = ("«", "“", "„", '"')
_INNER, _INNER_ENGLISH = str.maketrans("«»", "„“"), str.maketrans("“”", "‘’")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_FALLBACKS = ("en", "ru", "kk")
_LONGEST_NAME = 70
# What the lists of the vocabulary call one more, in each language.
_FURTHER = {
    "en": ("a further ",),
    "ru": ("ещё один ", "ещё одна ", "ещё одно ", "ещё одни "),
    "kk": ("тағы бір ", "өзге де "),
}
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Speech:
    """Who speaks: a language, the law's own words and the names of one case."""

    language: str
    law: Law
    case: Case
    tr: Messages
    sentences: Sentences

    @classmethod
    def of(cls, language: str, law: Law, case: Case) -> Speech:
        """Return the speech of a language about a case."""
        return cls(language, law, case, catalogue(language), Sentences(law))

    # ── things ────────────────────────────────────────────────────────────────────────────────────
    def name(self, identifier: str) -> str:
        """Return the full name, cut where it would fill a page; the table of names holds all of it."""
        return clipped(self.full_name(identifier), _LONGEST_NAME)

    def full_name(self, identifier: str) -> str:
        """Return a person's name if it is told, else the id with a capital; of other things the title or id."""
        thing = self.case.things.get(identifier)
        if isinstance(thing, Person):
            deed = identifier.removeprefix(UNNAMED)
            if deed != identifier and deed in self.case.types:
                return self.tr("Unknown person ({deed})", deed=deed)
            return _value(thing.name) or capital(identifier)
        if isinstance(thing, Medium):
            return _value(thing.title) or identifier
        further = None if thing else self.further_member(identifier)
        if further:
            listing, owner = further
            first = identifier == f"another-{listing.name}-{listing.connective}-{owner}"
            return self.further(listing, owner, first=first)
        return identifier

    def bare(self, identifier: str) -> str:
        """Return the name, or the word of a closed list where the id is one."""
        if identifier not in self.case.types and (told := self.any_word(identifier)):
            return told
        return self.name(identifier)

    def quoted(self, identifier: str) -> str:
        """Return the name as it stands in a sentence: persons and words bare, other things in quotes."""
        name = self.bare(identifier)
        kind = self.case.types.get(identifier)
        if kind is None or kind == "person":
            return name
        return f"“{name}”" if self.language == "en" else f"«{name}»"

    def names(self, identifiers: tuple[str, ...]) -> str:
        """Return several names with commas."""
        return ", ".join(self.name(each) for each in identifiers)

    def further_member(self, identifier: str) -> tuple[Listing, str] | None:
        """Return the list whose further, unnamed member an id stands for, and the list's owner."""
        prefix = _ANOTHER.match(identifier)
        if prefix is None:
            return None
        rest = identifier[prefix.end() :]
        fits = [
            (listing, rest.removeprefix(f"{listing.name}-{listing.connective}-"))
            for listing in self.law.listings.values()
            if rest.startswith(f"{listing.name}-{listing.connective}-")
        ]
        fits += [(listing, _NUMBER.sub("", owner)) for listing, owner in fits]
        owned = [fit for fit in fits if self.case.types.get(fit[1]) == fit[0].owner]
        return next(iter(owned or fits), None)

    def further(self, listing: Listing, owner: str, *, first: bool = True) -> str:
        """Return *a further consent of Saule*; the first one where the case names none: *a consent of Saule*."""
        said = self.pick(listing.say)
        if said:
            told = fill_names(self, said, {"owner": owner, listing.owner_name: owner})
            return told if not first or self.has_member(listing, owner) else self._only(told)
        return self.tr("another {member} ({owner})", member=listing.name, owner=self.name(owner))

    def has_member(self, listing: Listing, owner: str) -> bool:
        """Return whether the case names a member of a list for this owner: a harm to her, a consent of hers."""
        case = self.case
        members = [each for name, each in case.things.items() if case.types[name] == listing.member]
        return any(owner in _ids(each) for each in members) or any(
            case.types.get(each) == listing.member for each in _ids(case.things.get(owner))
        )

    def _only(self, said: str) -> str:
        rest = self.without_further(said)
        if rest == said or self.language != "en":
            return rest
        return f"{'an' if rest[:1] in 'aeiou' else 'a'} {rest}"

    def called(self, listing: Listing, owner: str) -> str:
        """Return *consents of Saule*."""
        said = self.pick(listing.called)
        if said:
            return fill_names(self, said, {"owner": owner, listing.owner_name: owner})
        return f"{listing.name} {listing.connective} {self.name(owner)}"

    def without_further(self, said: str) -> str:
        """Return *consent of Saule* for *a further consent of Saule*."""
        for each in _FURTHER[self.language]:
            before, found, after = said.rpartition(each)  # in Kazakh its owner stands before it
            if found and (self.language == "kk" or not before):
                return before + after
        return said

    # ── words ─────────────────────────────────────────────────────────────────────────────────────
    def pick(self, text: Mapping[str, str]) -> str:
        """Return a text of the law in this language, else in the first that there is."""
        for language in (self.language, *_FALLBACKS):
            if said := text.get(language):
                return said
        return ""

    def word(self, listing: str, word: str) -> str:
        """Return a word of a closed list as the reader calls it."""
        named = self.law.words.get(listing, {}).get(word)
        return (self.pick(named) if named else "") or word.replace("-", " ")

    def any_word(self, word: str) -> str:
        """Return a word of whichever closed list holds it; empty if none does."""
        for named in self.law.words.values():
            if word in named:
                return self.pick(named[word])
        return ""

    # ── numbers and days ──────────────────────────────────────────────────────────────────────────
    def number(self, value: Decimal | int) -> str:
        """Return a number."""
        return figures.number(value, self.language)

    def money(self, value: Decimal | int, currency: str = "") -> str:
        """Return a sum, of the law's own currency unless another is named."""
        own = self.law.jurisdiction.currency
        mark = own.mark if currency in {"", own.code} else currency
        return figures.money(value, self.language, mark)

    @property
    def index(self) -> str:
        """Return what the index is called in which the law counts fines and sizes."""
        return self.law.jurisdiction.index.named(self.language)

    def days(self, days: Days | None) -> str:
        """Return a day as far as it is known."""
        if days is None or (days.first is None and days.last is None):
            return ""
        if days.first is None and days.last is not None:
            return self.tr("before {day}", day=figures.short_day(days.last + timedelta(1)))
        if days.last is None and days.first is not None:
            return self.tr("not before {day}", day=figures.short_day(days.first))
        return _period(days.first, days.last)


def fill(template: str, values: Mapping[str, str]) -> str:
    """Fill a sentence of the law; an unknown placeholder stays as it is."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def fill_names(speech: Speech, template: str, places: Mapping[str, str]) -> str:
    """Fill a sentence with names of things: in quotes, unless the sentence has quotes there itself."""

    def shown(found: re.Match[str]) -> str:
        identifier = places.get(found[1])
        if identifier is None:
            return found[0]
        inside = template[: found.start()].endswith(_OPENING)
        return _nested(speech.bare(identifier)) if inside else speech.quoted(identifier)

    return _PLACEHOLDER.sub(shown, template)


def _nested(text: str) -> str:
    """Return a text as it stands inside quotes: its own quotes are the inner ones."""
    return text.translate(_INNER if "«" in text else _INNER_ENGLISH)


def clipped(text: str, most: int) -> str:
    """Return the text, cut after the last whole word within ``most`` signs; an ellipsis says so."""
    if len(text) <= most:
        return text
    start, _, _ = text[:most].rpartition(" ")
    return (start if len(start) * 2 > most else text[:most]).rstrip() + "…"


def capital(text: str) -> str:
    """Return the text with a capital first letter; hyphens of an id become blanks."""
    text = text.replace("-", " ").replace("_", " ")
    return text[:1].upper() + text[1:]


def _value(told: Told[str] | None) -> str:
    return told.value or "" if told else ""


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return ""
    if first == last:
        return figures.short_day(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        if (first.year, first.month) == (last.year, last.month):
            return figures.month(first.year, first.month)
        if (first.month, last.month, first.year) == (1, 12, last.year):
            return str(first.year)
    return f"{figures.short_day(first)}–{figures.short_day(last)}"


def _ids(thing: Thing | None) -> Iterator[str]:
    """Yield what the fields of a thing name for sure."""
    for field in dataclasses.fields(thing) if thing is not None else ():
        told = getattr(thing, field.name)
        for one in told if isinstance(told, tuple) else (told,):
            if isinstance(one, Told) and isinstance(one.value, str):
                yield one.value
