"""What is handed on: the incidents of a view, the links among them and the articles they cite."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from dashboard.errors import InvalidRecordError
from dashboard.model import Article, Incident, IncidentLink

__all__ = ["Handover", "hand_over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """
    Everything that an export or a brief tells.

    Attributes
    ----------
    incidents
        In the order given.
    links
        Only those whose two incidents are both among `incidents`.
    articles
        Those that the incidents cite, by id, in that order.
    as_of
        When the records were in this state, with a zone; it dates the files, so that the same
        state gives the same bytes.
    """

    incidents: tuple[Incident, ...]
    links: tuple[IncidentLink, ...]
    articles: Mapping[str, Article]
    as_of: datetime

    def __post_init__(self) -> None:
        if self.as_of.tzinfo is None:
            raise InvalidRecordError(f"as_of {self.as_of}: expected a time with a zone")


def hand_over(
    incidents: Iterable[Incident],
    links: Iterable[IncidentLink],
    articles: Iterable[Article],
    *,
    as_of: datetime,
) -> Handover:
    """
    Gather what belongs to a set of incidents.

    Parameters
    ----------
    incidents
        What the view shows; nothing is added to or left out of it.
    links, articles
        Of the whole store; those that do not touch the incidents are left out.
    as_of
        When the records were in this state.
    """
    kept = tuple(incidents)
    ids = {incident.id for incident in kept}
    cited = {article_id for incident in kept for article_id in incident.article_ids}
    found = sorted((one for one in articles if one.id in cited), key=lambda one: one.id)
    return Handover(
        incidents=kept,
        links=tuple(link for link in links if {link.source_id, link.target_id} <= ids),
        articles=MappingProxyType({one.id: one for one in found}),
        as_of=as_of,
    )
