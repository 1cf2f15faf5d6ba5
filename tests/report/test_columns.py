"""A page of names in any script keeps to the width of its terminal, and nothing of a name is lost."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from dalel.norms.load import load_law
from dalel.norms.model import Law
from dalel.report.columns import columns, wrapped
from dalel.report.text import page_one
from dalel.workflow.run import Request, Stage, carry_out

CHINESE = "李明王芳张伟刘洋陈静" * 8
TURNED = "\u202eevil\u202c\u200f"
ESCAPE = "\x1b[2J\x1b]0;owned\x07"
FAMILY = "👩‍👩‍👧 😀"
LONG = "b" * 60
NAMES = {"saule": f"{CHINESE[:20]} {TURNED}", LONG: f"Бек {FAMILY} [/red] [bold]"}
STORY = {
    "case": f"Дело 😀 {CHINESE} {ESCAPE}",
    "persons": {
        key: {"is": "natural", "name": name, "age": "at least 20", "sane": "yes"}
        for key, name in NAMES.items()
    },
    "media": {"clone": {"origin": "ai-generated", "sounds-like": "saule", "title": "x" * 300}},
    "acts": {
        "call": {
            "by": LONG,
            "does": "call",
            "when": "2026-03-04",
            "uses": "clone",
            "misleads": "saule",
            "purpose": "take-property",
            "mind": "wanted",
        }
    },
    "transfers": {
        "payment": {
            "because": "call",
            "decided-by": "saule",
            "whose": "saule",
            "amount": "12 000 000 KZT",
            "return": "nothing",
            "received": "yes",
        }
    },
}


@cache
def law() -> Law:
    return load_law()[0]


def page(folder: Path, language: str, *, width: int, colour: bool) -> str:
    case, out = folder / "case", folder / "out"
    case.mkdir()
    (case / "case.json").write_text(json.dumps(STORY), encoding="utf-8")
    request = Request((case,), Stage.QUALIFY, date(2026, 11, 24), language, "who", out)
    report = carry_out(request, law()).report
    assert report is not None
    return page_one(report, width=width, colour=colour)


@pytest.mark.parametrize("text", ["plain", "李明", "e\u0301", "ң₸", "😀!", ""])
def test_columns_are_counted_as_a_terminal_does(text: str) -> None:
    assert columns(text) == cell_len(text)


def test_no_line_is_wider_than_asked_and_no_sign_is_lost() -> None:
    lines = wrapped(f"один {CHINESE} два", 30, "  ", "    ")
    assert max(map(cell_len, lines)) <= 30
    assert "".join(lines).replace(" ", "") == f"один{CHINESE}два"


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_page_one_of_names_in_any_script(language: str, width: int, tmp_path: Path) -> None:
    coloured = page(tmp_path, language, width=width, colour=True)
    text = re.sub(r"\x1b\[[\d;]*m", "", coloured)  # our own colours, and nothing else
    kinds = {unicodedata.category(sign) for sign in text if sign != "\n"}
    assert not kinds & {"Cc", "Cf", "Zl", "Zp", "Cs"}
    assert max(map(cell_len, text.splitlines())) <= width
    joined = re.sub(r"\s+", "", text)
    for sign in (*TURNED, *"\x1b\x07"):
        if not sign.isalpha():
            assert f"[U+{ord(sign):04X}]" in joined
    assert "[/red][bold]" in joined
    assert CHINESE[:20] in joined
