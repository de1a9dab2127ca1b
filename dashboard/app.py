"""The Streamlit script: frame, style and pages. `marsad` starts it (edge)."""

from pathlib import Path

import streamlit as st

from dashboard.components.navigation import offer
from dashboard.pages import additions, briefing, overview, queue
from dashboard.selection import use_interface_language
from dashboard.translation import direction, tr

_STYLES = Path(__file__).parent / "components" / "assets"


def main() -> None:
    """Set the page up and show the one that the address names."""
    st.set_page_config(page_title="Marsad", page_icon="🛰️", layout="wide")
    use_interface_language()
    st.html(_STYLES / "page.css")
    st.html(_STYLES / "review.css")
    if direction() == "rtl":
        st.html(_STYLES / "rtl.css")
    pages = {
        ":material/map:": st.Page(overview.show, title=tr("Map"), url_path="map", default=True),
        ":material/checklist:": st.Page(queue.show, title=tr("Review"), url_path="review"),
        ":material/add_circle:": st.Page(additions.show, title=tr("Add"), url_path="add"),
        ":material/slideshow:": st.Page(briefing.show, title=tr("Brief"), url_path="brief"),
    }
    offer(pages)
    st.navigation(list(pages.values()), position="hidden").run()


main()
