"""The page for lawyers says what is so: its example is the law's, its errors are those that are shown."""

from __future__ import annotations

import re
from pathlib import Path

from dalel.norms.article import load_article
from dalel.norms.block import DEGREES, RESERVED
from dalel.norms.check import grammar_of
from dalel.norms.files import law_root
from dalel.norms.load import load_law
from dalel.norms.model import NormKind
from dalel.norms.problems import Complaints

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "law-file.md").read_text(encoding="utf-8")
ARTICLE = law_root() / "kz" / "criminal-code" / "147.md"
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"^law/kz/criminal-code/147\.md:(\d+):(\d+): (.*)$", PAGE, re.MULTILINE)


def test_the_example_is_the_law_s_own() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    norm = next(body for name, body in BLOCKS if name == "norm")
    rows = [
        line
        for _, body in BLOCKS
        for line in body.split("\n")
        if line.startswith(("| p", "base a"))
    ]

    assert norm in text
    assert 4 == len(rows)
    assert [] == [row for row in rows if row not in text]


def test_the_errors_are_those_that_are_shown() -> None:
    law, _ = load_law()
    text = ARTICLE.read_text(encoding="utf-8")
    mistakes = {
        "deed spread data": ("spreading: deed spreads data ", "spreading: deed spread data "),
        "личной жизни": ("| сведений о частной жизни лица |", "| сведений о личной жизни лица |"),
    }

    assert len(mistakes) == len(SHOWN)
    for _, column, message in SHOWN:  # lines move as the article grows
        old, new = next(edit for part, edit in mistakes.items() if part in message)
        said = Complaints()
        load_article(text.replace(old, new), "147.md", grammar_of(law), law.acts, said)
        found = {f"{one.position.column}: {one.text()}" for one in said.found}
        assert f"{column}: {message}" in found


def test_every_kind_mark_and_reserved_word_is_explained() -> None:
    words = [*(kind.value for kind in NormKind), *DEGREES, *(f"{one}:" for one in RESERVED)]

    assert [] == [word for word in words if word not in PAGE]
