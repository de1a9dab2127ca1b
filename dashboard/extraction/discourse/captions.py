"""
Captions of old photographs: "Smoke rises over X, January 13, 2020. (Reuters)", above today's news.

What such a picture shows is not what the article reports, though it names the same place: its day
must not make the news a thing of the past. A caption ends with whose picture it is.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from dashboard.extraction.frames.asides import Aside
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import SPEECH, VERB
from dashboard.model import Span

__all__ = ["without_captions"]

_OLD: Final = timedelta(days=7)  # before the paper's day: no picture of the news
_CREDIT: Final = 12  # tokens from the caption's day to the end of its line: "(Agency via AP, File)"
_CREDITS: Final = words_of("credits")
_LONGEST: Final = 60  # tokens of a caption
_BREAK: Final = "\n"


def without_captions(
    reading: Reading, frames: Sequence[Frame], asides: Sequence[Aside]
) -> tuple[tuple[Frame, ...], tuple[Aside, ...]]:
    """Leave out what captions of old pictures tell, if anything is told beside them."""
    captions = list(_captions(reading)) if frames else []
    shown = [f for f in frames if not any(_lies_in(f.span, c) for c in captions)]
    if not shown:
        return tuple(frames), tuple(asides)
    return tuple(shown), tuple(
        [a for a in asides if not any(_lies_in(a.span, c) for c in captions)]
    )


def _lies_in(span: Span, caption: Span) -> bool:
    return caption.start <= span.start < caption.end


def _captions(reading: Reading) -> Iterator[Span]:
    """Yield the lines that end with an old day and a credit."""
    document, published = reading.document, reading.published
    if published is None or _CREDITS.isdisjoint(document.words):
        return
    for phrase in reading.dates:
        told = reading.days_of(phrase)
        if told is None or told.value.end >= published - _OLD:
            continue
        first, last = document.tokens_of(phrase.span.start, phrase.span.end)
        line = _line(document.words, first)
        if line is None or not _ends_with_credit(reading, last, line[1]):
            continue
        yield document.span(*line)


def _line(words: Sequence[str], token: int) -> tuple[int, int] | None:
    """Token range of the line that holds a token; `None` for a long one."""
    first = last = token
    while first and words[first - 1] != _BREAK:
        first -= 1
        if token - first > _LONGEST:
            return None
    while last < len(words) and words[last] != _BREAK:
        last += 1
        if last - token > _LONGEST:
            return None
    return first, last


def _ends_with_credit(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing but a credit stands between a day and the end of its line."""
    words = reading.document.words[first:last]
    if len(words) > _CREDIT or _CREDITS.isdisjoint(words):
        return False
    cues = reading.document.sentence_at(first).cues if first < len(reading.document.words) else ()
    return not any(c.category in {VERB, SPEECH} and first <= c.first < last for c in cues)
