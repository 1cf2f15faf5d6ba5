"""The decoder process: reads requests from standard input, writes answers as JSON lines.

Started by ``dalel.evidence.worker`` and by nothing else. It binds itself before it reads a byte of
suspect media: memory, processor time, no files, no core dumps, no network. Native libraries may
write to the standard streams; the answers therefore go through a private copy of standard output.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import BinaryIO

from dalel.evidence.confine import forbid_network
from dalel.evidence.records import answer_to_json
from dalel.evidence.registry import METHODS, Refused, Subject, load_methods

_ERROR_BYTES = 1 << 16  # what may be written to the file that stands in for standard error


def main(memory: int, seconds: float) -> None:
    """Serve requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    _bind(memory)
    load_methods()
    for line in sys.stdin.buffer:
        request = json.loads(line)
        _allow_processor(seconds)
        subject = Subject(**request["subject"] | {"path": Path(request["subject"]["path"])})
        _say(answers, {"end": _run(request["step"], request["tool"], subject, answers)})


def _bind(memory: int) -> None:
    """Lower the limits for good."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_ERROR_BYTES, _ERROR_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    forbid_network()


def _allow_processor(seconds: float) -> None:
    """Grant processor time for one more step: a loop in native code then ends even if we do not look."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _run(step: str, tool: str, subject: Subject, answers: BinaryIO) -> dict[str, str]:
    """Say the answers of one step; return the cause if it failed."""
    method = METHODS[step]
    try:
        for answer in method.read(subject):
            _say(answers, answer_to_json(answer, tool))
    except MemoryError:
        return {"cause": "out of memory"}
    except ModuleNotFoundError as error:
        return {"cause": "tool missing", "reason": method.library or str(error.name)}
    except Refused as error:
        return {"cause": "refused", "reason": _short(error)}
    except Exception as error:  # noqa: BLE001 - a decoder's failure, whatever it is, is a finding
        return {"cause": "refused", "reason": f"{type(error).__name__}: {_short(error)}"}
    return {}


def _say(answers: BinaryIO, said: object) -> None:
    """Write one line, whole."""
    line = memoryview(json.dumps(said).encode() + b"\n")
    while line:
        line = line[answers.write(line) :]


def _short(error: BaseException) -> str:
    """Return the library's words: one line, without the path that it may repeat."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    words = " ".join(said.split())
    head, _, tail = words.partition(": '/")
    return (head if tail else words)[:200]


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
