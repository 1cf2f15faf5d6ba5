"""``dalel case``: start, check and describe case files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from dalel.cli.library import loaded_law
from dalel.cli.options import Json, Language
from dalel.cli.show import print_json, problems_record
from dalel.cli.speech import _, problem_line, speech, visible
from dalel.locale.mark import N_

EXISTS = N_("{path} is there already; nothing was written")
UNWRITABLE = N_("{path} cannot be written: {reason}.")
WRITTEN = N_("Written: {path}. Next: fill it in, then dalel run {folder}")
FINE = N_("{path}: no mistakes")
NO_SCHEMA = N_("there is no schema {name}; choose one of {all}")
CASE = "case"


def new_(
    folder: Annotated[
        Path | None, Parameter(help=N_("A folder to make; without one the file is printed."))
    ] = None,
    /,
    *,
    lang: Language = None,  # noqa: ARG001 -- read before the command line is parsed
) -> int:
    """Print a short case file to start from, or write it into a new folder."""
    from dalel.casefile.template import new_case
    from dalel.cli import DONE, PROBLEMS, USAGE

    law, _broken = loaded_law()
    if law is None:
        return USAGE
    text = new_case(speech().language, law)
    if folder is None:
        print(text, end="")
        return DONE
    path = folder / "case.yaml"
    try:
        (folder / "exhibits").mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        print(visible(_(EXISTS, path=path)), file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        reason = error.strerror or str(error)
        print(visible(_(UNWRITABLE, path=path, reason=reason)), file=sys.stderr)
        return PROBLEMS
    print(visible(_(WRITTEN, path=path, folder=folder)))
    return DONE


def check_(
    case: Annotated[Path, Parameter(help=N_("A case folder or its case file."))],
    /,
    *,
    json: Json = False,
    lang: Language = None,  # noqa: ARG001
) -> int:
    """Check a case file: every mistake with its line."""
    from dalel.case.position import Problem, Severity
    from dalel.cli import DONE, PROBLEMS, USAGE
    from dalel.workflow.sources import NOTHING, open_case, there

    law, _broken = loaded_law()
    if law is None:
        return USAGE
    if there(case):
        from dalel.casefile.unheard import unheard

        opened, problems = open_case(case, law)
        if opened is not None and opened.case is not None:
            problems = (*problems, *unheard(opened.case))
    else:
        problems = (Problem("source.missing", NOTHING, {"path": str(case)}),)
    if json:
        print_json(problems_record(problems))
    else:
        for problem in problems:
            print(problem_line(problem))
        if all(problem.code == "case.unheard" for problem in problems):
            print(visible(_(FINE, path=case)))
    return PROBLEMS if any(each.severity is Severity.ERROR for each in problems) else DONE


def schema_(
    name: Annotated[
        str,
        Parameter(help=N_("Which: case, or what stands in the field schema of a JSON output.")),
    ] = CASE,
    /,
    *,
    lang: Language = None,  # noqa: ARG001
) -> int:
    """Print the JSON Schema of case files, or of what Dalel prints and writes as JSON."""
    from dalel.cli import DONE, USAGE
    from dalel.report.schemas import NAMES, published, tag

    names = {short: each for each in NAMES for short in (each, tag(each))}
    if name in names:
        print_json(published(names[name]), sort=False)
        return DONE
    if name not in {CASE, tag(CASE)}:
        every = ", ".join((CASE, *NAMES))
        print(f"dalel: {visible(_(NO_SCHEMA, name=name, all=every))}", file=sys.stderr)
        return USAGE
    from dalel.casefile.schema import case_schema

    law, _broken = loaded_law()
    if law is None:
        return USAGE
    print_json(case_schema(law), sort=False)
    return DONE
