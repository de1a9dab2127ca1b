"""Clauses that list their days: "hit X on Monday and Y on Tuesday", "on Monday and Friday"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from dashboard.extraction.days.distributed import tell_each
from dashboard.extraction.days.toll_places import tell_tolls
from dashboard.extraction.days.totals_of_several import without_totals
from dashboard.extraction.events.mention import Mention
from dashboard.extraction.expressions.dates import DateKind
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.locations.bystanders import killed_when
from dashboard.extraction.locations.places import find_places
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import CONNECTIVE, EVENT, PREPOSITION, SPEECH, VERB
from dashboard.model import Basis, Claim, DatePrecision, EventDate, PartOfDay

__all__ = ["told_apart"]

_KINDS: Final = frozenset({DateKind.WEEKDAY, DateKind.ABSOLUTE, DateKind.PARTIAL, DateKind.DAY})
_LISTED: Final = 7  # tokens of "and a weapons depot near" from a day to the next place
_ANEW: Final = words_of("at", "articles", "parts")
_JOINTS: Final = words_of("and", "on") | {",", "و", "،"}
_BOUNDS: Final = words_of("bounds")
_BOUNDING: Final = frozenset({"between", "source"})  # the same, as cues
_TELLING: Final = frozenset({VERB, EVENT, CONNECTIVE, SPEECH})

_Dated = tuple[int, int, Claim[EventDate]]  # tokens of a day, half-open, and the day


def told_apart(reading: Reading, frame: Frame, targets: Sequence[Name]) -> list[Frame]:
    """
    Give the events of a clause: each on its day, each at its place.

    Parameters
    ----------
    targets
        Places that it tells apart from the frame's own.
    """
    if frame.is_echo:
        return [replace(frame, place=None, alternatives=())]
    if apart := tell_each(reading, frame) or tell_tolls(reading, frame, targets):
        return apart
    stated = frame.when is not None and frame.when.basis is Basis.STATED
    by_day = list(_by_day(reading, frame)) if stated and frame.place is not None else []
    if targets:
        dated = [f.place for f in by_day]
        others = [
            without_totals(reading.document, frame, target)
            for target in targets
            if target not in dated
        ]
        return [*(by_day or [frame]), *others]
    return by_day or [frame]


def _by_day(reading: Reading, frame: Frame) -> Iterator[Frame]:
    """Give the events of a clause that lists its days; none where it tells one at most."""
    mention = frame.mention
    if mention.definite or mention.relation == "since":
        return
    days = _days(reading, frame)
    if not days or killed_when(reading.document, mention) > 0:
        return  # "mourned in X on Wednesday for men killed when Y was hit on Monday": no list
    place = frame.place
    if (
        place is not None and place.first >= days[0][0]
    ):  # the most exact place of the list is not its first
        place = _target(reading, mention, mention.first, days[0][0])
    if place is None:
        return
    frame = replace(frame, place=place, alternatives=())
    yield frame
    for before, (first, last, when) in pairwise(days):
        if when.value.start == before[2].value.start or _is_one_night(before[2], when.value):
            return
        between = reading.document.words[before[1] : first]
        if _JOINTS.issuperset(between):
            yield replace(frame, when=when)
            continue
        place = _place_between(reading, mention, before[1], first)
        if place is None or last > mention.last:
            return
        yield replace(frame, place=place, when=when, alternatives=())


def _days(reading: Reading, frame: Frame) -> Sequence[_Dated]:
    """Days told, in text order; none where they bound a span of time."""
    document = reading.document
    phrases = [p for p in frame.mention.dates if p.kind in _KINDS]
    if len(phrases) <= 1:
        return ()
    found = []
    for phrase in phrases:
        when = reading.days_of(phrase)
        first, last = document.tokens_of(phrase.span.start, phrase.span.end)
        if when is None or when.value.precision is not DatePrecision.DAY:
            return ()
        found.append((first, last, when))
    at = found[0][0]
    bounded = document.words[at - 1] in _BOUNDS or any(
        c.key in _BOUNDING and c.last == at for c in frame.mention.cues
    )
    return () if bounded else tuple(found)


def _is_one_night(evening: Claim[EventDate], morning: EventDate) -> bool:
    """As in "on Monday night and Tuesday"."""
    next_day = (morning.start - evening.value.end).days == 1
    return next_day and evening.value.part_of_day in {PartOfDay.NIGHT, PartOfDay.EVENING}


def _place_between(reading: Reading, mention: Mention, first: int, last: int) -> Name | None:
    """Target told between two days, where nothing else is told there."""
    document = reading.document
    cues = [c for c in mention.cues if first <= c.first < last]
    names = reading.names_in(first, last)
    if not names or names[0].first - first > _LISTED:
        return None
    if any(c.category in _TELLING and not c.sense.verbal_noun for c in cues):
        return None
    listed = _lists_on(document, cues, first, names[0].first)
    return _target(reading, mention, first, last) if listed else None


def _target(reading: Reading, mention: Mention, first: int, last: int) -> Name | None:
    """Target told in a stretch of a mention."""
    cues = [c for c in mention.cues if first <= c.first < last]
    inside = replace(mention, first=first, last=last, cues=Cues((*mention.triggers, *cues)))
    targets = find_places(reading.document, inside, reading.names_in(first, last)).targets
    return targets[0] if targets else None


def _lists_on(document: Document, cues: Sequence[Cue], first: int, last: int) -> bool:
    """As in ", at X", "and a school in X": the list goes on, with no new subject."""
    words = [i for i in range(first, last) if document.words[i] not in _JOINTS]
    if not words:
        return True
    if document.arabic:  # "and-on X"
        prepositions = {c.first for c in cues if c.category is PREPOSITION}
        return words[0] in prepositions or len(words) == 1
    return document.words[words[0]] in _ANEW
