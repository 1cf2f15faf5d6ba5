"""Writes page one, or a whole report, for a terminal: plain in a pipe, with a little colour on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dalel.report.columns import columns, wrapped
from dalel.report.document import (
    Block,
    Detail,
    Heading,
    Items,
    KeyValues,
    Line,
    Notice,
    Paragraph,
    Proof,
    Report,
    Span,
    Table,
    Verdict,
    plain,
)
from dalel.report.printable import visible

WIDTH = 100
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {
    "firm": "\x1b[1;31m",
    "duty": "\x1b[1;33m",
    "claim": "\x1b[1;34m",
    "unless": "\x1b[33m",
    "contested": "\x1b[35m",
    "open": "\x1b[36m",
    "clash": "\x1b[31m",
    "none": "\x1b[2m",
    "proved": "\x1b[32m",
    "told": "\x1b[36m",
    "refuted": "\x1b[31m",
    "missing": "\x1b[33m",
}
_MARKS = {"question": "? ", "fallback": "↳ ", "plain": ""}
_LEAST_LEFT = 40  # columns that the words before a side keep
_LEAST_BESIDE = 24  # columns that words keep beside a badge, or before the side of a heading


def page_one(report: Report, *, width: int = WIDTH, colour: bool = False) -> str:
    """Return page one; no line is longer than ``width``."""
    writer = _Writer(width, colour, _badge_width(report.page_one))
    lines = [*writer.title(report), *writer.blocks(report.page_one)]
    return _clean(lines)


def whole(report: Report, *, width: int = WIDTH, colour: bool = False) -> str:
    """Return the whole report."""
    badges = [report.page_one, *(chapter.blocks for chapter in report.chapters)]
    writer = _Writer(width, colour, max(_badge_width(blocks) for blocks in badges))
    lines = [*writer.title(report), *writer.blocks(report.page_one)]
    for number, chapter in enumerate(report.chapters, start=1):
        heading = f"{number}  {visible(chapter.title)}"
        lines += ["", "", writer.styled(heading, _BOLD), "─" * min(columns(heading), width)]
        lines += writer.blocks(chapter.blocks)
    return _clean(lines)


def _badge_width(blocks: Iterable[Block]) -> int:
    badges = [len(block.badge) for block in blocks if isinstance(block, Verdict)]
    return max(badges, default=0) + 2


def _clean(lines: Iterable[str]) -> str:
    """Return the lines as a text: no blanks at line ends, no two empty lines at the start."""
    return "\n".join(line.rstrip(" ") for line in lines).strip("\n") + "\n"


class _Writer:
    """Lays out blocks in columns."""

    def __init__(self, width: int, colour: bool, badge_width: int) -> None:  # noqa: FBT001 -- the two faces of a terminal
        self.width = width
        self.colour = colour
        self.badge = badge_width

    def styled(self, text: str, style: str) -> str:
        return f"{style}{text}{_RESET}" if self.colour and style and text else text

    def title(self, report: Report) -> Iterator[str]:
        title, subtitle = visible(report.title), visible(report.subtitle)
        if columns(title) + columns(subtitle) + 3 <= self.width:
            gap = " " * (self.width - columns(title) - columns(subtitle))
            yield self.styled(title, _BOLD) + gap + self.styled(subtitle, _DIM)
            return
        yield from (self.styled(line, _BOLD) for line in self.wrap(title))
        yield from (self.styled(line, _DIM) for line in self.wrap(subtitle))

    def wrap(
        self, text: str, indent: str = "", hang: str | None = None, less: int = 0
    ) -> list[str]:
        return wrapped(text, self.width - less, indent, indent if hang is None else hang)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield from self.heading(block)
            case Paragraph():
                yield from self.paragraph(block)
            case Verdict():
                yield from self.verdict(block)
            case Notice():
                yield ""
                title = self.wrap("! " + visible(block.title), "", "  ")
                yield from (self.styled(line, _COLOURS["unless"]) for line in title)
                for line in block.lines:
                    yield from self.wrap(shown(line), "  - ", "    ")
            case Items():
                for line in block.items:
                    yield from self.wrap(shown(line), "  - ", "    ")
            case KeyValues():
                for label, line in block.rows:
                    yield from self.wrap(f"{visible(label)}: {shown(line)}", "  ", "      ")
            case Table():
                yield from self.table(block)
            case Proof():
                yield from self.proof(block)

    def heading(self, block: Heading) -> Iterator[str]:
        indent = "  " * max(0, block.level - 2)
        yield ""
        side = shown(block.side)
        if side and self.width - len(indent) - columns(side) - 2 < _LEAST_BESIDE:
            yield from (self.styled(line, _BOLD) for line in self.wrap(shown(block.line), indent))
            yield from (self.styled(line, _DIM) for line in self.wrap(side, indent))
            return
        lines = self.wrap(shown(block.line), indent, None, columns(side) + 2 if side else 0) or [""]
        gap = " " * (self.width - columns(lines[0]) - columns(side)) if side else ""
        yield self.styled(lines[0], _BOLD) + gap + self.styled(side, _DIM)
        yield from (self.styled(line, _BOLD) for line in lines[1:])

    def paragraph(self, block: Paragraph) -> Iterator[str]:
        match block.style:
            case "next":
                yield ""
                first, *further = _broken(block.line)
                yield from (self.styled(line, _BOLD) for line in self.wrap(shown(first)))
                for depth, below in enumerate(further, start=1):
                    yield from self.wrap(shown(below), "  " * depth)
            case "lead":
                yield from self.wrap(shown(block.line), "  ")
            case "small" | "small attached" | "scope":
                if block.style == "scope":
                    yield ""
                for line in self.wrap(shown(block.line), "  "):
                    yield self.styled(line, _DIM)
            case _:
                yield from self.wrap(shown(block.line), "  ")

    def verdict(self, block: Verdict) -> Iterator[str]:
        text, side = shown(block.line), shown(block.side)
        badge = self.styled(visible(block.badge), _COLOURS.get(block.tone, ""))
        narrow = self.width - 2 - self.badge < _LEAST_BESIDE  # then the badge has a line of its own
        start = 4 if narrow else 2 + self.badge
        lines = list(self.beside(text, side, " " * start))
        if narrow:
            yield "  " + badge
            yield lines[0]
        else:
            yield "  " + badge + " " * (self.badge - len(block.badge)) + lines[0][start:]
        yield from lines[1:]
        for detail in block.details:
            yield from self.detail(detail, " " * start)

    def detail(self, detail: Detail, indent: str) -> Iterator[str]:
        mark = _MARKS[detail.kind]
        yield from self.beside(mark + shown(detail.line), shown(detail.side), indent, len(mark))

    def beside(self, text: str, side: str, indent: str, hang: int = 0) -> Iterator[str]:
        """Lay the side at the right of the first line if there is room, else under the text in brackets."""
        left = self.width - len(indent) - columns(side) - 2
        deeper = indent + " " * hang
        if side and (
            left < _LEAST_LEFT
            or (columns(text) > left and columns(text) + columns(side) > 2 * left)
        ):
            yield from self.wrap(f"{text} ({side})", indent, deeper)
            return
        lines = self.wrap(text, indent, deeper, columns(side) + 2 if side else 0) or [indent]
        if side:
            gap = " " * (self.width - columns(lines[0]) - columns(side))
            lines[0] += gap + self.styled(side, _DIM)
        yield from lines

    def table(self, block: Table) -> Iterator[str]:
        for row in block.rows:
            cells = [shown(cell) for cell in row]
            yield from self.wrap(" · ".join(filter(None, cells)), "  - ", "    ")

    def proof(self, block: Proof) -> Iterator[str]:
        for line in block.lines:
            indent = "  " * (line.depth + 1)
            mark = f"[{visible(line.mark)}] " if line.mark else ""
            words = f" — {shown(line.words)}" if line.words else ""
            sources = f" ({shown(line.sources)})" if line.sources else ""
            yield from self.wrap(f"{mark}{shown(line.line)}{words}{sources}", indent, indent + "  ")


def _broken(line: Line) -> list[Line]:
    """Return the lines that a line's breaks divide it into."""
    found: list[list[Span]] = [[]]
    for span in line:
        if span.style == "break":
            found.append([])
        else:
            found[-1].append(span)
    return [tuple(each) for each in found]


def shown(line: Line) -> str:
    """Return the words of a line as a terminal may show them."""
    return visible(plain(line))
