"""Phrases are found by the words behind their first, whatever article or ending these have."""

from dashboard.extraction.words.openings import find_opening, spells
from dashboard.extraction.words.senses import Category, Sense

SENSE = Sense(category=Category.GUARD, key="sport")
PHRASES = ["in the name of", "in the final", "in the", "in case"]
OPENING = find_opening(("in", tuple(phrase.split()), SENSE) for phrase in PHRASES)


def found(second, third):
    return [" ".join(phrase.words) for phrase in OPENING[second].get(third) or OPENING[second][""]]


def test_the_third_word_leaves_out_phrases_with_another():
    assert found("the", "name") == ["in the name of", "in the"]
    assert found("the", "final") == ["in the final", "in the"]
    assert found("the", "north") == found("the", "") == ["in the"]


def test_a_word_may_be_written_with_a_possessive():
    assert found("case's", "") == ["in case"]
    assert found("the", "final's") == ["in the final", "in the"]


def test_no_other_word_opens_a_phrase():
    assert "a" not in OPENING
    assert {phrase.rank for phrase in OPENING["the"]["name"]} == {0, 2}


def test_a_word_is_spelled_with_or_without_the_article():
    assert spells("الرد", "رد")
    assert spells("army's", "army")
    assert not spells("army", "army's")
