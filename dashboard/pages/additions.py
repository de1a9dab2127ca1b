"""The page to add articles: where they come from, what was found in them, and keeping it."""

import streamlit as st

from dashboard.components.adding import draw_sources
from dashboard.components.deciding import ledger
from dashboard.components.intake_preview import draw_preview
from dashboard.components.markup import draw, tag
from dashboard.components.navigation import draw_bar
from dashboard.translation import direction, tr

__all__ = ["show"]


def show() -> None:
    """Draw the page."""
    draw_bar()
    store = ledger()
    if store is None:
        words = tr("These records are only shown: articles can't be added.")
        draw(tag("p", words, dir=direction(), class_="ms-note"))
        return
    beside_sources, beside_found = st.columns([1, 1.3], gap="medium")
    with beside_sources, st.container(key="sources"):
        draw(tag("h2", tr("Add articles"), dir=direction(), class_="ms-title"))
        draw_sources(store)
    with beside_found, st.container(key="found"):
        draw_preview(store)
