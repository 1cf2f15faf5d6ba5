"""The table of questions: what an examination asks, and the short answers it may give.

The ids and values are stable: facts, reports and other programs match on them. A question whose id
ends in ``.N`` is asked once for each stream, ingredient and so on; its findings are numbered from 1.
The order here is the order in which findings are printed.
"""

from __future__ import annotations

from dataclasses import dataclass

CAUSES = ("out of time", "out of memory", "crashed", "output too large", "refused", "tool missing")


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its id, the values it may take (``()``: free text) and what it asks."""

    id: str
    values: tuple[str, ...]
    asks: str


_TABLE = (
    Question(
        "container.type", (), "which type has the content (a media type, read from the content)"
    ),
    Question("container.extension", ("agrees", "differs", "none"), "does the name agree with it"),
    Question("container.dimensions", (), "width and height, as 640x480"),
    Question("container.frames", (), "how many pictures an animated picture holds"),
    Question("container.duration", (), "how many seconds a recording lasts"),
    Question("container.stream.N", (), "which streams it holds, each with its codec"),
    Question("container.encoder", (), "which encoder it names"),
    Question("container.created", (), "which time of creation the container states"),
    Question(
        "container.content",
        ("whole", "sampled", "damaged", "too large"),
        "can the content be decoded",
    ),
    Question("metadata.exif", ("present", "damaged", "none"), "does it carry EXIF entries"),
    Question("metadata.xmp", ("present", "damaged", "none"), "does it carry XMP entries"),
    Question("metadata.iptc", ("present", "damaged", "none"), "does it carry IPTC-IIM entries"),
    Question("metadata.tags", (), "how many entries there are in all; every one stands in raw"),
    Question("metadata.camera", (), "which device it names"),
    Question("metadata.software", (), "which software it names"),
    Question("metadata.date-original", (), "when it says that the picture was taken"),
    Question("metadata.date-digitised", (), "when it says that the picture was digitised"),
    Question("metadata.date-modified", (), "when it says that the file was changed"),
    Question("metadata.place", (), "which place it states, in degrees"),
    Question("metadata.author", (), "which author it names"),
    Question("metadata.rights", (), "which rights it states"),
    Question(
        "metadata.source-type",
        (),
        "which IPTC digital source type it declares (the last part of its address, or none)",
    ),
    Question(
        "generator.trace",
        ("a1111", "comfyui", "invokeai", "novelai", "fooocus", "named", "none"),
        "does it carry the settings of a generator",
    ),
    Question("generator.model", (), "which model the trace names"),
    Question("generator.prompt", (), "which description the generator was given"),
    Question(
        "c2pa.present",
        (
            "present",
            "none",
            "remote, not fetched",
            "unreadable",
            "tool too old",
            "damaged file",
            "not supported",
        ),
        "does it carry a provenance record",
    ),
    Question("c2pa.binding", ("matches", "altered", "unknown"), "is the content what was signed"),
    Question("c2pa.signature", ("valid", "invalid", "unknown"), "is the signature valid"),
    Question(
        "c2pa.signer",
        ("trusted", "unknown issuer"),
        "who signed, and does a trust list know the issuer",
    ),
    Question(
        "c2pa.certificate",
        ("in force", "expired", "revoked", "unfit"),
        "was the certificate fit for it at the time of signing",
    ),
    Question("c2pa.time", ("stamped", "stamped, unknown issuer", "invalid", "none"), "when"),
    Question(
        "c2pa.claim",
        ("altered", "malformed"),
        "asked where it is: was a statement altered, or does the record break its format",
    ),
    Question("c2pa.action", (), "which IPTC digital source type its actions declare, or none"),
    Question(
        "c2pa.identity", ("valid", "unknown issuer", "invalid"), "is a stated identity verified"
    ),
    Question(
        "c2pa.ingredient.N",
        ("valid", "unknown issuer", "invalid", "unknown provenance"),
        "what is known of each ingredient",
    ),
    Question(
        "mark.machine-readable",
        ("present", "trace only", "none"),
        "is there a mark, made to be read as one, that it is synthetic",
    ),
    Question("mark.perceptible", ("cannot be assessed",), "can a person see or hear such a mark"),
    Question(
        "origin.declared",
        ("ai-generated", "ai-altered", "camera", "contradictory", "not declared"),
        "what the file declares of its origin",
    ),
    Question("decode.N", CAUSES, "which step failed, and why"),
)

QUESTIONS: dict[str, Question] = {question.id: question for question in _TABLE}
_ORDER = {question.id: place for place, question in enumerate(_TABLE)}


def question_of(finding_question: str) -> Question | None:
    """Return the table's row for a finding's question (``container.stream.2`` → ``container.stream.N``)."""
    if finding_question in QUESTIONS:
        return QUESTIONS[finding_question]
    stem, _, number = finding_question.rpartition(".")
    return QUESTIONS.get(f"{stem}.N") if number.isdecimal() else None


def place_of(finding_question: str) -> tuple[int, int]:
    """Return the place of a question in the printed order."""
    question = question_of(finding_question)
    number = finding_question.rpartition(".")[2]
    place = _ORDER[question.id] if question else len(_ORDER)
    return place, int(number) if number.isdecimal() else 0
