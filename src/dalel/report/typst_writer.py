"""Turns a report into plain data for the typst template.

Words travel as JSON and are set as text: nothing that a user wrote is ever read as typst markup.
"""

from __future__ import annotations

import json
from typing import Any

from dalel.report.document import (
    Block,
    Detail,
    Heading,
    Items,
    KeyValues,
    Line,
    Notice,
    Paragraph,
    Proof,
    Report,
    Span,
    Table,
    Verdict,
)
from dalel.report.joined import joined
from dalel.report.printable import printable

_AS_IT_IS = ("mono", "quote")


def typst_data(report: Report) -> str:
    """Return everything that the template prints, as JSON."""
    data = {
        "language": report.language,
        "title": printable(report.title),
        "subtitle": printable(report.subtitle),
        "kind": printable(report.kind),
        "contents": printable(report.contents),
        "page_of": printable(report.page_of),
        "on_page": printable(report.on_page),
        "made": printable(report.made),
        "legend": [[tone, printable(words)] for tone, words in report.legend],
        "page_one": [_block(block) for block in report.page_one],
        "chapters": [
            {"title": printable(each.title), "blocks": [_block(block) for block in each.blocks]}
            for each in report.chapters
        ],
    }
    return json.dumps(data, ensure_ascii=False)


def _line(line: Line) -> list[list[str]]:
    return [[_set(span), span.style] for span in line]


def _set(span: Span) -> str:
    """Return a span's words; what is copied back into a case file, and what a law says, keeps its spaces."""
    text = printable(span.text)
    return text if span.style in _AS_IT_IS else joined(text)


def _detail(detail: Detail) -> dict[str, Any]:
    return {"kind": detail.kind, "line": _line(detail.line), "side": _line(detail.side)}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading():
            return {
                "type": "heading",
                "level": block.level,
                "line": _line(block.line),
                "side": _line(block.side),
                "target": block.target,
            }
        case Paragraph():
            return {"type": "paragraph", "style": block.style, "line": _line(block.line)}
        case KeyValues():
            rows = [[printable(label), _line(line)] for label, line in block.rows]
            return {"type": "key-values", "rows": rows}
        case Table():
            return {
                "type": "table",
                "columns": [printable(each) for each in block.columns],
                "widths": list(block.widths),
                "rows": [[_line(cell) for cell in row] for row in block.rows],
            }
        case Verdict():
            return {
                "type": "verdict",
                "badge": printable(block.badge),
                "tone": block.tone,
                "line": _line(block.line),
                "side": _line(block.side),
                "details": [_detail(each) for each in block.details],
            }
        case Proof():
            return {
                "type": "proof",
                "lines": [
                    {
                        "depth": each.depth,
                        "tone": each.tone,
                        "mark": printable(each.mark),
                        "line": _line(each.line),
                        "words": _line(each.words),
                        "sources": _line(each.sources),
                    }
                    for each in block.lines
                ],
            }
        case Notice():
            return {
                "type": "notice",
                "tone": block.tone,
                "title": printable(block.title),
                "lines": [_line(each) for each in block.lines],
            }
        case Items():
            return {"type": "items", "items": [_line(each) for each in block.items]}
