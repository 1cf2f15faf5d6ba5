"""An examination's metadata under the keys that ``exiftool -json -G`` uses, for comparison with it."""

from __future__ import annotations

from typing import cast

from dalel.case.finding import Examination
from dalel.evidence.provenance.exif_names import FILE_TYPES
from dalel.evidence.provenance.exif_values import Printed

_MEDIA_TYPES = {"audio/wav": "audio/x-wav"}


def as_exiftool(examination: Examination) -> dict[str, Printed]:
    """Return every metadata entry by ExifTool's key, beside its file type and picture size.

    Embedded thumbnails and maker notes are left out.
    """
    answers = {finding.question: finding for finding in examination.findings}
    media_type = examination.exhibit.media_type
    shown: dict[str, Printed] = {
        "File:FileType": FILE_TYPES.get(media_type, ""),
        "File:MIMEType": _MEDIA_TYPES.get(media_type, media_type),
    }
    if "container.dimensions" in answers:
        shown["Composite:ImageSize"] = answers["container.dimensions"].value
    if "metadata.tags" in answers:
        shown |= cast("dict[str, Printed]", answers["metadata.tags"].raw.get("tags", {}))
    return shown
