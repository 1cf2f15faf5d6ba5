"""Atoms: the sentences that norms, cases, proofs and questions share.

A term of the vocabulary is a sentence with places (``consent covers deed``). An atom is a term about
certain things of the case. The other kinds here are what the rule language builds out of terms. They are named
tuples: the engine makes and looks up hundreds of them a case.
"""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal


class Atom(NamedTuple):
    """A term about certain things: ``Atom("deed spreads data", ("post", "face"))``.

    ``args`` stand in the order in which the places appear in the term's sentence.
    """

    term: str
    args: tuple[str, ...] = ()


# An atom of its plain tuple, (term, args), with no call of Python between: the engine makes hundreds a case.
atom_of: Callable[[tuple[str, tuple[str, ...]]], Atom] = partial(tuple.__new__, Atom)


class Degree(IntEnum):
    """The ladder of mind: what an actor wanted, knew or accepted of a sentence (MODEL 15)."""

    DID_NOT_KNOW = 0  # or believed the opposite
    SHOULD_HAVE_KNOWN = 1
    ACCEPTED = 2
    KNEW = 3
    WANTED = 4


class Mind(NamedTuple):
    """``actor``, doing ``deed``, stood at ``degree`` or above towards ``about`` being ``positive``."""

    actor: str
    deed: str
    about: Atom
    degree: Degree
    positive: bool = True


class Threshold(NamedTuple):
    """A measure reaches a number: ``measure`` is an atom of a term of kind *measure*.

    ``value`` is in the measure's base unit (money, years, days; a calendar day is its ordinal).
    """

    measure: Atom
    strict: bool
    value: Decimal


class Unlisted(NamedTuple):
    """There is a further member of a list that the case does not name (``harm to person`` of anna).

    ``member`` is the name under which the further member stands in other atoms.
    """

    listing: str
    owner: str
    member: str


class Reading(NamedTuple):
    """A disputed text is read as its first answer (one variable for the whole library)."""

    reading: str


AnyAtom = Atom | Mind | Threshold | Unlisted | Reading
