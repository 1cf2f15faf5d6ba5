"""YAML with places: every scalar a string, every node with its line and column, no surprises.

Read through PyYAML's base loader (libyaml where present), so ``NO``, ``1.10`` and ``22:30`` stay what was
written. Anchors, aliases, tags, several documents and duplicate keys are problems; depth is limited.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dalel.case.position import Position, Problem
from dalel.locale.mark import N_
from dalel.norms.problems import Complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 40
_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # YAML ends lines there, editors do not


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value as text. ``quoted`` tells ``"yes"`` from ``yes``."""

    text: str
    position: Position
    quoted: bool = False
    flow: bool = False  # stands inside braces or brackets


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; ``flow`` where it was written in brackets."""

    items: tuple[Node, ...]
    position: Position
    flow: bool = False


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping whose keys are plain texts, in the order of the file, none twice.

    ``again`` are the entries whose key stands above already; they are problems, and no part of the mapping.
    """

    entries: tuple[tuple[ScalarNode, Node], ...]
    position: Position
    flow: bool = False
    again: tuple[tuple[ScalarNode, Node], ...] = ()

    def get(self, key: str) -> Node | None:
        """Return the value of a key; None where the key is missing."""
        return next((value for name, value in self.entries if name.text == key), None)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in the order of the file."""
        return tuple(name.text for name, _ in self.entries)


Node = ScalarNode | ListNode | MapNode

TAB = N_(
    "A tab stands here; YAML indents with spaces only. Replace the tab by two spaces for each step."
)
UNREADABLE = N_(
    "This place cannot be read as YAML. Expected are lines “key: value”, each step indented by two spaces; a value "
    "that holds one of : # {{ }} [ ] , & * ! | > % @ or a quotation mark stands in quotes."
)
ENDS = N_("The text ends here, and a brace, a bracket or a quotation mark above is still open.")
# words of the parser's context, words of its problem → what to say; at the place of the context if that is named
REASONS = (
    (
        "quoted scalar",
        "unexpected",
        N_("A quotation mark is opened here and not closed."),
    ),
    (
        "",
        "unknown escape",
        N_(
            "Between double quotes a backslash begins a special sign, and this is none. Put the value in single "
            "quotes, or write the backslash twice."
        ),
    ),
    (
        "",
        "hexdecimal",
        N_(
            "Between double quotes “\\x”, “\\u” and “\\U” are followed by 2, 4 or 8 hexadecimal digits; here they are not. "
            "Put the value in single quotes, or write the backslash twice."
        ),
    ),
    (
        "",
        "Unicode character escape",
        N_("This number after a backslash is that of no character; write the character itself."),
    ),
    (
        "",
        "mapping values are not allowed",
        N_("A colon with a blank behind it stands inside a value; put the whole value in quotes."),
    ),
    (
        "",
        "mapping keys are not allowed",
        N_("A question mark with a blank behind it cannot stand here; put the value in quotes."),
    ),
    (
        "",
        "sequence entries are not allowed",
        N_(
            "An entry of a list (“- ”) cannot begin here; each begins on a line of its own below its key."
        ),
    ),
    (
        "",
        "unexpected ':'",
        N_(
            "Inside braces a colon is followed by a blank and a value, as in “{{key: value, key: value}}”; here the "
            "value is missing."
        ),
    ),
    (
        "",
        "node content",
        N_(
            "A key or a value is expected here; a comma or a closing brace or bracket stands there."
        ),
    ),
    (
        "flow",
        "did not find expected",
        N_("A brace or bracket is opened here and not closed, or a comma is missing inside it."),
    ),
    (
        "",
        "could not find expected ':'",
        N_("A colon is missing: each line is “key: value”."),
    ),
    (
        "",
        "did not find expected key",
        N_("This line does not fit the lines above: its indentation or its colon is wrong."),
    ),
    (
        "",
        "found a tab",
        TAB,
    ),
    (
        "block scalar",
        "",
        N_(
            "After “|” and “>” a text of several lines begins on the next line, indented by spaces; put the value in "
            "quotes if it is none."
        ),
    ),
    (
        "",
        "cannot start any token",
        N_("A value cannot begin with this character; put the value in quotes."),
    ),
    (
        "",
        "did not find expected '-' indicator",
        N_(
            "This line does not fit the list above: each entry begins with “- ” at the same column."
        ),
    ),
    (
        " tag",
        "",
        N_("A value cannot begin with “!”: YAML takes it for a tag. Put the value in quotes."),
    ),
    (
        "an a",  # an anchor, an alias
        "",
        N_("A value cannot begin with “&” or “*”; put the value in quotes."),
    ),
    (
        "directive",
        "",
        N_("A line cannot begin with “%”; put it in quotes, or leave it out."),
    ),
    (
        "",
        "%YAML",
        N_("A line cannot begin with “%”; put it in quotes, or leave it out."),
    ),
    (
        "",
        "YAML document",
        N_("A line cannot begin with “%”; put it in quotes, or leave it out."),
    ),
    (
        "",
        "<document start>",
        N_(
            "Above this place a document ends (“...”) or a line begins with “%”; one file holds one document."
        ),
    ),
)
TWICE = N_("“{key}” stands here a second time (first in line {first}); keep one of the two.")
ALIAS = N_("YAML anchors and aliases (“&name”, “*name”) are not used here; write the value out.")
TAG = N_("YAML tags (“{tag}”) are not used here; write the plain value.")
SEVERAL = N_("A second document begins here (“---”); one file holds one document.")
DEEP = N_("The values are nested more than {deepest} deep here; no file needs that.")
KEY = N_("A key must be a plain word; here a list or a mapping stands in its place.")
REPLACED = N_("A character that YAML does not allow (code {code}) stands here.")


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    is_map: bool
    position: Position
    flow: bool
    items: list[Node]
    entries: list[tuple[ScalarNode, Node]]
    seen: dict[str, int]
    again: list[tuple[ScalarNode, Node]]
    key: ScalarNode | None = None


def read_yaml(
    text: str, file: str = "", *, first_line: int = 1
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the document's root (None if it is empty or unreadable) and everything wrong with it."""
    said = Complaints()
    text = text.translate(_BREAKS)
    for number, line in enumerate(text.split("\n")):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent and line.strip():
            place = Position(file, number + first_line, indent.index("\t") + 1)
            said.say("yaml.tab", TAB, place)
    if said.found:
        return None, tuple(said.found)
    root = _build(_events(text, file, first_line - 1, said), file, first_line - 1, said)
    return root, tuple(said.found)


