"""Makes norms out of a divided article file: every wording, with its words, sanction, parameters and cases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_
from dalel.norms.block import Block, BlockReader
from dalel.norms.boundaries import Life, continuous, read_life
from dalel.norms.markdown import ArticleFile, Group, Part, Wording, read_article
from dalel.norms.model import Norm, NormCase, Quote, Text, Verification
from dalel.norms.problems import Complaints
from dalel.norms.sanction import read_sanction
from dalel.norms.tree import walk
from dalel.norms.words import bare, tie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dalel.norms.grammar import Grammar
    from dalel.norms.model import Act

ACT = (
    N_("There is no act “{word}” in acts.toml; acts are: {known}."),
    N_("There is no act “{word}” in acts.toml; did you mean “{nearest}”?"),
)
STANDING = N_(
    "The line “> verified · edition DATE of document N · read DATE” is missing: say how far the words were checked."
)
READ_DAY = N_("“{day}” is no day; after “read” stands the day on which the text was read.")
NO_QUOTE = N_(
    "The wording holds no quote in {language}; write “> **{language}** not held” where the text is not held."
)
PARAMETER = N_("A parameter is a line “key: value”.")
PARAMETER_TWICE = N_("The parameter “{key}” stands here twice.")
CASE = N_(
    "A line of cases is “base NAME  sentence; sentence” or “+ NAME without …, with …”; + met, - not met, ? open."
)
OPEN = N_("A line of an open block is “en: …”, “ru: …” or “kk: …”.")


# complaints after which some element is missing, so that the table names labels in vain
UNREAD_LINE = frozenset({"law.label", "law.label-twice", "law.tab", "law.indent"})


@dataclass(slots=True)
class Loaded:
    """What a file gave: its norms, the ids that failed, and what stays behind for the checker."""

    norms: list[Norm] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    displaces_at: dict[str, Position] = field(default_factory=dict)


def load_article(
    text: str, file: str, grammar: Grammar, acts: Mapping[str, Act], said: Complaints
) -> Loaded:
    """Read an article's file; a broken wording is left out with its problems."""
    made = Loaded()
    article = read_article(text, file, said)
    if article is None:
        return made
    if acts and article.act not in acts:
        said.strange("law.act", ACT, Position(file, 1, 1), article.act, acts)
    reader = _ArticleReader(article, grammar, said, made)
    for part in article.parts:
        reader.part(part)
    for norm_id, lives in reader.lives.items():
        continuous(norm_id, lives, said)
    return made


