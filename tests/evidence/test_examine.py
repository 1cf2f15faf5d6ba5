"""Stage 1 as a whole: what any file may hold, it gives findings, in time, and always the same."""

from __future__ import annotations

import json
import struct
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.evidence.conftest import NOW, Examine, ExamineAll, answer, chunk, png, text, value, wav

from dalel.case.finding import Exhibit, Weight
from dalel.evidence import (
    QUESTIONS,
    Limits,
    RecordError,
    Settings,
    examine,
    from_json,
    methods_version,
    question_of,
    receive,
    renamed,
    repeatable,
    to_json,
)


def test_a_plain_picture_declares_nothing(examined: Examine) -> None:
    found = examined(png(), "a.png")
    assert value(found, "container.type") == "image/png"
    assert value(found, "container.extension") == "agrees"
    assert value(found, "container.dimensions") == "2x2"
    assert value(found, "container.content") == "whole"
    assert value(found, "generator.trace") == "none"
    assert value(found, "c2pa.present") == "none"
    assert value(found, "mark.machine-readable") == "none"
    assert value(found, "origin.declared") == "not declared"
    absent = answer(found, "origin.declared")
    assert absent.weight is Weight.ABSENT
    assert not [each for each in found.findings if each.question.startswith("decode")]


def test_a_wrong_extension_is_a_finding(examined: Examine) -> None:
    assert value(examined(png(), "a.mp4"), "container.extension") == "differs"
    assert value(examined(b"plain words", "a.jpg"), "container.extension") == "differs"
    assert value(examined(b"plain words", "a.txt"), "container.extension") == "none"
    assert value(examined(png(), "a"), "container.extension") == "none"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"just words\n", "text/plain"),
        ("сөз".encode(), "text/plain"),
        (b"\x00\x01\x02\x03", "unknown"),
    ],
)
def test_what_is_no_medium_gets_its_type_and_nothing_else(
    examined: Examine, content: bytes, media_type: str
) -> None:
    found = examined(content, "a")
    questions = [each.question for each in found.findings]
    assert questions == ["container.type", "container.extension"]
    assert value(found, "container.type") == media_type


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
    ],
)
def test_a_document_is_asked_for_its_provenance_record_only(
    examined: Examine, content: bytes, media_type: str
) -> None:
    found = examined(content, "a")
    assert value(found, "container.type") == media_type
    assert value(found, "c2pa.present") in {"none", "damaged file"}
    assert value(found, "metadata.tags") == ""
    assert value(found, "origin.declared") == "not declared"


def test_a_picture_that_is_cut_off_still_tells_what_stands_before(examined: Examine) -> None:
    whole = png(
        text("parameters", "a cat\nSteps: 20, Sampler: Euler, Model: m"), width=64, height=64
    )
    found = examined(whole[:-30], "a.png")
    assert value(found, "container.content") == "damaged"
    assert value(found, "generator.trace") == "a1111"
    assert value(found, "origin.declared") == "ai-generated"


def test_a_header_that_promises_a_giant_is_not_believed(examined: Examine) -> None:
    started = time.monotonic()
    found = examined(png(width=2_000_000_000, height=2_000_000_000, data=b""), "a.png")
    assert time.monotonic() - started < 10
    assert value(found, "container.content") in {"too large", ""}
    assert value(found, "generator.trace") == "none"


def test_a_picture_over_the_limit_is_not_decoded(examined: Examine) -> None:
    settings = Settings(limits=Limits(pixels=3))
    found = examined(png(), "a.png", settings)
    assert value(found, "container.content") == "too large"


def test_a_text_that_unpacks_without_end_is_cut_off(examined: Examine) -> None:
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(64)) + packer.flush()
    found = examined(png(chunk(b"zTXt", b"Comment\0\0" + bomb)), "a.png")
    tags = answer(found, "metadata.tags").raw["tags"]
    assert isinstance(tags, dict)
    assert len(str(tags["PNG:Comment"])) <= Limits().text


def test_a_recording_shorter_than_its_header_says_is_damaged(examined: Examine) -> None:
    assert value(examined(wav(), "a.wav"), "container.content") == "sampled"
    found = examined(wav(promised=1_000_000), "a.wav")
    assert value(found, "container.content") == "damaged"
    assert value(found, "container.stream.1") == "audio pcm_s16le 8000/s 1 ch"


def test_a_recording_without_sound_is_damaged(examined: Examine) -> None:
    assert value(examined(wav(seconds=0), "a.wav"), "container.content") == "damaged"


