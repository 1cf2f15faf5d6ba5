"""Help pages and mistakes on the command line: every word in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dalel.cli import main
from dalel.cli.app import CASE_COMMANDS, LAW_COMMANDS, VERBS
from dalel.cli.speech import speech

COMMANDS: list[tuple[str, ...]] = [
    (),
    *((name,) for name, _about in VERBS),
    ("case",),
    *(("case", row[0]) for row in CASE_COMMANDS),
    ("law",),
    *(("law", row[0]) for row in LAW_COMMANDS),
]
# Names of commands, fields, files and formats: these are the same in every language.
SAME = {word for words in COMMANDS for word in words}
SAME |= {"dalel", "out", "kk", "ru", "en", "kz", "cc", "json", "schema", "case", "pem", "pdf", "h"}
SAME |= {"offence", "duty", "reading"}  # values of --kind, typed as they are
LATIN = re.compile(r"(?<![\w-])[a-z]+(?![\w-])", re.IGNORECASE)


@pytest.fixture(autouse=True)
def fresh_language() -> Iterator[None]:
    """Forget the language of another test's command line."""
    speech.cache_clear()
    yield
    speech.cache_clear()


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_help_page_leaves_no_word_in_english(
    words: tuple[str, ...],
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["dalel", *words, "--help", "--lang", language])
    assert main() == 0
    page = capsys.readouterr().out
    assert page.startswith({"ru": "Запуск: dalel", "kk": "Іске қосу: dalel"}[language])
    text = re.sub(r"--[a-z-]+|-h", "", page)
    left = {word.lower() for word in LATIN.findall(text)} - SAME
    assert left == set()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("law show", "не указано: НОРМА"),
        ("case check", "не указано: ДЕЛО"),
        ("case schema nothing", "схемы nothing нет; выберите одну из: case, examination"),
        ("law shwo", "нет команды shwo; может быть, show?"),
        ("quallify x", "нет команды quallify; может быть, qualify?"),
        ("case run", "нет команды run\n"),
        ("run x --as-of=", "у --as-of нет значения"),
    ],
)
def test_what_is_missing_is_named_as_the_help_page_names_it(
    words: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.argv", ["dalel", *words.split(), "--lang", "ru"])
    assert main() == 2
    assert capsys.readouterr().err.startswith(f"dalel: {said}")
