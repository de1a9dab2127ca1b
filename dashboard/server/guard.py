"""
The guard at the door: only pages of our own address reach the server.

A page of another site may send requests to a server on this machine, and with a name that it
points here (DNS rebinding) even read the answers. So every request and every socket must name our
own host, and where the browser tells the asking page's origin, it must be ours.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard"]

_NAMES = ("127.0.0.1", "localhost")

_POLICY = (
    "default-src 'self'",
    # Streamlit's page and folium's map script are inline; components load from blobs
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
"""What the browser may load: nothing from another host, whatever the page contains."""

_SECURITY_HEADERS = {
    "content-security-policy": "; ".join(_POLICY),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


class Guard:
    """
    ASGI middleware that answers 403 to a foreign `Host` or `Origin`.

    Parameters
    ----------
    app
        What it guards: Streamlit's routes, our own and the websocket alike.
    port
        The port we listen on; a page on another port of this machine is foreign too.
    """

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in _NAMES)
        self._origins = frozenset(f"http://{host}" for host in self._hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is ours, with security headers; refuse the rest."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif self._is_ours(Headers(scope=scope)):
            await self._app(scope, receive, _hardened(send))
        elif scope["type"] == "http":
            refusal = PlainTextResponse("Forbidden: foreign host or origin", status_code=403)
            await refusal(scope, receive, send)
        else:
            # closing before accepting is how ASGI spells 403 on a handshake
            await send({"type": "websocket.close", "code": 1008})

    def _is_ours(self, headers: Headers) -> bool:
        if headers.get("host", "").lower() not in self._hosts:
            return False
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in self._origins:
            return False
        # <img> and <script> of a foreign page tell their site but no Origin; a link may lead here
        foreign = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        return not foreign or headers.get("sec-fetch-mode") == "navigate"


def _hardened(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _SECURITY_HEADERS.items():
                headers[name] = value
        await send(message)

    return send_with_headers
