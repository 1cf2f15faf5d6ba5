"""The first case file: ten lines that read without problems, with a comment for each in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dalel.norms.model import Law

# key of a line → the comment beside it
_COMMENTS = {
    "en": {
        "case": "the case in a few words",
        "persons": "who is in it: an id of your choice, then what is known",
        "actor": "born: 2010-02 · age: at least 20 · sane: yes, where it is known",
        "victim": "is: natural, legal, state-body, unidentified …",
        "media": "files stand in this folder: file: exhibits/clip.mp4",
        "data": "whose face, voice, name was used, and of which kind",
        "acts": "one verb an act ({verbs} …); two deeds are two acts",
        "act": "when: 2026-01-05, or 2026-01, or before 2026-01-18; what is not told will be asked",
        "complete": "yes: there is no other consent than those listed",
        "facts": "any sentence that the result asks for: established, refuted, disputed, unknown",
    },
    "ru": {
        "case": "дело в нескольких словах",
        "persons": "участники: любой идентификатор, затем то, что известно",
        "actor": "born: 2010-02 · age: at least 20 · sane: yes, если известно",
        "victim": "is: natural, legal, state-body, unidentified …",
        "media": "файлы лежат в этой папке: file: exhibits/clip.mp4",
        "data": "чьё лицо, голос, имя использованы и какого рода",
        "acts": "одно действие — один глагол ({verbs} …); два деяния — два действия",
        "act": "when: 2026-01-05, или 2026-01, или before 2026-01-18; о несказанном будет задан вопрос",
        "complete": "yes: других согласий, кроме перечисленных, нет",
        "facts": "любое предложение из списка недостающего: established, refuted, disputed, unknown",
    },
    "kk": {
        "case": "істің қысқаша атауы",
        "persons": "қатысушылар: кез келген белгі, одан кейін белгілі мәліметтер",
        "actor": "born: 2010-02 · age: at least 20 · sane: yes, егер белгілі болса",
        "victim": "is: natural, legal, state-body, unidentified …",
        "media": "файлдар осы қалтада тұрады: file: exhibits/clip.mp4",
        "data": "кімнің бет-бейнесі, дауысы, есімі пайдаланылды және қандай түрі",
        "acts": "бір әрекет — бір етістік ({verbs} …); екі әрекет бөлек жазылады",
        "act": "when: 2026-01-05, не 2026-01, не before 2026-01-18; айтылмағаны сұралады",
        "complete": "yes: тізімдегілерден басқа келісім жоқ",
        "facts": "нәтиже сұраған кез келген сөйлем: established, refuted, disputed, unknown",
    },
}
_TITLES = {"en": "A new case", "ru": "Новое дело", "kk": "Жаңа іс"}
_LINES = (
    ("case", "case: {title}"),
    ("persons", "persons:"),
    ("actor", "  actor-1: {{is: natural}}"),
    ("victim", "  victim-1: {{is: natural}}"),
    ("media", "media: {{clip: {{shows: victim-1}}}}"),
    ("data", "data: {{face: {{of: victim-1, kind: face}}}}"),
    ("acts", "acts:"),
    ("act", "  post: {{by: actor-1, does: publish, when: 2026-01-05, uses: clip, data: face}}"),
    ("complete", "complete: {{consents of victim-1: unknown}}"),
    ("facts", "facts: {{}}"),
)


def new_case(language: str, law: Law) -> str:
    """Return a commented case file to begin with, in Kazakh, Russian or English."""
    comments = _COMMENTS.get(language, _COMMENTS["en"])
    verbs = ", ".join(list(law.words.get("verbs", {}))[:6])
    title = _TITLES.get(language, _TITLES["en"])
    lines = []
    for key, line in _LINES:
        text = line.format(title=title)
        lines.append(f"{text:<78} # {comments[key].format(verbs=verbs)}")
    return "\n".join(lines) + "\n"
