"""
Whether a text tells news of attacks at all: a linear model of the words it uses.

Texts on drills, trials, films and prices name weapons and places too, and no list of their topics
is ever complete. What news of an attack has in common is plainer: who reported it, when and where,
what was hit, who was hurt. The weights of `news_words.csv` are learned by
`tests/benchmarks/learning_news.py`; the model is a logistic regression on which words occur.
"""

import csv
import math
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dashboard.errors import LanguagePackError
from dashboard.extraction.document import Document

__all__ = ["FEWEST_WORDS", "load_model", "news_score", "tells_news", "words_of"]

FEWEST_WORDS = 30
"""Different words from which a text says enough to be judged."""
_TABLE = "news_words.csv"
_COLUMNS = ["word", "weight"]
_BIAS, _THRESHOLD = "(bias)", "(threshold)"


class _Model(NamedTuple):
    weights: dict[str, float]
    bias: float
    threshold: float


def words_of(document: Document) -> frozenset[str]:
    """Return the folded words of a text, each once; numbers and marks among them weigh nothing."""
    return frozenset([token.text for token in document.tokens])


def news_score(words: frozenset[str]) -> float:
    """Return the log-odds that a text of these words tells news of an attack."""
    weights, bias, _ = load_model()
    known = [weights[word] for word in words if word in weights]
    return bias + sum(known) / math.sqrt(len(known)) if known else bias


def tells_news(document: Document) -> bool:
    """Whether a text may tell news of an attack; one that is too short to judge may."""
    words = words_of(document)
    return len(words) < FEWEST_WORDS or news_score(words) >= load_model().threshold


@cache
def load_model() -> _Model:
    """
    Read the weights of words, once.

    Raises
    ------
    LanguagePackError
        If the table has other columns, lacks a row or holds what is no number.
    """
    text = files("dashboard.data").joinpath(_TABLE).read_text("utf-8")
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    if header != _COLUMNS:
        raise LanguagePackError(f"dashboard/data/{_TABLE}: header {header}: expected {_COLUMNS}")
    try:
        weights = {word: float(weight) for word, weight in rows}
        return _Model(weights, weights.pop(_BIAS), weights.pop(_THRESHOLD))
    except (ValueError, KeyError) as error:
        raise LanguagePackError(f"dashboard/data/{_TABLE}: {error}") from error
