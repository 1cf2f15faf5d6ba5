"""A second, invented jurisdiction over the shared vocabulary: other money, another index, other ages, other penalties."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from dalel.case.position import Problem
from dalel.norms.check import check
from dalel.norms.load import build_law
from dalel.norms.model import Law

VOCABULARY = Path(__file__).resolve().parents[2] / "law" / "vocabulary"

LAND = """\
known_to = 2026-07-12
example = "xa.code.1"
name = {en = "The Isle", ru = "Остров", kk = "Арал"}
currency = {code = "XTS", sign = "¤", words = ["crown", "crowns", "крон"]}
index = {unit = "BU", words = ["БЕ"], name = {en = "BU", ru = "БЕ", kk = "БӨ"}, up_to = {kk = "БӨ-ге"}}

[penalties]
lightest_first = ["prison", "fine"] # on the Isle money is dear
limits_under = 23
"""
ACTS = """\
[code]
branch = "criminal"
title = {en = "Code of the Isle", ru = "Кодекс Острова", kk = "Арал кодексі"}
short = {en = "Code", ru = "Кодекс", kk = "Кодекс"}

[fines]
branch = "administrative"
title = {en = "Book of Fines", ru = "Книга штрафов", kk = "Айыппұлдар кітабы"}
short = {en = "Fines", ru = "Штрафы", kk = "Айыппұлдар"}
"""
UNITS = """\
[[BU]]
value = 25
since = 2020-01-01
uses = ["fine", "administrative", "threshold"]
"""
FRAUD = """\
---
act: xa/code
article: "1"
title: {en: Large deceit, ru: Крупный обман, kk: Ірі алдау}
---

## Article · large deceit · крупный обман · ірі алдау

### since 2026-06-01 · Law 2

> **ru** «Обман в крупном размере»
> **kk** «Ірі мөлшердегі алдау»
> verified · edition 2026-07-01 of document 1 · read 2026-11-24

```norm
offence xa.code.1 of deed, actor of deed, transfer by deed
  core: transfer was decided under the error made by deed
  person: actor is a natural person
  error: transfer was decided under the error made by deed    [wanted]
  large: sum taken by deed is over 10 BU on the day of deed   [nothing: the size is reckoned]
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| person | = человек | = адам | a person |
| error | Обман | алдау | deceit |
| large | в крупном размере | Ірі мөлшердегі | large |

```sanction
prison up to 2 years
```

```cases
base  transfer was decided under the error made by deed; sum taken by deed is over 10 BU; person; mind
+ base
- base without error
- base without large
- base without person
- base without mind
```

### 2020-01-01 to 2026-06-01 · Law 1

> **ru** «Обман в крупном размере»
> **kk** «Ірі мөлшердегі алдау»
> verified · edition 2026-01-01 of document 1 · read 2026-11-24

```norm
offence xa.code.1 of deed, actor of deed, transfer by deed
  core: transfer was decided under the error made by deed
  person: actor is a natural person
  error: transfer was decided under the error made by deed    [wanted]
  large: sum taken by deed is over 10 BU on the day of deed   [nothing: the size is reckoned]
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| person | = человек | = адам | a person |
| error | Обман | алдау | deceit |
| large | в крупном размере | Ірі мөлшердегі | large |

```sanction
fine up to 100 БЕ
```

```cases
base  transfer was decided under the error made by deed; sum taken by deed is over 10 BU; person; mind
+ base
- base without error
- base without large
- base without person
- base without mind
```
"""
DECEIT = """\
---
act: xa/fines
article: "1"
title: {en: Deceit, ru: Обман, kk: Алдау}
---

## Article · deceit · обман · алдау

### since 2020-01-01 · Law 1

> **ru** «Обман»
> **kk** «Алдау»
> verified · edition 2026-07-01 of document 2 · read 2026-11-24

```norm
administrative xa.fines.1 of deed, actor of deed, transfer by deed
  core: transfer was decided under the error made by deed
  error: transfer was decided under the error made by deed   [wanted]
```

| element | ru | kk | en |
| --- | --- | --- | --- |
| error | Обман | Алдау | deceit |

```sanction
fine up to 300 crowns
```

```cases
base  transfer was decided under the error made by deed; mind
+ base
- base without error
- base without mind
```
"""
RULES = """\
---
act: xa/fines
article: "2"
title: {en: The young, ru: Молодые, kk: Жастар}
---

## Article · the young · молодые · жастар

### since 2020-01-01 · Law 1

> **ru** «Кто моложе двадцати одного года»
> **kk** «Жиырма бір жасқа толмағандар»
> verified · edition 2026-07-01 of document 2 · read 2026-11-24

```norm
general xa.fines.2
```

```parameters
fine.maximum.under 21: 40
limitation.administrative: 3 months
limitation.administrative.under 21: 1/2
index.day.criminal: deed
index.day.administrative: opening
time.criminal.milder: back
category.minor: 3 years
```
"""


@cache
def second_law(general: str = LAND) -> tuple[Law, tuple[Problem, ...]]:
    """Load the law of the Isle; ``general`` replaces what it says of itself."""
    texts = {
        f"vocabulary/{path.name}": path.read_text(encoding="utf-8")
        for path in VOCABULARY.glob("*.yaml")
    }
    texts |= {
        "xa/law.toml": general,
        "xa/acts.toml": ACTS,
        "xa/units.toml": UNITS,
        "xa/code/1.md": FRAUD,
        "xa/fines/1.md": DECEIT,
        "xa/fines/2.md": RULES,
    }
    law, problems = build_law(texts, sha256(general.encode()).hexdigest())
    return law, (*problems, *check(law))
