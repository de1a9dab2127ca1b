"""Dates in the words of a mention that are of something else: of its claim, of other attacks."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.date_phrases import DateKind, DateMention
from dashboard.extraction.syntax.pluperfects import is_pluperfect
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.lexicon import Number
from dashboard.extraction.words.senses import AGENCY, CLAIMING, EVENT, VERB

__all__ = ["days_of_claim", "own_dates", "without_dates"]

_REACH: Final = 6  # tokens from "responsibility" to "for"
_FOR: Final = "for"
_WHO_HAD: Final = 4  # tokens from "which" to "had": "Russian jets"
_OF: Final = "of"
_ONE_AND_MANY: Final = 2  # nouns of events: "the strike", and "attacks"


def days_of_claim(reading: Reading, mention: Mention) -> tuple[DateMention, ...]:
    """
    Date phrases that stand before what is claimed, in the words of a mention.

    Of "claimed on Friday responsibility for Monday's attack" that is "Friday".
    """
    first = mention.triggers[0].first
    told = [c for key in CLAIMING for c in mention.cues.by_key.get(key, ())]
    words = [c for c in told if c.category is AGENCY and c.last <= first]
    if not words:
        return ()
    behind = max(c.last for c in words)
    end = _what_begins(reading, mention, behind, min(first, behind + _REACH))
    token_at = reading.document.token_at
    return tuple(phrase for phrase in mention.dates if token_at(phrase.span.start) < end)


def _what_begins(reading: Reading, mention: Mention, first: int, last: int) -> int:
    """Token of "for", else the one behind "responsibility"."""
    document = reading.document
    if document.arabic:
        about = (c.first for c in mention.cues.by_key.get("about", ()))
        return next((at for at in about if first <= at < last), first)
    texts = (document.words[at] for at in range(first, last))
    return next((first + at for at, text in enumerate(texts) if text == _FOR), first)


def without_dates(mention: Mention, dropped: tuple[DateMention, ...]) -> Mention:
    """Give the same mention without some of its date phrases."""
    other = mention.told_in(mention.first, mention.last, mention.cues)
    other.dates = tuple(phrase for phrase in mention.dates if phrase not in dropped)
    return other


def own_dates(document: Document, mention: Mention) -> Sequence[DateMention]:
    """Date phrases of an English mention that are not of other attacks."""
    return _without_former(document, mention, _without_series(document, mention))


def _without_former(
    document: Document, mention: Mention, dates: Sequence[DateMention]
) -> Sequence[DateMention]:
    """
    Date phrases but those of what had befallen the place before.

    As in "hit a depot near X, which had already been bombed in January".
    """
    relatives = [c.first for c in mention.cues.by_key.get("relative", ())]
    first = mention.triggers[0]
    if not relatives or first.category is not VERB or first.first > relatives[-1]:
        return dates
    had = next(
        (
            i
            for r in relatives
            if r > first.first
            for i in range(r + 1, min(r + 1 + _WHO_HAD, mention.last))
            if is_pluperfect(document, i)
        ),
        None,
    )
    if had is None:
        return dates
    return tuple([p for p in dates if document.token_at(p.span.start) < had])


def _without_series(document: Document, mention: Mention) -> tuple[DateMention, ...]:
    """
    Date phrases of a mention but those that count attacks of which it is one.

    As in "the latest strike on X is among a series of attacks over the past week".
    """
    nouns = [c for c in mention.triggers if c.category is EVENT]
    if len(nouns) < _ONE_AND_MANY or nouns[0].sense.number is Number.PLURAL:
        return mention.dates
    series = [
        c.last
        for c in nouns
        if c.sense.number is Number.PLURAL and document.words[c.first - 1] == _OF
    ]
    if not series:
        return mention.dates
    token_at = document.token_at
    return tuple(
        phrase
        for phrase in mention.dates
        if phrase.kind is not DateKind.PERIOD or token_at(phrase.span.start) < series[0]
    )
