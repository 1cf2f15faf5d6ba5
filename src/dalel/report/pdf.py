"""Prints a report: PDF/A-2b with the fonts of this package, the same bytes for the same report."""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dalel.report.document import Report
from dalel.report.typst_writer import typst_data

if TYPE_CHECKING:
    import typst

STANDARD: Final = "a-2b"


def write_pdf(report: Report, path: Path) -> None:
    """Write the report to a file."""
    path.write_bytes(pdf(report))


def pdf(report: Report) -> bytes:
    """Return the report as PDF/A-2b. The only day that it bears is the day of decision."""
    made = datetime.combine(report.as_of, time(), UTC)
    printed = _compiler().compile(
        _template(),
        format="pdf",
        sys_inputs={"data": typst_data(report)},
        pdf_standards=STANDARD,
        timestamp=made,
    )
    assert isinstance(printed, bytes)
    return printed


def pages(report: Report, *, dots_per_inch: float = 144) -> list[bytes]:
    """Return each page as a PNG picture."""
    printed = _compiler().compile(
        _template(), format="png", sys_inputs={"data": typst_data(report)}, ppi=dots_per_inch
    )
    assert printed is not None
    return printed if isinstance(printed, list) else [printed]


@cache
def _compiler() -> typst.Compiler:
    """Return the compiler, which keeps the fonts in memory between reports.

    It sees the template and the fonts of this package, no other file, no system font, no network.
    """
    import typst

    fonts = str(files("dalel.report") / "fonts")
    return typst.Compiler(
        root=fonts,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
        ),
        ignore_system_fonts=True,
    )


@cache
def _template() -> bytes:
    return (files("dalel.report") / "report.typ").read_bytes()
