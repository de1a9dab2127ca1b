"""
Who claims what was told before, in a sentence that tells no event: "IS claimed responsibility".

As in "A bomb went off in X, killing two. The Y later claimed responsibility on Telegram".
"""

from dataclasses import replace
from typing import Final

from dashboard.extraction.discourse.accusations import tell_accused_behind
from dashboard.extraction.doers.agency import agency_of
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.morphology import object_pronouns
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP, CLAIMING
from dashboard.model import Attribution

__all__ = ["tell_claimed", "tell_doer_behind"]

_BACK: Final = 1  # sentences to what is claimed, where the text tells several events
_FAR: Final = 4  # where it tells one
_SUBJECT: Final = 2  # tokens from the side to "claimed": "group later"
_FOR, _IT = words_of("of_what"), words_of("it", "that")
_RESPONSIBLE: Final = words_of("responsible")
_NOT: Final = frozenset({"deny", "negation", "accuse"})


def tell_doer_behind(
    document: Document, index: int, sentence: Sentence, frames: list[Frame]
) -> None:
    """Give the event that a sentence tells whoever is accused of it, or claims it, behind it."""
    tell_accused_behind(document, index, sentence, frames)
    if document.arabic and not CLAIMING.isdisjoint(sentence.cues.by_key):
        tell_claimed(document, index, sentence, frames)


def tell_claimed(document: Document, index: int, sentence: Sentence, frames: list[Frame]) -> None:
    """
    Give the event told last, if nobody is named as its doer, whoever claims it.

    Of one told in a sentence further back only where it is the only one. In Arabic the sentence
    may tell the event, too: "a charge went off in X, and Y announced its responsibility".
    """
    told = sentence.cues.by_key
    if not frames or not _NOT.isdisjoint(told):
        return
    last = frames[-1]
    back = index - last.mention.sentence
    if back > _FAR or (back > _BACK and any(f.mention is not last.mention for f in frames)):
        return
    if document.arabic:
        claimant = _arabic_claimant(document, sentence, last)
    else:
        claimant = next((_claimant(document, sentence, c) for c in told.get("claim", ())), None)
    if claimant is None:
        return
    for at, frame in enumerate(frames):
        if frame.mention is last.mention and frame.doer in {"", ANY_GROUP}:
            victim = frame.agency.victim
            agency = agency_of(
                document,
                claimant,
                Attribution.CLAIMED,
                victim="" if victim == claimant.key else victim,
            )
            frames[at] = replace(frame, agency=agency)


def _claimant(document: Document, sentence: Sentence, claim: Cue) -> Cue | None:
    """As in "the X later claimed responsibility"; not "claimed responsibility for an attack"."""
    words = document.words[claim.first : claim.last + 2]
    if words[1] not in _RESPONSIBLE:
        return None
    behind = words[claim.last - claim.first :]
    if behind and behind[0] in _FOR and behind[-1] not in _IT:
        return None
    return next(
        (
            c
            for c in sentence.cues.by_category.get(ACTOR, ())
            if 0 <= claim.first - c.last <= _SUBJECT and c.key != ANY_GROUP
        ),
        None,
    )


def _arabic_claimant(document: Document, sentence: Sentence, last: Frame) -> Cue | None:
    """As in "and X announced its responsibility", "and X adopted it"; nothing told behind it."""
    told, words = sentence.cues.by_key, document.words
    groups = [c for c in sentence.cues.by_category.get(ACTOR, ()) if c.key != ANY_GROUP]
    groups = [c for c in groups if c.first > last.mention.triggers[0].first]
    for word in told.get("responsibility", ()):
        behind = words[word.last] if word.last < sentence.last else ""
        owned = words[word.first].endswith(object_pronouns())
        if not owned or behind[:1].isalnum():
            continue
        for group in groups:
            announced = {c.last for c in told.get("verbs", ())}
            if 0 <= word.first - group.last <= 1 and group.first in announced:
                return group
    for word in told.get("claim", ()):
        adopted = words[word.first].endswith(object_pronouns())
        adopters = [c for c in groups if adopted and c.first == word.last]
        if adopters:
            return adopters[0]
    return None
