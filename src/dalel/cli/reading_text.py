"""A disputed text as a lawyer reads it: the question, both answers with who holds them, what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.cli.norm_text import expressed, penalty_said
from dalel.norms.disputes import elements_on, penalties_on
from dalel.norms.show import uncovered_name, wordings_called
from dalel.report.wording.addresses import address, addresses, element_name
from dalel.report.wording.editions import in_force_briefly
from dalel.report.wording.holders import held_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import DisputedText
    from dalel.report.wording.speech import Speech


def reading_lines(speech: Speech, reading: DisputedText) -> Iterator[str]:
    """Yield the lines of a disputed text."""
    tr = speech.tr
    yield f"{reading.id} · {speech.pick(reading.question)}"
    for name, answer in (
        (tr("First answer"), reading.first),
        (tr("Second answer"), reading.second),
    ):
        yield ""
        yield f"{name}: {speech.pick(answer.text)}"
        if held := held_by(speech, answer.holders):
            yield f"  {held}"
    if reading.touches:
        yield ""
        yield tr("Norms that it touches")
        yield from (f"  {_named(speech, each)}" for each in reading.touches)
    yield ""
    hanging = list(_hanging(speech, reading))
    if not hanging:
        yield tr("No element and no penalty encoded so far hangs on it.")
        return
    yield tr("What hangs on it")
    yield from (f"  {each}" for each in hanging)


def _named(speech: Speech, norm_id: str) -> str:
    """Return an id with what stands under it: an address, a name of the register, or neither."""
    if held := wordings_called(speech.law, norm_id):  # of a limb, the part that it stands in
        return f"{norm_id} · {addresses(speech, held)}"
    if name := uncovered_name(speech.law, norm_id, speech.language):
        return f"{norm_id} · {name} ({speech.tr('not encoded')})"
    return norm_id


def _hanging(speech: Speech, reading: DisputedText) -> Iterator[str]:
    tr = speech.tr
    for norm, element, condition in elements_on(speech.law, reading.id):
        name = element_name(speech, norm, element.label)
        what = tr("unless: {name}", name=name) if element.unless else name
        since = in_force_briefly(speech, norm)
        said = f"{what}: {expressed(speech, condition)}"
        yield " · ".join((norm.id, address(speech, norm), since, said))
    for norm, penalty in penalties_on(speech.law, reading.id):
        since = in_force_briefly(speech, norm)
        yield " · ".join((norm.id, address(speech, norm), since, penalty_said(speech, penalty)))
