"""
Fetch one page from the internet within bounds; edge: opens sockets.

A host's name is resolved once, every address it has is checked, and the socket is opened to a
checked address: a name can't point elsewhere between check and use. Redirects are checked anew.
"""

import socket
import ssl
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Thread, Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin

from dashboard.articles.addresses import checked, is_public
from dashboard.errors import ArticleError

__all__ = ["Fetched", "Limits", "fetch"]

_CHUNK_BYTES = 65_536
_PORTS = {"http": 80, "https": 443}
_USER_AGENT = "marsad (reads pages that its user names)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GZIP_OR_ZLIB = 47  # zlib: window of 15 bits, header found by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a page may cost: bytes after unpacking, seconds in all, redirects."""

    size_bytes: int = 5_000_000
    time_s: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page as it came; `url` is where the last redirect led."""

    url: str
    media_type: str
    data: bytes


def fetch(
    url: str,
    *,
    accept: Collection[str],
    limits: Limits | None = None,
    allowed: Callable[[str], bool] = is_public,
) -> Fetched:
    """
    Fetch a page.

    Parameters
    ----------
    url
        An http or https address.
    accept
        Media types that are read; anything else is refused before its body is.
    limits
        By default those of `Limits`.
    allowed
        Which IP addresses may be asked.

    Raises
    ------
    ArticleError
        If the address is not one to ask, or the answer is none that is read, too long or too slow.
    """
    bounds = limits or Limits()
    deadline = monotonic() + bounds.time_s
    parts = checked(url)
    for _ in range(bounds.redirects + 1):
        with _asked(parts, accept, deadline, allowed) as response:
            if response.status not in _REDIRECTS:
                media_type = _accepted(parts, response, accept)
                data = _body(parts, response, bounds, deadline)
                return Fetched(url=parts.geturl(), media_type=media_type, data=data)
            parts = _next(parts, response)
    raise ArticleError(f"{url}: more than {bounds.redirects} redirects")


@contextmanager
def _asked(
    parts: SplitResult,
    accept: Collection[str],
    deadline: float,
    allowed: Callable[[str], bool],
) -> Iterator[HTTPResponse]:
    """Send the request; a watchdog hangs up at the deadline, however slowly bytes drip in."""
    try:
        opened = _connected(parts, deadline, allowed)
    except OSError as error:
        raise ArticleError(f"{parts.netloc}: can't be reached: {_told(error)}") from error
    watchdog = Timer(max(0.0, deadline - monotonic()), _hang_up, (opened,))
    watchdog.daemon = True
    watchdog.start()
    connection = HTTPConnection(parts.netloc)
    connection.sock = opened
    try:
        with closing(connection):
            response = _request(connection, parts, accept)
            if monotonic() >= deadline:  # headers that were cut off may look like short ones
                raise TimeoutError
            yield response
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, ArticleError):
            raise
        told = "took too long" if monotonic() >= deadline else f"broke off: {_told(error)}"
        raise ArticleError(f"{parts.geturl()}: {told}") from error
    finally:
        watchdog.cancel()


def _request(
    connection: HTTPConnection, parts: SplitResult, accept: Collection[str]
) -> HTTPResponse:
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    headers = {
        "Host": parts.netloc,
        "User-Agent": _USER_AGENT,
        "Accept": ", ".join(sorted(accept)),
        "Accept-Encoding": "gzip, identity",
        "Connection": "close",
    }
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


def _connected(
    parts: SplitResult, deadline: float, allowed: Callable[[str], bool]
) -> socket.socket:
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    addresses = _resolved(host, port, deadline)
    for address in addresses:
        if not allowed(address):
            raise ArticleError(f"{host}: {address} is not an address of the public internet")
    patience_s = max(0.01, deadline - monotonic())
    plain = socket.create_connection((addresses[0], port), timeout=patience_s)
    if parts.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except OSError:
        plain.close()
        raise


def _resolved(host: str, port: int, deadline: float) -> tuple[str, ...]:
    """Resolve a name, within the deadline too: the system's resolver has its own patience."""
    found: list[str] = []
    failed: list[OSError] = []

    def resolve() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except OSError as error:
            failed.append(error)

    thread = Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(max(0.0, deadline - monotonic()))
    if failed:
        raise failed[0]
    if thread.is_alive() or not found:
        raise ArticleError(f"{host}: its name was not resolved in time")
    return tuple(found)


def _hang_up(opened: socket.socket) -> None:
    try:
        opened.shutdown(socket.SHUT_RDWR)
    except OSError:
        opened.close()  # never connected, or gone already


def _accepted(parts: SplitResult, response: HTTPResponse, accept: Collection[str]) -> str:
    """Check status and media type before the body is read."""
    if response.status != HTTPStatus.OK:
        raise ArticleError(f"{parts.geturl()}: answered {response.status} {response.reason[:80]}")
    media_type = (response.getheader("Content-Type") or "").partition(";")[0].strip().lower()
    if media_type not in accept:
        raise ArticleError(
            f"{parts.geturl()}: is {media_type or 'of no stated type'}; "
            f"expected {', '.join(sorted(accept))}"
        )
    return media_type


def _next(parts: SplitResult, response: HTTPResponse) -> SplitResult:
    """Check where a redirect leads; a secure page may not lead to an open one."""
    target = response.getheader("Location")
    if not target:
        raise ArticleError(f"{parts.geturl()}: redirects to nowhere")
    following = checked(urljoin(parts.geturl(), target))
    if parts.scheme == "https" and following.scheme != "https":
        raise ArticleError(f"{parts.geturl()}: redirects to an address that is not secure")
    return following


def _body(parts: SplitResult, response: HTTPResponse, limits: Limits, deadline: float) -> bytes:
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "deflate"):
        raise ArticleError(f"{parts.geturl()}: is packed as {encoding[:40]}, which is not read")
    body = bytearray()
    for piece in _unpacked(_pieces(response, deadline), encoding, limits.size_bytes):
        body += piece
        if len(body) > limits.size_bytes:
            raise ArticleError(f"{parts.geturl()}: is longer than {limits.size_bytes / 1e6:.1f} MB")
    if monotonic() >= deadline:
        raise ArticleError(f"{parts.geturl()}: took too long")
    if response.length:
        raise ArticleError(f"{parts.geturl()}: broke off {response.length} bytes before its end")
    return bytes(body)


def _pieces(response: HTTPResponse, deadline: float) -> Iterator[bytes]:
    while monotonic() < deadline and (piece := response.read1(_CHUNK_BYTES)):
        yield piece


def _unpacked(pieces: Iterator[bytes], encoding: str, size_bytes: int) -> Iterator[bytes]:
    """Unpack piece by piece, never more than one byte beyond what is allowed."""
    if encoding == "identity":
        yield from pieces
        return
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    for piece in pieces:
        try:
            yield unpacker.decompress(piece, size_bytes + 1)
        except zlib.error as error:
            raise ArticleError(f"broken packing: {error}") from error


def _told(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
