"""Who holds an answer to what a disputed text means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.report.wording.speech import Speech


def held_by(speech: Speech, holders: Mapping[str, str]) -> str:
    """Return *who holds it: the Interior Ministry*; empty if nobody is named."""
    who = speech.pick(holders)
    return speech.tr("who holds it: {who}", who=who) if who else ""
