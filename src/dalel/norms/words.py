"""Ties elements to the statute's words: each piece of the table stands literally in the quote."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.model import Element, Quote, Text
from dalel.norms.tree import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dalel.case.position import Position
    from dalel.norms.markdown import Row
    from dalel.norms.problems import Complaints

JOIN = " · "
# official Kazakh texts mix the Latin letter with the Cyrillic one; readers see no difference
_LATIN_I = str.maketrans({"i": "і", "I": "І", "\u00a0": " ", "\u202f": " ", "\u00ad": None})

NOT_LITERAL = N_("“{piece}” does not stand in the {language} quote; there it reads “{nearest}”.")
NOT_LITERAL_AT_ALL = N_("“{piece}” does not stand in the {language} quote, nor anything like it.")
NO_QUOTE = N_("The wording has no {language} quote in which “{piece}” could stand.")
NO_ELEMENT = (
    N_("The table names “{word}”, but no element has this label; labels are: {known}."),
    N_("The table names “{word}”, but no element has this label; did you mean “{nearest}”?"),
)
ROW_TWICE = N_("The element “{label}” has a second row; put its pieces into one, joined by “ · ”.")
NO_ROW = N_("The element “{label}” has no row in the table: which words of the text is it?")
EMPTY_CELL = N_(
    "The {language} words of “{label}” are missing; write “= words” where the text has none."
)


def normal(text: str) -> str:
    """Return a text in the form in which quotes are compared."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LATIN_I).split())


def bare(text: str) -> str:
    """Return a quote without its outer guillemets; several pieces are joined by an ellipsis."""
    pieces = [piece.strip() for piece in text.split(JOIN)]
    if all(piece.startswith("«") and piece.endswith("»") for piece in pieces):
        return " … ".join(_inside(piece) for piece in pieces)
    return text


def _inside(piece: str) -> str:
    """Return what stands between guillemets; one closing pair may close two: «закон «О связи»."""
    inner = piece[1:-1]
    return f"{inner}»" if inner.count("«") > inner.count("»") else inner


def tie(
    rows: Sequence[Row],
    elements: Sequence[Element],
    quotes: Sequence[Quote],
    not_held: Sequence[str],
    said: Complaints,
    *,
    strange: Iterable[str] = (),
    whole: bool = True,
) -> tuple[dict[str, Mapping[str, tuple[str, ...]]], dict[str, Text]]:
    """Return the words of each label and its names by language; complain of what does not fit.

    ``strange`` are labels of other norms that share the table; the elements are not ``whole`` where some
    line of the outline could not be read.
    """
    texts: dict[str, str] = {}
    for quote in quotes:
        texts[quote.language] = f"{texts.get(quote.language, '')} {normal(quote.text)}"
    labels = {element.label: element for element in walk(elements)}
    short = {plain_label(label): label for label in labels}
    others = set(strange) | {plain_label(label) for label in strange}
    words: dict[str, Mapping[str, tuple[str, ...]]] = {}
    names: dict[str, Text] = {}
    for row in rows:
        literal: dict[str, tuple[str, ...]] = {}
        name: Text = {}
        element_cell = row.cells["element"]
        for language in ("ru", "kk", "en"):
            cell = row.cells.get(language)
            if cell is None or cell.text in {"", "—", "-"}:
                if language != "en" and language not in not_held and language in texts:
                    said.say(
                        "law.table-cell",
                        EMPTY_CELL,
                        row.position,
                        language=language,
                        label=element_cell.text,
                    )
                continue
            if cell.text.startswith("="):
                name[language] = cell.text[1:].strip()
                continue
            pieces = tuple(piece.strip() for piece in cell.text.split(JOIN))
            name[language] = " … ".join(pieces)
            if language == "en" and language not in texts:
                continue
            literal[language] = pieces
            for piece in pieces:
                _literal(piece, language, texts, cell.position, said)
        for told in (one.strip() for one in element_cell.text.split(",")):
            label = told if told in labels else short.get(told, "")
            if not label:
                if told not in others and whole:
                    place = element_cell.position
                    said.strange("law.table", NO_ELEMENT, place, told, labels)
                continue
            if label in names:
                said.say("law.table", ROW_TWICE, element_cell.position, label=label)
            words[label] = literal
            names[label] = name
    for element in walk(elements):
        needed = not element.children or element.label != plain_label(element.label)
        if needed and element.label not in names:
            said.say("law.table-row", NO_ROW, element.position, label=element.label)
    return words, names


def plain_label(label: str) -> str:
    """Return a label without ``item N`` or its letter."""
    words = label.split()
    if len(words) > 2 and words[0] == "item":
        return " ".join(words[2:])
    if len(words) > 1 and len(words[0]) == 1 and words[0].isalpha():
        return " ".join(words[1:])
    return label


def _literal(
    piece: str, language: str, texts: Mapping[str, str], place: Position, said: Complaints
) -> None:
    """Complain of a piece that is not literally in its quote, and show what stands there."""
    text = texts.get(language)
    if text is None:
        said.say("law.quote", NO_QUOTE, place, language=language, piece=piece)
        return
    wanted = normal(piece)
    if wanted in text:
        return
    near = _nearest_piece(wanted, text)
    if near:
        said.say("law.literal", NOT_LITERAL, place, language=language, piece=piece, nearest=near)
    else:
        said.say("law.literal", NOT_LITERAL_AT_ALL, place, language=language, piece=piece)


def _nearest_piece(wanted: str, text: str) -> str:
    """Return the run of words of the text that is most like the wanted one."""
    words, count = text.split(), len(wanted.split())
    best, score = "", 0.6
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(wanted)
    for start in range(max(1, len(words) - count + 1)):
        candidate = " ".join(words[start : start + count])
        matcher.set_seq1(candidate)
        if matcher.quick_ratio() > score and matcher.ratio() > score:
            best, score = candidate, matcher.ratio()
    return best if wanted.endswith((",", ";", ".")) else best.rstrip(",;.")
