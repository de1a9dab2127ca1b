"""Who did an event, and who says so: the record, and how it is made of a side or a group."""

from dataclasses import dataclass

from dashboard.extraction.doers.coalitions import name_of
from dashboard.extraction.words.cues import Cue
from dashboard.extraction.words.document import Document
from dashboard.extraction.words.senses import ANY_GROUP, Sense
from dashboard.model import Attribution, Claim, Span

__all__ = ["Agency", "agency_of", "agency_of_group", "agency_of_side"]


@dataclass(slots=True, kw_only=True, unsafe_hash=True)
class Agency:
    """
    The doer of one mention.

    Attributes
    ----------
    state, by_air
        True for an actor with an army and an air force; for one that strikes from the air.
    victim
        Actor that suffered the event, if one is told.
    """

    perpetrator: Claim[str] | None = None
    state: bool = False
    by_air: bool = False
    attribution: Claim[Attribution] | None = None
    victim: str = ""


def agency_of(
    document: Document, actor: Cue, said: Attribution | Claim[Attribution], *, victim: str = ""
) -> Agency:
    """
    Agency of an actor as the doer.

    Parameters
    ----------
    said
        Who says so; by the words for the actor, if no other words tell it.
    """
    span = document.span(actor.first, actor.last)
    return agency_of_side(actor.sense, name_of(document, actor), said, span, victim=victim)


def agency_of_side(
    side: Sense, name: str, said: Attribution | Claim[Attribution], span: Span, *, victim: str = ""
) -> Agency:
    """Agency of a side that the words at `span` tell, by the name given."""
    return Agency(
        perpetrator=Claim(value=name, spans=(span,)),
        state=side.state,
        by_air=side.by_air,
        attribution=said if isinstance(said, Claim) else Claim(value=said, spans=(span,)),
        victim=victim,
    )


def agency_of_group(said: Attribution, span: Span, *, victim: str = "") -> Agency:
    """Agency of a group of which no more is told than that it is one."""
    return Agency(
        perpetrator=Claim(value=ANY_GROUP, spans=(span,)),
        attribution=Claim(value=said, spans=(span,)),
        victim=victim,
    )
