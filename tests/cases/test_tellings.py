"""The same story told in another way is judged alike, and page one says what a lawyer must not miss."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dalel.case.case import Case
from dalel.locale.languages import LANGUAGES
from dalel.norms.load import load_law
from dalel.norms.model import Law, NormKind
from dalel.report.compose import compose
from dalel.report.text import page_one
from dalel.report.wording.addresses import short_title
from dalel.report.wording.speech import Speech
from dalel.report.wording.verdicts import outcome
from dalel.workflow.run import Outcome, Request, Stage, carry_out

IN_FIELDS = """\
case: x
persons:
  aida: {is: natural, alive: yes}
  rus: {is: natural, born: 1990-01-01, sane: yes}
data:
  diary: {of: aida, kind: message, private-life: yes, secret: yes, true: yes}
assertions:
  lie: {about: aida, false: yes, presented-as: fact, discrediting: yes}
acts:
  post: {by: rus, does: publish, when: 2026-08-01, channel: platform, data: diary, says: lie, against: aida, purpose: humiliate, mind: wanted, that-is-all: yes}
  trick: {by: rus, does: call, when: 2026-08-02, channel: messenger, misleads: aida, purpose: take-property, mind: wanted, that-is-all: yes}
  bill: {by: rus, does: demand, when: 2026-08-03, channel: messenger-private, against: aida, demand: {of: money, from: aida, amount: 500 000 KZT}, threat: {of: publication, to: aida, about: aida, shames: yes, backs: bill-demand}, mind: wanted, that-is-all: yes}
transfers:
  pay: {because: trick, decided-by: aida, whose: aida, of: money, amount: 900 000 KZT, return: nothing, happened: yes, received: yes}
facts:
  post humiliates aida: yes
  form of post is indecent: yes
  post creates danger to public order: no
  post creates danger of substantial harm to citizens, organisations or the state: no
complete:
  consents of aida: yes
"""
IN_SENTENCES = """\
case: x
persons:
  aida: {is: natural, alive: yes}
  rus: {is: natural}
data:
  diary: {of: aida}
assertions:
  lie: {about: aida}
acts:
  post: {by: rus, when: 2026-08-01, does: publish, data: diary, says: lie, against: aida, mind: wanted, that-is-all: yes}
  trick: {by: rus, when: 2026-08-02, does: call, mind: wanted, that-is-all: yes}
  bill: {by: rus, when: 2026-08-03, does: demand, demand: {from: aida}, threat: {to: aida}, mind: wanted, that-is-all: yes}
transfers:
  pay: {because: trick, whose: aida}
facts:
  rus is of sound mind: yes
  age of rus at the start of post: 36
  age of rus at the start of trick: 36
  age of rus at the start of bill: 36
  diary concerns private life of aida: yes
  diary is a personal or family secret of aida: yes
  diary is true: yes
  diary is personal data of aida: yes
  post spreads diary: yes
  post spreads lie: yes
  post goes through an online platform: yes
  lie is false: yes
  lie is about aida: yes
  lie discredits aida: yes
  lie is presented as fact: yes
  post spreads false information: yes
  post serves spreading: yes
  trick deceives or abuses trust: yes
  trick deceives a user of the Internet: yes
  trick misleads aida: yes
  trick serves taking property: yes
  pay was decided by aida: yes
  pay was decided under the error made by trick: yes
  pay is of property that rus does not own: yes
  pay happened: yes
  pay reached its taker: yes
  nothing equal was given in return for pay: yes
  amount of pay: 900 000 KZT
  bill-demand is of property or acts of a property nature: yes
  bill-demand is made under bill-threat: yes
  amount of bill-demand: 500 000 KZT
  bill-threat is of spreading information: yes
  information of bill-threat shames its victim or those close: yes
  post humiliates aida: yes
  form of post is indecent: yes
  post creates danger to public order: no
  post creates danger of substantial harm to citizens, organisations or the state: no
complete:
  consents of aida: yes
"""
YOUNG = """\
case: x
persons:
  ada: {is: natural}
  bek: {is: natural, born: BORN, sane: yes}
acts:
  d: {by: bek, does: call, when: 2026-05-05, channel: call, misleads: ada, purpose: take-property, mind: wanted}
transfers:
  t: {because: d, decided-by: ada, whose: ada, of: money, amount: 90 000 KZT, return: nothing, happened: yes, received: yes}
