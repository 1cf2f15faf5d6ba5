"""Nothing in the code names a jurisdiction: not its money, its index, its codes, its ids (law/ is where they stand)."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from dalel.locale.catalogue_file import entries
from dalel.norms.load import load_law
from dalel.norms.model import Law

SOURCE = Path(__file__).resolve().parent.parent / "src" / "dalel"
# Names that a published schema gave before: a result of version 1 bears them whatever the law.
PUBLISHED = {"low_tenge", "high_tenge", "mci", "mci_day"}
PUBLISHED_IN = {"report/json_form.py", "report/schemas/result.schema.json"}
SOURCES = {"zan.gov", "adilet"}  # where official texts are published, as notes and comments say it


def words_of(law: Law) -> set[str]:
    """Return the words by which a jurisdiction would be known: from its own files, so that the next one counts too."""
    own = law.jurisdiction
    found = {own.id, *own.name.values(), *own.currency.marked(), *own.unit_words()}
    found |= {*own.index.name.values(), *own.index.up_to.values()}
    for act in law.acts.values():
        found |= {*act.short.values(), *act.title.values(), urlsplit(act.address).netloc}
    for text in own.name.values():
        found |= {word for word in text.split() if word[:1].isupper() and len(word) > 4}
    return (found | SOURCES) - {""} - COMMON


COMMON = {"Республика", "Республикасы"}


def pattern(words: set[str]) -> re.Pattern[str]:
    """Return what finds the words: whole, in any case; the names of currencies with a letter or two behind them."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    parts = [re.escape(word) + (r"\w{0,3}" if len(word) > 4 else "") for word in longest_first]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(parts)})(?![^\W_])", re.IGNORECASE)


LAW, _ = load_law()
NAMED = pattern(words_of(LAW))


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the string literals of a module with their lines; docstrings are for who reads the code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield what a file of the package says to its users or to the machine."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from literals(path)
    elif path.suffix == ".po":
        for entry in entries(text):
            yield from ((entry.line, form) for form in (entry.msgid, *entry.forms))
    elif path.suffix == ".json":
        yield from ((0, text) for text in _strings(json.loads(text)))
    else:
        yield from enumerate(text.splitlines(), 1)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


FILES = sorted(path for path in SOURCE.rglob("*") if path.suffix in {".py", ".po", ".json", ".typ"})


def test_the_package_names_no_jurisdiction() -> None:
    said = []
    for path in FILES:
        name = path.relative_to(SOURCE).as_posix()
        allowed = PUBLISHED if name in PUBLISHED_IN else set()
        said += [
            f"{name}:{line}: {found[0]!r} in {text!r}"
            for line, text in texts(path)
            if text not in allowed and (found := NAMED.search(text))
        ]

    assert [] == said


@pytest.mark.parametrize(
    "text",
    [
        "KZT",
        "up to {n} MCI",
        "mci.day.criminal",
        "до {n} МРП",
        "{n} АЕК-ке дейін",
        "в тенге",
        "5 000 ₸",
        "5 000 тг",
        "rule kz.cc.15.1 holds",
        "kz/criminal-code",
        "по УК РК",
        "https://zan.gov.kz/client/",
        "the law of Kazakhstan",
        "в Казахстане",
        "low_tenge",
    ],
)
def test_what_names_one_is_found(text: str) -> None:
    assert NAMED.search(text)


@pytest.mark.parametrize("text", ["Kazakh", "kk", "kz1048", "RK1048", "in law", "{year} year"])
def test_languages_and_encodings_are_none(text: str) -> None:
    assert not NAMED.search(text)
