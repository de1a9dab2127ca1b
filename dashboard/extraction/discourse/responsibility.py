"""
Who claims what was told before, in a sentence that tells no event: "IS claimed responsibility".

As in "A bomb went off in X, killing two. The Y later claimed responsibility on Telegram".
"""

from dataclasses import replace

from dashboard.extraction.doers.agency import ANY_GROUP, agency_of
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR
from dashboard.model import Attribution

__all__ = ["tell_claimed"]

_BACK = 1  # sentences to what is claimed, where the text tells several events
_FAR = 4  # where it tells one
_SUBJECT = 2  # tokens from the side to "claimed": "group later"
_FOR, _IT = words_of("of_what"), words_of("it", "that")
_RESPONSIBLE = words_of("responsible")
_NOT = frozenset({"deny", "negation", "accuse"})


def tell_claimed(document: Document, index: int, sentence: Sentence, frames: list[Frame]) -> None:
    """
    Give the event told last, if nobody is named as its doer, whoever claims it. English only.

    Of one told in a sentence further back only where it is the only one.
    """
    told = sentence.cues.by_key
    if document.arabic or not frames or not _NOT.isdisjoint(told):
        return
    last = frames[-1]
    single = all(f.mention is last.mention for f in frames)
    if index - last.mention.sentence > (_FAR if single else _BACK):
        return
    claimant = next((_claimant(document, sentence, c) for c in told["claim"]), None)
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
    words = [t.text for t in document.tokens[claim.first : claim.last + 2]]
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
