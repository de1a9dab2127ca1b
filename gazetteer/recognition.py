"""Which of a document's candidate names are places: evidence for and against each."""

from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.document import Document
from gazetteer.evidence import Evidence
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import Mention, find_mentions
from gazetteer.model import Usage
from gazetteer.tokens import Gap

__all__ = ["Recognised", "recognise"]

_ACCEPTED = 0.0  # log-odds


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A mention taken for a place, the strength of the evidence, and its use."""

    mention: Mention
    evidence: float
    usage: Usage


def recognise(document: Document, lexicon: Lexicon, evidence: Evidence) -> list[Recognised]:
    """Return the mentions that are places, in text order, without overlap."""
    mentions = find_mentions(document, lexicon)
    scored = [(evidence.score(document, m), m) for m in mentions]
    kept = [(score, m) for score, m in scored if score >= _ACCEPTED]
    chosen = _without_overlap(kept)
    return [
        Recognised(mention=m, evidence=score, usage=_usage(document, m))
        for score, m in sorted(chosen, key=lambda item: item[1].start)
    ]


def _without_overlap(scored: Sequence[tuple[float, Mention]]) -> list[tuple[float, Mention]]:
    """Keep the longest of overlapping mentions; ties go to a cue, then to stronger evidence."""
    order = sorted(scored, key=lambda s: (-(s[1].end - s[1].start), s[1].cue is None, -s[0]))
    taken: set[int] = set()
    kept = []
    for score, mention in order:
        words = range(mention.first, mention.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append((score, mention))
    return kept


def _usage(document: Document, mention: Mention) -> Usage:
    if _is_dateline(document, mention):
        return Usage.DATELINE
    before = mention.first - 1
    if document.phrase_before(mention.first, "metonym_before"):
        return Usage.METONYM
    through = before >= 0 and document.has(before, "metonym_through")
    if through and document.phrase_before(before, "metonym_before"):
        return Usage.METONYM
    if document.joined(mention.last + 1) and document.phrase_at(mention.last + 1, "metonym_after"):
        if not mention.clitics.endswith("ب"):
            return Usage.METONYM
    return Usage.LITERAL


def _is_dateline(document: Document, mention: Mention) -> bool:
    """Whether a name opens the text or a line and a dash follows within a few words."""
    if document.gap(mention.first) is not Gap.LINE:
        return False
    for index in range(mention.last + 1, min(mention.last + 6, len(document))):
        gap = document.gap(index)
        if gap is Gap.DASH:
            return True
        if gap is Gap.LINE:
            return False
    return False
