"""The steps from one article and its place names to its reports."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from dashboard.collection import uncollected
from dashboard.extraction.discourse.captions import without_captions
from dashboard.extraction.discourse.frames import build_frames
from dashboard.extraction.drafts.coreference import group_frames
from dashboard.extraction.drafts.headlines import find_head, with_headline
from dashboard.extraction.drafts.told_days import find_told_days
from dashboard.extraction.events.topics import TOPIC_REASONS, find_topic
from dashboard.extraction.expressions.date_phrases import DateMention
from dashboard.extraction.expressions.datelines import (
    filed,
    without_datelines,
    without_other_clocks,
)
from dashboard.extraction.expressions.dates import find_dates, with_told_years
from dashboard.extraction.expressions.publication import infer_publication
from dashboard.extraction.expressions.quantities import Quantities
from dashboard.extraction.frames.asides import untold_origins
from dashboard.extraction.reports.assembly import assemble
from dashboard.extraction.reports.campaigns import name_campaigners
from dashboard.extraction.reports.sole_sides import name_sides
from dashboard.extraction.syntax.accords import accord_dates
from dashboard.extraction.syntax.capital_names import with_capitals
from dashboard.extraction.syntax.name_parts import without_parts
from dashboard.extraction.syntax.names import place_names, pronouns, proper_names, state_actors
from dashboard.extraction.syntax.reading import Reading
from dashboard.extraction.syntax.relatives import describing_clauses
from dashboard.extraction.words.document import Document, annotate
from dashboard.extraction.words.lexicon import Lexicon, load_lexicon
from dashboard.extraction.words.once import Once
from dashboard.extraction.words.theatres import load_theatres
from dashboard.model import Article, Extraction, Publication, Span
from gazetteer.model import Toponym

__all__ = ["ReadArticle", "extract", "read_article"]


@uncollected
def extract(article: Article, toponyms: Sequence[Toponym]) -> Extraction:
    """
    Read the reports of one article.

    Parameters
    ----------
    article
        Its `language` chooses the language pack.
    toponyms
        As `gazetteer.locate` gives them for the article's text.

    Returns
    -------
    Extraction
        Reports in order of first mention; publication stated, inferred or unknown.
    """
    read = read_article(article, toponyms)
    reading, publication = read.reading, read.publication
    topic = find_topic(reading.document)
    frames, asides = without_captions(reading, *build_frames(reading, topic))
    drafts = with_headline(group_frames(frames), find_head(reading))
    told = {id(frame) for draft in drafts for frame in draft.frames}
    origins = untold_origins([frame for frame in frames if id(frame) not in told])
    asides = tuple(sorted((*asides, *origins), key=lambda aside: aside.span.start))
    assembled = assemble(
        article,
        drafts,
        asides,
        publication=filed(publication, read.dates, reading.dates),
        frames=frames,
        told_days=Once(partial(find_told_days, reading)),
    )
    reports, striking = name_campaigners(reading.document, assembled, frames)
    reports = name_sides(reading.document, reports, striking=striking)
    return Extraction(
        article_id=article.id,
        publication=publication,
        toponyms=tuple(toponyms),
        reports=reports,
        set_aside=TOPIC_REASONS[topic] if topic and frames and not reports else "",
    )


class ReadArticle(NamedTuple):
    """
    What is annotated in an article before its events are looked for.

    Attributes
    ----------
    dates
        All date phrases, those of datelines among them.
    """

    reading: Reading
    publication: Publication
    dates: tuple[DateMention, ...]


def read_article(article: Article, toponyms: Sequence[Toponym]) -> ReadArticle:
    """Annotate an article; `toponyms` as `gazetteer.locate` gives them for its text."""
    dates = find_dates(article.text, language=article.language)
    publication = infer_publication(article, dates)
    dates = with_told_years(dates, published=publication.day)
    lexicon = load_lexicon(article.language)
    named = proper_names(article.text, toponyms, lexicon)
    document = _annotated(article, named, lexicon)
    read = without_other_clocks(article.text, dates)
    reading = Reading(
        document=document,
        names=with_capitals(
            document,
            without_parts(document, place_names(document, named, toponyms, lexicon)),
            toponyms,
        ),
        toponyms=tuple(toponyms),
        quantities=Quantities(
            article.text,
            language=article.language,
            excluded=[d.span for d in dates],
            ends=document.stops(),
        ),
        # Where nobody says when it was published, a dateline's day is the best there is.
        dates=without_datelines(article.text, read, toponyms) if article.published else read,
        published=publication.day,
    ).without((*describing_clauses(document), *accord_dates(document)))
    return ReadArticle(reading, publication, read)


def _annotated(article: Article, named: Sequence[Toponym], lexicon: Lexicon) -> Document:
    """Annotate an article's text; the words of its names are no cues."""
    return annotate(
        article.text,
        lexicon,
        names=(*(Span(t.start, t.end) for t in named), *pronouns(article.text, lexicon)),
        states=tuple(state_actors(named, load_theatres().states)),
    )
