"""
What an Arabic mention takes from the sentences before it: its place, its day, its weapon.

As in "Two houses in X collapsed. Jets had raided at ten", "the next day", "the same site", "similar
shelling". Only what a mention leaves out is taken, and only from what was told just before.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dashboard.extraction.days.counted_days import counted_on
from dashboard.extraction.discourse.recalled_subjects import recall_subject
from dashboard.extraction.events.mention import Mention, Status
from dashboard.extraction.frames.armies import GOVERNMENT, by_army, government_there
from dashboard.extraction.frames.claimants import by_claimant
from dashboard.extraction.frames.coalition_places import coalition_there
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.frames.hostile import by_enemy
from dashboard.extraction.frames.issuers import FIGHTERS, is_arm, tell_issuer
from dashboard.extraction.frames.own_bases import spare_own_base
from dashboard.extraction.frames.shared_doers import share_doer, tells_of_others
from dashboard.extraction.frames.struck_ready import struck_ready
from dashboard.extraction.launch_points.origins import find_origins
from dashboard.extraction.locations.place_lists import lies_between
from dashboard.extraction.syntax.headers import find_headers
from dashboard.extraction.syntax.names import Coarseness, Name, coarseness_of
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.morphology import object_pronouns, peel
from dashboard.extraction.words.senses import ACTOR, WEAPON
from dashboard.model import Basis, Claim

__all__ = ["carry_over", "is_late_find"]

_ALIKE: Final = "told as like what was told just before"
_SETS_APART: Final = frozenset({"stationed", "heading", "source"})
# Something came down where it is told.
_HITS: Final = frozenset({"fall", "explode", "strike", "destroy"})
_POINTING: Final = frozenset({"facility", "settlement"})
_READY: Final = frozenset({"ready"})
_GOVERNED: Final = 3  # tokens from such a word to the name
_NEAR: Final = 2  # sentences back to what "the same" means
_CLAIMS: Final = frozenset({"claim", "verbs", "responsibility"})  # keys of speech and claims


def carry_over(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Fill in what a mention leaves out and the text told just before it, or who claims it."""
    document, frame = reading.document, _off_road(reading, frame, frames)
    frame = _carry_over(reading, frame, frames)
    if not frame.doer and not _CLAIMS.isdisjoint(document.cues.by_key):
        frame = by_claimant(document, frame)
    if GOVERNMENT in document.cues.by_key:
        frame = government_there(frame)
    bare = "coalition" in document.cues.by_key
    frame = coalition_there(document, frame) if bare else frame
    return spare_own_base(frame) if frame.agency.state else frame