def test_a_play_list_that_calls_itself_a_film_opens_nothing(
    examined: Examine, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.ts"
    secret.write_bytes(b"secret")
    listed = f"#EXTM3U\n#EXTINF:1,\n{secret}\n".encode()
    found = examined(listed, "a.mp4")
    assert value(found, "container.type") == "text/plain"
    disguised = struct.pack(">I", 16) + b"ftypisom" + bytes(4) + listed
    found = examined(disguised, "b.mp4")
    assert value(found, "container.type") == "video/mp4"
    assert "secret" not in json.dumps(to_json(found))


def test_no_cut_makes_it_raise(examined_all: ExamineAll) -> None:
    whole = png(text("Comment", "words"), chunk(b"eXIf", b"II*\0" + bytes(60)))
    cuts = [whole[:cut] for cut in range(1, len(whole))]
    found = examined_all(cuts)
    assert len(found) == len(cuts)
    assert all(value(each, "container.type") for each in found)


def test_the_same_file_gives_the_same_findings(examined: Examine) -> None:
    content = png(text("Software", "NovelAI"), text("Comment", '{"steps": 28}'))
    assert examined(content, "a.png") == examined(content, "a.png")


def test_a_finding_is_named_after_its_file_and_question(examined: Examine) -> None:
    found = examined(png(), "a.png")
    for each in found.findings:
        assert each.id == f"{found.exhibit.sha256[:8]}.{each.question}"
        assert each.sha256 == found.exhibit.sha256
        assert each.method
        assert each.tool
    assert len({each.id for each in found.findings}) == len(found.findings)


def test_findings_stand_in_the_order_of_the_table(examined: Examine) -> None:
    found = examined(png(text("Software", "NovelAI")), "a.png")
    order = list(QUESTIONS)
    rows = [question_of(each.question) for each in found.findings]
    places = [order.index(row.id) for row in rows if row is not None]
    assert places == sorted(places)
    assert len(places) == len(found.findings)


def test_an_examination_is_read_back_as_it_was_written(examined: Examine) -> None:
    found = examined(
        png(text("Comment", "сөз 😀 \ud83d".encode("utf-8", "replace").decode())), "a.png"
    )
    assert from_json(json.loads(json.dumps(to_json(found)))) == found
    with pytest.raises(RecordError):
        from_json({"exhibit": {}})
    broken = to_json(found)
    broken["findings"][0]["weight"] = "heavy"
    with pytest.raises(RecordError):
        from_json(broken)


def test_the_same_content_under_another_name_is_told_from_the_first(examined: Examine) -> None:
    first = examined(png(), "a.png")
    second = renamed(first, replace(first.exhibit, path="b.mp4"))
    assert value(second, "container.extension") == "differs"
    assert second == examined(png(), "b.mp4")


def test_several_exhibits_are_examined_in_order_and_progress_is_told(tmp_path: Path) -> None:
    pairs = []
    for number in range(3):
        path = tmp_path / f"{number}.png"
        path.write_bytes(png(text("Comment", str(number))))
        received, _ = receive(path, path.name, tmp_path / "store", who="t", now=NOW)
        assert received is not None
        pairs.append((received.exhibit, received.stored))
    told: list[tuple[str, int, int]] = []
    examinations, problems = examine(
        pairs, progress=lambda exhibit, done, total: told.append((exhibit.path, done, total))
    )
    assert problems == ()
    assert [each.exhibit.path for each in examinations] == ["0.png", "1.png", "2.png"]
    assert told == [("0.png", 1, 3), ("1.png", 2, 3), ("2.png", 3, 3)]


def test_the_store_may_be_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.png").write_bytes(png())
    received, _ = receive(Path("a.png"), "a.png", Path("store"), who="t", now=NOW)
    assert received is not None
    (examination,), _ = examine([(received.exhibit, received.stored)])
    assert value(examination, "container.content") == "whole"


def test_what_the_machine_was_too_busy_for_is_not_to_be_kept(examined: Examine) -> None:
    assert repeatable(examined(png(), "a.png"))
    assert repeatable(examined(png()[:20], "a.png"))
    assert not repeatable(examined(png(), "a.png", Settings(limits=Limits(seconds=0))))


def test_a_copy_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    exhibit = Exhibit("a.png", "0" * 64, 1, "image/png", "image")
    (examination,), problems = examine([(exhibit, tmp_path / "gone")])
    assert examination.findings == ()
    assert [problem.code for problem in problems] == ["exhibit.copy-missing"]


def test_trust_anchors_that_are_none_are_a_problem(tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.pem"
    anchors.write_text("not a certificate")
    for path in (anchors, tmp_path / "absent"):
        _, problems = examine([], settings=Settings(trust_anchors=path))
        assert [problem.code for problem in problems] == ["anchors.unreadable"]


def test_the_version_of_the_methods_follows_the_settings(tmp_path: Path) -> None:
    anchors = tmp_path / "anchors.pem"
    anchors.write_text("-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")
    plain = methods_version(Settings())
    assert "c2pa-python" in methods_version()
    assert plain.startswith(methods_version())
    assert methods_version(Settings(trust_anchors=anchors)) != plain
    assert methods_version(Settings(limits=Limits(pixels=1))) != plain


def test_a_step_that_fails_leaves_the_others(examined: Examine) -> None:
    content = png(text("Software", "NovelAI"), data=b"")[:60] + bytes(400)
    found = examined(content, "a.png")
    assert value(found, "generator.trace") != ""
    assert value(found, "metadata.tags") != ""


def test_no_time_at_all_is_a_finding_for_each_step(examined: Examine) -> None:
    found = examined(png(), "a.png", Settings(limits=Limits(seconds=0)))
    failed = [each for each in found.findings if each.question.startswith("decode.")]
    assert [each.value for each in failed] == ["out of time"] * 4
    origin = answer(found, "origin.declared")
    assert origin.weight is Weight.CANNOT_BE_ASSESSED
