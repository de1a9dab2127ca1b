"""What speaks against one event: another day, count, weapon, side, place or fate."""

from datetime import timedelta
from functools import lru_cache
from itertools import product
from typing import Final

from dashboard.extraction.days.event_dates import REPORTED
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.drafts.other_weapons import TOLD_APART, points_back, tells_other_weapon
from dashboard.extraction.drafts.separate_places import happens_at_another
from dashboard.extraction.events.mention import Status
from dashboard.extraction.events.remote_places import is_other_sea
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, Name, lies_elsewhere, same_place
from dashboard.extraction.words.senses import EVENT, VERB
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import (
    Attribution,
    DatePrecision,
    EventType,
    PartOfDay,
)

__all__ = ["contradicts", "same_unknown", "tells_otherwise", "types_agree"]

_COMPATIBLE_TYPES: Final = (
    frozenset({EventType.ROCKET, EventType.MISSILE}),
    frozenset({EventType.MISSILE, EventType.AIRSTRIKE}),
    frozenset({EventType.DRONE, EventType.AIRSTRIKE}),
)
_MANY: Final = 10  # munitions fired at a country, of which a town was hit by some
_A_NIGHTS: Final = 50  # drones of one night, told of no place: a country's
_CARRIED: Final = frozenset({EventType.MISSILE, EventType.BOMBING, EventType.ROCKET})
_DROPPED: Final = frozenset({EventType.ROCKET, EventType.MISSILE})
_ADJACENT_PARTS: Final = (
    frozenset({PartOfDay.EVENING, PartOfDay.NIGHT}),
    frozenset({PartOfDay.NIGHT, PartOfDay.DAWN}),
    frozenset({PartOfDay.MORNING, PartOfDay.NOON}),
    frozenset({PartOfDay.NOON, PartOfDay.AFTERNOON}),
    frozenset({PartOfDay.AFTERNOON, PartOfDay.EVENING}),
)
_EXCHANGE_SLACK_M: Final = 30_000  # fire exchanged over a stretch of front
_REPORTED_LATE: Final = timedelta(days=2)
_RIVAL_REACH: Final = 1  # sentences back to the event that another account places elsewhere
_SHIP_REACH: Final = 3  # sentences back to the ship that somebody claims to have hit
_LONG_BEFORE: Final = 2  # days between an event and the one it is told to come after
_PART_REACH: Final = 2  # sentences back to the salvo that a smaller number is a part of


def contradicts(frame: Frame, draft: Draft, *, mutual: bool = False) -> bool:
    """
    Whether a told value of the frame can't be true of the draft's event.

    Parameters
    ----------
    mutual
        True for an exchange of fire, which speaks of both sides and of both sides' weapons.
    """
    if mutual:
        return _other_day(frame, draft) or any(
            lies_elsewhere(frame.place, f.place, slack_m=_EXCHANGE_SLACK_M) for f in draft.frames
        )
    # Every mention is compared with every draft: each question only where both tell enough for it.
    mention, told = frame.mention, frame.event_type
    if (mention.status is Status.HISTORY) is not draft.history:
        return True
    if frame.when is not None and (
        _other_day(frame, draft) if draft.dates else _of_old(frame, draft)
    ):
        return True
    sided = frame.response or draft.response or (frame.doer and draft.states)
    if sided and _other_side(frame, draft):
        return True
    return (
        (mention.foiled is not draft.foiled and _other_fate(frame, draft))
        or (told is not None and told not in draft.types and _other_type(frame, draft))
        or (
            mention.relation == "response"
            and (_answered_anew(frame, draft) or _never_came(frame, draft))
        )
        or (
            frame.part_of_day is not None
            and frame.part_of_day not in draft.parts
            and _other_part_of_day(frame, draft)
        )
        or (frame.number is not None and _other_number(frame, draft))
        or ((mention.intercepted or told in TOLD_APART) and tells_other_weapon(frame, draft))
        or (frame.number is not None and _is_countrys_sum(frame, draft))
        or (mention.intercepted and _downs_at_home(frame, draft))
        or (draft.is_reason and frame.place is None and not points_back(frame))
        or (
            _is_elsewhere(frame, draft)
            and not (frame.place is not None and mention.recalls and _tells_aim(frame, draft))
            and not (mention.clause.header is not None and tells_otherwise(frame, draft))
        )
    )


