"""Stage 1: what can be said of each exhibit, each answer a finding."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath

from dalel.case.finding import Examination, Exhibit, Finding, Weight
from dalel.case.position import Problem
from dalel.evidence import messages, sniff
from dalel.evidence.provenance.ai_mark import conclude
from dalel.evidence.questions import place_of, question_of
from dalel.evidence.registry import Answer, Method, Subject, load_methods
from dalel.evidence.settings import Settings
from dalel.evidence.worker import Failure, Worker

Progress = Callable[[Exhibit, int, int], None]

_INTAKE = "intake/1"
_CONCLUDING = "ai_mark/2"  # 2: a generator's settings are a trace, not a mark
_LIBRARIES = ("av", "c2pa-python", "defusedxml", "pillow")
_CAUSES = {
    "out of time": messages.DECODE_TIME,
    "out of memory": messages.DECODE_MEMORY,
    "crashed": messages.DECODE_CRASHED,
    "output too large": messages.DECODE_OUTPUT,
    "refused": messages.DECODE_REFUSED,
    "tool missing": messages.DECODE_TOOL,
}


def examine(
    exhibits: Sequence[tuple[Exhibit, Path]],
    *,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> tuple[tuple[Examination, ...], tuple[Problem, ...]]:
    """Examine exhibits by their stored copies; return one examination for each, in order.

    Nothing that a file holds makes this raise or wait longer than the limits say: a decoder that
    fails is a finding. The findings stand in the order of ``QUESTIONS``; the same copies, settings
    and ``methods_version`` give equal findings (until a certificate expires). ``progress`` is called
    after each exhibit with the number done and the number in all.
    """
    anchors, problems = _anchors(settings)
    examinations = []
    with Worker(settings.limits) as worker:
        for done, (exhibit, stored) in enumerate(exhibits, 1):
            if stored.is_file():
                findings = _findings(exhibit, stored, worker, settings, anchors)
            else:
                findings = ()
                values = {"path": exhibit.path, "reason": "missing"}
                problems.append(Problem("exhibit.copy-missing", messages.COPY_MISSING, values))
            examinations.append(Examination(exhibit, findings))
            if progress is not None:
                progress(exhibit, done, len(exhibits))
    return tuple(examinations), tuple(problems)


def repeatable(examination: Examination) -> bool:
    """Return whether the same content would be answered the same way again.

    What failed for want of time, memory or a library may succeed elsewhere: it is not worth keeping.
    """
    return all(
        finding.value == "refused"
        for finding in examination.findings
        if finding.question.startswith("decode.")
    )


def renamed(examination: Examination, exhibit: Exhibit) -> Examination:
    """Return the examination of the same content for an exhibit of another name.

    Findings depend on the content, those about the name aside: only these are made anew.
    """
    kept = [each for each in examination.findings if each.method != _INTAKE]
    made = [_finding(exhibit, answer, _INTAKE) for answer in _intake_answers(exhibit)]
    findings = tuple(sorted([*made, *kept], key=lambda each: place_of(each.question)))
    return Examination(exhibit, findings)


def methods_version(settings: Settings | None = None) -> str:
    """Return what findings depend on beside the file: methods, libraries and, if given, settings.

    Findings of a file may be used again while its hash and this string stay the same.
    """
    parts = list(_versions())
    if settings is not None:
        anchors, _ = _anchors(settings)
        parts += [
            f"trust {hashlib.sha256(anchors.encode()).hexdigest()[:16]}" if anchors else "no trust"
        ]
        parts += [f"limits {settings.limits}"]
    return "; ".join(parts)


def anchor_problems(settings: Settings) -> tuple[Problem, ...]:
    """Return what is wrong with the trust anchors, whether or not any file is left to examine."""
    return tuple(_anchors(settings)[1])


@cache
def _versions() -> tuple[str, ...]:
    methods = [f"{each.name}/{each.version}" for each in load_methods().values()]
    return (*methods, _INTAKE, _CONCLUDING, *(f"{name} {_installed(name)}" for name in _LIBRARIES))


@cache
def _installed(name: str) -> str:
    # Loading this costs more than the rest of the package, and the decoder process needs none of it.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _anchors(settings: Settings) -> tuple[str, list[Problem]]:
    path = settings.trust_anchors
    if path is None:
        return "", []
    try:
        text = path.read_text(encoding="ascii")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a PEM file"
        values = {"path": str(path), "reason": str(reason)}
        return "", [Problem("anchors.unreadable", messages.ANCHORS_UNREADABLE, values)]
    if "-----BEGIN CERTIFICATE-----" not in text:
        values = {"path": str(path), "reason": "not a PEM file"}
        return "", [Problem("anchors.unreadable", messages.ANCHORS_UNREADABLE, values)]
    return text, []


def _findings(
    exhibit: Exhibit, stored: Path, worker: Worker, settings: Settings, anchors: str
) -> tuple[Finding, ...]:
    limits = settings.limits
    # The decoder stands in another folder.
    subject = Subject(
        stored.absolute(), exhibit.media_type, exhibit.kind, anchors, limits.pixels, limits.text
    )
    findings = [_finding(exhibit, answer, _INTAKE) for answer in _intake_answers(exhibit)]
    failures = 0
    deadline = time.monotonic() + limits.seconds
    methods = [
        each for each in load_methods().values() if each.reads(exhibit.kind, exhibit.media_type)
    ]
    for method in methods:
        left = deadline - time.monotonic()
        for said in _step(worker, method, subject, min(left, limits.step_seconds)):
            if isinstance(said, Failure):
                failures += 1
                answer = _failed(method, said, failures)
            elif question_of(said.question):
                answer = said
            else:
                continue  # not one of our questions: the decoder no longer speaks for itself
            findings.append(_finding(exhibit, answer, f"{method.name}/{method.version}"))
    if methods:
        findings += [_finding(exhibit, answer, _CONCLUDING) for answer in conclude(tuple(findings))]
    return tuple(sorted(findings, key=lambda each: place_of(each.question)))


def _step(
    worker: Worker, method: Method, subject: Subject, seconds: float
) -> Iterator[Answer | Failure]:
    """Run one step; without time left it fails at once."""
    if seconds <= 0:
        return iter((Failure("out of time"),))
    tool = f"{method.library} {_installed(method.library)}" if method.library else ""
    return worker.run(method.name, subject, seconds, tool)


def _intake_answers(exhibit: Exhibit) -> Iterator[Answer]:
    """Answer what intake already knows."""
    values = {"type": exhibit.media_type}
    if exhibit.media_type == "application/octet-stream":
        weight = Weight.CANNOT_BE_ASSESSED
        yield Answer("container.type", "unknown", messages.TYPE_UNKNOWN, weight=weight)
    else:
        yield Answer("container.type", exhibit.media_type, messages.TYPE, values)
    extension = PurePosixPath(exhibit.path).suffix.removeprefix(".")
    agrees = sniff.extension_agrees(exhibit.media_type, extension) if extension else None
    if agrees is None:
        message = messages.EXTENSION_NONE
        yield Answer("container.extension", "none", message, weight=Weight.ABSENT)
        return
    values["extension"] = f".{extension}"
    message = messages.EXTENSION_AGREES if agrees else messages.EXTENSION_DIFFERS
    limits = "" if agrees else messages.EXTENSION_LIMITS
    value = "agrees" if agrees else "differs"
    yield Answer("container.extension", value, message, values, limits=limits)


def _failed(method: Method, failure: Failure, number: int) -> Answer:
    """Return the answer that says which step failed and why."""
    cause = failure.cause if failure.cause in _CAUSES else "crashed"
    values = {"step": method.name}
    if cause == "refused":
        values["reason"] = failure.reason
    if cause == "tool missing":
        values["library"] = failure.reason
    return Answer(
        f"decode.{number}",
        cause,
        _CAUSES[cause],
        values,
        Weight.CANNOT_BE_ASSESSED,
        messages.DECODE_LIMITS,
        {"step": method.name, "reason": failure.reason},
    )


def _finding(exhibit: Exhibit, answer: Answer, method: str) -> Finding:
    return Finding(
        id=f"{exhibit.sha256[:8]}.{answer.question}",
        sha256=exhibit.sha256,
        question=answer.question,
        weight=answer.weight,
        value=answer.value,
        message=answer.message,
        values=dict(answer.values),
        limits=answer.limits,
        method=method,
        tool=answer.tool or f"dalel {_installed('dalel')}",
        raw=dict(answer.raw),
    )
