"""A law of one page, whole and right; tests change one thing of it and see what the loader says."""

from __future__ import annotations

from dalel.case.position import Problem
from dalel.norms.load import build_law
from dalel.norms.model import Law

TERMS = """\
deed spreads data:
  places: {deed: act, data: data}
  ask: {en: Was it spread?, ru: Распространено?, kk: Таратылды ма?}
deed spreads medium:
  places: {deed: act, medium: medium}
deed collects data:
  places: {deed: act, data: data}
data concerns private life of person:
  places: {data: data, person: person}
data is true:
  places: {data: data}
actor is of sound mind:
  places: {actor: person}
  kind: assessment
age of person at the start of deed:
  places: {person: person, deed: act}
  kind: measure
  unit: years
damage of harm:
  places: {harm: harm}
  kind: measure
  unit: money
harm is substantial:
  places: {harm: harm}
  kind: assessment
harm will follow from deed:
  places: {deed: act}
harm was repaired in full:
  places: {harm: harm}
  presupposes: harm is substantial
day of deed:
  places: {deed: act}
  kind: measure
  unit: date
number of owners hit by deed:
  places: {deed: act}
  kind: measure
  unit: number
consent covers deed:
  places: {consent: consent, deed: act}
person consented to deed:
  places: {person: person, deed: act}
deed creates danger to citizens, organisations or the state:
  places: {deed: act}
class of person is category:
  places: {person: person, category: word subject classes}
"""

LISTS = """\
actor of deed: {owner: act, member: person, reads: field by, closed: yes}
data in deed: {owner: act, member: data, reads: field data, closed: yes}
victim of data: {owner: data, member: person, reads: field of, closed: yes}
harm to person: {owner: person, member: harm, reads: inverse to}
consent of person: {owner: person, member: consent, reads: inverse by}
"""

WORDS = """\
subject classes:
  individual: {en: individual, ru: физическое лицо, kk: жеке тұлға}
  large: {en: large business, ru: крупный бизнес, kk: ірі кәсіпкерлік}
prosecutions:
  private: {en: private, ru: частное, kk: жеке}
  public: {en: public, ru: публичное, kk: жария}
bodies:
  court: {en: court, ru: суд, kk: сот}
  authority: {en: authority, ru: орган, kk: орган}
remedies:
  stop: {en: stopping it, ru: пресечение, kk: тоқтату}
  remove: {en: removing it, ru: удаление, kk: алып тастау}
categories:
  minor: {en: minor, ru: небольшой тяжести, kk: онша ауыр емес}
  grave: {en: grave, ru: тяжкое, kk: ауыр}
"""

ACTS = """\
[criminal-code]
number = "226-V"
branch = "criminal"
title = {en = "Criminal Code", ru = "Уголовный кодекс", kk = "Қылмыстық кодекс"}
short = {en = "Criminal Code", ru = "УК РК", kk = "ҚР ҚК"}
"""

READINGS = """\
["kz.r.1"]
question = {en = "Is a wholly invented scene information on private life?"}
first = {en = "No.", holders_en = "part of the authors"}
second = {en = "Yes.", holders_en = "others"}
touches = ["kz.cc.147.4"]
"""

UNITS = """\
[[MCI]]
value = 3932
since = 2025-01-01
until = 2026-01-01
uses = ["fine", "threshold"]

[[MCI]]
value = 4325
since = 2026-01-01
uses = ["fine", "threshold"]
"""

GENERAL = """\
known_to = 2026-07-12
name = {en = "Kazakhstan"}
example = "kz.cc.147.4"
currency = {code = "KZT", sign = "₸", words = ["tenge", "тенге"]}
index = {unit = "MCI", words = ["МРП"], name = {en = "MCI", ru = "МРП", kk = "АЕК"}}
"""

AGE = """\
---
act: kz/criminal-code
article: "15"
title: {en: Persons liable, ru: Лица, kk: Адамдар}
---

## Part 1 · age · возраст · жас

### since 2015-01-01 · Law 226-V

> **ru** «вменяемое лицо, достигшее шестнадцати лет»
> **kk** «он алты жасқа толған есi дұрыс адам»
> verified · edition 2026-07-01 of document 81097 · read 2026-11-24

```norm
rule kz.cc.15.1 of deed, actor of deed
  sanity: actor is of sound mind
  age: age of actor at the start of deed is at least 16 years
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| sanity | вменяемое | есi дұрыс | of sound mind |
| age | достигшее шестнадцати лет | он алты жасқа толған | sixteen |

```cases
base  actor is of sound mind; age of actor at the start of deed is at least 18 years
+ base
- base without actor is of sound mind
? base unknown actor is of sound mind
```
"""