def _events(text: str, file: str, shift: int, said: Complaints) -> Iterator[Any]:
    """Yield PyYAML's events until the end or the first thing that cannot be read."""
    import yaml

    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        line = before.count("\n")
        place = Position(file, line + 1 + shift, len(before) - before.rfind("\n"))
        code = error.character if isinstance(error.character, int) else ord(str(error.character)[0])
        said.say("yaml.character", REPLACED, place, code=f"{code:04x}")
    except yaml.MarkedYAMLError as error:
        said.say("yaml.unreadable", *_reason(error, text, file, shift))


def _reason(  # of a yaml.MarkedYAMLError
    error: Any, text: str, file: str, shift: int
) -> tuple[str, Position]:
    """Return what a parser's error means in our own words, and where it is to be mended."""
    context, problem = error.context or "", error.problem or ""
    mark = error.problem_mark or error.context_mark
    message = UNREADABLE
    for of_context, of_problem, plainer in REASONS:
        if of_context in context and of_problem in problem:
            message = plainer
            mark = error.context_mark if of_context and error.context_mark else mark
            break
    lines = text.rstrip("\n").split("\n")
    if mark is None or mark.line >= len(lines):  # the parser missed something to the very end
        return ENDS, Position(file, len(lines) + shift, len(lines[-1]) + 1)
    return message, Position(file, mark.line + 1 + shift, mark.column + 1)


def _build(events: Iterator[Any], file: str, shift: int, said: Complaints) -> Node | None:
    """Turn events into nodes, without recursion."""
    import yaml

    stack: list[_Open] = []
    root: Node | None = None
    documents = 0
    for event in events:
        kind = type(event)
        mark = event.start_mark
        place = Position(file, mark.line + 1 + shift, mark.column + 1)
        if kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                said.say("yaml.several", SEVERAL, place)
                return root
            continue
        if getattr(event, "anchor", None):
            said.say("yaml.alias", ALIAS, place)
        if kind is yaml.AliasEvent:
            node: Node = ScalarNode("", place)
        elif kind is yaml.ScalarEvent:
            if event.tag and event.tag != "!":
                said.say("yaml.tag", TAG, place, tag=event.tag)
            inside = bool(stack) and stack[-1].flow
            node = ScalarNode(event.value, place, quoted=bool(event.style), flow=inside)
        elif kind in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
            if len(stack) >= DEEPEST:
                said.say("yaml.deep", DEEP, place, deepest=DEEPEST)
                return None
            is_map = kind is yaml.MappingStartEvent
            stack.append(_Open(is_map, place, bool(event.flow_style), [], [], {}, []))
            continue
        elif kind in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            done = stack.pop()
            node = (
                MapNode(tuple(done.entries), done.position, done.flow, tuple(done.again))
                if done.is_map
                else ListNode(tuple(done.items), done.position, done.flow)
            )
        else:
            continue
        if not stack:
            root = node
        else:
            _put(stack[-1], node, said)
    return None if stack else root


def _put(holder: _Open, node: Node, said: Complaints) -> None:
    """Add a node to the list or mapping that is open."""
    if not holder.is_map:
        holder.items.append(node)
        return
    if holder.key is not None:
        key, holder.key = holder.key, None
        first = holder.seen.get(key.text)
        if first is not None:
            said.say("yaml.twice", TWICE, key.position, key=key.text, first=first)
            holder.again.append((key, node))
            return
        holder.seen[key.text] = key.position.line
        holder.entries.append((key, node))
        return
    if not isinstance(node, ScalarNode):
        said.say("yaml.key", KEY, node.position)
        node = ScalarNode(f"\0{node.position.line}:{node.position.column}", node.position)
    holder.key = node


def plain(node: Node | None) -> Any:
    """Return a node as plain dicts, lists and strings, without places."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}
