"""The options that all four verbs share."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from dalel.cli.speech import _
from dalel.locale.languages import LANGUAGES, choose
from dalel.locale.mark import N_


def known_language(_type: object, value: str | None) -> None:
    """Refuse a language that Dalel does not speak.

    Raises:
        ValueError: with the languages there are.
    """
    if value is None:
        return
    try:
        choose(value, {})
    except ValueError:
        raise ValueError(
            _(
                "there is no language {value}; choose one of {all}",
                value=value,
                all=", ".join(LANGUAGES),
            )
        ) from None


Json = Annotated[
    bool,
    Parameter(
        help=N_("Print JSON instead of text; dalel case schema NAME describes it."), negative=""
    ),
]
Language = Annotated[
    str | None,
    Parameter(
        help=N_(
            "Language of everything printed: kk, ru or en; else the environment's, else English."
        ),
        validator=known_language,
    ),
]


@Parameter(name="*")
@dataclass(frozen=True)
class Options:
    """Options of the four verbs."""

    json: Json = False
    lang: Language = None
    as_of: Annotated[
        date | None,
        Parameter(
            help=N_(
                "The day of decision, YYYY-MM-DD; today if left out. Each act is judged by the law of its own day."
            )
        ),
    ] = None
    out: Annotated[
        Path, Parameter(help=N_("The folder under which results are written; ./out if left out."))
    ] = Path("out")
    trust_anchors: Annotated[
        Path | None,
        Parameter(help=N_("A PEM file with the issuers whose provenance records are trusted.")),
    ] = None
    who: Annotated[
        str, Parameter(help=N_("Who examines, for the custody record; else the account's name."))
    ] = ""

    @property
    def language(self) -> str:
        """Return the language to speak."""
        return choose(self.lang, os.environ)

    @property
    def examiner(self) -> str:
        """Return who stands in the custody record."""
        if self.who:
            return self.who
        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return "unknown"
