"""What is selected, as the page's address tells it: plain query parameters, validated."""

from collections.abc import Container

import streamlit as st

__all__ = ["select", "selected", "stack"]

_INCIDENT = "incident"
_STACK = "stack"


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
    if incident_id is None:
        st.query_params.pop(_INCIDENT, None)
    else:
        st.query_params[_INCIDENT] = incident_id
