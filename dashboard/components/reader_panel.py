"""The article reader: the whole text, with switches for its marks."""

import streamlit as st

from dashboard.components.markup import draw
from dashboard.components.reader import (
    MARK_GROUPS,
    PLACE_NAMES,
    article_heading,
    article_markup,
)
from dashboard.selection import open_article
from dashboard.server.snapshot import Snapshot
from dashboard.translation import tr

__all__ = ["draw_reader"]


def draw_reader(desk: Snapshot, article_id: str) -> None:
    """Draw one article; the key of the switches keeps their state between articles."""
    article, extraction = desk.articles[article_id], desk.extractions.get(article_id)
    st.button(
        tr("Close the article"),
        on_click=open_article,
        args=(None,),
        type="tertiary",
        icon=":material/arrow_back:",
        key="close-article",
    )
    draw(article_heading(article, extraction))
    shown = st.pills(
        tr("Marks"),
        list(MARK_GROUPS),
        selection_mode="multi",
        default=[group for group in MARK_GROUPS if group != PLACE_NAMES],
        format_func=lambda group: tr(MARK_GROUPS[group]),
        key="reader-marks",
        label_visibility="collapsed",
    )
    draw(article_markup(article, extraction, shown=shown))
