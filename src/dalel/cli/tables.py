"""Tables on a terminal: with lines where they fit, else one row below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME = 3  # blanks and a line around each column


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows to a terminal; no word is broken to make them fit."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if least_width(columns, rows) > console.width:
        console.print(Text(title, "bold"))
        for first, *others in rows:
            console.print(Padding(Text(first), (0, 0, 0, 2)))
            console.print(Padding(Text(" · ".join(filter(None, others)), "dim"), (0, 0, 0, 6)))
        return
    table = Table(title=Text(title, "bold"), title_justify="left")
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return how wide a table must be at least, each column as wide as its longest word."""
    from rich.cells import cell_len

    longest = [
        max((cell_len(word) for cell in cells for word in cell.split()), default=0)
        for cells in zip(columns, *rows, strict=True)
    ]
    return sum(longest) + FRAME * len(columns) + 1
