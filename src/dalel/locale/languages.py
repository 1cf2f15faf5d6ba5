"""Which language a reader gets."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("kk", "ru", "en")
DEFAULT = "en"
_VARIABLES = ("DALEL_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


def choose(option: str | None, environment: Mapping[str, str]) -> str:
    """Return the language asked for, else that of the environment, else English.

    The first variable that is set decides, as in every other program: ``LANG=C`` means English.

    Raises:
        ValueError: the option names no language that Dalel speaks.
    """
    if option:
        language = _code(option)
        if language not in LANGUAGES:
            raise ValueError(option)
        return language
    for variable in _VARIABLES:
        if value := environment.get(variable):
            language = _code(value)
            return language if language in LANGUAGES else DEFAULT
    return DEFAULT


def _code(value: str) -> str:
    """Return ``kk`` of ``kk_KZ.UTF-8``."""
    for separator in ".@_-":
        value = value.partition(separator)[0]
    return value.strip().lower()
