"""An assessment that several lines of an actor rest on is said once; each line still bears its mark."""

from __future__ import annotations

from tests.report.sample import DIRECTOR, LAW

from dalel.report.document import Block, Detail, Heading, Paragraph, Verdict, joined, plain, words
from dalel.report.footnotes import assessed, footed
from dalel.report.wording.speech import Speech

SPEECH = Speech.of("en", LAW, DIRECTOR.case)


def line(*told: tuple[str, list[str]]) -> Verdict:
    """Return a line of page one that rests on assessments."""
    said = joined([words("limitation"), *(assessed(SPEECH, who, what) for who, what in told)])
    return Verdict("STANDS", "firm", words("Fraud"), details=(Detail(said),))


def printed(*blocks: Block) -> list[str]:
    """Return what stands in the details of lines and in paragraphs."""
    found = footed(SPEECH, [Heading(2, words("Bek")), *blocks])
    return [
        plain(each.details[0].line if isinstance(each, Verdict) else each.line)
        for each in found
        if isinstance(each, Verdict | Paragraph)
    ]


def test_what_one_line_alone_rests_on_stays_in_it() -> None:
    assert printed(line(("the court", ["sane", "grave"]))) == [
        "limitation · assessed by the court: sane; grave"
    ]


def test_what_two_lines_share_is_said_once_and_marked_in_both() -> None:
    assert printed(line(("the court", ["sane"])), line(("the court", ["sane", "grave"]))) == [
        "limitation · assessed ¹",
        "limitation · assessed by the court: grave · assessed ¹",
        "Assessed by the court: ¹ sane",
    ]


def test_each_who_assessed_has_a_note_of_his_own() -> None:
    both = (("the court", ["sane"]), ("the expert", ["grave"]))

    assert printed(line(*both), line(*both))[-2:] == [
        "Assessed by the court: ¹ sane",
        "Assessed by the expert: ² grave",
    ]


def test_the_notes_of_all_actors_stand_together_behind_them() -> None:
    bek, arman = line(("the court", ["Bek is sane"])), line(("the court", ["Arman is sane"]))

    assert printed(bek, bek, Heading(2, words("Arman")), arman, arman) == [
        "limitation · assessed ¹",
        "limitation · assessed ¹",
        "limitation · assessed ²",
        "limitation · assessed ²",
        "Assessed by the court: ¹ Bek is sane; ² Arman is sane",
    ]
