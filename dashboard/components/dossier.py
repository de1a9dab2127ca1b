"""The incident beside the map: what, when, where, who says what, and the words it was read from."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from dashboard.components.evidence import (
    GROUPS,
    anchor_of,
    excerpt_markup,
    marked_groups,
)
from dashboard.components.markup import joined, tag
from dashboard.components.narration import summary_of, title_of
from dashboard.components.reasons import explained
from dashboard.components.rival_words import rival_words
from dashboard.components.symbols import symbol_picture
from dashboard.components.wording import (
    ATTRIBUTIONS,
    FIELDS,
    OUTCOMES,
    PRECISIONS,
    ROLES,
    TYPES,
    count_words,
    date_words,
    distance_words,
    left_to_right,
    place_name,
)
from dashboard.identity import PASTED
from dashboard.map_view.drawing import unplaced_reason
from dashboard.map_view.symbols import ROLE_MARKS
from dashboard.model import (
    Article,
    Attribution,
    Basis,
    Claim,
    Conflict,
    EventDate,
    Incident,
    Location,
    Report,
)
from dashboard.provenance import basis_of, evidence_of, passages
from dashboard.translation import counted, direction, msgid, named, tr

_OPENING, _OPENING_SEEN = 44, 200
"""Code points of a text's first words that name it, and of the text looked at for them."""

__all__ = ["accounts", "facts", "heading", "outlet_name", "report_markup", "standing"]


def heading(incident: Incident, *, aside: str = "") -> Markup:
    """Write the kind, the title and, where it is not on the map, the reason."""
    kind = tag(
        "div",
        symbol_picture(ROLE_MARKS[incident.role], size_px=22),
        tag("span", tr(ROLES[incident.role])),
        tag("span", tr(TYPES[incident.event_type]), class_="ms-chip"),
        aside,
        class_="ms-kicker",
    )
    reason = unplaced_reason(incident)
    note = tag("p", tr("Not on the map: {why}", why=tr(reason)), class_="ms-note") if reason else ""
    title = tag("h2", title_of(incident), dir="auto", class_="ms-title")
    told = tag("p", summary_of(incident), class_="ms-summary")
    return tag("header", kind, title, told, note, dir=direction(), class_="ms-dossier")


def facts(incident: Incident) -> Markup:
    """
    Write the values shown for the incident, each with its precision, basis and colour.

    What nobody tells is named in one line at the end: it must not take the room of what is told.
    """
    marked = marked_groups(incident.reports)
    values = tuple(_values(incident))
    rows = [
        _fact(_label(tr(label), group, marked=group in marked), value, notes)
        for label, group, value, notes in values
        if value
    ]
    if untold := [tr(label) for label, _, value, _ in values if not value]:
        rows.append(_fact(tag("dt", tr("Not told")), "", (tr(", ").join(untold),)))
    return tag("dl", joined(rows), dir=direction(), class_="ms-facts")


def _values(incident: Incident) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    """Give label, colour, value and notes of each field, in the order shown; untold ones empty."""
    when = date_words(incident.date) if incident.date else ""
    yield msgid("When"), "time", when, _date_notes(incident)
    yield msgid("Where"), "place", *_place(incident, "location")
    if incident.launch:
        yield msgid("Fired from"), "launch", *_place(incident, "launch")
    count = count_words(incident.munition_count) if incident.munition_count else ""
    yield msgid("How many"), "count", count, ()
    yield msgid("By whom"), "actor", _perpetrator(incident), _perpetrator_notes(incident)
    yield msgid("Harm"), "harm", _harm(incident), ()


def _label(label: str, group: str, *, marked: bool) -> Markup:
    """Write a field's name; where words of its colour are marked below, it leads to the first."""
    jump = tag("a", label, href=f"#{anchor_of(group)}", class_="ms-jump") if marked else label
    return tag("dt", tag("i", class_=f"ms-key ms-ev--{group}"), jump)


def _fact(label: Markup, value: str, notes: Iterable[str]) -> Markup:
    small = (tag("span", tag("bdi", note), class_="ms-fact-note") for note in notes)
    return label + tag("dd", tag("bdi", value) if value else "", joined(small))


def _date_notes(incident: Incident) -> Iterator[str]:
    if incident.date is None:
        return
    yield tr(PRECISIONS[incident.date.precision])
    claim = _claim_behind(incident, incident.date)
    if claim and claim.basis is not Basis.STATED:
        yield tr("inferred: {why}", why=explained(claim.reason))


def _perpetrator(incident: Incident) -> str:
    """Name who did it; a denial is told even where nobody is blamed."""
    if incident.perpetrator:
        return named(incident.perpetrator)
    return tr("not told") if incident.attribution is Attribution.DENIED else ""


