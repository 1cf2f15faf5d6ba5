"""Forty clips of one person: each proof stands in full once, and every element of every line can be found."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdf

from dalel.case.sentence import Threshold
from dalel.case.states import Source
from dalel.norms.load import load_law
from dalel.qualification.model import Head, ProofNode
from dalel.report import text
from dalel.report.chapters.parallels import parallel, shape
from dalel.report.document import Chapter, Proof, Report, Table, plain
from dalel.report.pdf import pdf
from dalel.report.wording.atoms import things_of
from dalel.workflow.run import Outcome, Request, Stage, carry_out

ACTS = 40
ODD, TOLD = 7, 11  # one whose maker is asked of, one whose victim is silent


def case_file() -> str:
    """Return a case of one person who published forty clips of as many others."""
    numbers = range(ACTS)
    days = [date(2026, 2, 1) + timedelta(n) for n in numbers]
    mind = ["unknown" if n == ODD else "wanted" for n in numbers]
    said = ["" if n == TOLD else f", says: v{n}, statement: s{n}.txt" for n in numbers]
    lines = [
        "case: Forty clips",
        "persons:",
        "  erlan: {is: natural, born: 2001-11-20, sane: yes}",
        *(f"  v{n}: {{is: natural, alive: yes}}" for n in numbers),
        "media:",
        *(f"  clip{n}: {{shows: v{n}, scene: invented, origin: ai-generated}}" for n in numbers),
        "data:",
        *(f"  face{n}: {{of: v{n}, kind: face, private-life: yes, secret: yes, true: no}}" for n in numbers),
        "acts:",
        *(
            f"  post{n}: {{by: erlan, does: publish, when: {days[n]}, channel: platform, uses: clip{n}, "
            f"data: face{n}, against: v{n}, purpose: revenge, mind: {mind[n]}}}"
            for n in numbers
        ),
        "complete:",
        *(f"  consents of v{n}: {{is: yes{said[n]}}}" for n in numbers),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


@cache
def carried() -> Outcome:
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        case.mkdir()
        (case / "case.yaml").write_text(case_file())
        for n in range(ACTS):
            (case / f"s{n}.txt").write_text(f"I am V{n}. I never agreed.\n")
        out = Path(folder) / "out"
        day = date(2026, 11, 24)
        return carry_out(
            Request((case,), Stage.QUALIFY, day, "en", "the examiner", out), load_law()[0]
        )


def report() -> Report:
    found = carried().report
    assert found is not None
    return found


def proofs() -> Chapter:
    return report().chapters[2]


def heads() -> tuple[Head, ...]:
    judged = carried().qualification
    assert judged is not None
    return judged.heads


def nodes(node: ProofNode) -> Iterator[ProofNode]:
    yield node
    for child in node.children:
        yield from nodes(child)


def told(node: ProofNode, things: Mapping[str, str], sources: Mapping[Source, Source]) -> object:
    """Return all that the report says of a node, in another's names."""
    rests = [Source(each.kind, each.ref, each.by) for each in node.sources]
    return (
        node.mark,
        node.label,
        node.norm,
        node.positive,
        tuple(things.get(each, each) for each in things_of(node.atom)) if node.atom else (),
        getattr(node.atom, "term", None) or getattr(node.atom, "listing", None),
        node.atom.value if isinstance(node.atom, Threshold) else None,
        tuple(sources.get(each, each) for each in rests),
    )


def test_what_a_row_leaves_out_follows_from_the_proof_in_full() -> None:
    """Each node of the other is that of the first in other names, or is listed as differing."""
    seen, listed = 0, 0
    by_shape: dict[object, list[Head]] = {}
    for head in heads():
        by_shape.setdefault(shape(head), []).append(head)
    for alike in by_shape.values():
        for one, two in combinations(alike[:14], 2):
            found = parallel((one,), (two,))
            if found is None or one.proof is None or two.proof is None:
                continue
            differing = {id(each) for each in found.differing[0]}
            seen, listed = seen + 1, listed + len(differing)
            for mine, his in zip(nodes(one.proof), nodes(two.proof), strict=True):
                same = told(mine, found.things, found.sources) == told(his, {}, {})
                assert same or id(his) in differing, (two.key, his)
    assert seen > ACTS
    assert listed  # the one whose victim is silent


def test_forty_acts_fit_into_sixty_pages() -> None:
    pages = pypdf.PdfReader(io.BytesIO(pdf(report()))).pages

    assert len(pages) < 60


def test_every_deed_is_found_beside_its_proof() -> None:
    tables = [block for block in proofs().blocks if isinstance(block, Table)]
    rows = [[plain(cell) for cell in row] for table in tables for row in table.rows]
    headings = [plain(block.side) for block in proofs().blocks if hasattr(block, "side")]

    for n in range(ACTS):
        here = [row for row in rows if row[0].startswith(f"“post{n}”")]
        assert len(here) == 1 or f"“post{n}”" in headings
        if here:
            assert f"“face{n}”, V{n}, “post-of-post{n}”, “clip{n}”" in here[0]


def section(deed: str) -> str:
    """Return what the chapter of proofs says under the heading of a deed."""
    printed = text.whole(replace(report(), page_one=(), chapters=(proofs(),)))
    after = printed[printed.index(f" “{deed}”\n") :]
    return " ".join(after.partition("\nErlan · published")[0].split())


def test_a_mark_that_differs_is_said() -> None:
    """The victim is silent: that nobody consented rests on the author's word alone."""
    said = section(f"post{TOLD}")

    assert "Judged as Criminal Code 147(5) of the deed “post0”" in said
    otherwise = said[said.index("Otherwise than there:") :]
    assert f"[refuted] there is a consent of V{TOLD} (as told)" in otherwise


def test_a_proof_that_differs_in_more_stands_in_full() -> None:
    said = section(f"post{ODD}")

    assert "Judged as" not in said.partition("Unlawful collecting")[0]
    assert "Norm: Violation of privacy" in said


def test_a_proof_is_printed_in_full_once() -> None:
    whole = sum(isinstance(block, Proof) for block in proofs().blocks)

    assert whole < ACTS
    assert len(heads()) > 5 * ACTS
