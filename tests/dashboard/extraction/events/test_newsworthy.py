"""Texts that tell news of attacks, and texts that only use their words."""

import csv
import math
from importlib.resources import files

from dashboard.extraction.events.newsworthy import FEWEST_WORDS, news_score, tells_news, words_of
from tests.fixtures.annotated import read

NEWS = (
    "Two rockets hit the outskirts of a military base shortly before midnight on Monday, a security source said, "
    "wounding five soldiers. The army said in a statement that it had launched an operation to find those who fired them. "
    "Nobody claimed the attack, the third within a week."
)
FILM = (
    "The festival opens with the director's second feature, in which a young drone pilot slowly loses faith in what he sees. "
    "Critics praised its quiet ending, and the score will be released as an album next spring. Tickets for every screening "
    "are sold until the end of the year."
)
BRIEF = "The film is about a rocket that hit a school."


def document(text):
    return read(text).document


def test_news_scores_higher_than_a_film():
    assert news_score(words_of(document(NEWS))) > news_score(words_of(document(FILM)))


def test_news_is_told_and_a_film_is_not():
    assert tells_news(document(NEWS))
    assert not tells_news(document(FILM))


def test_a_text_too_short_to_judge_may_tell_news():
    assert len(words_of(document(BRIEF))) < FEWEST_WORDS
    assert tells_news(document(BRIEF))


def test_the_table_holds_folded_words_once_each():
    header, *rows = csv.reader(
        files("dashboard.data").joinpath("news_words.csv").read_text("utf-8").splitlines()
    )
    words = [word for word, _ in rows if not word.startswith("(")]
    assert header == ["word", "weight"]
    assert len(words) == len(set(words))
    assert all(word.isalpha() and word == word.lower() for word in words)
    assert all(math.isfinite(float(weight)) for _, weight in rows)
