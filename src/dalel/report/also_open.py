"""The open lines that page one only names, each with the one question that moves it most."""

from __future__ import annotations

from collections.abc import Sequence

from dalel.locale.mark import N_
from dalel.qualification.model import Head
from dalel.report.document import Paragraph, words
from dalel.report.head_lines import moving_question
from dalel.report.wording.addresses import addresses
from dalel.report.wording.speech import Speech

_MOST_ASKED = 4  # questions; what hangs on others is named after them
_MOST_NAMED = 8  # addresses to a question


def also_open(speech: Speech, heads: Sequence[Head]) -> Paragraph:
    """Return the paragraph that names open heads; those that one question moves stand together."""
    asked: dict[str, list[Head]] = {}
    for head in heads:
        asked.setdefault(moving_question(speech, head), []).append(head)
    unasked = asked.pop("", [])
    groups = list(asked.items())
    unasked += [head for _, found in groups[_MOST_ASKED:] for head in found]
    said = [
        f"{addresses(speech, (head.norm for head in found), _MOST_NAMED)} ({question})"
        for question, found in groups[:_MOST_ASKED]
    ]
    if unasked:
        said.append(addresses(speech, (head.norm for head in unasked), _MOST_NAMED))
    message = speech.tr(N_("Also open: {norms}."), norms=" · ".join(said))
    return Paragraph(words(message), "small")
