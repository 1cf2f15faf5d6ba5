from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.casefile.vocabulary import law, mistakes, read

from dalel.case.position import Severity
from dalel.casefile.read import read_case

HEAD = "case: x\npersons:\n  dana: {is: natural}\n"
ACT = "acts:\n  call: {by: dana, does: call, when: 2026}\n"


@pytest.mark.parametrize(
    ("text", "expected", "words"),
    [
        pytest.param(HEAD + "act:\n  x: {}\n" + ACT, "4:1 case.unknown-section", "acts", id="section"),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, wen: 2026, when: 2026}\n",
            "5:29 case.unknown-key",
            "when",
            id="key",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dan, does: call, when: 2026}\n",
            "5:11 case.dangling",
            "dana",
            id="dangling",
        ),
        pytest.param(
            HEAD + "media: {m: {}}\nacts:\n  c: {by: m, does: call, when: 2026}\n",
            "6:11 case.wrong-type",
            "person",
            id="wrong type",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: calls, when: 2026}\n",
            "5:23 case.word",
            "call",
            id="word",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: 2026-02-30}\n",
            "5:35 case.day",
            "2026-02-30",
            id="no such day",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: 01.02.2026}\n",
            "5:35 case.day",
            "2026-02-01",
            id="dotted day",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: 22:30}\n",
            "5:35 case.day",
            "time of day",
            id="22:30",
        ),
        pytest.param("case: x\npersons:\n  NO: {}\n" + ACT.replace("dana", "NO"), "3:3 case.id", "yes, no", id="NO"),
        pytest.param("case: x\npersons:\n  dana: {}\n  1.10: {}\n" + ACT, "4:3 case.id", "number", id="1.10"),
        pytest.param("case: x\npersons:\n  dana: {}\n  22:30: {}\n" + ACT, "4:3 case.id", "time", id="22:30 as id"),
        pytest.param("case: x\npersons:\n  dana: {}\n  " + "x" * 61 + ": {}\n" + ACT, "4:3 case.id", "at most 60", id="long id"),
        pytest.param("case: x\npersons:\n  dana: {}\n  deed: {}\n" + ACT, "4:3 case.id", "deed-1", id="word as id"),
        pytest.param(HEAD + "  dana: {}\n" + ACT, "4:3 yaml.twice", "3", id="key twice"),
        pytest.param(HEAD + "media: {dana: {}}\n" + ACT, "4:9 case.id-twice", "persons", id="id twice"),
        pytest.param(
            HEAD + "harms: {h: {words: Hello, world, to: dana}}\n" + ACT,
            "4:20 case.comma",
            "world",
            id="comma",
        ),
        pytest.param(
            HEAD + "transfers: {t: {amount: 12,000,000 KZT, whose: dana}}\n" + ACT,
            "4:25 case.comma",
            "000, 000 KZT",
            id="comma in a sum",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: }\n",
            "5:29 case.empty-value",
            "when",
            id="empty value",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: {is: }, does: call, when: 2026}\n",
            "5:16 case.empty-value",
            "by",
            id="empty value with its sources",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: 2026-02-05, until: 2026-01}\n",
            "5:54 case.until",
            "before it begins",
            id="ends before it begins",
        ),
        pytest.param(
            HEAD.replace("natural", "natural, alive: Иә") + ACT,
            "3:30 case.yes-no",
            "“yes”",
            id="yes in Kazakh",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: угрожать причинением вреда, when: 2026}\n",
            "5:23 case.word",
            "“threaten”",
            id="the name of a word",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: create, when: 2026}\n",
            "5:23 case.word",
            "“generate”",
            id="a word that people write instead",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: 2026, channel: WhatsApp}\n",
            "5:50 case.word",
            "“messenger”",
            id="the name of a service",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: transmogrify, when: 2026}\n",
            "5:23 case.word",
            "order, incite, script",
            id="a word like none",
        ),
        pytest.param(HEAD + "acts:\n\tcall: {by: dana, does: call, when: 2026}\n", "5:1 yaml.tab", "spaces", id="tab"),
        pytest.param(
            HEAD + ACT + "  two: {like: cal, by: dana, does: call, when: 2025}\n", "6:15 case.like", "call", id="like nothing"
        ),
        pytest.param(
            HEAD + "acts:\n  one: {like: two}\n  two: {like: one}\n",
            "6:15 case.like",
            "one → two → one",
            id="like in a circle",
        ),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: [generate, publish], when: 2026}\n",
            "5:23 case.verbs",
            "like: c",
            id="several verbs",
        ),
        pytest.param(
            HEAD + "acts:\n  c:\n    by: dana\n    does: generate and publish\n    when: 2026\n",
            "7:11 case.verbs",
            "one verb",
            id="several verbs in words",
        ),
        pytest.param(
            HEAD + "acts:\n  a: {by: dana, does: call, when: 1 day after b}\n  b: {by: dana, does: call, when: 1 day after a}\n",
            "6:35 case.day-cycle",
            "a → b → a",
            id="days in a circle",
        ),
        pytest.param(HEAD + "media: {m: {file: ../x.png}}\n" + ACT, "4:19 case.path-outside", "..", id="path"),
        pytest.param(HEAD + "media: {m: {file: /etc/passwd}}\n" + ACT, "4:19 case.path-outside", "etc", id="absolute path"),
        pytest.param(HEAD + "media: {m: {file: 'C:\\x.png'}}\n" + ACT, "4:19 case.path", "/", id="backslash"),
        pytest.param(HEAD + "transfers: {t: {amount: 1.10}}\n" + ACT, "4:25 case.money", "currency", id="no currency"),
        pytest.param(HEAD + "transfers: {t: {amount: 1.100 KZT}}\n" + ACT, "4:25 case.money", "thousands", id="1.100"),
        pytest.param(HEAD.replace("natural", "natural, age: young") + ACT, "3:28 case.age", "17", id="age"),
        pytest.param(HEAD.replace("natural", "natural, sane: maybe") + ACT, "3:29 case.yes-no", "unknown", id="yes-no"),
        pytest.param(
            HEAD.replace("natural", "natural, sane: {is: yes, sais: dana}") + ACT,
            "3:39 case.source-key",
            "says",
            id="source key",
        ),
        pytest.param(HEAD + ACT + "facts:\n  call mislead dana: yes\n", "7:3 sentence.unknown", "call misleads dana", id="sentence"),
        pytest.param(HEAD + ACT + "facts:\n  call misleads dana: perhaps\n", "7:23 case.state", "established", id="state"),
        pytest.param(HEAD + ACT + "facts:\n  day of call: yes\n", "7:16 case.measure", "2026-03-04", id="measure"),
        pytest.param(HEAD + ACT + "complete:\n  consnts of dana: yes\n", "7:3 case.list", "consents of dana", id="list"),
        pytest.param(HEAD + ACT + "complete:\n  consents of dna: yes\n", "7:15 case.dangling", "dana", id="owner"),
        pytest.param(
            HEAD + "acts:\n  c: {by: dana, does: call, when: 2026, mind: new}\n",
            "5:47 case.mind",
            "knew",
            id="mind",
        ),
        pytest.param("case: x\n", "1:1 case.no-acts", "acts:", id="no acts"),
        pytest.param(HEAD + "acts:\n  c: {by: dana, does: call}\n", "5:3 case.act-without", "when", id="no day"),
    ],
)  # fmt: skip
def test_one_mistake_has_one_message_with_its_place(text: str, expected: Any, words: Any) -> None:
    _, problems = read(text)

    assert [expected] == mistakes(text)
    assert words in problems[0].text()


