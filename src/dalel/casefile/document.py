"""From bytes to nodes: encoding, size, control characters, tabs; a broken entry never costs the others.

Where the file as a whole is no YAML, it is read section by section and entry by entry, so that only the
entry with the mistake is lost.
"""

from __future__ import annotations

import re

from dalel.case.position import Position, Problem, Severity
from dalel.casefile import messages as say
from dalel.locale.encodings import likely_encoding
from dalel.norms.problems import Complaints
from dalel.norms.yaml_nodes import TAB, MapNode, Node, ScalarNode, read_yaml

LARGEST = 4_000_000  # bytes of a case file
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_LONE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
_READS = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_CONTROLS = [bytes([code]) for code in range(32) if code not in b"\t\n\r"]


def decode(content: bytes, file: str, said: Complaints) -> str | None:
    """Return the text of a case file; None where it is no text, or bytes of it are not UTF-8.

    A text in another encoding is not guessed: a wrong guess would judge by garbled names.
    """
    if len(content) > LARGEST:
        said.say("case.too-large", say.TOO_LARGE, Position(file), size=len(content), limit=LARGEST)
        return None
    encoding = "utf-8"
    for mark, name in _MARKS:
        if content.startswith(mark) and not content.startswith(_READS):
            content, encoding = content.removeprefix(mark), name
            break
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        _not_utf8(content, encoding, error.start, file, said)
        return None
    if "\0" in text or len(_UNPRINTABLE.findall(text)) * 10 > len(text):
        _not_utf8(content, encoding, content.find(b"\0"), file, said)
        return None
    return _replaced(text.replace("\r\n", "\n").replace("\r", "\n"), file, said)


def _not_utf8(content: bytes, encoding: str, first: int, file: str, said: Complaints) -> None:
    """Say where the first byte stands that is not UTF-8, which encoding is likely, how to convert."""
    likely = likely_encoding(content) if encoding == "utf-8" else ""
    strange = sum(content.count(sign) for sign in _CONTROLS)
    wide = likely.startswith("UTF-16")
    if not wide and (b"\0" in content or strange * 20 > len(content)):
        said.say("case.not-text", say.NOT_TEXT, Position(file))
        return
    before = content[: max(first, 0)].decode(encoding, "replace")
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = Position(file, len(lines), len(lines[-1]) + 1)
    code = f"{content[max(first, 0)]:02X}"
    if likely:
        values = {"byte": code, "encoding": likely, "file": file}
        said.say("case.not-utf-8", say.NOT_UTF8_LIKE, place, **values)
    else:
        said.say("case.not-utf-8", say.NOT_UTF8, place, byte=code)


def _replaced(text: str, file: str, said: Complaints) -> str:
    """Say where control characters stand, once a line, and put � in their places."""
    if not _UNPRINTABLE.search(text):
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        control = _UNPRINTABLE.search(line)
        if control is not None:
            code = f"{ord(control[0]):04X}"
            place = Position(file, number, control.start() + 1)
            said.warn("case.control-character", say.CONTROL, place, sign=code)
            lines[number - 1] = _UNPRINTABLE.sub("\ufffd", line)
    return "\n".join(lines)


def read_document(text: str, file: str, said: Complaints, *, json: bool = False) -> MapNode | None:
    """Return the root of a case file; None if there is nothing to read."""
    text = _json_as_yaml(text) if json else _untabbed(text, file, said)
    root, problems = read_yaml(text, file)
    if any(problem.code in _BREAKS for problem in problems):
        apart = tuple(problem for problem in problems if problem.code == "yaml.several")
        root, problems = _piecewise(text, file)
        problems = (*apart, *problems)
    said.found.extend(problems)
    if isinstance(root, MapNode):
        return root
    if root is None or (isinstance(root, ScalarNode) and not root.text):
        if not any(problem.severity is Severity.ERROR for problem in problems):
            said.say("case.empty", say.EMPTY, Position(file))
    else:
        said.say("case.not-a-case", say.NOT_A_CASE, root.position)
    return None


_BREAKS = {"yaml.unreadable", "yaml.deep", "yaml.character", "yaml.several"}