def _is_elsewhere(frame: Frame, draft: Draft) -> bool:
    place = frame.place
    if (frame.agency.state or draft.states) and _at_doers_home(frame, draft):
        return True
    if frame.countries and draft.countries and draft.countries.isdisjoint(frame.countries):
        return True
    if (frame.unplaced or draft.unplaced) and _told_anew_at_unknown(frame, draft):
        return True
    if place is None or (draft.place and draft.place.toponym.text == place.toponym.text):
        return False  # of an event that hit other places, too
    for told in draft.places:
        if told is not place and (lies_elsewhere(place, told) or is_other_sea(place, told)):
            return True
    return bool(draft.places) and happens_at_another(frame, draft)


def _at_doers_home(frame: Frame, draft: Draft) -> bool:
    """As in "Russia attacked Ukraine. A drone fell on Ryazan": no part of the attack."""
    if frame.place is not None and draft.states:
        return any(_strikes_abroad_from(f, frame.place) for f in draft.own)
    return draft.place is not None and _strikes_abroad_from(frame, draft.place)


def _strikes_abroad_from(frame: Frame, place: Name) -> bool:
    """Whether a place lies in the state that is told to have struck another state."""
    victim, where = frame.agency.victim, place.toponym.resolution.place
    if not victim or not frame.agency.state or where is None or victim == frame.doer:
        return False
    states = load_theatres().states
    return states.get(where.country) == frame.doer and victim in states.values()


def _tells_aim(frame: Frame, draft: Draft) -> bool:
    """As in "The missiles were launched towards X", right after they were shot down over Y."""
    wide = frame.place is not None and frame.place.coarseness >= Coarseness.REGION
    return (
        wide
        and frame.mention.recalls
        and frame.day is None
        and frame.number is None
        and all(c.key == "launch" or not c.sense.strong for c in frame.mention.triggers)
        and draft.sentences_before(frame) <= _RIVAL_REACH
    )


def _told_anew_at_unknown(frame: Frame, draft: Draft) -> bool:
    """Whether a new deed has a named target, and its or the draft's is not in the gazetteer."""
    if frame.unplaced:
        anew = draft.place is not None
    else:
        anew = frame.place is not None and draft.place is None and draft.unplaced
    return anew and not points_back(frame) and not same_unknown(frame, draft)


def same_unknown(frame: Frame, draft: Draft) -> bool:
    """Whether both name a place that the gazetteer does not know, by the same name."""
    return bool(frame.unknown) and not draft.unknown.isdisjoint(frame.unknown)


def _answered_anew(frame: Frame, draft: Draft) -> bool:
    """As in "in response to the May 1 barrage": not the undated strike told before it."""
    return frame.day is not None and not draft.days


def _never_came(frame: Frame, draft: Draft) -> bool:
    """As in "in response to American raids": no foiled attack of nobody told, told before."""
    return draft.foiled and not draft.doers and frame.doer != "" and frame.place is None


def tells_otherwise(frame: Frame, draft: Draft) -> bool:
    """As in "Other accounts said the salvo was aimed at B": the same event, another target."""
    return (
        frame.mention.clause.header is not None
        and frame.day is None
        and (frame.mention.definite or _retold(frame))
        and draft.sentences_before(frame) <= _RIVAL_REACH
    )


def _retold(frame: Frame) -> bool:
    """As in "Other accounts said the salvo was aimed at B": its subject was told before."""
    header = frame.mention.clause.header
    other = header is not None and "others" in header.cues.by_key
    return other and frame.number is None and frame.mention.recalls


def _other_side(frame: Frame, draft: Draft) -> bool:
    if frame.mention.answers or _is_told_answer(frame, draft):
        return False
    if frame.mention.definite:
        # "the attack" is not the answer to it; "the strikes" may be.
        answers = frame.mention.response or frame.event_type is not None
        return draft.response and not answers
    if frame.response != draft.response:
        return not (_claims(frame, draft) or _continues(frame, draft) or _heads(frame, draft))
    if frame.agency.perpetrator is None or not draft.states:
        return False
    return frame.agency.state not in draft.states or _downs_others(frame, draft)


