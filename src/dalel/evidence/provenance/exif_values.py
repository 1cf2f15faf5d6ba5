"""Values of metadata entries, written as ExifTool writes them.

Every function takes what was read and returns what is printed; what fits no rule is printed as it is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from fractions import Fraction

Number = int | float | Fraction | None
Printed = str | int | float | bool | list["Printed"]

_JSON_NUMBER = re.compile(r"-?(\d|[1-9]\d{1,14})(\.\d{1,16})?(e[-+]?\d{1,3})?", re.IGNORECASE)

_FLASH = {
    0x00: "No Flash",
    0x01: "Fired",
    0x05: "Fired, Return not detected",
    0x07: "Fired, Return detected",
    0x08: "On, Did not fire",
    0x09: "On, Fired",
    0x0D: "On, Return not detected",
    0x0F: "On, Return detected",
    0x10: "Off, Did not fire",
    0x14: "Off, Did not fire, Return not detected",
    0x18: "Auto, Did not fire",
    0x19: "Auto, Fired",
    0x1D: "Auto, Fired, Return not detected",
    0x1F: "Auto, Fired, Return detected",
    0x20: "No flash function",
    0x30: "Off, No flash function",
    0x41: "Fired, Red-eye reduction",
    0x45: "Fired, Red-eye reduction, Return not detected",
    0x47: "Fired, Red-eye reduction, Return detected",
    0x49: "On, Red-eye reduction",
    0x4D: "On, Red-eye reduction, Return not detected",
    0x4F: "On, Red-eye reduction, Return detected",
    0x50: "Off, Red-eye reduction",
    0x58: "Auto, Did not fire, Red-eye reduction",
    0x59: "Auto, Fired, Red-eye reduction",
    0x5D: "Auto, Fired, Red-eye reduction, Return not detected",
    0x5F: "Auto, Fired, Red-eye reduction, Return detected",
}
_DEGREES = {0: "Normal", 1: "Low", 2: "High"}
_UNITS = {1: "None", 2: "inches", 3: "cm", 4: "mm", 5: "um"}
_BEARING = {"M": "Magnetic North", "T": "True North"}

# A choice of the standard → what it means.
CHOICES: dict[str, dict[int, str]] = {
    "Orientation": {
        1: "Horizontal (normal)",
        2: "Mirror horizontal",
        3: "Rotate 180",
        4: "Mirror vertical",
        5: "Mirror horizontal and rotate 270 CW",
        6: "Rotate 90 CW",
        7: "Mirror horizontal and rotate 90 CW",
        8: "Rotate 270 CW",
    },
    "SubfileType": {0: "Full-resolution image", 1: "Reduced-resolution image"},
    "Compression": {
        1: "Uncompressed",
        2: "CCITT 1D",
        3: "T4/Group 3 Fax",
        4: "T6/Group 4 Fax",
        5: "LZW",
        6: "JPEG (old-style)",
        7: "JPEG",
        8: "Adobe Deflate",
        32773: "PackBits",
        34712: "JPEG 2000",
    },
    "PhotometricInterpretation": {
        0: "WhiteIsZero",
        1: "BlackIsZero",
        2: "RGB",
        3: "RGB Palette",
        5: "CMYK",
        6: "YCbCr",
        8: "CIELab",
    },
    "ExtraSamples": {0: "Unspecified", 1: "Associated Alpha", 2: "Unassociated Alpha"},
    "PlanarConfiguration": {1: "Chunky", 2: "Planar"},
    "Predictor": {1: "None", 2: "Horizontal differencing"},
    "ResolutionUnit": {1: "None", 2: "inches", 3: "cm"},
    "FocalPlaneResolutionUnit": _UNITS,
    "YCbCrPositioning": {1: "Centered", 2: "Co-sited"},
    "ExposureProgram": {
        0: "Not Defined",
        1: "Manual",
        2: "Program AE",
        3: "Aperture-priority AE",
        4: "Shutter speed priority AE",
        5: "Creative (Slow speed)",
        6: "Action (High speed)",
        7: "Portrait",
        8: "Landscape",
        9: "Bulb",
    },
    "MeteringMode": {
        0: "Unknown",
        1: "Average",
        2: "Center-weighted average",
        3: "Spot",
        4: "Multi-spot",
        5: "Multi-segment",
        6: "Partial",
        255: "Other",
    },
    "LightSource": {
        0: "Unknown",
        1: "Daylight",
        2: "Fluorescent",
        3: "Tungsten (Incandescent)",
        4: "Flash",
        9: "Fine Weather",
        10: "Cloudy",
        11: "Shade",
        12: "Daylight Fluorescent",
        13: "Day White Fluorescent",
        14: "Cool White Fluorescent",
        15: "White Fluorescent",
        17: "Standard Light A",
        18: "Standard Light B",
        19: "Standard Light C",
        20: "D55",
        21: "D65",
        22: "D75",
        23: "D50",
        24: "ISO Studio Tungsten",
        255: "Other",
    },
    "ColorSpace": {
        1: "sRGB",
        2: "Adobe RGB",
        0xFFFD: "Wide Gamut RGB",
        0xFFFE: "ICC Profile",
        0xFFFF: "Uncalibrated",
    },
    "SensingMethod": {
        1: "Monochrome area",
        2: "One-chip color area",
        3: "Two-chip color area",
        4: "Three-chip color area",
        5: "Color sequential area",
        7: "Trilinear",
        8: "Color sequential linear",
    },
    "FileSource": {1: "Film Scanner", 2: "Reflection Print Scanner", 3: "Digital Camera"},
    "SceneType": {1: "Directly photographed"},
    "CustomRendered": {
        0: "Normal",
        1: "Custom",
        2: "HDR (no original saved)",
        3: "HDR (original saved)",
        4: "Original (for HDR)",
        6: "Panorama",
        7: "Portrait HDR",
        8: "Portrait",
    },
    "ExposureMode": {0: "Auto", 1: "Manual", 2: "Auto bracket"},
    "WhiteBalance": {0: "Auto", 1: "Manual"},
    "SceneCaptureType": {0: "Standard", 1: "Landscape", 2: "Portrait", 3: "Night", 4: "Other"},
    "GainControl": {
        0: "None",
        1: "Low gain up",
        2: "High gain up",
        3: "Low gain down",
        4: "High gain down",
    },
    "Contrast": _DEGREES,
    "Saturation": _DEGREES,
    "Sharpness": {0: "Normal", 1: "Soft", 2: "Hard"},
    "SubjectDistanceRange": {0: "Unknown", 1: "Macro", 2: "Close", 3: "Distant"},
    "SensitivityType": {
        0: "Unknown",
        1: "Standard Output Sensitivity",
        2: "Recommended Exposure Index",
        3: "ISO Speed",
        4: "Standard Output Sensitivity and Recommended Exposure Index",
        5: "Standard Output Sensitivity and ISO Speed",
        6: "Recommended Exposure Index and ISO Speed",
        7: "Standard Output Sensitivity, Recommended Exposure Index and ISO Speed",
    },
    "CompositeImage": {
        0: "Unknown",
        1: "Not a Composite Image",
        2: "General Composite Image",
        3: "Composite Image Captured While Shooting",
    },
    "GPSAltitudeRef": {0: "Above Sea Level", 1: "Below Sea Level"},
    "GPSDifferential": {0: "No Correction", 1: "Differential Corrected"},
}
LETTERS: dict[str, dict[str, str]] = {
    "GPSLatitudeRef": {"N": "North", "S": "South"},
    "GPSLongitudeRef": {"E": "East", "W": "West"},
    "GPSDestLatitudeRef": {"N": "North", "S": "South"},
    "GPSDestLongitudeRef": {"E": "East", "W": "West"},
    "GPSStatus": {"A": "Measurement Active", "V": "Measurement Void"},
    "GPSMeasureMode": {"2": "2-Dimensional Measurement", "3": "3-Dimensional Measurement"},
    "GPSSpeedRef": {"K": "km/h", "M": "mph", "N": "knots"},
    "GPSTrackRef": _BEARING,
    "GPSImgDirectionRef": _BEARING,
    "GPSDestBearingRef": _BEARING,
    "GPSDestDistanceRef": {"K": "Kilometers", "M": "Miles", "N": "Nautical Miles"},
    "InteropIndex": {
        "R03": "R03 - DCF option file (Adobe RGB)",
        "R98": "R98 - DCF basic file (sRGB)",
        "THM": "THM - DCF thumbnail file",
    },
}


def as_json(text: str) -> Printed:
    """Return a number or truth value where the text is one, as ExifTool's JSON does."""
    if _JSON_NUMBER.fullmatch(text):
        return float(text) if "." in text or "e" in text.lower() else int(text)
    return text.lower() == "true" if text.lower() in {"true", "false"} else text


