"""What the readers of a case file share while they read it: the law, the ids, the mistakes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dalel.casefile import messages as say
from dalel.casefile.fields import SECTION_OF
from dalel.norms.problems import Complaints, nearest

if TYPE_CHECKING:
    from pathlib import Path

    from dalel.case.case import Statement
    from dalel.case.position import Position
    from dalel.norms.model import Law
    from dalel.norms.yaml_nodes import Node, ScalarNode

ID = re.compile(r"[^\W\d_][\w-]*")
LONGEST_ID = 60


@dataclass(slots=True)
class Sheet:
    """One case file on the desk. ``folder`` is None where the text has no folder (paths are not looked up)."""

    law: Law
    file: str
    folder: Path | None = None
    said: Complaints = field(default_factory=Complaints)
    types: dict[str, str] = field(default_factory=dict)  # id → type name
    places: dict[str, Position] = field(default_factory=dict)  # id → where it is given
    exhibits: dict[str, None] = field(default_factory=dict)  # paths in the order met
    statements: dict[tuple[str, str], Statement] = field(default_factory=dict)  # (path, who)
    files: dict[str, str] = field(default_factory=dict)  # id of a medium → its file
    checked: dict[str, bool] = field(default_factory=dict)  # path → there is such a file

    def type_of(self, name: str) -> str | None:
        """Return the type of an id of the case, or of an unlisted member that a sentence names."""
        found = self.types.get(name)
        if found is not None or not name.startswith("another-"):
            return found
        for listing in self.law.listings.values():
            start = f"another-{listing.name}-{listing.connective}-"
            if name.startswith(start) and self.types.get(name.removeprefix(start)) == listing.owner:
                return listing.member
        return None

    def refer(self, node: ScalarNode, to: tuple[str, ...]) -> str | None:
        """Return the id that a text names, if it is of one of the types; say what is wrong otherwise."""
        name = normal(node.text)
        found = self.type_of(name)
        if found in to:
            return name
        wanted = " / ".join(to)
        if found is not None:
            self.said.say(
                "case.wrong-type",
                say.WRONG_TYPE,
                node.position,
                id=shown(node),
                found=found,
                type=wanted,
            )
            return None
        fitting = [one for one, type_name in self.types.items() if type_name in to]
        near = nearest(name, fitting)
        if near:
            self.said.say(
                "case.dangling",
                say.DANGLING,
                node.position,
                type=wanted,
                id=shown(node),
                nearest=near,
            )
        else:
            section = SECTION_OF[to[0]]
            self.said.say(
                "case.dangling",
                say.DANGLING_FAR,
                node.position,
                type=wanted,
                id=shown(node),
                section=section,
            )
        return None


def normal(text: str) -> str:
    """Return a text in composed form with single blanks, so that equal names are equal."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def shown(node: Node) -> str:
    """Return a value's first words for a message."""
    text = getattr(node, "text", "…")
    return text if len(text) <= 60 else text[:59] + "…"
