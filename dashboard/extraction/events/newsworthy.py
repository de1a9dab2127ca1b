"""
Whether a text tells news of attacks at all: a linear model of the words it uses.

Texts on drills, trials, films and prices name weapons and places too, and no list of their topics
is ever complete. What news of an attack has in common is plainer: who reported it, when and where,
what was hit, who was hurt. The weights of `news_words.csv` are learned by
`tests/benchmarks/learning_news.py`; the model is a logistic regression on which words occur.
"""

import math
from typing import Final

from dashboard.extraction.words.document import Document
from dashboard.extraction.words.linear_models import load_model

__all__ = ["FEWEST_WORDS", "news_score", "tells_news", "words_of"]

FEWEST_WORDS: Final = 40
"""Different words from which a text says enough to be judged."""
_TABLE: Final = "news_words.csv"


def words_of(document: Document) -> frozenset[str]:
    """Return the folded words of a text, each once; numbers and marks among them weigh nothing."""
    return frozenset(document.words)


def news_score(words: frozenset[str]) -> float:
    """Return the log-odds that a text of these words tells news of an attack."""
    weights, bias, _ = load_model(_TABLE)
    known = [weights[word] for word in words if word in weights]
    return bias + sum(known) / math.sqrt(len(known)) if known else bias


def tells_news(document: Document) -> bool:
    """Whether a text may tell news of an attack; one that is too short to judge may."""
    words = words_of(document)
    return len(words) < FEWEST_WORDS or news_score(words) >= load_model(_TABLE).threshold
