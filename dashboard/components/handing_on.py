"""What the page to brief from asks for and offers: a form, and files made when they are wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from dashboard.components.deciding import ledger
from dashboard.export import Handover, hand_over
from dashboard.filters import Filter
from dashboard.server.snapshot import Snapshot
from dashboard.translation import LANGUAGES, Language, language, tr

__all__ = ["Download", "Wording", "draw_downloads", "draw_wording", "handed_over"]

_NAMES: dict[Language, str] = {"en": "English", "ar": "العربية"}  # each in itself

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Dates a file of records that nobody keeps."""

_LONGEST = 120
"""Code points of a title or banner that a page has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How a briefing is to be worded."""

    language: Language
    title: str
    banner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to take along; `make` is called when it is wanted, and not before."""

    label: str
    suffix: str
    make: Callable[[], bytes]


def handed_over(desk: Snapshot, chosen: Filter) -> Handover:
    """Gather exactly what a filter leaves."""
    store = ledger()
    return hand_over(
        (desk.incidents[key] for key in desk.found_ids(chosen)),
        desk.links,
        desk.articles.values(),
        as_of=(store.last_change() if store else None) or _NEVER,
    )


def draw_wording() -> Wording:
    """Ask for language, title and banner."""
    spoken = st.segmented_control(
        tr("Language of the brief"),
        LANGUAGES,
        default=language(),
        format_func=lambda code: _NAMES[code],
    )
    title = st.text_input(tr("Title"), max_chars=_LONGEST, key="brief-title")
    banner = st.text_input(
        tr("Banner"), max_chars=_LONGEST, key="brief-banner",
        help=tr("Free text above and below each page, such as a marking"),
    )  # fmt: skip
    return Wording(language=spoken or language(), title=title, banner=banner)


def draw_downloads(files: Sequence[Download], *, key: str, is_brief: bool = False) -> None:
    """Offer files; a brief that is taken along is noted in the store."""
    with st.container(horizontal=True, key=key):
        for file in files:
            st.download_button(
                file.label,
                file.make,
                file_name=f"marsad{file.suffix}",
                key=f"{key}{file.suffix}",
                on_click=_note if is_brief else "ignore",
                args=(file.suffix.removeprefix("."),) if is_brief else None,
            )


def _note(form: str) -> None:
    if store := ledger():
        store.mark_brief(note=form)