def test_all_mistakes_are_told_at_once_and_the_rest_is_kept() -> None:
    text = (
        "case: Bad\npersons:\n  dana: {is: naturl, born: 2010-02-30, sane: yes}\n  bek: {bron: 2010}\n"
        "acts:\n  a: {by: dan, does: generate, when: 2026-01}\n  b: {by: bek, does: publis\n"
        "  c: {by: bek, does: publish, when: 2026-02}\nfacts:\n  a misleads dana: yes\n"
    )

    case, problems = read(text)

    assert [3, 3, 4, 6, 7] == [problem.position.line for problem in problems]
    assert ["dana", "bek", "a", "c", "unknown-of-a"] == list(case.things)
    assert True is case.things["dana"].sane.value
    assert 1 == len(case.facts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "persons: {call: {is: natural}}\nacts:\n  call: {does: cal, when: 22:30, mind: wantd}\n",
            ["4:3 case.act-without", "4:3 case.id-twice", "4:16 case.word", "4:27 case.day", "4:40 case.mind"],
            id="an id in two sections",
        ),
        pytest.param(
            "persons:\n  dana: {is: natural}\n  dana: {is: naturl, age: young}\n" + ACT,
            ["4:3 yaml.twice", "4:14 case.word", "4:27 case.age"],
            id="a thing",
        ),
        pytest.param(
            "persons: {dana: {is: natural}}\nacts:\n  call: {by: dana, does: call, when: 2026, does: cal, when: 22:30, by: dna}\n",
            ["4:44 yaml.twice", "4:50 case.word", "4:55 yaml.twice", "4:61 case.day", "4:68 yaml.twice", "4:72 case.dangling"],
            id="keys of one thing",
        ),
        pytest.param(
            "persons: {dana: {}}\n" + ACT + "persons:\n  bek: {is: naturl}\npersons:\n  aset: {age: young}\n",
            ["5:1 yaml.twice", "6:13 case.word", "7:1 yaml.twice", "8:15 case.age"],
            id="a section, three times",
        ),
        pytest.param(
            "persons: {dana: {}}\n" + ACT + "facts: {call misleads dana: yes, call misleads dana: perhaps}\nfacts: {call mislead dana: yes}\n",
            ["5:34 yaml.twice", "5:54 case.state", "6:1 yaml.twice", "6:9 sentence.unknown"],
            id="a fact, and facts",
        ),
        pytest.param(
            "persons:\n  dana: {}\n  bek: {is: }]\n  dana: {is: naturl}\n" + ACT,
            ["4:14 yaml.unreadable", "5:3 yaml.twice", "5:14 case.word"],
            id="beside an entry that is no YAML",
        ),
        pytest.param(
            "persons: {dana: {}, call: {}}\n" + ACT + "persons: {bek: {is: naturl}}\n",
            ["4:3 case.id-twice", "5:1 yaml.twice", "5:21 case.word"],
            id="an id and a section",
        ),
    ],
)  # fmt: skip
def test_what_stands_a_second_time_is_read_for_its_mistakes(text: str, expected: Any) -> None:
    assert expected == mistakes("case: x\n" + text)


