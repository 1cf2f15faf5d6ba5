"""Reads the tables of a jurisdiction: acts, units, readings, what is not encoded, how far the law is known."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.jurisdiction import Currency, Index, Jurisdiction
from dalel.norms.model import Act, Answer, DisputedText, Text, UnitRow
from dalel.norms.problems import Complaints
from dalel.norms.sanction import PENALTIES, PENALTY
from dalel.norms.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

BRANCHES = ("criminal", "administrative", "civil", "public", "procedure")
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")

UNREADABLE = N_("This is no readable TOML: {reason}.")
ABSENT = N_("“{entry}” lacks “{key}”.")
NOT_TEXT = N_("“{key}” of “{entry}” is written in quotes.")
BRANCH = (
    N_("“{word}” is no branch of law; branches are: {known}."),
    N_("“{word}” is no branch of law; did you mean “{nearest}”?"),
)
NO_DAY = N_("“{key}” of “{entry}” is a day, as in 2026-01-01; this is “{value}”.")
NO_NUMBER = N_("“{key}” of “{entry}” is a number; this is “{value}”.")
UNITS_OVERLAP = N_("Two values of {unit} are in force on {day} for the use “{use}”.")
NOT_LIST = N_("“{key}” of “{entry}” is a list in square brackets.")
SINGLE_FORM = N_("“{entry}” is written as a table: [{entry}] and lines “key = value” under it.")
FORM = N_('“{entry}” is written as a table: ["{entry}"] and lines “key = value” under it.')


@dataclass(slots=True)
class Tables:
    """What the tables of a jurisdiction hold."""

    acts: dict[str, Act] = field(default_factory=dict)
    units: tuple[UnitRow, ...] = ()
    readings: dict[str, DisputedText] = field(default_factory=dict)
    uncovered: tuple[tuple[str, Text], ...] = ()
    known_to: date = date.min
    jurisdiction: Jurisdiction = field(default_factory=Jurisdiction)
    register_size: int = 0


class _File:
    """A TOML file with a way to say where an entry stands."""

    def __init__(self, name: str, text: str, said: Complaints) -> None:
        self.name = name
        self.said = said
        self.lines = text.split("\n")
        self.root: dict[str, Any] = {}
        try:
            self.root = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _TOML_PLACE.search(str(error))
            place = Position(name, int(found[1]), int(found[2])) if found else Position(name)
            reason = _TOML_PLACE.sub("", str(error)).strip()
            said.say("law.toml", UNREADABLE, place, reason=reason)

    def at(self, entry: str, number: int = 0) -> Position:
        """Return the line where an entry begins; ``number`` counts equal ones."""
        seen = 0
        for index, line in enumerate(self.lines):
            head = line.strip()
            if head.strip("[]").strip("\"'") == entry or (
                head.startswith((f'"{entry}"', f"{entry} ", f"{entry}=", f"{entry}."))
            ):
                if seen == number:
                    return Position(self.name, index + 1, 1)
                seen += 1
        return Position(self.name)

    def text(self, table: Mapping[str, Any], key: str, entry: str, *, needed: bool = True) -> str:
        """Return a text of a table."""
        value = table.get(key)
        if value is None:
            if needed:
                self.said.say("law.table-key", ABSENT, self.at(entry), entry=entry, key=key)
            return ""
        if isinstance(value, date):
            return value.isoformat()
        if not isinstance(value, str):
            self.said.say("law.table-key", NOT_TEXT, self.at(entry), entry=entry, key=key)
            return str(value)
        return " ".join(value.split())

    def day(self, value: object, key: str, entry: str, number: int = 0) -> date | None:
        """Return a day of a table."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            place = self.at(entry, number)
            self.said.say("law.table-day", NO_DAY, place, entry=entry, key=key, value=value)
            return None


def languages_of(table: object, suffix: str = "", prefix: str = "") -> Text:
    """Return the texts by language of a TOML table; keys may carry a prefix or suffix."""
    if not isinstance(table, dict):
        return {}
    return {
        language: " ".join(str(table[key]).split())
        for language in LANGUAGES
        if (key := f"{prefix}{language}{suffix}") in table
    }


def read_tables(
    jurisdiction: str, texts: Mapping[str, str], folder: str, said: Complaints
) -> Tables:
    """Read the tables whose texts are given by file name; a missing table is empty."""
    made = Tables()

    def opened(name: str) -> _File:
        return _File(f"{folder}/{name}", texts.get(name, ""), said)

    _acts(opened("acts.toml"), jurisdiction, made)
    _units(opened("units.toml"), made)
    _readings(opened("readings.toml"), made)
    _uncovered(opened("uncovered.toml"), made)
    general = opened("law.toml")
    if "known_to" in general.root:
        made.known_to = general.day(general.root["known_to"], "known_to", "known_to") or date.min
    made.jurisdiction = _jurisdiction(general, jurisdiction)
    size = general.root.get("register_size", 0)
    made.register_size = size if isinstance(size, int) else 0
    return made


