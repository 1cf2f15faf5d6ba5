"""The tree of commands. Each is loaded only when it runs, so that ``--help`` stays quick."""

from __future__ import annotations

from cyclopts import App, Group

import dalel
from dalel.cli.help_page import HelpPage, usage
from dalel.cli.speech import _
from dalel.locale.mark import N_

ABOUT = N_(
    "Dalel answers for a deepfake: who answers for it, under which norm in force on that day, "
    "what proves each element, and what is still missing."
)
PATHS = N_("PATH…")
VERBS = (
    ("run", N_("Examine, establish, qualify and compose: page one here, the report in out/.")),
    ("examine", N_("Examine the exhibits and print what each of them shows.")),
    ("establish", N_("Turn findings and statements into facts, and show what contradicts.")),
    ("qualify", N_("Qualify each act under the law of its day: page one of the result.")),
    ("compose", N_("Write the report as PDF.")),
)
CASE = N_("Start, check and describe case files.")
CASE_COMMANDS = (
    (
        "new",
        N_("[FOLDER]"),
        N_("Print a short case file to start from, or write it into a new folder."),
    ),
    ("check", N_("CASE"), N_("Check a case file: every mistake with its line.")),
    (
        "schema",
        N_("[NAME]"),
        N_("Print the JSON Schema of case files, or of what is printed as JSON."),
    ),
)
LAW = N_("List, show and check the norms.")
LAW_COMMANDS = (
    ("list", "", N_("List the norms and the disputed texts; how far each was verified.")),
    (
        "show",
        N_("NORM"),
        N_("Show one norm in every wording, or a disputed text with both its answers."),
    ),
    ("check", "", N_("Check the law files; each mistake with its line.")),
)


def commands_under(before: tuple[str, ...]) -> list[str]:
    """Return the commands that may stand after the ones before."""
    rows = {"case": CASE_COMMANDS, "law": LAW_COMMANDS}.get(before[0]) if before else None
    if rows is not None:
        return [row[0] for row in rows]
    return [*(name for name, _about in VERBS), "case", "law"]


def build() -> App:
    """Return the command-line application."""
    from cyclopts import App, Parameter

    page = HelpPage()
    commands = Group(_("Commands"))
    parameters = Group(_("Parameters"))

    def app(name: str, about: str, *branch: str) -> App:
        return App(
            name=name,
            help=_(about),
            help_format="plaintext",
            help_formatter=page,
            usage=usage(*branch, _("COMMAND")),
            version=dalel.__version__,
            default_parameter=Parameter(show_default=False),
            suppress_keyboard_interrupt=False,  # ours to answer: ``main`` says how
            group_commands=commands,
            group_parameters=parameters,
            group_arguments=parameters,
        )

    def written(command: str, arguments: str) -> str:
        return usage(command, *[_(arguments)] * bool(arguments), _("[OPTIONS]"))

    root = app("dalel", ABOUT)
    for rank, (name, about) in enumerate(VERBS):
        root.command(
            f"dalel.cli.verbs:{name}",
            name=name,
            help=_(about),
            usage=written(name, PATHS),
            sort_key=rank,
        )
    for name, about, module, rows in (
        ("case", CASE, "dalel.cli.case", CASE_COMMANDS),
        ("law", LAW, "dalel.cli.law", LAW_COMMANDS),
    ):
        branch = app(name, about, name)
        for rank, (command, arguments, what) in enumerate(rows):
            branch.command(
                f"{module}:{command}_",
                name=command,
                help=_(what),
                usage=written(f"{name} {command}", arguments),
                sort_key=rank,
            )
        root.command(branch)
    return root