def test_of_two_with_one_id_the_first_is_kept() -> None:
    text = "case: x\npersons: {dana: {is: natural}, dana: {is: legal}}\nplaces: {dana: {}}\nacts: {dana: {does: call}}\n"

    case, _ = read(text)

    assert case is not None
    assert {"dana": "person"} == dict(case.types)
    assert "natural" == case.things["dana"].is_.value


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    case_folder = tmp_path / "case"
    case_folder.mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    (case_folder / "link.png").symlink_to(tmp_path / "secret.png")
    (case_folder / "case.yaml").write_text(
        HEAD + "media: {m: {file: link.png}}\n" + ACT, encoding="utf-8"
    )

    case, problems = read_case(case_folder, law())

    assert ["case.path-outside"] == [problem.code for problem in problems]
    assert case is not None
    assert () == case.exhibits


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "case.empty", id="empty"),
        pytest.param(b"# nothing yet\n", "case.empty", id="comments only"),
        pytest.param(b"hello", "case.not-a-case", id="a word"),
        pytest.param(b"- a\n- b\n", "case.not-a-case", id="a list"),
        pytest.param(bytes(range(256)) * 20, "case.not-text", id="garbage"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "case.not-text", id="a picture"),
        pytest.param(b"a: " + b"[" * 5000, "yaml.deep", id="deep nesting"),
        pytest.param(b"a: " + b"x" * 5_000_000, "case.too-large", id="too large"),
    ],
)
def test_what_is_no_case_file_is_told_plainly(content: bytes, code: str) -> None:
    case, problems = read(content)

    assert code in [problem.code for problem in problems]
    assert case is None or not case.things


