"""Finds marks of mind that would cover nothing: a mind stands towards sentences, joined as they may be.

A sum, an age, another norm or signs of a crime are no sentences; a mark over them would be read as if it were
not there, and an element would be imputed without mind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.locale.mark import N_
from dalel.norms.model import Compares, Holds, SignsOfCrime
from dalel.norms.tree import leaves, walk

if TYPE_CHECKING:
    from dalel.norms.model import Element, Expression, Norm
    from dalel.norms.problems import Complaints

DAY = "day of deed"
UNCOVERED = N_(
    "A mind stands towards sentences, and “{label}” marks more than that: a number, another norm or signs of a crime. Say “[… that SENTENCE]”, or “[nothing: …]”."
)


def minds_cover(norm: Norm, said: Complaints) -> bool:
    """Tell whether every mark of mind of a norm covers what it stands at; complain of each that does not."""
    wrong = [element for element in walk(norm.elements) if not _covered(element)]
    for element in wrong:
        said.say("law.mind", UNCOVERED, element.position, label=element.label)
    return not wrong


def _covered(element: Element) -> bool:
    mark = element.mark
    if mark is None or mark.degree is None:
        return True
    about = mark.about if mark.about is not None else element.expression
    return about is None or not any(map(_bears_no_mind, leaves(about)))


def _bears_no_mind(part: Expression) -> bool:
    if isinstance(part, Compares):
        return part.measure.term != DAY  # which text applies, not what somebody wanted
    return isinstance(part, Holds | SignsOfCrime)
