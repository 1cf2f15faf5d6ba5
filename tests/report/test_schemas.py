"""The published schemas: sound, closed, of one mind with each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import dalel.report.schemas
from dalel.report.schemas import NAMES, published, tag

FREE = {"raw"}  # what was read from a file, as it stands there
DOCS = Path(__file__).parents[2] / "docs/json.md"


def objects(schema: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema of an object, with the name that it stands under."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield name, schema
        for key, each in schema.items():
            yield from objects(each, key)
    elif isinstance(schema, list):
        for each in schema:
            yield from objects(each, name)


def test_every_file_is_published_and_every_name_has_its_file() -> None:
    folder = Path(dalel.report.schemas.__file__).parent
    assert {f"{name}.schema.json" for name in NAMES} == {
        path.name for path in folder.glob("*.json")
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_and_names_its_version(name: str) -> None:
    schema = published(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["description"]
    if name != "custody":  # its file holds one act a line, and no head
        assert schema["properties"]["schema"]["const"] == tag(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_object_takes_a_field_that_the_schema_does_not_name(name: str) -> None:
    for where, each in objects(published(name)):
        if "properties" in each and "oneOf" not in each:
            assert each["additionalProperties"] is False, where
        elif where not in FREE and "oneOf" not in each:
            assert each["additionalProperties"], where


@pytest.mark.parametrize("name", NAMES)
def test_every_definition_is_used_and_is_the_same_in_each_schema(name: str) -> None:
    schema = published(name)
    shared = published("result")["$defs"]
    text = repr(schema)
    for key, each in schema.get("$defs", {}).items():
        assert f"'#/$defs/{key}'" in text, key
        assert each == shared.get(key, each), key


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_documented(name: str) -> None:
    assert f"`{tag(name)}`" in DOCS.read_text(encoding="utf-8")
