"""The panel beside the map: the selected incident, or the list of all where none is."""

import streamlit as st
from markupsafe import Markup

from dashboard.components.cards import CardGroup, draw_cards
from dashboard.components.dossier import accounts, facts, heading, report_markup, standing
from dashboard.components.markup import draw, joined, tag
from dashboard.components.place_panel import place_markup
from dashboard.components.provenance import provenance_markup
from dashboard.components.range_remark import range_markup
from dashboard.components.reader_panel import draw_reader
from dashboard.components.review import draw_review, state_markup
from dashboard.filters import Filter
from dashboard.map_view.drawing import unplaced_reason
from dashboard.map_view.ranges import ring_centre, rings_of
from dashboard.model import Basis, Incident, IncidentLink, LinkKind, Report, Role
from dashboard.selection import open_article, opened, rings_wanted, select, stack, want_rings
from dashboard.server.snapshot import Snapshot
from dashboard.translation import counted, direction, tr

__all__ = ["draw_panel"]


MOST_CARDS = 200
"""Incidents listed under one heading, newest first."""


def draw_panel(desk: Snapshot, left: Filter, chosen: str | None) -> None:
    """Draw the selected incident, or what to do where none is selected."""
    if not desk.incidents:
        draw(_empty(len(desk.articles)))
    elif article_id := opened(desk.articles):
        draw_reader(desk, article_id)
    elif chosen is None:
        _draw_list(desk, left)
    elif chosen in desk.mentions:
        _draw_back()
        draw(place_markup(desk.mentions[chosen], desk.articles))
    else:
        _draw_incident(desk, desk.incidents[chosen])


def _draw_incident(desk: Snapshot, incident: Incident) -> None:
    _draw_back()
    _draw_stack(desk, incident)
    draw(heading(incident, aside=state_markup(incident)))
    # what is read goes to the browser before the many widgets that stand above it
    review = st.container()
    # the first excerpt stands above all that explains it, so that it is seen without scrolling
    first, *others = incident.reports
    told = facts(incident), accounts(incident, desk.articles), standing(incident)
    _draw_report(desk, first, above=joined(told))
    with review:
        draw_review(desk, incident)
    draw(provenance_markup(incident, desk.articles, desk.extractions))
    _draw_links(desk, incident)
    _draw_ranges(incident)
    for report in others:
        _draw_report(desk, report)


def _draw_report(desk: Snapshot, report: Report, *, above: Markup | None = None) -> None:
    """Draw what one article says, below what is told `above` it, and the way to the whole of it."""
    article = desk.articles.get(report.article_id)
    quoted = report_markup(report, article) if article else Markup("")
    if words := (above or Markup("")) + quoted:
        draw(words)
    if article is None:
        return
    st.button(
        tr("Read the whole article"),
        on_click=open_article,
        args=(article.id,),
        type="tertiary",
        icon=":material/article:",
        key=f"read-{report.id}",
    )


def _draw_back() -> None:
    st.button(
        tr("All incidents"),
        on_click=select,
        args=(None,),
        type="tertiary",
        icon=":material/arrow_back:",
        key="back",
    )


def _draw_stack(desk: Snapshot, incident: Incident) -> None:
    """List the incidents under the same symbol, so that each can be reached."""
    ids = tuple(i for i in stack() if i in desk.incidents)
    if len(ids) < 2 or incident.id not in ids:  # noqa: PLR2004 - one alone needs no list
        return
    here = CardGroup(
        incidents=tuple(desk.incidents[i] for i in ids),
        heading=counted("{n} incident at this symbol", "{n} incidents at this symbol", len(ids)),
    )

    def pick(incident_id: str) -> None:
        select(incident_id, among=ids)

    with st.container(key="stack"):
        draw_cards((here,), on_pick=pick, key="stack-cards", current=incident.id)


def _draw_ranges(incident: Incident) -> None:
    """Offer range rings where the table knows the kind of weapon and there is a place."""
    if ring_centre(incident) is None or not rings_of(incident.event_type):
        return
    st.session_state["rings"] = rings_wanted()
    st.checkbox(tr("Range rings"), key="rings", on_change=_take_rings)
    if rings_wanted():
        draw(range_markup(incident))


def _take_rings() -> None:
    want_rings(wanted=st.session_state["rings"])


def _draw_links(desk: Snapshot, incident: Incident) -> None:
    """List what the incident answers, what answers it, and what may be the same event."""
    links = tuple(
        (link, other)
        for link in desk.links
        if (other := desk.incidents.get(_other_end(link, incident)))
    )
    group = CardGroup(
        incidents=tuple(other for _, other in links),
        heading=tr("Linked"),
        notes=tuple(_link_words(link, incident) for link, _ in links),
    )
    if links:
        draw_cards((group,), on_pick=select, key="link-cards")


def _other_end(link: IncidentLink, incident: Incident) -> str:
    """Give the id at the link's other end; an empty one where the incident is at neither."""
    ends = {link.source_id: link.target_id, link.target_id: link.source_id}
    return ends.get(incident.id, "")


def _link_words(link: IncidentLink, incident: Incident) -> str:
    if link.kind is LinkKind.POSSIBLY_SAME_AS:
        return tr("Possibly the same event")
    stated = link.basis is Basis.STATED
    if link.source_id == incident.id:
        return tr("Answers this (stated)") if stated else tr("Answers this (inferred)")
    return tr("Answered by this (stated)") if stated else tr("Answered by this (inferred)")


def _draw_list(desk: Snapshot, left: Filter) -> None:
    """List what is on the map, newest first, then the tray of what is not, with the reason."""
    facets = desk.facets
    history = facets.role == list(Role).index(Role.BACKGROUND)
    placed = desk.newest(left, MOST_CARDS, among=facets.placed & ~history)
    tray = desk.newest(left, MOST_CARDS, among=~facets.placed)
    groups = (
        CardGroup(incidents=placed, heading=tr("On the map")),
        CardGroup(
            incidents=tray,
            heading=tr("Not on the map"),
            notes=tuple(tr(unplaced_reason(incident)) for incident in tray),
        ),
        CardGroup(
            incidents=desk.newest(left, MOST_CARDS, among=facets.placed & history),
            heading=tr("Earlier history"),
        ),
    )
    draw_cards(groups, on_pick=select, key="list-cards")
    if not any(group.incidents for group in groups):
        draw(_nothing())
    elif max(len(group.incidents) for group in groups) == MOST_CARDS:
        st.caption(tr("The newest {n} are listed; the map shows all.", n=MOST_CARDS))


def _nothing() -> Markup:
    return tag(
        "section",
        tag("h2", tr("Nothing matches")),
        tag("p", tr("No incident fits the filters. Take one away, or show all.")),
        dir=direction(),
        class_="ms-empty",
    )


def _empty(articles: int) -> Markup:
    """Say that there is no incident, and of stored articles that they tell of none."""
    read = counted(
        "{n} article has been read; it tells of no incident.",
        "{n} articles have been read; they tell of no incident.",
        articles,
    )
    return tag(
        "section",
        tag("h2", tr("No incidents yet")),
        tag("p", read) if articles else "",
        tag("p", tr("Drop, paste or fetch articles on the page Add; what they tell appears here.")),
        dir=direction(),
        class_="ms-empty",
    )
