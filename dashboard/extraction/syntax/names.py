"""Place names of a text as places of events: how exact they are, and which are to be believed."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from dashboard.extraction.syntax.name_words import is_word
from dashboard.extraction.syntax.own_names import (
    is_compass_word,
    is_own_name,
    names_organisation,
    names_unit,
)
from dashboard.extraction.syntax.persons import names_person, tells_titles
from dashboard.extraction.syntax.place_phrases import arabic_phrase_of, in_country, phrase_of
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document, actor_tokens
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import Lexicon
from dashboard.extraction.words.once import Once
from dashboard.extraction.words.senses import (
    ACTOR,
    AGENCY,
    BLOCK,
)
from dashboard.model import Location, Span
from gazetteer.geodesy import further_than
from gazetteer.model import PlaceKind, Resolution, Toponym, Usage
from gazetteer.normalisation import fold_name

__all__ = [
    "Coarseness",
    "Name",
    "coarseness_of",
    "lies_elsewhere",
    "location_of",
    "place_names",
    "pronouns",
    "proper_names",
    "same_place",
    "state_actors",
]

_NEXT_WORD: Final = re.compile(r" (\w+)")
_US: Final = re.compile(r"\bus\b")
_COMPOUND: Final = re.compile(r"-(\w+)")
_SITE_RADIUS_M: Final = 9_000
_SETTLEMENT_RADIUS_M: Final = 20_000
_DISTRICT_RADIUS_M: Final = 45_000
_PROVINCE_RADIUS_M: Final = 110_000
_EXACT: Final = frozenset(
    {
        PlaceKind.AIR_BASE, PlaceKind.COALITION_BASE, PlaceKind.MILITARY_BASE, PlaceKind.AIRPORT,
        PlaceKind.OIL_FIELD, PlaceKind.GAS_FIELD, PlaceKind.REFINERY, PlaceKind.POWER_STATION,
        PlaceKind.NUCLEAR_SITE, PlaceKind.DAM, PlaceKind.BORDER_CROSSING, PlaceKind.PORT,
        PlaceKind.EMBASSY, PlaceKind.FACILITY, PlaceKind.CAMP, PlaceKind.STREET,
        PlaceKind.NEIGHBOURHOOD,
    }
)  # fmt: skip
_WIDE: Final = frozenset({PlaceKind.CONTINENT, PlaceKind.COUNTRY, PlaceKind.SEA})
_SURE: Final = 0.8  # share from which a resolution speaks for its country
_NEXT_M: Final = 200_000  # over a border from a sure place: the flight of a rocket
_DOUBTFUL: Final = 0.5  # share below which a namesake abroad is not believed


class Coarseness:
    """Ranks of places, most exact first."""

    SITE: Final = 0
    SETTLEMENT: Final = 1
    DISTRICT: Final = 2
    PROVINCE: Final = 3
    REGION: Final = 4
    COUNTRY: Final = 5


_RECENT: Final = 40  # names looked back over for the one that "there" means
_MEANT: Final = {"facility": Coarseness.SITE, "settlement": Coarseness.SETTLEMENT}
_JOINTS: Final = words_of("joints", "relatives_of_places", "before")
_CHAIN: Final = 3  # tokens between a place and the wider place that holds it
_SLACK_M: Final = 5_000  # points of the same site differ by this much between sources
_FROM_THE: Final = 2  # tokens of "from the"
_GREAT: Final = 200_000  # inhabitants


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Name:
    """
    A toponym and its half-open token range.

    Attributes
    ----------
    coarseness
        Rank from a site to a country; unresolved names rank last.
    """

    first: int
    last: int
    toponym: Toponym
    coarseness: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "coarseness", _coarseness(self.toponym))

    @property
    def key(self) -> str:
        """Folded name, without what relates a place to it: that of "around X" is X's."""
        relation = self.toponym.relation
        named = relation.anchors[0] if relation else self.toponym
        return fold_name(named.text)

    @property
    def anchors(self) -> tuple[Toponym, ...]:
        """Places that a relation starts from: X of "south of X"."""
        return self.toponym.relation.anchors if self.toponym.relation else ()

    @property
    def is_great(self) -> bool:
        """Whether it is a city told of for itself, for which no namesake is taken."""
        place = self.toponym.resolution.place
        return place is not None and place.population >= _GREAT

    @property
    def span(self) -> Span:
        """Span in the original text."""
        return Span(self.toponym.start, self.toponym.end)


def coarseness_of(name: Name) -> int:
    """Rank of a name, most exact first; a key for sorting."""
    return name.coarseness


def _coarseness(toponym: Toponym) -> int:
    resolution = toponym.resolution
    place, radius_m = resolution.place, resolution.uncertainty_m
    if place is None or radius_m is None:
        return Coarseness.COUNTRY + 1
    if toponym.relation is None:
        if place.kind in _WIDE:
            return Coarseness.COUNTRY
        if place.kind in _EXACT:
            return Coarseness.SITE
    for rank, limit_m in enumerate(
        (_SITE_RADIUS_M, _SETTLEMENT_RADIUS_M, _DISTRICT_RADIUS_M, _PROVINCE_RADIUS_M)
    ):
        if radius_m <= limit_m:
            return max(rank, Coarseness.SETTLEMENT) if toponym.relation is None else rank + 1
    return Coarseness.REGION


