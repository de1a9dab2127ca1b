"""
What is selected and filtered, as the page's address tells it: plain query parameters, validated.

The address is the one source of truth; widgets are set from it before they are drawn, and write
to it when they change. So a copied link opens the same view.
"""

from collections.abc import Container
from time import monotonic

import streamlit as st

from dashboard.filters import Filter, filter_query, read_filter
from dashboard.translation import use_language

__all__ = [
    "VIEWS",
    "chosen_filter",
    "filtered_at",
    "move",
    "open_article",
    "opened",
    "rings_wanted",
    "select",
    "selected",
    "set_filter",
    "set_interface_language",
    "set_view",
    "stack",
    "use_interface_language",
    "view",
    "want_rings",
]

_INCIDENT = "incident"
_STACK = "stack"
_LANGUAGE = "ui"
_VIEW = "dock"
_RINGS = "rings"
_ARTICLE = "article"
_FILTERED_AT = "filtered-at"

VIEWS = ("timeline", "table", "none")


def selected(known: Container[str]) -> str | None:
    """Give the selected incident's id, or `None`; an unknown one counts as none."""
    wanted = st.query_params.get(_INCIDENT)
    return wanted if wanted in known else None


def stack() -> tuple[str, ...]:
    """Give the incidents that share the symbol clicked last."""
    ids: tuple[str, ...] = st.session_state.get(_STACK, ())
    return ids


def select(incident_id: str | None, *, among: tuple[str, ...] = ()) -> None:
    """Select an incident, with those that share its symbol; `None` selects nothing."""
    st.session_state[_STACK] = among
    st.query_params.pop(_ARTICLE, None)
    if incident_id is None:
        st.query_params.pop(_INCIDENT, None)
    else:
        st.query_params[_INCIDENT] = incident_id


def move(ids: tuple[str, ...], *, forward: bool) -> None:
    """Select the next or previous of the incidents shown, round the end to the other."""
    if not ids:
        return
    here = selected(ids)
    step = 1 if forward else -1
    start = -1 if forward else 0
    position = ids.index(here) if here else start
    select(ids[(position + step) % len(ids)])


def rings_wanted() -> bool:
    """Whether range rings are drawn round the selected incident."""
    return st.query_params.get(_RINGS) == "1"


def want_rings(*, wanted: bool) -> None:
    """Draw range rings, or no longer."""
    if wanted:
        st.query_params[_RINGS] = "1"
    else:
        st.query_params.pop(_RINGS, None)


def opened(known: Container[str]) -> str | None:
    """Give the id of the article that is open in the reader, or `None`."""
    wanted = st.query_params.get(_ARTICLE)
    return wanted if wanted in known else None


def open_article(article_id: str | None) -> None:
    """Open an article in the reader; `None` closes it."""
    if article_id is None:
        st.query_params.pop(_ARTICLE, None)
    else:
        st.query_params[_ARTICLE] = article_id


def chosen_filter() -> Filter:
    """Give the filter that the address tells."""
    return read_filter(st.query_params.to_dict())


def set_filter(chosen: Filter) -> None:
    """Put a filter into the address, in place of the one that is there."""
    before, after = filter_query(chosen_filter()), filter_query(chosen)
    if before != after:
        st.session_state[_FILTERED_AT] = monotonic()
    for name in before.keys() - after.keys():
        st.query_params.pop(name, None)
    for name, value in after.items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def filtered_at() -> float | None:
    """Tell once when the filter was changed, by `time.monotonic`; `None` if it was not."""
    at: float | None = st.session_state.pop(_FILTERED_AT, None)
    return at


def view() -> str:
    """Give what is shown below the map: one of `VIEWS`."""
    wanted = st.query_params.get(_VIEW)
    return wanted if wanted in VIEWS else VIEWS[0]


def set_view(name: str) -> None:
    """Show another thing below the map."""
    if name == VIEWS[0]:
        st.query_params.pop(_VIEW, None)
    else:
        st.query_params[_VIEW] = name


def use_interface_language() -> None:
    """
    Speak the language that the address tells.

    Streamlit runs each fragment and callback in a thread of its own, where nothing is set.
    """
    use_language(st.query_params.get(_LANGUAGE, "en"))


def set_interface_language(code: str) -> None:
    """Put the interface's language into the address."""
    if code == "en":
        st.query_params.pop(_LANGUAGE, None)
    else:
        st.query_params[_LANGUAGE] = code
