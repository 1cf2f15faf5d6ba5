"""Reads ``law/vocabulary``: terms, lists, words of closed lists, axioms."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dalel.case.case import SECTIONS
from dalel.locale.mark import N_
from dalel.norms.model import ALSO, ELSE, Axiom, Listing, Term, TermKind, Text
from dalel.norms.phrases import Phrases, pattern
from dalel.norms.problems import Complaints
from dalel.norms.yaml_nodes import ListNode, MapNode, Node, ScalarNode, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dalel.case.position import Position, Problem

TYPES = frozenset(type_name for type_name, _ in SECTIONS.values())
WORD = "word"  # type of a place that a word of a closed list fills
CONNECTIVES = ("of", "in", "to", "by", "from", "on", "at")
LANGUAGES = ("en", "ru", "kk")
TERM_KEYS = (
    "places",
    "kind",
    "unit",
    "means",
    "open word",
    "presupposes",
    "say",
    "deny",
    "ask",
    "who",
    "proved by",
    "reads",
    "found by",
    "unread when",
    "note",
)
LISTING_KEYS = (
    "owner",
    "member",
    "reads",
    "closed",
    "name",
    "ask",
    "who",
    "proved by",
    "say",
    "deny",
    "means",
)
AXIOM_KEYS = ("when", "then", "why")
MONEY = "money"  # unit of a measure: the currency of the law that is read with it
MEASURE_UNITS = ("years", "months", "days", "hours", MONEY, "number", "date", "percent")

UNKNOWN_KEY = (
    N_("“{word}” is no part of {what}; these are: {known}."),
    N_("“{word}” is no part of {what}; did you mean “{nearest}”?"),
)
EXPECTED_MAP = N_("{what} is written as “key: value” lines.")
EXPECTED_TEXT = N_("“{key}” takes a single text.")
EXPECTED_LIST = N_("“{key}” takes a list in brackets, or one text.")
NO_PLACES = N_("The term “{term}” does not say its places: “places: {{deed: act}}”.")
PLACE_ABSENT = N_("The place “{place}” does not stand in the sentence “{term}”.")
PLACE_TYPE = (
    N_("“{word}” is no type of thing; types are: {known}."),
    N_("“{word}” is no type of thing; did you mean “{nearest}”?"),
)
TERM_KIND = (
    N_("“{word}” is no kind of term; the kinds are: {known}."),
    N_("“{word}” is no kind of term; did you mean “{nearest}”?"),
)
UNIT_MISSING = N_("A measure needs its unit: one of {units}.")
UNIT_UNKNOWN = N_("“{unit}” is no unit of a measure; the units are: {units}.")
YES_NO = N_("“{key}” takes yes or no.")
TERM_TWICE = N_("The term “{term}” is declared a second time; first in {first}.")
TERM_LIKE = N_(
    "The term “{term}” cannot be told from “{other}”: both have the same words and the same types."
)
LIST_KEY = N_(
    "A list is named “name of owner”, with one of these words between: of, in, to, by, from, on, at; this is “{key}”."
)
LIST_READS = N_("“reads” of a list is “field NAME”, “inverse NAME” or “all”; this is “{reads}”.")
LIST_FIELD = (
    N_(
        "A thing of type {type} has no field “{word}” that a case could tell; its fields are: {known}."
    ),
    N_("A thing of type {type} has no field “{word}”; did you mean “{nearest}”?"),
)
AXIOM_SENTENCE = N_("“{sentence}” is no term of the vocabulary.")
AXIOM_SENTENCE_NEAR = N_("“{sentence}” is no term of the vocabulary; the nearest is “{nearest}”.")
AXIOM_AMBIGUOUS = N_(
    "It is not clear which term “{sentence}” is; use the names of the term’s own places."
)
AXIOMS_LIST = N_("axioms.yaml is a list of “- when: […]  then: […]” entries.")
PRESUPPOSES = N_("“presupposes” names no term of the vocabulary: “{sentence}”.")
PLACEHOLDER = N_("“{{{name}}}” is no place of the term “{term}”; its places are: {places}.")
WORDS_FORM = N_(
    "A closed list is written “list name:”, then a line “word: {{en: …, ru: …, kk: …}}” for each word."
)


@dataclass(slots=True)
class Vocabulary:
    """What ``law/vocabulary`` declares."""

    terms: dict[str, Term] = field(default_factory=dict)
    listings: dict[str, Listing] = field(default_factory=dict)
    words: dict[str, dict[str, Text]] = field(default_factory=dict)
    axioms: tuple[Axiom, ...] = ()
    phrases: Phrases = field(default_factory=lambda: Phrases(()))
    currency: str = MONEY


def read_vocabulary(
    texts: Mapping[str, str], currency: str = MONEY
) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Read the vocabulary's files (shown name → text); a broken entry is left out, the rest stands.

    ``currency`` is the code of that in which sums of money are measured.
    """
    said = Complaints()
    made = Vocabulary(currency=currency or MONEY)
    axiom_roots: list[Node] = []
    for file, text in sorted(texts.items()):
        root, problems = read_yaml(text, file)
        said.found.extend(problems)
        name = file.rsplit("/", 1)[-1]
        if root is None:
            continue
        if name == "axioms.yaml":
            axiom_roots.append(root)
            continue
        if not isinstance(root, MapNode):
            said.say("vocabulary.form", EXPECTED_MAP, root.position, what=name)
        elif name == "lists.yaml":
            _listings(root, made, said)
        elif name == "words.yaml":
            _words(root, made, said)
        else:
            _terms(root, made, said)
    made.phrases = Phrases(made.terms.values())
    _alike(made, said)
    for term in made.terms.values():
        if term.presupposes and term.presupposes not in made.terms:
            said.say(
                "vocabulary.presupposes", PRESUPPOSES, term.position, sentence=term.presupposes
            )
    for root in axiom_roots:
        _axioms(root, made, said)
    return made, tuple(said.found)


