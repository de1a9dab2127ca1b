"""Sites and towns told before a mention that it means without a name: "it was hit", "the base"."""

from dashboard.extraction.mention import Mention
from dashboard.extraction.names import Coarseness, Name
from dashboard.extraction.reading import Reading

__all__ = ["it_was_hit", "not_hit", "site_told", "told_just_before"]

_GOVERNED = 3  # tokens from "stationed" to the place
_SINCE_THEN = frozenset({"after", "hours_after", "day_after"})


def it_was_hit(reading: Reading, mention: Mention) -> Name | None:
    """As in "The runway at X reopened two days after it was hit": the place of the main clause."""
    document = reading.document
    opening = document.tokens[mention.first : mention.triggers[0].first]
    hit = mention.triggers[0].key in {"strike", "destroy"} and mention.relation in _SINCE_THEN
    if document.arabic or not hit or not any(t.text == "it" for t in opening):
        return None
    if any(c.key == "vessel" for c in document.cues_near(mention.first, back=0)):
        return None  # "docked at X a day after it was hit"
    told = reading.names_in(mention.sentence_first, mention.first)
    return next((n for n in told if n.coarseness <= Coarseness.DISTRICT), None)


def site_told(reading: Reading, mention: Mention) -> Name | None:
    """Site named last in the sentence, else in the one before."""
    sites = reading.names_in(mention.sentence_first, mention.first)
    if sites and sites[-1].coarseness == Coarseness.SITE:
        return sites[-1]
    return _site_before(reading, mention)


def _site_before(reading: Reading, mention: Mention) -> Name | None:
    """As in "X is a large base. Five rockets fell inside the base": the site just told of."""
    if reading.document.arabic:
        return None
    told = [n for n in told_just_before(reading, mention) if n.coarseness == Coarseness.SITE]
    return told[-1] if told and told[-1].toponym.resolution.point else None


def told_just_before(reading: Reading, mention: Mention) -> tuple[Name, ...]:
    """As in "Smoke rose over X. Of five drones sent at the port": places of the sentence before."""
    low = reading.document.sentence_before(mention.sentence_first)
    told = reading.names_in(low, mention.first)
    return tuple(n for n in told if not _is_bound_for(reading, n))


def _is_bound_for(reading: Reading, name: Name) -> bool:
    cues = reading.document.cues_in(max(0, name.first - _GOVERNED), name.first)
    return any(c.key == "heading" for c in cues)


def not_hit(reading: Reading, name: Name) -> bool:
    """As in "forces stationed in X", "on their way to X": a town that "the city" hit is not."""
    cues = reading.document.cues_in(max(0, name.first - _GOVERNED), name.first)
    return any(c.key in {"stationed", "heading"} for c in cues)
