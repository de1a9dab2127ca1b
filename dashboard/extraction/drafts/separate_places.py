"""Events told apart by where they happened, though their places are neighbours."""

from typing import Final

from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere
from dashboard.extraction.syntax.place_phrases import in_country
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.senses import EVENT
from dashboard.model import Attribution, EventType
from gazetteer.geodesy import further_than
from gazetteer.model import Toponym

__all__ = ["adjoins", "happens_at_another", "points_into"]

_SALVOS: Final = frozenset({EventType.ROCKET, EventType.MISSILE})
_PHRASE: Final = 3  # tokens of "and in another incident"
_OPENING: Final = 2  # tokens ahead of the place that a sentence is about: "and in X"


def happens_at_another(frame: Frame, draft: Draft) -> bool:
    """
    Whether something told anew has a place of its own, and a draft another one beside it.

    Two names may be of one place, so that a neighbour alone tells nothing apart: the telling does.
    """
    place = frame.place
    if place is None or place.toponym.text in [n.toponym.text for n in draft.places]:
        return False  # most mentions
    if not _is_new(frame) or place.key in [n.key for n in draft.places]:
        return False
    near = [n for n in draft.places if n.coarseness <= Coarseness.DISTRICT]
    if near and all(lies_elsewhere(place, n, slack_m=0) for n in near):
        return not (_is_of_salvo(frame, draft) and any(_named_alike(place, n) for n in near))
    if _opens_apart(frame):
        return place.key not in {a.text for n in draft.places for a in n.anchors}
    listed = _is_listed(frame, draft)
    if not (_opens_with_place(frame) or listed):
        return False
    return (listed and _harms_apart(frame, draft)) or any(
        not (_holds(n, place) or _holds(place, n)) for n in draft.places
    )


def adjoins(frame: Frame, place: Name) -> bool:
    """As in "hit beside the embassy of X. The raid that hit the consulate of X": one compound."""
    site = frame.place
    if site is None or site.coarseness or place.coarseness or not frame.mention.recalls:
        return False
    kinds = {n.toponym.resolution.place.kind for n in (site, place) if n.toponym.resolution.place}
    words = set(site.toponym.text.split()).intersection(place.toponym.text.split())
    return len(kinds) == 1 and bool(words) and not lies_elsewhere(site, place, slack_m=0)


def points_into(frame: Frame, draft: Draft) -> bool:
    """As in "a base in western Iraq was hit. ... The attack targeted X": where in it that was."""
    if frame.place is None or draft.place is None:
        return False
    if frame.mention.another or frame.mention.plural:
        return False  # "the raids on the Strip": any number of them
    fine, wide = frame.place.coarseness, draft.place.coarseness
    if fine > Coarseness.DISTRICT or wide < Coarseness.PROVINCE:
        return False
    return frame.mention.definite or frame.mention.recalls or _is_days_own(frame)


def _is_days_own(frame: Frame) -> bool:
    """As in "Friday's attack in X was blamed on Y": an attack known by its day; English only."""
    told = frame.when
    opens = told and told.spans and told.spans[0].start == frame.span.start
    return bool(opens and told and told.value.phrase.isascii())


def _is_of_salvo(frame: Frame, draft: Draft) -> bool:
    """As in "Rockets hit the city. Two fell inside its airport"; no raids, told one by one."""
    same = frame.event_type in _SALVOS and frame.event_type in draft.types
    return same and draft.last_sentence < frame.mention.sentence


def _named_alike(first: Name, second: Name) -> bool:
    """Whether one is a site and the other the town that it is named after."""
    site, town = sorted((first, second), key=lambda n: n.coarseness)
    if site.coarseness or town.coarseness != Coarseness.SETTLEMENT or town.toponym.relation:
        return False
    return town.toponym.text.split()[-1] in site.toponym.text.split()


def _is_new(frame: Frame) -> bool:
    """Whether nothing told before is meant: no "the raid", "one of them", "debris fell near X"."""
    mention, claim = frame.mention, frame.agency.attribution
    if claim is not None and claim.value is Attribution.CLAIMED:
        return False  # "X said that it had hit the base": what others told of, in its words
    told_of = mention.definite or mention.recalls or mention.part or mention.elides
    return not told_of and "debris" not in mention.cues.by_key


def _opens_with_place(frame: Frame) -> bool:
    """As in "In X, a drone hit a car", "X was shelled": what the sentence is about."""
    first = frame.mention.sentence_first
    return frame.place is not None and any(
        0 <= frame.place.first - at <= _OPENING for at in (first, frame.mention.first)
    )


def _opens_apart(frame: Frame) -> bool:
    """As in "Separately, rockets hit X": its first words say that it is another event."""
    cues, first = frame.mention.cues.by_key, frame.mention.sentence_first
    told = (*cues.get("apart", ()), *(c for c in cues.get("while", ()) if _is_phrase(c)))
    return any(c.first - first < _OPENING for c in told)


def _is_phrase(connective: Cue) -> bool:
    """As in Arabic "and in another incident", which joins clauses as "while" does."""
    return connective.last - connective.first >= _PHRASE


def _is_listed(frame: Frame, draft: Draft) -> bool:
    """As in "four raids on X, and two raids on Y": two nouns, each with its place."""
    return any(c.category is EVENT for c in frame.mention.triggers) and any(
        f.mention.sentence == frame.mention.sentence
        and f.mention is not frame.mention
        and f.place is not None
        and any(c.category is EVENT for c in f.mention.triggers)
        for f in draft.frames
    )


def _harms_apart(frame: Frame, draft: Draft) -> bool:
    """As in Arabic "three died in shelling of X, and five were hurt in a raid on Y": two events."""
    if not _tells_harm(frame):
        return False
    sentence = frame.mention.sentence
    beside = [f for f in draft.frames if f.mention.sentence == sentence]
    return all(_tells_harm(f) and not _is_anchor(f.place, frame.place) for f in beside)


def _tells_harm(frame: Frame) -> bool:
    """Whether it tells who came to harm, in a town or at a site."""
    near = frame.place is not None and frame.place.coarseness <= Coarseness.SETTLEMENT
    return near and bool(frame.toll.killed or frame.toll.wounded)


def _is_anchor(first: Name | None, second: Name | None) -> bool:
    """As in "X" and "the outskirts of X"."""
    if first is None or second is None:
        return False
    return first.toponym in second.anchors or first.key == second.key


def _holds(wide: Name, name: Name) -> bool:
    """Whether one place is, or may be, a part of the other: a town of "the north of the strip"."""
    parts = (name.toponym, *name.anchors)
    if any(a in parts for a in (wide.toponym, *wide.anchors)):
        return True
    within, inside = _named(wide).resolution, _named(name).resolution
    if within.point is None or inside.point is None or within.uncertainty_m is None:
        return True
    near = not further_than(within.point, inside.point, within.uncertainty_m)
    return near or in_country(_named(wide), _named(name))


def _named(name: Name) -> Toponym:
    """X of "east of X": the radius of a direction holds the places beside it, too."""
    return name.anchors[0] if name.anchors else name.toponym
