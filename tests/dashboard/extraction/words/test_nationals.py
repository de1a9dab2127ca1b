"""People told by their nationality alone."""

import pytest

from dashboard.extraction.words.nationals import is_national, nationals_in
from gazetteer.normalisation import fold
from tests.fixtures.annotated import read

DOCUMENT = read("أصيب فلسطيني في غزة.").document


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("فلسطيني", 1),
        ("فلسطينية", 1),
        ("إسرائيليان", 2),
        ("الفلسطيني", 1),
        ("منزل", 0),
        ("ألبان", 0),
    ],
)
def test_a_nationality_tells_one_or_two(word, number):
    assert nationals_in(DOCUMENT, fold(word).text) == number


@pytest.mark.parametrize("noun", ["عراقيين", "سوريا", "لبنانيون", "يمني"])
def test_a_counted_nationality_tells_people(noun):
    assert is_national(DOCUMENT, fold(noun).text)


@pytest.mark.parametrize("noun", ["صواريخ", "منازل", "سنوات"])
def test_other_nouns_tell_none(noun):
    assert not is_national(DOCUMENT, fold(noun).text)
