"""Names of files: what is not there is told with what stands beside it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from dalel.casefile.read import read_case_text
from dalel.norms.load import load_law

LAW = load_law()[0]
CASE = "case: x\npersons: {{b: {{is: natural}}}}\nmedia: {{m: {{file: '{}'}}}}\nacts: {{d: {{by: b, does: call, when: 2026}}}}\n"


def told(folder: Path, name: str) -> tuple[tuple[str, ...], list[str]]:
    case, problems = read_case_text(CASE.format(name), LAW, "case.yaml", folder)
    assert case is not None
    return case.exhibits, [each.text() for each in problems if each.code == "case.path-missing"]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [("exhibits/Clip.PNG", "exhibits/clip.png"), ("exhibits/clpi.png", "exhibits/clip.png")],
)
def test_a_name_slightly_off_gets_the_name_that_is_there(
    tmp_path: Path, asked: str, offered: str
) -> None:
    (tmp_path / "exhibits").mkdir()
    (tmp_path / "exhibits" / "clip.png").write_bytes(b"x")

    exhibits, said = told(tmp_path, asked)

    assert () == exhibits
    assert [True] == [f"did you mean “{offered}”?" in each for each in said]


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    (tmp_path / "exhibits").mkdir()

    exhibits, said = told(tmp_path, "exhibits")

    assert () == exhibits
    assert [True] == ["is a folder or a device" in each for each in said]


def test_letters_put_together_otherwise_are_the_same_name(tmp_path: Path) -> None:
    """A folder that came from another system may hold “й” as two signs."""
    folder, file = (unicodedata.normalize("NFD", each) for each in ("мой", "файл й.txt"))
    (tmp_path / folder).mkdir()
    (tmp_path / folder / file).write_bytes(b"x")

    exhibits, said = told(tmp_path, unicodedata.normalize("NFC", "мой/файл й.txt"))

    assert (f"{folder}/{file}",) == exhibits
    assert [] == said


def test_of_two_names_that_look_alike_neither_is_taken_for_the_other(tmp_path: Path) -> None:
    one, other = (unicodedata.normalize(form, "й.txt") for form in ("NFC", "NFD"))
    (tmp_path / one).write_bytes(b"one")
    (tmp_path / other).write_bytes(b"other")

    assert (one,) == told(tmp_path, one)[0]
    assert (other,) == told(tmp_path, other)[0]
