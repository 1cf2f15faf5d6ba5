"""The C2PA provenance record: each question its own finding, nothing fetched.

The reference library decides; its ``validation_state`` is kept in ``raw`` and is no finding of its
own, because it mixes what law keeps apart: an untrusted issuer and an altered file are both "invalid".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dalel.case.finding import Weight
from dalel.evidence import messages
from dalel.evidence.provenance.ai_mark import ALTERED, GENERATED
from dalel.evidence.registry import Answer, Subject, method

_MARKS = (b"jumb", b"<c2pa:manifest")
_MAX_STORE = 1 << 20  # characters of the manifest store that are kept in raw
_CANNOT = Weight.CANNOT_BE_ASSESSED

_BINDINGS = (
    "assertion.dataHash",
    "assertion.bmffHash",
    "assertion.boxesHash",
    "assertion.collectionHash",
    "assertion.multiAssetHash",
)
_MISMATCHES = {f"{binding}.mismatch" for binding in _BINDINGS}
_MATCHES = {f"{binding}.match" for binding in _BINDINGS}
_TIMES = ("timeStamp.mismatch", "timeStamp.malformed", "timeStamp.outsideValidity")
_NEWER = ("too new", "newer", "unsupported version", "version not supported", "ClaimVersion")

# Failures that have a question of their own; every other failure is one of the claim.
_OWN = _MISMATCHES | {
    "claimSignature.mismatch",
    "claimSignature.missing",
    "claimSignature.outsideValidity",
    "signingCredential.untrusted",
    "signingCredential.expired",
    "signingCredential.revoked",
    "signingCredential.invalid",
    "signingCredential.ocsp.revoked",
    "timeStamp.untrusted",
    *_TIMES,
}


@method(
    "c2pa",
    version="1",
    kinds=("image", "audio", "video"),
    types=("application/pdf", "image/svg+xml"),
    library="c2pa-python",
)
def read(subject: Subject) -> Iterator[Answer]:
    """Answer what the provenance record says, and what its validation says."""
    import c2pa

    if subject.media_type not in c2pa.Reader.get_supported_mime_types():
        values = {"type": subject.media_type}
        message = messages.C2PA_UNSUPPORTED
        yield Answer("c2pa.present", "not supported", message, values, _CANNOT)
        return
    context = c2pa.Context(c2pa.Settings.from_dict(_settings(subject.trust_anchors)))
    try:
        with (
            subject.path.open("rb") as file,
            c2pa.Reader(subject.media_type, file, context=context) as reader,
        ):
            store = json.loads(reader.json())
    except c2pa.C2paError as error:
        yield _unread(str(error), subject.path)
        return
    yield from _answers(store, listed=bool(subject.trust_anchors))


def _settings(anchors: str) -> dict[str, Any]:
    """Return the settings: nothing is fetched, and only the given list is trusted."""
    settings: dict[str, Any] = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
    if anchors:
        settings["trust"] = {"trust_anchors": anchors}
    return settings


def _unread(error: str, path: Path) -> Answer:
    """Return the finding for a record that gave no manifest store."""
    raw = {"validation_state": "", "error": error}
    kind, _, reason = error.partition(": ")
    question, limits = "c2pa.present", messages.C2PA_LIMITS
    if kind == "ManifestNotFound":
        return Answer(
            question, "none", messages.C2PA_ABSENT, {}, Weight.ABSENT, messages.ABSENCE_LIMITS, raw
        )
    if kind == "Remote":
        url = reason.partition("from url ")[2] or "?"
        message = messages.C2PA_REMOTE
        return Answer(question, "remote, not fetched", message, {"url": url}, _CANNOT, limits, raw)
    values = {"reason": reason or error}
    if not _carries_record(path):
        message = messages.C2PA_DAMAGED
        return Answer(question, "damaged file", message, values, _CANNOT, "", raw)
    if any(word in error for word in _NEWER):
        message = messages.C2PA_TOOL_OLD
        return Answer(question, "tool too old", message, values, _CANNOT, limits, raw)
    return Answer(question, "unreadable", messages.C2PA_UNREADABLE, values, _CANNOT, limits, raw)


def _carries_record(path: Path) -> bool:
    """Return whether the mark of a record is anywhere in the file: a JUMBF box, or SVG's element.

    The library reports a damaged file and a damaged record alike, and only one of them is an alarm.
    """
    tail = b""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            seen = tail + block
            if any(mark in seen for mark in _MARKS):
                return True
            tail = block[-16:]
    return False


def _answers(store: Mapping[str, Any], *, listed: bool) -> Iterator[Answer]:
    active = store["manifests"][store["active_manifest"]]
    results = store.get("validation_results") or {}
    good, noted, bad = _codes(results.get("activeManifest") or {})
    maker = active.get("claim_generator") or ", ".join(
        str(each.get("name", "")) for each in active.get("claim_generator_info") or []
    )
    raw: dict[str, object] = {
        "validation_state": store.get("validation_state", ""),
        "failures": sorted(bad),
        "ingredient_failures": sorted(_ingredient_failures(results)),
    }
    whole = json.dumps(store)
    raw |= {"store": store} if len(whole) <= _MAX_STORE else {"store_omitted": len(whole)}
    values = {"maker": maker or "?"}
    limits = messages.C2PA_LIMITS
    yield Answer("c2pa.present", "present", messages.C2PA_PRESENT, values, limits=limits, raw=raw)
    yield _binding(good, bad)
    yield _signature(good, bad)
    yield from _signer(active.get("signature_info") or {}, good, bad, listed=listed)
    yield _time(active.get("signature_info") or {}, good, noted | bad)
    yield from _claim(bad)
    yield _action(store, active)
    yield from _identity(good, bad)
    for number, ingredient in enumerate(active.get("ingredients") or [], 1):
        yield _ingredient(number, ingredient, results)


def _codes(status: Mapping[str, Any]) -> tuple[set[str], set[str], set[str]]:
    """Return the codes of success, of notice and of failure."""
    parts = (status.get(part) or [] for part in ("success", "informational", "failure"))
    good, noted, bad = ({str(each.get("code")) for each in part} for part in parts)
    return good, noted, bad


def _binding(good: set[str], bad: set[str]) -> Answer:
    question = "c2pa.binding"
    if bad & _MISMATCHES:
        return Answer(question, "altered", messages.BINDING_ALTERED)
    if good & _MATCHES:
        return Answer(question, "matches", messages.BINDING_MATCHES)
    return Answer(question, "unknown", messages.BINDING_UNKNOWN, weight=_CANNOT)


def _signature(good: set[str], bad: set[str]) -> Answer:
    question = "c2pa.signature"
    if bad & {"claimSignature.mismatch", "claimSignature.missing"}:
        return Answer(question, "invalid", messages.SIGNATURE_INVALID)
    if "claimSignature.validated" in good:
        return Answer(question, "valid", messages.SIGNATURE_VALID)
    return Answer(question, "unknown", messages.SIGNATURE_UNKNOWN, weight=_CANNOT)


def _signer(
    info: Mapping[str, Any], good: set[str], bad: set[str], *, listed: bool
) -> Iterator[Answer]:
    """Answer who signed and whether the list knows the issuer; and whether the certificate was fit."""
    issuer = str(info.get("issuer") or "?")
    values = {"signer": str(info.get("common_name") or issuer), "issuer": issuer}
    raw = dict(info)
    if "signingCredential.trusted" in good:
        yield Answer("c2pa.signer", "trusted", messages.SIGNER_TRUSTED, values, raw=raw)
    else:
        limits = "" if listed else messages.SIGNER_NO_LIST_LIMITS
        message = messages.SIGNER_UNKNOWN
        yield Answer("c2pa.signer", "unknown issuer", message, values, limits=limits, raw=raw)
    for value, message, codes in (
        ("revoked", messages.SIGNER_REVOKED, {"signingCredential.revoked"}),
        (
            "expired",
            messages.SIGNER_EXPIRED,
            {"signingCredential.expired", "claimSignature.outsideValidity"},
        ),
        ("unfit", messages.SIGNER_INVALID, {"signingCredential.invalid"}),
    ):
        if codes & bad or (value == "revoked" and "signingCredential.ocsp.revoked" in bad):
            yield Answer("c2pa.certificate", value, message, values)
            return
    if "claimSignature.insideValidity" in good:
        yield Answer("c2pa.certificate", "in force", messages.SIGNER_IN_FORCE, values)


def _time(info: Mapping[str, Any], good: set[str], noted: set[str]) -> Answer:
    question = "c2pa.time"
    time = str(info.get("time") or "")
    values = {"time": time}
    if noted & set(_TIMES):
        return Answer(question, "invalid", messages.TIME_INVALID, raw={"time": time})
    if not time or "timeStamp.validated" not in good:
        return Answer(question, "none", messages.TIME_ABSENT, weight=Weight.ABSENT)
    if "timeStamp.trusted" in good:
        return Answer(question, "stamped", messages.TIME_STAMPED, values)
    return Answer(question, "stamped, unknown issuer", messages.TIME_UNTRUSTED, values)


def _claim(bad: set[str]) -> Iterator[Answer]:
    """Answer what else the library holds against the record."""
    altered = sorted(code for code in bad if code == "assertion.hashedURI.mismatch")
    others = sorted(
        code for code in bad - _OWN if not code.startswith("cawg.") and code not in altered
    )
    if altered:
        yield Answer("c2pa.claim", "altered", messages.CLAIM_ALTERED, raw={"codes": altered})
    elif others:
        values = {"reason": ", ".join(others)}
        yield Answer("c2pa.claim", "malformed", messages.CLAIM_MALFORMED, values, raw=values)


def _action(store: Mapping[str, Any], active: Mapping[str, Any]) -> Answer:
    """Answer which source type is declared: by the record itself, else by the file it was made from."""
    declared = list(source_types(active))
    origin, manifest = "active manifest", active
    seen = {id(active)}
    while not declared:
        parent = _parent(store, manifest)
        if parent is None or id(parent) in seen:
            break
        seen.add(id(parent))
        declared, origin, manifest = list(source_types(parent)), "parent ingredient", parent
    if not declared:
        return Answer("c2pa.action", "none", messages.ACTION_ABSENT, weight=Weight.ABSENT)
    chosen = min(declared, key=_importance)
    message = messages.SOURCE_TYPES.get(chosen, messages.SOURCE_TYPE_UNKNOWN)
    raw = {"declared": declared, "by": origin}
    limits = messages.C2PA_LIMITS
    return Answer("c2pa.action", chosen, message, {"type": chosen}, limits=limits, raw=raw)


def _importance(source_type: str) -> int:
    """Rank what matters for the origin first: part synthetic, then synthetic, then the rest."""
    if source_type in ALTERED:
        return 0
    return 1 if source_type in GENERATED else 2


def source_types(manifest: Mapping[str, Any]) -> Iterator[str]:
    """Yield the last part of each digital source type that the actions of a manifest declare."""
    for assertion in manifest.get("assertions") or []:
        data = assertion.get("data")
        if not str(assertion.get("label", "")).startswith("c2pa.actions") or not data:
            continue
        for action in data.get("actions") or []:
            address = str(action.get("digitalSourceType") or "").strip()
            if address:
                yield address.rstrip("/").rpartition("/")[2]


def _parent(store: Mapping[str, Any], manifest: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the manifest of the file that this one was made from, if it validated."""
    for ingredient in manifest.get("ingredients") or []:
        if ingredient.get("relationship") != "parentOf":
            continue
        if _ingredient_status(ingredient, store.get("validation_results") or {}) == "invalid":
            return None
        found: Mapping[str, Any] | None = store["manifests"].get(ingredient.get("active_manifest"))
        return found
    return None