def number(value: Number) -> str:
    """Return a number with at most ten digits."""
    if value is None:
        return "undef"
    return str(value) if isinstance(value, int) else f"{float(value):.10g}"


def joined(values: Sequence[Number]) -> str:
    """Return several numbers, separated by spaces."""
    return " ".join(number(value) for value in values)


def chosen(name: str, value: Number) -> str:
    """Return what a choice means; a choice outside the standard is printed with its number."""
    table = CHOICES[name]
    if value is not None and value == int(value) and int(value) in table:
        return table[int(value)]
    return f"Unknown ({number(value)})"


def flash(value: Number) -> str:
    """Return what the bits of the flash say."""
    code = int(value or 0)
    return _FLASH.get(code, f"Unknown (0x{code:x})")


def seconds(value: Number) -> str:
    """Return an exposure time: ``1/160``, ``0.5``, ``2``."""
    if value is None:
        return "undef"
    if 0 < value < 0.25001:
        return f"1/{int(0.5 + 1 / float(value))}"
    return f"{float(value):.1f}".removesuffix(".0")


def aperture(value: Number) -> str:
    """Return an F-number."""
    if value is None:
        return "undef"
    digits = 1 if value >= 1 or value <= 0 else 2
    return f"{float(value):.{digits}f}" if value > 0 else number(value)


