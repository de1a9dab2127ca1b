"""The page to brief from: how the briefing looks, and the files to take along."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.briefing import FORM_NAMES, BriefFormat, compose, render
from dashboard.components.handing_on import (
    Download,
    draw_downloads,
    draw_wording,
    handed_over,
)
from dashboard.components.markup import draw, tag
from dashboard.components.navigation import draw_bar
from dashboard.export import FORMAT_NAMES, SUFFIXES, Format, export
from dashboard.filters import address_of
from dashboard.selection import chosen_filter
from dashboard.server.workspace import workspace
from dashboard.translation import direction, tr

__all__ = ["show"]


def show() -> None:
    """Draw the page."""
    draw_bar()
    desk, chosen = workspace().refresh(), chosen_filter()
    given = handed_over(desk, chosen)
    beside_form, beside_page = st.columns([1, 2.6], gap="medium")
    with beside_form, st.container(key="brief-form"):
        draw(tag("h2", tr("Brief"), dir=direction(), class_="ms-title"))
        word = draw_wording()
        brief = compose(given, title=word.title, banner=word.banner, in_language=word.language)
        briefs = [
            Download(label=tr(FORM_NAMES[f]), suffix=f".{f}", make=partial(render, brief, f))
            for f in BriefFormat
        ]
        draw_downloads(briefs, key="briefs", is_brief=True)
        draw(tag("h2", tr("Data of this view"), dir=direction(), class_="ms-title"))
        data = [
            Download(label=FORMAT_NAMES[f], suffix=SUFFIXES[f], make=partial(export, given, f))
            for f in Format
        ]
        draw_downloads(data, key="exports")
    with beside_page, st.container(key="brief-page"), st.spinner(tr("Drawing the page …")):
        state = (given.as_of, address_of(chosen), word)
        picture = _preview(repr(state), partial(render, brief, BriefFormat.PNG))
        st.image(picture, width="stretch", alt=f"{brief.title}. {brief.extent}")


@st.cache_data(max_entries=8, show_spinner=False)
def _preview(state: str, _make: Callable[[], bytes]) -> bytes:
    """Draw the first page, once for the same `state`, which is the cache's key."""
    assert state
    return _make()
