"""The law kept between commands: the same as built, never stale, never somebody else's, never in the way."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dalel.norms import load
from dalel.norms.files import law_root
from dalel.norms.load import load_law
from dalel.workflow.law_cache import FOLDER, KEPT, cached_law

TERM = "deed is {word}:\n  places: {{deed: act}}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where the law is kept."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def law_of(root: Path, *words: str) -> Path:
    (root / "vocabulary").mkdir(parents=True, exist_ok=True)
    text = "".join(TERM.format(word=word) for word in words)
    (root / "vocabulary" / "deed.yaml").write_text(text, encoding="utf-8")
    return root


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("law-*.pickle"))


def not_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("the law was built anew")

    monkeypatch.setattr(load, "build_law", refuse)


def test_the_law_read_back_is_the_law_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built, loaded = cached_law(), load_law(law_root())
    assert 1 == len(kept(folder))
    not_built(monkeypatch)

    assert built == loaded == cached_law()


def test_mistakes_of_the_files_are_kept_as_well(folder: Path, tmp_path: Path) -> None:
    root = law_of(tmp_path / "law", "bold")
    (root / "kz" / "code").mkdir(parents=True)
    (root / "kz" / "code" / "1.md").write_text("# nothing\n", encoding="utf-8")

    first, second = cached_law(root), cached_law(root)

    assert first[1]
    assert first == second
    assert kept(folder)


def test_a_changed_file_is_read_anew(folder: Path, tmp_path: Path) -> None:
    root = law_of(tmp_path / "law", "bold")
    assert {"deed is bold"} == set(cached_law(root)[0].terms)
    law_of(root, "bold", "loud")

    assert {"deed is bold", "deed is loud"} == set(cached_law(root)[0].terms)
    assert 2 == len(kept(folder))


def test_only_the_latest_states_are_kept(folder: Path, tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        cached_law(law_of(tmp_path / "law", f"bold{number}"))

    assert KEPT == len(kept(folder))


@pytest.mark.parametrize("harm", ["cut", "changed", "empty"])
def test_what_is_not_whole_is_built_anew(folder: Path, tmp_path: Path, harm: str) -> None:
    root = law_of(tmp_path / "law", "bold")
    law = cached_law(root)
    (path,) = kept(folder)
    data = path.read_bytes()
    path.write_bytes({"cut": data[:-9], "changed": data[:-9] + b"123456789", "empty": b""}[harm])

    assert law == cached_law(root)
    assert data == path.read_bytes()


def test_what_others_may_write_is_not_believed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = law_of(tmp_path / "law", "bold")
    cached_law(root)
    (path,) = kept(folder)
    path.chmod(0o666)
    asked = []
    monkeypatch.setattr(pickle, "loads", lambda *_: asked.append(1))

    cached_law(root)

    assert [] == asked


def test_where_nothing_can_be_kept_the_law_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = law_of(tmp_path / "law", "bold")
    (tmp_path / "file").write_text("", encoding="utf-8")
    for told in ("", str(tmp_path / "file" / "below")):
        monkeypatch.setenv(FOLDER, told)
        assert {"deed is bold"} == set(cached_law(root)[0].terms)


def test_it_is_kept_in_the_users_own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    cached_law(law_of(tmp_path / "law", "bold"))
    (path,) = kept(tmp_path / "dalel")

    assert 0o600 == path.stat().st_mode & 0o777
    assert not list(path.parent.glob(".law-*"))
