"""Drafts are gone afterwards; those of killed runs are swept, those of running ones are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalel.evidence.drafts import PREFIX, draft, sweep


def test_a_draft_is_gone_whatever_happens(tmp_path: Path) -> None:
    def interrupted() -> None:
        with draft(tmp_path) as (stream, path):
            stream.write(b"half")
            assert path.exists()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_got_its_name_stays(tmp_path: Path) -> None:
    with draft(tmp_path) as (stream, path):
        stream.write(b"whole")
        path.rename(tmp_path / "name")
    assert (tmp_path / "name").read_bytes() == b"whole"


def test_what_a_killed_run_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / f"{PREFIX}0123").write_bytes(b"left")
    (tmp_path / f"{PREFIX}4567").symlink_to(tmp_path / "kept")
    (tmp_path / "kept").write_bytes(b"kept")
    with draft(tmp_path) as (_stream, running):
        sweep(tmp_path)
        assert running.exists()
    assert {path.name for path in tmp_path.iterdir()} == {"kept", f"{PREFIX}4567"}


def test_a_folder_that_is_not_there_needs_no_sweeping(tmp_path: Path) -> None:
    sweep(tmp_path / "gone")


def test_a_draft_swept_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["first", "second"])
    monkeypatch.setattr("dalel.evidence.drafts.secrets.token_hex", lambda _size: next(names))
    locks: list[object] = []

    def swept_first(stream: object, _how: int) -> None:
        if not locks:
            (tmp_path / f"{PREFIX}first").unlink()
        locks.append(stream)

    monkeypatch.setattr("dalel.evidence.drafts.fcntl.flock", swept_first)
    with draft(tmp_path) as (_stream, path):
        assert path.name == f"{PREFIX}second"
        assert path.exists()
