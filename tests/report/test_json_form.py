"""The result as JSON keeps to its published schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
from tests.report.sample import LAW, SAMPLES

from dalel.report.json_form import result_json
from dalel.report.schemas import published


@pytest.mark.parametrize("name", SAMPLES)
def test_a_result_validates_after_a_journey_through_text(name: str) -> None:
    schema = published("result")
    jsonschema.Draft202012Validator.check_schema(schema)
    result = json.loads(json.dumps(result_json(SAMPLES[name], LAW)))

    assert [] == [
        error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(result)
    ]


def test_a_result_keeps_what_the_report_says() -> None:
    result = result_json(SAMPLES["director"], LAW)
    heads = {head["key"]: head for head in result["qualification"]["heads"]}
    aider = heads["kz.cc.190.3.1|completed|aider|make,arman"]

    assert "open" == aider["outcome"]
    assert (
        "arman knew in make that arman would take part in call"
        == aider["missing_for"][0][0]["about"]["sentence"]
    )
    assert "4325000" == json.loads(json.dumps(result))["qualification"]["heads"][4]["proof"]["children"][2]["atom"]["value"]  # fmt: skip


def test_names_stay_as_they_were_told() -> None:
    result = result_json(SAMPLES["hostile"], LAW)

    assert SAMPLES["hostile"].case.title == result["case"]["title"]
