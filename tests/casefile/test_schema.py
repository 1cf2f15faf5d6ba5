from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.casefile.test_read import STORY
from tests.casefile.vocabulary import good, law, read

from dalel.casefile.answer import add_answer
from dalel.casefile.read import read_case
from dalel.casefile.schema import case_schema
from dalel.casefile.template import new_case
from dalel.norms.files import law_root
from dalel.norms.load import load_law
from dalel.norms.model import Law

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/case.yaml"))


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = case_schema(law())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def library() -> Law:
    return load_law(law_root())[0]


def wrong(validator: Any, text: str) -> list[str]:
    """Return where a text does not fit the schema; scalars stay texts, as the reader sees them."""
    document = yaml.load(text, Loader=yaml.BaseLoader)
    return [error.json_path for error in validator.iter_errors(document)]


def test_the_schema_allows_what_the_reader_allows(validator: Any) -> None:
    assert [] == wrong(validator, STORY)


@pytest.mark.parametrize(
    ("good_text", "bad_text", "where"),
    [
        ("does: call", "does: calls", "$.acts.call.does"),
        ("alive: yes", "alive: perhaps", "$.persons.saule.alive"),
        ("dana: {is: natural}", "dana: {iz: natural}", "$.persons.dana"),
        ("asks:", "ask:", "$"),
        ("consents of saule", "consnts of saule", "$.complete"),
        ("when: 2026-03-04", "when: yesterday", "$.acts.call.when"),
        ("mind: wanted", "mind: wished", "$.acts.call.mind"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    validator: Any, good_text: str, bad_text: str, where: str
) -> None:
    assert good_text in STORY
    text = STORY.replace(good_text, bad_text)

    assert [where] == wrong(validator, text)
    assert read(text)[1] != ()


def test_closed_lists_are_enumerated(validator: Any) -> None:
    words = validator.schema["$defs"]["words verbs"]["oneOf"]

    assert list(law().words["verbs"]) == [word["const"] for word in words]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_fit_the_schema_and_read_without_mistakes(path: Path, library: Law) -> None:
    validator = jsonschema.Draft202012Validator(case_schema(library))

    _, problems = read_case(path.parent, library)

    assert [] == [f"{problem.position}: {problem.text()}" for problem in problems]
    assert [] == wrong(validator, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_new_case_has_ten_lines_and_no_mistakes(validator: Any, language: str) -> None:
    text = new_case(language, law())

    case = good(text)
    assert 10 == len(text.splitlines())
    assert all("#" in line for line in text.splitlines())
    assert ("post",) == case.of_type("act")
    assert [] == wrong(validator, text)


@pytest.mark.parametrize(
    "ending",
    [
        "",
        "facts:\n",
        "facts: {}  # told\n",
        "facts:\n  make is hidden: yes\n",
        "facts: {make is hidden: yes}\n",
    ],
)
def test_an_answer_is_added_to_the_text(ending: str) -> None:
    text = STORY.replace("facts:\n  call is hidden: unknown\n", ending)

    case = good(add_answer(text, "call is hidden", "refuted"))

    assert ["call"] == [line.about.args[0] for line in case.facts if line.told.value is False]
    assert len(good(text).facts) + 1 == len(case.facts)


@pytest.mark.parametrize(
    "text",
    [
        "transfers: {t: {amount: lots}}",
        "transfers: {t: {amount: '5000'}}",
        "persons: {p: {age: old}}",
        "persons: {1p: {is: natural}}",
        "persons: {p: {number: many}}",
        "facts: {call is hidden: maybe}",
        "notices: {n: {reached: soon}}",
    ],
)
def test_a_typical_mistake_is_marked_in_the_editor(validator: Any, text: str) -> None:
    assert wrong(validator, f"case: x\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "transfers: {t: {amount: 12 000 000 KZT}, u: {amount: $ 5}, v: {amount: 5 млн тг}}",
        "transfers: {t: {amount: unknown}, u: {amount: at least 5000000 ₸}}",
        "persons: {Айгүл_1: {age: at least 20}, 王: {age: 17}, ünï-2: {number: unknown}}",
        "facts: {call is hidden: disputed, amount of t: 5 000 KZT}",
        "notices: {n: {reached: 2026-01-02T10:00+05:00, done: never}}",
    ],
)
def test_what_the_reader_takes_the_schema_takes(validator: Any, text: str) -> None:
    assert wrong(validator, f"case: x\n{text}\n") == []
