"""What follows from the findings: is there a mark that the file is synthetic; what is its declared origin.

Nothing is decoded here. The conclusions rest on findings that name their own limits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalel.case.finding import Finding, Weight
from dalel.evidence import messages
from dalel.evidence.registry import Answer

GENERATED = frozenset({"trainedAlgorithmicMedia", "trainedAlgorithmicData"})
ALTERED = frozenset({"compositeWithTrainedAlgorithmicMedia"})
CAPTURED = frozenset(
    {"digitalCapture", "computationalCapture", "negativeFilm", "positiveFilm", "print"}
)
_AI = ("ai-generated", "ai-altered")


def conclude(findings: Sequence[Finding]) -> Iterator[Answer]:
    """Answer what the findings of one exhibit say together."""
    declared = list(_declared(findings))
    failed = sum(
        each.question.startswith("decode.") and each.raw.get("step") != "container"
        for each in findings
    )
    ai = [(source, origin) for source, origin in declared if origin in _AI]
    yield from _marks(ai, failed)
    yield _origin(declared, failed)


def _declared(findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    """Yield each declaration of origin: its source, and the origin that it declares.

    A provenance record counts only if it is whole and belongs to this content: otherwise it speaks
    of another file.
    """
    answers = {each.question: each for each in findings}
    for question, source in (("metadata.source-type", "IPTC"), ("c2pa.action", "C2PA")):
        found = answers.get(question)
        if found is None or (source == "C2PA" and not _holds(answers)):
            continue
        origin = origin_of(found.value)
        if origin:
            yield source, origin
    trace = answers.get("generator.trace")
    if trace is not None and trace.weight is Weight.PRESENT:
        yield str(trace.values.get("generator", trace.value)), "ai-generated"


def origin_of(source_type: str) -> str:
    """Return the origin that a digital source type declares; empty if it declares none of ours."""
    if source_type in GENERATED:
        return "ai-generated"
    if source_type in ALTERED:
        return "ai-altered"
    return "camera" if source_type in CAPTURED else ""


def _holds(answers: dict[str, Finding]) -> bool:
    said = {question: finding.value for question, finding in answers.items()}
    return (
        said.get("c2pa.binding") == "matches"
        and said.get("c2pa.signature") == "valid"
        and said.get("c2pa.claim") != "altered"
    )


def _marks(ai: list[tuple[str, str]], failed: int) -> Iterator[Answer]:
    declared = [source for source, _ in ai if source in {"IPTC", "C2PA"}]
    question = "mark.machine-readable"
    if declared:
        yield Answer(question, "present", messages.MARK_MACHINE, {"marks": ", ".join(declared)})
    elif ai:
        # A generator's own settings tell a machine where the file comes from; nobody put them as a mark.
        values = {"marks": ", ".join(source for source, _ in ai)}
        message = messages.MARK_TRACE_ONLY
        yield Answer(question, "trace only", message, values, limits=messages.TRACE_LIMITS)
    else:
        weight = Weight.CANNOT_BE_ASSESSED if failed else Weight.ABSENT
        message = messages.MARK_MACHINE_ABSENT
        limits = messages.MARK_LIMITS
        yield Answer(question, "none", message, weight=weight, limits=limits)
    yield Answer(
        "mark.perceptible",
        "cannot be assessed",
        messages.MARK_PERCEPTIBLE,
        weight=Weight.CANNOT_BE_ASSESSED,
    )


def _origin(declared: list[tuple[str, str]], failed: int) -> Answer:
    origins = {origin for _, origin in declared}
    values = {"sources": ", ".join(source for source, _ in declared)}
    raw = {"declared": [{"source": source, "origin": origin} for source, origin in declared]}
    limits = messages.ORIGIN_LIMITS
    question = "origin.declared"
    if not origins:
        if failed:
            weight = Weight.CANNOT_BE_ASSESSED
            message = messages.ORIGIN_UNKNOWN
            return Answer(question, "not declared", message, weight=weight, limits=limits)
        message = messages.ORIGIN_NONE
        return Answer(question, "not declared", message, weight=Weight.ABSENT, limits=limits)
    if "camera" in origins and len(origins) > 1:
        message = messages.ORIGIN_CONTRADICTORY
        return Answer(question, "contradictory", message, values, limits=limits, raw=raw)
    if "camera" in origins:
        return Answer(question, "camera", messages.ORIGIN_CAMERA, values, limits=limits, raw=raw)
    if "ai-altered" in origins:
        # Edited with a model, and one source calls the whole generated: the smaller claim stands.
        message = messages.ORIGIN_ALTERED
        return Answer(question, "ai-altered", message, values, limits=limits, raw=raw)
    message = messages.ORIGIN_GENERATED
    return Answer(question, "ai-generated", message, values, limits=limits, raw=raw)
