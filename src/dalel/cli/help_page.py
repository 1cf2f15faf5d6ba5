"""Help pages in the reader's language: the panels of cyclopts, with our words for its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.cli.speech import _
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from cyclopts.help import HelpEntry, HelpPanel
    from cyclopts.help.inline_text import InlineText
    from rich.console import Console, ConsoleOptions
    from rich.text import Text

USAGE = N_("Usage: {line}")
FLAGS = {"--help": N_("Show this page."), "--version": N_("Show the version of Dalel.")}
SHAPES = {
    "STR": N_("TEXT"),
    "PATH": N_("PATH"),
    "DATE": N_("DAY"),
    "PATHS": N_("PATH…"),
    "CASE": N_("CASE"),
    "FOLDER": N_("FOLDER"),
    "NORM": N_("NORM"),
    "NAME": N_("NAME"),
}


def usage(*words: str) -> str:
    """Return the line that shows how a command is written."""
    return _(USAGE, line=" ".join(("dalel", *words)))


class HelpPage:
    """What cyclopts asks to print each part of a help page."""

    def __call__(self, console: Console, options: ConsoleOptions, panel: HelpPanel) -> None:
        """Print a panel of commands or options."""
        from cyclopts.help import DefaultFormatter

        told = panel.copy(entries=[_told(entry) for entry in panel.entries])
        DefaultFormatter()(console, options, told)

    def render_usage(
        self,
        console: Console,
        options: ConsoleOptions,  # noqa: ARG002 -- cyclopts hands it over
        usage: Text | str | None,
    ) -> None:
        """Print the line that shows how a command is written."""
        console.print(str(usage or ""), style="bold", markup=False, highlight=False)


def _told(entry: HelpEntry) -> HelpEntry:
    """Return an entry with every word of cyclopts's own said in the reader's language."""
    flag = next((FLAGS[name] for name in entry.positive_names if name in FLAGS), None)
    shape, label = (
        _(SHAPES[word]) if word in SHAPES else word
        for word in (entry.metavar, entry.positional_label)
    )
    return entry.copy(
        description=_(flag or _plain(entry.description)),
        metavar=shape,
        positional_label=label,
        required=False,  # the usage line tells what must be there
    )


def _plain(description: InlineText | Text | str | None) -> str:
    """Return what a command or an option says of itself, as it was given to cyclopts."""
    renderable = getattr(description, "primary_renderable", description)
    return str(renderable or "")
