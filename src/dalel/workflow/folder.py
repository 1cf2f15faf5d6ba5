"""The output folder of a case: copies of exhibits, custody, findings, facts, the result.

The case folder itself is never written. Files are replaced whole, so that a reader never sees half of one;
the custody record only grows.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.evidence.records import (
    RecordError,
    custody_from_lines,
    custody_lines,
    from_json,
    to_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dalel.case.finding import Custody, Examination


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the results of one case go."""

    root: Path

    @property
    def store(self) -> Path:
        """Return the folder of the exhibits' copies, by hash."""
        return self.root / "exhibits"

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
        """Write a file of the folder whole: a temporary file is renamed over the old one."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            raise
        return path

    def write_json(self, name: str, value: object) -> Path:
        """Write a value as JSON for people: indented, letters as they are."""
        return self.write(
            name, json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        )

    def append_custody(self, lines: Iterable[Custody]) -> None:
        """Append to the custody record."""
        text = custody_lines(lines)
        if not text:
            return
        self.root.mkdir(parents=True, exist_ok=True)
        with self.custody_file.open("a", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())

    def custody(self) -> tuple[Custody, ...]:
        """Return the whole custody record.

        Raises:
            RecordError: somebody changed it so that it can no longer be read.
        """
        if not self.custody_file.is_file():
            return ()
        return custody_from_lines(self.custody_file.read_text(encoding="utf-8"))

    def kept_findings(self, sha256: str, methods: str) -> Examination | None:
        """Return the findings kept for a hash, if the same methods and settings made them."""
        path = self.root / "findings" / f"{sha256}.json"
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