def proper_names(text: str, toponyms: Sequence[Toponym], lexicon: Lexicon) -> tuple[Toponym, ...]:
    """
    Toponyms that are names, in text order.

    A word that points back ("the facility", "the city") names no place of its own, even where a
    village far away is called so; neither do "Saudi-led" and a movement of a town's name.
    """
    return tuple(
        [
            t
            for t in toponyms
            if not (
                _is_compound(text, t, lexicon)
                or (_is_country(t) and names_organisation(text, t, lexicon))
                or is_word(text, t, lexicon)
            )
        ]
    )


def place_names(
    document: Document, named: Sequence[Toponym], toponyms: Sequence[Toponym], lexicon: Lexicon
) -> tuple[Name, ...]:
    """
    Names that may be places of an event, with their tokens, in text order.

    Parameters
    ----------
    named
        The `proper_names` among the text's toponyms.
    toponyms
        All of them: they say which countries it speaks of.
    """
    sure = Once(partial(_sure, toponyms))  # asked for where a name is doubtful
    inside = actor_tokens(document.cues.by_category.get(ACTOR, ()))
    names, text, titled = [], document.text, tells_titles(document)
    for toponym in named:
        if toponym.usage is not Usage.LITERAL or _names_street(text, toponym, lexicon):
            continue
        first, last = document.tokens_of(toponym.start, toponym.end)
        if names_unit(text, toponym, lexicon) or is_compass_word(toponym, toponyms):
            continue
        if _is_source(document, first) and names_organisation(text, toponym, lexicon):
            continue  # "officials from the X Party": nothing came from X
        if toponym.relation is None and is_own_name(document, first, last, toponym.start):
            continue
        if titled and toponym.relation is None and names_person(document, first, last):
            continue
        if first not in inside and not _is_in_tag(text, toponym):
            names.append(Name(first=first, last=last, toponym=_trusted(toponym, sure)))
    return tuple(_with_pronouns(document, names))


def _is_in_tag(text: str, toponym: Toponym) -> bool:
    """As in the hashtag of an outlet, "#pulse_of_X": a part of another name."""
    return "_" in (text[toponym.start - 1 : toponym.start], text[toponym.end : toponym.end + 1])


def _with_pronouns(document: Document, names: Sequence[Name]) -> Iterator[Name]:
    """As in "two launchers there": the place named last, named again."""
    index = 0
    for sentence in document.sentences if "there" in document.cues.by_key else ():
        kind = ""
        for cue in sentence.cues if "there" in sentence.cues.by_key else ():
            if cue.key in _MEANT:
                kind = cue.key
            if cue.key != "there":
                continue
            while index < len(names) and names[index].first < cue.first:
                yield names[index]
                index += 1
            told = names[max(0, index - _RECENT) : index]
            meant = _last_told(_less_source(document, told, cue), kind)
            if meant is not None and meant.coarseness <= Coarseness.PROVINCE:
                yield replace(meant, first=cue.first, last=cue.last)
    yield from names[index:]


def _less_source(document: Document, names: Sequence[Name], there: Cue) -> Sequence[Name]:
    """As in "missiles fired from X hit two houses there": not X, whence they came."""
    if document.arabic or not names:
        return names
    last = names[-1]
    before, between = document.words[last.first - 1], document.words[last.last : there.first]
    fired = last.first > 0 and before == "from"
    same = fired and not any(word in _JOINTS or not word[0].isalnum() for word in between)
    return names[:-1] if same else names


def _last_told(names: Sequence[Name], kind: str) -> Name | None:
    """Name told last: of the kind that "the field ... there" means, or the more exact of a pair."""
    if kind:
        return next((n for n in reversed(names) if n.coarseness == _MEANT[kind]), None)
    meant = names[-1] if names else None
    for before in names[-2:-1]:
        if meant and meant.first - before.last < _CHAIN and before.coarseness < meant.coarseness:
            meant = before  # "a village near X in Y"
    return meant


def _sure(toponyms: Sequence[Toponym]) -> tuple[Resolution, ...]:
    """Give what is surely resolved, each place once: an endless text names few more of them."""
    sure = [t.resolution for t in toponyms if _share(t.resolution) >= _SURE]
    places = {(r.place.country, r.point, r.uncertainty_m): r for r in sure if r.place is not None}
    return tuple(places.values())


def _share(resolution: Resolution) -> float:
    """Say how far a choice leads the other places of its name."""
    return resolution.candidates[0].score if resolution.candidates else resolution.confidence