SPREADING = """\
---
act: kz/criminal-code
article: "147"
title: {en: Privacy, ru: Частная жизнь, kk: Жеке өмір}
---

# Article 147

## Part 4 · spreading · распространение · тарату

### since 2022-09-11 · Law 136-VII

> **ru** «Распространение сведений о частной жизни лица без его согласия либо причинение существенного вреда»
>
> **kk** «Адамның жеке өмiрi туралы мәлiметтердi оның келiсiмiнсiз тарату» · «елеулi зиян келтiру»
>
> verified · edition 2025-09-16 of document 81097 · read 2026-11-24 · register 2: 147.4

```norm
offence kz.cc.147.4 of deed, actor of deed, data in deed, victim of data
  core: deed spreads data
  person: rule kz.cc.15.1 holds
  spreading: deed spreads data                   [wanted; completes]
  consent (no consent of victim such that):      [knew that not victim consented to deed]
    covers: consent covers deed
  limbs (any of):
    a private life:
      private: data concerns private life of victim   [knew]
      real: data is true or reading kz.r.1 is second  [nothing: a reading]
    b harm:
      result (some harm to victim such that):         [accepted that harm will follow from deed]
        substantial: harm is substantial
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| person | = лицо с 16 лет | = он алты жастағы адам | a person of sixteen |
| spreading | Распространение | тарату | spreading |
| covers | без его согласия | оның келiсiмiнсiз | without consent |
| a private life, private | сведений о частной жизни лица | жеке өмiрi туралы мәлiметтердi | information on private life |
| real | = подлинные сведения | = шын мәліметтер | real information |
| b harm, substantial | существенного вреда | елеулi зиян | substantial harm |

```sanction
prison 3..6 years
prosecution: public
```

```cases
base a  deed spreads data; data concerns private life of victim; data is true; person; mind
+ a
- a without deed spreads data
- a without mind
- a without data is true
+ invented, by the second answer  a without data is true, reading kz.r.1 is second
- with consent  a with consent covers deed
? a unknown consent covers deed
base b  deed spreads data; harm is substantial; person; mind
+ b
- b without harm is substantial
```

```open
en: What is substantial is for the court.
ru: Существенность оценивает суд.
kk: Елеулі екенін сот бағалайды.
```

### 2016-01-01 to 2022-09-11 · Law 419-V

> **ru** «Распространение»
> **kk** not held
> derived · register 2: 147.4

```norm
offence kz.cc.147.4 of deed, actor of deed, data in deed, victim of data
  core: deed spreads data
  person: rule kz.cc.15.1 holds
  spreading: deed spreads data   [wanted]
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| person | = лицо с 16 лет | | a person of sixteen |
| spreading | Распространение | | spreading |

```sanction
prison up to 5 years
```

```cases
base  deed spreads data; person; mind
+ base
- base without person
```
"""

TEXTS = {
    "vocabulary/deed.yaml": TERMS,
    "vocabulary/lists.yaml": LISTS,
    "vocabulary/words.yaml": WORDS,
    "kz/acts.toml": ACTS,
    "kz/readings.toml": READINGS,
    "kz/units.toml": UNITS,
    "kz/law.toml": GENERAL,
    "kz/criminal-code/15.md": AGE,
    "kz/criminal-code/147.md": SPREADING,
}
ARTICLE = "kz/criminal-code/147.md"


def law_with(changes: dict[str, str] | None = None) -> tuple[Law, tuple[Problem, ...]]:
    """Load the small law with some of its files replaced."""
    return build_law({**TEXTS, **(changes or {})}, "0")


def changed(old: str, new: str, path: str = ARTICLE) -> dict[str, str]:
    """Return one file with one passage replaced; the passage must be there."""
    text = TEXTS[path]
    assert old in text
    return {path: text.replace(old, new, 1)}


def said(problems: tuple[Problem, ...]) -> list[str]:
    """Return problems as a reader sees them."""
    return [f"{problem.position}: {problem.text()}" for problem in problems]
