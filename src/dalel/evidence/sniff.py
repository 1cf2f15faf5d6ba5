"""The type of a file, read from its first bytes and never from its name. Decodes nothing."""

from __future__ import annotations

HEAD = 4096  # bytes that ``media_type`` wants to see

_PREFIXES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image/jp2"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"\xff\x0a", "image/jxl"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "image/jxl"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"FLV\x01", "video/x-flv"),
    (b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"caff", "audio/x-caf"),
    (b"#!AMR", "audio/amr"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
)

_RIFF = {
    b"WAVE": "audio/wav",
    b"WEBP": "image/webp",
    b"AVI ": "video/x-msvideo",
}

_BRANDS = {  # the first matching brand of an ISO base media file
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic-sequence",
    b"mif1": "image/heif",
    b"msf1": "image/heif-sequence",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"crx ": "image/x-canon-cr3",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
    b"3gp6": "video/3gpp",
}
_BOXES = {b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot"}

_EXTENSIONS = {
    "image/jpeg": "jpg jpeg jpe jfif jif thm",
    "image/png": "png apng",
    "image/gif": "gif",
    "image/tiff": "tif tiff dng nef cr2 arw",
    "image/bmp": "bmp dib",
    "image/x-icon": "ico",
    "image/webp": "webp",
    "image/heic": "heic heif hif",
    "image/heif": "heif heic hif",
    "image/avif": "avif avifs",
    "image/jp2": "jp2 j2k jpf",
    "image/jxl": "jxl",
    "image/vnd.adobe.photoshop": "psd",
    "video/mp4": "mp4 m4v m4a mp4v",
    "video/quicktime": "mov qt",
    "video/3gpp": "3gp 3gpp mp4",
    "video/x-matroska": "mkv mka mks",
    "video/webm": "webm",
    "video/x-msvideo": "avi",
    "video/x-flv": "flv",
    "video/x-ms-asf": "asf wmv wma",
    "video/mpeg": "mpg mpeg mpe vob",
    "video/mp2t": "ts mts m2ts",
    "audio/mp4": "m4a m4b mp4",
    "audio/wav": "wav wave bwf",
    "audio/flac": "flac",
    "audio/ogg": "ogg oga opus spx",
    "video/ogg": "ogv ogg",
    "audio/mpeg": "mp3 mp2 mpga",
    "audio/aac": "aac",
    "audio/aiff": "aif aiff aifc",
    "audio/amr": "amr",
    "audio/x-caf": "caf",
    "application/pdf": "pdf",
    "application/zip": "zip docx xlsx pptx odt ods odp jar apk cbz epub",
    "application/gzip": "gz tgz",
    "image/svg+xml": "svg",
}


def media_type(head: bytes) -> str:
    """Return the media type that the first ``HEAD`` bytes show; ``application/octet-stream`` if none."""
    for prefix, found in _PREFIXES:
        if head.startswith(prefix):
            return _refined(found, head)
    if head[:4] in {b"RIFF", b"RF64"}:
        return _RIFF.get(head[8:12], "application/octet-stream")
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return "audio/aiff"
    if head[4:8] == b"ftyp":
        return _iso(head)
    if head[4:8] in _BOXES:
        return "video/quicktime"
    if len(head) > 188 and head[0] == head[188] == 0x47:
        return "video/mp2t"
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return "audio/aac" if head[1] & 0xF6 == 0xF0 else "audio/mpeg"
    return _text(head)


def kind_of(found: str) -> str:
    """Return image, audio, video, text or other."""
    family = found.partition("/")[0]
    if found == "image/svg+xml":
        return "text"  # a document that draws: nothing here decodes it
    return family if family in {"image", "audio", "video", "text"} else "other"


def extension_agrees(found: str, extension: str) -> bool | None:
    """Return whether a name with this extension fits the type; ``None`` where nothing can be said."""
    if found in _EXTENSIONS:
        return extension.lower() in _EXTENSIONS[found].split()
    known = any(extension.lower() in names.split() for names in _EXTENSIONS.values())
    # Text and unknown content may have any extension except that of a known medium.
    return False if known else None


def _refined(found: str, head: bytes) -> str:
    if found == "video/x-matroska":
        return "video/webm" if b"webm" in head[:64] else found
    if found == "audio/ogg":
        return "video/ogg" if b"\x80theora" in head[:256] else found
    if found == "image/bmp" and (len(head) < 26 or head[6:10] != bytes(4)):
        return _text(head)
    return found


def _iso(head: bytes) -> str:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, size, 4))]
    for brand in brands:
        if brand in _BRANDS and (brand not in {b"mif1", b"msf1"} or not _named(brands)):
            return _BRANDS[brand]
    return "video/mp4"


def _named(brands: list[bytes]) -> bool:
    """Return whether a brand more telling than the generic ones is among them."""
    return any(brand in _BRANDS and brand not in {b"mif1", b"msf1"} for brand in brands)


def _text(head: bytes) -> str:
    if head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return "text/plain"
    if b"\x00" in head or not head:
        return "application/octet-stream"
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:  # not merely a letter cut in two at the end
            return "application/octet-stream"
        text = head[: error.start].decode("utf-8")
    if any(ord(letter) < 32 and letter not in "\t\n\r\f\x1b" for letter in text):
        return "application/octet-stream"
    start = text.lstrip("\ufeff \t\r\n")[:512].lower()
    if start.startswith("<svg") or (start.startswith("<?xml") and "<svg" in text[:2048].lower()):
        return "image/svg+xml"
    if start.startswith(("<!doctype html", "<html")):
        return "text/html"
    return "text/plain"
