"""Records to a briefing: which incidents, in what order and in what words."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from babel.dates import format_date

from dashboard.briefing.bidi import DOT, clean, isolated
from dashboard.briefing.brief import Brief, Entry, Quote, SourceNote
from dashboard.briefing.phrases import accounts_of, details_of, what_of, when_of, where_of
from dashboard.briefing.voice import speaking
from dashboard.export import Handover
from dashboard.map_view.columns import arcs_of
from dashboard.map_view.drawing import is_drawable, unplaced_reason
from dashboard.map_view.symbols import ROLE_MARKS
from dashboard.model import Article, Basis, Incident, Location, Role
from dashboard.provenance import passages
from dashboard.translation import Language, counted, language, tr

__all__ = ["compose", "time_group"]

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
"""Of a date-time group, which is written in English everywhere."""


_CUT = " […] "
"""Between passages of one article that stand apart in it."""

_HEADING_LENGTH = 46
"""Code points of an article's title that a footnote has room for."""


def compose(
    handover: Handover, *, title: str = "", banner: str = "", in_language: Language = "en"
) -> Brief:
    """
    Write a briefing on a set of incidents.

    Parameters
    ----------
    handover
        The incidents. Older history and sums over several events are counted in a remark only;
        they are no news.
    title, banner
        Free texts; a title is made up of what the brief covers where none is given.
    in_language
        Language of everything but names and titles from the articles.
    """
    with speaking(in_language):
        shown = sorted(filter(_is_news, handover.incidents), key=_order)
        numbers = {incident.id: n for n, incident in enumerate(shown, start=1)}
        sources = _sources(shown, handover)
        entries = tuple(_entry(one, numbers, sources, handover) for one in shown)
        return Brief(
            language=in_language,
            title=clean(title) or tr("Attacks and responses"),
            banner=clean(banner),
            as_of=handover.as_of,
            time_group=time_group(handover.as_of),
            stated_on=_day(handover.as_of.date()),
            extent=_extent(shown),
            entries=entries,
            arcs=arcs_of(shown, handover.links),
            sources=tuple(
                SourceNote(
                    number=n,
                    text=_citation(handover.articles[key]),
                    url=clean(handover.articles[key].url or ""),
                )
                for key, n in sources.items()
            ),
            provenance=_provenance(shown),
            remarks=tuple(_remarks(handover, shown)),
        )


def time_group(moment: datetime) -> str:
    """Write a moment as a date-time group in UTC: "051530Z JAN 22"."""
    utc = moment.astimezone(UTC)
    return f"{utc:%d%H%M}Z {_MONTHS[utc.month - 1]} {utc:%y}"


def _is_news(incident: Incident) -> bool:
    summed = all(report.aggregate for report in incident.reports) and bool(incident.reports)
    return incident.role is not Role.BACKGROUND and not summed


def _order(incident: Incident) -> tuple[date, date, str]:
    day = incident.date
    return (day.start, day.end, incident.id) if day else (date.max, date.max, incident.id)


def _entry(
    incident: Incident, numbers: dict[str, int], sources: dict[str, int], handover: Handover
) -> Entry:
    answered: dict[Basis, list[int]] = {}
    for link in handover.links:
        if link.kind == "retaliation" and link.source_id == incident.id:
            answered.setdefault(link.basis, []).append(numbers[link.target_id])
    return Entry(
        number=numbers[incident.id],
        incident_id=incident.id,
        mark=ROLE_MARKS[incident.role],
        when=when_of(incident),
        what=what_of(incident),
        where=where_of(incident.location),
        details=details_of(incident, answered),
        caution=_caution(incident),
        grade=f"{incident.credibility.source}{incident.credibility.claim}",
        sources=tuple(sorted(sources[i] for i in incident.article_ids if i in sources)),
        quotes=tuple(_quotes(incident, sources, handover)),
        location=_drawn(incident.location),
        launch=_drawn(incident.launch),
    )


