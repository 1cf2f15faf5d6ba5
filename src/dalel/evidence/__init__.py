"""Stage 1, examine: a suspect file becomes an exhibit with findings, and is never altered.

``receive`` takes a file in, ``examine`` asks the questions of ``QUESTIONS`` of its stored copy.
Decoders run in a process of their own, under limits; importing this package loads none of them.
"""

from __future__ import annotations

from dalel.evidence.examine import examine, methods_version, renamed, repeatable
from dalel.evidence.intake import Received, examined, receive
from dalel.evidence.questions import QUESTIONS, Question, question_of
from dalel.evidence.records import (
    RecordError,
    custody_from_lines,
    custody_lines,
    from_json,
    to_json,
)
from dalel.evidence.settings import Limits, Settings

__all__ = [
    "QUESTIONS",
    "Limits",
    "Question",
    "Received",
    "RecordError",
    "Settings",
    "custody_from_lines",
    "custody_lines",
    "examine",
    "examined",
    "from_json",
    "methods_version",
    "question_of",
    "receive",
    "renamed",
    "repeatable",
    "to_json",
]