def _downs_others(frame: Frame, draft: Draft) -> bool:
    """As in "hit by a drone of X. X's own defences shot down 59 drones of Y": no part of it."""
    states = load_theatres().states.values()
    told = frame.mention.intercepted and frame.place is None and frame.doer in states
    return told and frame.doer not in draft.doers and not draft.doers.isdisjoint(states)


def _downs_at_home(frame: Frame, draft: Draft) -> bool:
    """As in "a drone hit X in Russia. Ukraine shot down 59 Russian drones": not over X."""
    where = draft.place.toponym.resolution.place if draft.place and not frame.place else None
    if where is None or not frame.doer or points_back(frame):
        return False
    return load_theatres().states.get(where.country) == frame.doer


def _is_told_answer(frame: Frame, draft: Draft) -> bool:
    """As in "The attack targeted a centre in response to ...": what was told was an answer."""
    return (
        frame.response
        and not draft.response
        and frame.mention.recalls
        and frame.mention.triggers_definite
        and frame.place is None
        and frame.when is None
        and not (frame.doer and draft.doers and frame.doer not in draft.doers)
        and draft.sentences_before(frame) <= _RIVAL_REACH
    )


def _heads(frame: Frame, draft: Draft) -> bool:
    """As in a title "X fires drones at Y", below which the text says what X answers."""
    if draft.last_sentence != 0 or frame.place is None or not same_place(frame.place, draft.place):
        return False
    return {f.doer for f in draft.own if f.doer} <= {frame.doer}


def _claims(frame: Frame, draft: Draft) -> bool:
    """As in "X said later that it had hit A, in response to ...": the doer tells what was told."""
    claim = frame.agency.attribution
    if not frame.response or claim is None or claim.value is not Attribution.CLAIMED:
        return False
    doers = {f.doer for f in draft.own if f.doer}
    near = all(
        p is not None and p.coarseness <= Coarseness.DISTRICT for p in (frame.place, draft.place)
    )
    return near and doers <= {frame.doer} and not lies_elsewhere(frame.place, draft.place)


def _continues(frame: Frame, draft: Draft) -> bool:
    """As in "more than 300 were fired" right after an answer: told on, without saying "answer"."""
    return (
        (frame.place is None or same_place(frame.place, draft.place))
        and not frame.response
        and not frame.unplaced
        and not frame.doer
        and draft.sentences_before(frame) <= _RIVAL_REACH
    )


def _other_day(frame: Frame, draft: Draft) -> bool:
    """Whether no day told overlaps; an event may be two days older than the report dating it."""
    told = frame.when
    if told is None or not draft.dates:
        return False
    start, end, reported = told.value.start, told.value.end, told.reason == REPORTED
    for other in draft.dates:
        days = other.value
        if start <= days.end and days.start <= end:
            return False
        if (other.reason == REPORTED) is not reported:
            late, early = (told.value, days) if reported else (days, told.value)
            if late.start - _REPORTED_LATE <= early.end and early.start <= late.end:
                return False
    return True


def _of_old(frame: Frame, draft: Draft) -> bool:
    """As in "X had been shelled at the turn of the year": not the undated news told before it."""
    if frame.when is None or draft.dates or frame.mention.definite:
        return False
    long_before = frame.mention.lag_days >= _LONG_BEFORE
    if long_before or frame.mention.another:
        return True
    if frame.place is None and frame.event_type is not None and _tells_another(frame, draft):
        return True
    return frame.when.value.precision in {DatePrecision.MONTH, DatePrecision.YEAR}


def _tells_another(frame: Frame, draft: Draft) -> bool:
    """As in "the last of them an attack with two drones on 3 December", of no place told."""
    if points_back(frame):
        return False
    told_before = all(f.mention.first < frame.mention.first for f in draft.frames)
    return told_before and draft.sentences_before(frame) > _RIVAL_REACH


def _other_fate(frame: Frame, draft: Draft) -> bool:
    """Tell apart what was foiled and what came down."""
    return _came_down(frame) if draft.foiled else any(_came_down(f) for f in draft.own)


def _came_down(frame: Frame) -> bool:
    return any(c.category is VERB and c.key == "fall" for c in frame.mention.triggers)