# ── reading single values ─────────────────────────────────────────────────────────────────────────
def _keys(node: MapNode, known: tuple[str, ...], what: str, said: Complaints) -> None:
    for key, _ in node.entries:
        if key.text in known:
            continue
        said.strange("vocabulary.key", UNKNOWN_KEY, key.position, key.text, known, what=what)


def _text(node: MapNode, key: str, said: Complaints, default: str = "") -> str:
    found = node.get(key)
    if found is None:
        return default
    if isinstance(found, ScalarNode):
        return found.text
    said.say("vocabulary.text", EXPECTED_TEXT, found.position, key=key)
    return default


def _list(node: MapNode, key: str, said: Complaints) -> tuple[str, ...]:
    found = node.get(key)
    if found is None:
        return ()
    if isinstance(found, ScalarNode):
        return (found.text,) if found.text else ()
    if isinstance(found, ListNode) and all(isinstance(item, ScalarNode) for item in found.items):
        return tuple(item.text for item in found.items if isinstance(item, ScalarNode))
    said.say("vocabulary.list", EXPECTED_LIST, found.position, key=key)
    return ()


def _yes(node: MapNode, key: str, said: Complaints) -> bool:
    told = _text(node, key, said)
    if told not in {"", "yes", "no"}:
        found = node.get(key)
        said.say("vocabulary.yes-no", YES_NO, found.position if found else node.position, key=key)
    return told == "yes"


def languages(node: Node | None, what: str, said: Complaints) -> Text:
    """Return the texts of a ``{en: …, ru: …, kk: …}`` mapping."""
    if node is None:
        return {}
    if not isinstance(node, MapNode):
        said.say("vocabulary.form", EXPECTED_MAP, node.position, what=what)
        return {}
    _keys(node, LANGUAGES, what, said)
    return {
        key.text: " ".join(value.text.split())
        for key, value in node.entries
        if isinstance(value, ScalarNode) and key.text in LANGUAGES and value.text.strip()
    }


# ── terms ─────────────────────────────────────────────────────────────────────────────────────────
def _terms(root: MapNode, made: Vocabulary, said: Complaints) -> None:
    for key, node in root.entries:
        sentence = " ".join(key.text.split())
        if sentence in made.terms:
            first = made.terms[sentence].position
            said.say("vocabulary.term-twice", TERM_TWICE, key.position, term=sentence, first=first)
            continue
        if not isinstance(node, MapNode):
            said.say("vocabulary.form", EXPECTED_MAP, key.position, what=sentence)
            continue
        _keys(node, TERM_KEYS, f"the term “{sentence}”", said)
        places = _places(sentence, key, node, said)
        if places is not None:
            term = _term(sentence, places, node, key.position, said)
            if term.unit == MONEY:
                term = replace(term, unit=made.currency)
            made.terms[sentence] = term


def _places(
    sentence: str, key: ScalarNode, node: MapNode, said: Complaints
) -> dict[str, str] | None:
    declared = node.get("places")
    if not isinstance(declared, MapNode) or not declared.entries:
        said.say("vocabulary.places", NO_PLACES, key.position, term=sentence)
        return None
    words = sentence.split()
    found: dict[str, str] = {}
    for name, kind in declared.entries:
        if name.text not in words:
            said.say(
                "vocabulary.place", PLACE_ABSENT, name.position, place=name.text, term=sentence
            )
            return None
        type_name = kind.text if isinstance(kind, ScalarNode) else ""
        wrong = [one for one in type_name.split("|") if one.split(" ")[0] not in {*TYPES, WORD}]
        if wrong or not type_name:
            types = (*sorted(TYPES), WORD)
            said.strange("vocabulary.type", PLACE_TYPE, kind.position, type_name, types)
            return None
        found[name.text] = type_name
    return {word: found[word] for word in dict.fromkeys(words) if word in found}


