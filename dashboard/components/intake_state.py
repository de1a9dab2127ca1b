"""The articles that this session is about to add: the work under way and what it found."""

from collections.abc import Callable

import streamlit as st

from dashboard.intake import (
    Candidate,
    Found,
    Job,
    Preview,
    Progress,
    Stored,
    preview,
    store_articles,
)
from dashboard.store import Repository

__all__ = [
    "begin",
    "busy",
    "discard",
    "found",
    "keep",
    "settle_jobs",
    "stored",
    "storing",
    "under_way",
]

_READING, _STORING, _FOUND, _STORED = "job-read", "job-store", "preview", "stored"


def begin(store: Repository, gather: Callable[[Progress], Found]) -> None:
    """Gather and read articles in the background; what was found before is let go."""
    discard()
    known = store.articles()
    st.session_state[_READING] = Job(lambda progress: preview(gather, known, progress))


def keep(store: Repository, chosen: tuple[Candidate, ...]) -> None:
    """Take articles into the store in the background."""
    st.session_state[_STORING] = Job(lambda progress: store_articles(store, chosen, progress))


def under_way() -> Job[Preview] | Job[Stored] | None:
    """Give the work that is under way or just done, or `None`."""
    job: Job[Preview] | Job[Stored] | None
    job = st.session_state.get(_STORING) or st.session_state.get(_READING)
    return job


def storing() -> bool:
    """Whether articles are being taken in, rather than read."""
    return _STORING in st.session_state


def busy() -> bool:
    """Whether work is under way."""
    job = under_way()
    return job is not None and job.running


def settle_jobs() -> str:
    """
    Take over what finished work gave.

    Returns
    -------
    str
        What went wrong with the whole of it; empty where nothing did.
    """
    job = under_way()
    if job is None or job.running:
        return ""
    if storing():
        done = st.session_state.pop(_STORING)
        st.session_state[_STORED] = done.result
        if done.result is not None:
            _leave_out(done.result.taken)
        return str(done.problem)
    done = st.session_state.pop(_READING)
    st.session_state[_FOUND] = done.result
    return str(done.problem)


def _leave_out(taken: tuple[str, ...]) -> None:
    """Drop from the preview what was taken in; what a stop left out stays."""
    before = found()
    if before is not None:
        left = tuple(one for one in before.candidates if one.article.id not in taken)
        st.session_state[_FOUND] = Preview(candidates=left) if left else None


def found() -> Preview | None:
    """Give what was found and not yet taken in, or `None`."""
    waiting: Preview | None = st.session_state.get(_FOUND)
    return waiting


def stored() -> Stored | None:
    """Give what was taken in last, or `None`."""
    taken: Stored | None = st.session_state.get(_STORED)
    return taken


def discard() -> None:
    """Let go what was found, and what was told of the last time."""
    for name in (_FOUND, _STORED):
        st.session_state.pop(name, None)
    st.session_state["dropped-turn"] = st.session_state.get("dropped-turn", 0) + 1