def _trusted(toponym: Toponym, find_sure: Callable[[], Sequence[Resolution]]) -> Toponym:
    """Take a doubtful resolution back: a namesake in a country that nothing else speaks of."""
    resolution = toponym.resolution
    if resolution.place is None or _share(resolution) >= _DOUBTFUL:
        return toponym
    sure = find_sure()
    countries = {r.place.country for r in sure if r.place is not None}
    if not countries or resolution.place.country in countries or _is_near(resolution, sure):
        return toponym
    doubt = f"doubtful: nothing else in the text lies in {resolution.place.country}"
    return toponym._replace(
        resolution=Resolution(
            place=None,
            point=None,
            uncertainty_m=None,
            confidence=0.0,
            candidates=resolution.candidates,
            reasons=(doubt, *resolution.reasons),
        ),
    )


def _is_near(resolution: Resolution, sure: Sequence[Resolution]) -> bool:
    """As in "took off from X, over the border": abroad, but next to a place that is sure."""
    point = resolution.point
    return point is not None and any(
        r.point is not None
        and r.uncertainty_m is not None
        and r.uncertainty_m < _NEXT_M
        and not further_than(point, r.point, _NEXT_M)
        for r in sure
    )


def _names_street(text: str, toponym: Toponym, lexicon: Lexicon) -> bool:
    """As in "on Palestine Street": named after a place that lies elsewhere."""
    found = _NEXT_WORD.match(text, toponym.end)
    if found is None:
        return False
    blocks = [s.key for s in lexicon.words.get(fold_name(found[1]), ()) if s.category is BLOCK]
    return "streets" in blocks or ("hotels" in blocks and found[1][0].isupper())  # no X hotel


def _is_source(document: Document, first: int) -> bool:
    """As in "from the X ..."."""
    words = document.words[max(0, first - _FROM_THE) : first]
    return words[-1:] == ["from"] or words == ["from", "the"]


def _is_country(toponym: Toponym) -> bool:
    place = toponym.resolution.place
    return place is not None and place.kind is PlaceKind.COUNTRY


def _is_compound(text: str, toponym: Toponym, lexicon: Lexicon) -> bool:
    """As in "Panama-flagged", "Iran-backed": whose a thing is, not where it is."""
    found = _COMPOUND.match(text, toponym.end)
    senses = lexicon.words.get(fold_name(found[1])) if found else None
    if not senses:
        return False
    return any(s.category is AGENCY and s.key == "attached" for s in senses)


def pronouns(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """Words spelled like a state but for their case: "us" is not the US."""
    if lexicon.language == "en":
        yield from (Span(m.start(), m.end()) for m in _US.finditer(text))


def state_actors(
    toponyms: Sequence[Toponym], actors: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    """Countries, and capitals that stand for them, as actors: span and the actor's name."""
    for toponym in toponyms:
        place = toponym.resolution.place
        if place is None or toponym.relation is not None or toponym.usage is Usage.DATELINE:
            continue
        if place.kind is PlaceKind.COUNTRY or toponym.usage is Usage.METONYM:
            name = actors.get(place.country) or place.name
            yield Span(toponym.start, toponym.end), name


def location_of(toponym: Toponym) -> Location | None:
    """Give the place of a resolved toponym as a report holds it; `None` if it is unresolved."""
    resolution = toponym.resolution
    if resolution.place is None or resolution.point is None or resolution.uncertainty_m is None:
        return None
    place = resolution.place
    return Location(
        lon=resolution.point.lon,
        lat=resolution.point.lat,
        uncertainty_m=resolution.uncertainty_m,
        name=phrase_of(toponym),
        name_ar=arabic_phrase_of(toponym),
        place_id=place.id,
        kind=_kind(toponym),
        country=place.country,
        admin1=place.admin1,
        confidence=resolution.confidence,
        relation=toponym.relation.kind if toponym.relation else "",
        why=resolution.reasons,
        rejected=tuple(
            f"{c.place.name} ({c.place.country or 'no country'}): {c.score:.2f}"
            for c in resolution.candidates
            if c.place is not place
        ),
    )


def _kind(toponym: Toponym) -> str:
    """Place kind; a relative expression of region size counts as a region, never as its anchor."""
    place = toponym.resolution.place
    if place is None:
        return ""
    if toponym.relation is not None and _coarseness(toponym) >= Coarseness.REGION:
        return str(PlaceKind.REGION)
    return str(place.kind)


def same_place(first: Name, second: Name | None) -> bool:
    """Whether two names denote one entry of the gazetteer; unresolved ones denote none."""
    a, b = first.toponym.resolution.place, second.toponym.resolution.place if second else None
    return a is not None and b is not None and a.id == b.id


def lies_elsewhere(first: Name | None, second: Name | None, *, slack_m: float = _SLACK_M) -> bool:
    """Whether two places are further apart than their radii and the slack, in metres."""
    if first is None or second is None:
        return False
    a, b = first.toponym.resolution, second.toponym.resolution
    if a.point is None or b.point is None or a.uncertainty_m is None or b.uncertainty_m is None:
        return False
    reach = a.uncertainty_m + b.uncertainty_m + slack_m
    far = a.point is not b.point and further_than(a.point, b.point, reach)
    return far and not in_country(first.toponym, second.toponym)
