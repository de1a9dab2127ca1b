"""What was found in new articles, before it is taken in."""

import streamlit as st
from markupsafe import Markup

from dashboard.components.adding import problems_markup
from dashboard.components.dossier import outlet_name, report_markup
from dashboard.components.intake_state import (
    discard,
    found,
    keep,
    settle_jobs,
    stored,
    storing,
    under_way,
)
from dashboard.components.markup import draw, joined, plain, tag
from dashboard.components.reasons import explained
from dashboard.components.symbols import symbol_picture
from dashboard.components.wording import BASES, ROLES, TYPES, date_words, day_words, place_name
from dashboard.intake import Candidate, Preview, Standing
from dashboard.map_view.symbols import ROLE_MARKS
from dashboard.model import Extraction, Report
from dashboard.selection import use_interface_language
from dashboard.server.workspace import workspace
from dashboard.store import Repository
from dashboard.translation import counted, direction, msgid, tr

__all__ = ["draw_preview"]

POLL_S = 0.4
"""How often the page asks how far the work is."""

MOST_SHOWN = 30
"""Articles shown in full; of more, only the number is told."""

_STANDINGS = {
    Standing.NEW: msgid("New"),
    Standing.KNOWN: msgid("In the store already"),
    Standing.SAME_TEXT: msgid("The store has the same text under another name"),
    Standing.REPLACES: msgid("Would replace the stored article of the same name"),
    Standing.UNREADABLE: msgid("Can't be read"),
}

_OFFERED = frozenset({Standing.NEW, Standing.SAME_TEXT, Standing.REPLACES})
"""Standings that can be taken in."""


def draw_preview(store: Repository) -> None:
    """Draw the progress of work under way, or what was found, or what was taken in."""
    if problem := settle_jobs():
        st.error(tr("That could not be done: {why}", why=problem))
    waiting = found()
    if under_way() is not None:
        _draw_progress()
    elif waiting is not None:
        _draw_found(store, waiting)
    elif stored() is None:
        words = tr("What is found in new articles is shown here first. Nothing is kept before.")
        draw(tag("p", words, dir=direction(), class_="ms-note ms-hint"))
    _draw_stored()


@st.fragment(run_every=POLL_S)
def _draw_progress() -> None:
    use_interface_language()
    job = under_way()
    if job is None or not job.running:
        st.rerun()
    progress = job.progress
    words = tr("Taking articles in") if storing() else tr("Reading articles")
    told = tr("{what}: {done} of {total}", what=words, done=progress.done, total=progress.total)
    st.progress(progress.share, text=told if progress.total else words)
    if progress.stopped:
        draw(tag("p", tr("Stopping after this article"), dir=direction(), class_="ms-note"))
    elif st.button(tr("Stop"), icon=":material/stop:", key="job-stop"):
        progress.stop()


def _draw_stored() -> None:
    done = stored()
    if done is None:
        return
    incidents = len(workspace().refresh().incidents)
    told = counted("{n} article taken in.", "{n} articles taken in.", len(done.taken))
    shown = counted("The map knows {n} incident.", "The map knows {n} incidents.", incidents)
    st.success(f"{told} {shown}")
    if done.problems:
        draw(problems_markup(done.problems))


def _draw_found(store: Repository, waiting: Preview) -> None:
    if waiting.problems:
        told = counted("{n} could not be read", "{n} could not be read", len(waiting.problems))
        draw(tag("h3", told, dir=direction(), class_="ms-h3"))
        draw(problems_markup(waiting.problems))
    if not waiting.candidates:
        return
    chosen = _chosen(waiting)
    with st.container(horizontal=True, key="preview-bar", vertical_alignment="center"):
        label = counted("Add {n} article", "Add {n} articles", len(chosen))
        if st.button(label, type="primary", disabled=not chosen, key="preview-add"):
            keep(store, chosen)
            st.rerun()
        st.button(tr("Discard"), on_click=discard, key="preview-discard")
        draw(tag("span", _sum(waiting), dir=direction(), class_="ms-note"))
    for candidate in waiting.candidates[:MOST_SHOWN]:
        _draw_candidate(candidate)
    if (more := len(waiting.candidates) - MOST_SHOWN) > 0:
        told = counted("and {n} more article", "and {n} more articles", more)
        draw(tag("p", told, dir=direction(), class_="ms-note"))


