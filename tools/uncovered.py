"""Name the norms of the register that no file encodes: write law/kz/uncovered.toml.

With the register of norms, a Markdown file of tables, as the argument, the names are made anew.
Without it, only those that a file encodes by now are left out:

    python tools/uncovered.py [register.md]

A name is what the register says of the norm (English) and its address in the act (Russian and
Kazakh, with the title of the article where its text is held). No title is made up.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from dalel.norms.load import load_law

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "law" / "kz" / "uncovered.toml"
ACTS = ROOT / "law" / "kz" / "acts.toml"
HEAD = (
    "# Norms of the register that no file here encodes yet, by id: they are never applied.\n"
    "# Made by tools/uncovered.py.\n"
)

# Codes and laws by the first piece of an id: a table of acts.toml, or the short name itself.
SLUGS = {
    "cc": "criminal-code",
    "cpc": "criminal-procedure-code",
    "koap": "administrative-offences",
    "gk": "civil-code",
    "pd": "personal-data",
    "ai": "ai-law",
    "pl": "online-platforms",
    "mm": "mass-media",
}
NAMES = {
    "ad": ("Advertising law", "Закон о рекламе", "Жарнама туралы заң"),
    "amn21": ("Amnesty of 2021", "Амнистия 2021 года", "2021 жылғы рақымшылық"),
    "amn22": ("Amnesty of 2022", "Амнистия 2022 года", "2022 жылғы рақымшылық"),
    "amn25": ("Amnesty of 2025", "Амнистия 2025 года", "2025 жылғы рақымшылық"),
    "amn26": ("Amnesty of 2026", "Амнистия 2026 года", "2026 жылғы рақымшылық"),
    "child": ("Child rights law", "Закон о правах ребенка", "Бала құқықтары туралы заң"),
    "com": ("Communications law", "Закон о связи", "Байланыс туралы заң"),
    "const26": ("Constitution of 2026", "Конституция 2026 года", "2026 жылғы Конституция"),
    "const95": ("Constitution of 1995", "Конституция 1995 года", "1995 жылғы Конституция"),
    "cr": ("Copyright law", "Закон об авторском праве", "Авторлық құқық туралы заң"),
    "dc": ("Digital Code", "Цифровой кодекс РК", "ҚР Цифрлық кодексі"),
    "draft25": ("Bill of 2025", "Законопроект 2025 года", "2025 жылғы заң жобасы"),
    "el": ("Elections law", "Закон о выборах", "Сайлау туралы заң"),
    "for": ("Forensic expertise law", "Закон о судебной экспертизе", "Сот сараптамасы туралы заң"),
    "gpk": ("Civil Procedure Code", "ГПК РК", "ҚР АПК"),
    "inf": ("Informatization law", "Закон об информатизации", "Ақпараттандыру туралы заң"),
    "info18": (
        "Law on children and information (2018)",
        "Закон о защите детей от информации (2018)",
        "Балаларды ақпараттан қорғау туралы заң (2018)",
    ),
    "ks": ("Constitutional Court", "Конституционный Суд", "Конституциялық Сот"),
    "kur": ("Kurultai law", "Закон о Курултае", "Құрылтай туралы заң"),
    "mm99": ("Mass media law of 1999", "Закон о СМИ 1999 года", "1999 жылғы БАҚ туралы заң"),
    "nk": ("Tax Code", "НК РК", "ҚР СК"),
    "notary": ("Notaries", "Нотариат", "Нотариат"),
    "ord": ("Order", "Приказ", "Бұйрық"),
    "prev25": (
        "Prevention law of 2025",
        "Закон о профилактике правонарушений 2025 года",
        "2025 жылғы құқық бұзушылық профилактикасы туралы заң",
    ),
    "r": ("Reading", "Вопрос толкования", "Түсіндіру мәселесі"),
    "tc17": ("Tax Code of 2017", "НК РК 2017 года", "2017 жылғы ҚР СК"),
    "vs": ("Supreme Court", "Верховный Суд", "Жоғарғы Сот"),
}
# Titles that are held in both languages, word for word.
TITLES = {
    "kz.cc.123": (
        "Понуждение к половому сношению, мужеложству, лесбиянству или иным действиям сексуального характера",
        "Жыныстық қатынас жасауға, еркек пен еркектiң жыныстық қатынас жасауына, әйел мен әйелдің жыныстық қатынас жасауына немесе сексуалдық сипаттағы өзге де әрекеттерге мәжбүр ету",
    ),
    "kz.cc.125-1": ("Принуждение к вступлению в брак", "Некеге тұруға мәжбүрлеу"),
    "kz.cc.206": (
        "Неправомерные уничтожение или модификация информации",
        "Ақпаратты құқыққа сыйымсыз жою немесе түрлендіру",
    ),
    "kz.cc.207": (
        "Нарушение работы объекта информатизации",
        "Ақпараттандыру объектісінің жұмысын бұзу",
    ),
    "kz.cc.208": (
        "Неправомерное завладение информацией",
        "Ақпаратты құқыққа сыйымсыз иеленіп алу",
    ),
    "kz.cc.209": ("Принуждение к передаче информации", "Ақпаратты беруге мәжбүрлеу"),
    "kz.cc.211": (
        "Неправомерное распространение электронных информационных ресурсов ограниченного доступа",
        "Қолжетімділігі шектелген электрондық ақпараттық ресурстарды құқыққа сыйымсыз тарату",
    ),
}
# Norms of the register that stand within another one here.
WITHIN = {"kz.cc.467.1-1": "kz.cc.45", "kz.gk.145.2.x": "kz.gk.145.2"}

NOTE = {"en": "note", "ru": "примечание", "kk": "ескертпе"}

PREFIX = re.compile(r"^## .*prefix `([^`]+)`")
Names = dict[str, str]


def rows(register: str) -> Iterator[tuple[str, str]]:
    """Yield each id of the register, and what it says of the norm."""
    prefix = ""
    for line in register.splitlines():
        if line.startswith("## "):
            heading = PREFIX.match(line)
            prefix = heading[1] if heading else ""
        elif prefix and line.startswith("|") and not line.startswith(("|-", "|id|")):
            cell, what = line.split("|")[1:3]
            ids = [prefix + one for one in expanded(cell.strip())]
            yield from zip(ids, shared(plain(what), len(ids)), strict=True)


def expanded(cell: str) -> list[str]:
    """Return the ids of a cell: ``207.{1,2}`` names two."""
    pieces = re.split(r"\{([^}]*)\}", cell)
    found = [""]
    for at, piece in enumerate(pieces):
        members = piece.split(",") if at % 2 else [piece]
        found = [f"{one}{member.strip()}" for one in found for member in members]
    return found


def shared(what: str, count: int) -> list[str]:
    """Return what is said of each norm of a row: piece by piece where as many stand there."""
    pieces = [piece.strip() for piece in what.split(";")]
    return pieces if len(pieces) == count else [what] * count


def plain(cell: str) -> str:
    """Return a cell without its Markdown."""
    return cell.replace("**", "").replace("\\", "").strip()


def within(norm_id: str, encoded: set[str]) -> bool:
    """Return whether a norm is encoded: itself, its part as a whole, or its parts one by one."""
    norm_id = WITHIN.get(norm_id, norm_id)
    head = norm_id.rpartition(".")[0]
    return (
        norm_id in encoded
        or (head.count(".") >= 2 and head in encoded)
        or any(one.startswith(f"{norm_id}.") for one in encoded)
    )


def named(norm_id: str, what: str, shorts: dict[str, Names]) -> Names:
    """Return the name of a norm: what it is about in English, its address in the other two."""
    _, key, *rest = norm_id.split(".")
    name = shorts[key]
    is_note = bool(rest) and rest[-1] == "n"
    parts = rest[1:-1] if is_note else rest[1:]
    place = "".join((*rest[:1], *(f"({part})" for part in parts)))
    titles = TITLES.get(".".join(norm_id.split(".")[:3]))
    made: Names = {}
    for at, language in enumerate(NOTE):
        made[language] = f"{name[language]} {place}".strip()
        if is_note:
            made[language] += f", {NOTE[language]}"
        if language == "en":
            made[language] += f": {what}"
        elif titles:
            made[language] += f" «{titles[at - 1]}»"
    return made


def short_names() -> dict[str, Names]:
    """Return the short name of every act, by the first piece of its ids."""
    acts = tomllib.loads(ACTS.read_text(encoding="utf-8"))
    found = {key: dict(zip(NOTE, names, strict=True)) for key, names in NAMES.items()}
    return found | {key: acts[slug]["short"] for key, slug in SLUGS.items()}


def written(names: dict[str, Names]) -> str:
    """Return the file: a table for each id."""
    tables = (
        "\n".join(
            (
                f"[{json.dumps(norm_id)}]",
                *(f"{one} = {json.dumps(said, ensure_ascii=False)}" for one, said in name.items()),
            )
        )
        for norm_id, name in names.items()
    )
    return HEAD + "\n" + "\n\n".join(tables) + "\n"


def main(told: list[str]) -> int:
    """Write the file; say how many norms it names."""
    law, _ = load_law()
    encoded = {norm.id for norm in law.norms} | set(law.readings)
    if told:
        shorts = short_names()
        register = Path(told[0]).read_text(encoding="utf-8")
        names = {norm_id: named(norm_id, what, shorts) for norm_id, what in rows(register)}
    else:
        names = tomllib.loads(TARGET.read_text(encoding="utf-8"))
    kept = {norm_id: name for norm_id, name in names.items() if not within(norm_id, encoded)}
    TARGET.write_text(written(kept), encoding="utf-8")
    sys.stdout.write(f"{len(kept)} norms of {len(names)} are not encoded.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
