"""Places called like words of ours: "the facility", "a Somali town", Arabic "factions"."""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Lexicon
from dashboard.extraction.words.senses import (
    ACTOR,
    ANAPHOR,
    ANY_GROUP,
    PREPOSITION,
    WEAPON,
    Sense,
)
from gazetteer.language import load_pack
from gazetteer.model import Toponym
from gazetteer.normalisation import fold_name

__all__ = ["is_word"]

_WORD_BEFORE: Final = 24  # code points before a name that hold the word before it, and behind it
_NOUNS: Final = words_of("towns", "capital", "built", "troops", "armed_units") - words_of("areas")


def is_word(text: str, toponym: Toponym, lexicon: Lexicon) -> bool:
    """Whether a name is a word of ours: "the facility", "the city", "by air"."""
    anchors = toponym.relation.anchors if toponym.relation else ()
    if anchors:
        return all(is_word(text, anchor, lexicon) for anchor in anchors)
    if lexicon.language == "en" and _is_people(text, toponym):
        return True
    senses = lexicon.words.get(fold_name(toponym.text), ())
    return _is_sense(text, toponym, lexicon, senses)


def _is_sense(text: str, toponym: Toponym, lexicon: Lexicon, senses: Sequence[Sense]) -> bool:
    """Whether a name that is spelt like a word of ours, in these senses, is that word here."""
    if not senses:
        return False
    if any(s.category is ANAPHOR and s.key in {"facility", "settlement"} for s in senses):
        return True
    groups = {s.key for s in senses if s.category is ACTOR and not s.state and not s.adjective}
    if groups and lexicon.language == "en":
        return True  # a movement that shares its name with a village
    # Arabic "factions" is a village, too.
    if groups != {ANY_GROUP} and (groups or not _is_weapon(senses)):
        return False
    # An adjective follows its noun, "Grad" its number; a town follows a preposition.
    before = text[max(0, toponym.start - _WORD_BEFORE) : toponym.start].split()
    return not (before and _is_preposition(before[-1], lexicon))


def _is_people(text: str, toponym: Toponym) -> bool:
    """As in "the Somali town of X", "a Malian base": whose; the Somali region is called so."""
    if not toponym.text[:1].isupper():
        return False
    words = (toponym.text + text[toponym.end : toponym.end + _WORD_BEFORE]).split()
    people = fold_name(words[0]) in load_pack("en").demonyms
    return people and len(words) > 1 and words[1].strip(".,;:") in _NOUNS  # no "Saudi Hospital"


def _is_weapon(senses: Sequence[Sense]) -> bool:
    return any(s.category is WEAPON and (s.adjective or s.munition) for s in senses)


def _is_preposition(word: str, lexicon: Lexicon) -> bool:
    senses = lexicon.read(fold_name(word)).senses
    return any(s.category is PREPOSITION for s in senses)