def _quotes(incident: Incident, sources: dict[str, int], handover: Handover) -> Iterator[Quote]:
    for report in incident.reports:
        article = handover.articles.get(report.article_id)
        if article:
            parts = (article.text[s.start : s.end] for s in passages(report, article.text))
            text = _CUT.join(map(clean, parts))
            yield Quote(source=sources[article.id], text=text, language=article.language)


def _drawn(location: Location | None) -> Location | None:
    return location if is_drawable(location) else None


def _caution(incident: Incident) -> str:
    told = []
    if reason := unplaced_reason(incident):
        told.append(tr("Not on the map: {reason}", reason=tr(reason)))
    if incident.conflicts:
        told.append(tr("Accounts differ on: {fields}", fields=accounts_of(incident)))
    return DOT.join(told)


def _sources(shown: Sequence[Incident], handover: Handover) -> dict[str, int]:
    """Give each cited article its number, in the order of the table."""
    cited = (key for incident in shown for key in incident.article_ids)
    return {
        key: n
        for n, key in enumerate(dict.fromkeys(k for k in cited if k in handover.articles), start=1)
    }


def _citation(article: Article) -> str:
    """
    Name an article by outlet, day, and title or first words, as far as they are known.

    The title stands last but for the id: where there is no room for all, it is cut and not the day.
    """
    opening = article.title or article.text.strip().partition("\n")[0]
    parts = (
        isolated(article.outlet or ""),
        _day(article.published) if article.published else "",
        isolated(f"“{_shortened(clean(opening))}”"),
        isolated(article.id),
    )
    return tr(", ").join(part for part in parts if part)


def _shortened(text: str) -> str:
    """Cut a heading at a blank."""
    return text if len(text) <= _HEADING_LENGTH else f"{text[:_HEADING_LENGTH].rpartition(' ')[0]}…"


def _extent(shown: Sequence[Incident]) -> str:
    days = [day for one in shown if one.date for day in (one.date.start, one.date.end)]
    told = counted("{n} incident", "{n} incidents", len(shown))
    if not days:
        return told
    first, last = min(days), max(days)
    span = _day(first) if first == last else f"{_day(first)} – {_day(last)}"
    return f"{told}{DOT}{span}"


def _provenance(shown: Sequence[Incident]) -> str:
    cited = {key for incident in shown for key in incident.article_ids}
    articles = counted("{n} article", "{n} articles", len(cited))
    origins = counted("{n} origin", "{n} origins", _count_origins(shown))
    return tr("Generated from {articles}, {origins}", articles=articles, origins=origins)


def _count_origins(shown: Sequence[Incident]) -> int:
    """Count groups of articles that share a text: who shares it once is never independent."""
    group: dict[str, str] = {}

    def _head(key: str) -> str:
        while group.setdefault(key, key) != key:
            key = group[key]
        return key

    for incident in shown:
        for key in incident.article_ids:
            _head(key)
        for origin in incident.origins:
            for key in origin[1:]:
                group[_head(key)] = _head(origin[0])
    return sum(_head(key) == key for key in tuple(group))


def _remarks(handover: Handover, shown: Sequence[Incident]) -> Iterator[str]:
    if left := len(handover.incidents) - len(shown):
        yield counted(
            "{n} entry of earlier history or sums is not shown",
            "{n} entries of earlier history or sums are not shown",
            left,
        )
    unplaced = sum(bool(unplaced_reason(incident)) for incident in shown)
    if unplaced:
        yield counted(
            "{n} incident has no place to draw", "{n} incidents have no place to draw", unplaced
        )
    yield tr("Grades: A–F the source, 1–6 the claim (Admiralty); F, 6: can't be judged")
    yield tr("Borders: Natural Earth, as controlled, not as claimed")


def _day(day: date) -> str:
    return str(format_date(day, "d MMMM yyyy", locale=language()))
