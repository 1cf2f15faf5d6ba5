"""Every sentence of an examination is said in Kazakh and Russian, with the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from dalel.evidence import QUESTIONS, messages
from dalel.locale.messages import catalogue

ALL = {
    said for name, said in vars(messages).items() if name.isupper() and isinstance(said, str)
} | set(messages.SOURCE_TYPES.values())

METHODS = Path(__file__).resolve().parents[2] / "docs" / "methods"


def _places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_sentence_is_translated_with_its_placeholders(language: str) -> None:
    translate = catalogue(language)
    for said in sorted(ALL):
        assert translate.knows(said), said
        marks = {name: f"⟨{name}⟩" for name in _places(said)}
        translated = translate.fill(said, marks)
        assert set(re.findall(r"⟨(\w+)⟩", translated)) == set(marks), translated
        assert "{" not in translated


def test_every_sentence_is_used() -> None:
    source = "\n".join(
        path.read_text("utf-8")
        for path in Path(messages.__file__).parent.rglob("*.py")
        if path.name != "messages.py"
    )
    for name in vars(messages):
        if name.isupper() and name != "N_":
            assert f"messages.{name}" in source, name


def test_every_question_is_documented() -> None:
    pages = "\n".join(path.read_text("utf-8") for path in METHODS.glob("*.md"))
    for question in QUESTIONS.values():
        assert f"`{question.id}`" in pages, question.id
        for each in question.values:
            assert each in pages, (question.id, each)
