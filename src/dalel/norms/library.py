"""Questions to the loaded law: the wording of a day, the value of a unit, parameters, norms by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dalel.norms.model import Law, Listing, Norm, NormKind, Text, UnitRow


def wording_on(law: Law, norm_id: str, day: date) -> Norm | None:
    """Return the wording of a norm that was in force on a day; None where its text is not held."""
    for norm in law.norms:
        if norm.id == norm_id and in_force(norm, day):
            return norm
    return None


def in_force(norm: Norm, day: date) -> bool:
    """Tell whether a wording was in force on a day; its last day is not its own."""
    return norm.since.day <= day and (norm.until is None or day < norm.until.day)


def newest(law: Law) -> dict[str, Norm]:
    """Return the newest wording of each norm."""
    found: dict[str, Norm] = {}
    for norm in law.norms:
        found.setdefault(norm.id, norm)
    return found


def of_kind(law: Law, *kinds: NormKind) -> tuple[Norm, ...]:
    """Return all wordings of the norms of some kinds."""
    return tuple(norm for norm in law.norms if norm.kind in kinds)


def unit_on(law: Law, unit: str, day: date, use: str) -> UnitRow | None:
    """Return the value of a unit on a day for a use (``fine``, ``threshold``, ``administrative``)."""
    for row in law.units:
        current = row.since <= day and (row.until is None or day < row.until)
        if row.unit == unit and current and (not row.uses or use in row.uses):
            return row
    return None


def parameter(law: Law, key: str, day: date | None = None) -> str | None:
    """Return the value of a parameter of the general rules, on a day or in the newest wording."""
    found = next(parameters(law, key, day), None)
    return found[1] if found else None


def parameters(law: Law, prefix: str, day: date | None = None) -> Iterator[tuple[str, str, Norm]]:
    """Yield (key, value, norm) of every parameter whose key is, or begins with, a prefix."""
    seen: set[str] = set()
    for norm in law.norms:
        if not norm.parameters or (day is not None and not in_force(norm, day)):
            continue
        for key, value in norm.parameters.items():
            if (key == prefix or key.startswith(f"{prefix}.")) and key not in seen:
                seen.add(key)
                yield key, value, norm


def address(law: Law, norm: Norm, language: str = "en") -> str:
    """Return a norm's address in the reader's language: ``Criminal Code 147(4)``."""
    act = law.acts.get(norm.act)
    short = said(act.short, language) if act else norm.act
    part = f"({norm.part})" if norm.part and not norm.part.startswith("(") else norm.part
    pieces = norm.part.replace(".", " ").split()
    if len(pieces) > 1:
        part = "".join(f"({piece})" for piece in pieces)
    return f"{short} {norm.article}{part}".strip()


def said(text: Text, language: str) -> str:
    """Return a text in a language; in English, then in any other, where it is missing."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


def list_called(listing: Listing, owner: str) -> Text:
    """Return what the members of a list are called in each language: ``consents of saule``."""
    return {
        language: text.replace("{owner}", owner) for language, text in listing.called.items()
    } or {"en": f"{listing.name} {listing.connective} {owner}"}


def list_written(form: str, listing: Listing, owner: str) -> Text:
    """Return how a list is typed, with what it is called beside: ``priors of saule (earlier penalties of saule)``."""
    return {
        language: form if text == form else f"{form} ({text})"
        for language, text in list_called(listing, owner).items()
    }
