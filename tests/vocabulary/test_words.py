from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from dalel.case.case import SECTIONS
from dalel.case.people import Capacity, Relation
from dalel.evidence.questions import question_of
from dalel.norms.sanction import KEYS, PENALTIES, SUBJECTS
from dalel.norms.vocabulary import Vocabulary, told_fields

LANGUAGES = {"en", "ru", "kk"}
NAMED = sorted(
    {
        str(one.metadata["words"])
        for thing in (*(thing for _, thing in SECTIONS.values()), Capacity, Relation)
        for one in dataclasses.fields(thing)
        if one.metadata.get("words")
    }
)
READ = re.compile(r"\b(\w+)\.([a-z-]+)((?:\.[a-z-]+)*) in \[([^\]]*)\]")
HELD = re.compile(r"\.(holds|relations) (?:\[([^\]]*)\]|([a-z-]+)) ")
FOUND = re.compile(r"^[a-z.-]+: (\S+) in \[([^\]]*)\]( refutes)?$")


@pytest.mark.parametrize("listing", NAMED)
def test_a_list_that_a_field_names_exists(vocabulary: Vocabulary, listing: str) -> None:
    assert vocabulary.words.get(listing)


def test_every_word_has_a_name_in_three_languages(vocabulary: Vocabulary) -> None:
    lacking = [
        f"{listing}: {word}"
        for listing, words in vocabulary.words.items()
        for word, names in words.items()
        if set(names) != LANGUAGES
    ]

    assert [] == lacking


def test_no_two_words_of_a_list_bear_one_name(vocabulary: Vocabulary) -> None:
    twice = [
        f"{listing} {language}: {name}"
        for listing, words in vocabulary.words.items()
        for language in LANGUAGES
        for name, times in Counter(names[language] for names in words.values()).items()
        if times > 1
    ]

    assert [] == twice


def test_every_verb_has_its_heading(vocabulary: Vocabulary) -> None:
    assert set(vocabulary.words["verbs"]) == set(vocabulary.words["verbs past"])


def test_what_people_write_instead_means_one_word_and_is_none(vocabulary: Vocabulary) -> None:
    wrong = []
    for listing, also in vocabulary.words.items():
        if not listing.endswith(" also"):
            continue
        known = vocabulary.words[listing.removesuffix(" also")]
        assert set(also) <= set(known)
        for language in LANGUAGES:
            said = [each for names in also.values() for each in names[language].split(", ")]
            wrong += [each for each, times in Counter(said).items() if times > 1 or each in known]

    assert [] == wrong


def test_terms_name_known_answerers_and_evidence(vocabulary: Vocabulary) -> None:
    asked = [(each.position, each.who, each.proved_by) for each in vocabulary.terms.values()]
    asked += [(each.position, each.who, each.proved_by) for each in vocabulary.listings.values()]
    unknown = [
        f"{position} {word}"
        for position, who, proved_by in asked
        for listing, words in (("answerers", who), ("evidence kinds", proved_by))
        for word in words
        if word not in vocabulary.words[listing]
    ]

    assert [] == unknown


def test_every_term_says_who_can_answer_it_and_what_proves_it(vocabulary: Vocabulary) -> None:
    silent = [
        str(term.position)
        for term in vocabulary.terms.values()
        if not term.who or not term.proved_by
    ]
    silent += [
        str(listing.position)
        for listing in vocabulary.listings.values()
        if not listing.always_complete and not (listing.who and listing.proved_by)
    ]

    assert [] == silent


def test_readings_compare_a_field_with_words_of_its_own_list(vocabulary: Vocabulary) -> None:
    wrong = []
    for term in vocabulary.terms.values():
        for line in term.reads:
            for place, field, path, inside in READ.findall(line):
                types = {term.places.get(place, "")}
                for step in (field, *path.strip(".").split("."))[: path.count(".")]:
                    types = {
                        each
                        for kind in types
                        for each in str(told_fields(kind).get(step, {}).get("to", "")).split("|")
                    }
                last = path.rpartition(".")[2] or field
                words = {
                    word
                    for kind in types
                    for word in vocabulary.words.get(
                        str(told_fields(kind).get(last, {}).get("words", "")), ()
                    )
                }
                unknown = {each.strip() for each in inside.split(",")} - words
                if unknown:
                    wrong.append(f"{term.position} {line}: {', '.join(sorted(unknown))}")

    assert [] == wrong


def test_readings_name_known_capacities_and_relations(vocabulary: Vocabulary) -> None:
    lists = {"holds": "capacities", "relations": "relations"}
    unknown = [
        f"{term.position} {word}"
        for term in vocabulary.terms.values()
        for line in term.reads
        for kind, many, one in HELD.findall(line)
        for word in re.split(r",\s*", many or one)
        if word not in vocabulary.words[lists[kind]]
    ]

    assert [] == unknown


def test_findings_are_answers_that_an_examination_gives(vocabulary: Vocabulary) -> None:
    wrong = []
    for term in vocabulary.terms.values():
        for line in term.found_by:
            found = FOUND.match(line)
            question = question_of(found[1]) if found else None
            values = {each.strip() for each in found[2].split(",")} if found else set()
            if question is None or not values <= set(question.values):
                wrong.append(f"{term.position} {line}")

    assert [] == wrong


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        ("penalties", tuple(PENALTIES)),
        (SUBJECTS, ("individual", "official")),  # those that a natural person can be of
        ("prosecutions", ("private", "private-public", "public")),  # who may bring a case
    ],
)
def test_what_a_sanction_may_say_has_a_name(
    vocabulary: Vocabulary, listing: str, words: tuple[str, ...]
) -> None:
    assert [] == [word for word in words if word not in vocabulary.words[listing]]


def test_every_line_of_a_sanction_has_its_list(vocabulary: Vocabulary) -> None:
    assert [] == [listing for listing in KEYS.values() if not vocabulary.words.get(listing)]
