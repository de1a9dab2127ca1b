"""The way from page to page, and the bar on top of the pages that are not the map."""

from typing import Any

import streamlit as st

from dashboard.components.markup import draw, tag
from dashboard.selection import set_interface_language
from dashboard.translation import direction, language

__all__ = ["draw_bar", "draw_navigation", "offer"]

_PAGES = "pages"


def offer(pages: dict[str, Any]) -> None:
    """Make the pages, by icon, known to `draw_navigation`."""
    st.session_state[_PAGES] = pages


def draw_navigation() -> None:
    """Link to each page, with the filter and the incident that are chosen."""
    pages = st.session_state.get(_PAGES, {})
    with st.container(horizontal=True, key="nav"):
        for icon, page in pages.items():
            st.page_link(page, icon=icon, query_params=st.query_params.to_dict())


def draw_bar() -> None:
    """Draw the bar of a page without filters: the name, the links, the language."""
    brand = tag(
        "header",
        tag("div", tag("strong", "Marsad"), tag("span", "مرصد", lang="ar"), class_="ms-brand"),
        dir=direction(),
        class_="ms-bar",
    )
    other = "ar" if language() == "en" else "en"
    with st.container(horizontal=True, key="desk-bar", vertical_alignment="center"):
        draw(brand)
        draw_navigation()
        st.button(
            "العربية" if other == "ar" else "English",
            on_click=set_interface_language,
            args=(other,),
            key="language",
            type="tertiary",
        )
