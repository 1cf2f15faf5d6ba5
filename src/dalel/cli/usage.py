"""What is wrong with a command line, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyclopts import (
    CoercionError,
    MissingArgumentError,
    RepeatArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
    ValidationError,
)

from dalel.cli.app import commands_under
from dalel.cli.help_page import SHAPES
from dalel.cli.speech import _
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from cyclopts import CycloptsError

NO_OPTION = N_("there is no option {word}")
NO_COMMAND = N_("there is no command {word}")
NO_COMMAND_NEAR = N_("there is no command {word}; did you mean {near}?")
NO_COMMAND_BEFORE = N_("a command is missing before {word}")
NO_VALUE = N_("{option} cannot be {word}")
NO_DAY = N_("{option} takes a day as 2026-11-24, not {word}")
LACKS_VALUE = N_("{option} needs a value")
MISSING = N_("{word} is missing")
TWICE = N_("{option} is given twice")
TOO_MANY = N_("there is no place for {word}")


def what_is_wrong(error: CycloptsError) -> str:
    """Return one sentence that says what the command line got wrong."""
    option = error.argument.name if error.argument is not None else ""
    token = getattr(error, "token", None)
    word = (token.value or token.keyword or "") if token is not None else ""
    if isinstance(error, UnknownOptionError) and token is not None:
        return _(NO_OPTION, word=token.keyword or token.value)
    if isinstance(error, UnknownCommandError) and error.unused_tokens:
        return _no_command(error.unused_tokens[0], tuple(error.command_chain or ()))
    if isinstance(error, UnusedCliTokensError):
        return _(TOO_MANY, word=" ".join(error.unused_tokens or ()))
    if isinstance(error, ValidationError) and error.exception_message:
        return error.exception_message
    if isinstance(error, CoercionError) and option and token is not None and not token.value:
        return _(LACKS_VALUE, option=option)
    if isinstance(error, CoercionError) and option:
        return _(NO_DAY if option == "--as-of" else NO_VALUE, option=option, word=word)
    if isinstance(error, MissingArgumentError) and option in SHAPES:
        return _(MISSING, word=_(SHAPES[option]))
    if isinstance(error, MissingArgumentError) and option:
        return _(LACKS_VALUE, option=option)
    if isinstance(error, RepeatArgumentError) and token is not None:
        return _(TWICE, option=token.keyword or option)
    return str(error)


def _no_command(word: str, before: tuple[str, ...]) -> str:
    """Return that a word is no command, with the one that it is most like."""
    from difflib import get_close_matches

    if word.startswith("-"):
        return _(NO_COMMAND_BEFORE, word=word)
    near = get_close_matches(word, commands_under(before), 1)
    return _(NO_COMMAND_NEAR, word=word, near=near[0]) if near else _(NO_COMMAND, word=word)
