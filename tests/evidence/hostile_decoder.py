"""A decoder process with methods that misbehave, each in its own way. Started by test_worker."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Iterator

from dalel.evidence import worker_main
from dalel.evidence.registry import Answer, Refused, Subject, method

FIRST = Answer("container.type", "first", "said before the end")


@method("spin", version="1", kinds=())
def spin(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    while True:
        pass


@method("hog", version="1", kinds=())
def hog(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    blocks = []
    while True:
        blocks.append(bytearray(64 << 20))


@method("native-hog", version="1", kinds=())
def native_hog(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    os.write(2, b"memory allocation of 8589934592 bytes failed\n")
    os.abort()


@method("crash", version="1", kinds=())
def crash(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    ctypes.string_at(0)


@method("flood", version="1", kinds=())
def flood(subject: Subject) -> Iterator[Answer]:
    while True:
        yield FIRST


@method("refuse", version="1", kinds=())
def refuse(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    raise Refused("not a picture")


@method("bug", version="1", kinds=())
def bug(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    raise IndexError("tuple index out of range")


@method("no-library", version="1", kinds=(), library="libfoo")
def no_library(subject: Subject) -> Iterator[Answer]:
    import a_library_that_nobody_has  # type: ignore[import-not-found]

    yield Answer("container.type", str(a_library_that_nobody_has), "")


@method("chatter", version="1", kinds=())
def chatter(subject: Subject) -> Iterator[Answer]:
    print("a library prints")
    os.write(1, b"and another writes\n")
    os.write(2, b"to both\n")
    yield FIRST


@method("network", version="1", kinds=())
def network(subject: Subject) -> Iterator[Answer]:
    try:
        socket.socket().close()
        yield Answer("container.type", "open", "")
    except OSError as error:
        yield Answer("container.type", error.strerror or "", "")


@method("write", version="1", kinds=())
def write(subject: Subject) -> Iterator[Answer]:
    with subject.path.open("wb") as file:
        written = file.write(bytes(1 << 20))
    yield Answer("container.type", str(written), "")


@method("fine", version="1", kinds=())
def fine(subject: Subject) -> Iterator[Answer]:
    yield FIRST
    yield Answer("container.type", str(os.getpid()), "")


if __name__ == "__main__":
    worker_main.main(int(sys.argv[1]), float(sys.argv[2]))
