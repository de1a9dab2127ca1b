"""Sentences of an article and the word shingles by which reprints are recognised."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.words import stems
from dashboard.model import Article, Span

__all__ = ["Sentence", "article_sentences", "cited_sentences", "near_duplicates", "sentence_spans"]

# A stop inside a number or an abbreviation of single letters ends no sentence.
_END = re.compile(r"(?<![\s.][A-Za-z])[.!?؟…]+[\"”»’')\]]*(?=\s)|\n+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    A sentence and its shingles.

    Attributes
    ----------
    shingles
        Every run of `shingle_words` stems.
    """

    span: Span
    shingles: frozenset[tuple[str, ...]]


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Sentences in text order, without surrounding white space."""
    spans, start = [], 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            spans.append(Span(start + lead, start + len(piece.rstrip())))
        start = end
    return tuple(spans)


@lru_cache(maxsize=4096)
def article_sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences with their shingles."""
    return tuple(
        Sentence(span, _shingles(text[span.start : span.end])) for span in sentence_spans(text)
    )


def _shingles(sentence: str) -> frozenset[tuple[str, ...]]:
    size = load_settings().independence.shingle_words
    words = stems(sentence)
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def cited_sentences(article: Article, excerpts: Iterable[Span]) -> tuple[Sentence, ...]:
    """Find the whole sentences that any of the excerpts touches, in text order."""
    cited = tuple(excerpts)
    return tuple(
        sentence
        for sentence in article_sentences(article.text)
        if any(c.start < sentence.span.end and sentence.span.start < c.end for c in cited)
    )


def near_duplicates(first: Sentence, second: Sentence) -> bool:
    """Whether the shorter of two sentences, if long enough to be telling, is found in the other."""
    rules = load_settings().independence
    shorter = min(len(first.shingles), len(second.shingles))
    if shorter < rules.sentence_shingles:
        return False
    return len(first.shingles & second.shingles) >= rules.sentence_containment * shorter
