"""
Where a text expects a place: after "shells fell on", as the object of "struck", "residents of".

The gazetteer admits a doubtful name sooner at such a word; it never admits what it does not hold.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.collection import uncollected
from dashboard.extraction.syntax.partitives import is_of_parts
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence, annotate
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.extraction.words.senses import (
    ACTOR,
    AGENCY,
    DEMONYM,
    EVENT,
    HARM_VERBS,
    PREPOSITION,
    WEAPON,
)
from dashboard.model import Article
from gazetteer.vocabulary import POSSESSIVES

__all__ = ["expected_places"]

_REACH: Final = 8  # tokens from an event's word to the preposition of its place
_NUMBER: Final = 2  # tokens of "with more than thirty" before the rockets
_WITH: Final = "ب"
_OF: Final = "of"
_LEADS: Final = words_of("articles", "directions")
_LEADING: Final = 3  # tokens of "the southern province's"
_SEES: Final = words_of("seeing")
_COLON, _BREAK, _BULLETS = ":", "\n", frozenset("-•*–")
_LABEL: Final = 6  # tokens of a line up to its colon
_PLACE_LABELS: Final = words_of("form_place")
_NAMED: Final = 3  # tokens of a name that opens a sentence, and the verb
_OF_PLACE: Final = "local_officials"
_LOCALS: Final = words_of("local_speakers", "local_offices")
_IN_OR_OF: Final = words_of("in_or_of")
_AMONG: Final = ("among", "from_there")
_SUFFERS: Final = words_of("be")
_PASSIVE: Final = frozenset({2, 3})  # tokens of "X was", "X has been"
_ARMS: Final = frozenset({WEAPON, AGENCY, ACTOR, DEMONYM})
# Frames of verbs; no other kind of word has such a key.
_FRAMES: Final = frozenset(
    {"strike", "fall", "launch", "destroy", "explode", "intercept", "undergo"}
)


@uncollected
def expected_places(article: Article) -> tuple[int, ...]:
    """
    Offsets of the words at which an event's place may stand.

    Returns
    -------
    tuple of int
        Code-point offsets of the first letters of words in the original text, ascending.
    """
    document = annotate(article.text, load_lexicon(article.language))
    expected = {
        token
        for sentence in document.sentences
        if sentence.cues
        for token in _expected(document, sentence)
        if token < sentence.last
    }
    if _COLON in document.words:
        expected.update(_on_lines(document))
    starts, origin = document.starts, document.folded.origin
    return tuple([origin(starts[token]) for token in sorted(expected)])


def _on_lines(document: Document) -> Iterator[int]:
    """As in "Target: X" on a line of a form, "- X: two drones, one killed" in a list."""
    words = document.words
    for at, word in enumerate(words[:-1]):
        if word != _COLON or words[at + 1] == _BREAK:
            continue
        low = max(0, at - _LABEL)
        opens = [i + 1 for i in range(low, at) if words[i] == _BREAK]
        first = opens[-1] if opens else low
        if low and not opens:
            continue
        listed = words[first] in _BULLETS
        first += listed
        if " ".join(words[first:at]) in _PLACE_LABELS:
            yield at + 1
        elif listed and first < at and WEAPON in document.sentence_at(at + 1).cues.by_category:
            yield first


def _expected(document: Document, sentence: Sentence) -> Iterator[int]:
    events = []
    for cue in sentence.cues:
        if cue.key in _FRAMES or cue.category is EVENT:
            events.append(cue)
        elif cue.key == _OF_PLACE and not cue.definite:
            # As in Arabic "the people of X", "the governor of X", which no preposition joins.
            yield cue.last
    if events:
        yield from _with_next(document, _at_events(document, sentence, events))
    if not document.arabic and (events or not HARM_VERBS.isdisjoint(sentence.cues.by_key)):
        yield from _with_next(document, _of_speakers(document, sentence))


def _with_next(document: Document, expected: Iterator[int]) -> Iterator[int]:
    """As in "hit a Kherson school", "in south Lebanon's Tyre": a word behind may be the place."""
    words = () if document.arabic else document.words
    for token in expected:
        yield token
        for at in range(token, min(token + _LEADING, len(words))):
            if not (words[at] in _LEADS or words[at].endswith(POSSESSIVES)):
                break
            yield at + 1


def _at_events(document: Document, sentence: Sentence, events: Sequence[Cue]) -> Iterator[int]:
    ends = [event.last for event in events]
    for cue in sentence.cues:
        if (
            cue.category is PREPOSITION
            and (cue.key != "source" or is_of_parts(document, cue.first))
            and any(0 <= cue.first - end <= _REACH for end in ends)
        ):
            yield cue.last
    yield from (e.last for e in events if e.key == "strike" or not e.key)
    yield from _undergone(document, sentence, ends)
    yield from _subjects(document, sentence, events)
    if document.arabic and any(c.key == "strike" for c in events):
        yield from _before_means(document, sentence)
        # "struck cities, among them X"
        yield from (c.last for key in _AMONG for c in sentence.cues.by_key.get(key, ()))


def _of_speakers(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in "the mayor of X said", "police in the X district said": where they are."""
    words = document.words
    for at in range(sentence.first + 1, sentence.last):
        if words[at] in _IN_OR_OF and words[at - 1] in _LOCALS:
            yield at + 1


def _before_means(document: Document, sentence: Sentence) -> Iterator[int]:
    """As in Arabic "shelled the brigades X with three rockets, and Y with a mortar"."""
    for munition in sentence.cues.munitions:
        for index in range(max(sentence.first + 1, munition.first - _NUMBER), munition.first + 1):
            if document.words[index].startswith(_WITH):
                yield index - 1


def _undergone(document: Document, sentence: Sentence, ends: Sequence[int]) -> Iterator[int]:
    """As in "X saw heavy shelling", "the shelling of X": what suffered an event."""
    if document.arabic:
        return
    words, first = document.words, sentence.first
    yield from (end + 1 for end in ends if end < sentence.last and words[end] == _OF)
    opening = range(first + 1, min(first + _NAMED, sentence.last))
    if any(words[i] in _SEES and any(end > i for end in ends) for i in opening):
        yield first


def _subjects(document: Document, sentence: Sentence, events: Sequence[Cue]) -> Iterator[int]:
    """As in "X was shelled", Arabic "exposed-itself X to shelling", "struck the drones X"."""
    arms: dict[int, int] | None = None
    for cue in events:
        if cue.key == "undergo":
            yield cue.last
            if cue.sense.armed and cue.first - sentence.first <= min(_PASSIVE):
                yield sentence.first  # "X took ten shells"
        elif cue.key == "strike":
            if arms is None:
                arms = {c.first: c.last for c in sentence.cues if c.category in _ARMS}
            suffers = document.words[cue.first - 1] in _SUFFERS if cue.first else False
            if suffers and cue.first - sentence.first in _PASSIVE:
                yield sentence.first
            behind = cue.last
            while behind in arms:
                behind = arms[behind]
            yield behind
