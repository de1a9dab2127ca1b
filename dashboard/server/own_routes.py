"""Our own addresses beside Streamlit's, loaded when the first of them is asked for (edge)."""

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["OwnRoutes"]

_PREFIXES = ("/api/", "/assets/", "/tiles/")


class OwnRoutes:
    """
    ASGI middleware that answers our own addresses; all else goes on.

    What they need, NumPy and the map's columns first of all, is imported with the first request:
    a browser asks for them a second after the page, and until then the page's own files are sent.

    Parameters
    ----------
    app
        Streamlit's application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._ours: Starlette | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or pass on."""
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIXES):
            await self._app(scope, receive, send)
            return
        if self._ours is None:
            self._ours = await run_in_threadpool(_load)
        await self._ours(scope, receive, send)


def _load() -> Starlette:
    from dashboard.server.routes import routes  # noqa: PLC0415 - as told above

    return Starlette(routes=routes())
