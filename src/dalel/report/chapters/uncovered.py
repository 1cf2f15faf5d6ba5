"""The norms of the register that are not covered: by act and article, counted; one by one in the JSON form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dalel.locale.figures import HARD
from dalel.report.document import Block, Paragraph, Table, words
from dalel.report.wording.speech import Speech


@dataclass(slots=True)
class _Act:
    """An act with the number of its norms, by article in the order of the register."""

    name: str
    articles: dict[str, int] = field(default_factory=dict)


def uncovered(speech: Speech, norms: tuple[str, ...]) -> Iterator[Block]:
    """Yield how many norms of each act are not covered, and in which articles they stand."""
    tr = speech.tr
    acts: dict[str, _Act] = {}
    named = dict(speech.law.uncovered)
    for norm in norms:
        _, act, article, *_ = (*norm.split("."), "", "")
        # The name is the act's with the address; what the norm is about follows a colon.
        name = speech.pick(named.get(norm, {})).partition(":")[0] or norm
        before = name.rpartition(f" {article}")[0] if article else ""
        found = acts.setdefault(act, _Act(before or name))
        found.articles[article] = found.articles.get(article, 0) + 1
    yield Paragraph(
        words(
            tr(
                "By act and article; “×” counts the norms of an article. Each of them stands by its id in the "
                "JSON form."
            )
        ),
        "small",
    )
    rows = tuple(
        (
            words(act.name),
            words(speech.number(sum(act.articles.values()))),
            words(", ".join(_counted(article, n) for article, n in act.articles.items())),
        )
        for act in acts.values()
    )
    yield Table((tr("Act"), tr("Norms"), tr("Articles")), (3, 0, 9), rows)


def _counted(article: str, norms: int) -> str:
    return f"{article}{HARD}×{HARD}{norms}" if article and norms > 1 else article
