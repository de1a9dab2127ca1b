"""What of a report takes part in comparison, worked out once for each report."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.corroboration.sentences import Sentence, cited_sentences
from dashboard.corroboration.ships import ship_names
from dashboard.corroboration.words import names_launch_site, sides, telling_words
from dashboard.model import Article, Basis, EventDate, EventType, Location, Report, Role

__all__ = ["Profile", "profile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """
    One report, ready to be compared.

    Attributes
    ----------
    places
        The main place first, then those told beside it; empty if unplaced.
    date_read
        False where the date was inferred rather than read.
    actors, target_actors
        Sides told as the attacker, none where only inferred, and named as the target.
    words, target_words
        Telling stems of the excerpts and of the target.
    on_launch_site
        Whether the excerpts or the target speak of launch sites.
    ships
        Names of ships that the article gives, by their consonants.
    published
        Publication day as the article's metadata state it.
    sentences
        Whole sentences round the excerpts.
    """

    report: Report
    places: tuple[Location, ...]
    date_read: bool
    actors: frozenset[str]
    target_actors: frozenset[str]
    words: frozenset[str]
    target_words: frozenset[str]
    on_launch_site: bool
    ships: frozenset[str]
    published: dt.date | None
    sentences: tuple[Sentence, ...]

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    @property
    def role(self) -> Role:
        """The role as told."""
        return self.report.role.value

    @property
    def event_type(self) -> EventType:
        """The means as told."""
        return self.report.event_type.value

    @property
    def date(self) -> EventDate | None:
        """When, or `None`."""
        return self.report.date.value if self.report.date else None


def profile(report: Report, articles: Mapping[str, Article]) -> Profile:
    """Prepare a report for comparison; one whose article is not given has no words."""
    article = articles.get(report.article_id)
    text = article.text if article else ""
    target = report.target.value if report.target else ""
    told = " ".join(text[span.start : span.end] for span in report.excerpts)
    return Profile(
        report=report,
        places=_places(report),
        date_read=report.date is not None and report.date.basis is not Basis.INFERRED,
        actors=_told_sides(report),
        target_actors=sides(target),
        words=telling_words(told),
        target_words=telling_words(target),
        on_launch_site=names_launch_site(f"{told} {target}"),
        ships=ship_names(told, text),
        published=article.published if article else None,
        sentences=cited_sentences(article, report.excerpts) if article else (),
    )


def _told_sides(report: Report) -> frozenset[str]:
    """Sides that the words tell to have done it: one inferred sets no two reports apart."""
    told = report.perpetrator
    return sides(told.value) if told and told.basis is not Basis.INFERRED else frozenset()


def _places(report: Report) -> tuple[Location, ...]:
    main = (report.location.value,) if report.location else ()
    return main + tuple(claim.value for claim in report.alternatives)
