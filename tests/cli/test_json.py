"""Whatever is printed or written as JSON keeps to the schema that is published for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dalel.cli import main
from dalel.cli.law_view import norm_record
from dalel.norms.load import load_law
from dalel.norms.show import law_show
from dalel.report.schemas import NAMES, published, tag

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
VERBS = {
    "examine": "examination",
    "establish": "facts",
    "qualify": "result",
    "compose": "result",
    "run": "result",
}
APART = ("examine", "establish", "run")  # qualify, compose and run print one record
Printed = Callable[..., tuple[int, Any]]


@pytest.fixture
def printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Printed:
    """Return what runs a command line in an empty folder and reads the JSON that it prints."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, Any]:
        code = main(words)
        return code, json.loads(capsys.readouterr().out)

    return run


def mistakes(record: Any, name: str) -> list[str]:
    """Return what a record does not keep to."""
    validator = jsonschema.Draft202012Validator(
        published(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]


@pytest.mark.parametrize("example", TOLD)
def test_every_stage_of_every_example_keeps_to_its_schema(
    example: str, printed: Printed, tmp_path: Path
) -> None:
    case = str(EXAMPLES / example)
    for verb in APART:
        name = VERBS[verb]
        code, record = printed(verb, case, "--json", "--as-of", "2026-11-24")
        assert (code, record["schema"]) == (0, tag(name)), verb
        assert mistakes(record, name) == [], verb
    assert record == json.loads((tmp_path / "out" / example / "qualification.json").read_text())
    code, record = printed("case", "check", case, "--json")
    assert (code, mistakes(record, "problems")) == (0, [])


def test_the_record_is_the_same_whichever_verb_asks_for_it(printed: Printed) -> None:
    case = str(EXAMPLES / "paid-pose")
    records = [
        printed(verb, case, "--json", "--as-of", "2026-11-24")
        for verb, name in VERBS.items()
        if name == "result"
    ]
    assert [records[0]] * 3 == records


@pytest.mark.parametrize("example", TOLD)
def test_what_is_written_beside_the_result_keeps_to_its_schema(
    example: str, printed: Printed, tmp_path: Path
) -> None:
    printed("examine", str(EXAMPLES / example), "--json")
    folder = tmp_path / "out" / example
    assert mistakes(json.loads((folder / "origin.json").read_text()), "origin") == []
    lines = (folder / "custody.jsonl").read_text().splitlines()
    assert lines
    for line in lines:
        assert mistakes(json.loads(line), "custody") == []


BROKEN = {
    "unknown words": "case: x\npersons:\n  a: {is: naturl, ag: 17}\nacts: {b: {by: c, does: fly}}\n",
    "no YAML": "case: [\n",
    "empty": "",
    "an exhibit that is gone": "case: x\nmedia: {m: {file: gone.png}}\n",
    "a contradiction": (
        "case: x\npersons: {a: {is: natural}}\n"
        "acts: {call: {by: a, does: call, when: 2026-03-04, misleads: a}}\n"
        "facts:\n  - not call misleads a\n"
    ),
}


@pytest.mark.parametrize("story", BROKEN)
@pytest.mark.parametrize("verb", APART)
def test_bad_input_is_told_in_the_same_form(
    verb: str, story: str, printed: Printed, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/case.yaml").write_text(BROKEN[story])
    _code, record = printed(verb, "mine", "--json")
    name = record["schema"].split("/")[1]
    assert name in NAMES
    assert mistakes(record, name) == []


@pytest.mark.parametrize("verb", APART)
def test_a_path_where_nothing_is_gives_a_record_with_its_problem(
    verb: str, printed: Printed
) -> None:
    code, record = printed(verb, "gone", "--json")
    assert (code, mistakes(record, "examination")) == (1, [])
    assert [each["code"] for each in record["problems"]] == ["source.missing"]


def test_what_became_of_the_run_itself_stands_in_what_it_prints(
    printed: Printed, tmp_path: Path
) -> None:
    (tmp_path / "out/paid-pose/report.pdf").mkdir(parents=True)
    code, record = printed("run", str(EXAMPLES / "paid-pose"), "--json")
    assert (code, mistakes(record, "result")) == (1, [])
    assert [each["code"] for each in record["problems"]] == ["output.unwritable"]


def test_mistakes_of_a_case_file_have_their_places(printed: Printed, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(BROKEN["unknown words"])
    code, record = printed("case", "check", "case.yaml", "--json")
    assert (code, mistakes(record, "problems")) == (1, [])
    assert (3, 11) in {(each["line"], each["column"]) for each in record["problems"]}


def test_the_law_as_json_keeps_to_its_schemas(printed: Printed) -> None:
    code, listed = printed("law", "list", "--json")
    assert (code, mistakes(listed, "law-list")) == (0, [])
    code, shown = printed("law", "show", "kz.cc.147", "--json")
    assert (code, mistakes(shown, "norm")) == (0, [])
    law, _problems = load_law()
    every = json.loads(json.dumps(norm_record(law_show(law, "kz"), ())))
    assert len(every["wordings"]) == len(law.norms)
    assert mistakes(every, "norm") == []
    code, checked = printed("law", "check", "--json")
    assert (code, mistakes(checked, "problems")) == (0, [])


def test_disputed_texts_as_json_keep_to_their_schema(printed: Printed) -> None:
    law, _problems = load_law()
    for each in law.readings:
        code, shown = printed("law", "show", each, "--json")
        assert (code, mistakes(shown, "reading")) == (0, [])
    code, shown = printed("law", "show", "kz.r.12", "--json", "--lang", "ru")
    assert shown["question"]["en"].startswith("Does confiscation under 190(4)")
    assert [(each["norm"], each["penalty"]) for each in shown["hangs"]] == [
        ("kz.cc.190.4", "with confiscation beside fine if reading kz.r.12 is second")
    ]
    code, listed = printed("law", "list", "--kind", "reading", "--json")
    assert (code, mistakes(listed, "law-list"), listed["norms"]) == (0, [], [])
    assert {each["id"] for each in listed["readings"]} == set(law.readings)
    _code, duties = printed("law", "list", "--kind", "duty", "--json")
    assert {each["kind"] for each in duties["norms"]} == {"duty"}
    assert duties["readings"] == []


def test_an_unknown_norm_is_told_in_the_same_form(printed: Printed) -> None:
    code, record = printed("law", "show", "kz.cc.147.44", "--json")
    assert (code, record["wordings"], mistakes(record, "norm")) == (1, [], [])
    assert record["problems"][0]["values"] == {"id": "kz.cc.147.44", "near": "kz.cc.147.4"}


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_printed_by_its_name_and_by_what_records_bear(
    name: str, printed: Printed
) -> None:
    assert printed("case", "schema", name) == (0, published(name))
    assert printed("case", "schema", tag(name)) == (0, published(name))


def test_a_field_that_no_schema_names_is_a_mistake(printed: Printed) -> None:
    _code, record = printed("establish", str(EXAMPLES / "paid-pose"), "--json")
    record["facts"]["atoms"][0]["new"] = True
    assert len(mistakes(record, "facts")) == 1
