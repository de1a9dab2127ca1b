"""Where new articles come from: files, pasted text, pages and feeds, a folder."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboard.articles import SIZE_LIMIT_BYTES, SUFFIXES
from dashboard.components.decision_words import moment_words
from dashboard.components.entry import FIRST_DAY, LAST_DAY
from dashboard.components.intake_state import begin, busy
from dashboard.components.markup import draw, joined, tag
from dashboard.components.reasons import explained
from dashboard.errors import ArticleError, ConfigurationError
from dashboard.intake import (
    Found,
    Problem,
    Watch,
    pasted,
    read_dropped,
    read_online,
    start_watch,
    stop_watch,
    watched,
)
from dashboard.model import Article
from dashboard.selection import use_interface_language
from dashboard.settings import Settings, read_settings, write_settings
from dashboard.store import Repository
from dashboard.translation import counted, direction, msgid, tr

__all__ = ["draw_sources", "problems_markup"]

LONGEST_PASTE = 200_000
"""Code points; a longer text is a file."""

LOOK_EVERY_S = 2.0
"""How often the page tells what the watch of a folder has seen."""

_UPLOAD_STYLE = (
    '<style>[data-testid=stFileUploaderDropzone] button p::after {{ content: "{words}"; }}</style>'
)


def draw_sources(store: Repository) -> None:
    """Draw the choice of a source and its form."""
    chosen = st.segmented_control(
        tr("Source"),
        list(_FORMS),
        format_func=lambda name: tr(_FORMS[name][0]),
        default="files",
        required=True,
        key="source",
        label_visibility="collapsed",
    )
    _FORMS[chosen or "files"][1](store)


def problems_markup(problems: tuple[Problem, ...]) -> Markup:
    """List what could not be read, each with its name and what is wrong."""
    rows = (
        tag(
            "li",
            tag("b", tag("bdi", one.where)),
            " ",
            tag("bdi", explained(one.reason), dir=direction()),
        )
        for one in problems
    )
    return tag("ul", joined(rows), dir=direction(), class_="ms-problems")


def _files_form(store: Repository) -> None:
    key = f"dropped-{st.session_state.get('dropped-turn', 0)}"
    # Streamlit's own words on the button know no other language than English.
    st.html(_UPLOAD_STYLE.format(words=tr("Choose files")))
    st.file_uploader(
        tr(
            "Drop articles here: text, pages, PDF, Word, JSON or CSV, up to {n} MB each",
            n=SIZE_LIMIT_BYTES // 1_000_000,
        ),
        type=[suffix.removeprefix(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=key,
        on_change=_read_files,
        args=(store, key),
        disabled=busy(),
    )


def _read_files(store: Repository, key: str) -> None:
    files = [(one.name, one.getvalue()) for one in st.session_state[key]]
    if files:
        begin(store, lambda _progress: read_dropped(files))


def _paste_form(store: Repository) -> None:
    with st.form("paste", border=False):
        text = st.text_area(
            tr("Text of the article"), height=260, max_chars=LONGEST_PASTE, key="paste-text"
        )
        beside_title, beside_outlet = st.columns(2)
        title = beside_title.text_input(tr("Title"), placeholder=tr("optional"), key="paste-title")
        outlet = beside_outlet.text_input(
            tr("Outlet"), placeholder=tr("optional"), key="paste-outlet"
        )
        day = st.date_input(
            tr("Published on"),
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key="paste-day",
            help=tr('Optional; weekdays and words such as "yesterday" are dated by it'),
        )
        if st.form_submit_button(tr("Read it"), type="primary", disabled=busy()):
            make = partial(pasted, text, title=title, outlet=outlet, published=day)
            name = tr("Pasted text")
            begin(store, lambda _progress: _gather_pasted(make, name))
            st.rerun()


def _gather_pasted(make: Callable[[], Article], name: str) -> Found:
    try:
        return Found(articles=(make(),))
    except ArticleError as error:
        return Found(problems=(Problem(where=name, reason=str(error)),))


def _web_form(store: Repository) -> None:
    settings = read_settings()
    allowed = st.toggle(
        tr("Let Marsad fetch pages from the internet"), value=settings.online, key="online"
    )
    if allowed != settings.online:
        _allow(replace(settings, online=allowed))
    if not allowed:
        words = tr("Off: nothing leaves this machine. On: the pages you name, and no others.")
        draw(tag("p", words, dir=direction(), class_="ms-note"))
        return
    with st.form("web", border=False):
        lines = st.text_area(
            tr("Addresses of pages, or of RSS and Atom feeds"),
            placeholder="https://",
            height=140,
            key="web-addresses",
        )
        words = tr("One a line. Their servers learn that someone here reads them.")
        draw(tag("p", words, dir=direction(), class_="ms-note"))
        if st.form_submit_button(tr("Fetch and read them"), type="primary", disabled=busy()):
            addresses = tuple(lines.split())
            begin(store, partial(read_online, addresses))
            st.rerun()


def _folder_form(store: Repository) -> None:
    watch = watched()
    if watch is not None:
        _draw_watch()
        return
    folder = st.text_input(tr("Folder on this machine"), key="watch-folder")
    words = tr("What is put there is read and shown as it comes, until you stop it.")
    draw(tag("p", words, dir=direction(), class_="ms-note"))
    if st.button(tr("Watch it"), type="primary", disabled=not folder.strip(), key="watch-start"):
        try:
            start_watch(store, Path(folder.strip()).expanduser())
        except ConfigurationError as error:
            st.error(tr("That could not be done: {why}", why=str(error)))
            return
        st.rerun()


def _allow(settings: Settings) -> None:
    try:
        write_settings(settings)
    except ConfigurationError as error:
        st.error(tr("That could not be done: {why}", why=str(error)))


@st.fragment(run_every=LOOK_EVERY_S)
def _draw_watch() -> None:
    """Tell what the watch has seen, again and again."""
    use_interface_language()
    watch = watched()
    if watch is None:
        return
    draw(_watch_markup(watch))
    if st.button(tr("Stop watching"), key="watch-stop"):
        stop_watch()
        st.rerun()


def _watch_markup(watch: Watch) -> Markup:
    seen = watch.seen
    looked = moment_words(seen.looked_at) if seen.looked_at else tr("not yet")
    return tag(
        "section",
        tag("p", tag("b", tr("Watching")), " ", tag("bdi", str(watch.folder)), class_="ms-mark"),
        tag("p", counted("{n} article taken in", "{n} articles taken in", seen.taken)),
        tag("p", tr("Last looked: {when}", when=looked), class_="ms-fact-note"),
        tag("p", tr("It holds more files than are looked at.")) if seen.overflow else "",
        problems_markup(seen.problems) if seen.problems else "",
        dir=direction(),
        class_="ms-watch",
    )


_FORMS: dict[str, tuple[str, Callable[[Repository], None]]] = {
    "files": (msgid("Files"), _files_form),
    "paste": (msgid("Paste"), _paste_form),
    "web": (msgid("Web"), _web_form),
    "folder": (msgid("Folder"), _folder_form),
}
