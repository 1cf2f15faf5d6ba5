from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from dalel.norms.model import Term, TermKind
from dalel.norms.vocabulary import Vocabulary

LANGUAGES = {"en", "ru", "kk"}
PLACE = re.compile(r"\{([^}]*)\}")
MIXED = re.compile(r"[a-z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][a-z]", re.IGNORECASE)


def texts(term: Term) -> Iterator[tuple[str, str, str]]:
    """Yield each sentence of a term with its kind and language."""
    for kind, found in (("say", term.say), ("deny", term.deny), ("ask", term.ask)):
        for language, text in found.items():
            yield kind, language, text


def test_every_term_speaks_three_languages(vocabulary: Vocabulary) -> None:
    """A measure is not denied: it is over or under a number."""
    lacking = [
        f"{term.position} {term.sentence}: {kind}"
        for term in vocabulary.terms.values()
        for kind, found in (("say", term.say), ("deny", term.deny), ("ask", term.ask))
        if set(found) != LANGUAGES and not (kind == "deny" and term.kind is TermKind.MEASURE)
    ]

    assert [] == lacking


def test_every_text_names_all_places_of_its_term(vocabulary: Vocabulary) -> None:
    wrong = [
        f"{term.position} {kind} {language}: {text}"
        for term in vocabulary.terms.values()
        for kind, language, text in texts(term)
        if set(PLACE.findall(text)) != set(term.places)
    ]

    assert [] == wrong


def test_names_stand_in_quotes_in_russian_and_kazakh(vocabulary: Vocabulary) -> None:
    """Quotes before a fixed noun spare the name every ending."""
    bare = [
        f"{term.position} {kind} {language}: {text}"
        for term in vocabulary.terms.values()
        for kind, language, text in texts(term)
        if language != "en" and re.search(r"(?<!«)\{|\}(?!»)", text)
    ]

    assert [] == bare


def test_a_sentence_is_a_clause_and_a_question_is_asked(vocabulary: Vocabulary) -> None:
    wrong = [
        f"{term.position} {kind} {language}: {text}"
        for term in vocabulary.terms.values()
        for kind, language, text in texts(term)
        if text.endswith("?") != (kind == "ask") or text.endswith((".", "!", ","))
    ]

    assert [] == wrong


def test_no_two_sentences_read_alike(vocabulary: Vocabulary) -> None:
    """Not even with the names put in: only things of other types tell such sentences apart."""
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term in vocabulary.terms.values():
        for kind, language, text in texts(term):
            typed = text
            for name, kind_of_thing in term.places.items():
                typed = typed.replace("{" + name + "}", f"<{kind_of_thing}>")
            seen[language, typed].add(f"{term.sentence} ({kind})")

    assert {} == {key: who for key, who in seen.items() if len(who) > 1}


def test_no_word_mixes_alphabets(vocabulary: Vocabulary) -> None:
    """The official Kazakh texts do, with a Latin i; ours do not."""
    written = [
        (str(term.position), PLACE.sub("", text))
        for term in vocabulary.terms.values()
        for _, _, text in texts(term)
    ]
    written += [
        (f"{listing}: {word}", name)
        for listing, words in vocabulary.words.items()
        for word, names in words.items()
        for name in names.values()
    ]

    assert [] == [where for where, text in written if MIXED.search(text)]


def test_every_list_asks_and_names_its_further_member(vocabulary: Vocabulary) -> None:
    wrong = [
        f"{listing.key} {language}: {text}"
        for listing in vocabulary.listings.values()
        for kind, found in (("ask", listing.ask), ("say", listing.say))
        for language, text in {**dict.fromkeys(LANGUAGES, ""), **found}.items()
        if PLACE.findall(text) != ["owner"] or text.endswith("?") != (kind == "ask")
    ]

    assert [] == wrong
