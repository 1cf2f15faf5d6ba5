"""``dalel law``: list, show and check the norms."""

from __future__ import annotations

import sys
from typing import Annotated

from cyclopts import Parameter

from dalel.case.position import Problem
from dalel.cli.library import loaded_law
from dalel.cli.options import Json, Language
from dalel.cli.show import print_json, problems_record
from dalel.cli.speech import _, problem_line, speech
from dalel.locale import figures
from dalel.locale.mark import N_
from dalel.norms.disputes import READING
from dalel.norms.model import Law, NormKind

UNKNOWN = N_("no norm or reading is called {id}")
MEANT = N_("no norm or reading is called {id}; did you mean {near}?")
NO_KIND = N_("there is no kind {value}; choose one of {all}")
NOT_ENCODED = N_("{id} is in the register, but not encoded yet: {name}")
SOUND = N_("{norms} wordings of {ids} norms, {terms} terms: no mistakes. Law known to {day}.")


def known_kind(_type: object, value: str | None) -> None:
    """Refuse a kind that nothing in the law has.

    Raises:
        ValueError: with the kinds there are.
    """
    kinds = (*(each.value for each in NormKind), READING)
    if value is not None and value not in kinds:
        raise ValueError(_(NO_KIND, value=value, all=", ".join(kinds)))


def list_(
    *,
    kind: Annotated[
        str | None,
        Parameter(
            help=N_(
                "Only norms of this kind, such as offence or duty; reading: the disputed texts."
            ),
            validator=known_kind,
        ),
    ] = None,
    json: Json = False,
    lang: Language = None,  # noqa: ARG001 -- read before parsing
) -> int:
    """List the norms with their wordings and how far each was verified, and the disputed texts."""
    from dalel.cli import DONE, USAGE
    from dalel.cli.law_view import print_list

    law, _broken = loaded_law()
    if law is None:
        return USAGE
    print_list(law, speech().language, kind=kind or "", as_json=json)
    return DONE


def show_(
    norm: Annotated[
        str, Parameter(help=N_("The id of a norm or a reading, as `dalel law list` prints it."))
    ],
    /,
    *,
    json: Json = False,
    lang: Language = None,  # noqa: ARG001
) -> int:
    """Show one norm: words, elements, sanction, in every wording; or a disputed text with both its answers."""
    from dalel.cli import DONE, PROBLEMS, USAGE
    from dalel.cli.law_view import norm_record, print_norm, print_reading
    from dalel.norms.show import law_show, wordings_called

    law, _broken = loaded_law()
    if law is None:
        return USAGE
    if norm in law.readings:
        print_reading(law, law.readings[norm], speech().language, as_json=json)
        return DONE
    wordings = wordings_called(law, norm)
    # A record is in no language: its sentences are English.
    problems = () if wordings else (_unknown(law, norm, "en" if json else speech().language),)
    for problem in problems:
        print(f"dalel: {problem_line(problem)}", file=sys.stderr)
    if json:
        print_json(norm_record(law_show(law, norm), problems))
    elif wordings:
        print_norm(law, wordings, speech().language)
    return DONE if wordings else PROBLEMS


def _unknown(law: Law, norm: str, language: str) -> Problem:
    from dalel.norms.show import nearest_id, uncovered_name

    if name := uncovered_name(law, norm, language):
        return Problem("law.not-encoded", NOT_ENCODED, {"id": norm, "name": name})
    if near := nearest_id(law, norm):
        return Problem("law.unknown-norm", MEANT, {"id": norm, "near": near})
    return Problem("law.unknown-norm", UNKNOWN, {"id": norm})


def check_(*, json: Json = False, lang: Language = None) -> int:  # noqa: ARG001
    """Check the law files; each mistake with its line."""
    from dalel.cli import DONE, PROBLEMS
    from dalel.norms.check import check_law
    from dalel.norms.files import law_root

    law, problems = check_law(law_root())
    if json:
        print_json(problems_record(problems))
    else:
        for problem in problems:
            print(problem_line(problem))
    if problems:
        return PROBLEMS
    if not json:
        ids = {norm.id for norm in law.norms}
        day = figures.short_day(law.known_to)
        print(_(SOUND, norms=len(law.norms), ids=len(ids), terms=len(law.terms), day=day))
    return DONE
