"""What part an event plays: attack, answer, a state's strike, foiled, or history."""

from datetime import date, timedelta
from typing import Final

from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.events.mention import Status
from dashboard.extraction.events.shot_down import is_brought_down
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.senses import EVENT, WEAPON
from dashboard.model import (
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventDate,
    EventType,
    Outcome,
    Role,
)
from gazetteer.model import PlaceKind

__all__ = ["decide_role"]

_PAST: Final = timedelta(days=4)  # an event of a week or month that ended so long ago is no news
_WEEK: Final = timedelta(days=8)
_HISTORY: Final = timedelta(days=21)  # an event told so long after it is history
_NAMED: Final = 3  # tokens of "on the port" between the attack and "that"; of a government's name
_OFF_SHORE_M: Final = 30_000
_SIRENS: Final = 4  # tokens from "set off" to the sirens
_SEA: Final = frozenset({"vessel", "nmi"})
_WATERS: Final = frozenset({PlaceKind.SEA, PlaceKind.STRAIT})
_STRIKE_TYPES: Final = frozenset({EventType.AIRSTRIKE, EventType.ARTILLERY, EventType.UNSPECIFIED})


def decide_role(
    draft: Draft,
    event_type: EventType,
    when: Claim[EventDate] | None,
    *,
    published: date | None,
    newest: date | None = None,
) -> Claim[Role]:
    """
    Role of a draft, with the words or the rule that decide it.

    Parameters
    ----------
    event_type, when
        As its report tells them.
    published
        Publication day; events told three weeks after they happened are background.
    newest
        Day of the article's newest event: beside news, those of the week before are background.
    """
    spans = (draft.best.span,)
    history = _history(draft, when, published) or _recalled(draft, when, published, newest)
    if history:
        return Claim(value=Role.BACKGROUND, basis=Basis.INFERRED, spans=spans, reason=history)
    if draft.response:
        span = next(f.span for f in draft.frames if f.response)
        return Claim(value=Role.RETALIATION, spans=(span,), reason="told as an answer")
    foiled = _foiled(draft)
    if foiled is not None:
        return foiled
    if _is_strike(draft, event_type):
        return Claim(value=Role.STRIKE, spans=spans, reason="a state's strike")
    return Claim(value=Role.ATTACK, spans=spans, reason="told as an attack")


def _history(draft: Draft, when: Claim[EventDate] | None, published: date | None) -> str:
    """Why an event is background; empty where it is news."""
    if draft.frames[0].mention.status is Status.HISTORY:
        return "told as history"
    if published and when and when.value.end < published - _HISTORY:
        return f"{(published - when.value.end).days} days before publication"
    told = when.value if when and when.basis is Basis.STATED else None
    wide = told is not None and told.precision is not DatePrecision.DAY
    if published and told and wide and told.end < published - _PAST:
        return f"told without its day, {(published - told.end).days} days before publication"
    recalled = draft.frames[0].mention.definite and all(f.mention.definite for f in draft.frames)
    if recalled and not _is_dated(draft, when):
        return "only referred to, and without a date"
    return ""


def _is_dated(draft: Draft, when: Claim[EventDate] | None) -> bool:
    """Whether its own words tell the day of what is only referred to, or what came of it."""
    if when is None:
        return False
    return any(f.when for f in draft.frames) or any(f.toll for f in draft.frames)


def _recalled(
    draft: Draft, when: Claim[EventDate] | None, published: date | None, newest: date | None
) -> str:
    """Why an event of the last weeks is background: newer ones are told, or it is named in passing.

    As in "masons are at work on the villa that missiles destroyed on 15 January".
    """
    if published is None or when is None or when.basis is not Basis.STATED:
        return ""
    lag = published - when.value.end
    if lag <= _WEEK:
        return ""
    news = newest is not None and published - newest <= _PAST
    if news or all(f.mention.definite or _in_passing(f) for f in draft.own):
        return f"{lag.days} days before publication, and not what the article is about"
    return ""


def _in_passing(frame: Frame) -> bool:
    """As in "the villa that missiles destroyed", "the attack on X that took place in May"."""
    first = frame.mention.triggers[0]
    behind = first.last + _NAMED if first.category is EVENT else first.first
    return any(c.first < behind for c in frame.mention.cues.by_key.get("relative", ()))


