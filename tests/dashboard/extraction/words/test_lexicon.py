"""Language packs compiled: inflected words, phrases, actors, and packs that are broken."""

import pytest

from dashboard.errors import LanguagePackError
from dashboard.extraction.words.lexicon import Category, Number, load_lexicon
from dashboard.model import EventType
from gazetteer.normalisation import fold_name


def senses(word, language="ar"):
    return load_lexicon(language).read(fold_name(word)).senses


def of(word, category, language="ar"):
    return [sense for sense in senses(word, language) if sense.category is category]


@pytest.mark.parametrize(
    "word", ["استهدف", "استهدفت", "يستهدفون", "واستهدفوا", "استهداف", "باستهداف", "والاستهداف"]
)
def test_every_form_of_a_verb_is_read(word):
    (sense,) = of(word, Category.VERB)
    assert sense.key == "strike"


def test_future_is_marked():
    assert [s.future for s in of("ستستهدف", Category.VERB)] == [True]


def test_finite_verbs_take_no_preposition():
    assert not of("بسقط", Category.VERB)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("غارة", Number.SINGULAR),
        ("الغارتين", Number.DUAL),
        ("بغارات", Number.PLURAL),
        ("القصف", Number.MASS),
    ],
)
def test_event_nouns_have_a_number(word, number):
    (sense,) = of(word, Category.EVENT)
    assert sense.number is number


def test_articles_make_definite():
    lexicon = load_lexicon("ar")
    assert lexicon.read(fold_name("الهجوم")).definite
    assert not lexicon.read(fold_name("هجوم")).definite


@pytest.mark.parametrize(
    ("word", "language", "event_type"),
    [
        ("بصواريخ", "ar", EventType.ROCKET),
        ("المسيّرات", "ar", EventType.DRONE),
        ("قذيفة", "ar", EventType.ARTILLERY),
        ("rockets", "en", EventType.ROCKET),
        ("warplanes", "en", EventType.AIRSTRIKE),
    ],
)
def test_weapons_have_a_type(word, language, event_type):
    assert event_type in {s.event_type for s in of(word, Category.WEAPON, language)}


def test_states_are_told_from_groups():
    assert [s.state for s in of("الإسرائيلية", Category.ACTOR)] == [True]
    assert [s.state for s in of("الحوثيون", Category.ACTOR)] == [False]


def test_phrases_are_found_by_their_first_word_longest_first():
    found = load_lexicon("ar").openings[fold_name("رداً")][fold_name("على")][""]
    assert {phrase.form for phrase in found} == {fold_name("رداً")}
    lengths = [len(phrase.words) for phrase in found]
    assert lengths == sorted(lengths, reverse=True)
    assert [phrase.rank for phrase in found] == sorted(phrase.rank for phrase in found)


def test_tokens_that_begin_the_same_phrases_share_them():
    openings = load_lexicon("ar").openings
    assert openings[fold_name("ورداً")] is openings[fold_name("رداً")]


def test_forms_of_a_verb_share_their_senses():
    words = load_lexicon("ar").words
    assert words[fold_name("استهدفت")] is words[fold_name("استهدفوا")]


def test_words_of_no_interest_have_no_sense():
    for word in ("كتاب", "والشمس", "xyzzy", ""):
        assert senses(word) == ()


def test_a_language_without_a_pack_is_refused():
    with pytest.raises(LanguagePackError, match="'xx'"):
        load_lexicon("xx")
