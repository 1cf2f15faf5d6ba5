"""Reads paths of exhibits and statements: inside the case folder, and whether a file is there."""

from __future__ import annotations

import unicodedata
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dalel.casefile import messages as say
from dalel.casefile.sheet import Sheet, shown
from dalel.norms.problems import nearest

if TYPE_CHECKING:
    from dalel.norms.yaml_nodes import ScalarNode

MANY = 2_000  # files of one folder among which a name is looked for


def read_path(node: ScalarNode, sheet: Sheet) -> str | None:
    """Return a path inside the case folder; say why where it is none."""
    text = node.text.strip()
    path = PurePosixPath(text)
    if not text or "\\" in text or "\0" in text or "\n" in text or ":" in path.parts[0]:
        sheet.said.say("case.path", say.PATH_FORM, node.position, value=shown(node))
        return None
    inside = not path.is_absolute() and ".." not in path.parts and not text.startswith("~")
    if inside and sheet.folder is not None:
        try:
            inside = (sheet.folder / text).resolve().is_relative_to(sheet.folder.resolve())
        except (OSError, RuntimeError, ValueError):
            inside = False
    if not inside:
        sheet.said.say("case.path-outside", say.PATH_OUTSIDE, node.position, value=shown(node))
        return None
    return str(path if sheet.folder is None else _as_stored(path, sheet.folder))


def _as_stored(path: PurePosixPath, folder: Path) -> PurePosixPath:
    """Return the path with its letters put together as the file system has them: “й” may be one sign or two."""
    stored = PurePosixPath()
    for part in path.parts:
        same = [part]
        if not _stands(folder / stored / part):
            wanted = unicodedata.normalize("NFC", part)
            names = _names(folder / stored)
            same = [each for each in names if unicodedata.normalize("NFC", each) == wanted]
        stored /= same[0] if len(same) == 1 else part
    return stored


def exists(path: str, node: ScalarNode, sheet: Sheet) -> bool:
    """Return whether the case folder holds the file; say it once where it does not, with the nearest one."""
    if sheet.folder is None:
        return True
    if path not in sheet.checked:
        at = sheet.folder / path
        try:
            sheet.checked[path] = at.is_file()
        except PermissionError:  # it may be there: who tries to read it will say why that fails
            sheet.checked[path] = True
        except (OSError, ValueError):
            sheet.checked[path] = False
        if not sheet.checked[path]:
            _say_missing(path, at, node, sheet)
    return sheet.checked[path]


def _say_missing(path: str, at: Path, node: ScalarNode, sheet: Sheet) -> None:
    near = "" if _stands(at) else _nearest_file(at)
    if near:
        there = str(PurePosixPath(path).with_name(near))
        sheet.said.say("case.path-missing", say.PATH_NEAR, node.position, value=path, nearest=there)
        return
    message = say.PATH_NO_FILE if _stands(at) else say.PATH_MISSING
    sheet.said.say("case.path-missing", message, node.position, value=path)


def _stands(at: Path) -> bool:
    try:
        return at.exists()
    except (OSError, ValueError):
        return False


def _nearest_file(at: Path) -> str:
    """Return the name beside which is the same but for the case of its letters, or like it."""
    names = [name for name in _names(at.parent) if _stands(at.parent / name)]
    same = [name for name in names if name.casefold() == at.name.casefold()]
    return same[0] if same else nearest(at.name, names)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in islice(folder.iterdir(), MANY))
    except (OSError, ValueError):
        return []