def _foiled(draft: Draft) -> Claim[Role] | None:
    for frame in draft.frames:
        if frame.mention.foiled:
            return Claim(value=Role.THWARTED, spans=(frame.span,), reason="told as foiled")
        if frame.mention.intercepted and _all_intercepted(frame, draft):
            return Claim(value=Role.THWARTED, spans=(frame.span,), reason="all were shot down")
    return None


def _is_claim(frame: Frame) -> bool:
    """As in "the group said it had struck the base": of drones that all were shot down."""
    claim = frame.agency.attribution
    return claim is not None and claim.value is Attribution.CLAIMED


def _sounds_alarm(frame: Frame, verb: Cue) -> bool:
    """As in "set off sirens in X": nothing came down."""
    alarms = frame.mention.cues.by_key.get("alarm", ())
    return any(0 <= c.first - verb.last < _SIRENS for c in alarms)


def _all_intercepted(frame: Frame, draft: Draft) -> bool:
    """Shooting down thwarts an attack only if it took all, and nothing came down or hurt."""
    partial = "partial" in frame.mention.cues.by_key
    counted = frame.mention.cues.by_key.get("pronouns", ())
    partial = partial or any(c.last - c.first > 1 for c in counted)  # "five of them"
    # Arabic "intercepted of them 25"
    of_them = {c.first for c in frame.mention.cues.by_key.get("from_there", ())}
    partial = partial or any(c.last in of_them for c in frame.mention.triggers)
    alone = frame.mention.another and len(draft.own) == 1  # "another two were shot down over X"
    numbers = [f.number for f in draft.own if f.number is not None]
    fewer = frame.number is not None and frame.number < max(numbers, default=0)
    landed = any(
        c.sense.lands and not _sounds_alarm(f, c)
        for f in draft.own
        if not _is_claim(f)
        for c in f.mention.triggers
        if not is_brought_down(f.mention)
    )
    hurt = any(
        claim.value.best > 0 for f in draft.frames for claim in (*f.toll.killed, *f.toll.wounded)
    )
    came_down = landed or hurt or any(_is_damage_done(f) for f in draft.own)
    return not ((partial and not alone) or fewer or came_down or frame.mention.part)


def _is_damage_done(frame: Frame) -> bool:
    """As in "the attack set a refinery on fire", though drones were shot down over the region."""
    mention = frame.mention
    if mention.intercepted or "debris" in mention.cues.by_key or _is_claim(frame):
        return False
    return any(claim.value is Outcome.DAMAGE for claim in frame.toll.outcomes)


def _is_governments(frame: Frame) -> bool:
    """As in "drones of the Tripoli government", "government artillery", "by government troops"."""
    cues = frame.mention.cues
    told = cues.by_key["government"]
    ends = {c.last for c in cues.by_key.get("by", ())}
    arms = cues.by_category.get(WEAPON, ())
    owned = {
        c.last for c in cues.by_key.get("belonging", ()) if any(a.last == c.first for a in arms)
    }
    return any(
        g.first in ends
        or any(a.first == g.last for a in arms)
        or any(0 <= g.first - last <= _NAMED for last in owned)
        for g in told
    )


_BY_STATE: Final = frozenset({True})
_STRUCK: Final = _STRIKE_TYPES | {EventType.MISSILE}
_FIRED: Final = _STRIKE_TYPES | {EventType.DRONE, EventType.MISSILE, EventType.ROCKET}


def _is_strike(draft: Draft, event_type: EventType) -> bool:
    if event_type is EventType.AIRSTRIKE:
        return True
    doers = draft.states
    if not doers and True in [
        "government" in f.mention.cues.by_key and _is_governments(f) for f in draft.own
    ]:
        doers = _BY_STATE
    if True in doers and event_type in _FIRED:
        return True  # what a state fires from afar, whatever it flies on
    if doers or event_type not in _STRUCK or (event_type is EventType.MISSILE and _at_sea(draft)):
        return False
    return True in [c.sense.strike for f in draft.own for c in f.mention.triggers] or True in [
        c.sense.state for f in draft.own for c in f.mention.cues.by_category.get(WEAPON, ())
    ]


def _at_sea(draft: Draft) -> bool:
    """As in "after a missile strike 110 nautical miles off Aden": on a ship, by whoever it was."""
    place = draft.place.toponym.resolution.place if draft.place else None
    relation = draft.place.toponym.relation if draft.place else None
    if relation is not None and (relation.distance_m or 0) >= _OFF_SHORE_M:
        return True
    return (place is not None and place.kind in _WATERS) or any(
        c.key in _SEA and not c.clitics for f in draft.own for c in f.mention.cues
    )
