"""The decoder as a process of its own: started once, reused over many files, killed at a limit.

The parent never decodes suspect media. It sends one line of JSON for each step and reads the answers
line by line, so what a decoder said before it died is kept. A dead decoder is a finding with its
cause; the next step starts a new one.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import IO, Self

from dalel.evidence.records import RecordError, answer_from_json
from dalel.evidence.registry import Answer, Subject
from dalel.evidence.settings import Limits

_MEMORY_WORDS = (b"memory allocation of", b"MemoryError", b"bad_alloc", b"Cannot allocate memory")
_ENVIRONMENT = ("PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a step gave no complete answer: one of ``questions.CAUSES``, with the library's words."""

    cause: str
    reason: str = ""


class Worker:
    """One decoder process. Use it in a ``with`` block: leaving the block ends the process."""

    def __init__(self, limits: Limits, program: str = "dalel.evidence.worker_main") -> None:
        self._limits = limits
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def run(
        self, step: str, subject: Subject, seconds: float, tool: str = ""
    ) -> Iterator[Answer | Failure]:
        """Yield the answers of one step in order; a ``Failure``, if there is one, comes last.

        ``tool`` is what an answer names as its tool where the method names none.
        """
        try:
            process = self._started()
        except OSError as error:  # too many processes, an interpreter that may not be started
            self._reap()
            yield Failure("crashed", error.strerror or str(error))
            return
        request = {
            "step": step,
            "tool": tool,
            "subject": asdict(subject) | {"path": str(subject.path)},
        }
        assert process.stdin is not None
        assert self._errors is not None
        # The process shares the file and its position: each step starts with an empty one.
        self._errors.seek(0)
        self._errors.truncate()
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
        except OSError:
            yield self._buried()
            return
        yield from self._answers(process, time.monotonic() + seconds)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def _answers(
        self, process: subprocess.Popen[bytes], deadline: float
    ) -> Iterator[Answer | Failure]:
        assert process.stdout is not None
        rest = b""
        total = 0
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                left = deadline - time.monotonic()
                if left <= 0 or not selector.select(left):
                    self.close()
                    yield Failure("out of time")
                    return
                chunk = os.read(process.stdout.fileno(), 1 << 16)
                if not chunk:
                    yield self._buried()
                    return
                total += len(chunk)
                if total > self._limits.output:
                    self.close()
                    yield Failure("output too large")
                    return
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    try:
                        said = json.loads(line)
                        end = said.get("end")
                        if end is None:
                            yield answer_from_json(said)
                    except (ValueError, RecordError, AttributeError):
                        # Only a decoder that was taken over, or broke, speaks out of form.
                        self.close()
                        yield Failure("crashed", "malformed answer")
                        return
                    if end is not None:
                        if end.get("cause"):
                            yield Failure(str(end["cause"]), str(end.get("reason", "")))
                        return

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        if self._process is not None:
            self._reap()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        # -P: the folder that the user stands in may hold suspect files named like our libraries.
        command = [sys.executable, "-P", "-m", self._program]
        limits = [str(self._limits.memory), str(self._limits.step_seconds)]
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [*command, *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for us to hear; we end the process ourselves
        )
        return self._process

    def _buried(self) -> Failure:
        """Return why the process ended by itself."""
        assert self._process is not None
        try:
            code = self._process.wait(1)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        tail = b""
        if self._errors is not None:
            self._errors.seek(0)
            tail = self._errors.read(1 << 16)
        self._reap()
        if code == -signal.SIGXCPU:
            return Failure("out of time")
        if code == -signal.SIGKILL or any(word in tail for word in _MEMORY_WORDS):
            # Nobody here sent this SIGKILL: the kernel does, when memory runs out.
            return Failure("out of memory")
        name = signal.Signals(-code).name if code < 0 else f"exit {code}"
        return Failure("crashed", name)

    def _reap(self) -> None:
        process = self._process
        self._process = None
        if process is not None:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    try:
                        pipe.close()
                    except BrokenPipeError:
                        continue  # unsent bytes to a dead process
        if self._errors is not None:
            self._errors.close()
            self._errors = None
