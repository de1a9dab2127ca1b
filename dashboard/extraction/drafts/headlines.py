"""
What a heading tells is told again below it: "Strikes near the capital. Jets hit a depot in X".

The heading says where only roughly, or gives the toll and the province. It is no event of its own
where the text below tells one that nothing told contradicts; two events of a heading stay two.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from dashboard.extraction.drafts.contradictions import types_agree
from dashboard.extraction.drafts.draft import Draft
from dashboard.extraction.frames.frame import Frame
from dashboard.extraction.syntax.names import Coarseness, lies_elsewhere
from dashboard.extraction.syntax.reading import Reading
from gazetteer.model import Usage

__all__ = ["find_head", "with_headline"]

_NEAR_M: Final = 20_000  # metres from "near the capital" to the suburb that was hit
_SAME_TOLL_M: Final = 150_000  # the same where the heading tells the same number of dead
_DATELINE_REACH: Final = 120  # tokens looked through for the dateline below headings and captions
_LEAD: Final = 2  # sentences from the heading to what it sums up
_FEWEST: Final = 2  # dead or hurt from which one number told twice says that it is one event
_BREAK: Final = "\n"


def find_head(reading: Reading) -> int:
    """Token at which the text below its heading begins; 0 where it has none."""
    document = reading.document
    words = document.words
    if _BREAK not in words[:_DATELINE_REACH] or not document.is_headline(0):
        return 0
    for toponym in reading.toponyms:
        first = document.tokens_of(toponym.start, toponym.end)[0]
        if first >= _DATELINE_REACH:
            break
        if toponym.usage is Usage.DATELINE and first and words[first - 1] == _BREAK:
            return first
    return words.index(_BREAK) + 1


def with_headline(drafts: Sequence[Draft], head: int) -> Sequence[Draft]:
    """
    Leave out what a heading tells of the first event told below it, if it adds nothing to that.

    Its number of dead may be that of all that the text tells, so the text is believed.

    Parameters
    ----------
    drafts
        In order of first mention.
    head
        As `find_head` gives it.
    """
    heading = [d for d in drafts if d.frames[-1].mention.first < head]
    if len(heading) != 1 or len(drafts) == 1:
        return drafts
    told = heading[0]
    body = [d for d in drafts if d.frames[0].mention.first >= head]
    lead = body[0] if body else None
    if lead is None or not _is_lead(told, lead) or not _may_be_one(told, lead):
        return drafts
    if any(_adds(frame, lead) for frame in told.frames):
        return drafts
    return tuple([d for d in drafts if d is not told])


def _is_lead(told: Draft, lead: Draft) -> bool:
    return lead.frames[0].mention.sentence - told.last_sentence <= _LEAD


def _adds(frame: Frame, lead: Draft) -> bool:
    """Whether it tells by whom or from where, and the lead does not."""
    launched = frame.launch is not None and all(f.launch is None for f in lead.frames)
    return launched or (bool(frame.doer) and not lead.doers)


def _may_be_one(told: Draft, lead: Draft) -> bool:
    if told.history or lead.history or told.foiled is not lead.foiled:
        return False
    if lead.is_reason or not _may_answer_alike(told, lead):
        return False
    killed, hurt = _killed(told), _wounded(told)
    if (
        not types_agree(told.types, lead.types)
        or _differ(told.doers, lead.doers)
        or _differ(told.countries, lead.countries)
        or _differ(told.days, lead.days)
        or _differ(told.numbers, lead.numbers)
        or _differ(killed, _killed(lead))
        or _differ(hurt, _wounded(lead))
    ):
        return False
    alike = [*(killed & _killed(lead)), *(hurt & _wounded(lead))]
    return _may_be_there(told, lead, same_toll=any(n >= _FEWEST for n in alike))


def _may_answer_alike(told: Draft, lead: Draft) -> bool:
    """Whether both are told as answers, or neither; a heading may leave out that it was one."""
    if told.response is lead.response:
        return True
    return lead.response and bool(told.doers & lead.doers)


def _differ(mine: AbstractSet[object], other: AbstractSet[object]) -> bool:
    """Whether both tell something, and nothing in common."""
    return bool(mine) and bool(other) and mine.isdisjoint(other)


def _killed(draft: Draft) -> set[int]:
    return {claim.value.best for frame in draft.frames for claim in frame.toll.killed}


def _wounded(draft: Draft) -> set[int]:
    return {claim.value.best for frame in draft.frames for claim in frame.toll.wounded}


def _may_be_there(told: Draft, lead: Draft, *, same_toll: bool) -> bool:
    """Whether a heading's place holds or neighbours that of the lead; far only for one toll."""
    place, other = told.place, lead.place
    if place is None or other is None:
        return False
    rough = place.toponym.relation is not None or place.coarseness > other.coarseness
    if not same_toll and (not rough or place.coarseness < Coarseness.SETTLEMENT):
        return False  # two names beside each other may be of two events
    return not lies_elsewhere(place, other, slack_m=_SAME_TOLL_M if same_toll else _NEAR_M)
