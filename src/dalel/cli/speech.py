"""The language of this run, known before any command is loaded: help pages need it too."""

from __future__ import annotations

import os
import sys
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from dalel.locale.languages import choose
from dalel.locale.messages import catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.case.position import Problem
    from dalel.locale.messages import Messages


def language_of(tokens: Sequence[str]) -> str:
    """Return the language that ``--lang`` asks for, else the environment's; unknown ones give English."""
    asked = None
    for word, following in zip_longest(tokens, tokens[1:]):
        if word.startswith("--lang="):
            asked = word.partition("=")[2]
        elif word == "--lang":
            asked = following
    try:
        return choose(asked, os.environ)
    except ValueError:
        return choose(None, os.environ)


@cache
def speech() -> Messages:
    """Return the messages of this run's language."""
    return catalogue(language_of(sys.argv[1:]))


def _(message: str, **values: object) -> str:
    """Return a message in this run's language."""
    return speech().fill(message, values)


def problem_line(problem: Problem) -> str:
    """Return a problem as one line: its place, then what is wrong."""
    text = speech().fill(problem.message, problem.values)
    place = str(problem.position)
    return visible(f"{place}: {text}" if place else text)


def visible(text: str) -> str:
    """Return text in which control characters, which could move a terminal's cursor, are spelt out."""
    if text.isascii() and text.isprintable():
        return text
    from unicodedata import category

    return "".join(
        each if each.isprintable() or category(each) == "Zs" else f"[U+{ord(each):04X}]"
        for each in text
    )