def _identity(good: set[str], bad: set[str]) -> Iterator[Answer]:
    """Answer whether an identity that the record states (CAWG) was verified."""
    wrong = {code for code in bad if code.startswith("cawg.")}
    raw = {"codes": sorted(wrong | {code for code in good if code.startswith("cawg.")})}
    if wrong and all("untrusted" in code for code in wrong):
        message = messages.IDENTITY_UNTRUSTED
        yield Answer("c2pa.identity", "unknown issuer", message, raw=raw)
    elif wrong:
        yield Answer("c2pa.identity", "invalid", messages.IDENTITY_INVALID, raw=raw)
    elif raw["codes"]:
        yield Answer("c2pa.identity", "valid", messages.IDENTITY_VALID, raw=raw)


def _ingredient(number: int, ingredient: Mapping[str, Any], results: Mapping[str, Any]) -> Answer:
    status = _ingredient_status(ingredient, results)
    values = {"number": str(number), "title": str(ingredient.get("title") or "?")}
    message, weight = {
        "valid": (messages.INGREDIENT_VALID, Weight.PRESENT),
        "unknown issuer": (messages.INGREDIENT_UNTRUSTED, Weight.PRESENT),
        "invalid": (messages.INGREDIENT_INVALID, Weight.PRESENT),
        "unknown provenance": (messages.INGREDIENT_UNKNOWN, Weight.ABSENT),
    }[status]
    raw = {
        name: ingredient[name]
        for name in ("title", "format", "relationship", "instance_id", "active_manifest")
        if name in ingredient
    }
    return Answer(f"c2pa.ingredient.{number}", status, message, values, weight, raw=raw)


def _ingredient_status(ingredient: Mapping[str, Any], results: Mapping[str, Any]) -> str:
    """Judge an ingredient: what its maker recorded, corrected by what validation now finds."""
    if not ingredient.get("active_manifest"):
        return "unknown provenance"
    recorded = (ingredient.get("validation_results") or {}).get("activeManifest") or {}
    bad = _codes(recorded)[2]
    for delta in results.get("ingredientDeltas") or []:
        label = str(delta.get("ingredientAssertionURI", "")).rpartition("/")[2]
        if label == ingredient.get("label"):
            good, _, worse = _codes(delta.get("validationDeltas") or {})
            bad |= worse
            if "signingCredential.trusted" in good:
                bad.discard("signingCredential.untrusted")
    if not bad:
        return "valid"
    return "unknown issuer" if bad == {"signingCredential.untrusted"} else "invalid"


def _ingredient_failures(results: Mapping[str, Any]) -> set[str]:
    deltas = results.get("ingredientDeltas") or []
    return {code for delta in deltas for code in _codes(delta.get("validationDeltas") or {})[2]}