def _off_road(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """As in "The strike took place on the road between X and Y", of an event told at a place."""
    mention, place, last = frame.mention, frame.place, frames[-1] if frames else None
    if not mention.definite or place is None or last is None or last.place is None:
        return frame
    near = mention.sentence - last.mention.sentence <= _NEAR
    if not near or last.place.coarseness > Coarseness.DISTRICT:
        return frame
    ends = lies_between(reading.document, mention, place)
    return replace(frame, place=None, alternatives=()) if ends else frame


def _carry_over(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    if not reading.document.arabic:
        frame = struck_ready(reading.document, frame)
        return recall_subject(reading.document, frame, frames) if not frame.doer else frame
    if frame.mention.status not in {Status.TOLD, Status.HISTORY}:
        return frame
    last = frames[-1] if frames else None
    if frame.launch is not None:
        frame = _found_there(frame)
    if frame.place is not None and "relative" in frame.mention.cues.by_key:
        frame = _antecedent(reading, frame)
    if last is not None and last.response:
        frame = _answer_told(frame, last)
    if not frame.doer:
        frame = _with_doer(reading.document, frame, frames)
    frame = struck_ready(reading.document, frame)
    if last is not None and frame.mention.sentence - last.mention.sentence <= _NEAR:
        if frame.anaphor and "same" in frame.mention.cues.by_key:
            frame = _same_site(reading.document, frame, frames)
        frame = counted_on(reading, frame, frames)
        if frame.event_type is None:
            frame = _with_kind(frame, frames)
    return _set_before(reading, frame, frames) if frame.place is None else frame


def _with_doer(document: Document, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Name who did it where the mention calls them "hostile" or "ours", or leaves them out."""
    if "hostile" in frame.mention.cues.by_key:
        frame = by_enemy(document, frame)
    if not frame.doer and "forces" in frame.mention.cues.by_key:
        frame = by_army(document, frame)
    if not frame.doer and _names_own(frame.mention):
        frame = tell_issuer(document, frame)
    if not frame.doer and frames:
        frame = share_doer(document, frame, frames)
    return frame


def _names_own(mention: Mention) -> bool:
    """As in "our fighters", "the drone force": those of whoever speaks."""
    weapons = mention.cues.by_category.get(WEAPON, ())
    return FIGHTERS in mention.cues.by_key or any(map(is_arm, weapons))


def _answer_told(frame: Frame, last: Frame) -> Frame:
    """As in "the guns answered from X, so shells fell on Y": the second tells what was answered."""
    if not last.response or last.place is not None or frame.place is None:
        return frame
    so = frame.mention.triggers[0].clitics[:1] == "ف"
    near = frame.mention.sentence == last.mention.sentence
    return replace(frame, response=True) if so and near else frame


def is_late_find(mention: Mention, frames: Sequence[Frame], mentions: Sequence[Mention]) -> bool:
    """As in "the launcher was found, with rockets ready on it": of an attack that is told."""
    found = {c.key for c in mention.triggers} == _READY
    return found and (bool(frames) or len(mentions) > 1)


def _found_there(frame: Frame) -> Frame:
    """As in "found a launcher in X, ready to fire": nothing was fired, so it happened there."""
    if {c.key for c in frame.mention.triggers} != _READY:
        return frame
    return replace(frame, place=frame.place or frame.launch, launch=None)


def _antecedent(reading: Reading, frame: Frame) -> Frame:
    """As in "opened in X a show on Y, the town that jets bombed": what "that" stands for."""
    mention, trigger = frame.mention, frame.mention.triggers[0]
    relative, verb = mention.cues.by_key["relative"][0], reading.document.words[trigger.first]
    if relative.last != trigger.first or not verb.endswith(object_pronouns()):
        return frame
    before = reading.names_in(mention.first, relative.first)
    if frame.place not in before:
        return frame
    if before[-1].toponym.resolution.point is None:
        return replace(frame, place=None, unplaced=True)
    if before[-1].coarseness > Coarseness.DISTRICT:
        return frame
    return replace(frame, place=before[-1])


def _same_site(document: Document, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """As in "at the same site": where what was told last happened, not where it was fired from."""
    if frame.place is None or frame.place.first >= frame.mention.first:
        return frame
    told = [f.place for f in reversed(frames) if f.place]
    if not told or any(frame.place is place for place in told):
        return frame
    meant = next((n for n in told if _is_called(document, n, _nouns(frame))), None)
    return replace(frame, place=meant or told[0])


def _nouns(frame: Frame) -> list[Cue]:
    """As in "the same town": the noun that points back."""
    same = {c.first for c in frame.mention.cues if c.key == "same"}
    return [c for c in frame.mention.cues if c.key in _POINTING and c.last in same]


def _is_called(document: Document, name: Name, nouns: Sequence[Cue]) -> bool:
    """Whether a name was told with the noun that now points back: "the town of X"."""
    around = {document.words[i] for i in (max(0, name.first - 1), name.first)}
    stems = {p.stem for c in nouns for p in peel(document.words[c.first])}
    return any(not stems.isdisjoint(p.stem for p in peel(word)) for word in around)


def _with_kind(frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Give the weapon and the doer of what was told just before, where it is of that kind."""
    if _is_of_a_kind(frame, frames[-1]):
        return _alike(frame, _told_before(frame, frames), frames)
    on = frame.mention.recalls and _tells_on(frame, frames)
    return _told_on(frame, frames[-1]) if on else frame


def _is_of_a_kind(frame: Frame, last: Frame) -> bool:
    """As in "similar shelling", "rockets at A, and other salvos at B"."""
    if "similar" in frame.mention.cues.by_key:
        return True
    same = frame.mention.sentence == last.mention.sentence
    return same and not frame.mention.cues.munitions and tells_of_others(frame.mention)


def _tells_on(frame: Frame, frames: Sequence[Frame]) -> bool:
    """As in "Jets of X raided A. The bombardment reached B": by those who did what was told."""
    mention, last = frame.mention, frames[-1]
    if not mention.triggers_definite or mention.definite:
        return False
    if frame.place is None or frame.response or last.response or frame.doer:
        return False
    if ACTOR in mention.cues.by_category or mention.cues.munitions:
        return False
    near = [f for f in frames[-_NEAR:] if mention.sentence - f.mention.sentence <= 1]
    one = all((f.doer, f.event_type) == (last.doer, last.event_type) for f in near)
    there = frame.countries == last.countries  # not "rockets hit X. In the land of Y, ..."
    return last in near and last.mention.status is Status.TOLD and one and there


def _told_on(frame: Frame, last: Frame) -> Frame:
    """Infer with what, and by whom, what goes on is done."""
    told, agency = last.means.event_type, last.agency
    doer = agency.perpetrator
    if told is not None:
        told = replace(told, basis=Basis.INFERRED, reason=_ALIKE)
    if doer is not None:
        agency = replace(agency, perpetrator=replace(doer, basis=Basis.INFERRED, reason=_ALIKE))
    return replace(frame, means=replace(frame.means, event_type=told, weak=True), agency=agency)


def _told_before(frame: Frame, frames: Sequence[Frame]) -> Frame:
    """Find what was told last: not the same mention, of a place told with this one."""
    return next((f for f in reversed(frames) if f.mention is not frame.mention), frames[-1])


def _alike(frame: Frame, last: Frame, frames: Sequence[Frame]) -> Frame:
    """As in "X came under similar shelling": with the same weapon, and by the same side."""
    told, agency = last.means.event_type, frame.agency
    if told is None or last.means.weak or last.mention.mutual:
        return frame
    if frame.response and any(f.mention.mutual for f in frames):
        return frame  # of an exchange the text says what each side fired
    same = Claim(value=told.value, basis=Basis.INFERRED, spans=told.spans, reason=_ALIKE)
    if agency.perpetrator is None and not frame.response:
        agency = last.agency  # "answered with similar shelling": in kind, by the other side
    return replace(frame, means=replace(frame.means, event_type=same, weak=True), agency=agency)


def _set_before(reading: Reading, frame: Frame, frames: Sequence[Frame]) -> Frame:
    """As in "Houses in X collapsed. The jets had raided at ten": the place told just before."""
    mention, document = frame.mention, reading.document
    if frame.unplaced or frame.unknown or frame.response:
        return frame
    if frame.anaphor or mention.definite or mention.relation or mention.status is not Status.TOLD:
        return frame
    new = any(_is_new(c) for c in mention.triggers)
    hits = new or any(c.key in _HITS and not c.sense.verbal_noun for c in mention.triggers)
    hits = hits or (_is_counted_anew(mention) and any(_is_source(c) for c in mention.triggers))
    armed = frame.event_type is not None or bool(mention.cues.munitions)
    if not hits or not armed or not mention.sentence_first:
        return frame
    if frame.launch is not None and not (new or _is_counted_anew(mention)):
        return frame
    low = document.sentence_before(mention.sentence_first)
    if any(f.mention.first >= low and not _is_only_recalled(f) for f in frames[-_NEAR:]):
        return frame  # what is told there is one event with this, or another
    place = _place_told(reading, low, mention.sentence_first)
    return frame if place is None else replace(frame, place=place)


def _is_new(trigger: Cue) -> bool:
    """As in "two rockets on a house": a munition that tells of an event by itself."""
    return trigger.category is WEAPON and not trigger.definite


def _is_source(trigger: Cue) -> bool:
    """As in "thirty shells whose source is X"."""
    return trigger.key == "launch" and trigger.sense.verbal_noun and not trigger.definite


def _is_counted_anew(mention: Mention) -> bool:
    """As in "some thirty shells from X": not the ones told of before."""
    return any(not c.definite and not c.clitics for c in mention.cues.munitions[:1])


def _is_only_recalled(frame: Frame) -> bool:
    """As in "hours after the attack a blast was heard in X": no place of its own."""
    return frame.mention.definite and frame.place is None


def _place_told(reading: Reading, first: int, last: int) -> Name | None:
    """Find the most exact place of a sentence, less its speaker's and where something came from."""
    document = reading.document
    names = reading.names_in(first, last)
    if not names:
        return None
    cues = document.cues_in(first, last)
    origins = find_origins(document, cues, names)
    headers = find_headers(document, document.sentence_at(first))
    told = (
        n
        for n in names
        if n not in origins
        and n.coarseness <= Coarseness.DISTRICT
        and not any(h.first <= n.first < h.last for h in headers)
        and not _set_apart(document, n)
    )
    return min(told, key=coarseness_of, default=None)


def _set_apart(document: Document, name: Name) -> bool:
    cues = document.cues_in(max(0, name.first - _GOVERNED), name.first)
    return any(c.key in _SETS_APART for c in cues)
