"""A whole article with everything that was read from it, each kind of mark switchable."""

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.components.dossier import outlet_name
from dashboard.components.evidence import GROUPS, excerpt_markup
from dashboard.components.markup import joined, tag
from dashboard.components.reasons import explained
from dashboard.components.wording import BASES, day_words
from dashboard.model import Article, Extraction, Span
from dashboard.provenance import Evidence, evidence_of
from dashboard.translation import direction, msgid, tr

__all__ = ["MARK_GROUPS", "PLACE_NAMES", "article_heading", "article_markup"]

PLACE_NAMES = "toponym"
"""Group of the marks on every place name, whatever it is to the story."""

MARK_GROUPS: dict[str, str] = {
    "place": msgid("Place"),
    "launch": msgid("Launch point"),
    "time": msgid("Date"),
    "means": msgid("Means"),
    "count": msgid("How many"),
    "actor": msgid("By whom"),
    "harm": msgid("Harm"),
    "source": msgid("Who says so"),
    "answer": msgid("Answer to"),
    PLACE_NAMES: msgid("All place names"),
}


def article_heading(article: Article, extraction: Extraction | None) -> Markup:
    """Write outlet, title, day of publication with how it is known, and the address."""
    published = extraction.publication if extraction else None
    day = published.day if published else article.published
    told = [day_words(day) if day else tr("Date of publication unknown")]
    if published:
        told.append(tr(BASES[published.basis]))
    title = article.title if article.title and article.outlet else ""
    return tag(
        "header",
        tag("h2", tag("bdi", outlet_name(article, article.id)), class_="ms-title"),
        tag("p", tag("bdi", title), class_="ms-note") if title else "",
        tag("p", tr(", ").join(told), class_="ms-note"),
        tag("p", explained(published.reason), class_="ms-fact-note") if published else "",
        tag("p", tag("bdi", article.url), class_="ms-fact-note") if article.url else "",
        dir=direction(),
    )


def article_markup(
    article: Article, extraction: Extraction | None, *, shown: Iterable[str]
) -> Markup:
    """
    Write the whole text with its marks.

    Parameters
    ----------
    shown
        The groups (`MARK_GROUPS`) whose marks are on.
    """
    wanted = frozenset(shown)
    evidence = [e for e in _evidence(extraction) if GROUPS[e.field] in wanted]
    if PLACE_NAMES in wanted and extraction:
        evidence += [
            Evidence(field="toponym", span=Span(t.start, t.end)) for t in extraction.toponyms
        ]
    paragraphs = (
        excerpt_markup(article, span, tuple(evidence), element="p")
        for span in _paragraphs(article.text)
    )
    return tag("article", joined(paragraphs), class_="ms-reader")


def _evidence(extraction: Extraction | None) -> list[Evidence]:
    reports = extraction.reports if extraction else ()
    return [e for report in reports for e in evidence_of(report) if e.field in GROUPS]


def _paragraphs(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line)
    return spans
