"""
What finding places costs, counted in calls: the same on every machine, unlike time.

`tests/benchmarks/extraction_speed.py` measures the time.
"""

import tomllib
from pathlib import Path

import pytest

from gazetteer.location import Locator
from tests.fixtures.calls import count_calls

FILLER = Path(__file__).parents[1] / "benchmarks" / "filler.toml"
NAMED = {
    "ar": "سقطت ثلاثة صواريخ على مدينة الموصل، وأصيب جنديان قرب الرمادي شمال بغداد.",
    "en": "Three rockets fell on the city of Mosul, and two soldiers were hit near Ramadi in Iraq.",
}
QUIET_CALLS = 1  # a word, of our functions and of those they call
NAMING_CALLS = 33
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


@pytest.fixture(scope="module")
def calls_per_word(lexicon):
    """Count the calls for each word of a text, once its words are known."""
    locator = Locator(lexicon)

    def _calls_per_word(sentences, language):
        text = " ".join(sentences)
        calls = count_calls(lambda: locator.locate(text, language=language))
        return calls / len(text.split())

    return _calls_per_word


@LANGUAGES
def test_a_text_that_names_no_place_is_cheap(calls_per_word, language):
    filler = tomllib.loads(FILLER.read_text("utf-8"))[language]
    assert calls_per_word(filler * 3, language) <= QUIET_CALLS


@LANGUAGES
def test_what_names_places_is_not_dear(calls_per_word, language):
    assert calls_per_word([NAMED[language]] * 3, language) <= NAMING_CALLS
