"""Stage 1 over a case: every exhibit is received, examined once for its hash, and its custody recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from dalel.case.finding import Custody, Examination, Exhibit
from dalel.evidence.examine import anchor_problems, examine, methods_version, renamed, repeatable
from dalel.evidence.intake import Received, examined, receive
from dalel.workflow.folder import UnwrittenError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dalel.case.position import Problem
    from dalel.evidence.settings import Settings
    from dalel.workflow.folder import Folder
    from dalel.workflow.sources import Referred

Progress = Callable[[str, int, int], None]


def examine_exhibits(
    files: Sequence[Referred],
    folder: Folder,
    settings: Settings,
    *,
    who: str,
    progress: Progress | None = None,
) -> tuple[tuple[Examination, ...], tuple[Problem, ...]]:
    """Receive and examine every file, in order; findings kept for a hash are used again.

    The copies, the findings and the custody record are written into the folder. A file that cannot be
    received is a problem at the place that names it; the others go on.
    """
    methods = methods_version(settings)
    problems = list(anchor_problems(settings))

    def write(do: Callable[[], None]) -> None:
        try:
            do()
        except UnwrittenError as error:
            if error.problem not in problems:
                problems.append(error.problem)

    received: list[tuple[Referred, Received]] = []
    for file in files:
        got, found = receive(file.path, file.shown_as, folder.store, who=who, now=_now())
        problems += [replace(each, position=file.position) for each in found]
        if got is not None:
            write(partial(folder.append_custody, got.custody))
            received.append((file, got))
    kept = {
        got.exhibit.sha256: folder.kept_findings(got.exhibit.sha256, methods) for _, got in received
    }
    fresh = {
        got.exhibit.sha256: (got.exhibit, got.stored)
        for _, got in received
        if not kept[got.exhibit.sha256]
    }

    def tell(exhibit: Exhibit, done: int, total: int) -> None:
        if progress is not None:
            progress(exhibit.path, done, total)

    made: tuple[Examination, ...] = ()
    if fresh:
        made, found = examine(tuple(fresh.values()), settings=settings, progress=tell)
        problems += [each for each in found if each not in problems]
    for examination in made:
        kept[examination.exhibit.sha256] = examination
        if repeatable(examination):
            write(partial(folder.keep_findings, examination, methods))
    lines: list[Custody] = []
    results = []
    for file, got in received:
        exhibit = replace(got.exhibit, medium=file.medium)
        known = kept[exhibit.sha256]
        if known is None:  # its copy was gone before the examination: a problem says so
            results.append(Examination(exhibit, ()))
            continue
        named = renamed(known, exhibit)
        results.append(named)
        if exhibit.sha256 in fresh:
            lines.append(
                examined(exhibit, who=who, now=_now(), tool=methods, findings=len(named.findings))
            )
    write(partial(folder.append_custody, lines))
    return tuple(results), tuple(problems)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
