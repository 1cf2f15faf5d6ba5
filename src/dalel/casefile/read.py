"""Reads a case folder: every mistake at once, each with its place; what can be read is kept."""

from __future__ import annotations

import hashlib
import stat
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.case.case import Case
from dalel.case.conduct import Act, Assessment, Demand
from dalel.case.objects import Transfer
from dalel.case.people import Consent
from dalel.case.position import NOWHERE, Position, Problem, Severity
from dalel.casefile import messages as say
from dalel.casefile.again import documents, positions
from dalel.casefile.circles import check_circles
from dalel.casefile.document import LARGEST, decode, read_document
from dalel.casefile.entries import Entry, find_entries
from dalel.casefile.fields import LIKE, MIND
from dalel.casefile.lines import Lines
from dalel.casefile.minds import read_minds
from dalel.casefile.order import check_order
from dalel.casefile.reading import pairs_named, read_thing, resolve_days
from dalel.casefile.sheet import Sheet, normal
from dalel.casefile.unnamed import with_actors
from dalel.casefile.unplaced import check_places
from dalel.casefile.unposted import with_publications
from dalel.norms.problems import Complaints
from dalel.norms.sentences import Sentences
from dalel.norms.yaml_nodes import MapNode, ScalarNode

if TYPE_CHECKING:
    from dalel.case.people import Knowledge
    from dalel.case.states import Told
    from dalel.case.things import Thing
    from dalel.norms.model import Law

NAMES = ("case.yaml", "case.yml", "case.json")
SAME = 20  # mistakes of one kind that are shown
_SENTENCES: list[tuple[Law, Sentences]] = []  # the parser of the law last used


def read_case(folder: Path, law: Law) -> tuple[Case | None, tuple[Problem, ...]]:
    """Read a case folder, or a single case file; None where there is nothing to read."""
    said = Complaints()
    path = case_file(folder, said)
    content = _content(path, said) if path is not None else None
    if path is None or content is None:
        return None, tuple(said.found)
    case, problems = read_case_text(content, law, path.name, path.parent)
    return case, (*said.found, *problems)


def case_file(folder: Path, said: Complaints) -> Path | None:
    """Return the case file of a folder, or the file itself."""
    try:
        is_folder, is_there = folder.is_dir(), folder.exists()
    except PermissionError:  # reading it will say why
        return folder
    if not is_folder:
        if is_there:
            return folder
        said.say("case.no-folder", say.NO_FOLDER, Position(str(folder)), path=folder)
        return None
    found = [folder / name for name in NAMES if (folder / name).is_file()]
    if not found:
        said.say("case.no-file", say.NO_CASE_FILE, Position(str(folder)), path=folder)
        return None
    if len(found) > 1:
        files = ", ".join(path.name for path in found)
        place = Position(found[0].name)
        said.warn("case.several-files", say.SEVERAL_FILES, place, files=files, used=found[0].name)
    return found[0]


def _content(path: Path, said: Complaints) -> bytes | None:
    try:
        found = path.stat()
        size = found.st_size
        if not stat.S_ISREG(found.st_mode):  # reading a pipe would wait for its writer
            reason = "not an ordinary file"
            place = Position(path.name)
            said.say("case.unreadable", say.UNREADABLE_FILE, place, reason=reason)
            return None
        if size > LARGEST:
            said.say("case.too-large", say.TOO_LARGE, Position(path.name), size=size, limit=LARGEST)
            return None
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said.say("case.unreadable", say.UNREADABLE_FILE, Position(path.name), reason=reason)
        return None


def read_case_text(
    content: bytes | str, law: Law, file: str = "case.yaml", folder: Path | None = None
) -> tuple[Case | None, tuple[Problem, ...]]:
    """Read the text of a case file; without a folder the paths in it are not looked up."""
    sheet = Sheet(law, file, folder)
    raw = content.encode("utf-8", "replace") if isinstance(content, str) else content
    text = decode(raw, file, sheet.said)
    root = None
    if text is not None:
        root = read_document(text, file, sheet.said, json=file.lower().endswith(".json"))
    case = None
    if root is not None:
        case = replace(_case(root, sheet), digest=hashlib.sha256(raw).hexdigest())
        _read_again(root, sheet)
    return case, _ordered(sheet.said.found)


def _read_again(root: MapNode, sheet: Sheet) -> None:
    """Add what is wrong inside the entries that stand a second time and are left out of the case."""
    places: list[Position] = []
    for document in documents(root):
        places = places or sorted(positions(root))
        other = Sheet(sheet.law, sheet.file, sheet.folder)
        _case(document.root, other)
        sheet.said.found.extend(document.said_of_it(other.said.found, places))


