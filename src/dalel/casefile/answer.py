"""Adds an answered sentence to the text of a case file: one line under ``facts:``, everything else untouched."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W\d_][^:#\[\]{},&*!|>'\"%@`\n]*")
_FACTS = re.compile(r"^facts:[ \t]*(?:\{\}|null|~)?[ \t]*(#.*)?$", re.MULTILINE)


def add_answer(text: str, sentence: str, state: str) -> str:
    """Return the text with ``sentence: state`` as the first line under ``facts:``.

    A ``facts:`` written in braces in one line is opened into lines first.
    """
    line = f"  {quoted(sentence)}: {quoted(state)}"
    head = _FACTS.search(text)
    if head is not None:
        comment = f" {head[1]}" if head[1] else ""
        return f"{text[: head.start()]}facts:{comment}\n{line}{text[head.end() :]}"
    braces = re.search(r"^facts:[ \t]*\{(.*)$", text, re.MULTILINE)
    if braces is not None:
        return f"{text[: braces.start(1)]}{quoted(sentence)}: {quoted(state)}, {text[braces.start(1) :]}"
    ending = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{ending}facts:\n{line}\n"


def quoted(text: str) -> str:
    """Return a text as YAML holds it: in quotes where its letters mean something to YAML."""
    if _PLAIN.fullmatch(text) and text == text.strip():
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
