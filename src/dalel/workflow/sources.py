"""What a command was pointed at: a case folder, a case file, or media files without a case."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dalel.case.case import Case
from dalel.case.objects import Medium
from dalel.case.position import NOWHERE, Position, Problem
from dalel.case.states import Told
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dalel.case.things import Thing
    from dalel.norms.model import Law

CASE_FILES = ("case.yaml", "case.yml", "case.json")

NOTHING = N_("nothing is there at {path}")
SEVERAL = N_("{path} is a case; give one case, or media files only")
NO_CASE_FILE = N_("the folder {path} holds no case.yaml: start one with dalel case new")
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
    """What was opened: its name for the output folder, the case if it could be read, its files."""

    name: str
    case: Case | None
    files: tuple[Referred, ...]


def open_sources(paths: Sequence[Path], law: Law) -> tuple[Opened | None, tuple[Problem, ...]]:
    """Open one case (a folder or its case file), or any number of media files.

    Files without a case become a case of their own that holds nothing but the media, so that every
    later stage works on them too.
    """
    missing = [
        Problem("source.missing", NOTHING, {"path": str(p)}) for p in paths if not p.exists()
    ]
    cases = [path for path in paths if path.is_dir() or is_case_file(path)]
    if cases and len(paths) > 1:
        return None, (*missing, Problem("source.several", SEVERAL, {"path": str(cases[0])}))
    if cases:
        return _open_case(cases[0], law)
    files = [path for path in paths if path.exists()]
    if not files:
        return None, tuple(missing)
    return _loose(files), tuple(missing)


def is_case_file(path: Path) -> bool:
    """Return whether a path is written like a case file: YAML, or JSON by its name."""
    return path.suffix.lower() in {".yaml", ".yml"} or path.name in CASE_FILES


def _open_case(path: Path, law: Law) -> tuple[Opened | None, tuple[Problem, ...]]:
    from dalel.casefile.read import read_case

    folder = path if path.is_dir() else path.parent
    if path.is_dir() and not any((path / name).is_file() for name in CASE_FILES):
        return None, (Problem("source.no-case-file", NO_CASE_FILE, {"path": str(path)}),)
    case, problems = read_case(path, law)
    name = _plain(folder.resolve().name)
    if case is None:
        return Opened(name, None, ()), problems
    return Opened(name, case, tuple(_referred(case, folder))), problems


def _referred(case: Case, folder: Path) -> Iterator[Referred]:
    """Yield every file that the case names, once, media first."""
    places = dict(_places(case))
    seen: set[str] = set()
    for key, thing in case.things.items():
        if isinstance(thing, Medium) and thing.file is not None and thing.file.value:
            shown = thing.file.value
            if shown not in seen:
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
        things[key] = Medium(id=key, file=Told(path.name), title=Told(path.name))
        referred.append(Referred(path, str(path), key))
    digest = sha256("\0".join(map(str, files)).encode()).hexdigest()
    name = _plain(files[0].stem) if len(files) == 1 else "files"
    case = Case(
        title=UNTITLED,
        things=things,
        types=dict.fromkeys(things, "medium"),
        exhibits=tuple(path.name for path in files),
        digest=digest,
    )
    return Opened(name, case, tuple(referred))


def _plain(name: str) -> str:
    """Return a folder name of letters, digits and ``-_.`` alone, so that no terminal or shell trips over it."""
    kept = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in name).strip(".")
    return kept[:80] or "file"
