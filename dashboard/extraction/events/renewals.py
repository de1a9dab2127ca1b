"""One more attack where one was told: "a second attack on the base", "came under fire again"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.senses import EVENT

__all__ = ["happens_anew", "is_one_more"]

_NEAR: Final = 4  # tokens between "came under fire" and "again": "from two drones"
_OPENING: Final = 2  # tokens ahead of "hours later": "some three"


def happens_anew(mention: Mention, *, timed: bool) -> bool:
    """
    Whether an English mention tells that what was told before happened once more.

    Parameters
    ----------
    timed
        Whether its day or its hour is told.
    """
    told = mention.cues.by_key
    if not (mention.renews or "anew" in told or "lapse" in told):
        return False  # most mentions
    if mention.definite or mention.recalls:
        return False
    lapses = told.get("lapse", ())
    if mention.renews and (noun := _event_first(mention)) is not None:
        return timed or bool(lapses) or not noun.sense.strike
    if mention.part:
        return False  # "a second landed beside it", of the salvo just told
    if "anew" in told and (timed or mention.clause.header is None):
        return True in [_is_beside(c, t) for c in told["anew"] for t in mention.triggers]
    return True in [c.first - mention.first <= _OPENING for c in lapses]


def is_one_more(mention: Mention) -> bool:
    """As in "a second attack on the base"; not "it was a second attack"."""
    return (
        mention.another
        and "predicate" not in mention.cues.by_key
        and _event_first(mention) is not None
    )


def _event_first(mention: Mention) -> Cue | None:
    """As in "a second attack": the noun for the event, where no munition is told before it."""
    for cue in mention.cues:
        if cue.category is EVENT:
            return cue if cue.key != "weak_type" else None
        if cue.sense.munition:
            return None
    return None


def _is_beside(anew: Cue, trigger: Cue) -> bool:
    """As in "was hit again", "again struck"; an aside may stand between."""
    return -1 <= trigger.first - anew.last <= 1 or 0 <= anew.first - trigger.last <= _NEAR
