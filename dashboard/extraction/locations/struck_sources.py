"""Where fire came from, when that is struck: "The launchers stood in X. Guns shelled the place".

Or in one breath: "shelled an orchard in X, from where the rockets had been fired".
"""

from collections.abc import Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.launch_points.origins import find_origins
from dashboard.extraction.syntax.headers import COMMAS
from dashboard.extraction.syntax.names import Coarseness, Name, coarseness_of
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ANAPHOR

__all__ = ["origin_told", "source_struck", "strikes_source"]

_STRUCK: Final = frozenset({"strike", "destroy", "conduct", ""})  # an event noun has no key
_FIRED: Final = 3  # tokens from Arabic "from it" to the rockets
_NOTHING: Final = range(0)
_STRIKES: Final = frozenset({"strike", "destroy", "respond", "launch"})
_AIMS: Final = frozenset({"target", "location"})
_SITE: Final = "site"
_BACK: Final = 2  # sentences back to where the fire came from


def origin_told(document: Document, mention: Mention) -> range:
    """Tokens of "from where the rockets had been fired", behind what was struck: of other fire."""
    if not strikes_source(mention):
        return _NOTHING
    for cue in mention.cues.by_key["from_there"]:
        if document.arabic:  # "from it" stands behind its verb
            verbs = [c.last for c in mention.cues.by_key.get("launch", ())]
            return range(cue.last, cue.last + _FIRED) if cue.first in verbs else _NOTHING
        ends = (i for i in range(cue.last, mention.last) if document.words[i] in COMMAS)
        return range(cue.last, next(ends, mention.last))
    return _NOTHING


def strikes_source(mention: Mention) -> bool:
    """As in Arabic "raided the orchard that was fired the rocket from it near X"."""
    struck = mention.triggers[0]
    from_it = mention.cues.by_key.get("from_there", ())
    return struck.key in _STRUCK and any(c.first >= struck.last for c in from_it)


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
    if any(document.words[i] in it for i in (*struck, *aims) if i < mention.last):
        return True
    ends = aims.union(struck)
    if any(c.first in ends and _is_place(reading, c) for c in mention.cues):
        return True
    spots = mention.cues.by_key.get("spot", ())
    return any(document.words[c.first - 1] == "the" and c.first - 1 in ends for c in spots)


def _is_place(reading: Reading, cue: Cue) -> bool:
    if cue.category is not ANAPHOR:
        return False
    word = reading.document.words[cue.last - 1]
    return cue.key == "settlement" or (cue.key == "facility" and word == _SITE)