"""


@cache
def law() -> Law:
    return load_law()[0]


def judged(text: str, folder: Path) -> Outcome:
    (folder / "case").mkdir()
    (folder / "case" / "case.yaml").write_text(text, encoding="utf-8")
    request = Request(
        paths=(folder / "case",),
        last=Stage.QUALIFY,
        as_of=date(2026, 11, 24),
        language="en",
        who="the examiner",
        out=folder / "out",
    )
    done = carry_out(request, law())
    assert not done.problems, [problem.text() for problem in done.problems]
    return done


def liable(text: str, folder: Path) -> dict[tuple[str, ...], str]:
    found = judged(text, folder).qualification
    assert found is not None
    return {
        (head.deed, head.norm.id, head.stage.value): outcome(head).value
        for head in found.heads
        if head.norm.kind in {NormKind.OFFENCE, NormKind.ADMINISTRATIVE}
    }


def test_a_story_in_sentences_is_judged_as_one_in_fields(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    fields = liable(IN_FIELDS, tmp_path / "one")

    assert fields == liable(IN_SENTENCES, tmp_path / "two")
    # A platform is a network: the part that names networks is raised by it.
    assert ("post", "kz.koap.73-3.2", "completed") in fields


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("2010-01-01", "under 18: the Criminal Code's lower limits"),
        ("2008", "if under 18: the Criminal Code's lower limits"),
        ("1990-01-01", ""),
    ],
)
def test_the_penalties_of_a_crime_are_less_for_who_is_under_age(
    born: str, said: str, tmp_path: Path
) -> None:
    done = judged(YOUNG.replace("BORN", born), tmp_path)
    assert done.dossier is not None
    printed = " ".join(page_one(compose(done.dossier, law(), "en")).split())

    assert said in printed
    assert ("lower limits" in printed) is bool(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_charged_is_named_by_its_offence(language: str) -> None:
    """*In public* is no charge, *insult: in public* is: a short title of an article is never left out."""
    speech = Speech.of(language, law(), Case(title="t", things={}, types={}, digest="ab" * 32))
    charged = [n for n in law().norms if n.kind in {NormKind.OFFENCE, NormKind.ADMINISTRATIVE}]
    named = {n.id: short_title(speech, n) for n in charged if len(speech.pick(n.title)) < 44}

    assert {"kz.cc.131.2", "kz.cc.274.3", "kz.koap.73-3.3"} <= named.keys()
    titles = {n.id: speech.pick(n.title) for n in charged}
    assert [] == [key for key, said in named.items() if not said.startswith(titles[key])]


FACE = """\
case: x
persons:
  aida: {is: natural, alive: yes}
  rus: {is: natural, born: 1990-01-01, sane: yes}
data:
  face: {of: aida, kind: face, private-life: no, secret: no, true: yes}
assertions:
  run: {words: The bank closes tomorrow, false: yes, presented-as: fact}
acts:
  show: {by: rus, does: publish, when: 2026-07-12, channel: platform, data: face, mind: wanted, that-is-all: yes}
  run-on: {by: rus, does: publish, when: 2023-09-09, channel: platform, says: run, mind: wanted, that-is-all: yes}
  pay: {by: rus, does: call, when: 2026-05-10, channel: call, misleads: aida, purpose: take-property, mind: wanted, that-is-all: yes}
harms:
  h: {to: aida, interest: work, happened: yes, substantial: yes, because: show}
links:
  l: {cause: show, effect: h, direct: yes}
transfers:
  a: {because: pay, decided-by: aida, whose: aida, of: money, amount: 2 000 000 to 2 100 000 KZT, return: nothing, happened: yes, received: yes}
  b: {like: a, amount: 2 300 000 to 2 500 000 KZT}
facts:
  face stands with an identifier: no
  run-on creates danger to public order: yes
complete:
  consents of aida: yes
  harms to aida: yes
"""


def test_page_one_says_no_more_than_the_lines_behind_it(tmp_path: Path) -> None:
    done = judged(FACE, tmp_path)
    assert done.dossier is not None
    printed = " ".join(page_one(compose(done.dossier, law(), "en")).split())

    # A face without a name is personal data by one answer only: nobody says that the duty is breached.
    assert "Duties breached" not in printed
    assert "hangs on how a text is read: Personal data law, article 7(1), article 7(3)." in printed
    # The wording of 2022 ends on a day that was computed; that it began was read.
    assert "10.09.2023, the day this wording ends, is computed, not read" in printed
    assert "the day this wording begins" not in printed
    # Two payments of one deed hang in the same way: that is said once.
    certain = "However the open facts turn out, at least one of these holds: Criminal Code 190(1), 190(3)."
    assert 1 == printed.count(certain)
