"""Divides an article's Markdown file: front matter, parts, wordings, quotes, blocks and tables, with their lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.model import Quote, Text
from dalel.norms.problems import Complaints
from dalel.norms.vocabulary import LANGUAGES, languages
from dalel.norms.yaml_nodes import MapNode, ScalarNode, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS = ("norm", "sanction", "parameters", "cases", "open")
FRONT_KEYS = ("act", "article", "title", "source")
PART_WORDS = (
    "Part",
    "Parts",
    "Point",
    "Points",
    "Item",
    "Items",
    "Article",
    "Paragraph",
    "Note",
    "Limb",
    "Rule",
    "Exception",
    "Definition",
)
Lines = list[tuple[int, str]]

NO_FRONT = N_("The file begins with a front matter between two “---” lines: act, article, title.")
FRONT_KEY = N_("“{key}” does not belong into the front matter; its keys are: {known}.")
FRONT_ABSENT = N_("The front matter lacks “{key}”.")
PART = N_("A part is headed “## Part 4 · name · имя · атауы”; parts are called: {words}.")
WORDING_OUTSIDE = N_("A wording stands under a part: a line “## Part 1 · …” is missing above.")
OUTSIDE = N_(
    "This stands outside any wording; a line “### since 2022-09-11 · Law 136-VII” is missing above."
)
FENCE = (
    N_("“{word}” is no kind of block; blocks are: {known}."),
    N_("“{word}” is no kind of block; did you mean “{nearest}”?"),
)
FENCE_OPEN = N_("The block opened in line {line} is not closed by a line of three backticks.")
QUOTE = N_("A line of a quote is “> **ru** «words»” or “> verified · edition DATE · read DATE”.")
NO_NORM = N_("The wording holds no norm block.")
TABLE_HEAD = N_("The table’s first row names its columns: element, ru, kk, en.")
TABLE_CELLS = N_("This row has {found} cells; the table has {expected} columns.")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and where its text begins."""

    text: str
    position: Position


@dataclass(slots=True)
class Row:
    """A row of the table that ties elements to words: the cells by column name."""

    cells: dict[str, Cell]
    position: Position


@dataclass(slots=True)
class Group:
    """One norm block with what follows it up to the next one."""

    norm: Lines
    quotes: tuple[Quote, ...]
    not_held: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    blocks: dict[str, Lines] = field(default_factory=dict)
    standing: str = ""  # the line "verified · edition …"
    standing_at: Position = field(default_factory=Position)
    position: Position = field(default_factory=Position)


@dataclass(slots=True)
class Wording:
    """A part's text between two days."""

    heading: str
    position: Position
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A section of the file: a part, a point, or the article as a whole."""

    label: str
    heading: Text
    position: Position
    wordings: list[Wording] = field(default_factory=list)


@dataclass(slots=True)
class ArticleFile:
    """An article's file, divided but not yet understood."""

    file: str
    act: str = ""
    article: str = ""
    title: Text = field(default_factory=dict)
    source: str = ""
    parts: list[Part] = field(default_factory=list)


def read_article(text: str, file: str, said: Complaints) -> ArticleFile | None:
    """Divide the text of an article's file; None where the front matter is missing."""
    lines = text.split("\n")
    made = ArticleFile(file)
    begin = _front(lines, made, said)
    if begin is None:
        return None
    _Divider(made, said).run(
        [(number + 1, lines[number].rstrip("\r")) for number in range(begin, len(lines))]
    )
    return made


def _front(lines: Sequence[str], made: ArticleFile, said: Complaints) -> int | None:
    """Read the front matter; return the index of the line behind it."""
    if not lines or lines[0].strip() != "---" or "---" not in (one.strip() for one in lines[1:]):
        said.say("law.front", NO_FRONT, Position(made.file, 1, 1))
        return None
    end = next(index for index in range(1, len(lines)) if lines[index].strip() == "---")
    root, problems = read_yaml("\n".join(lines[1:end]), made.file, first_line=2)
    said.found.extend(problems)
    if not isinstance(root, MapNode):
        if not problems:
            said.say("law.front", NO_FRONT, Position(made.file, 1, 1))
        return None
    for key, node in root.entries:
        if key.text not in FRONT_KEYS:
            known = ", ".join(FRONT_KEYS)
            said.say("law.front", FRONT_KEY, key.position, key=key.text, known=known)
        elif key.text == "title":
            made.title = languages(node, "title", said)
        elif isinstance(node, ScalarNode):
            setattr(made, key.text, node.text)
    for key_name in ("act", "article"):
        if not getattr(made, key_name):
            said.say("law.front", FRONT_ABSENT, Position(made.file, 1, 1), key=key_name)
    return end + 1


