from __future__ import annotations

from typing import Any

import pytest
from tests.casefile.vocabulary import TERMS, law

from dalel.facts.reading import compile_readings
from dalel.norms.files import law_root
from dalel.norms.load import load_law


def complaints(
    line: str,
    places: str = "{deed: act, data: data}",
    term: str = "deed spoils data",
    extra: str = "",
) -> list[tuple[int, str]]:
    text = f'{term}:\n  places: {places}\n  reads: ["{line}"]\n{extra}'
    readings, problems = compile_readings(law(TERMS + text, ""))
    assert len(compile_readings(law())[0].terms) <= len(readings.terms)
    return [(problem.position.line, problem.text()) for problem in problems]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("deed.does in [publish] and deed.data has data", None),
        ("not deed.happened", None),
        ("deed.data.secret", None),
        ("deed.does in [publsh]", "publish"),
        ("deed.dose in [publish]", "does"),
        ("act.does in [publish]", "deed, data"),
        ("deed.does", "yes-no"),
        ("deed.by has data", "person"),
        ("deed.when in [publish]", "closed list"),
        ("deed.does.secret", "nothing can follow"),
        ("deed does something", "neither a field"),
        ("age deed data", "measure"),
    ],
)
def test_a_line_that_cannot_be_read_says_why_and_where(line: str, words: Any) -> None:
    found = complaints(line)

    if words is None:
        assert [] == found
    else:
        (place, text) = found[0]
        assert [TERMS.count("\n") + 1] == [place]
        assert words in text


def test_a_measure_needs_a_function_of_measures() -> None:
    found = complaints(
        "deed.when", "{deed: act}", "size of deed", "  kind: measure\n  unit: number\n"
    )

    assert "age, day, money, number, owners" in found[0][1]


def test_found_by_is_path_question_values() -> None:
    text = 'medium is odd:\n  places: {medium: medium}\n  found by: ["medium c2pa.binding"]\n'
    _, problems = compile_readings(law(TERMS + text, ""))

    assert ["vocabulary.reads"] == [problem.code for problem in problems]


def test_the_vocabulary_of_the_repository_can_be_read() -> None:
    library, _ = load_law(law_root())

    _, problems = compile_readings(library)

    assert [] == [f"{problem.position}: {problem.text()}" for problem in problems]
