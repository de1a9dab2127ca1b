"""Where fire came from, when that is struck: "The launchers stood in X. Guns shelled the place"."""

from collections.abc import Sequence

from dashboard.extraction.cues import Cue
from dashboard.extraction.mention import Mention
from dashboard.extraction.names import Coarseness, Name, coarseness_of
from dashboard.extraction.origins import find_origins
from dashboard.extraction.reading import Reading
from dashboard.extraction.senses import ANAPHOR

__all__ = ["source_struck"]

_STRIKES = frozenset({"strike", "destroy", "respond", "launch"})
_AIMS = frozenset({"target", "location"})
_SITE = "site"
_BACK = 2  # sentences back to where the fire came from


def source_struck(reading: Reading, mention: Mention, named: Sequence[Name]) -> Name | None:
    """
    Find the place of fire told just before, if "it", "the place" or "the site" is what was struck.

    Only in English, and only where the mention has no target so near of its own.

    Parameters
    ----------
    named
        Targets that the mention names.
    """
    document = reading.document
    if document.arabic or mention.definite or _STRIKES.isdisjoint(mention.cues.by_key):
        return None
    if named and named[0].coarseness <= Coarseness.DISTRICT:
        return None
    if not _strikes_what_was_told(reading, mention):
        return None
    first = mention.sentence_first
    spans = [(first, mention.first)] if first < mention.first else []
    spans += [(s.first, s.last) for s in document.sentences_before(first, _BACK)]
    for start, end in spans:
        told = find_origins(document, document.cues_in(start, end), reading.names_in(start, end))
        if told:
            source = min(told, key=coarseness_of)
            return source if source.coarseness <= Coarseness.PROVINCE else None
    return None


def _strikes_what_was_told(reading: Reading, mention: Mention) -> bool:
    """Whether a pronoun or "the place" stands right behind what strikes or aims."""
    document = reading.document
    deeds = [c for c in mention.triggers if c.key in _STRIKES and not c.sense.verbal_noun]
    if not deeds:
        return False
    struck = [c.last for c in deeds if c.key in {"strike", "destroy"}]
    aims = {c.last for c in mention.cues if c.key in _AIMS and c.first >= deeds[0].last}
    it = document.little_words["it"]
    if any(document.tokens[i].text in it for i in (*struck, *aims) if i < mention.last):
        return True
    ends = aims.union(struck)
    if any(c.first in ends and _is_place(reading, c) for c in mention.cues):
        return True
    spots = mention.cues.by_key.get("spot", ())
    return any(document.tokens[c.first - 1].text == "the" and c.first - 1 in ends for c in spots)


def _is_place(reading: Reading, cue: Cue) -> bool:
    if cue.category is not ANAPHOR:
        return False
    word = reading.document.tokens[cue.last - 1].text
    return cue.key == "settlement" or (cue.key == "facility" and word == _SITE)
