"""Which of a document's candidate names are places: evidence for and against each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteer.document import Document
from gazetteer.lexicon import Lexicon
from gazetteer.mentions import Mention, find_mentions
from gazetteer.model import PlaceKind, Usage
from gazetteer.tokens import Case, Gap

__all__ = ["Recognised", "recognise"]

_LARGE = frozenset(
    {PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.ADMIN1, PlaceKind.REGION, PlaceKind.SEA}
)
_ACCEPTED = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A mention taken for a place, the strength of the evidence, and its use."""

    mention: Mention
    evidence: float
    usage: Usage


def recognise(document: Document, lexicon: Lexicon) -> list[Recognised]:
    """Return the mentions that are places, in text order, without overlap."""
    mentions = find_mentions(document, lexicon)
    scored = [(_evidence(document, lexicon, m), m) for m in mentions]
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


def _evidence(document: Document, lexicon: Lexicon, mention: Mention) -> float:
    """Sum of the evidence that a mention is a place."""
    return (
        _weight_of_name(document, lexicon, mention)
        + _weight_of_neighbours(document, mention)
        + (3.0 if mention.cue else 0.0)
    )


def _weight_of_name(document: Document, lexicon: Lexicon, mention: Mention) -> float:
    if not mention.places:
        return -1.0
    place = lexicon.place(mention.places[0])
    size = math.log10(place.population + 10)
    curated = place.id.startswith("curated:")
    weight = 0.5 * size + (2.0 if curated else 0.0) + (3.0 if place.kind in _LARGE else 0.0)
    if mention.words > 1:
        weight += 2.0
    word = document.words[mention.last if mention.words == 1 else mention.last]
    if mention.words == 1:
        zipf = lexicon.zipf(mention.key)
        expected = 6.9 if place.kind in _LARGE else 1.0 + 0.5 * size + (0.7 if curated else 0.0)
        weight -= 2.0 * max(0.0, zipf - expected)
        if mention.key in document.pack.contexts["evidence_only"]:
            weight -= 4.0
        if len(mention.key) < 4:
            weight -= 0.7
    if word.case in {Case.CAPITAL, Case.UPPER}:
        weight += 0.5
    return weight


def _weight_of_neighbours(document: Document, mention: Mention) -> float:
    weight = 0.0
    first = mention.first
    if _inner_preposition(mention) or document.phrase_before(first, "location"):
        weight += 1.5
    if document.phrase_before(first, "organisation") and not mention.clitics:
        weight -= 5.0
    if document.phrase_before(first, "title") or document.phrase_before(first, "given"):
        if not mention.clitics:
            weight -= 3.0
    after = mention.last + 1
    if document.joined(after) and document.phrase_at(after, "outlet"):
        weight -= 5.0
    weight += _capital_neighbours(document, mention)
    return weight


def _inner_preposition(mention: Mention) -> bool:
    return mention.clitics.endswith("ب")


def _capital_neighbours(document: Document, mention: Mention) -> float:
    """Capitalised words right beside a name mostly make it part of a longer name."""
    if document.words[mention.last].case is Case.NONE:
        return 0.0
    weight = 0.0
    before, after = mention.first - 1, mention.last + 1
    if before >= 0 and document.gap(mention.first) is Gap.SPACE:
        word = document.words[before]
        if word.case in {Case.CAPITAL, Case.UPPER} and not word.entries and not word.demonym:
            weight -= 2.0
    if after < len(document) and document.gap(after) is Gap.SPACE:
        word = document.words[after]
        if word.case is Case.CAPITAL and not word.entries:
            weight -= 2.0
    return weight


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
