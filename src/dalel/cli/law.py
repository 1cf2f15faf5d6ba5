"""``dalel law``: list, show and check the norms."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from dalel.cli.library import loaded_law
from dalel.cli.options import Json, Language
from dalel.cli.speech import _, problem_line, speech
from dalel.locale.mark import N_

UNKNOWN = N_("no norm is called {id}")
MEANT = N_("did you mean {id}?")
SOUND = N_("{norms} wordings of {ids} norms, {terms} terms: no mistakes. Law known to {day}.")


def list_(*, json: Json = False, lang: Language = None) -> int:  # noqa: ARG001
    """List the norms with their wordings and how far each was verified."""
    from dalel.cli.law_view import print_list  # noqa: PLC0415

    law, _broken = loaded_law()
    if law is None:
        return 2
    print_list(law, speech(), as_json=json)
    return 0


def show_(
    norm: Annotated[str, Parameter(help=_("The norm's id, such as kz.cc.147.4."))],
    *,
    json: Json = False,
    lang: Language = None,  # noqa: ARG001
) -> int:
    """Show one norm: words, elements, sanction, in every wording."""
    from difflib import get_close_matches  # noqa: PLC0415

    from dalel.cli.law_view import print_norm  # noqa: PLC0415

    law, _broken = loaded_law()
    if law is None:
        return 2
    wordings = law.wordings(norm)
    if not wordings:
        print(_(UNKNOWN, id=norm), file=sys.stderr)
        near = get_close_matches(norm, {each.id for each in law.norms}, n=1, cutoff=0.5)
        if near:
            print(_(MEANT, id=near[0]), file=sys.stderr)
        return 1
    print_norm(law, wordings, speech(), as_json=json)
    return 0


def check_(*, lang: Language = None) -> int:  # noqa: ARG001
    """Check the law files; each mistake with its line."""
    from dalel.norms.check import check_law  # noqa: PLC0415
    from dalel.norms.load import law_root  # noqa: PLC0415

    law, problems = check_law(law_root())
    for problem in problems:
        print(problem_line(problem))
    if problems:
        return 1
    ids = {norm.id for norm in law.norms}
    print(_(SOUND, norms=len(law.norms), ids=len(ids), terms=len(law.terms), day=law.known_to))
    return 0
