"""A report on a large case whose names hold everything: still a valid PDF, in seconds."""

from __future__ import annotations

import io
import time
from dataclasses import replace

import pypdf
import pytest
from tests.report.sample import (
    BASIC,
    DIRECTOR,
    HOSTILE_NAME,
    LAW,
    NOT_MET,
    STANDING,
    case_of,
    qualification,
    told,
)

from dalel.case.conduct import Act
from dalel.locale.languages import LANGUAGES
from dalel.qualification.model import Head
from dalel.report.compose import compose
from dalel.report.dossier import Dossier
from dalel.report.pdf import pdf
from dalel.report.text import whole

ACTS = 200
PERSONS = 20
LONG = (HOSTILE_NAME + " Әлібек №7 ") * 90
SECONDS = 30  # a report takes two; a shared machine may be slow


def at(head: Head, number: int) -> Head:
    """Return the head for another deed and actor."""
    actor, deed = f"p{number % PERSONS}", f"a{number}"
    return replace(
        head,
        key=f"{head.norm.id}|completed|{deed},{actor}",
        actor=actor,
        deed=deed,
        places={"deed": deed, "actor": actor, "transfer": "payment"},
        displaced_by=tuple(
            f"{STANDING.norm.id}|completed|{deed},{actor}" for _ in head.displaced_by
        ),
    )


def large() -> Dossier:
    """Return a dossier of 200 acts of 20 persons with hostile names and a title of 5,000 characters."""
    persons = {f"p{n}": LONG if n == 0 else f"{HOSTILE_NAME} {n}" for n in range(PERSONS)}
    day = DIRECTOR.case.things["call"]
    assert isinstance(day, Act)
    acts = tuple(
        Act(id=f"a{n}", by=(told(f"p{n % PERSONS}"),), does=told("call"), when=day.when)
        for n in range(ACTS)
    )
    heads = tuple(at(each, n) for n in range(ACTS) for each in (STANDING, BASIC, NOT_MET))
    return replace(
        DIRECTOR,
        case=case_of(LONG, persons, acts, {"payment": "transfer"}),
        qualification=qualification(heads),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_large_hostile_case_is_printed_in_seconds(language: str) -> None:
    began = time.perf_counter()
    report = compose(large(), LAW, language)
    printed = pdf(report)
    lines = whole(report)
    took = time.perf_counter() - began

    assert len(LONG) >= 5000
    assert len(pypdf.PdfReader(io.BytesIO(printed), strict=True).pages) > ACTS // 10
    assert lines.count("“a" if language == "en" else "«a") >= ACTS
    assert not {"\x00", "\x1b", "\u202e", "\u200b"} & set(lines)
    assert took < SECONDS
