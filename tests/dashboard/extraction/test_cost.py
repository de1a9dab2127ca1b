"""
What reading costs, counted in calls: the same on every machine, unlike time.

A text that tells nothing costs a few calls a word, one that tells events some dozens; neither costs
more a word in a longer text. `tests/benchmarks/extraction_speed.py` measures the time.
"""

import tomllib
from pathlib import Path

import pytest

from dashboard.extraction import extract
from tests.fixtures.annotated import make_article, toponyms_in
from tests.fixtures.calls import count_calls

FILLER = Path(__file__).parents[2] / "benchmarks" / "filler.toml"
EVENTS = {
    "ar": "أطلق الحوثيون خمسة صواريخ على أربيل مساء الثلاثاء، وأصيب ثلاثة جنود بجروح.",
    "en": "Rebels fired five rockets at Erbil on Tuesday evening, and three soldiers were wounded.",
}
QUIET_CALLS = 5  # a word, of our functions and of those they call
TELLING_CALLS = 105
GROWTH = 1.25  # of the calls a word in a text ten times as long
LANGUAGES = pytest.mark.parametrize("language", ["ar", "en"])


def calls_per_word(sentences):
    """Count the calls for each word of a text, once its words are known."""
    text = " ".join(sentences)
    article, toponyms = make_article(text), toponyms_in(text)
    return count_calls(lambda: extract(article, toponyms)) / len(text.split())


def filler(language):
    return tomllib.loads(FILLER.read_text("utf-8"))[language]


@LANGUAGES
def test_a_text_that_tells_nothing_is_cheap(language):
    assert calls_per_word(filler(language) * 3) <= QUIET_CALLS


@LANGUAGES
def test_what_tells_an_event_is_not_dear(language):
    assert calls_per_word([EVENTS[language]] * 3) <= TELLING_CALLS


@LANGUAGES
def test_a_word_costs_no_more_in_a_longer_text(language):
    story = [EVENTS[language], *filler(language)] * 3
    assert calls_per_word(story * 10) <= GROWTH * calls_per_word(story)
