"""
Title and summary of an incident, made from its fields in the language in use.

Nothing is written freely: each sentence is a message of the catalogue filled with values, and a
field that is not told has no sentence.
"""

from collections.abc import Iterator

from dashboard.components.wording import (
    OUTCOMES,
    TYPES,
    count_words,
    date_words,
    distance_words,
    place_name,
)
from dashboard.map_view.drawing import is_drawable
from dashboard.model import Attribution, Basis, Count, EventType, Incident, Outcome, Role
from dashboard.translation import counted, language, msgid, msgids, named, tr

__all__ = ["summary_of", "title_of"]

_TITLES = {
    Role.ATTACK: msgid("Attack: {means}"),
    Role.RETALIATION: msgid("Retaliation: {means}"),
    Role.STRIKE: msgid("Strike: {means}"),
    Role.THWARTED: msgid("Thwarted attack: {means}"),
    Role.BACKGROUND: msgid("Earlier event: {means}"),
}

_MUNITIONS = {
    EventType.ROCKET: msgids("{n} rocket", "{n} rockets"),
    EventType.DRONE: msgids("{n} drone", "{n} drones"),
    EventType.MISSILE: msgids("{n} missile", "{n} missiles"),
    EventType.ARTILLERY: msgids("{n} shell", "{n} shells"),
    EventType.AIRSTRIKE: msgids("{n} air strike", "{n} air strikes"),
    EventType.BOMBING: msgids("{n} bomb", "{n} bombs"),
}

_OUTCOMES = {
    Outcome.DAMAGE: msgid("Damage was reported."),
    Outcome.NO_DAMAGE: msgid("No damage was reported."),
    Outcome.INTERCEPTED: msgid("Some or all were intercepted."),
    Outcome.FELL_SHORT: msgid("It fell short of the target."),
    Outcome.HIT: msgid("It hit the target."),
}

_ATTRIBUTIONS = {
    Attribution.CLAIMED: msgid("{actor} claimed it."),
    Attribution.ATTRIBUTED: msgid("It was blamed on {actor}."),
    Attribution.DENIED: msgid("{actor} denied it."),
    Attribution.UNKNOWN: msgid("{actor} is named; no claim is told."),
}
_INFERRED = msgid("No text says who did it; inferred: {actor}.")


def title_of(incident: Incident) -> str:
    """Give the title as corroborated in English; in other languages, one made from the fields."""
    if language() == "en":
        return incident.title
    title = tr(_TITLES[incident.role], means=_means(incident))
    if incident.location is None:
        return title
    return tr("{what}, {where}", what=title, where=place_name(incident.location))


def summary_of(incident: Incident) -> str:
    """Tell the incident in a few sentences, in the order when, what, where, whence, who, harm."""
    return " ".join(f"{told[:1].upper()}{told[1:]}" for told in _sentences(incident))


def _sentences(incident: Incident) -> Iterator[str]:
    yield tr("{date}: {means}.", date=date_words(incident.date), means=_means(incident))
    if incident.location:
        yield _where(incident)
    if incident.launch:
        yield tr("The fire came from {place}.", place=place_name(incident.launch))
    if incident.perpetrator:
        inferred = incident.perpetrator_basis is Basis.INFERRED
        who = _INFERRED if inferred else _ATTRIBUTIONS[incident.attribution]
        yield tr(who, actor=named(incident.perpetrator))
    elif incident.attribution is Attribution.DENIED:
        yield tr("A side named in the text denies it.")
    yield from _harm(incident)
    yield _told_by(incident)
    if incident.conflicts:
        yield tr("The accounts differ.")


def _where(incident: Incident) -> str:
    location = incident.location
    assert location is not None
    place = place_name(location)
    if not is_drawable(location):
        return tr("The place told is only {place}, too wide for a symbol.", place=place)
    distance = distance_words(location.uncertainty_m)
    return tr("The target was {place} (within {distance}).", place=place, distance=distance)


def _means(incident: Incident) -> str:
    """Write the means with their number; a doubtful number stands apart, so none is lost."""
    count, kinds = incident.munition_count, _MUNITIONS.get(incident.event_type)
    kind = tr(TYPES[incident.event_type])
    if count is None:
        return kind
    if kinds is None or count.low != count.high:
        return tr("{what}: {n}", what=kind, n=count_words(count))
    return counted(*kinds, count.best)


def _harm(incident: Incident) -> Iterator[str]:
    if killed := incident.killed:
        exact = counted("{n} person was killed.", "{n} people were killed.", killed.best)
        yield _exactly(killed, tr("No one was killed."), exact) or tr(
            "Killed: {n}.", n=count_words(killed)
        )
    if wounded := incident.wounded:
        exact = counted("{n} person was wounded.", "{n} people were wounded.", wounded.best)
        yield _exactly(wounded, tr("No one was wounded."), exact) or tr(
            "Wounded: {n}.", n=count_words(wounded)
        )
    if any(conflict.field == "outcome" for conflict in incident.conflicts):
        # opposite outcomes one after the other would read as if all of them were true
        told = tr("; ").join(tr(OUTCOMES[outcome]) for outcome in incident.outcomes)
        yield tr("Accounts of the outcome differ: {outcomes}.", outcomes=told)
        return
    for outcome in incident.outcomes:
        yield tr(_OUTCOMES[outcome])


def _exactly(count: Count, none: str, some: str) -> str:
    """Choose the sentence for an exact count; an empty one where the count has a doubt."""
    if count.low != count.high:
        return ""
    return some if count.best else none


def _told_by(incident: Incident) -> str:
    articles, origins = len(incident.article_ids), len(incident.origins)
    if origins == articles:
        return counted("One article tells it.", "{n} independent articles tell it.", articles)
    told = counted("{n} article", "{n} articles", articles)
    traced = counted("{n} origin", "{n} origins", origins)
    return tr("{articles} tell it, which go back to {origins}.", articles=told, origins=traced)
