"""The decoder process: each way to fail has its own cause, and what was said before stays."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dalel.evidence.registry import Answer, Subject
from dalel.evidence.settings import Limits
from dalel.evidence.worker import Failure, Worker

LIMITS = Limits(step_seconds=60.0, memory=512 << 20, output=200_000)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with Worker(LIMITS, "hostile_decoder") as started:
        yield started


def _run(worker: Worker, step: str, seconds: float = 30.0) -> tuple[list[Answer], Failure | None]:
    said = list(worker.run(step, Subject(Path("/dev/null"), "image/png", "image"), seconds))
    answers = [each for each in said if isinstance(each, Answer)]
    failures = [each for each in said if isinstance(each, Failure)]
    assert len(failures) <= 1
    return answers, failures[0] if failures else None


@pytest.mark.parametrize(
    ("step", "cause"),
    [
        ("hog", "out of memory"),
        ("native-hog", "out of memory"),
        ("crash", "crashed"),
        ("refuse", "refused"),
        ("bug", "refused"),
    ],
)
def test_what_was_said_before_a_failure_is_kept(worker: Worker, step: str, cause: str) -> None:
    answers, failure = _run(worker, step)
    assert [each.value for each in answers] == ["first"]
    assert failure is not None
    assert failure.cause == cause


def test_a_crash_names_its_signal_and_a_refusal_its_reason(worker: Worker) -> None:
    assert _run(worker, "crash")[1] == Failure("crashed", "SIGSEGV")
    assert _run(worker, "refuse")[1] == Failure("refused", "not a picture")
    assert _run(worker, "bug")[1] == Failure("refused", "IndexError: tuple index out of range")


def test_a_process_that_cannot_be_started_is_a_failure_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    interpreter = tmp_path / "python"
    interpreter.write_text("")  # no right to execute it
    monkeypatch.setattr("sys.executable", str(interpreter))
    with Worker(LIMITS) as worker:
        assert _run(worker, "container") == ([], Failure("crashed", "Permission denied"))


def test_a_loop_ends_when_the_time_is_up(worker: Worker) -> None:
    started = time.monotonic()
    answers, failure = _run(worker, "spin", 0.5)
    assert time.monotonic() - started < 5
    assert [each.value for each in answers] == ["first"]
    assert failure == Failure("out of time")


def test_a_loop_ends_by_its_processor_time_even_if_nobody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with Worker(Limits(step_seconds=0.2), "hostile_decoder") as worker:
        assert _run(worker, "spin")[1] == Failure("out of time")


def test_a_flood_is_cut_off(worker: Worker) -> None:
    answers, failure = _run(worker, "flood")
    assert answers
    assert failure == Failure("output too large")


def test_a_missing_library_is_named(worker: Worker) -> None:
    assert _run(worker, "no-library") == ([], Failure("tool missing", "libfoo"))


def test_after_a_death_the_next_step_is_carried_out(worker: Worker) -> None:
    for step in ("crash", "spin", "flood", "hog", "refuse"):
        _run(worker, step, 0.5)
        answers, failure = _run(worker, "fine")
        assert failure is None
        assert len(answers) == 2


def test_the_process_is_used_again(worker: Worker) -> None:
    first, _ = _run(worker, "fine")
    second, _ = _run(worker, "fine")
    assert first == second


def test_what_libraries_print_goes_nowhere(
    worker: Worker, capfd: pytest.CaptureFixture[str]
) -> None:
    answers, failure = _run(worker, "chatter")
    assert (len(answers), failure) == (1, None)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="elsewhere only the settings of the libraries keep the network away",
)
def test_a_decoder_has_no_network(worker: Worker) -> None:
    answers, _ = _run(worker, "network")
    assert [each.value for each in answers] == ["Permission denied"]


def test_a_decoder_cannot_fill_a_disk(worker: Worker, tmp_path: Path) -> None:
    target = tmp_path / "target"
    said = list(worker.run("write", Subject(target, "image/png", "image"), 30.0))
    assert isinstance(said[-1], Failure)
    assert target.stat().st_size <= 1 << 16


def test_the_folder_that_the_user_stands_in_is_not_imported_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "PIL.py").write_text("raise SystemExit('a suspect file was run')")
    (tmp_path / "json.py").write_text("raise SystemExit('a suspect file was run')")
    monkeypatch.chdir(tmp_path)
    with Worker(LIMITS) as worker:
        said = list(worker.run("metadata", Subject(Path("/dev/null"), "image/png", "image"), 30.0))
    assert not any(isinstance(each, Failure) for each in said)
