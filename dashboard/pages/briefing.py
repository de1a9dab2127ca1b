"""The page to brief from: how the briefing looks, and the files to take along."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from dashboard.briefing import BriefFormat, compose, render
from dashboard.components.deciding import ledger
from dashboard.components.markup import draw, tag
from dashboard.components.navigation import draw_bar
from dashboard.export import SUFFIXES, Format, Handover, export, hand_over
from dashboard.filters import address_of
from dashboard.selection import chosen_filter
from dashboard.server.snapshot import Snapshot
from dashboard.server.workspace import workspace
from dashboard.translation import LANGUAGES, Language, direction, language, msgid, tr

__all__ = ["show"]

_NAMES = {
    BriefFormat.PNG: msgid("Picture"),
    BriefFormat.PDF: msgid("PDF pages"),
    BriefFormat.PPTX: msgid("Slides"),
    BriefFormat.HTML: msgid("Offline map"),
}

_DATA_NAMES = {
    Format.GEOJSON: "GeoJSON",
    Format.GPKG: "GeoPackage",
    Format.KML: "KML",
    Format.CSV: "CSV",
    Format.ACLED: "ACLED",
    Format.UCDP: "UCDP",
    Format.TIMEMAP: "TimeMap",
    Format.COT: "CoT (TAK)",
}


def show() -> None:
    """Draw the page."""
    draw_bar()
    desk = workspace().refresh()
    given = _handover(desk)
    beside_form, beside_page = st.columns([1, 2.6], gap="medium")
    with beside_form, st.container(key="brief-form"):
        draw(tag("h2", tr("Brief"), dir=direction(), class_="ms-title"))
        spoken, title, banner = _form()
        make = partial(_brief, given, spoken, title, banner)
        _downloads({form: (tr(_NAMES[form]), f".{form}", partial(make, form)) for form in BriefFormat})
        draw(tag("h2", tr("Data of this view"), dir=direction(), class_="ms-title"))
        _downloads({form: (_DATA_NAMES[form], SUFFIXES[form], partial(export, given, form)) for form in Format})
    with beside_page, st.container(key="brief-page"):
        view = (desk.revision, address_of(chosen_filter()), spoken, title, banner)
        st.image(_preview(view, _make=make), width="stretch")
