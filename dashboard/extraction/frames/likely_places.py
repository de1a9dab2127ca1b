"""
Events told in words that no language pack knows: where a weapon is named beside a place.

"A drone nosed into the wall of X", "salvo on X": newsrooms have more ways to say that something
was hit than any list of verbs. Where a sentence names a weapon and a place and no rule finds an
event in it, what stands around the place decides: a logistic regression on the kinds of words
before and behind it, how exact the place is and how the sentence stands in its text. The weights of
`place_weights.csv` are learned by `tests/benchmarks/learning_places.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.events.mentions import told_by
from dashboard.extraction.events.newsworthy import FEWEST_WORDS, news_score, words_of
from dashboard.extraction.frames.asides import find_asides
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Name, coarseness_of
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.linear_models import load_model
from dashboard.extraction.words.senses import GUARD, WEAPON

__all__ = [
    "LikelyEvent",
    "believed",
    "features_of",
    "find_likely",
    "is_news",
    "may_decide",
    "tells_origin",
    "with_likely_place",
]

_TABLE: Final = "place_weights.csv"
_NEWS: Final = 0.0  # log-odds of a text's words from which it may tell news
_STEPS: Final = (2, 6, 14)  # tokens from a place: beside it, near it, in reach
_LONG: Final = 30  # tokens from which a sentence is long
_UNSURE: Final = 0.6  # confidence below which a place may be another


class LikelyEvent(NamedTuple):
    """A place that a sentence tells was hit, and the mention of it that its weapon tells."""

    place: Name
    mention: Mention


def find_likely(
    reading: Reading,
    index: int,
    sentence: Sentence,
    clauses: Sequence[Clause],
    news: Callable[[], bool],
) -> LikelyEvent | None:
    """
    Find the event that a sentence without a known event word tells.

    Parameters
    ----------
    index
        Of the sentence, among those that tell anything.
    clauses
        Of the sentence.
    news
        Tells whether the text is news, as `is_news` does; asked only where it decides.
    """
    place = _likely_place(reading, sentence) if may_decide(sentence) else None
    if place is None or not news() or tells_origin(reading, index, clauses):
        return None
    weapons = sentence.cues.by_category[WEAPON]
    weapon = min(weapons, key=lambda cue: abs(cue.first - place.first))
    words = (place.first, weapon.first)
    holding = [i for i, c in enumerate(clauses) if any(c.first <= w < c.last for w in words)]
    if not holding:  # a speaker's words
        return None
    told = clauses[holding[0] : holding[-1] + 1]
    return LikelyEvent(place, told_by(reading.document, index, sentence.first, told, weapon))


def _likely_place(reading: Reading, sentence: Sentence) -> Name | None:
    """Most exact of the places that the model takes for hit."""
    names = [n for n in reading.names_in(sentence.first, sentence.last) if _is_placed(n)]
    weights, bias, threshold = load_model(_TABLE)
    hit = [
        name
        for name in names
        if bias + sum(weights.get(f, 0.0) for f in features_of(reading, sentence, name))
        >= threshold
    ]
    return min(hit, key=coarseness_of, default=None)


def tells_origin(reading: Reading, index: int, clauses: Sequence[Clause]) -> bool:
    """As in "the drones had come out of X": where something was fired from, not where it hit."""
    told = (aside for clause in clauses for aside in find_asides(reading, index, clause))
    return any(aside.launch or aside.bearing for aside in told)


def with_likely_place(frame: Frame, likely: LikelyEvent) -> Frame:
    """Place a likely event where the model says, unless grammar says where."""
    place = frame.place or (None if frame.unplaced else likely.place)
    return replace(frame, place=place, likely=True)


def believed(frames: Sequence[Frame]) -> Sequence[Frame]:
    """Leave likely events out where a text tells of none, or only of noise, in known words."""
    told = [f for f in frames if not f.likely]
    if len(told) == len(frames):
        return frames
    known = any(f.event_type is not None and f.mention.status is Status.TOLD for f in told)
    return frames if known else told


def may_decide(sentence: Sentence) -> bool:
    """Whether a sentence names a weapon, and nothing that speaks for a peaceful topic."""
    told = sentence.cues.by_category
    return WEAPON in told and GUARD not in told


def is_news(document: Document) -> bool:
    """Whether a text is more likely news of attacks than not; one too short to judge is not."""
    words = words_of(document)
    return len(words) >= FEWEST_WORDS and news_score(words) > _NEWS


def _is_placed(name: Name) -> bool:
    return name.toponym.resolution.point is not None


def features_of(reading: Reading, sentence: Sentence, name: Name) -> Iterator[str]:
    """Give what is true of a place in its sentence, each a feature of the model."""
    document = reading.document
    span = document.span(sentence.first, sentence.last)
    yield f"coarseness {name.coarseness}"
    yield f"usage {name.toponym.usage.value}"
    if name.toponym.relation is not None:
        yield f"relation {name.toponym.relation.kind.value}"
    if name.toponym.resolution.confidence < _UNSURE:
        yield "unsure"
    if reading.dates_in(span):
        yield "date"
    if reading.quantities_in(span):
        yield "number"
    if sentence.last - sentence.first >= _LONG:
        yield "long"
    yield from _words_beside(document, sentence, name)
    yield from dict.fromkeys(_place_of(cue, name) for cue in sentence.cues)


def _words_beside(document: Document, sentence: Sentence, name: Name) -> Iterator[str]:
    """Give the word before, with its language, and the clitic that governs a place."""
    language = document.language
    before = document.words[name.first - 1] if name.first > sentence.first else "start"
    behind = document.words[name.last] if name.last < sentence.last else "end"
    yield f"{language} before {before}"
    yield f"{language} behind {behind}"
    start, _ = document.folded.folded(name.toponym.start, name.toponym.end)
    begin = document.starts[name.first]
    if document.arabic and begin < start:
        yield f"clitic {document.folded.text[begin:start]}"


def _place_of(cue: Cue, name: Name) -> str:
    """Say of which kind a word is, on which side of a place it stands and how far away."""
    side = "before" if cue.first < name.first else "behind"
    distance = abs(cue.first - name.first)
    step = next((str(limit) for limit in _STEPS if distance <= limit), "far")
    return f"{cue.category.value} {side} {step}"