def _chosen(waiting: Preview) -> tuple[Candidate, ...]:
    """Give the articles ticked; a new one is until the analyst says otherwise."""
    return tuple(
        one
        for one in waiting.candidates
        if one.standing in _OFFERED
        and st.session_state.get(_key(one), one.standing is Standing.NEW)
    )


def _key(candidate: Candidate) -> str:
    return f"take-{candidate.article.id}-{candidate.article.digest[:8]}"


def _sum(waiting: Preview) -> str:
    reports = sum(len(one.extraction.reports) for one in waiting.candidates if one.extraction)
    articles = counted("{n} article", "{n} articles", len(waiting.candidates))
    return tr(", ").join((articles, counted("{n} report", "{n} reports", reports)))


def _draw_candidate(candidate: Candidate) -> None:
    article = candidate.article
    with st.container(key=f"found-{article.id}-{article.digest[:8]}", border=True):
        st.checkbox(
            plain(article.title or outlet_name(article, article.id)),
            value=candidate.standing is Standing.NEW,
            disabled=candidate.standing not in _OFFERED,
            key=_key(candidate),
        )
        draw(_candidate_markup(candidate))


def _candidate_markup(candidate: Candidate) -> Markup:
    article, extraction = candidate.article, candidate.extraction
    reports = extraction.reports if extraction else ()
    told = [tr(_STANDINGS[candidate.standing])]
    if article.outlet:
        told.append(article.outlet)
    if extraction and extraction.publication.day:
        day, basis = extraction.publication.day, extraction.publication.basis
        told.append(f"{day_words(day)} ({tr(BASES[basis])})")
    told.append(counted("{n} report", "{n} reports", len(reports)))
    shown = (_report_line(report) + report_markup(report, article) for report in reports)
    return tag(
        "section",
        tag("p", tag("bdi", tr(" · ").join(told)), class_="ms-note"),
        tag("p", tag("bdi", candidate.problem), class_="ms-note") if candidate.problem else "",
        _none_markup(extraction),
        _undated_markup(extraction),
        joined(shown),
        dir=direction(),
        class_="ms-found",
    )


def _none_markup(extraction: Extraction | None) -> Markup | str:
    """Say why a whole text was taken for no attack: an analyst may think otherwise."""
    if extraction is None or not extraction.set_aside:
        return ""
    why = explained(extraction.set_aside)
    return tag("p", tr("Nothing was taken for an attack: {why}", why=why), class_="ms-note")


def _undated_markup(extraction: Extraction | None) -> Markup | str:
    """Say why days that the text names are not dated, and what follows from it."""
    if extraction is None or extraction.publication.day is not None:
        return ""
    if all(report.date for report in extraction.reports):
        return ""
    words = tr(
        "The day of publication is not known: what the text dates by weekday stays without a date, "
        "and may stand beside the same event from another article. Give the day, and read it again."
    )
    return tag("p", words, class_="ms-note ms-hint")


def _report_line(report: Report) -> Markup:
    place = place_name(report.location.value) if report.location else tr("no place")
    when = date_words(report.date.value if report.date else None)
    words = tr(" · ").join((tr(ROLES[report.role.value]), tr(TYPES[report.event_type.value])))
    return tag(
        "p",
        symbol_picture(ROLE_MARKS[report.role.value], size_px=18),
        tag("b", words),
        tag("span", tag("bdi", tr(" · ").join((place, when)))),
        class_="ms-report-line",
    )
