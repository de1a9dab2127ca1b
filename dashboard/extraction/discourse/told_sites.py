"""Sites and towns told before a mention that it means without a name: "it was hit", "the base"."""

from typing import Final

from dashboard.extraction.events.mention import Mention
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.words.function_words import words_of
from gazetteer.model import Toponym, Usage

__all__ = [
    "capital_told",
    "country_speaking",
    "it_was_hit",
    "not_hit",
    "site_in",
    "site_told",
    "speaking_towns",
    "told_just_before",
]

_KIND_REACH: Final = 200  # tokens back to a site of that kind
_PARTS: Final = words_of("site_parts")  # of whatever site was told last
_ANY_KIND: Final = words_of("sites")
_PROVINCE_M: Final = 80_000  # metres from a site to the town of its province
_SPOKEN: Final = 60  # tokens back to a town that spoke
_WARS: Final = words_of("wars")
_WAR: Final = 3  # tokens of Arabic "the war Israeli on" before its place
_GOVERNED: Final = 3  # tokens from "stationed" to the place
_SINCE_THEN: Final = frozenset({"after", "hours_after", "day_after"})


def it_was_hit(reading: Reading, mention: Mention) -> Name | None:
    """As in "The runway at X reopened two days after it was hit": the place of the main clause."""
    document = reading.document
    opening = document.words[mention.first : mention.triggers[0].first]
    hit = mention.triggers[0].key in {"strike", "destroy"} and mention.relation in _SINCE_THEN
    if document.arabic or not hit or "it" not in opening:
        return None
    if any(c.key == "vessel" for c in document.cues_near(mention.first, back=0)):
        return None  # "docked at X a day after it was hit"
    told = reading.names_in(mention.sentence_first, mention.first)
    return next((n for n in told if n.coarseness <= Coarseness.DISTRICT), None)


def site_told(reading: Reading, mention: Mention) -> Name | None:
    """Site of that kind told last, else named last in the sentence, or in the one before."""
    if (alike := _of_its_kind(reading, mention)) is not None:
        return alike
    sites = reading.names_in(mention.sentence_first, mention.first)
    if sites and sites[-1].coarseness == Coarseness.SITE:
        return sites[-1]
    return _site_before(reading, mention)


def site_in(reading: Reading, mention: Mention, named: Name) -> Name | None:
    """As in "the field in X", when a field near X was told of before."""
    nouns = mention.cues.by_key.get("facility", ())
    if not any(0 < named.first - c.last <= _GOVERNED for c in nouns):
        return None
    site = _of_its_kind(reading, mention)
    return None if lies_elsewhere(site, named, slack_m=_PROVINCE_M) else site


def _of_its_kind(reading: Reading, mention: Mention) -> Name | None:
    """As in "at X airport ... struck the airport": the site told last whose name ends so."""
    document = reading.document
    nouns = {
        document.words[c.last - 1] for c in mention.cues.by_key.get("facility", ())
    } - _ANY_KIND
    if document.arabic or not nouns:
        return None
    told = reading.names_in(max(0, mention.first - _KIND_REACH), mention.first)
    sites = [n for n in reversed(told) if n.coarseness <= Coarseness.SETTLEMENT]
    if not nouns.isdisjoint(_PARTS):
        return next((n for n in sites if n.coarseness == Coarseness.SITE), None)
    return next((n for n in sites if n.key.rpartition(" ")[2] in nouns), None)


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
    return "heading" in _governors(reading, name)


def not_hit(reading: Reading, name: Name) -> bool:
    """As in "forces stationed in X", "on their way to X": a town that "the city" hit is not."""
    governors = _governors(reading, name)
    if not governors.isdisjoint({"stationed", "heading"}):
        return True
    before = reading.document.words[max(0, name.first - _WAR) : name.first]
    return not (governors.isdisjoint({"location", "target"}) or _WARS.isdisjoint(before))


def _governors(reading: Reading, name: Name) -> frozenset[str]:
    """Keys of the words right before a name."""
    cues = reading.document.cues_in(max(0, name.first - _GOVERNED), name.first)
    return frozenset([c.key for c in cues])


def country_speaking(reading: Reading, mention: Mention) -> Name | None:
    """As in "The UAE said it shot down a missile aimed at the country": who speaks."""
    document, header = reading.document, mention.clause.header
    if document.arabic or header is None or "land" not in mention.cues.by_key:
        return None
    for toponym in reading.toponyms_in(document.span(header.first, header.last)):
        first, last = document.tokens_of(toponym.start, toponym.end)
        name = Name(first=first, last=last, toponym=toponym)
        if name.coarseness == Coarseness.COUNTRY:
            return name
    return None


def capital_told(reading: Reading, mention: Mention) -> Name | None:
    """As in "the Sudanese capital", in a text that names it or was filed from there."""
    document = reading.document
    if document.arabic or not any(
        document.words[c.first] == "capital" for c in mention.cues.by_key.get("settlements", ())
    ):
        return None
    told = [t for t in reading.toponyms if t.relation is None and _is_capital(t)]
    before = [t for t in told if t.start < document.span(mention.last - 1, mention.last).end]
    chosen = before[-1] if before else next(iter(told), None)
    if chosen is None:
        return None
    first, last = document.tokens_of(chosen.start, chosen.end)
    return Name(first=first, last=last, toponym=chosen)


def _is_capital(toponym: Toponym) -> bool:
    place = toponym.resolution.place
    return place is not None and "a capital" in toponym.resolution.reasons


def speaking_towns(reading: Reading, mention: Mention) -> tuple[Name, ...]:
    """As in "the mayor of X said", X for its mayor: a town that speaks may be "the town" hit."""
    document = reading.document
    if document.arabic or not mention.first:
        return ()
    spoke = document.span(max(0, mention.first - _SPOKEN), mention.first)
    said = (t for t in reading.toponyms_in(spoke) if t.usage is Usage.METONYM)
    named = (Name(first=0, last=0, toponym=t) for t in said if not _is_capital(t))
    return tuple(n for n in named if n.coarseness == Coarseness.SETTLEMENT)
