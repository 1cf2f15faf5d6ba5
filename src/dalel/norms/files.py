"""The files of the law: where they stand, and their texts, each read once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from dalel.case.position import Position
from dalel.locale.mark import N_

if TYPE_CHECKING:
    from dalel.norms.problems import Complaints

READ = {".yaml", ".toml", ".md"}

NOT_TEXT = N_("The file is not written in UTF-8; save it so.")
UNREADABLE = N_("The file cannot be read: {reason}.")


def law_root() -> Path:
    """Return where the law stands: DALEL_LAW, the checkout, or the installed package."""
    told = os.environ.get("DALEL_LAW")
    if told:
        return Path(told)
    here = Path(__file__).resolve()
    installed = here.parents[1] / "_law"
    if installed.is_dir():
        return installed
    return here.parents[3] / "law"


def law_texts(root: Path, said: Complaints) -> tuple[dict[str, str], str]:
    """Read every file of the law; return the texts by path, and the SHA-256 over all of them.

    What cannot be read is said and left out.
    """
    digest = hashlib.sha256()
    texts: dict[str, str] = {}
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders.sort()
        found += [os.path.join(folder, name) for name in names if os.path.splitext(name)[1] in READ]  # noqa: PTH118, PTH122 -- os.path is what makes a cold load quick
    for full in sorted(found):
        path = os.path.relpath(full, root).replace(os.sep, "/")
        shown = Position(f"law/{path}")
        try:
            with open(full, "rb") as file:  # noqa: PTH123
                data = file.read()
            texts[path] = data.decode()
        except UnicodeDecodeError:
            said.say("law.encoding", NOT_TEXT, shown)
            continue
        except OSError as error:
            said.say("law.unreadable", UNREADABLE, shown, reason=error.strerror or str(error))
            continue
        digest.update(f"{path}\0{len(data)}\0".encode())
        digest.update(data)
    return texts, digest.hexdigest()