def _jurisdiction(file: _File, identifier: str) -> Jurisdiction:
    """Read what belongs to the jurisdiction as a whole."""

    def table(name: str) -> dict[str, Any]:
        found = file.root.get(name, {})
        if not isinstance(found, dict):
            file.said.say("law.table", SINGLE_FORM, file.at(name), entry=name)
            return {}
        return found

    def entry(name: str, key: str) -> str:
        return file.text(table(name), key, name) if name in file.root else ""

    def words(name: str, key: str = "words") -> tuple[str, ...]:
        found = table(name).get(key, [])
        if not isinstance(found, list):
            file.said.say("law.table-key", NOT_LIST, file.at(name), entry=name, key=key)
            return ()
        return tuple(str(one) for one in found)

    kinds = words("penalties", "lightest_first")
    for kind in kinds:
        if kind not in PENALTIES:
            said = file.said
            said.strange("law.sanction", PENALTY, file.at("penalties"), kind, PENALTIES)
    index = table("index")

    def count(name: str, key: str) -> int:
        found = table(name).get(key, 0)
        if isinstance(found, int):
            return found
        values = {"entry": name, "key": key, "value": found}
        file.said.say("law.table", NO_NUMBER, file.at(name), **values)
        return 0

    sign = table("currency").get("sign", "")
    return Jurisdiction(
        id=identifier,
        name=languages_of(table("name")),
        currency=Currency(entry("currency", "code"), str(sign), words("currency")),
        index=Index(
            unit=entry("index", "unit"),
            words=words("index"),
            name=languages_of(index.get("name")),
            up_to=languages_of(index.get("up_to")),
        ),
        example=str(file.root.get("example", "")),
        lightest_first=kinds,
        limits_under=count("penalties", "limits_under"),
        days_of_month=count("terms", "days_of_month"),
    )


def _acts(file: _File, jurisdiction: str, made: Tables) -> None:
    for key, table in file.root.items():
        if not isinstance(table, dict):
            file.said.say("law.table", FORM, file.at(key), entry=key)
            continue
        branch = file.text(table, "branch", key)
        if branch not in BRANCHES:
            file.said.strange("law.branch", BRANCH, file.at(key), branch, BRANCHES)
        act_id = f"{jurisdiction}/{key}"
        made.acts[act_id] = Act(
            id=act_id,
            title=languages_of(table.get("title")),
            short=languages_of(table.get("short")),
            number=file.text(table, "number", key, needed=False),
            address=file.text(table, "address", key, needed=False),
            branch=branch,
        )


def _units(file: _File, made: Tables) -> None:
    rows: list[UnitRow] = []
    for unit, tables in file.root.items():
        if not isinstance(tables, list):
            file.said.say("law.table", FORM, file.at(unit), entry=unit)
            continue
        for number, table in enumerate(tables):
            try:
                value = Decimal(str(table.get("value", "")))
            except InvalidOperation:
                place = file.at(unit, number)
                told = table.get("value", "")
                file.said.say("law.table", NO_NUMBER, place, entry=unit, key="value", value=told)
                continue
            since = file.day(table.get("since"), "since", unit, number)
            until = table.get("until")
            last = file.day(until, "until", unit, number) if until is not None else None
            if since is None:
                continue
            rows.append(
                UnitRow(
                    unit=unit,
                    value=value,
                    since=since,
                    until=last,
                    uses=tuple(str(use) for use in table.get("uses", ())),
                    status=str(table.get("status", "verified")),
                )
            )
    for index, row in enumerate(rows):
        for other in rows[:index]:
            _units_apart(file, row, other)
    made.units = tuple(rows)


def _units_apart(file: _File, row: UnitRow, other: UnitRow) -> None:
    """Complain if two values of a unit are in force for one use on one day."""
    if row.unit != other.unit:
        return
    begin = max(row.since, other.since)
    end = min(row.until or date.max, other.until or date.max)
    shared = set(row.uses) & set(other.uses)
    if begin < end and shared:
        file.said.say(
            "law.units",
            UNITS_OVERLAP,
            file.at(row.unit),
            unit=row.unit,
            day=begin,
            use=min(shared),
        )


def _readings(file: _File, made: Tables) -> None:
    for key, table in file.root.items():
        if not isinstance(table, dict):
            file.said.say("law.table", FORM, file.at(key), entry=key)
            continue
        answers = []
        for name in ("first", "second"):
            answer = table.get(name)
            if not isinstance(answer, dict):
                file.said.say("law.table-key", ABSENT, file.at(key), entry=key, key=name)
                answer = {}
            holders = languages_of(answer.get("holders")) or languages_of(answer, prefix="holders_")
            source = str(answer.get("source", ""))
            answers.append(Answer(languages_of(answer), holders, source))
        made.readings[key] = DisputedText(
            id=key,
            question=languages_of(table.get("question")),
            first=answers[0],
            second=answers[1],
            touches=tuple(str(one) for one in table.get("touches", ())),
            source=str(table.get("source", "")),
            position=file.at(key),
        )


def _uncovered(file: _File, made: Tables) -> None:
    found: list[tuple[str, Text]] = []
    for key, table in file.root.items():
        if isinstance(table, list):  # [[norm]] id = …, en = …
            found += [(str(one.get("id", "")), languages_of(one)) for one in table]
        elif isinstance(table, dict):
            found.append((key, languages_of(table)))
        else:
            file.said.say("law.table", FORM, file.at(key), entry=key)
    made.uncovered = tuple(found)