class _Divider:
    """Walks over the lines once."""

    def __init__(self, made: ArticleFile, said: Complaints) -> None:
        self.made = made
        self.said = said
        self.part: Part | None = None
        self.wording: Wording | None = None
        self.quotes: list[Quote] = []
        self.not_held: list[str] = []
        self.standing = ""
        self.standing_at = Position()
        self.quoting = False
        self.columns: list[str] = []

    def run(self, lines: Lines) -> None:
        """Divide the lines."""
        index = 0
        while index < len(lines):
            number, text = lines[index]
            if text.startswith("```"):
                index = self.fence(lines, index)
                continue
            index += 1
            if not text.startswith("|"):
                self.columns = []
            if text.startswith("## "):
                self.start_part(number, text)
            elif text.startswith("### "):
                self.start_wording(number, text)
            elif text.startswith(">"):
                self.quote(number, text)
                continue
            elif text.startswith("|"):
                self.row(number, text)
            self.quoting = False
        self.end_wording()

    def at(self, number: int, column: int = 1) -> Position:
        """Return a place in the file."""
        return Position(self.made.file, number, column)

    # ── headings ──────────────────────────────────────────────────────────────────────────────────
    def start_part(self, number: int, text: str) -> None:
        """Begin a part: ``## Part 4 · en · ru · kk``."""
        self.end_wording()
        pieces = [piece.strip() for piece in text[3:].split("·")]
        word, _, label = pieces[0].partition(" ")
        if word not in PART_WORDS:
            words = ", ".join(PART_WORDS)
            self.said.say("law.part", PART, self.at(number, 4), words=words)
        heading = dict(zip(LANGUAGES, (piece for piece in pieces[1:] if piece), strict=False))
        label = "" if word == "Article" else label.strip()
        self.part = Part(label, heading, self.at(number))
        self.made.parts.append(self.part)

    def start_wording(self, number: int, text: str) -> None:
        """Begin a wording: ``### since 2022-09-11 · Law 136-VII``."""
        self.end_wording()
        if self.part is None:
            self.said.say("law.wording", WORDING_OUTSIDE, self.at(number))
            return
        self.wording = Wording(text[4:].strip(), self.at(number, 5))
        self.part.wordings.append(self.wording)

    def end_wording(self) -> None:
        """Close the wording that is open."""
        wording = self.wording
        if wording and not wording.groups and not wording.heading.startswith("gap "):
            self.said.say("law.wording", NO_NORM, wording.position)
        self.wording = None
        self.quotes, self.not_held = [], []
        self.standing, self.standing_at = "", Position()

    # ── quotes ────────────────────────────────────────────────────────────────────────────────────
    def quote(self, number: int, text: str) -> None:
        """Read a line of a quote."""
        inner = text[1:].strip()
        if not inner:
            return
        if self.wording is None:
            self.said.say("law.outside", OUTSIDE, self.at(number))
            return
        if not self.quoting and self.wording.groups:
            self.quotes, self.not_held = [], []
        self.quoting = True
        if inner.startswith("**"):
            language, closed, words = inner[2:].partition("**")
            words = words.strip()
            if not closed or language not in LANGUAGES:
                self.said.say("law.quote", QUOTE, self.at(number, 3))
            elif words == "not held":
                self.not_held.append(language)
            else:
                column = text.index("**", text.index("**") + 2) + 4
                self.quotes.append(Quote(language, words, self.at(number, column)))
        elif inner.split()[0] in {"verified", "derived", "unverified"}:
            self.standing, self.standing_at = inner, self.at(number, text.index(inner) + 1)
        elif self.quotes:
            last = self.quotes[-1]
            self.quotes[-1] = Quote(last.language, f"{last.text} {inner}", last.position)
        else:
            self.said.say("law.quote", QUOTE, self.at(number, 3))

    # ── tables ────────────────────────────────────────────────────────────────────────────────────
    def row(self, number: int, text: str) -> None:
        """Read a row of the table; the first row names the columns."""
        cells = _cells(text, self.made.file, number)
        if self.wording is None or not self.wording.groups:
            if not self.columns and self.part is not None:
                self.said.say("law.outside", OUTSIDE, self.at(number))
                self.columns = ["?"]
            return
        if not self.columns:
            self.columns = [cell.text.lower() for cell in cells]
            if "element" not in self.columns:
                self.said.say("law.table", TABLE_HEAD, self.at(number))
                self.columns = ["?"]
            return
        if self.columns == ["?"] or all(not cell.text.strip("-: ") for cell in cells):
            return
        if len(cells) != len(self.columns):
            self.said.say(
                "law.table",
                TABLE_CELLS,
                self.at(number),
                found=len(cells),
                expected=len(self.columns),
            )
            return
        found = dict(zip(self.columns, cells, strict=True))
        self.wording.groups[-1].rows.append(Row(found, self.at(number)))

    # ── blocks ────────────────────────────────────────────────────────────────────────────────────
    def fence(self, lines: Lines, index: int) -> int:
        """Read a block between backticks; return the index of the line behind it."""
        number, text = lines[index]
        self.quoting = False
        name = text.strip("`").strip()
        end = index + 1
        while end < len(lines) and not lines[end][1].startswith("```"):
            end += 1
        if end == len(lines):
            self.said.say("law.fence", FENCE_OPEN, self.at(number), line=number)
        inside = lines[index + 1 : end]
        if name not in BLOCKS:
            self.said.strange("law.fence", FENCE, self.at(number, 4), name, BLOCKS)
        elif self.wording is None:
            self.said.say("law.outside", OUTSIDE, self.at(number))
        elif name == "norm":
            self.wording.groups.append(
                Group(
                    inside,
                    tuple(self.quotes),
                    tuple(self.not_held),
                    standing=self.standing,
                    standing_at=self.standing_at,
                    position=self.at(number),
                )
            )
        elif not self.wording.groups:
            self.said.say("law.wording", NO_NORM, self.at(number))
        else:
            blocks = self.wording.groups[-1].blocks
            blocks[name] = blocks.get(name, []) + inside
        return end + 1


def _cells(text: str, file: str, number: int) -> list[Cell]:
    """Divide a table row at its bars."""
    cells: list[Cell] = []
    at = 1
    for piece in text.rstrip().strip("|").split("|"):
        start = at + len(piece) - len(piece.lstrip())
        cells.append(Cell(piece.strip(), Position(file, number, start + 1)))
        at += len(piece) + 1
    return cells