class _ArticleReader:
    """Reads the parts of one article."""

    def __init__(
        self, article: ArticleFile, grammar: Grammar, said: Complaints, made: Loaded
    ) -> None:
        self.article = article
        self.grammar = grammar
        self.said = said
        self.made = made
        self.blocks = BlockReader(grammar, article.file, said)
        self.lives: dict[str, list[Life]] = {}

    def part(self, part: Part) -> None:
        """Read a part with its wordings, newest first."""
        newer: dict[str, Life] = {}
        gaps: list[Life] = []
        ids: set[str] = set()
        for wording in part.wordings:
            life = read_life(wording.heading, wording.position, self.said)
            if life is None:
                continue
            if life.gap:
                gaps.append(life)
                continue
            for norm_id in self.wording(part, wording, life):
                ids.add(norm_id)
                self.lives.setdefault(norm_id, []).append(life)
                newer[norm_id] = life
        for norm_id in ids:
            self.lives[norm_id].extend(gaps)
            self.lives[norm_id].sort(key=lambda life: life.position.line)
        ends = {gap.until.day for gap in gaps if gap.until is not None}
        self.made.norms = [
            replace(norm, after_gap=True) if norm.id in ids and norm.since.day in ends else norm
            for norm in self.made.norms
        ]

    def wording(self, part: Part, wording: Wording, life: Life) -> list[str]:
        """Read the norms of a wording; return their ids."""
        shared = wording.groups[-1].blocks.get("sanction") if wording.groups else None
        read: list[tuple[Group, Block, Complaints]] = []
        for group in wording.groups:
            own = Complaints()
            self.blocks.said = own
            block = self.blocks.read(group.norm)
            if block is None:
                self.said.found.extend(own.found)
                continue
            read.append((group, block, own))
        labels = [element.label for _, block, _ in read for element in walk(block.elements)]
        all_rows = [row for group in wording.groups for row in group.rows]
        for group, block, own in read:
            rows = group.rows or all_rows
            sanction_lines = group.blocks.get("sanction", shared)
            sanction = None
            if sanction_lines:
                sanction = read_sanction(
                    sanction_lines,
                    self.article.file,
                    own,
                    jurisdiction=self.grammar.jurisdiction,
                    words=self.grammar.vocabulary.words,
                    readings=self.grammar.readings,
                )
            whole = not any(one.code in UNREAD_LINE for one in own.found)
            tied = tie(
                rows,
                block.elements,
                group.quotes,
                group.not_held,
                own,
                strange=labels,
                whole=whole,
            )
            norm = self.norm(part, life, group, block, own)
            norm = replace(norm, words=tied[0], names=tied[1], sanction=sanction)
            self.said.found.extend(own.found)
            if own.failed:
                self.made.failed.append(norm.id)
            else:
                self.made.norms.append(norm)
                self.made.displaces_at.setdefault(norm.id, block.displaces_at)
        return [block.id for _, block, _ in read]

    def norm(
        self,
        part: Part,
        life: Life,
        group: Group,
        block: Block,
        own: Complaints,
    ) -> Norm:
        """Put a norm together, without what its table and its sanction say."""
        file = self.article.file
        standing = _standing(group, own)
        for language in ("ru", "kk"):
            held = any(quote.language == language for quote in group.quotes)
            if not held and language not in group.not_held:
                own.say("law.quote", NO_QUOTE, group.position, language=language)
        return Norm(
            id=block.id,
            kind=block.kind,
            places=block.places,
            elements=block.elements,
            core=block.core,
            since=life.since,
            until=life.until,
            law=life.law,
            act=self.article.act,
            article=self.article.article,
            part=part.label,
            title=self.article.title,
            heading=part.heading,
            quotes=tuple(
                Quote(quote.language, bare(quote.text), quote.position) for quote in group.quotes
            ),
            verification=standing.verification,
            edition=standing.edition,
            read=standing.read,
            qualifies=block.displaces,
            parameters=_parameters(group.blocks.get("parameters", []), file, own),
            makes=block.makes,
            open_texts=_open(group.blocks.get("open", []), file, own),
            cases=_cases(group.blocks.get("cases", []), file, own),
            position=block.position,
            source=standing.source or self.article.source,
        )


@dataclass(slots=True)
class _Standing:
    """How far the words were checked against the official text."""

    verification: Verification = Verification.UNVERIFIED
    edition: str = ""
    read: date | None = None
    source: str = ""


def _standing(group: Group, said: Complaints) -> _Standing:
    """Read ``verified · edition 2025-09-16 of document 81097 · read 2026-11-24 · source``."""
    made = _Standing()
    if not group.standing:
        said.warn("law.standing", STANDING, group.position)
        return made
    first, *rest = [piece.strip() for piece in group.standing.split("·")]
    made.verification = Verification(first.split()[0])
    sources: list[str] = []
    for piece in rest:
        word, _, value = piece.partition(" ")
        if word == "edition":
            made.edition = value
        elif word == "read":
            try:
                made.read = date.fromisoformat(value.strip())
            except ValueError:
                said.say("law.standing", READ_DAY, group.standing_at, day=value)
        else:
            sources.append(piece)
    made.source = " · ".join(sources)
    return made


