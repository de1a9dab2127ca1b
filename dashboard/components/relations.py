"""Relate an incident to others: merge, split reports off, link and unlink."""

from collections.abc import Callable
from itertools import islice

import numpy as np
import streamlit as st
from numpy.typing import NDArray
from pyproj import Geod

from dashboard.components.deciding import act, ledger
from dashboard.components.dossier import outlet_name
from dashboard.components.markup import draw, plain, tag
from dashboard.components.narration import title_of
from dashboard.components.wording import date_words
from dashboard.decisions import Linking, Merge, Split, Unlinking
from dashboard.facets import NO_DAY, Facets
from dashboard.model import Incident, IncidentLink, LinkKind, Report
from dashboard.server.snapshot import Snapshot
from dashboard.translation import direction, msgid, tr

__all__ = ["draw_relations", "nearest_first"]

MOST_OTHERS = 200
"""Incidents offered to merge or link with, the likeliest first."""

UNDATED_DAYS, FAR_KM = 30.0, 5_000.0
"""What an unknown date or place counts as: text pasted without a day often tells an event again,
so one at the same place comes before what happened there a month apart; unplaced ones come last."""

KM_PER_DAY = 10.0
"""How many kilometres apart weigh as much as one day apart."""

METRES_PER_KM = 1000

Numbers = NDArray[np.float64]

EXCERPT_LENGTH = 60
"""Code points of a report's first words."""

LONGEST_REASON = 2_000
"""Code points."""


def draw_relations(desk: Snapshot, incident: Incident) -> None:
    """Draw the choice of a relation and its form."""
    turn = f"{incident.id}-{len(incident.marks)}"
    offered = [name for name in _FORMS if name != "split" or len(incident.reports) > 1]
    chosen = st.segmented_control(
        tr("Relation"),
        offered,
        format_func=lambda name: tr(_FORMS[name][0]),
        default="merge",
        required=True,
        key=f"relation-{turn}",
        label_visibility="collapsed",
    )
    _FORMS[chosen or "merge"][1](desk, incident, turn)


def nearest_first(incident: Incident, facets: Facets) -> tuple[str, ...]:
    """
    Sort the other incidents by how near they are in time and place.

    Parameters
    ----------
    incident
        Left out itself.
    facets
        Columns of all incidents.

    Returns
    -------
    tuple of str
        Ids, at most `MOST_OTHERS`; ties in the order of the columns.
    """
    apart = _days_apart(incident, facets) + _km_apart(incident, facets) / KM_PER_DAY
    ids = (facets.ids[row].decode() for row in np.argsort(apart, kind="stable"))
    return tuple(islice((one for one in ids if one != incident.id), MOST_OTHERS))


def _days_apart(incident: Incident, facets: Facets) -> Numbers:
    apart = np.full(len(facets), UNDATED_DAYS)
    if incident.date:
        dated = facets.first_day != NO_DAY
        apart[dated] = np.abs(facets.first_day[dated] - incident.date.start.toordinal())
    return apart


def _km_apart(incident: Incident, facets: Facets) -> Numbers:
    apart = np.full(len(facets), FAR_KM)
    if here := incident.location:
        placed = ~np.isnan(facets.lon)
        lon, lat = facets.lon[placed], facets.lat[placed]
        origin = np.full(lon.shape, here.lon), np.full(lat.shape, here.lat)
        apart[placed] = np.asarray(Geod(ellps="WGS84").inv(*origin, lon, lat)[2]) / METRES_PER_KM
    return apart


def _draw_merge(desk: Snapshot, incident: Incident, turn: str) -> None:
    other = _pick_other(desk, incident, f"merge-{turn}")
    why = _reason(f"merge-why-{turn}")
    if st.button(tr("Merge the two"), type="primary", disabled=other is None, key="merge-apply"):
        store = ledger()
        assert store is not None
        assert other is not None
        act(incident.id, Merge(other=store.refer(other.id)), why=why, done=tr("Merged"))


