"""The shared sample media: every file goes through; states and tags equal the references."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from tests.evidence.conftest import MEDIA, NOW, answer, value

from dalel.case.finding import Examination
from dalel.evidence import Settings, examine, from_json, question_of, receive, to_json
from dalel.evidence.provenance.as_exiftool import as_exiftool

_ASIDE = re.compile(r"^(SourceFile|MakerNotes:|ExifTool:|EXIF:ThumbnailImage)")


def _examine(folder: Path, store: Path, anchors: Path | None = None) -> dict[str, Examination]:
    pairs = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            shown_as = str(path.relative_to(MEDIA))
            received, problems = receive(path, shown_as, store, who="tester", now=NOW)
            assert received is not None, problems
            pairs.append((received.exhibit, received.stored))
    examinations, problems = examine(pairs, settings=Settings(trust_anchors=anchors))
    assert problems == ()
    return {each.exhibit.path: each for each in examinations}


def _rows(media: Path) -> list[dict[str, str]]:
    with (media / "manifest.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def examinations(media: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Examination]:
    """Return an examination of every file."""
    return _examine(media, tmp_path_factory.mktemp("store"))


def test_every_file_goes_through_with_answers_of_the_table(
    examinations: dict[str, Examination],
) -> None:
    assert len(examinations) >= 100
    for examination in examinations.values():
        assert from_json(json.loads(json.dumps(to_json(examination)))) == examination
        for finding in examination.findings:
            row = question_of(finding.question)
            assert row is not None, finding.question
            assert not row.values or finding.value in row.values, finding
            assert finding.message.format(**finding.values)
            assert finding.limits.format(**finding.values) or not finding.limits


def test_what_is_generated_with_settings_is_recognised(
    media: Path, examinations: dict[str, Examination]
) -> None:
    rows = _rows(media)
    expected = {row["file"]: row["generator"] for row in rows if row["set"] == "ai_metadata"}
    assert expected
    names = {
        "AUTOMATIC1111": "a1111",
        "ComfyUI": "comfyui",
        "InvokeAI": "invokeai",
        "NovelAI": "novelai",
    }
    for file, generator in expected.items():
        assert value(examinations[file], "generator.trace") == names[generator]
        assert value(examinations[file], "origin.declared") == "ai-generated"


def test_no_real_recording_is_called_generated(
    media: Path, examinations: dict[str, Examination]
) -> None:
    for row in _rows(media):
        if row["truth"].startswith("real"):
            assert value(examinations[row["file"]], "origin.declared") == "not declared", row


@pytest.mark.parametrize("folder", ["ai_metadata", "photos_metadata"])
def test_tags_equal_exiftool_s(
    media: Path, examinations: dict[str, Examination], folder: str
) -> None:
    expected = json.loads((media / folder / "expected_exiftool.json").read_text("utf-8"))
    compared = 0
    for entry in expected:
        ours = as_exiftool(examinations[entry["SourceFile"]])
        for key, said in entry.items():
            if not _ASIDE.match(key):
                assert ours.get(key) == said, (entry["SourceFile"], key)
                compared += 1
    assert compared >= 13


@pytest.mark.parametrize("column", ["reference_default", "reference_test_trust"])
def test_c2pa_states_equal_the_reference(media: Path, tmp_path: Path, column: str) -> None:
    anchors = media / "c2pa" / "certs" / "test_cert_root_bundle.pem"
    trust = anchors if column == "reference_test_trust" else None
    found = _examine(media / "c2pa", tmp_path / "store", trust)
    with (media / "c2pa" / "reference_c2pa_python.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert _state(answer(found[row["file"]], "c2pa.present").raw) == _expected(row[column])


def _state(raw: object) -> str:
    assert isinstance(raw, dict)
    if raw.get("error"):
        # Nothing is fetched here, so a remote record is not tried: the kind of the error is the state.
        error = str(raw["error"])
        return "error: Remote" if error.startswith("Remote") else f"error: {error}"
    failures = "|".join(raw["failures"]) or "-"
    inner = "|".join(raw["ingredient_failures"]) or "-"
    return f"{raw['validation_state']}; failures={failures}; ingredient_failures={inner}"


def _expected(state: str) -> str:
    return "error: Remote" if state.startswith("error: Remote") else state
