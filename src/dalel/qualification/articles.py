"""Articles, and parts with several items, each judged as one formula (MODEL 2).

With an unknown amount "187 or 190" may be met while each is open: so the roll-up is never put together from
the verdicts below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.qualification.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dalel.norms.model import Norm
    from dalel.qualification.charge import Charge
    from dalel.qualification.formula import Formulas
    from dalel.qualification.verdict import Judge


def article_of(norm: Norm) -> str:
    """Return the id of a norm's article (``kz.cc.190`` of ``kz.cc.190.3.1``)."""
    head, found, _ = f"{norm.id}.".partition(f".{norm.article}.")
    return f"{head}.{norm.article}" if found else norm.id


def part_of(norm: Norm) -> str:
    """Return the id of a norm's part, where the norm is an item of it; else that of its article."""
    article = article_of(norm)
    part = norm.part.partition(".")[0]
    return f"{article}.{part}" if part and norm.id.startswith(f"{article}.{part}.") else article


def roll_up(charges: list[Charge], formulas: Formulas, judge: Judge) -> Iterator[Article]:
    """Yield each article and each part of several items against one actor for one deed."""
    groups: dict[tuple[str, str, str], list[Charge]] = {}
    for charge in charges:
        norm = charge.wording.norm
        for label in dict.fromkeys((article_of(norm), part_of(norm))):
            groups.setdefault((label, charge.actor, charge.deed), []).append(charge)
    diagrams = formulas.diagrams
    for (label, actor, deed), members in groups.items():
        if len(members) < 2:
            continue
        full = diagrams.any_of(charge.full(formulas) for charge in members)
        lean = diagrams.any_of(charge.lean(formulas) for charge in members)
        value = judge.verdict(full, lean).value
        yield Article(label, actor, deed, value, tuple(charge.key for charge in members))
