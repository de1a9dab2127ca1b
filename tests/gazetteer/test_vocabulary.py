"""Words taken apart: proclitics, possessives, cue nouns, adjectives of nationality."""

import pytest

from gazetteer.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def arabic(lexicon):
    return Vocabulary(lexicon, "ar")


@pytest.fixture(scope="module")
def english(lexicon):
    return Vocabulary(lexicon, "en")


@pytest.mark.parametrize(
    ("word", "clitics", "cut", "name"),
    [
        ("الموصل", "", 0, "الموصل"),
        ("والموصل", "و", 1, "الموصل"),
        ("بالعراق", "ب", 1, "العراق"),
        ("وبالعراق", "وب", 2, "العراق"),
        ("للعراق", "ل", 1, "العراق"),
        ("لسوريا", "ل", 1, "سوريا"),
        ("فلسوريا", "فل", 2, "سوريا"),
        ("بـالعراق", "ب", 2, "العراق"),
    ],
)
def test_proclitics_come_off(arabic, word, clitics, cut, name):
    readings = [(r.clitics, r.cut, r.text) for r in arabic.word(word).names if r.places]
    assert (clitics, cut, name) in readings


@pytest.mark.parametrize(("word", "trim"), [("Mosul", 0), ("Mosul's", 2), ("Mosul’s", 2)])
def test_possessives_come_off(english, word, trim):
    assert [r.trim for r in english.word(word).names if r.places] == [trim]


def test_lower_case_begins_no_english_name(english):
    assert not english.word("mosul").names


@pytest.mark.parametrize(
    ("word", "country"),
    [("العراقية", "IQ"), ("عراقي", "IQ"), ("والسورية", "SY"), ("الإيرانيين", "IR"), ("الموصل", "")],
)
def test_adjectives_of_nationality(arabic, word, country):
    assert arabic.word(word).demonym == country


def test_cue_nouns_are_known(arabic):
    cues = [r.cue.name for r in arabic.word("بمحافظة").cues]
    assert cues == ["governorate"]