def _draw_split(desk: Snapshot, incident: Incident, turn: str) -> None:
    draw(tag("p", tr("Reports of another event"), dir=direction(), class_="ms-note"))
    leaving = [
        report.id
        for report in incident.reports
        if st.checkbox(plain(_report_words(desk, report)), key=f"split-{report.id}-{turn}")
    ]
    why = _reason(f"split-why-{turn}")
    ready = 0 < len(leaving) < len(incident.reports)
    if st.button(tr("Split them off"), type="primary", disabled=not ready, key="split-apply"):
        act(incident.id, Split(report_ids=tuple(leaving)), why=why, done=tr("Split off"))


def _draw_link(desk: Snapshot, incident: Incident, turn: str) -> None:
    kind = st.radio(
        tr("Relation"),
        list(_LINKS),
        format_func=lambda name: tr(_LINKS[name]),
        key=f"link-kind-{turn}",
        label_visibility="collapsed",
    )
    other = _pick_other(desk, incident, f"link-{turn}")
    why = _reason(f"link-why-{turn}")
    if st.button(tr("Link them"), type="primary", disabled=other is None, key="link-apply"):
        assert other is not None
        _link(incident, other, kind, why)
    _draw_links(desk, incident)


def _link(incident: Incident, other: Incident, kind: str, why: str) -> None:
    store = ledger()
    assert store is not None
    source, target = (other, incident) if kind == "answered" else (incident, other)
    link = LinkKind.POSSIBLY_SAME_AS if kind == "same" else LinkKind.RETALIATION
    linking = Linking(kind=link, other=store.refer(target.id))
    act(source.id, linking, why=why, done=tr("Linked"))


def _draw_links(desk: Snapshot, incident: Incident) -> None:
    """List the links there are, each with a button that takes it away."""
    for link in desk.links:
        if incident.id in (link.source_id, link.target_id):
            other = link.target_id if link.source_id == incident.id else link.source_id
            if other in desk.incidents:
                _draw_unlink(incident, desk.incidents[other], link)


def _draw_unlink(incident: Incident, other: Incident, link: IncidentLink) -> None:
    label = tr("Unlink: {title}", title=title_of(other))
    if st.button(label, icon=":material/link_off:", key=f"unlink-{link.kind}-{other.id}"):
        store = ledger()
        assert store is not None
        unlinking = Unlinking(kind=link.kind, other=store.refer(other.id))
        act(incident.id, unlinking, done=tr("Link taken away"))


def _pick_other(desk: Snapshot, incident: Incident, key: str) -> Incident | None:
    return st.selectbox(
        tr("The other incident"),
        [desk.incidents[one] for one in nearest_first(incident, desk.facets)],
        index=None,
        format_func=_incident_words,
        placeholder=tr("nearest in time and place first"),
        key=key,
    )


def _incident_words(incident: Incident) -> str:
    return tr(" · ").join((title_of(incident), date_words(incident.date)))


def _report_words(desk: Snapshot, report: Report) -> str:
    article = desk.articles.get(report.article_id)
    words = article.text[report.excerpt.start :][:EXCERPT_LENGTH] if article else ""
    return tr(" · ").join((outlet_name(article, report.article_id), " ".join(words.split())))


def _reason(key: str) -> str:
    return st.text_input(tr("Why"), placeholder=tr("optional"), max_chars=LONGEST_REASON, key=key)


_LINKS = {
    "answers": msgid("This answers the other"),
    "answered": msgid("The other answers this"),
    "same": msgid("Possibly the same event"),
}

_FORMS: dict[str, tuple[str, Callable[[Snapshot, Incident, str], None]]] = {
    "merge": (msgid("Merge"), _draw_merge),
    "split": (msgid("Split"), _draw_split),
    "link": (msgid("Link"), _draw_link),
}