def _term(
    sentence: str, places: dict[str, str], node: MapNode, position: Position, said: Complaints
) -> Term:
    try:
        kind = TermKind(_text(node, "kind", said, "fact") or "fact")
    except ValueError:
        value = node.get("kind")
        place = value.position if value else position
        kinds = [kind.value for kind in TermKind]
        said.strange("vocabulary.kind", TERM_KIND, place, _text(node, "kind", said), kinds)
        kind = TermKind.FACT
    unit = _text(node, "unit", said)
    if kind is TermKind.MEASURE and not unit:
        said.say("vocabulary.unit", UNIT_MISSING, position, units=", ".join(MEASURE_UNITS))
    elif unit and unit not in MEASURE_UNITS:
        said.say(
            "vocabulary.unit", UNIT_UNKNOWN, position, unit=unit, units=", ".join(MEASURE_UNITS)
        )
    say = {"en": _with_places(sentence, places), **languages(node.get("say"), "say", said)}
    deny = languages(node.get("deny"), "deny", said)
    ask = languages(node.get("ask"), "ask", said)
    for texts in (say, deny, ask):
        for text in texts.values():
            _placeholders(text, sentence, places, position, said)
    return Term(
        sentence=sentence,
        places=places,
        kind=kind,
        means=" ".join(_text(node, "means", said).split()),
        say=say,
        deny=deny,
        ask=ask,
        who=_list(node, "who", said),
        reads=_list(node, "reads", said),
        found_by=_list(node, "found by", said),
        unread_when=_text(node, "unread when", said),
        proved_by=_list(node, "proved by", said),
        presupposes=" ".join(_text(node, "presupposes", said).split()),
        open_word=_yes(node, "open word", said),
        unit=unit,
        position=position,
    )


def _with_places(sentence: str, places: dict[str, str]) -> str:
    """Return the sentence with its places in braces: ``{deed} spreads {data}``."""
    open_places = set(places)
    words: list[str] = []
    for word in sentence.split():
        if word in open_places:
            open_places.remove(word)
            words.append("{" + word + "}")
        else:
            words.append(word)
    return " ".join(words)


def _placeholders(
    text: str, sentence: str, places: dict[str, str], position: Position, said: Complaints
) -> None:
    """Complain of a ``{name}`` in a translation that is no place of the term."""
    for piece in text.split("{")[1:]:
        name = piece.partition("}")[0]
        if name not in places:
            said.say(
                "vocabulary.placeholder",
                PLACEHOLDER,
                position,
                name=name,
                term=sentence,
                places=", ".join(places),
            )


def _alike(made: Vocabulary, said: Complaints) -> None:
    """Complain of two terms that no reader could tell apart."""
    seen: dict[tuple[tuple[str, ...], tuple[str, ...]], Term] = {}
    for term in made.terms.values():
        key = (pattern(term.sentence, term.places), tuple(term.places.values()))
        if key in seen:
            other = seen[key].sentence
            said.say("vocabulary.alike", TERM_LIKE, term.position, term=term.sentence, other=other)
        seen.setdefault(key, term)


# ── lists, words ──────────────────────────────────────────────────────────────────────────────────
def _listings(root: MapNode, made: Vocabulary, said: Complaints) -> None:
    for key, node in root.entries:
        words = key.text.split()
        if len(words) != 3 or words[1] not in CONNECTIVES:
            said.say("vocabulary.list-name", LIST_KEY, key.position, key=key.text)
            continue
        if not isinstance(node, MapNode):
            said.say("vocabulary.form", EXPECTED_MAP, key.position, what=key.text)
            continue
        _keys(node, LISTING_KEYS, f"the list “{key.text}”", said)
        owner, member = _text(node, "owner", said), _text(node, "member", said)
        reads = " ".join(_text(node, "reads", said).split())
        good = True
        for type_name in (owner, member):
            if type_name not in TYPES:
                good = False
                types = sorted(TYPES)
                said.strange("vocabulary.type", PLACE_TYPE, key.position, type_name, types)
        if not good or not _reads(reads, owner, member, key, said):
            continue
        made.listings[key.text] = Listing(
            name=words[0],
            connective=words[1],
            owner=owner,
            member=member,
            reads=reads,
            owner_name=words[2],
            called=languages(node.get("name"), "name", said),
            ask=languages(node.get("ask"), "ask", said),
            say=languages(node.get("say"), "say", said),
            deny=languages(node.get("deny"), "deny", said),
            who=_list(node, "who", said),
            proved_by=_list(node, "proved by", said),
            always_complete=_yes(node, "closed", said),
            position=key.position,
        )


