"""Names that a town's is a part of, or lends: the tanker Verona, "the Sinjar Resistance Units"."""

import re
from collections.abc import Sequence
from typing import Final

from dashboard.extraction.words.document import Document
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Lexicon
from dashboard.extraction.words.senses import CONNECTIVE, EVENT, PREPOSITION, VERB
from gazetteer.model import Toponym
from gazetteer.normalisation import fold_name

__all__ = ["is_compass_word", "is_own_name", "names_organisation", "names_unit"]

_NAMED: Final = frozenset({"vessel", "called"})
_QUOTES: Final = frozenset({'"', "'", "«", "“", "("})
_CAPITALS: Final = re.compile(r"(?: [A-Z][\w'\u2019\u00b4]*){1,3}")
_ORGANISATIONS: Final = words_of("organisations")
_COMPASS: Final = words_of("directions", "far_ends")
_UNITS: Final = words_of("armed_units")
_BRANCHES: Final = words_of("branches")
_GROUPS: Final = words_of("unnamed_groups")
_STATE: Final = "state"
_LEADING_ON: Final = words_of("prepositions", "joints", "leading_on", "as")
_SITES: Final = words_of("built", "sites") | {"headquarters"}
_CAPITAL: Final = re.compile(r" ([A-Z][\w\u2019]*)(?: (\w+))?")
_NEXT: Final = 20  # code points that hold the word behind a name
_IN: Final = "ب"  # proclitic
_KIND_AND_HEAD: Final = 2  # tokens of "the village of Tell"
_HEADS: Final = words_of("heads_of_names")
_NO_NAMES: Final = frozenset({VERB, PREPOSITION, CONNECTIVE, EVENT})
_BEFORE: Final = 3  # tokens of "M/V"


def is_own_name(document: Document, first: int, last: int, start: int) -> bool:
    """
    Whether the name of some tokens, from a code point on, is that of a ship or building.

    As in "the tanker Aspasia", "M/V Verona", Arabic "the school «Jerusalem»", whose quotation
    marks tell it from the school of a town. Not "a ship in-the-Red-Sea", with a proclitic.
    """
    if document.arabic and _heads_unknown(document, first, last):
        return True
    if _NAMED.isdisjoint(document.cues.by_key) or document.text[start - 1 : start] == _IN:
        return False
    quoted = first > 0 and document.words[first - 1] in _QUOTES
    first -= quoted
    low = max(0, first - _BEFORE)
    for cue in document.sentence_at(low).cues:  # a loop: asked of every name
        named = cue.key == "vessel" or (quoted and cue.key == "called")
        if named and cue.last == first and low <= cue.first:
            return True
    return False


def _heads_unknown(document: Document, first: int, last: int) -> bool:
    """As in Arabic "the village of Tell X", of which only "Tell", elsewhere, is in the tables."""
    words = document.words
    if last - first > _KIND_AND_HEAD or words[last - 1] not in _HEADS or last >= len(words):
        return False
    if not words[last][0].isalpha() or words[last] in _LEADING_ON:
        return False
    return all(
        c.first != last or c.category not in _NO_NAMES for c in document.sentence_at(first).cues
    )


def names_organisation(text: str, toponym: Toponym, lexicon: Lexicon) -> bool:
    """As in "the Sinjar Resistance Units", "the Sudan Doctors Network": no place; English only."""
    if toponym.relation is not None or lexicon.language != "en":
        return False
    run = _CAPITALS.match(text, toponym.end)
    if run is None:
        return False
    for word in run[0].split():
        folded = fold_name(word)
        if folded in _ORGANISATIONS:
            return _SITES.isdisjoint(text[run.end() : run.end() + _NEXT].split()[:1])
        if folded in _LEADING_ON or any(
            s.category in {VERB, EVENT} for s in lexicon.words.get(folded, ())
        ):
            return False
    return False


def names_unit(text: str, toponym: Toponym, lexicon: Lexicon) -> bool:
    """As in "members of the Tripoli Brigade", "Islamic State Sinai Province": no place; English."""
    if lexicon.language != "en":
        return False
    run = _CAPITAL.match(text, toponym.end)
    if run is None:
        last = fold_name(toponym.text.rpartition(" ")[2])
        return toponym.relation is not None and last in _UNITS and toponym.text.istitle()
    word, behind = fold_name(run[1].partition("\u2019")[0]), run[2] or ""
    if word in _BRANCHES:
        before = text[max(0, toponym.start - _NEXT) : toponym.start].split()
        return behind in _GROUPS or fold_name("".join(before[-1:])) == _STATE
    return word in _UNITS and fold_name(behind) not in _SITES


def is_compass_word(toponym: Toponym, toponyms: Sequence[Toponym]) -> bool:
    """As in "a shell fired by the North", "X's Deep South": a state, a part of one."""
    place = toponym.resolution.place
    if place is None or toponym.relation is not None or not _is_compass(toponym):
        return False
    return not any(
        t.resolution.place is not None
        and t.resolution.place.country == place.country
        and not _is_compass(t)
        for t in toponyms
    )


def _is_compass(toponym: Toponym) -> bool:
    return all(word in _COMPASS for word in fold_name(toponym.text).split())
