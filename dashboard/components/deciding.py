"""Record what the analyst decides, and go on with the incident that came of it."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from dashboard.decisions import Action, Decision, IncidentRef, decide, undo
from dashboard.errors import ConfigurationError, InvalidRecordError, StoreError
from dashboard.selection import select
from dashboard.server.workspace import workspace
from dashboard.settings import read_settings, write_settings
from dashboard.store import Repository
from dashboard.translation import tr

__all__ = ["act", "analyst", "keep_analyst", "ledger", "take_back"]

_ANALYST = "analyst"


def ledger() -> Repository | None:
    """Give the open store where it keeps decisions, or `None` where records are only shown."""
    records = workspace().records
    return records if isinstance(records, Repository) else None


def analyst() -> str:
    """Name who decides: as typed in this session, else as set for this machine."""
    if _ANALYST not in st.session_state:
        st.session_state[_ANALYST] = read_settings().analyst
    name: str = st.session_state[_ANALYST]
    return name


def keep_analyst(name: str) -> None:
    """Decide under this name from now on, in later sessions too."""
    if name.strip() == analyst():
        return
    st.session_state[_ANALYST] = name.strip()
    try:
        write_settings(replace(read_settings(), analyst=name.strip()))
    except ConfigurationError as error:
        st.error(tr("That could not be done: {why}", why=str(error)))


def act(incident_id: str, action: Action, *, why: str = "", done: str) -> None:
    """
    Record a decision on an incident and draw the page anew.

    Parameters
    ----------
    incident_id
        The incident as shown; the one that holds its first report afterwards becomes selected.
    done
        What to say when it is done, in the language in use.
    """
    store = ledger()
    assert store is not None
    try:
        subject = store.refer(incident_id)
        made = decide(subject, action, who=analyst(), when=datetime.now(UTC), why=why.strip())
        store.record(made)
    except (InvalidRecordError, StoreError) as error:
        st.error(tr("That could not be done: {why}", why=str(error)))
        return
    _go_on(subject, done)


def take_back(decision: Decision) -> None:
    """Undo a decision and draw the page anew."""
    store = ledger()
    assert store is not None
    try:
        store.record(undo(decision, who=analyst(), when=datetime.now(UTC)))
    except (InvalidRecordError, StoreError) as error:
        st.error(tr("That could not be done: {why}", why=str(error)))
        return
    _go_on(decision.subject, tr("Undone"))


def _go_on(subject: IncidentRef, done: str) -> None:
    """Select the incident that holds the first of the reports now, and say what was done."""
    incidents = workspace().refresh().incidents
    if subject.incident_id in incidents:
        home: str | None = subject.incident_id
    else:
        told = set(subject.report_ids)
        holding = (one for one in incidents.values() if told & {r.id for r in one.reports})
        home = next((one.id for one in holding), None)
    select(home)
    st.toast(done, icon=":material/check:")
    st.rerun()