def _parameters(lines: Sequence[tuple[int, str]], file: str, said: Complaints) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, text in lines:
        if not text.strip() or text.strip().startswith("#"):
            continue
        key, colon, value = text.partition(": ")
        place = Position(file, number, 1)
        if not colon:
            said.say("law.parameter", PARAMETER, place)
        elif key.strip() in found:
            said.say("law.parameter", PARAMETER_TWICE, place, key=key.strip())
        else:
            found[key.strip()] = value.strip()
    return found


def _open(lines: Sequence[tuple[int, str]], file: str, said: Complaints) -> tuple[Text, ...]:
    groups: list[Text] = [{}]
    last = ""
    for number, text in lines:
        if not text.strip():
            groups.append({})
            last = ""
            continue
        language, colon, words = text.strip().partition(": ")
        if colon and language in {"en", "ru", "kk"}:
            groups[-1][language] = words.strip()
            last = language
        elif last and text.startswith(" "):
            groups[-1][last] += f" {text.strip()}"
        else:
            said.say("law.open", OPEN, Position(file, number, 1))
    return tuple(group for group in groups if group)


EXPECTED = {"+": True, "-": False, "?": None}
_CHANGES = re.compile(r"(?:^\s*|,\s+)(?=(?:without|with|unknown|reading)\s)")
_FACTS = re.compile(r"[^;]+")


def _cases(lines: Sequence[tuple[int, str]], file: str, said: Complaints) -> tuple[NormCase, ...]:
    """Divide the lines of a cases block; what they say is understood by ``cases``.

    A base is kept under its own name: ``NormCase(True, "a", "a", facts)``; any other line as
    ``NormCase(expected, name, base, ("without x; y", "with z"))``.
    """
    found: list[NormCase] = []
    for number, text in lines:
        told = text.rstrip()
        start = len(told) - len(told.lstrip())
        if not told.strip() or told.lstrip().startswith("#"):
            continue
        place = Position(file, number, start + 1)
        sign, _, rest = told.strip().partition(" ")
        if sign == "base":
            found.append(_base(told, start, place))
        elif sign in EXPECTED and rest.strip():
            found.append(_changed(EXPECTED[sign], told, start + len(sign), place))
        else:
            said.say("law.cases", CASE, place)
    return tuple(found)


def _base(told: str, start: int, place: Position) -> NormCase:
    """Read ``base[ NAME]  SENTENCE; SENTENCE``: two blanks part the name from the sentences."""
    at = told.find("  ", start)
    at = len(told) if at < 0 else at
    words = told[start:at].split()
    name = words[1] if len(words) > 1 else "base"
    pieces = [
        (one.group().strip(), at + one.start() + len(one.group()) - len(one.group().lstrip()) + 1)
        for one in _FACTS.finditer(told[at:])
        if one.group().strip()
    ]
    facts, columns = tuple(one for one, _ in pieces), tuple(at for _, at in pieces)
    return NormCase(True, name, name, facts, place, columns)


def _changed(
    expected: bool | None,  # noqa: FBT001 -- the answer itself
    told: str,
    start: int,
    place: Position,
) -> NormCase:
    """Read ``[TITLE  ]BASE [without X; Y][, with Z][, unknown U][, reading ID [is second]]``."""
    while told[start] == " ":
        start += 1
    at = told.find("  ", start)
    title = told[start:at] if at >= 0 else ""
    if at >= 0:
        start = len(told) - len(told[at:].lstrip())
    base = told[start:].split(maxsplit=1)[0].rstrip(",")
    rest = told[start + len(base) :]
    shift = start + len(base)
    cuts = [(found.start(), found.end()) for found in _CHANGES.finditer(rest)]
    if cuts and rest[: cuts[0][0]].strip(" ,"):
        cuts.insert(0, (0, 0))
    elif not cuts and rest.strip(" ,"):
        cuts = [(0, 0)]
    facts, columns = [], []
    for index, (_, begin) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(rest)
        piece = rest[begin:end]
        facts.append(piece.strip(" ,"))
        columns.append(shift + begin + len(piece) - len(piece.lstrip()) + 1)
    name = title or told.strip()
    return NormCase(expected, name, base, tuple(facts), place, tuple(columns))
