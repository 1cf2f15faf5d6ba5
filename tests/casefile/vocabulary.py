"""A small vocabulary of known sentences, with the repository's closed lists and lists; and stories in one line."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dalel.case.position import Problem
from dalel.casefile.read import read_case_text
from dalel.norms.jurisdiction import Currency, Jurisdiction
from dalel.norms.model import Law
from dalel.norms.vocabulary import read_vocabulary

TENGE = Currency("KZT", "₸", ("тг", "тг.", "тенге", "теңге", "tenge"))
FOLDER = Path(__file__).resolve().parents[2] / "law" / "vocabulary"
TERMS = """\
deed spreads data:
  places: {deed: act, data: data}
  reads: ["deed.does in [publish, repost] and deed.data has data"]
deed makes medium:
  places: {deed: act, medium: medium}
  reads: ["deed.does in [generate, alter] and deed.result has medium"]
deed misleads person:
  places: {deed: act, person: person}
  reads: ["deed.misleads has person"]
deed helps other:
  places: {deed: act, other: act}
  reads: ["deed.helps has other"]
deed reaches an indefinite circle:
  places: {deed: act}
  reads: ["deed.channel in [mass-media, platform]", "deed.channel in [call, in-person] refutes"]
deed is hidden:
  places: {deed: act}
actor would take part in deed:
  places: {actor: person, deed: act}
data is a secret of person:
  places: {data: data, person: person}
  reads: ["data.secret and data.of has person"]
data is not invented:
  places: {data: data}
  reads: ["not data.invented"]
medium is synthetic:
  places: {medium: medium}
  reads: ["medium.origin in [ai-generated, ai-altered] else refuted"]
  found by: ["medium: origin.declared in [ai-generated, ai-altered]"]
medium is whole:
  places: {medium: medium}
  found by: ["medium: c2pa.binding in [matches]", "medium: c2pa.binding in [altered] refutes"]
publication carries a mark:
  places: {publication: publication}
  reads: ["publication.machine-mark"]
  found by: ["publication.of: mark.machine-readable in [present]"]
person is identified:
  places: {person: person}
  reads: ["person.identified", "person.is in [natural, legal]"]
  unread when: "person.is in [unidentified] refuted"
person was alive on the day of deed:
  places: {person: person, deed: act}
  reads: ["alive person deed.when"]
age of person at the start of deed:
  places: {person: person, deed: act}
  kind: measure
  unit: years
  reads: ["age person deed.when"]
age of person at the end of deed:
  places: {person: person, deed: act}
  kind: measure
  unit: years
  reads: ["age person deed.until"]
day of deed:
  places: {deed: act}
  kind: measure
  unit: date
  reads: ["day deed.when"]
amount of transfer:
  places: {transfer: transfer}
  kind: measure
  unit: money
  reads: ["money transfer.amount"]
number of owners hit by deed:
  places: {deed: act}
  kind: measure
  unit: number
  reads: ["owners deed"]
transfer is of property that actor does not own:
  places: {transfer: transfer, actor: person}
  reads: ["foreign transfer actor"]
consent had ended before deed:
  places: {consent: consent, deed: act}
  reads: ["ended consent deed.when"]
consent covers deed:
  places: {consent: consent, deed: act}
  reads: ["consent.covers has deed", "consent.excludes has deed refutes"]
deed directly caused harm:
  places: {deed: act, harm: harm}
  kind: assessment
  reads: ["link deed harm"]
actor is suspect of deed:
  places: {actor: person, deed: act}
  reads: ["suspect actor deed"]
person complained about deed:
  places: {person: person, deed: act}
  reads: ["complained person deed"]
person is an employee of other:
  places: {person: person, other: person}
  reads: ["person.relations employee-of other"]
person was a journalist on the day of deed:
  places: {person: person, deed: act}
  reads: ["person.holds [journalist] any"]
class of person is category:
  places: {person: person, category: word subject classes}
  reads: ["person.class is category else refuted"]
harm is substantial:
  places: {harm: harm}
  kind: assessment
  reads: ["harm.substantial"]
harm is grave:
  places: {harm: harm}
  kind: assessment
"""
AXIOMS = """\
- when: [harm is grave]
  then: [harm is substantial]
  why: {en: Grave harm is substantial., ru: Тяжкий вред существен., kk: Ауыр зиян елеулі.}
"""


@cache
def law(terms: str = TERMS, axioms: str = AXIOMS) -> Law:
    """Return a law that consists of its vocabulary alone."""
    texts = {
        name: (FOLDER / name).read_text(encoding="utf-8") for name in ("words.yaml", "lists.yaml")
    }
    made, problems = read_vocabulary(
        {**texts, "terms.yaml": terms, "axioms.yaml": axioms}, TENGE.code
    )
    assert [] == [problem.text() for problem in problems]
    return Law(
        Jurisdiction("test", currency=TENGE),
        made.terms,
        made.listings,
        made.words,
        made.axioms,
        (),
        {},
        (),
        {},
        (),
        date(2026, 7, 12),
        "",
    )


def read(
    text: str | bytes, folder: Path | None = None, file: str = "case.yaml"
) -> tuple[Any, tuple[Problem, ...]]:
    """Read the text of a case file under the small vocabulary."""
    return read_case_text(text, law(), file, folder)


def good(text: str) -> Any:  # a Case; tests look at fields of every class
    """Read a case file that must be without mistakes."""
    case, problems = read(text)
    assert [] == [f"{problem.position}: {problem.text()}" for problem in problems]
    assert case is not None
    return case


def mistakes(text: str | bytes) -> list[str]:
    """Return each mistake as ``line:column code``."""
    _, problems = read(text)
    return [f"{one.position.line}:{one.position.column} {one.code}" for one in problems]
