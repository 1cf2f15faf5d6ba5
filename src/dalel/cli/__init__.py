"""The command line: the four verbs, the case and the law. Exit codes: 0, 1, 2, 3 (see ``main``)."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

DONE = 0
PROBLEMS = 1
USAGE = 2
FAULT = 3


def main(tokens: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code.

    0 done (an exhibit that cannot be decoded is a finding, not a failure), 1 done, with problems of the
    user's input, 2 the command line itself is wrong, 3 a fault of Dalel's own.
    """
    from cyclopts import CycloptsError

    from dalel.cli.app import build
    from dalel.cli.speech import _

    try:
        result = build()(
            sys.argv[1:] if tokens is None else list(tokens),
            result_action="return_value",
            exit_on_error=False,
            print_error=False,
        )
    except CycloptsError as error:
        print(f"dalel: {error}", file=sys.stderr)
        print(_("dalel --help lists the commands."), file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # The reader went away (``| head``); what it wanted it has. Python must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130
    except Exception:  # noqa: BLE001 -- the outermost boundary: a fault gets its exit code and its trace
        traceback.print_exc()
        print(
            _("dalel: this is a fault of Dalel itself; nothing of the case was changed."),
            file=sys.stderr,
        )
        return FAULT
    return result if isinstance(result, int) else DONE
