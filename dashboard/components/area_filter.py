"""The filter for a circle round a place, told by name in either script or by coordinates."""

from dataclasses import replace

import streamlit as st

from dashboard.filters import LEAST_AREA_KM, WIDEST_AREA_KM, Area, Filter
from dashboard.selection import chosen_filter, set_filter, use_interface_language
from dashboard.translation import tr

__all__ = ["draw_area_filter"]

USUAL_RADIUS_KM = 50.0

_PLACE, _RADIUS, _TYPED = "f-area", "f-radius", "area-typed"


def draw_area_filter(chosen: Filter) -> None:
    """Draw the place and the radius; a name that no place bears is kept and said to be unknown."""
    typed, centre = st.session_state.get(_TYPED, ("", None))
    area = chosen.area
    shown = area and f"{area.lat:.4f}, {area.lon:.4f}"
    is_own = (area and (area.lon, area.lat)) == centre
    st.session_state[_PLACE] = typed if is_own else shown or ""
    st.session_state[_RADIUS] = area.radius_km if area else USUAL_RADIUS_KM
    beside_place, beside_radius = st.columns([1.6, 1])
    beside_place.text_input(
        tr("Around a place"), key=_PLACE, placeholder=tr("any"), on_change=_take_place
    )
    beside_radius.number_input(
        tr("Within (km)"),
        min_value=LEAST_AREA_KM,
        max_value=WIDEST_AREA_KM,
        step=10.0,
        format="%g",
        key=_RADIUS,
        on_change=_take_radius,
        disabled=area is None,
    )
    if is_own and typed and area is None:
        st.caption(tr("No place of this name"))


def _take_place() -> None:
    from dashboard.map_view.finding import find_spots  # noqa: PLC0415 - brings the gazetteer

    use_interface_language()
    typed = st.session_state[_PLACE].strip()
    spot = next(iter(find_spots(typed)), None)
    chosen = chosen_filter()
    radius_km = chosen.area.radius_km if chosen.area else USUAL_RADIUS_KM
    lon, lat = (round(spot.lon, 5), round(spot.lat, 5)) if spot else (0.0, 0.0)
    area = Area(lon=lon, lat=lat, radius_km=radius_km) if spot else None
    st.session_state[_TYPED] = (typed, (lon, lat) if spot else None)
    set_filter(replace(chosen, area=area))


def _take_radius() -> None:
    chosen = chosen_filter()
    if chosen.area:
        radius_km = float(st.session_state[_RADIUS])
        set_filter(replace(chosen, area=replace(chosen.area, radius_km=radius_km)))