def apex_aperture(value: Number) -> str:
    """Return the F-number of an APEX value."""
    if value is None:
        return "undef"
    return f"{math.pow(2, float(value) / 2):.1f}" if abs(float(value)) < 100 else number(value)


def apex_seconds(value: Number) -> str:
    """Return the exposure time of an APEX value."""
    if value is None:
        return "undef"
    return seconds(math.pow(2, -float(value)) if abs(float(value)) < 100 else 0.0)


def compensation(value: Number) -> str:
    """Return an exposure compensation as a signed fraction."""
    if value is None:
        return "undef"
    raised = float(value) * 1.00001
    if not raised:
        return "0"
    for divisor in (1, 2, 3):
        whole = int(raised * divisor)
        if whole / (raised * divisor) > 0.999:
            return f"{whole:+d}" if divisor == 1 else f"{whole:+d}/{divisor}"
    return f"{raised:+.3g}"


def millimetres(value: Number) -> str:
    """Return a focal length."""
    return "undef" if value is None else f"{float(value):.1f} mm"


def lens(values: Sequence[Number]) -> str:
    """Return a lens: its shortest and longest focal length and its apertures."""
    if len(values) != 4:
        return joined(values)
    short, long, wide, narrow = ("?" if value is None else number(value) for value in values)
    text = short + (f"-{long}" if long not in {short, "0"} else "") + "mm f/" + wide
    return text + (f"-{narrow}" if narrow not in {wide, "0"} else "")


def degrees(values: Sequence[Number]) -> float | None:
    """Return decimal degrees of degrees, minutes and seconds; ``None`` where the first is missing."""
    if not values or values[0] is None:
        return None
    parts = [float(value or 0) for value in values[:3]] + [0.0, 0.0]
    return parts[0] + parts[1] / 60 + parts[2] / 3600


def sexagesimal(value: float) -> str:
    """Return degrees, minutes and seconds."""
    value = abs(value)
    whole = int(value)
    minutes = int((value - whole) * 60)
    rest = (value - whole - minutes / 60) * 3600
    if f"{rest:.2f}" == "60.00":
        rest, minutes = 0.0, minutes + 1
    if minutes >= 60:
        whole, minutes = whole + 1, 0
    return f"{whole} deg {minutes}' {rest:.2f}\""


def clock(values: Sequence[Number]) -> str:
    """Return a time of day from hours, minutes and seconds."""
    hours, minutes, rest = ([float(value or 0) for value in values] + [0.0, 0.0, 0.0])[:3]
    total = (hours * 60 + minutes) * 60 + rest
    hours, total = divmod(total, 3600)
    minutes, rest = divmod(total, 60)
    second = f"{rest:012.9f}".rstrip("0").rstrip(".")
    return f"{int(hours):02d}:{int(minutes):02d}:{second}"


def day(text: str) -> str:
    """Return a date with colons."""
    return re.sub(r"^(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})$", r"\1:\2:\3", text.strip(" \0"))


def xmp_date(text: str) -> str:
    """Return an ISO 8601 date as EXIF writes it; other text unchanged."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d:\d\d)(:\d\d)?\s*(\S*)", text)
    if found:
        year, month, date, hour, second, rest = found.groups()
        return f"{year}:{month}:{date} {hour}{second or ''}{rest}"
    return text.replace("-", ":") if re.fullmatch(r"\d{4}(-\d\d){1,2}", text) else text


# One number in, text out; by the name of the entry, whichever standard it comes from.
SINGLE: dict[str, Callable[[Number], str]] = {
    "Flash": flash,
    "ExposureTime": seconds,
    "FNumber": aperture,
    "ApertureValue": apex_aperture,
    "MaxApertureValue": apex_aperture,
    "ShutterSpeedValue": apex_seconds,
    "ExposureCompensation": compensation,
    "FocalLength": millimetres,
    "FocalLengthIn35mmFormat": lambda value: f"{number(value)} mm",
    "SubjectDistance": lambda value: number(value) + ("" if value is None else " m"),
    "GPSAltitude": lambda value: number(value) + ("" if value is None else " m"),
    "GPSHPositioningError": lambda value: f"{number(value)} m",
}
