"""Start the dashboard on this machine only."""

import gc
import os
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from dashboard.errors import ConfigurationError, MarsadError
from dashboard.server.workspace import Records, Workspace, open_workspace

__all__ = ["free_port", "run"]

ADDRESS = "127.0.0.1"

USUAL_PORT = 8501

UPLOAD_LIMIT_MB = 20
"""Uploads are held in memory; larger files go through the command line."""

_TURN_S = 0.0005
"""How long a thread that computes may keep the server's from answering: a tenth of the usual."""

_SCRIPT = Path(__file__).parent.parent / "app.py"


def run(
    open_records: Callable[[], Records], *, port: int | None = None, open_browser: bool = True
) -> None:
    """
    Serve the dashboard until it is stopped.

    Parameters
    ----------
    open_records
        Opens what is to be shown, usually a `dashboard.store.Repository`, in a thread of its own
        while the browser loads the page.
    port
        TCP port on the loopback address; `None` takes the usual one, or a free one if it is taken.
    open_browser
        Whether to open the user's browser once the server answers.

    Raises
    ------
    ConfigurationError
        If the port asked for is taken.
    """
    chosen = free_port(port)
    opened = open_workspace(open_records)
    address = f"http://{ADDRESS}:{chosen}/"
    print(f"Marsad: {address}", flush=True)  # noqa: T201 - tells the user where to look
    if open_browser:
        threading.Thread(target=_open_when_up, args=(chosen, address), daemon=True).start()
    sys.setswitchinterval(_TURN_S)
    app = _app(chosen)
    # from here on the browser has its own files to load
    threading.Thread(target=_warm, args=(opened,), daemon=True).start()
    app.run(config=_settings(chosen))


def free_port(wanted: int | None) -> int:
    """
    Find a port to listen on.

    Raises
    ------
    ConfigurationError
        If `wanted` is given and taken.
    """
    for candidate in (wanted or USUAL_PORT, 0):
        with socket.socket() as probe:
            if os.name == "posix":
                # a port whose last connections are still closing is free, as uvicorn sees it too
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, candidate))
            except OSError as error:
                if wanted:
                    raise ConfigurationError(f"port {wanted} is taken: choose another") from error
                continue
            return int(probe.getsockname()[1])
    raise ConfigurationError("no free port on this machine")


def _app(port: int) -> Any:
    import streamlit as st  # noqa: PLC0415 - slow to import, and only the server needs it
    from starlette.middleware import Middleware  # noqa: PLC0415
    from streamlit.runtime.pages_manager import PagesManager  # noqa: PLC0415

    from dashboard.server.guard import Guard  # noqa: PLC0415
    from dashboard.server.own_routes import OwnRoutes  # noqa: PLC0415
    from dashboard.server.page_files import PageFiles  # noqa: PLC0415

    # dashboard/pages is a package of ours; without this, Streamlit takes its files for pages until
    # app.py has told the real ones, and the first link to one of those is "not found".
    PagesManager.uses_pages_directory = False
    _leave_out_foreign_components()
    ours = [Middleware(Guard, port=port), Middleware(PageFiles), Middleware(OwnRoutes)]
    return st.App(_SCRIPT, middleware=ours)


def _leave_out_foreign_components() -> None:
    """
    Keep Streamlit from reading the metadata of every installed package at each start.

    It looks for components that other packages bring; we use none, and the search takes up to a
    third of a second.
    """
    with suppress(ImportError):  # a version of Streamlit that searches elsewhere may go on so
        from streamlit.components.v2 import manifest_scanner  # noqa: PLC0415

        manifest_scanner.scan_component_manifests = lambda *_: []


def _settings(port: int) -> dict[str, Any]:
    """Streamlit's options: private, quiet, and in our colours."""
    return {
        "server.address": ADDRESS,
        "server.port": port,
        "server.headless": True,
        "server.showEmailPrompt": False,
        "server.enableXsrfProtection": True,
        "server.maxUploadSize": UPLOAD_LIMIT_MB,
        "server.fileWatcherType": "none",
        "server.enableStaticServing": False,
        "server.enableAgentApi": False,
        "browser.gatherUsageStats": False,
        "client.toolbarMode": "viewer",
        # no page frames ours, so none may send it messages; and checking each costs every click
        "client.allowedOrigins": [],
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.showSidebarNavigation": False,
        "runner.magicEnabled": False,
        "logger.level": "warning",
        **_THEME,
    }


_THEME: dict[str, Any] = {
    "theme.baseRadius": "0.5rem",
    "theme.baseFontSize": 15,
    "theme.light.primaryColor": "#0b6b8a",
    "theme.light.backgroundColor": "#fbfaf7",
    "theme.light.secondaryBackgroundColor": "#f0eee8",
    "theme.light.textColor": "#1f262d",
    "theme.light.borderColor": "#dedad1",
    "theme.dark.primaryColor": "#5cb8d6",
    "theme.dark.backgroundColor": "#12171c",
    "theme.dark.secondaryBackgroundColor": "#1b2229",
    "theme.dark.textColor": "#e4e7ea",
    "theme.dark.borderColor": "#2e3740",
}


def _warm(opened: Workspace) -> None:
    """Do what the first page needs while the browser is still loading its own files."""
    from dashboard.pages import overview  # noqa: F401, PLC0415 - imported for its time
    from dashboard.server.prepared import basemap, prepared_script  # noqa: PLC0415

    try:
        with suppress(MarsadError):  # the page asks again, and says what is wrong
            opened.refresh()
        prepared_script("en")
        basemap()
    finally:
        # what is there now stays, so the collector need not walk it at every turn
        gc.freeze()
        gc.enable()


def _open_when_up(port: int, address: str, *, patience_s: float = 20.0) -> None:
    """Open the browser as soon as the server takes connections."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                webbrowser.open(address)
                return
        time.sleep(0.05)
