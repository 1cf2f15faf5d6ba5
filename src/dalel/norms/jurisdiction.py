"""What belongs to one jurisdiction and to none of its norms: its money, its index, how it counts and orders.

``law/<id>/law.toml`` tells it; nothing of it stands in the code.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Names = dict[str, str]  # language → words


@dataclass(frozen=True, slots=True)
class Currency:
    """The money of a jurisdiction: its ISO code, the sign that reports print, the words that people write."""

    code: str = ""
    sign: str = ""
    words: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Return what stands after a sum: the sign, or the code where there is none."""
        return self.sign or self.code

    def marked(self) -> dict[str, str]:
        """Return everything that can be written for the currency, with its code."""
        return dict.fromkeys((self.code, self.sign, *self.words), self.code) if self.code else {}


@dataclass(frozen=True, slots=True)
class Index:
    """The unit in which a law counts fines and sizes of damage; its values by day stand in units.toml.

    The name is an abbreviation, which bears every number. ``up_to`` is the form that it has after *up to* in a
    language that declines it there.
    """

    unit: str = ""
    words: tuple[str, ...] = ()
    name: Names = field(default_factory=dict)
    up_to: Names = field(default_factory=dict)

    def named(self, language: str) -> str:
        """Return the name in a language, else the unit."""
        return self.name.get(language) or self.unit

    def named_up_to(self, language: str) -> str:
        """Return the name as it stands after *up to*."""
        return self.up_to.get(language) or self.named(language)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """A jurisdiction as its norms, its case files and reports need it."""

    id: str = ""  # the folder under law/, the first word of every id
    name: Names = field(default_factory=dict)
    currency: Currency = Currency()
    index: Index = field(default_factory=Index)
    example: str = ""  # id of a norm, as messages show one
    lightest_first: tuple[str, ...] = ()  # kinds of main penalty
    limits_under: int = 0  # who is younger has limits of the penalties of crimes not encoded here
    days_of_month: int = 0  # of what is left of a month when a term is shared; 0: no text says

    @property
    def example_id(self) -> str:
        """Return an id of a norm to show, of this jurisdiction if it gives one."""
        return self.example or f"{self.id or 'land'}.code.1.2"

    def unit_words(self) -> dict[str, str]:
        """Return the words for its units, as people write them, with the unit."""
        index = dict.fromkeys((self.index.unit, *self.index.words), self.index.unit)
        found = {**self.currency.marked(), **index}
        found.pop("", None)
        return found
