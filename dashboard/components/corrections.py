"""Correct one field of an incident: place, launch point, date, kind, means, numbers, doer."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from dashboard.components.deciding import act
from dashboard.components.entry import (
    FIRST_DAY,
    LAST_DAY,
    RADII_M,
    dated,
    exactly_or_more,
    location_of,
    spot_words,
)
from dashboard.components.wording import (
    ATTRIBUTIONS,
    PARTS,
    PRECISIONS,
    ROLES,
    TYPES,
    distance_words,
)
from dashboard.decisions import (
    Action,
    CountCorrection,
    DateCorrection,
    KilledCorrection,
    LaunchCorrection,
    PerpetratorCorrection,
    PlaceCorrection,
    RoleCorrection,
    TypeCorrection,
    WoundedCorrection,
)
from dashboard.errors import InvalidRecordError
from dashboard.map_view.finding import find_spots
from dashboard.model import Attribution, Count, EventType, Incident, Location, PartOfDay, Role
from dashboard.translation import msgid, named, tr

__all__ = ["draw_corrections"]

HIGHEST_COUNT = 10_000
"""Of munitions, killed or wounded; more is a typing error."""

LONGEST_NAME = 120
"""Code points of a doer's name."""

LONGEST_REASON = 2_000
"""Code points."""


def draw_corrections(incident: Incident) -> None:
    """Draw the choice of a field, its form, and the button that records the correction."""
    turn = f"{incident.id}-{len(incident.marks)}"
    field = st.selectbox(
        tr("Field"), list(_FORMS), format_func=lambda name: tr(_FORMS[name][0]), key=f"field-{turn}"
    )
    action = _FORMS[field][1](incident, f"{field}-{turn}")
    why = st.text_input(
        tr("Why"), placeholder=tr("optional"), max_chars=LONGEST_REASON, key=f"why-{turn}"
    )
    if st.button(tr("Correct it"), type="primary", disabled=action is None, key="correct-apply"):
        assert action is not None
        act(incident.id, action, why=why, done=tr("Corrected"))


def _place_form(_incident: Incident, key: str) -> Action | None:
    known, location = _draw_place(key)
    return PlaceCorrection(location=location) if known else None


def _launch_form(_incident: Incident, key: str) -> Action | None:
    known, location = _draw_place(key)
    return LaunchCorrection(location=location) if known else None


def _draw_place(key: str) -> tuple[bool, Location | None]:
    """Ask for a place; `False` where the form is not filled in."""
    if st.checkbox(tr("Not known"), key=f"{key}-none"):
        return True, None
    query = st.text_input(
        tr("Name, coordinates or MGRS"),
        placeholder=tr("Ramadi · 33.4256, 43.2994 · 38S KC 6322 3987"),
        key=f"{key}-query",
    )
    spots = find_spots(query)
    if not spots:
        if query.strip():
            st.caption(tr("No such place in the gazetteer"))
        return False, None
    spot = st.radio(tr("Place"), spots, format_func=spot_words, key=f"{key}-spot-{query}")
    radii = sorted({*RADII_M, round(spot.radius_m)})
    radius_m = st.selectbox(
        tr("Somewhere within"),
        radii,
        index=radii.index(round(spot.radius_m)),
        format_func=distance_words,
        key=f"{key}-radius-{query}-{spot.place_id}",
    )
    name = spot.name
    if not spot.place_id:
        name = st.text_input(tr("Name of the place"), placeholder=spot.name, key=f"{key}-name")
    chosen = replace(spot, radius_m=float(radius_m), name=name.strip() or spot.name)
    return True, location_of(chosen)


def _date_form(incident: Incident, key: str) -> Action | None:
    if st.checkbox(tr("Not known"), key=f"{key}-none"):
        return DateCorrection(date=None)
    known = incident.date
    day = st.date_input(
        tr("Day"),
        value=known.start if known else None,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        key=f"{key}-day",
    )
    precisions = list(PRECISIONS)
    precision = st.selectbox(
        tr("Precision of the date"),
        precisions,
        index=precisions.index(known.precision) if known else 0,
        format_func=lambda one: tr(PRECISIONS[one]),
        key=f"{key}-precision",
    )
    parts: list[PartOfDay | None] = [None, *PARTS]
    part = st.selectbox(
        tr("Time of day"),
        parts,
        index=parts.index(known.part_of_day) if known else 0,
        format_func=lambda one: tr(PARTS[one]) if one else tr("not told"),
        key=f"{key}-part",
    )
    return DateCorrection(date=dated(day, precision, part)) if day else None


