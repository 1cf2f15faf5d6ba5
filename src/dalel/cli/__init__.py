"""The command line: the four verbs, the case and the law. Exit codes: 0, 1, 2, 3 (see ``main``)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

DONE = 0
PROBLEMS = 1
USAGE = 2
FAULT = 3
INTERRUPTED = 130


def main(tokens: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code.

    0 done (an exhibit that cannot be decoded is a finding, not a failure), 1 done, with problems of the
    user's input, 2 the command line itself is wrong, 3 a fault of Dalel's own. Ctrl-C ends with 130, as in
    every program.
    """
    try:
        return _main(sys.argv[1:] if tokens is None else list(tokens))
    except KeyboardInterrupt:
        return INTERRUPTED


def _main(tokens: list[str]) -> int:
    from dalel.cli.streams import Unwritable, flush, prepare

    prepare()
    try:
        code = _run(tokens)
        flush()
    except BrokenPipeError:
        # The reader went away (``| head``); what it wanted it has. Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Unwritable as error:
        from dalel.cli.speech import _

        print(f"dalel: {_(error.message, reason=error.reason)}", file=sys.stderr)
        return PROBLEMS
    return code


def _run(tokens: list[str]) -> int:
    from cyclopts import CycloptsError

    from dalel.cli.app import build
    from dalel.cli.speech import _
    from dalel.cli.streams import lost
    from dalel.cli.usage import what_is_wrong

    try:
        result = build()(
            tokens, result_action="return_value", exit_on_error=False, print_error=False
        )
    except CycloptsError as error:
        print(f"dalel: {what_is_wrong(error)}", file=sys.stderr)
        print(_("dalel --help lists the commands."), file=sys.stderr)
        return USAGE
    except SystemExit as error:  # how the table printer says that its reader went away
        raise BrokenPipeError from error
    except BrokenPipeError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            raise lost(error) from error  # no file of ours: what is printed does not arrive
        import traceback

        traceback.print_exc()
        print(
            _("dalel: this is a fault of Dalel itself; nothing of the case was changed."),
            file=sys.stderr,
        )
        return FAULT
    return result if isinstance(result, int) else DONE
