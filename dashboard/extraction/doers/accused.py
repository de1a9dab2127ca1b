"""Who is accused in the words that tell of an event: "blamed X for the attack on Y"."""

from collections.abc import Iterator

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import NO_CUES, Cue, Cues
from dashboard.extraction.words.document import ACCUSED_CLITICS
from dashboard.extraction.words.senses import ACTOR, ANY_GROUP, HARM_VERBS, VERB

__all__ = ["accused", "is_where"]


def accused(mention: Mention, actors: list[Cue]) -> Iterator[Cue]:
    """Actors told after an accusing word; in the header, the last of several."""
    header = mention.clause.header
    before = header.cues if header else NO_CUES
    words = (*before.by_key.get("accuse", ()), *mention.cues.by_key.get("accuse", ()))
    if not words:
        return
    accusing = sorted(words, key=lambda c: c.first)
    first = accusing[0].first
    after = (c for c in actors if c.first > first and not _was_harmed(mention, first, c))
    yield from (c for c in after if c.clitics in ACCUSED_CLITICS)
    speakers = before.by_category.get(ACTOR, ())
    told = [c for c in speakers if c.first > accusing[0].first and not is_where(before, c)]
    if len({c.key for c in told}) > 1 or (told and _alone_accused(before, accusing[0], told[0])):
        yield told[-1]


def _was_harmed(mention: Mention, accusing: int, actor: Cue) -> bool:
    """As in "groups it blamed for an attack that killed a US contractor": who was killed."""
    harm = mention.cues.by_category.get(VERB, ())
    return any(c.key in HARM_VERBS and accusing < c.first < actor.first for c in harm)


def is_where(said: Cues, nation: Cue) -> bool:
    """As in "accused groups that operate in X and Y of": where they are, not who they are."""
    words = said.by_key.get("accuse")
    if not words or not nation.sense.nation:
        return False
    places = said.by_key.get("location", ())
    return any(words[0].last <= c.first < nation.first for c in places)


def _alone_accused(said: Cues, word: Cue, told: Cue) -> bool:
    """Whether the only side named there is who is accused, and not who accuses."""
    named = told.key != ANY_GROUP and not told.sense.adjective
    return named and told.first != word.last and "deny" not in said.by_key
