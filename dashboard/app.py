"""The Streamlit script: frame, style and pages. `marsad` starts it (edge)."""

from pathlib import Path

import streamlit as st

from dashboard.pages import overview
from dashboard.translation import direction, tr, use_language

_ASSETS = Path(__file__).parent / "components" / "assets"
_STYLE, _RIGHT_TO_LEFT = _ASSETS / "page.css", _ASSETS / "rtl.css"


def main() -> None:
    """Set the page up and show the one that the address names."""
    st.set_page_config(page_title="Marsad", page_icon="🛰️", layout="wide")
    use_language(st.query_params.get("ui", "en"))
    st.html(_STYLE)
    if direction() == "rtl":
        st.html(_RIGHT_TO_LEFT)
    page = st.navigation(
        [st.Page(overview.show, title=tr("Map"), url_path="map", default=True)], position="hidden"
    )
    page.run()


main()
