"""Every message of the sources is there in Kazakh and Russian, with the same placeholders."""

from __future__ import annotations

import pytest
from tests.locale.extraction import messages

from dalel.locale.catalogue_file import CatalogueError, entries
from dalel.locale.messages import (
    FORMS,
    Messages,
    catalogue,
    catalogue_entries,
    catalogue_files,
    placeholders,
    plural_form,
)

TRANSLATED = ("kk", "ru")


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_message_is_translated(language: str) -> None:
    known = catalogue(language)

    assert [] == [
        f"{found.where}: {found.message}" for found in messages() if not known.knows(found.message)
    ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_plural_messages_have_every_form(language: str) -> None:
    forms = {entry.msgid: entry for _, entry in catalogue_entries(language)}
    plurals = {found.message: found.plural for found in messages() if found.plural}

    assert [] == [
        message
        for message, plural in plurals.items()
        if forms[message].plural != plural or len(forms[message].forms) != FORMS[language]
    ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_translations_have_the_placeholders_of_their_message(language: str) -> None:
    assert [] == [
        f"{file}:{entry.line}: {form}"
        for file, entry in catalogue_entries(language)
        for form in entry.forms
        if not entry.obsolete
        and set(placeholders(form)) != set(placeholders(entry.plural or entry.msgid))
    ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_entry_is_empty_fuzzy_or_obsolete(language: str) -> None:
    wanted = {found.message for found in messages()}

    assert [] == [
        f"{file}:{entry.line}: {entry.msgid}"
        for file, entry in catalogue_entries(language)
        if entry.fuzzy or entry.obsolete or not all(entry.forms) or entry.msgid not in wanted
    ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_message_in_two_domains_is_translated_alike(language: str) -> None:
    said: dict[str, set[tuple[str, ...]]] = {}
    for _, entry in catalogue_entries(language):
        said.setdefault(entry.msgid, set()).add(tuple(entry.forms))

    assert {} == {message: forms for message, forms in said.items() if len(forms) > 1}


def test_both_languages_have_the_same_domains() -> None:
    kazakh, russian = (
        [file.name.replace(f".{language}.po", "") for file in catalogue_files(language)]
        for language in TRANSLATED
    )

    assert kazakh == russian
    assert "report" in kazakh


def test_messages_of_the_sources_are_well_formed() -> None:
    """Braces match, so that filling in values never fails."""
    assert all(isinstance(placeholders(found.message), tuple) for found in messages())


@pytest.mark.parametrize(
    ("number", "form"),
    [
        (0, 2),
        (1, 0),
        (2, 1),
        (4, 1),
        (5, 2),
        (11, 2),
        (12, 2),
        (21, 0),
        (22, 1),
        (111, 2),
        (112, 2),
    ],
)
def test_russian_numbers_take_three_forms(number: int, form: int) -> None:
    assert form == plural_form("ru", number)


def test_plural_words_follow_the_number() -> None:
    russian, kazakh, english = (catalogue(language) for language in ("ru", "kk", "en"))

    def days(language: Messages, number: int) -> str:
        return language.plural("{n} day", "{n} days", number)

    assert ["1 день", "3 дня", "11 дней"] == [days(russian, n) for n in (1, 3, 11)]
    assert ["1 күн", "3 күн"] == [days(kazakh, n) for n in (1, 3)]
    assert ["1 day", "3 days"] == [days(english, n) for n in (1, 3)]


def test_values_are_never_read_as_messages() -> None:
    english = catalogue("en")

    assert "No file {path} {0.__class__}" == english("No file {path}", path="{path} {0.__class__}")


def test_a_message_without_its_value_keeps_the_placeholder() -> None:
    assert "There is no file {path}." == catalogue("en")("There is no file {path}.")


def test_an_unknown_message_is_said_in_english() -> None:
    assert "never said" == catalogue("kk")("never said")
    assert not catalogue("kk").knows("never said")


def test_entries_of_a_catalogue_are_read_with_continued_lines_and_escapes() -> None:
    text = 'msgid ""\nmsgstr "header"\n\n#, fuzzy\nmsgid "a \\"b\\"\\n"\n"c"\nmsgstr "д"\n#~ msgid "old"\n'
    fuzzy, old = sorted(entries(text), key=lambda entry: entry.obsolete)

    assert ('a "b"\nc', ["д"], True) == (fuzzy.msgid, fuzzy.forms, fuzzy.fuzzy)
    assert old.obsolete


@pytest.mark.parametrize("text", ["what", 'msgid "open', 'msgstr "alone"'])
def test_a_broken_catalogue_names_its_line(text: str) -> None:
    with pytest.raises(CatalogueError, match="line 1"):
        list(entries(text))
