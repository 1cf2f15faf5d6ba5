"""The output folder of a case: copies of exhibits, custody, findings, facts, the result.

The case folder itself is never written. Files are replaced whole, so that a reader never sees half of one;
the custody record only grows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.case.position import Position, Problem, Severity
from dalel.evidence.drafts import draft, sweep
from dalel.evidence.records import (
    RecordError,
    custody_from_lines,
    custody_lines,
    from_json,
    to_json,
)
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalel.case.finding import Custody, Examination

UNWRITABLE = N_("{path} cannot be written: {reason}. Another folder can be given with --out.")
INSIDE = N_(
    "The results would go into the folder of the case, {case}, which is never written: "
    "give another with --out, such as --out {beside}"
)
TAKEN = N_("{folder} holds the results of {other}; those of {source} go to {used}.")
CUSTODY_DAMAGED = N_(
    "This line of the custody record {path} cannot be read; it stays as it is and is not counted."
)
ORIGIN = "origin.json"  # says which case the results are of


class UnwrittenError(Exception):
    """A result could not be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        """Keep where, and the system's words."""
        super().__init__(str(path))
        self.path = path
        self.reason = error.strerror or str(error)

    @property
    def problem(self) -> Problem:
        """Return it as what to tell the user."""
        values = {"path": str(self.path), "reason": self.reason}
        return Problem("output.unwritable", UNWRITABLE, values)


class InsideCaseError(Exception):
    """The results would go into the folder of the case, which is never written."""

    def __init__(self, case: Path) -> None:
        """Keep the folder of the case."""
        super().__init__(str(case))
        self.case = case

    @property
    def problem(self) -> Problem:
        """Return it as what to tell the user, with a folder that will do."""
        case = self.case.resolve()
        values = {"case": str(case), "beside": os.path.relpath(case.parent / "out")}
        return Problem("output.inside-case", INSIDE, values)


SHOWN = 4  # levels of a JSON file that are laid out in lines, down to the fields of a head


def as_json(value: object) -> str:
    """Return a value as JSON for people and for ``diff``: a field of an entry a line, letters as they are."""
    return _laid_out(value, SHOWN, "") + "\n"


