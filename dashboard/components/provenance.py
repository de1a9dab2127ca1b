"""How the place and the merger came about: reasons, rejected candidates, reports in time."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from dashboard.components.dossier import outlet_name
from dashboard.components.markup import joined, tag
from dashboard.components.reasons import explained
from dashboard.components.wording import BASES, day_words, left_to_right, place_name
from dashboard.map_view.coordinates import notations
from dashboard.model import Article, Basis, Extraction, Incident, Location
from dashboard.translation import direction, tr

__all__ = ["provenance_markup"]


def provenance_markup(
    incident: Incident, articles: dict[str, Article], extractions: dict[str, Extraction]
) -> Markup:
    """Write what an analyst checks before trusting the incident, folded away."""
    parts = (
        _place(tr("Why this place"), incident.location),
        _place(tr("Why this launch point"), incident.launch),
        _list(tr("Why one incident"), incident.merge_reasons),
        _list(_grade(incident), (incident.credibility.reason,)),
        _reports(incident, articles, extractions),
    )
    return tag(
        "details",
        tag("summary", tr("How do we know?")),
        joined(parts),
        dir=direction(),
        class_="ms-provenance",
    )


def _grade(incident: Incident) -> str:
    grade = incident.credibility
    return tr("Why the grade {grade}", grade=left_to_right(f"{grade.source}{grade.claim}"))


def _place(title: str, location: Location | None) -> Markup:
    if location is None:
        return Markup("")
    point = notations(lon=location.lon, lat=location.lat)
    written = tr(" · ").join(filter(None, (point.decimal, point.dms, point.mgrs)))
    rejected = tr("Rejected: {names}", names=tr("; ").join(location.rejected))
    lines = (
        tag("p", tag("b", tag("bdi", place_name(location)))),
        tag("p", tag("bdi", written, dir="ltr"), class_="ms-fact-note"),
        _list("", location.why),
        tag("p", rejected, class_="ms-fact-note") if location.rejected else "",
    )
    return tag("section", tag("h4", title), joined(lines))


def _list(title: str, items: Iterable[str]) -> Markup:
    rows = [tag("li", tag("bdi", explained(item))) for item in items]
    if not rows:
        return Markup("")
    heading = tag("h4", title) if title else ""
    return tag("section", heading, tag("ul", joined(rows)))


def _reports(
    incident: Incident, articles: dict[str, Article], extractions: dict[str, Extraction]
) -> Markup:
    """List the reports by the day their article was published, undated ones last."""
    known = [(_published(i, articles, extractions), i) for i in incident.article_ids]
    known.sort(key=lambda pair: (pair[0][0] or date.max, pair[1]))
    rows = (
        tag(
            "li",
            tag("b", day_words(day) if day else tr("Date of publication unknown")),
            f" ({tr(BASES[basis])}) " if day else " ",
            tag("bdi", outlet_name(articles.get(article_id), article_id)),
        )
        for (day, basis), article_id in known
    )
    return tag("section", tag("h4", tr("Reports in time")), tag("ul", joined(rows)))


def _published(
    article_id: str, articles: dict[str, Article], extractions: dict[str, Extraction]
) -> tuple[date | None, Basis]:
    if extraction := extractions.get(article_id):
        return extraction.publication.day, extraction.publication.basis
    article = articles.get(article_id)
    return (article.published, Basis.STATED) if article else (None, Basis.UNKNOWN)
