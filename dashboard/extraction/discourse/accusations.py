"""
Who is accused of what was told before, in a clause that tells no event of its own.

As in "Shells fell on A. The army blamed the rebels, who hold B", Arabic "and accused the army X".
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dashboard.extraction.doers.agency import agency_of
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue, Cues
from dashboard.extraction.words.document import ACCUSED_CLITICS, Document, Sentence
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Attribution

__all__ = ["tell_accused", "tell_accused_behind"]

_BACK: Final = 1  # sentences to what somebody is accused of
_REACH: Final = 4  # tokens from "blamed" to the accused: "it on the"
_ARABIC_REACH: Final = 6  # from "accused" past the accuser
_BEHIND: Final = 4  # tokens from the accused to Arabic "of all that"
_WITH: Final = "ب"  # Arabic "[accused] with breaking"
_OFTEN: Final = words_of("often")
_OF_WHAT: Final = words_of("of_what")


def tell_accused(document: Document, sentence: int, cues: Cues, frames: list[Frame]) -> None:
    """
    Give the event told last, if nobody is named as its doer, the one who is accused.

    Parameters
    ----------
    cues
        Those of a clause or sentence that tells no event.
    """
    last = frames[-1] if frames and "accuse" in cues.by_key else None
    if last is None or ACTOR not in cues.by_category:
        return
    if last.doer not in {"", ANY_GROUP} or not 0 <= sentence - last.mention.sentence <= _BACK:
        return
    word = cues.by_key["accuse"][0]
    said = document.sentence_at(word.first).cues.by_key
    if "deny" in said or any(c.first < word.first for c in said.get("negation", ())):
        return
    if document.words[word.first - 1] in _OFTEN:
        return  # "has often accused the rebels of attacks": of none of them
    accused = next(_accused(document, cues), None)
    if accused is not None and not _is_at_home(accused, last):
        agency = agency_of(document, accused, Attribution.ATTRIBUTED, victim=last.agency.victim)
        frames[-1] = replace(last, agency=agency)


def tell_accused_behind(
    document: Document, index: int, sentence: Sentence, frames: list[Frame]
) -> None:
    """As in Arabic "a raid killed ten, and residents accused the army X": behind what is told."""
    if document.arabic and frames and "accuse" in sentence.cues.by_key:
        behind = sentence.cues.within(frames[-1].mention.last, sentence.last)
        tell_accused(document, index, behind, frames)


def _is_at_home(accused: Cue, told: Frame) -> bool:
    """As in "A rocket fell on Nahariya. Hezbollah accused Israel": of something else."""
    place = told.place.toponym.resolution.place if told.place is not None else None
    states = load_theatres().states
    return place is not None and states.get(place.country) == accused.key


def _accused(document: Document, cues: Cues) -> Iterator[Cue]:
    word = cues.by_key["accuse"][0]
    for cue in cues.by_category[ACTOR]:
        if cue.clitics not in ACCUSED_CLITICS or cue.sense.adjective or cue.key == ANY_GROUP:
            continue
        if document.arabic:  # behind the verb stands the accuser
            if 0 < cue.first - word.last <= _ARABIC_REACH and not _is_told_of(document, cue):
                yield cue
        elif 0 <= cue.first - word.last <= _REACH and not _is_told_of(document, cue):
            yield cue


def _is_told_of(document: Document, accused: Cue) -> bool:
    """As in "blamed X for breaking the truce": of something else than what was told."""
    behind = document.words[accused.last : accused.last + _BEHIND]
    if document.arabic:
        if behind[:1] and behind[0] in document.little_words["being_behind"]:
            return False
        return any(w in _OF_WHAT or w.startswith(_WITH) for w in behind)
    return behind[:1] != [] and behind[0] in _OF_WHAT and behind[1:2] != ["it"]
