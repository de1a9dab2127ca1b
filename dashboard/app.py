"""The Streamlit script: frame, style and pages. `marsad` starts it (edge)."""

from pathlib import Path

import streamlit as st

from dashboard.components.navigation import offer
from dashboard.pages import overview, queue
from dashboard.selection import use_interface_language
from dashboard.translation import direction, tr

_STYLES = Path(__file__).parent / "components" / "assets"


def main() -> None:
    """Set the page up and show the one that the address names."""
    st.set_page_config(page_title="Marsad", layout="wide")
    use_interface_language()
    st.html(_STYLES / "page.css")
    st.html(_STYLES / "review.css")
    if direction() == "rtl":
        st.html(_STYLES / "rtl.css")
    pages = {
        ":material/map:": st.Page(overview.show, title=tr("Map"), url_path="map", default=True),
        ":material/checklist:": st.Page(queue.show, title=tr("Review"), url_path="review"),
        ":material/add_circle:": st.Page(_show_additions, title=tr("Add"), url_path="add"),
        ":material/slideshow:": st.Page(_show_briefing, title=tr("Brief"), url_path="brief"),
    }
    offer(pages)
    st.navigation(list(pages.values()), position="hidden").run()


# The two pages below bring the readers and the picture makers, a second of imports that the map
# would wait for: they come with the first visit.


def _show_additions() -> None:
    from dashboard.pages import additions  # noqa: PLC0415 - as told above

    additions.show()


def _show_briefing() -> None:
    from dashboard.pages import briefing  # noqa: PLC0415 - as told above

    briefing.show()


main()
