"""C2PA: each way in which a record can be wrong is an alarm of its own.

The records are signed here with a chain of certificates made for the test.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from PIL import Image
from tests.evidence.conftest import Examine, answer, value

from dalel.evidence import Settings
from dalel.evidence.provenance.c2pa_manifest import _answers

_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"


class Chain:
    """A root, and a signing certificate below it."""

    def __init__(self) -> None:
        root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
        root_name, name = _named("Test root"), _named("Test signer")
        self.root = _certificate((root_name, root_key), (root_name, root_key), root=True)
        self.chain = _certificate((name, key), (root_name, root_key), root=False) + self.root
        self.key = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


Holder = tuple[x509.Name, ec.EllipticCurvePrivateKey]


def _named(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, f"{name} Org"),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, name),
        ]
    )


def _certificate(holder: Holder, issuer: Holder, *, root: bool) -> bytes:
    """Return a certificate in PEM, as C2PA wants it: its uses are named."""
    now, day = dt.datetime.now(dt.UTC), dt.timedelta(days=1)
    key = holder[1].public_key()
    usage = x509.KeyUsage(
        digital_signature=not root,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=root,
        crl_sign=root,
        encipher_only=False,
        decipher_only=False,
    )
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer[1].public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(holder[0])
        .issuer_name(issuer[0])
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - day)
        .not_valid_after(now + day)
        .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(authority, critical=False)
    )
    if not root:
        purpose = x509.ExtendedKeyUsage([x509.OID_EMAIL_PROTECTION])
        builder = builder.add_extension(purpose, critical=False)
    return builder.sign(issuer[1], hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


@pytest.fixture(scope="module")
def chain() -> Chain:
    return Chain()


@pytest.fixture
def anchors(chain: Chain, tmp_path: Path) -> Settings:
    path = tmp_path / "anchors.pem"
    path.write_bytes(chain.root)
    return Settings(trust_anchors=path)


def _picture() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((64, 64), 80).save(buffer, "JPEG")
    return buffer.getvalue()


def _signed(chain: Chain, *actions: dict[str, str], parent: bytes = b"") -> bytes:
    import c2pa

    assertion = {"label": "c2pa.actions.v2", "data": {"actions": list(actions)}}
    manifest = {
        "claim_generator_info": [{"name": "test maker", "version": "1"}],
        "assertions": [assertion] if actions else [],
    }
    info = c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, chain.chain, chain.key, None)
    target = io.BytesIO()
    with (
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(json.dumps(manifest)) as builder,
    ):
        if parent:
            # An edit takes its source as parent, and opens it as its first action.
            builder.set_intent(c2pa.C2paBuilderIntent.EDIT)
        builder.sign(signer, "image/jpeg", io.BytesIO(parent or _picture()), target)
    return target.getvalue()


def _created(code: str) -> dict[str, str]:
    return {"action": "c2pa.created", "digitalSourceType": _SOURCE + code}


def test_a_signed_record_that_declares_a_model_is_the_declared_origin(
    chain: Chain, examined: Examine, anchors: Settings
) -> None:
    content = _signed(chain, _created("trainedAlgorithmicMedia"))
    found = examined(content, "a.jpg", anchors)
    expected = {
        "c2pa.present": "present",
        "c2pa.binding": "matches",
        "c2pa.signature": "valid",
        "c2pa.signer": "trusted",
        "c2pa.certificate": "in force",
        "c2pa.time": "none",
        "c2pa.action": "trainedAlgorithmicMedia",
        "mark.machine-readable": "present",
        "origin.declared": "ai-generated",
    }
    assert {question: value(found, question) for question in expected} == expected
    assert answer(found, "c2pa.signer").values["signer"] == "Test signer"
    assert answer(found, "c2pa.present").raw["validation_state"] == "Trusted"


def test_without_a_list_the_issuer_is_unknown_and_the_record_still_counts(
    chain: Chain, examined: Examine
) -> None:
    found = examined(_signed(chain, _created("trainedAlgorithmicMedia")), "a.jpg")
    assert value(found, "c2pa.signer") == "unknown issuer"
    assert "No trust list was given" in answer(found, "c2pa.signer").limits
    assert value(found, "c2pa.signature") == "valid"
    assert value(found, "origin.declared") == "ai-generated"


def test_an_altered_picture_is_altered_and_its_record_no_longer_counts(
    chain: Chain, examined: Examine, anchors: Settings
) -> None:
    content = bytearray(_signed(chain, _created("trainedAlgorithmicMedia")))
    content[-40] ^= 0x55
    found = examined(bytes(content), "a.jpg", anchors)
    assert value(found, "c2pa.binding") == "altered"
    assert value(found, "c2pa.signature") == "valid"
    assert value(found, "c2pa.signer") == "trusted"
    assert value(found, "origin.declared") == "not declared"


def test_an_altered_statement_is_an_altered_claim(
    chain: Chain, examined: Examine, anchors: Settings
) -> None:
    content = _signed(chain, _created("trainedAlgorithmicMedio"))
    changed = content.replace(b"trainedAlgorithmicMedio", b"trainedAlgorithmicMedia")
    found = examined(changed, "a.jpg", anchors)
    assert value(found, "c2pa.claim") == "altered"
    assert value(found, "c2pa.action") == "trainedAlgorithmicMedia"
    assert value(found, "origin.declared") == "not declared"


def test_what_the_parent_declares_holds_for_a_copy_that_was_only_opened(
    chain: Chain, examined: Examine, anchors: Settings
) -> None:
    parent = _signed(chain, _created("trainedAlgorithmicMedia"))
    found = examined(_signed(chain, parent=parent), "a.jpg", anchors)
    assert value(found, "c2pa.ingredient.1") == "valid"
    assert value(found, "c2pa.action") == "trainedAlgorithmicMedia"
    assert answer(found, "c2pa.action").raw["by"] == "parent ingredient"
    assert value(found, "origin.declared") == "ai-generated"


def test_a_camera_s_record_is_a_camera(chain: Chain, examined: Examine, anchors: Settings) -> None:
    found = examined(_signed(chain, _created("digitalCapture")), "a.jpg", anchors)
    assert value(found, "origin.declared") == "camera"
    assert value(found, "mark.machine-readable") == "none"


def test_a_record_that_cannot_be_read_is_told_from_a_file_that_cannot(
    chain: Chain, examined: Examine
) -> None:
    content = bytearray(_signed(chain, _created("digitalCapture")))
    place = content.find(b"c2pa.claim")
    content[place + 14 : place + 60] = bytes(46)
    found = examined(bytes(content), "a.jpg")
    assert value(found, "c2pa.present") in {"unreadable", "tool too old"}
    assert value(examined(b"\xff\xd8\xff\xe0\0", "b.jpg"), "c2pa.present") == "damaged file"


def _store(*failures: str, success: tuple[str, ...] = ()) -> dict[str, object]:
    status = {
        "success": [{"code": code} for code in success],
        "informational": [],
        "failure": [{"code": code} for code in failures],
    }
    info = {"issuer": "I", "common_name": "S", "time": "2026-01-02T03:04:05+00:00"}
    return {
        "active_manifest": "m",
        "manifests": {"m": {"signature_info": info}},
        "validation_results": {"activeManifest": status},
    }


@pytest.mark.parametrize(
    ("failure", "question", "expected"),
    [
        ("assertion.dataHash.mismatch", "c2pa.binding", "altered"),
        ("assertion.bmffHash.mismatch", "c2pa.binding", "altered"),
        ("claimSignature.mismatch", "c2pa.signature", "invalid"),
        ("signingCredential.untrusted", "c2pa.signer", "unknown issuer"),
        ("signingCredential.expired", "c2pa.certificate", "expired"),
        ("claimSignature.outsideValidity", "c2pa.certificate", "expired"),
        ("signingCredential.ocsp.revoked", "c2pa.certificate", "revoked"),
        ("signingCredential.invalid", "c2pa.certificate", "unfit"),
        ("timeStamp.mismatch", "c2pa.time", "invalid"),
        ("assertion.action.malformed", "c2pa.claim", "malformed"),
        ("cawg.ica.invalid_verifiable_credential", "c2pa.identity", "invalid"),
        ("cawg.x509.credential.untrusted", "c2pa.identity", "unknown issuer"),
    ],
)
def test_each_failure_of_the_library_answers_its_own_question(
    failure: str, question: str, expected: str
) -> None:
    answers = {each.question: each.value for each in _answers(_store(failure), listed=True)}
    assert answers[question] == expected
    plain = {each.question: each.value for each in _answers(_store(), listed=True)}
    changed = {name for name in answers if answers[name] != plain.get(name)}
    assert changed <= {question}
