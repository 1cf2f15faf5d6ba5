"""One wording of a norm, made ready for many cases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dalel.norms.model import Element, Expression, Norm
    from dalel.qualification.places import Env, Signature


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """One wording of a norm, with what the engine reads of it again and again."""

    norm: Norm
    criminal: bool  # an offence of the criminal code
    administrative: bool
    since: int  # ordinal of its first day
    until: int | None  # ordinal of the first day on which it no longer is in force
    signature: Signature | None
    names: tuple[str, ...]
    actor: str  # names of the places that stand for the actor and the deed, "" where there is none
    deed: str
    deed_at: int  # where among the names, -1
    core: Expression | None
    # Sets of terms: unless one of each set is told somewhere in a case, the norm is not raised in it.
    needs: tuple[frozenset[str], ...]
    person: Element | None
    conduct: tuple[Element, ...]  # everything but the person layer
    alike: (
        int  # wordings whose person layers say the same, line by line, have this number in common
    )
    # What each layer reads of the places: those that agree in it share its ground tree.
    person_reads: Callable[[Env], object]
    conduct_reads: Callable[[Env], object]
