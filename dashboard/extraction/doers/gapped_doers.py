"""Arabic: a second doer of the verb told before: "launched X rockets at A and Y at B"."""

from collections.abc import Iterator, Sequence
from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.words.cues import Cue

__all__ = ["gapped_doers"]

_JOINED: Final = "و"


def gapped_doers(mention: Mention, actors: Sequence[Cue]) -> Iterator[Cue]:
    """Whoever opens a clause that leaves out its verb."""
    for actor in actors if mention.relation == "gap" else ():
        if actor.first == mention.first and actor.clitics == _JOINED and not actor.sense.adjective:
            yield actor
