"""Those who are stationed somewhere: whether they were hit there, or fired from there."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Name
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import EVENT, HITS, VERB, WEAPON

__all__ = ["follows_station", "stationed_are_hit"]

_NEXT: Final = 2  # tokens from where somebody is stationed to what they shelled: "the outskirts of"


def stationed_are_hit(document: Document, mention: Mention) -> bool:
    """As in "a drone hit troops stationed in X": what was hit is there, not who struck."""
    stationed = mention.cues.by_key.get("stationed")
    if not stationed:
        return False
    first = stationed[0].first
    told = [c for c in mention.triggers if c.last < first]
    if not document.arabic:
        return any(c.category is VERB and c.key in HITS for c in told)
    if "launcher" in mention.cues.by_key:
        return False  # "the launcher that shelled the town was stationed in X"
    return any(_befalls(mention, c, first) for c in told)


def _befalls(mention: Mention, told: Cue, index: int) -> bool:
    """
    Whether those whom an Arabic word tells of, up to the index, are who was hit.

    "Shelled the forces stationed in X" may be they who shelled: what flew, or "on", tells.
    """
    if told.category is VERB and told.key == "undergo":
        return True
    if any(told.last <= c.first < index for c in mention.cues.by_key.get("target", ())):
        return True
    hits = told.category is VERB and told.key in HITS
    return hits and any(
        c.last < index
        and not c.sense.adjective
        and (c.category is EVENT or (c.category is WEAPON and c.sense.munition))
        for c in mention.cues
    )


def follows_station(document: Document, mention: Mention, name: Name, floor: int) -> bool:
    """As in Arabic "shelled the forces stationed in X the town Y": what they shelled."""
    behind = any(c.last < floor for c in mention.cues.by_key["stationed"])
    bare = name.toponym.start == document.folded.origin(document.starts[name.first])
    near = 0 <= name.first - floor < _NEXT and name.toponym.relation is None
    return document.arabic and behind and bare and near
