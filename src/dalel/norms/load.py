"""Loads the law of a jurisdiction from its folder: every file read once, every problem with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dalel.case.position import Position, Problem
from dalel.locale.mark import N_
from dalel.norms.article import load_article
from dalel.norms.files import law_root, law_texts
from dalel.norms.grammar import Grammar
from dalel.norms.guards import Guards
from dalel.norms.minded import minds_cover
from dalel.norms.model import Law, Norm
from dalel.norms.problems import Complaints
from dalel.norms.resolve import resolve, without_readers
from dalel.norms.tables import read_tables
from dalel.norms.vocabulary import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VOCABULARY = "vocabulary"

NO_FOLDER = N_("There is no law in {folder}: no folder “vocabulary” stands there.")
TWO_FILES = N_("The norm {id} stands in two files: also in {other}. One norm stands in one file.")


def load_law(root: Path | None = None) -> tuple[Law, tuple[Problem, ...]]:
    """Return the library and everything wrong with its files; a broken norm is left out, the rest loads."""
    root = root or law_root()
    said = Complaints()
    texts, digest = law_texts(root, said)
    return build_law(texts, digest, said, str(root))


def build_law(
    texts: Mapping[str, str], digest: str = "", said: Complaints | None = None, root: str = "law"
) -> tuple[Law, tuple[Problem, ...]]:
    """Build the library from texts by their paths below the root (``kz/criminal-code/147.md``), named if it is empty."""
    said = said or Complaints()
    vocabulary_texts = {
        f"law/{path}": text
        for path, text in texts.items()
        if path.startswith(f"{VOCABULARY}/") and path.endswith(".yaml")
    }
    if not vocabulary_texts:
        said.say("law.folder", NO_FOLDER, folder=root)
    jurisdiction = next(
        (
            path.split("/")[0]
            for path in sorted(texts)
            if not path.startswith(f"{VOCABULARY}/") and "/" in path
        ),
        "",
    )
    inside = {
        path.removeprefix(f"{jurisdiction}/"): text
        for path, text in texts.items()
        if path.startswith(f"{jurisdiction}/")
    }
    tables = read_tables(jurisdiction, inside, f"law/{jurisdiction}", said)
    own = tables.jurisdiction
    vocabulary, problems = read_vocabulary(vocabulary_texts, own.currency.code)
    said.found.extend(problems)
    units = frozenset(row.unit for row in tables.units)
    grammar = Grammar(vocabulary, frozenset(tables.readings), units, own)
    norms: list[Norm] = []
    failed: list[str] = []
    files: dict[str, str] = {}
    displaces_at: dict[str, Position] = {}
    for path, text in sorted(inside.items()):
        if not path.endswith(".md") or path.rsplit("/", 1)[-1] == "README.md":
            continue
        file = f"law/{jurisdiction}/{path}"
        loaded = load_article(text, file, grammar, tables.acts, said)
        for norm in loaded.norms:
            other = files.setdefault(norm.id, file)
            if other != file:
                said.say("law.two-files", TWO_FILES, norm.position, id=norm.id, other=other)
                continue
            norms.append(norm)
        failed += loaded.failed
        displaces_at.update(loaded.displaces_at)
    norms.sort(key=lambda norm: (norm.id, -norm.since.day.toordinal()))
    resolved = resolve(norms, failed, [one for one, _ in tables.uncovered], said, displaces_at)
    guards = Guards(vocabulary.terms, resolved, said)
    guarded = [norm for norm in resolved if guards.check(norm) and minds_cover(norm, said)]
    if len(guarded) < len(resolved):
        resolved = tuple(without_readers(guarded, said))
    law = Law(
        jurisdiction=own,
        terms=vocabulary.terms,
        listings=vocabulary.listings,
        words=vocabulary.words,
        axioms=vocabulary.axioms,
        norms=resolved,
        acts=tables.acts,
        units=tables.units,
        readings=tables.readings,
        uncovered=tables.uncovered,
        known_to=tables.known_to,
        digest=digest,
        register_size=tables.register_size,
    )
    return law, tuple(sorted(said.found, key=lambda one: (one.position, one.code)))
