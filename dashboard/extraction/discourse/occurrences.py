"""Where what was told last took place: "The attack occurred at X", "It happened near X"."""

from dataclasses import replace
from typing import Final

from dashboard.extraction.days.event_dates import find_day
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.locations.places import PlaceArguments, find_places
from dashboard.extraction.syntax.clauses import Clause
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT, VERB, WEAPON

__all__ = ["clause_places", "tell_site", "tell_where"]

_BACK: Final = 2  # sentences back to what took place there
_DEBRIS_BACK: Final = 1  # sentences back to what was shot down
_BEHIND: Final = 2  # tokens from "the incident" to "took place": "reportedly"


def tell_where(reading: Reading, sentence: int, clause: Clause, frames: list[Frame]) -> None:
    """
    Place the event told last where a clause that tells no event says that it was.

    As in "It happened near X"; "shot down two drones. Their debris fell near X".
    """
    last = frames[-1] if frames else None
    apart = sentence - last.mention.sentence if last else 0
    if last is None or apart > _BACK:
        return
    if apart and _is_open(last) and _says_it_happened(reading, clause):
        told = clause_places(reading, last.mention, clause).targets
        if told and not _is_of_other_day(reading, clause, last):
            _place(frames, told[0])
        return
    downed = apart <= _DEBRIS_BACK and _is_placeless(last) and last.mention.intercepted
    if downed and any(_recalls_it(c) for c in clause.cues):
        told = clause_places(reading, last.mention, clause).targets
        frames[-1] = replace(last, place=told[0] if told else None)


def tell_site(document: Document, frame: Frame, frames: list[Frame]) -> None:
    """As in "Two died in a rocket attack. The attack took place at X": X is of both; English."""
    last = frames[-1] if frames and frame.place is not None else None
    if last is None or document.arabic or frame.place is None:
        return
    mention = frame.mention
    if not mention.definite or mention.plural or "conduct" not in mention.cues.by_key:
        return
    near = 0 < mention.sentence - last.mention.sentence <= _BACK
    same_day = frame.day is None or last.day is None or frame.day == last.day
    nouns = [c.last for c in mention.triggers if c.category is EVENT]
    if near and same_day and _is_open(last) and _takes_place(mention.cues, nouns):
        _place(frames, frame.place)


def clause_places(reading: Reading, mention: Mention, clause: Clause) -> PlaceArguments:
    """Sort the names of a clause beside a mention as if they were told in it."""
    inside = mention.told_in(clause.first, clause.last, clause.cues)
    return find_places(reading.document, inside, reading.names_in(clause.first, clause.last))


def _is_placeless(last: Frame) -> bool:
    return last.place is None and not last.unplaced


def _is_open(last: Frame) -> bool:
    """Whether one event is told, and no more of where it was than the province or country."""
    told = last.mention.status is Status.TOLD and not last.mention.definite
    wide = last.place is not None and last.place.coarseness >= Coarseness.PROVINCE
    return told and not last.mention.plural and (wide or _is_placeless(last))


def _place(frames: list[Frame], place: Name) -> None:
    """Place the event told last, unless it is told to have been elsewhere."""
    last = frames[-1]
    exact = last.place is None or place.coarseness < last.place.coarseness
    if exact and not lies_elsewhere(last.place, place):
        frames[-1] = replace(last, place=place)


def _says_it_happened(reading: Reading, clause: Clause) -> bool:
    """As in "It happened near X", "The incident occurred at X"; English only."""
    told = clause.cues.by_key
    if reading.document.arabic or not ("happened" in told or "incident" in told):
        return False
    if any(c.first == clause.first for c in told.get("happened", ())):
        return True
    return _takes_place(clause.cues, [c.last for c in told.get("incident", ())])


def _takes_place(cues: Cues, nouns: list[int]) -> bool:
    """Whether "took place" stands right behind a noun."""
    verbs = [c for c in cues.by_key.get("conduct", ()) if not c.sense.verbal_noun]
    return any(0 <= verb.first - noun <= _BEHIND for verb in verbs for noun in nouns)


def _is_of_other_day(reading: Reading, clause: Clause, last: Frame) -> bool:
    """As in "It happened again in May": another day is told with it than the event's."""
    if last.day is None or not reading.is_dated(clause.first, clause.last):
        return False
    when = find_day(reading, reading.document.span(clause.first, clause.last), clause.last)
    return when is not None and not when.value.start <= last.day <= when.value.end


def _recalls_it(cue: Cue) -> bool:
    """As in "the missile", "the interception", "debris": what was shot down is spoken of."""
    flown = cue.category is WEAPON and cue.sense.munition
    shot_down = cue.category is VERB and cue.key == "intercept"
    return cue.key == "debris" or (cue.definite and (flown or shot_down))
