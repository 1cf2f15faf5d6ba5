"""Messages in the reader's language. The English sentence is the key of its translations.

``_ = catalogue("kk")`` gives what turns ``_("{count} exhibits", count="3")`` into Kazakh. Catalogues are the
files ``po/<domain>.<language>.po``; together they are read in a few milliseconds, so nothing is compiled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from dalel.locale.catalogue_file import Entry, entries

FORMS = {"kk": 2, "ru": 3, "en": 2}


def plural_form(language: str, number: int) -> int:
    """Return which plural form a number takes: ru one, few, many; kk and en one, other."""
    number = abs(number)
    if language != "ru":
        return 0 if number == 1 else 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return 1
    return 2


class Messages:
    """All messages of one language."""

    __slots__ = ("_forms", "language")

    def __init__(self, language: str, forms: Mapping[str, tuple[str, ...]]) -> None:
        """Keep the translations; what has none is said in English."""
        self.language = language
        self._forms = forms

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the message in this language, its placeholders filled in."""
        return self.fill(message, values)

    def fill(self, message: str, values: Mapping[str, object]) -> str:
        """Return the message with values from a mapping; a placeholder without a value stays as it is."""
        forms = self._forms.get(message)
        reason = values.get("reason")
        if isinstance(reason, str) and reason in self._forms:  # the system's words, see REASONS
            values = {**values, "reason": self._forms[reason][0]}
        return _filled(forms[0] if forms else message, self._in_language(values))

    def _in_language(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """Return the values; of the law's own words, which come in every language, this language's."""
        if not any(isinstance(value, Mapping) for value in values.values()):
            return values
        return {
            name: value.get(self.language) or value.get("en", "")
            if isinstance(value, Mapping)
            else value
            for name, value in values.items()
        }

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return the form of the message that the number asks for; ``{n}`` is the number."""
        form = plural_form(self.language, number)
        forms = self._forms.get(one) or (one, many)
        return _filled(forms[min(form, len(forms) - 1)], {"n": number, **values})

    def knows(self, message: str) -> bool:
        """Return whether the message has a translation here; English needs none."""
        return self.language == "en" or message in self._forms


@cache
def catalogue(language: str) -> Messages:
    """Return the messages of a language, read from every domain's catalogue."""
    forms: dict[str, tuple[str, ...]] = {}
    if language != "en":
        for _, entry in catalogue_entries(language):
            if not entry.fuzzy and not entry.obsolete and all(entry.forms):
                forms[entry.msgid] = tuple(entry.forms)
    return Messages(language, forms)


def catalogue_entries(language: str) -> Iterator[tuple[str, Entry]]:
    """Yield every entry of a language with the name of its file."""
    for file in catalogue_files(language):
        for entry in entries(file.read_text(encoding="utf-8")):
            yield file.name, entry


def catalogue_files(language: str) -> list[Path]:
    """Return the catalogues of a language, by domain."""
    return sorted((Path(__file__).parent / "po").glob(f"*.{language}.po"))


def placeholders(message: str) -> tuple[str, ...]:
    """Return the names of a message's placeholders, each once, sorted.

    Raises:
        ValueError: its braces do not match.
    """
    from string import Formatter  # only tests ask

    return tuple(sorted({name for _, name, _, _ in Formatter().parse(message) if name is not None}))


class _Values(dict[str, object]):
    """Values that leave unknown placeholders as they are."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _filled(message: str, values: Mapping[str, object]) -> str:
    return message.format_map(_Values(values)) if "{" in message or "}" in message else message
