"""What a briefing says, ready to be set: every string is final and in the brief's language."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.map_view.columns import Arc
from dashboard.map_view.symbols import Mark
from dashboard.model import Location
from dashboard.translation import Language

__all__ = ["Brief", "Entry", "Quote", "SourceNote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one article says, word for word, cuts marked; `source` is the number of its note."""

    source: int
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """
    One incident of the table.

    Attributes
    ----------
    number
        Its number on the map and in the table, from 1.
    location, launch
        What the map shows of it; `None` where there is nothing that may be drawn.
    details
        What is known besides, one phrase each, most important first.
    caution
        What a reader must not overlook: accounts that differ, no place on the map; may be empty.
    sources
        Numbers of the source notes.
    quotes
        One for each report whose article is at hand, in the incident's order.
    """

    number: int
    incident_id: str
    mark: Mark
    when: str
    what: str
    where: str
    details: tuple[str, ...]
    caution: str
    grade: str
    sources: tuple[int, ...]
    quotes: tuple[Quote, ...]
    location: Location | None
    launch: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """One article in the footnotes; `url` is empty where it is not known."""

    number: int
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """
    Everything on a briefing's pages.

    Attributes
    ----------
    banner
        Free text above and below the page, as a classification would stand; may be empty.
    time_group
        Date-time group of the records' state, "051530Z JAN 22".
    stated_on
        The same day in the language of the brief.
    extent
        What days and how many incidents it covers.
    provenance
        How many articles and independent origins stand behind it.
    remarks
        What is not shown, and how to read grades.
    """

    language: Language
    title: str
    banner: str
    as_of: datetime
    time_group: str
    stated_on: str
    extent: str
    entries: tuple[Entry, ...]
    arcs: tuple[Arc, ...]
    sources: tuple[SourceNote, ...]
    provenance: str
    remarks: tuple[str, ...]

    @property
    def right_to_left(self) -> bool:
        """Whether the page reads from the right."""
        return self.language == "ar"
