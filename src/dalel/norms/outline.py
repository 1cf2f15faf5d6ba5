"""Turns an indented outline into a tree of lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.norms.problems import Complaints

STEP = 2

TAB = N_("A tab stands here; the outline is indented with spaces, two for each step.")
ODD = N_(
    "This line is indented by {indent} blanks; each step is two blanks, so {lower} or {upper} is meant."
)
JUMP = N_("This line is indented two steps deeper than the line above; go in one step at a time.")


@dataclass(slots=True)
class Line:
    """A line of the outline with what stands under it; ``column`` is where its text begins."""

    text: str
    number: int
    column: int
    children: list[Line] = field(default_factory=list)
    more: list[tuple[str, int, int]] = field(
        default_factory=list
    )  # continuation: text, line, column

    def position(self, file: str) -> Position:
        """Return where the line's text begins."""
        return Position(file, self.number, self.column)


def read_outline(lines: Sequence[tuple[int, str]], file: str, said: Complaints) -> list[Line]:
    """Return the lines of the lowest level; a line that begins with *and* or *or* goes on the one above.

    ``lines`` are (number, text) pairs. Empty lines and lines that begin with ``#`` are left out.
    """
    roots: list[Line] = []
    stack: list[tuple[int, Line]] = []  # depth, line
    for number, raw in lines:
        text = raw.strip()
        if not text or text.startswith("#"):
            continue
        indent = len(raw) - len(raw.lstrip())
        if "\t" in raw[:indent]:
            place = Position(file, number, raw.index("\t") + 1)
            said.say("law.tab", TAB, place)
            continue
        if text.startswith(("and ", "or ")) and stack:
            stack[-1][1].more.append((text, number, indent + 1))
            continue
        if indent % STEP:
            lower = indent - indent % STEP
            said.say(
                "law.indent",
                ODD,
                Position(file, number, indent + 1),
                indent=indent,
                lower=lower,
                upper=lower + STEP,
            )
        depth = (indent + 1) // STEP
        made = Line(text, number, indent + 1)
        while stack and stack[-1][0] >= depth:
            stack.pop()
        above = stack[-1][0] if stack else -1
        if depth > above + 1:
            said.say("law.indent", JUMP, Position(file, number, indent + 1))
        (stack[-1][1].children if stack else roots).append(made)
        stack.append((depth, made))
    return roots