def _reads(reads: str, owner: str, member: str, key: ScalarNode, said: Complaints) -> bool:
    how, _, name = reads.partition(" ")
    if reads == "all" or (not reads):
        if not reads:
            said.say("vocabulary.list-reads", LIST_READS, key.position, reads=reads)
        return bool(reads)
    if how not in {"field", "inverse"} or not name:
        said.say("vocabulary.list-reads", LIST_READS, key.position, reads=reads)
        return False
    type_name = owner if how == "field" else member
    paths = name.split(ALSO if ALSO in name else ELSE) if how == "inverse" else [name]
    strange = [found for path in paths if (found := _strange(path, type_name))]
    for one, of in strange:
        said.strange(
            "vocabulary.list-field", LIST_FIELD, key.position, one, told_fields(of), type=of
        )
    return not strange


def _strange(path: str, type_name: str) -> tuple[str, str] | None:
    """Return the first field of a path that its type does not have, with that type."""
    for name in path.split("."):
        known = told_fields(type_name).get(name)
        if known is None:
            return name, type_name
        type_name = str(known["to"])
    return None


def told_fields(type_name: str) -> dict[str, Mapping[str, object]]:
    """Return the fields of a type as the case file writes them, with their metadata."""
    import dataclasses

    for name, thing in SECTIONS.values():
        if name == type_name:
            return {
                one.name.rstrip("_").replace("_", "-"): one.metadata
                for one in dataclasses.fields(thing)
                if one.metadata
            }
    return {}


def _words(root: MapNode, made: Vocabulary, said: Complaints) -> None:
    for key, node in root.entries:
        if not isinstance(node, MapNode):
            said.say("vocabulary.words", WORDS_FORM, key.position)
            continue
        found = made.words.setdefault(key.text, {})
        for word, texts in node.entries:
            found[word.text] = languages(texts, f"the word “{word.text}”", said)


# ── axioms ────────────────────────────────────────────────────────────────────────────────────────
def _axioms(root: Node, made: Vocabulary, said: Complaints) -> None:
    if not isinstance(root, ListNode):
        said.say("vocabulary.axioms", AXIOMS_LIST, root.position)
        return
    found: list[Axiom] = []
    for entry in root.items:
        if not isinstance(entry, MapNode):
            said.say("vocabulary.axioms", AXIOMS_LIST, entry.position)
            continue
        _keys(entry, AXIOM_KEYS, "an axiom", said)
        names: dict[str, str] = {}
        sides = [
            [_literal(node, made, names, said) for node in _scalars(entry.get(side))]
            for side in ("when", "then")
        ]
        if any(literal is None for side in sides for literal in side):
            continue
        when, then = (tuple(one for one in side if one is not None) for side in sides)
        why = languages(entry.get("why"), "why", said)
        found.append(Axiom(when, then, why, entry.position))
    made.axioms = (*made.axioms, *found)


def _scalars(node: Node | None) -> tuple[ScalarNode, ...]:
    if isinstance(node, ScalarNode):
        return (node,) if node.text else ()
    if isinstance(node, ListNode):
        return tuple(item for item in node.items if isinstance(item, ScalarNode))
    return ()


def _literal(
    node: ScalarNode, made: Vocabulary, names: dict[str, str], said: Complaints
) -> tuple[str, tuple[str, ...], bool] | None:
    """Read ``[not] sentence`` over names that the axiom's terms type."""
    words = node.text.split()
    positive = not (words and words[0] == "not")
    words = words if positive else words[1:]
    sentence = " ".join(words)
    if sentence in made.terms:
        term = made.terms[sentence]
        args = tuple(term.places)
    else:
        fits: list[tuple[Term, tuple[str, ...]]] = []
        for match in made.phrases.whole(words):
            args = tuple(words[index] for index in match.args)
            fits.extend(
                (term, args)
                for term in match.terms
                if all(
                    names.get(name, kind) == kind
                    for name, kind in zip(args, term.places.values(), strict=True)
                )
            )
        typed = [
            (term, args)
            for term, args in fits
            if all(name in names or name.rstrip("0123456789-") in term.places for name in args)
        ]
        fits = typed or fits
        if len(fits) != 1:
            near = made.phrases.nearest(words, lambda word: word in names)
            if fits:
                said.say("vocabulary.axiom", AXIOM_AMBIGUOUS, node.position, sentence=sentence)
            elif near:
                said.say(
                    "vocabulary.axiom",
                    AXIOM_SENTENCE_NEAR,
                    node.position,
                    sentence=sentence,
                    nearest=near,
                )
            else:
                said.say("vocabulary.axiom", AXIOM_SENTENCE, node.position, sentence=sentence)
            return None
        term, args = fits[0]
    for name, kind in zip(args, term.places.values(), strict=True):
        names.setdefault(name, kind)
    return term.sentence, args, positive