def _laid_out(value: object, levels: int, indent: str) -> str:
    inner = f"{indent} "
    if levels and value and isinstance(value, dict):
        lines = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_laid_out(value[key], levels - 1, inner)}"
            for key in sorted(value)
        ]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if levels and value and isinstance(value, (list, tuple)) and isinstance(value[0], dict):
        lines = [f"{inner}{_laid_out(each, levels - 1, inner)}" for each in value]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwrittenError(path, error) from error


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the results of one case go."""

    root: Path

    @property
    def store(self) -> Path:
        """Return the folder of the exhibits' copies, by hash."""
        return self.root / "exhibits"

    @property
    def findings(self) -> Path:
        """Return the folder of the findings kept for the next run, by hash."""
        return self.root / "findings"

    @property
    def report(self) -> Path:
        """Return the path of the printed report."""
        return self.root / "report.pdf"

    @property
    def custody_file(self) -> Path:
        """Return the path of the custody record, JSON lines."""
        return self.root / "custody.jsonl"

    def write(self, name: str, text: str) -> Path:
        """Write a file of the folder whole."""
        return self.write_bytes(name, text.encode())

    def write_bytes(self, name: str, content: bytes) -> Path:
        """Write a file of the folder whole: a temporary file is renamed over the old one.

        Raises:
            UnwrittenError: it cannot be written; what stood there before stays.
        """
        path = self.root / name
        with _writing(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft(path.parent) as (stream, temporary):
                stream.write(content)
                stream.flush()
                temporary.replace(path)
        return path

    def write_json(self, name: str, value: object) -> Path:
        """Write a value as JSON for people: indented, letters as they are."""
        return self.write(name, as_json(value))

    def sweep(self) -> None:
        """Remove what a killed run left half written."""
        for folder in (self.root, self.store, self.findings):
            sweep(folder)

    def append_custody(self, lines: Iterable[Custody]) -> None:
        """Append to the custody record, in one write: two runs at once do not mix their lines.

        Raises:
            UnwrittenError: it cannot be written.
        """
        text = custody_lines(lines).encode()
        if not text:
            return
        with _writing(self.custody_file):
            self.root.mkdir(parents=True, exist_ok=True)
            with self.custody_file.open("ab+", buffering=0) as stream:
                if stream.seek(0, os.SEEK_END):
                    stream.seek(-1, os.SEEK_END)
                    # A run that was killed may have left half a line: the record only grows.
                    text = text if stream.read(1) == b"\n" else b"\n" + text
                while text:
                    text = text[stream.write(text) :]
                os.fsync(stream.fileno())

    def custody(self) -> tuple[tuple[Custody, ...], tuple[Problem, ...]]:
        """Return the custody record, and a problem for every line of it that cannot be read."""
        try:
            content = self.custody_file.read_bytes()
        except OSError:
            return (), ()
        found: list[Custody] = []
        problems: list[Problem] = []
        for number, line in enumerate(content.split(b"\n"), 1):
            try:
                found += custody_from_lines(line.decode())
            except (RecordError, UnicodeDecodeError):
                place = Position(self.custody_file.name, number, 1)
                values = {"path": str(self.custody_file)}
                problems.append(
                    Problem("custody.line", CUSTODY_DAMAGED, values, place, Severity.WARNING)
                )
        return tuple(found), tuple(problems)

    def kept_findings(self, sha256: str, methods: str) -> Examination | None:
        """Return the findings kept for a hash, if the same methods and settings made them."""
        path = self.findings / f"{sha256}.json"
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            if record["methods"] != methods:
                return None
            return from_json(record["examination"])
        except (OSError, ValueError, KeyError, TypeError, RecordError):
            return None  # absent or unreadable: the exhibit is examined anew

    def keep_findings(self, examination: Examination, methods: str) -> None:
        """Keep findings under the exhibit's hash, with what made them."""
        record = {"methods": methods, "examination": to_json(examination)}
        self.write_json(f"findings/{examination.exhibit.sha256}.json", record)


def folder_for(
    out: Path, name: str, source: str, case: Path | None = None
) -> tuple[Folder, tuple[Problem, ...]]:
    """Return the folder for the results of a source: two cases of one name never share one.

    Raises:
        UnwrittenError: no folder can be made there.
        InsideCaseError: it would lie in the folder of the case itself.
    """
    first = Folder(out / name)
    second = Folder(out / f"{name}-{sha256(os.fsencode(source)).hexdigest()[:8]}")
    for folder in (first, second):
        if case is not None and folder.root.resolve().is_relative_to(case.resolve()):
            raise InsideCaseError(case)
    other = _claimed(first, source)
    if other == source:
        return first, ()
    _claimed(second, source)
    values = {"folder": first.root, "other": other, "source": source, "used": second.root}
    shown = {key: str(value) for key, value in values.items()}
    return second, (Problem("output.taken", TAKEN, shown, severity=Severity.WARNING),)


def _claimed(folder: Folder, source: str) -> str:
    """Return whose results a folder holds; one that nobody's name stands in becomes this source's.

    Of two runs that come at once, one makes the file and the other reads it.
    """
    path = folder.root / ORIGIN
    with _writing(path):
        folder.root.mkdir(parents=True, exist_ok=True)
    if _owner(path) is None:
        with _writing(path), draft(folder.root) as (stream, temporary):
            stream.write(as_json({"schema": "dalel/origin/1", "source": source}).encode())
            stream.flush()
            with suppress(OSError):  # it is there by now; or links are unknown here: see below
                os.link(temporary, path)
    owner = _owner(path)
    if owner is None:  # what stands there cannot be read, or nothing does
        folder.write_json(ORIGIN, {"schema": "dalel/origin/1", "source": source})
        return source
    return owner


def _owner(path: Path) -> str | None:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["source"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