def _type_form(incident: Incident, key: str) -> Action | None:
    kinds = list(TYPES)
    chosen: EventType = st.selectbox(
        tr("Means"),
        kinds,
        index=kinds.index(incident.event_type),
        format_func=lambda one: tr(TYPES[one]),
        key=key,
    )
    return TypeCorrection(event_type=chosen) if chosen is not incident.event_type else None


def _role_form(incident: Incident, key: str) -> Action | None:
    roles = list(ROLES)
    chosen: Role = st.selectbox(
        tr("Kind of event"),
        roles,
        index=roles.index(incident.role),
        format_func=lambda one: tr(ROLES[one]),
        key=key,
    )
    return RoleCorrection(role=chosen) if chosen is not incident.role else None


def _doer_form(incident: Incident, key: str) -> Action | None:
    """Ask who did it: one whom a report names, or another; and who says so."""
    if st.checkbox(tr("Not known"), key=f"{key}-none"):
        return PerpetratorCorrection(perpetrator=None, attribution=Attribution.UNKNOWN)
    told = [claim.value for report in incident.reports if (claim := report.perpetrator)]
    shown = [incident.perpetrator] if incident.perpetrator else []
    doer = st.selectbox(
        tr("By whom"),
        list(dict.fromkeys([*shown, *told])),
        index=0 if shown else None,
        format_func=named,
        accept_new_options=True,
        placeholder=tr("Choose, or write a name"),
        key=f"{key}-name",
    )
    attributions = list(ATTRIBUTIONS)
    attribution = st.selectbox(
        tr("Attribution"),
        attributions,
        index=attributions.index(incident.attribution),
        format_func=lambda one: tr(ATTRIBUTIONS[one]),
        key=f"{key}-attribution",
    )
    name = (doer or "").strip()[:LONGEST_NAME]
    return PerpetratorCorrection(perpetrator=name, attribution=attribution) if name else None


def _munitions_form(incident: Incident, key: str) -> Action | None:
    known, count = _draw_count(tr("How many"), incident.munition_count, key)
    return CountCorrection(munition_count=count) if known else None


def _killed_form(incident: Incident, key: str) -> Action | None:
    known, count = _draw_count(tr("Killed"), incident.killed, key)
    return KilledCorrection(killed=count) if known else None


def _wounded_form(incident: Incident, key: str) -> Action | None:
    known, count = _draw_count(tr("Wounded"), incident.wounded, key)
    return WoundedCorrection(wounded=count) if known else None


def _draw_count(label: str, known: Count | None, key: str) -> tuple[bool, Count | None]:
    """Ask for a number; `False` where the form is not filled in."""
    if st.checkbox(tr("Not known"), key=f"{key}-none"):
        return True, None
    number = st.number_input(
        label,
        min_value=0,
        max_value=HIGHEST_COUNT,
        value=known.best if known else None,
        step=1,
        key=f"{key}-number",
    )
    is_open = known is not None and known.high is None
    at_least = st.checkbox(tr("at least so many"), value=is_open, key=f"{key}-least")
    if number is None:
        return False, None
    try:
        return True, exactly_or_more(int(number), at_least=at_least)
    except InvalidRecordError:
        return False, None


_FORMS: dict[str, tuple[str, Callable[[Incident, str], Action | None]]] = {
    "place": (msgid("Place"), _place_form),
    "launch": (msgid("Launch point"), _launch_form),
    "date": (msgid("Date"), _date_form),
    "role": (msgid("Kind of event"), _role_form),
    "type": (msgid("Means"), _type_form),
    "count": (msgid("How many"), _munitions_form),
    "doer": (msgid("By whom"), _doer_form),
    "killed": (msgid("Killed"), _killed_form),
    "wounded": (msgid("Wounded"), _wounded_form),
}
