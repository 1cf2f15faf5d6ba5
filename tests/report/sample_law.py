"""A small library of norms for the tests of the report; its words are shortened, not law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from dalel.case.sentence import Degree
from dalel.norms.jurisdiction import Currency, Index, Jurisdiction
from dalel.norms.model import (
    Act,
    Answer,
    Boundary,
    DisputedText,
    Element,
    Head,
    HeadKind,
    Law,
    Listing,
    Mark,
    Norm,
    NormKind,
    Penalty,
    Place,
    Quote,
    Sanction,
    Says,
    Term,
    TermKind,
    Text,
    UnitRow,
    Verification,
)

ALL = Head(HeadKind.ALL)


def text(en: str, ru: str, kk: str) -> Text:
    """Return words in three languages."""
    return {"en": en, "ru": ru, "kk": kk}


def _term(
    sentence: str,
    places: dict[str, str],
    say: tuple[str, str],
    ask: tuple[str, str, str] = ("", "", ""),
    *,
    kind: TermKind = TermKind.FACT,
    unit: str = "",
    who: tuple[str, ...] = (),
    proved_by: tuple[str, ...] = (),
    deny: tuple[str, str, str] = ("", "", ""),
) -> Term:
    return Term(
        sentence=sentence,
        places=places,
        kind=kind,
        means="",
        say={"ru": say[0], "kk": say[1]},
        deny=dict(zip(("en", "ru", "kk"), deny, strict=True)),
        ask=dict(zip(("en", "ru", "kk"), ask, strict=True)),
        who=who,
        proved_by=proved_by,
        unit=unit,
    )


TERMS = (
    _term(
        "deed misleads person",
        {"deed": "act", "person": "person"},
        ("деяние «{deed}» вводит {person} в заблуждение", "«{deed}» әрекеті «{person}» адамын жаңылыстырады"),
        ("Did “{deed}” mislead {person}?", "Введено ли лицо «{person}» в заблуждение деянием «{deed}»?", "«{deed}» әрекеті «{person}» адамын жаңылыстырды ма?"),
    ),
    _term(
        "transfer happened",
        {"transfer": "transfer"},
        ("передача «{transfer}» состоялась", "«{transfer}» берілуі болды"),
    ),
    _term(
        "amount of transfer",
        {"transfer": "transfer"},
        ("сумма передачи «{transfer}»", "«{transfer}» берілуінің сомасы"),
        kind=TermKind.MEASURE,
        unit="KZT",
    ),
    _term(
        "age of person at the start of deed",
        {"person": "person", "deed": "act"},
        ("возраст лица «{person}» к началу деяния «{deed}»", "«{person}» тұлғасының «{deed}» әрекеті басталғандағы жасы"),
        kind=TermKind.MEASURE,
        unit="years",
        who=("actor",),
        proved_by=("identity-document",),
    ),
    _term(
        "actor would take part in deed",
        {"actor": "person", "deed": "act"},
        ("лицо «{actor}» содействует деянию «{deed}»", "«{actor}» тұлғасы «{deed}» әрекетіне жәрдемдеседі"),
        who=("actor", "investigator"),
        proved_by=("correspondence",),
    ),
    _term(
        "deed serves gain",
        {"deed": "act"},
        ("деяние «{deed}» совершено за вознаграждение", "«{deed}» әрекеті сыйақы үшін жасалды"),
        ("Was “{deed}” done for pay?", "Совершено ли деяние «{deed}» за плату?", "«{deed}» әрекеті ақы үшін жасалды ма?"),
        who=("bank", "actor"),
        proved_by=("bank-record",),
    ),
    _term(
        "harm is substantial",
        {"harm": "harm"},
        ("вред «{harm}» существенный", "«{harm}» зияны елеулі"),
        ("Is the harm “{harm}” substantial?", "Существенный ли вред «{harm}»?", "«{harm}» зияны елеулі ме?"),
        kind=TermKind.ASSESSMENT,
        who=("court",),
    ),
    _term(
        "deed processes data",
        {"deed": "act", "data": "data"},
        ("деяние «{deed}» включает обработку данных «{data}»", "«{deed}» әрекеті «{data}» деректерін өңдеуді қамтиды"),
    ),
    _term(
        "consent covers deed",
        {"consent": "consent", "deed": "act"},
        ("согласие «{consent}» охватывает деяние «{deed}»", "«{consent}» келісімі «{deed}» әрекетін қамтиды"),
        ("Does “{consent}” allow “{deed}”?", "Разрешает ли согласие «{consent}» деяние «{deed}»?", "«{consent}» келісімі «{deed}» әрекетіне рұқсат бере ме?"),
        deny=("{consent} does not cover {deed}", "согласие «{consent}» не охватывает деяние «{deed}»", "«{consent}» келісімі «{deed}» әрекетін қамтымайды"),
    ),
    _term(
        "publication carries a machine-readable mark",
        {"publication": "publication"},
        ("публикация «{publication}» несёт машиночитаемую маркировку", "«{publication}» жарияланымында машина оқитын таңбалау бар"),
    ),
)  # fmt: skip

LISTINGS = (
    Listing(
        "consent", "of", "person", "consent", "inverse by", "person",
        ask=text("Is there any other consent of {person}?", "Есть ли ещё согласие лица «{person}»?", "«{person}» тұлғасының басқа келісімі бар ма?"),
        say=text("a further consent of {person}", "иное согласие лица «{person}»", "«{person}» тұлғасының өзге келісімі"),
        deny=text("there are no further consents of {person}", "других согласий лица «{person}» нет", "«{person}» тұлғасының басқа келісімі жоқ"),
    ),
)  # fmt: skip


def _leaf(label: str, term: str, args: tuple[str, ...], degree: Degree | None = None) -> Element:
    mark = Mark(degree) if degree is not None else None
    return Element(label, label, ALL, Says(term, args), (), mark=mark)


def _norm(  # noqa: PLR0917 -- in the order of the type
    identifier: str,
    kind: NormKind,
    act: str,
    article: str,
    part: str,
    title: Text,
    heading: Text,
    elements: tuple[Element, ...],
    quotes: tuple[str, str],
    words: Mapping[str, Mapping[str, tuple[str, ...]]],
    sanction: Sanction | None = None,
    **more: object,
) -> Norm:
    return Norm(
        id=identifier,
        kind=kind,
        places=(Place("deed", "act"), Place("actor", "person", "actor of deed", "deed")),
        elements=elements,
        core=None,
        since=Boundary(date(2022, 9, 11)),
        until=None,
        law="136-VII",
        act=act,
        article=article,
        part=part,
        title=title,
        heading=heading,
        quotes=(Quote("ru", quotes[0]), Quote("kk", quotes[1])),
        words=words,
        names={label: {"en": each["en"][0]} for label, each in words.items() if "en" in each},
        verification=Verification.VERIFIED,
        edition="2025-09-16",
        sanction=sanction,
        **more,  # type: ignore[arg-type]
    )


_MISLEADS = _leaf("deceit", "deed misleads person", ("deed", "person"), Degree.WANTED)
_HAPPENED = _leaf("taking", "transfer happened", ("transfer",), Degree.WANTED)
_FRAUD_WORDS = {
    "deceit": {"ru": ("путем обмана",), "kk": ("алдау жолымен",), "en": ("deceit",)},
    "taking": {"ru": ("хищение чужого имущества",), "kk": ("бөтен мүлікті жымқыру",), "en": ("taking of another's property",)},
    "large": {"ru": ("в крупном размере",), "kk": ("ірі мөлшерде",), "en": ("large scale",)},
}  # fmt: skip
_FRAUD_QUOTES = (
    "хищение чужого имущества или приобретение права на чужое имущество путем обмана",
    "бөтен мүлікті жымқыру немесе алдау жолымен бөтен мүлікке құқықты иемдену",
)
_FRAUD = text("Fraud", "Мошенничество", "Алаяқтық")
_D = Decimal

FRAUD_LARGE = _norm(
    "kz.cc.190.3.1", NormKind.OFFENCE, "kz/criminal-code", "190", "3.1", _FRAUD,
    text("large scale", "в крупном размере", "ірі мөлшерде"),
    (_MISLEADS, _HAPPENED, _leaf("large", "amount of transfer", ("transfer",), Degree.KNEW)),
    _FRAUD_QUOTES, _FRAUD_WORDS,
    Sanction((Penalty("prison", _D(3), _D(7), "years"), Penalty("fine", _D(2), _D(3), "times")), prosecution="public", body="investigation"),
)  # fmt: skip
FRAUD = _norm(
    "kz.cc.190.1", NormKind.OFFENCE, "kz/criminal-code", "190", "1", _FRAUD, {},
    (_MISLEADS, _HAPPENED), _FRAUD_QUOTES, _FRAUD_WORDS,
    Sanction((Penalty("fine", None, _D(1000), "MCI"),), prosecution="public"),
)  # fmt: skip
PRIVACY = _norm(
    "kz.cc.147.2", NormKind.OFFENCE, "kz/criminal-code", "147", "2",
    text("Violation of privacy and of the legislation on personal data", "Нарушение неприкосновенности частной жизни и законодательства о персональных данных", "Жеке өмірге қолсұғылмаушылықты және дербес деректер туралы заңнаманы бұзу"),
    text("collecting and processing", "сбор и обработка", "жинау және өңдеу"),
    (_leaf("processing", "deed processes data", ("deed", "data"), Degree.WANTED), _leaf("substantial", "harm is substantial", ("harm",), Degree.ACCEPTED)),
    ("незаконного сбора и (или) обработки иных персональных данных", "өзге де дербес деректерді заңсыз жинау және (немесе) өңдеу"),
    {"processing": {"ru": ("обработки иных персональных данных",), "kk": ("өзге де дербес деректерді", "өңдеу"), "en": ("processing of personal data",)}, "substantial": {"ru": ("существенного вреда",), "kk": ("елеулі зиян",), "en": ("substantial harm",)}},
    Sanction((Penalty("fine", None, _D(3000), "MCI"), Penalty("prison", None, _D(3), "years")), prosecution="private-public"),
)  # fmt: skip
ACCOUNT = _norm(
    "kz.cc.232-1.1", NormKind.OFFENCE, "kz/criminal-code", "232-1", "1",
    text("Handing over access to a bank account", "Передача доступа к банковскому счёту", "Банк шотына қолжетімділікті беру"), {},
    (_leaf("gain", "deed serves gain", ("deed",), Degree.KNEW),),
    ("за вознаграждение", "сыйақы үшін"),
    {"gain": {"ru": ("за вознаграждение",), "kk": ("сыйақы үшін",), "en": ("for pay",)}},
    Sanction((Penalty("fine", None, _D(500), "MCI"),), prosecution="public"),
)  # fmt: skip
ADMINISTRATIVE = _norm(
    "kz.koap.79.1", NormKind.ADMINISTRATIVE, "kz/administrative-offences", "79", "1",
    text("Breach of the legislation on personal data", "Нарушение законодательства о персональных данных", "Дербес деректер туралы заңнаманы бұзу"), {},
    (_leaf("processing", "deed processes data", ("deed", "data")),),
    ("Незаконные сбор и (или) обработка персональных данных", "Дербес деректерді заңсыз жинау және (немесе) өңдеу"),
    {"processing": {"ru": ("обработка персональных данных",), "kk": ("өңдеу",), "en": ("processing",)}},
    Sanction((Penalty("fine", _D(10), _D(10), "MCI", "individual"),)),
)  # fmt: skip
IMAGE = _norm(
    "kz.gk.145.2", NormKind.CLAIM, "kz/civil-code", "145", "2",
    text("Right to one's own image", "Право на собственное изображение", "Өз бейнесіне құқық"), {},
    (_leaf("use", "deed processes data", ("deed", "data")),),
    ("только с согласия изображенного", "бейнеленген адамның келісімімен ғана"),
    {"use": {"ru": ("согласия изображенного",), "kk": ("келісімімен ғана",), "en": ("use without consent",)}},
    Sanction(remedies=("stop", "moral-harm")),
)  # fmt: skip
LABEL = _norm(
    "kz.ai.21.2", NormKind.DUTY, "kz/ai-law", "21", "2",
    text("Marking synthetic results", "Маркировка синтетических результатов", "Синтетикалық нәтижелерді таңбалау"), {},
    (_leaf("mark", "publication carries a machine-readable mark", ("publication",)),),
    ("при условии их маркировки в машиночитаемой форме", "машина оқитын нысанда таңбалау шартымен"),
    {"mark": {"ru": ("маркировки в машиночитаемой форме",), "kk": ("таңбалау",), "en": ("machine-readable mark",)}},
)  # fmt: skip

FINES = _norm(
    "kz.cc.41.1", NormKind.GENERAL, "kz/criminal-code", "41", "1", text("Fine", "Штраф", "Айыппұл"), {}, (), ("", ""), {},
    parameters={"index.day.criminal": "deed", "index.day.administrative": "opening"},
)  # fmt: skip


def _act(identifier: str, branch: str, title: Text, short: Text) -> Act:
    return Act(identifier, title, short, "", "https://zan.gov.kz/", branch)


ACTS = (
    _act("kz/criminal-code", "criminal", text("Criminal Code of the Republic of Kazakhstan", "Уголовный кодекс Республики Казахстан", "Қазақстан Республикасының Қылмыстық кодексі"), text("Criminal Code", "УК РК", "ҚР ҚК")),
    _act("kz/administrative-offences", "administrative", text("Code on Administrative Offences", "Кодекс об административных правонарушениях", "Әкімшілік құқық бұзушылық туралы кодекс"), text("Code of Administrative Offences", "КоАП РК", "ҚР ӘҚБтК")),
    _act("kz/civil-code", "civil", text("Civil Code", "Гражданский кодекс", "Азаматтық кодекс"), text("Civil Code", "ГК РК", "ҚР АК")),
    _act("kz/ai-law", "public", text("Law on Artificial Intelligence", "Закон об искусственном интеллекте", "Жасанды интеллект туралы заң"), text("AI Law", "Закон об ИИ", "ЖИ туралы заң")),
)  # fmt: skip

READING = DisputedText(
    "kz.r.1",
    text("Is a wholly invented scene information on private life?", "Является ли полностью вымышленная сцена сведениями о частной жизни?", "Толық ойдан шығарылған көрініс жеке өмір туралы мәлімет пе?"),
    Answer(text("yes: the statute does not ask for truth", "да: закон не требует истинности", "иә: заң шындықты талап етпейді"), text("part of the practice", "часть практики", "тәжірибенің бір бөлігі")),
    Answer(text("no: only what is true can be a secret", "нет: тайной может быть лишь истинное", "жоқ: шын нәрсе ғана құпия бола алады"), text("commentary of 2019", "комментарий 2019 года", "2019 жылғы түсіндірме")),
    touches=("kz.cc.147.2",),
)  # fmt: skip

WORDS = {
    "verbs past": {
        "generate": text("made from likeness alone", "создал по одному лишь облику или голосу", "тек бейнесі немесе дауысы бойынша жасады"),
        "call": text("spoke by voice remotely", "говорил голосом на расстоянии", "қашықтан дауыспен сөйлесті"),
        "give-account-access": text("lent an account, card or SIM", "передал доступ к счёту, карте или SIM", "шотқа, картаға немесе SIM-ге қолжетімділік берді"),
        "publish": text("published", "опубликовал", "жариялады"),
    },
    "penalties": {
        "prison": text("imprisonment", "лишение свободы", "бас бостандығынан айыру"),
        "fine": text("fine", "штраф", "айыппұл"),
    },
    "roles": {"aider": text("aider", "пособник", "көмектесуші")},
    "prosecutions": {
        "public": text("public prosecution", "публичное обвинение", "жариялы айыптау"),
        "private-public": text("private-public prosecution", "частно-публичное обвинение", "жекеше-жариялы айыптау"),
    },
    "remedies": {
        "stop": text("stopping the breach", "прекращение нарушения", "бұзушылықты тоқтату"),
        "moral-harm": text("compensation of moral harm", "компенсация морального вреда", "моральдық зиянды өтеу"),
    },
    "answerers": {
        "actor": text("the actor", "сам деятель", "әрекет жасаушы"),
        "investigator": text("the investigator", "следователь", "тергеуші"),
        "bank": text("the bank", "банк", "банк"),
        "court": text("the court", "суд", "сот"),
    },
    "evidence kinds": {
        "correspondence": text("correspondence", "переписка", "хат алмасу"),
        "bank-record": text("bank record", "банковская выписка", "банк үзіндісі"),
        "identity-document": text("identity document", "документ, удостоверяющий личность", "жеке басты куәландыратын құжат"),
    },
    "subject classes": {"individual": text("individual", "физическое лицо", "жеке тұлға")},
    "bodies": {"investigation": text("preliminary investigation", "предварительное следствие", "алдын ала тергеу")},
    "assessors": {"expert": text("expert", "эксперт", "сарапшы")},
}  # fmt: skip

LAW = Law(
    jurisdiction=Jurisdiction(
        "kz",
        currency=Currency("KZT", "₸"),
        index=Index("MCI", name=text("MCI", "МРП", "АЕК"), up_to={"kk": "АЕК-ке"}),
    ),
    terms={term.sentence: term for term in TERMS},
    listings={listing.key: listing for listing in LISTINGS},
    words=WORDS,
    axioms=(),
    norms=(FRAUD_LARGE, FRAUD, PRIVACY, ACCOUNT, ADMINISTRATIVE, IMAGE, LABEL, FINES),
    acts={act.id: act for act in ACTS},
    units=(UnitRow("MCI", Decimal(4325), date(2026, 1, 1), date(2027, 1, 1), ("fine", "administrative", "threshold")),),
    readings={READING.id: READING},
    uncovered=(("kz.cc.272", text("Trade secret", "Коммерческая тайна", "Коммерциялық құпия")), ("kz.cc.423", text("Concealment", "Укрывательство", "Жасыру"))),
    known_to=date(2026, 7, 12),
    digest="ab" * 32,
    register_size=117,
)  # fmt: skip
