"""
The files of Streamlit's page, answered at once (edge).

The page loads some eighty small files before it shows anything. Streamlit sends each through four
turns of a thread pool, which waits whenever Python computes; at the start, when the store and the
first page are being prepared, that made one second of a download that takes a tenth of one. The
files are few, on the local disk and read by one browser, so they are read where they are asked for.
"""

import mimetypes
import re
from pathlib import Path

import streamlit
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["PageFiles"]

_FOLDER = Path(streamlit.__file__).parent / "static"

_ICON_ADDRESS = "/favicon.png"
"""What Streamlit's page asks for; a sign of the page's own costs each start a table of emojis."""

_ICON = Path(__file__).parent.parent / "components" / "assets" / "icon.svg"

_NAMED_BY_CONTENT = re.compile(r"/static/(?:js|css|media)/[\w-]+(?:\.[\w-]+)+")
"""One file of one folder: no other part of the disk can be named."""

_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}

_FOREVER = {"cache-control": "public, immutable, max-age=31536000"}
"""Their names change with their content; Streamlit says the same of them."""


class PageFiles:
    """
    ASGI middleware that answers a GET of one of Streamlit's files or of our sign; all else goes on.

    Parameters
    ----------
    app
        Streamlit's application, which answers what is not such a file.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on."""
        answer = _file(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (answer or self._app)(scope, receive, send)


def _file(scope: Scope) -> Response | None:
    path = str(scope["path"])
    if path == _ICON_ADDRESS:
        return Response(_ICON.read_bytes(), media_type="image/svg+xml")
    if not _NAMED_BY_CONTENT.fullmatch(path):
        return None
    file = _FOLDER / path[1:]
    try:
        content = file.read_bytes()
    except OSError:
        return None  # Streamlit says what is wrong
    kind = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    return Response(content, media_type=kind, headers=_FOREVER)