def test_an_alias_bomb_stays_small() -> None:
    text = "case: x\na: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )

    _, problems = read(text)

    assert {"yaml.alias", "case.unknown-section", "case.no-acts"} == {one.code for one in problems}
    assert 45 > len(problems)


@pytest.mark.parametrize("files", [(), ("notes.txt",)])
def test_a_folder_without_a_case_file_is_told(tmp_path: Path, files: tuple[str, ...]) -> None:
    for name in files:
        (tmp_path / name).write_text("x", encoding="utf-8")

    case, problems = read_case(tmp_path, law())

    assert (None, ["case.no-file"]) == (case, [problem.code for problem in problems])


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    case, problems = read_case(tmp_path / "gone", law())

    assert (None, ["case.no-folder"]) == (case, [problem.code for problem in problems])


STORY = (
    HEAD.replace("case: x", "case: Дело о звонке директора")
    + ACT
    + "# Көшеде айтылған сөздер: қызметкердің өтініші, жұмыс берушінің әңгімесі, ғимарат\n"
)
RUSSIAN = HEAD + ACT + "# Свидетель показал: звонил директор, голос был похож\n"


@pytest.mark.parametrize(
    ("text", "codec", "place", "likely"),
    [
        (STORY, "kz1048", "1:7", "RK1048"),
        (RUSSIAN, "cp1251", f"{RUSSIAN.count(chr(10))}:3", "CP1251"),
        (RUSSIAN, "koi8-r", f"{RUSSIAN.count(chr(10))}:3", "KOI8-R"),
        (RUSSIAN, "cp866", f"{RUSSIAN.count(chr(10))}:3", "CP866"),
        (RUSSIAN, "utf-16-le", "1:2", "UTF-16LE"),
        (RUSSIAN, "utf-16-be", "1:1", "UTF-16BE"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused(
    text: str, codec: str, place: str, likely: str
) -> None:
    """The first byte's place, the likely encoding and how to convert; nothing is judged from garbled text."""
    case, problems = read(text.encode(codec))

    assert case is None
    [problem] = problems
    assert (problem.code, problem.severity) == ("case.not-utf-8", Severity.ERROR)
    assert place == f"{problem.position.line}:{problem.position.column}"
    assert f"iconv -f {likely} -t UTF-8 case.yaml" in problem.text()


def test_one_wrong_byte_is_told_without_a_guess() -> None:
    case, problems = read((HEAD + ACT).encode() + b"# \xff\r\n")

    assert case is None
    [problem] = problems
    assert "case.not-utf-8" == problem.code
    assert ((HEAD + ACT).count("\n") + 1, 3) == (problem.position.line, problem.position.column)
    assert "iconv" not in problem.text()


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(codec: str) -> None:
    case, problems = read(RUSSIAN.encode(codec))

    assert () == problems
    assert ["dana", "call"] == list(case.things)


def test_control_characters_are_replaced() -> None:
    case, problems = read(HEAD.replace("x", "a\x07b", 1) + ACT)

    assert ["1:8 case.control-character"] == [
        f"{p.position.line}:{p.position.column} {p.code}" for p in problems
    ]
    assert "a\ufffdb" == case.title


def test_names_with_emoji_and_chinese_are_kept() -> None:
    case, problems = read(HEAD.replace("natural", "natural, name: '😀 李明'") + ACT)

    assert () == problems
    assert "😀 李明" == case.things["dana"].name.value


def test_a_pipe_is_no_case_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "case.yaml")

    case, problems = read_case(tmp_path / "case.yaml", law())

    assert case is None
    assert [each.code for each in problems] == ["case.unreadable"]
