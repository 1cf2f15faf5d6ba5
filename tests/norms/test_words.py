"""The table ties elements to literal words: a change of one letter is found, wherever it is made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.norms.small_law import ARTICLE, SPREADING, law_with

from dalel.norms.article import load_article
from dalel.norms.check import grammar_of
from dalel.norms.files import law_root
from dalel.norms.load import load_law
from dalel.norms.problems import Complaints
from dalel.norms.tree import walk
from dalel.norms.words import bare, normal, plain_label

LAW, _ = load_law()
GRAMMAR = grammar_of(LAW)
LETTERS = "абвгдежзийклмнопрстуфхцчшщыэюяәғқңөұүі"


def literal_cells(text: str) -> list[tuple[int, int, int]]:
    """Return (line, begin, end) of every piece of a ru or kk cell that is taken from a quote."""
    found: list[tuple[int, int, int]] = []
    columns: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if not line.startswith("|"):
            columns = []
            continue
        cells = [(one.start(), one.group()) for one in re.finditer(r"[^|]+", line)]
        names = [cell.strip() for _, cell in cells]
        if not columns:
            columns = names
            continue
        for column, (begin, cell) in zip(columns, cells, strict=False):
            if column in {"ru", "kk"} and cell.strip() and cell.strip()[0] not in "=-—":
                start = begin + len(cell) - len(cell.lstrip())
                found.append((number, start, begin + len(cell.rstrip())))
    return found


FILES = {
    path: path.read_text(encoding="utf-8") for path in sorted((law_root() / "kz").rglob("*.md"))
}
CELLS = [(path, cell) for path, text in FILES.items() for cell in literal_cells(text)]


def problems_of(path: Path, text: str) -> list[str]:
    said = Complaints()
    load_article(text, path.name, GRAMMAR, LAW.acts, said)
    return [f"{one.position.line} {one.code}" for one in said.found]


@settings(deadline=None)
@given(st.data())
def test_one_changed_letter_in_the_shipped_law_is_found(data: st.DataObject) -> None:
    path, (number, begin, end) = data.draw(st.sampled_from(CELLS))
    lines = FILES[path].split("\n")
    line = lines[number]
    at = data.draw(st.sampled_from([index for index in range(begin, end) if line[index].isalpha()]))
    letter = data.draw(st.sampled_from([one for one in LETTERS if normal(one) != normal(line[at])]))
    lines[number] = line[:at] + letter + line[at + 1 :]

    before = problems_of(path, FILES[path])
    after = problems_of(path, "\n".join(lines))
    assert f"{number + 1} law.literal" in after or (
        # the changed piece may stand elsewhere in the same words, but then it is literal
        after == before and _stands(lines[number][begin:end], FILES[path])
    )


def _stands(piece: str, text: str) -> bool:
    quotes = normal(" ".join(line for line in text.split("\n") if line.startswith("> **")))
    return all(normal(one) in quotes for one in piece.split(" · "))


@pytest.mark.parametrize(
    ("piece", "as_in_quote"),
    [
        (
            "жеке өмірі туралы мәліметтерді",
            "жеке өмiрi туралы мәлiметтердi",
        ),  # Latin i in the official text
        ("оның\u00a0келісімінсіз", "оның келiсiмiнсiз"),
        ("с  лишними   пробелами", "с лишними пробелами"),
        ("и\u0306", "й"),
    ],
)
def test_what_no_reader_can_see_is_no_difference(piece: str, as_in_quote: str) -> None:
    assert normal(piece) == normal(as_in_quote)


def test_letter_case_and_yo_are_differences() -> None:
    assert normal("Тарату") != normal("тарату")
    assert normal("её") != normal("ее")


def test_the_quote_loses_its_guillemets() -> None:
    assert "слова" == bare("«слова»")
    assert "одно … другое" == bare("«одно» · «другое»")
    assert "без кавычек" == bare("без кавычек")
    assert "Закон «О связи»" == bare("«Закон «О связи»") == bare("«Закон «О связи»»")


def test_a_label_may_be_told_without_its_item_or_letter() -> None:
    assert "in public" == plain_label("item 2 in public")
    assert "private life" == plain_label("a private life")
    assert "any viewer" == plain_label("any viewer")


def test_a_quote_may_go_on_in_the_next_line() -> None:
    text = SPREADING.replace("лица без его согласия", "лица\n> без его согласия", 1)
    law, problems = law_with({ARTICLE: text})

    assert () == problems
    assert "частной жизни лица без его согласия" in law.norms[0].quotes[0].text


def test_several_norms_may_share_a_wording() -> None:
    """One text, two norms: each block is followed by its own table; the sanction is said once."""
    second = """
```norm
offence kz.cc.147.4.n of deed, actor of deed
  core: deed creates danger to citizens, organisations or the state
  danger: deed creates danger to citizens, organisations or the state [knew]
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| danger | существенного вреда | елеулi зиян | danger |

```cases
base  danger
+ base
- base without danger
```

```open"""
    text = SPREADING.replace("\n```open", second, 1)
    law, problems = law_with({ARTICLE: text})
    made = {norm.id: norm for norm in law.norms if norm.until is None}

    assert () == problems
    assert ["prison"] == [
        one.kind
        for one in (made["kz.cc.147.4.n"].sanction or law.norms[0].sanction).penalties  # type: ignore[union-attr]
    ]
    assert made["kz.cc.147.4"].quotes == made["kz.cc.147.4.n"].quotes


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_an_exception_is_named_briefly_in_each_language(language: str) -> None:
    """Page one names an exception in whole: long words of the statute would be cut there."""
    quoted = [
        (norm.id, element.label, " … ".join(norm.words[element.label][language]))
        for norm in LAW.norms
        for element in walk(norm.elements)
        if element.unless and norm.words.get(element.label, {}).get(language)
    ]

    assert quoted
    assert [] == [each for each in quoted if len(each[2]) > 70]
