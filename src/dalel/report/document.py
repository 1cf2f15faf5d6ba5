"""The document model: what every writer prints. Its words are final; a writer knows no language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style: none, ``strong``, ``quiet``, ``mono``, ``quote``, ``break`` (a new line) or a tone.

    ``chapter 7`` refers to a chapter: a writer that has pages prints its page instead of the words.
    ``at deed 7`` refers to the heading with that target: such a writer prints its page behind the words.
    """

    text: str
    style: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 opens a chapter, 2 a section (on page one an actor), 3 what is below it."""

    level: int
    line: Line
    side: Line = ()
    target: str = ""  # of a link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; style ``lead``, ``quote``, ``small``, ``scope``, ``next`` or none.

    ``attached`` and ``small attached`` stay on the page of what follows.
    """

    line: Line
    style: str = ""


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Short labels with what they say."""

    rows: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``widths`` are relative, ``0`` means as wide as its content."""

    columns: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Detail:
    """A line under a verdict: ``kind`` is ``plain``, ``question`` or ``fallback``."""

    line: Line
    side: Line = ()
    kind: str = "plain"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line that judges: a badge in a tone, what is judged, how sure, and what follows from it."""

    badge: str
    tone: str
    line: Line
    side: Line = ()
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofLine:
    """An element of the proof: its mark, what it says, the statute's own words, what it rests on."""

    depth: int
    tone: str  # "" for a line that only joins others
    mark: str  # the mark in words
    line: Line
    words: Line = ()
    sources: Line = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof on the statute's own tree."""

    lines: tuple[ProofLine, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must not be overlooked."""

    title: str
    lines: tuple[Line, ...]
    tone: str = "warning"


@dataclass(frozen=True, slots=True)
class Items:
    """A plain list."""

    items: tuple[Line, ...]


Block = Heading | Paragraph | KeyValues | Table | Verdict | Proof | Notice | Items


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the report."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report in one language.

    ``subtitle`` says on which day and by which law it judges; ``legend`` are the marks of proofs, each a
    tone and its words; ``page_of`` holds ``{page}`` and ``{pages}`` for the footer, ``on_page`` holds
    ``{page}`` for references to chapters.
    """

    language: str
    title: str
    subtitle: str
    kind: str
    contents: str
    page_of: str
    on_page: str
    made: str
    as_of: date
    page_one: tuple[Block, ...]
    chapters: tuple[Chapter, ...] = ()
    legend: tuple[tuple[str, str], ...] = field(default=())


def plain(line: Line) -> str:
    """Return the words of a line without their styles."""
    return "".join(span.text for span in line)


def words(text: str, style: str = "") -> Line:
    """Return a line of one span; none if there are no words."""
    return (Span(text, style),) if text else ()


def joined(lines: list[Line], separator: str = " · ") -> Line:
    """Return lines as one, with a quiet separator between them; empty ones are left out."""
    result: list[Span] = []
    for line in lines:
        if line and result:
            result.append(Span(separator, "quiet"))
        result.extend(line)
    return tuple(result)
