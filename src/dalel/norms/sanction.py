"""Reads ``sanction`` blocks: penalties with their bounds, who prosecutes, remedies."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.grammar import unit_words
from dalel.norms.model import Penalty, Sanction

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dalel.norms.jurisdiction import Jurisdiction
    from dalel.norms.problems import Complaints

INDEX, CURRENCY = "index", "currency"  # stand for the jurisdiction's own
# penalty as written → units that its bounds can have
PENALTIES: dict[str, tuple[str, ...]] = {
    "fine": (INDEX, "times the sum", "percent", CURRENCY),
    "corrective works": (INDEX, "years", "months"),
    "community service": ("hours",),
    "arrest": ("days",),
    "restriction": ("years", "months"),
    "prison": ("years", "months", "life"),
    "warning": (),
    "confiscation": (),
    "ban": ("years", "months", "life"),
    "suspension": ("months", "days"),
    "expulsion": (),
}
SUBJECTS = "subject classes"  # closed list of the vocabulary whose words begin a line of penalties
# key of a line → the closed list of the vocabulary whose words can stand after it
KEYS = {
    "prosecution": "prosecutions",
    "body": "bodies",
    "enforcer": "bodies",
    "remedy": "remedies",
    "category": "categories",
}
NONE_FOUND = "none found in what is held"
_BOUNDS = re.compile(
    r"(?:(?P<upto>up to) |(?P<from>from) )?(?P<low>\d[\d ]*(?:\.\d+)?)(?:\.\.(?P<high>\d[\d ]*(?:\.\d+)?))? (?P<unit>.+)\Z"
)
_READING = re.compile(r" if reading (?P<reading>\S+)(?P<second> is second)?\Z")
_BESIDE = re.compile(r" beside (?P<main>[a-z ]+)\Z")

PENALTY = (
    N_("“{word}” is no penalty; penalties are: {known}."),
    N_("“{word}” is no penalty; did you mean “{nearest}”?"),
)
BOUNDS = N_(
    "After “{kind}” its measure is expected, as in “{kind} up to 4 {unit}” or “{kind} 2..6 {unit}”; this is “{found}”."
)
UNIT = N_("“{unit}” is no unit of “{kind}”; use {known}.")
VALUE = (
    N_("“{word}” cannot stand after “{key}”; what can: {known}."),
    N_("“{word}” cannot stand after “{key}”; did you mean “{nearest}”?"),
)
READING = (
    N_("There is no reading “{word}”; readings are: {known}."),
    N_("There is no reading “{word}”; did you mean “{nearest}”?"),
)
ORDER = N_("The lower bound {low} is above the upper bound {high}.")


def read_sanction(
    lines: Sequence[tuple[int, str]],
    file: str,
    said: Complaints,
    *,
    jurisdiction: Jurisdiction,
    words: Mapping[str, Collection[str]],
    readings: Collection[str] | None = None,
) -> Sanction | None:
    """Read the lines of a sanction block; each penalty is an alternative, ``with`` adds to them.

    ``words`` are the closed lists of the vocabulary. ``with … beside prison`` is added to that one only; ``… if reading kz.r.N [is second]`` stands or falls with how a
    disputed text is read.
    """
    penalties: list[Penalty] = []
    told: dict[str, str] = {}
    remedies: list[str] = []
    note: dict[str, str] = {}
    first = Position(file, lines[0][0], 1) if lines else Position(file)
    units = _Units(jurisdiction)
    for number, raw in lines:
        text = " ".join(raw.split())
        if not text or text.startswith("#"):
            continue
        place = Position(file, number, len(raw) - len(raw.lstrip()) + 1)
        if text == NONE_FOUND:
            note["en"] = text
            continue
        key, colon, value = (piece.strip() for piece in text.partition(":"))
        if colon and key in {"en", "ru", "kk"}:
            note[key] = value
        elif colon and key == "remedy":
            remedies += [
                one
                for one in (piece.strip() for piece in value.split(","))
                if _word(key, one, words, place, said)
            ]
        elif colon and key in KEYS:
            if _word(key, value, words, place, said):
                told[key] = value
        elif colon and key in words.get(SUBJECTS, ()):
            # several penalties of one subject are joined by "or"
            for piece in value.split(" or "):
                _add(penalties, piece.strip(), key, place, said, known=units)
        else:
            for piece in text.split(" or "):
                _add(penalties, piece.strip(), "", place, said, known=units)
    for penalty in penalties:
        if penalty.reading and readings is not None and penalty.reading not in readings:
            said.strange("law.reading", READING, penalty.position, penalty.reading, readings)
    return Sanction(
        penalties=tuple(penalties),
        prosecution=told.get("prosecution", ""),
        body=told.get("body", ""),
        category=told.get("category", ""),
        remedies=tuple(remedies),
        enforcer=told.get("enforcer", ""),
        note=note,
        position=first,
    )


def _word(
    key: str,
    value: str,
    words: Mapping[str, Collection[str]],
    place: Position,
    said: Complaints,
) -> bool:
    known = words.get(KEYS[key], ())
    if value in known:
        return True
    said.strange("law.sanction", VALUE, place, value, known, key=key)
    return False


class _Units:
    """The units of penalties in one jurisdiction."""

    def __init__(self, jurisdiction: Jurisdiction) -> None:
        self.own = {INDEX: jurisdiction.index.unit, CURRENCY: jurisdiction.currency.code}
        self.words = unit_words(jurisdiction)

    def of(self, kind: str) -> tuple[str, ...]:
        """Return the units that the bounds of a penalty can have."""
        return tuple(unit for one in PENALTIES[kind] if (unit := self.own.get(one, one)))


def _add(
    penalties: list[Penalty],
    text: str,
    subject: str,
    place: Position,
    said: Complaints,
    *,
    known: _Units,
) -> None:
    """Read one penalty."""
    reading = _READING.search(text)
    text = text[: reading.start()] if reading else text
    beside = _BESIDE.search(text)
    text = text[: beside.start()] if beside else text
    together = text.startswith("with ")
    text = text.removeprefix("with ")
    optional = text.endswith(" optional")
    text = text.removesuffix(" optional").strip()
    kind = next((one for one in PENALTIES if text == one or text.startswith(f"{one} ")), "")
    if not kind:
        words = text.split()
        size = next((at for at, word in enumerate(words) if word[0].isdecimal()), len(words))
        word = " ".join(words[:size]).removesuffix(" up to").removesuffix(" from")
        said.strange("law.sanction", PENALTY, place, word, PENALTIES)
        return
    rest = text.removeprefix(kind).strip()
    units = known.of(kind)
    main = beside["main"] if beside else ""
    if main and main not in PENALTIES:
        said.strange("law.sanction", PENALTY, place, main, PENALTIES)
        return
    plain = Penalty(
        kind,
        subject=subject,
        together=together,
        optional=optional,
        beside=main,
        reading=reading["reading"] if reading else "",
        first=not (reading and reading["second"]),
        position=place,
    )
    if not rest and (not units or together):
        penalties.append(plain)
        return
    if rest in {"for life", "life"} and "life" in units:
        penalties.append(replace(plain, unit="life"))
        return
    found = _BOUNDS.match(rest)
    if not found:
        unit = units[0] if units else ""
        said.say("law.sanction", BOUNDS, place, kind=kind, unit=unit, found=rest)
        return
    unit = known.words.get(found["unit"], found["unit"])
    if unit not in units:
        said.say("law.sanction", UNIT, place, unit=unit, kind=kind, known=", ".join(units) or "—")
        return
    low = Decimal(found["low"].replace(" ", ""))
    high = Decimal(found["high"].replace(" ", "")) if found["high"] else None
    if high is not None and low > high:
        said.say("law.sanction", ORDER, place, low=low, high=high)
        return
    if found["upto"]:
        low_bound, high_bound = None, low
    elif found["from"]:
        low_bound, high_bound = low, None
    else:
        low_bound, high_bound = low, low if high is None else high
    penalties.append(replace(plain, low=low_bound, high=high_bound, unit=unit))