def _other_part_of_day(frame: Frame, draft: Draft) -> bool:
    told = frame.part_of_day
    if told is None or _is_claimed(frame):
        return False
    if not draft.parts or told in draft.parts:
        return False
    return not any(frozenset({told, part}) in _ADJACENT_PARTS for part in draft.parts)


def _is_claimed(frame: Frame) -> bool:
    """As in "claimed the attack on Tuesday evening": when it was claimed."""
    claim = frame.agency.attribution
    return frame.mention.definite and claim is not None and claim.value is Attribution.CLAIMED


def _other_number(frame: Frame, draft: Draft) -> bool:
    told = frame.number
    if told is None:
        return False
    if not draft.numbers:
        return False
    own = [f for f in draft.own if f.number is not None and _counts_alike(frame, f)]
    numbers = {f.number for f in own}
    if not numbers or told in numbers:
        return False
    # "three of them fell in ...": a part of the salvo just told; "a drone exploded" is one of many.
    part = told < max(n for n in numbers if n is not None) and frame.day is None
    near = frame.means.counted.weak or draft.sentences_before(frame) <= _PART_REACH
    return not (part and near)


def _is_countrys_sum(frame: Frame, draft: Draft) -> bool:
    """As in "A drone hit X. The air force said 86 had been launched at the country overnight"."""
    place, town = frame.place, draft.place
    if town is None or frame.number is None or frame.number < (_MANY if place else _A_NIGHTS):
        return False
    wide = place is None or place.coarseness >= Coarseness.COUNTRY
    wide = wide and town.coarseness <= Coarseness.DISTRICT
    reported = frame.mention.clause.header is not None and not points_back(frame)
    return wide and reported and any(f.toll.killed or f.toll.wounded for f in draft.own)


def _counts_alike(first: Frame, second: Frame) -> bool:
    """Whether both count the same munitions: two rockets may be those that one drone fired."""
    a, b = first.means.counted.event_type, second.means.counted.event_type
    return a is None or b is None or types_agree(frozenset({a}), frozenset({b}))


def _other_type(frame: Frame, draft: Draft) -> bool:
    told = frame.event_type
    if told is None or _claims_ship(frame, draft):
        return False
    types = draft.types
    if _tells_load(frame, draft):
        return False
    fell = frame.place is None and all(c.key == "fall" for c in frame.mention.triggers)
    if frame.mention.recalls and told in _DROPPED and EventType.AIRSTRIKE in types:
        return draft.sentences_before(frame) > _RIVAL_REACH  # "The missiles hit a farm", of a raid
    if frame.mention.recalls or fell:  # "the missiles", of "two missiles and four drones"
        types |= {t for f in draft.own if f.event_type for t in f.means.listed}
    return told not in types and not types_agree(frozenset({told}), types)


def _tells_load(frame: Frame, draft: Draft) -> bool:
    """As in "a drone attack in X. The attack hit Y with four missiles": what it fired."""
    noun = any(c.category is EVENT and c.key != "operation" for c in frame.mention.cues)
    carried = frame.event_type in _CARRIED and EventType.DRONE in draft.types
    return carried and noun and points_back(frame) and draft.sentences_before(frame) <= _RIVAL_REACH


def _claims_ship(frame: Frame, draft: Draft) -> bool:
    """As in "A drone hit a ship. X said that it had hit the ship with missiles": one, of X's."""
    claim = frame.agency.attribution
    if claim is None or claim.value is not Attribution.CLAIMED or frame.place is not None:
        return False
    if draft.doers or frame.day is not None or "vessel" not in frame.mention.cues.by_key:
        return False
    at_sea = any("vessel" in f.mention.cues.by_key for f in draft.own)
    ships = [c for c in frame.mention.cues.by_key["vessel"] if c.definite]
    return at_sea and bool(ships) and draft.sentences_before(frame) <= _SHIP_REACH


@lru_cache(maxsize=4096)
def types_agree(first: frozenset[EventType], second: frozenset[EventType]) -> bool:
    """Whether two sets of types may be of one event; none told agrees with any."""
    if not first or not second or first & second:
        return True
    return any(frozenset(pair) in _COMPATIBLE_TYPES for pair in product(first, second))
