"""What a command was pointed at: a case folder, a case file, or media files without a case."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalel.case.case import Case
from dalel.case.objects import Medium
from dalel.case.position import NOWHERE, Position, Problem
from dalel.case.states import Told
from dalel.evidence.records import clean
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dalel.case.things import Thing
    from dalel.norms.model import Law

CASE_FILES = ("case.yaml", "case.yml", "case.json")

NOTHING = N_("nothing is there at {path}")
SEVERAL = N_("{path} is a case; give one case, or media files only")
NO_CASE_FILE = N_("the folder {path} holds no case.yaml: start one with dalel case new")
UNREADABLE = N_("the folder {path} cannot be read: {reason}")
UNTITLED = N_("Files without a case")


@dataclass(frozen=True, slots=True)
class Referred:
    """A file that the case refers to: where it lies, how it is shown, which medium it is, who names it."""

    path: Path
    shown_as: str
    medium: str = ""
    position: Position = NOWHERE


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: its name for the output folder, the case if it could be read, its files.

    ``source`` tells cases of one name apart: the case file, or the file examined. ``folder`` is that of the
    case, which is never written; files without a case have none.
    """

    name: str
    source: str
    case: Case | None
    files: tuple[Referred, ...]
    folder: Path | None = None


def open_sources(paths: Sequence[Path], law: Law) -> tuple[Opened | None, tuple[Problem, ...]]:
    """Open one case (a folder or its case file), or any number of media files.

    Files without a case become a case of their own that holds nothing but the media, so that every
    later stage works on them too.
    """
    present = [path for path in paths if there(path)]
    problems = [
        Problem("source.missing", NOTHING, {"path": clean(str(path))})
        for path in paths
        if path not in present
    ]
    if len(paths) == 1 and present and (_is_folder(present[0]) or is_case_file(present[0])):
        return open_case(present[0], law)
    files = [path for path in present if not _is_folder(path)]
    for path in present:
        if is_case_file(path) or _holds_case(path):
            return None, (*problems, Problem("source.several", SEVERAL, {"path": clean(str(path))}))
        if _is_folder(path):
            problems.append(_no_case(path))
    return (_loose(files) if files else None), tuple(problems)


def there(path: Path) -> bool:
    """Return whether something is there, even if it may not be read."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except OSError:
        return False  # no name that a file could have


def is_case_file(path: Path) -> bool:
    """Return whether a path is written like a case file: YAML, or JSON by its name."""
    return path.suffix.lower() in {".yaml", ".yml"} or path.name in CASE_FILES


def _holds_case(path: Path) -> bool:
    return _case_file(path) is not None


def _case_file(folder: Path) -> Path | None:
    """Return the case file of a folder; None where there is none, or where it may not be looked for."""
    try:
        return next((folder / name for name in CASE_FILES if (folder / name).is_file()), None)
    except OSError:
        return None


def _is_folder(path: Path) -> bool:
    """Return whether a path is a folder, as far as that may be asked."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _no_case(path: Path) -> Problem:
    try:
        (path / CASE_FILES[0]).stat()
    except FileNotFoundError:
        pass
    except OSError as error:
        values = {"path": clean(str(path)), "reason": error.strerror or str(error)}
        return Problem("source.unreadable", UNREADABLE, values)
    return Problem("source.no-case-file", NO_CASE_FILE, {"path": clean(str(path))})


def open_case(path: Path, law: Law) -> tuple[Opened | None, tuple[Problem, ...]]:
    """Open a case: its folder, or the file that tells it, whatever its name."""
    from dalel.casefile.read import read_case

    folder = path if _is_folder(path) else path.parent
    file = _case_file(path) if _is_folder(path) else path
    if file is None:
        return None, (_no_case(path),)
    case, problems = read_case(path, law)
    name = _plain(folder.resolve().name)
    source = clean(str(folder.resolve() / file.name if folder == path else path.resolve()))
    if case is None:
        return Opened(name, source, None, (), folder), problems
    return Opened(name, source, case, tuple(_referred(case, folder)), folder), problems


def _referred(case: Case, folder: Path) -> Iterator[Referred]:
    """Yield every file that the case names, once, media first; what is not there is told already."""
    places: dict[str, Position] = {}
    for shown, position in _places(case):
        places[shown] = min(places.get(shown, position), position)
    seen: set[str] = set()
    for key, thing in case.things.items():
        if isinstance(thing, Medium) and thing.file is not None and thing.file.value:
            shown = thing.file.value
            if shown in case.exhibits and shown not in seen:
                seen.add(shown)
                yield Referred(folder / shown, shown, key, thing.file.position)
    for shown in case.exhibits:
        if shown not in seen:
            seen.add(shown)
            yield Referred(folder / shown, shown, "", places.get(shown, NOWHERE))


def _places(case: Case) -> Iterator[tuple[str, Position]]:
    """Yield each path that a source names, with its place in the case file."""
    tolds: Iterable[Told[Any]] = chain(
        (told for thing in case.things.values() for told in _tolds(thing)),
        (sentence.told for sentence in case.facts),
        (entry.told for entry in case.complete),
        case.minds,
    )
    for told in tolds:
        for source in told.sources:
            if source.ref:
                yield source.ref, source.position


def _tolds(thing: Thing) -> Iterator[Told[object]]:
    for name in thing.__dataclass_fields__:
        value = getattr(thing, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Told):
                yield each


def _loose(files: Sequence[Path]) -> Opened:
    """Return a case that holds nothing but the media given."""
    things: dict[str, Thing] = {}
    referred = []
    for number, path in enumerate(files, 1):
        key = f"file-{number}"
        name = clean(path.name)
        things[key] = Medium(id=key, file=Told(name), title=Told(name))
        referred.append(Referred(path, clean(str(path)), key))
    digest = sha256(b"\0".join(map(os.fsencode, files))).hexdigest()
    alone = len(files) == 1
    case = Case(
        title=UNTITLED,
        things=things,
        types=dict.fromkeys(things, "medium"),
        exhibits=tuple(clean(path.name) for path in files),
        digest=digest,
    )
    source = clean(str(files[0].resolve())) if alone else "files"
    return Opened(_plain(files[0].stem) if alone else "files", source, case, tuple(referred))


def _plain(name: str) -> str:
    """Return a folder name of letters, digits and ``-_.`` alone, so that no terminal or shell trips over it."""
    kept = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in name).strip(".")
    return kept[:80] or "file"
