"""Shorthands of the case file: one key that tells several fields, and second names of keys.

``stage: {reached: attempt, stopped-by: outside}`` tells ``stage`` and ``stopped-by``; ``warning: {is: no,
until: 2026-01-21}`` tells ``warning`` and ``warning-until``; whatever else stands in the braces stays with the
first, as its sources.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dalel.norms.yaml_nodes import MapNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Shorthand:
    """``target`` takes what stands under ``main``; ``more`` maps other keys in the braces to their fields."""

    target: str
    main: str = "is"
    more: Mapping[str, str] = field(default_factory=dict)
    means: Mapping[str, str] = field(
        default_factory=dict
    )  # word → what the field reads in its place


SHORTHANDS: dict[str, dict[str, Shorthand]] = {
    "acts": {
        "stage": Shorthand("stage", "reached", {"stopped-by": "stopped-by"}),
        "agreed": Shorthand(
            "agreed-with", "with", {"before": "agreed-before-start"}, {"start": "yes"}
        ),
    },
    "consents": {"withdrawn": Shorthand("withdrawn", "reached", {"sent": "withdrawal-sent"})},
    "publications": {"warning": Shorthand("warning", "is", {"until": "warning-until"})},
}
SECOND_NAMES: dict[str, dict[str, str]] = {"acts": {"with": "identifiers"}}


def written_out(section: str, key: ScalarNode, value: Node) -> list[tuple[ScalarNode, Node]]:
    """Return the fields that one key of a thing tells."""
    second = SECOND_NAMES.get(section, {}).get(key.text)
    if second is not None:
        return [(replace(key, text=second), value)]
    short = SHORTHANDS.get(section, {}).get(key.text)
    if short is None or not isinstance(value, MapNode):
        return [(key, value)]
    rest: list[tuple[ScalarNode, Node]] = []
    found: list[tuple[ScalarNode, Node]] = []
    for name, told in value.entries:
        if name.text in short.more:
            found.append((replace(name, text=short.more[name.text]), _meant(told, short)))
        else:
            rest.append((replace(name, text="is") if name.text == short.main else name, told))
    if rest:
        found.insert(0, (replace(key, text=short.target), replace(value, entries=tuple(rest))))
    return found


def _meant(told: Node, short: Shorthand) -> Node:
    if isinstance(told, ScalarNode) and told.text in short.means:
        return replace(told, text=short.means[told.text])
    return told
