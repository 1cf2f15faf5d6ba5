"""Examinations, findings and custody as plain JSON values, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from dalel.case.finding import Custody, Examination, Exhibit, Finding, Weight
from dalel.evidence.registry import Answer


class RecordError(ValueError):
    """A record is not what ``to_json`` writes."""


def to_json(examination: Examination) -> dict[str, Any]:
    """Return the examination as plain dicts, lists and strings; ``from_json`` gives it back equal."""
    return {
        "exhibit": asdict(examination.exhibit),
        "findings": [finding_to_json(finding) for finding in examination.findings],
    }


def from_json(record: Mapping[str, Any]) -> Examination:
    """Return the examination that ``to_json`` wrote.

    Raises:
        RecordError: the record lacks a field or holds one of another type.
    """
    try:
        exhibit = Exhibit(**record["exhibit"])
        findings = tuple(finding_from_json(each) for each in record["findings"])
    except (KeyError, TypeError) as error:
        raise RecordError(str(error)) from error
    return Examination(exhibit, findings)


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain dicts, lists and strings."""
    return {
        "id": finding.id,
        "sha256": finding.sha256,
        "question": finding.question,
        "weight": finding.weight.value,
        "value": finding.value,
        "message": finding.message,
        "values": dict(finding.values),
        "limits": finding.limits,
        "method": finding.method,
        "tool": finding.tool,
        "raw": dict(finding.raw),
    }


def finding_from_json(record: Mapping[str, Any]) -> Finding:
    """Return the finding that ``finding_to_json`` wrote.

    Raises:
        RecordError: the record lacks a field or holds one of another type.
    """
    try:
        return Finding(**{**record, "weight": Weight(record["weight"])})
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(str(error)) from error


def custody_lines(custody: Iterable[Custody]) -> str:
    """Return custody as JSON lines, one act a line, ready to be appended to the record."""
    return "".join(
        json.dumps(asdict(line), ensure_ascii=False, sort_keys=True) + "\n" for line in custody
    )


def custody_from_lines(text: str) -> tuple[Custody, ...]:
    """Return the acts that ``custody_lines`` wrote.

    Raises:
        RecordError: a line is no JSON object with the fields of an act.
    """
    try:
        return tuple(Custody(**json.loads(line)) for line in text.splitlines() if line.strip())
    except (TypeError, ValueError) as error:
        raise RecordError(str(error)) from error


def answer_to_json(answer: Answer, tool: str) -> dict[str, Any]:
    """Return an answer as the worker sends it."""
    return {
        "question": answer.question,
        "value": clean(answer.value),
        "message": answer.message,
        "values": {name: clean(value) for name, value in answer.values.items()},
        "weight": answer.weight.value,
        "limits": answer.limits,
        "raw": _clean_all(answer.raw),
        "tool": answer.tool or tool,
    }


def answer_from_json(record: Mapping[str, Any]) -> Answer:
    """Return an answer as the worker sent it, checked: the worker may have been taken over.

    Raises:
        RecordError: the record is not an answer.
    """
    try:
        values = dict(record["values"])
        texts = [record[name] for name in ("question", "value", "message", "limits", "tool")]
        raw = record["raw"]
        weight = Weight(record["weight"])
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(str(error)) from error
    strings = [*texts, *values.keys(), *values.values()]
    if not isinstance(raw, dict) or not all(isinstance(each, str) for each in strings):
        raise RecordError("an answer holds strings, and its raw part an object")
    question, value, message, limits, tool = texts
    return Answer(question, value, message, values, weight, limits, raw, tool)


def clean(text: str) -> str:
    """Return the text without what cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _clean_all(value: object) -> Any:
    """Return a value made of what JSON knows; bytes are described, not copied."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(name)): _clean_all(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean_all(each) for each in value]
    if isinstance(value, bytes):
        return f"({len(value)} bytes)"
    if isinstance(value, float) and (value != value or value in {float("inf"), float("-inf")}):  # noqa: PLR0124 - NaN
        return str(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return clean(str(value))