def _perpetrator_notes(incident: Incident) -> Iterator[str]:
    if not incident.perpetrator:
        yield tr("a side named in the text denies it")
        return
    if incident.perpetrator_basis is not Basis.INFERRED:
        yield tr(ATTRIBUTIONS[incident.attribution])
        return
    claims = (report.perpetrator for report in incident.reports)
    reason = next((c.reason for c in claims if c and c.value == incident.perpetrator), "")
    yield tr("inferred: {why}", why=explained(reason))


def _claim_behind(incident: Incident, value: object) -> Claim[EventDate] | None:
    """Find the report's date claim that the incident shows."""
    claims = (report.date for report in incident.reports)
    return next((claim for claim in claims if claim and claim.value == value), None)


def _place(incident: Incident, field: str) -> tuple[str, tuple[str, ...]]:
    """Name the place in a field, with its radius and point, and say where it is only inferred."""
    location: Location | None = getattr(incident, field)
    if location is None:
        return "", ()
    radius = tr("within {distance}", distance=distance_words(location.uncertainty_m))
    point = left_to_right(f"{location.lat:.4f}, {location.lon:.4f}")
    if basis_of(incident, field) is not Basis.INFERRED:
        return place_name(location), (radius, point)
    claims = (getattr(report, field) for report in incident.reports)
    reason = next((c.reason for c in claims if c and c.value == location), "")
    return place_name(location), (radius, point, tr("inferred: {why}", why=explained(reason)))


def _harm(incident: Incident) -> str:
    told = [
        tr("{n} killed", n=count_words(incident.killed)) if incident.killed else "",
        tr("{n} wounded", n=count_words(incident.wounded)) if incident.wounded else "",
        *(tr(OUTCOMES[outcome]) for outcome in incident.outcomes),
    ]
    return tr(", ").join(part for part in told if part)


def accounts(incident: Incident, articles: dict[str, Article]) -> Markup:
    """Write the fields on which the reports disagree, values side by side."""
    if not incident.conflicts:
        return Markup("")
    blocks = (_conflict(conflict, incident, articles) for conflict in incident.conflicts)
    return tag(
        "section",
        tag("h3", tr("Accounts differ")),
        joined(blocks),
        dir=direction(),
        class_="ms-accounts",
    )


def _conflict(conflict: Conflict, incident: Incident, articles: dict[str, Article]) -> Markup:
    homes = {report.id: report.article_id for report in incident.reports}
    cards = (
        tag(
            "li",
            tag("bdi", rival_words(conflict.field, value, incident.reports), class_="ms-value"),
            tag("span", _tellers(value.report_ids, homes, articles), class_="ms-teller"),
        )
        for value in conflict.values
    )
    label = tr(FIELDS.get(conflict.field, conflict.field))
    group = GROUPS.get(conflict.field, "means")
    return tag(
        "div",
        tag("h4", tag("i", class_=f"ms-key ms-ev--{group}"), label),
        tag("ul", joined(cards)),
        class_="ms-conflict",
    )


def _tellers(ids: tuple[str, ...], homes: dict[str, str], articles: dict[str, Article]) -> str:
    tellers = dict.fromkeys(homes[i] for i in ids if i in homes)
    return tr(", ").join(outlet_name(articles.get(i), i) for i in tellers)


def outlet_name(article: Article | None, article_id: str) -> str:
    """Name an article for people: outlet, else its title, else its id; of pasted text the words."""
    if article is None:
        return article_id
    if article.outlet or article.title:
        return article.outlet or article.title or ""
    if article.id.startswith(PASTED):
        return tr("“{words}”", words=_opening(article.text))
    return tr("Article {id}", id=article.id.split("_")[0])


def _opening(text: str) -> str:
    """Give the first words of a text, cut at a blank."""
    flat = " ".join(text[:_OPENING_SEEN].split())
    return flat if len(flat) <= _OPENING else f"{flat[:_OPENING].rpartition(' ')[0]}…"


def standing(incident: Incident) -> Markup:
    """Write how well it is sourced: articles, independent origins and grade."""
    told_by = (
        counted("{n} article", "{n} articles", len(incident.article_ids)),
        counted("{n} independent origin", "{n} independent origins", len(incident.origins)),
    )
    grade = incident.credibility
    told = tag(
        "p",
        tag("strong", tr(", ").join(told_by)),
        tag(
            "span", f"{grade.source}{grade.claim}", class_="ms-grade", title=explained(grade.reason)
        ),
        class_="ms-standing",
    )
    heading = tag("h3", tr("Who says so"), class_="ms-h3")
    return tag("section", heading, told, dir=direction(), class_="ms-sources")


def report_markup(report: Report, article: Article) -> Markup:
    """Write one article's excerpts on the incident, with the evidence marked."""
    evidence = evidence_of(report)
    quoted = (excerpt_markup(article, span, evidence) for span in passages(report, article.text))
    named = outlet_name(article, article.id)
    return tag(
        "article",
        tag("h4", tag("bdi", named)),
        joined(quoted),
        dir=direction(),
        class_="ms-report",
    )
