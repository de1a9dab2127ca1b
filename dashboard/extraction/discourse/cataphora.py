"""Places that a text names behind the noun that stands for them: "the base. X, where ..."."""

from collections.abc import Sequence

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name
from dashboard.extraction.syntax.reading import Reading

__all__ = ["is_told_before", "named_behind"]


def named_behind(reading: Reading, mention: Mention) -> Name | None:
    """As in "Two rockets hit the base. X, where troops live, had been quiet": English openings."""
    document, told = reading.document, mention.cues.by_key
    if mention.sentence_first or "facility" not in told:
        return None
    if all(document.words[c.last - 1] != "base" for c in told["facility"]):
        return None
    first = document.sentence_end(mention.last - 1)
    if first >= len(document.words):
        return None
    behind = reading.names_in(first, document.sentence_end(first))
    return next((n for n in behind if n.coarseness == Coarseness.SITE), None)


def is_told_before(target: Name | None, mention: Mention, names: Sequence[Name]) -> bool:
    """Whether a target was named ahead of a mention: not in it, not in the sentence behind it."""
    return target is not None and target not in names and target.first < mention.last