def _case(root: MapNode, sheet: Sheet) -> Case:
    entries = find_entries(root, sheet)
    _media_files(entries, sheet)
    things = {entry.id: read_thing(entry, sheet) for entry in entries}
    things = {name: _forward(thing, sheet) for name, thing in resolve_days(things, sheet).items()}
    check_order(things, sheet)
    check_circles(things, sheet)
    things = with_publications(with_actors(things, sheet), sheet)
    lines = Lines(sheet, _sentences(sheet.law))
    minds: list[Told[Knowledge]] = []
    for entry in entries:
        thing = things[entry.id]
        node = pairs_named(entry.pairs, MIND) if isinstance(thing, Act) else None
        if node is not None and isinstance(thing, Act):
            minds += read_minds(node, thing, lines)
    for thing in things.values():
        if isinstance(thing, Consent) and thing.until_event and thing.until_event.value:
            lines.parse(thing.until_event.value, thing.until_event.position)
    assessments = [thing for thing in things.values() if isinstance(thing, Assessment)]
    facts = (*lines.facts(root.get("facts")), *lines.assessed(assessments))
    check_places(facts, things, sheet)
    complete = lines.complete(root.get("complete"))
    _untold(root, entries, sheet)
    _taking_nothing(things, sheet)
    return Case(
        title=_title(root, sheet),
        folder=str(sheet.folder or ""),
        things=things,
        types={name: sheet.types[name] for name in things},
        minds=tuple(minds),
        facts=facts,
        complete=complete,
        statements=tuple(sheet.statements.values()),
        exhibits=tuple(sheet.exhibits),
        asks=lines.asks(root.get("asks")),
    )


def _forward(thing: Thing, sheet: Sheet) -> Thing:
    """Drop the end of an act that ends before it begins, and say so."""
    if not isinstance(thing, Act) or thing.when is None or thing.until is None:
        return thing
    start, end = thing.when.value, thing.until.value
    if start is None or end is None or start.first is None or end.last is None:
        return thing
    if end.last >= start.first:
        return thing
    values = {"id": thing.id, "when": start.text, "until": end.text}
    sheet.said.say("case.until", say.ENDS_FIRST, thing.until.position, **values)
    return replace(thing, until=None)


def _media_files(entries: list[Entry], sheet: Sheet) -> None:
    """Note the files of media, so that a source may name the medium instead of its path."""
    for entry in entries:
        node = pairs_named(entry.pairs, "file") if entry.section == "media" else None
        if isinstance(node, MapNode):
            node = node.get("is")
        if isinstance(node, ScalarNode) and node.text:
            sheet.files[entry.id] = node.text.strip()


def _title(root: MapNode, sheet: Sheet) -> str:
    node = root.get("case")
    if isinstance(node, ScalarNode) and node.text.strip():
        return normal(node.text)
    if node is not None and not isinstance(node, ScalarNode):
        sheet.said.say("case.text", say.TEXT_FORM, node.position, key="case")
    else:
        sheet.said.warn("case.title", say.NO_TITLE, Position(sheet.file, 1, 1))
    return sheet.folder.resolve().name if sheet.folder is not None else ""


_NEEDED = (("by", say.WITHOUT_BY), ("does", say.WITHOUT_DOES), ("when", say.WITHOUT_WHEN))


def _untold(root: MapNode, entries: list[Entry], sheet: Sheet) -> None:
    """Warn where nothing can be judged for want of an act, or of what an act must tell."""
    acts = [entry for entry in entries if entry.section == "acts"]
    written = root.get("acts")
    if not acts and not (isinstance(written, MapNode) and written.entries):
        sheet.said.warn("case.no-acts", say.NO_ACTS, Position(sheet.file, root.position.line, 1))
    for act in acts:
        told = act.written | {key.text for key, _ in act.pairs}
        if LIKE in told and not act.pairs:
            continue  # what it is like was not found, and that is told already
        for key, message in _NEEDED:
            if key not in told:
                sheet.said.warn("case.act-without", message, act.position, id=act.id)


def _taking_nothing(things: dict[str, Thing], sheet: Sheet) -> None:
    """Warn of an act that is to take property of which nothing is told: fraud has nothing to be judged by."""
    named: set[str | None] = set()
    for thing in things.values():
        if isinstance(thing, Transfer) and thing.because is not None:
            named.add(thing.because.value)
        elif isinstance(thing, Demand) and thing.by is not None:
            named.add(thing.by.value)
        elif isinstance(thing, Act) and thing.helps:
            named.add(thing.id)
    for act in things.values():
        if not isinstance(act, Act) or act.id in named or act.position == NOWHERE:
            continue
        if any(told.value == TAKING and told.state.decided for told in act.purpose):
            sheet.said.warn("case.no-transfer", say.NO_TRANSFER, act.position, id=act.id)


TAKING = "take-property"


def _sentences(law: Law) -> Sentences:
    if not _SENTENCES or _SENTENCES[0][0] is not law:
        _SENTENCES[:] = [(law, Sentences(law))]
    return _SENTENCES[0][1]


def _ordered(found: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by their places, none twice, and not hundreds of one kind."""
    unlike = {
        (one.code, one.position, one.message, tuple(one.english().items())): one for one in found
    }
    kept: list[Problem] = []
    seen: Counter[str] = Counter()
    for one in sorted(unlike.values(), key=lambda each: (each.position, each.code)):
        seen[one.code] += 1
        if seen[one.code] <= SAME:
            kept.append(one)
    for code, count in sorted(seen.items()):
        if count > SAME:
            last = max(one.position for one in unlike.values() if one.code == code)
            values = {"number": str(count - SAME)}
            kept.append(Problem(code, say.TOO_MANY, values, last, Severity.WARNING))
    return tuple(kept)