def _json_as_yaml(text: str) -> str:
    """Make JSON readable as YAML: tabs are blanks, pairs of escaped surrogates are their character."""

    def join(found: re.Match[str]) -> str:
        return bytes.fromhex(found[1] + found[2]).decode("utf-16-be")

    text = _PAIR.sub(join, text.replace("\t", " "))
    return _LONE.sub("\ufffd", text).replace("\\/", "/")


def _untabbed(text: str, file: str, said: Complaints) -> str:
    """Say where tabs indent, and read each as two blanks."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        indent = line[: len(line) - len(bare)]
        if "\t" not in indent:
            continue
        if bare and not bare.startswith("#"):
            place = Position(file, number + 1, indent.index("\t") + 1)
            said.say("yaml.tab", TAB, place)
        lines[number] = indent.replace("\t", "  ") + bare
    return "\n".join(lines)


# ── a file that is no YAML as a whole ─────────────────────────────────────────────────────────────
def _piecewise(text: str, file: str) -> tuple[MapNode | None, tuple[Problem, ...]]:
    """Read each section of its own, and each entry of a section that cannot be read."""
    entries: list[tuple[ScalarNode, Node]] = []
    problems: list[Problem] = []
    again: list[tuple[ScalarNode, Node]] = []
    for first, piece in _pieces(text, 0):
        root, found = read_yaml(piece, file, first_line=first)
        if any(problem.code in _BREAKS for problem in found):
            root, found = _section(first, piece, file) or (root, found)
        problems += found
        if isinstance(root, MapNode):
            entries += root.entries
            again += root.again
    if not entries:
        return None, tuple(problems)
    merged, more, twice = _merged(entries)
    root = MapNode(merged, entries[0][0].position, again=(*again, *more))
    return root, (*problems, *twice)


def _section(first: int, piece: str, file: str) -> tuple[MapNode, tuple[Problem, ...]] | None:
    """Read a section entry by entry, if its first line opens one."""
    head, _, body = piece.partition("\n")
    opened = re.fullmatch(r"([^\s:#][^:]*):\s*(?:#.*)?", head)
    if opened is None or not body.strip():
        return None
    indents = [len(line) - len(line.lstrip()) for line in body.split("\n") if line.strip()]
    entries: list[tuple[ScalarNode, Node]] = []
    problems: list[Problem] = []
    again: list[tuple[ScalarNode, Node]] = []
    for line, part in _pieces(body, min(indents)):
        root, found = read_yaml(part, file, first_line=first + line)
        problems += found
        if isinstance(root, MapNode) and not any(problem.code in _BREAKS for problem in found):
            entries += root.entries
            again += root.again
    merged, more, twice = _merged(entries)
    key = ScalarNode(opened[1].strip().strip("\"'"), Position(file, first, 1))
    place = Position(file, first + 1, min(indents) + 1)
    value = MapNode(merged, place, again=(*again, *more))
    return MapNode(((key, value),), key.position), (*problems, *twice)


def _pieces(text: str, indent: int) -> list[tuple[int, str]]:
    """Divide lines before each that begins at the indent; blanks and comments go with what precedes."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.lstrip(" ")
        starts = bare and len(line) - len(bare) == indent and bare[0] not in "#}]"
        if (starts or not found) and not (found and line.startswith("...")):
            found.append((number, []))
        if line not in {"---", "..."}:
            found[-1][1].append(line)
        else:
            found[-1][1].append("")
    return [(number, "\n".join(lines)) for number, lines in found]


def _merged(
    entries: list[tuple[ScalarNode, Node]],
) -> tuple[tuple[tuple[ScalarNode, Node], ...], list[tuple[ScalarNode, Node]], tuple[Problem, ...]]:
    """Keep the first of two equal keys; return the second apart, and say where it stands."""
    kept: dict[str, tuple[ScalarNode, Node]] = {}
    again = []
    problems = []
    for key, value in entries:
        if key.text in kept:
            values = {"key": key.text, "first": str(kept[key.text][0].position.line)}
            problems.append(Problem("yaml.twice", say.KEY_TWICE, values, key.position))
            again.append((key, value))
        else:
            kept[key.text] = (key, value)
    return tuple(kept.values()), again, tuple(problems)
