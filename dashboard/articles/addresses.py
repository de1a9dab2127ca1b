"""Which addresses a page may be fetched from: those of the public internet and no others."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit

from dashboard.errors import ArticleError

__all__ = ["Address", "checked", "is_public"]

Address = IPv4Address | IPv6Address

LONGEST_URL = 2_000
"""Characters; what browsers and servers agree on."""

_SCHEMES = ("http", "https")

_SPECIAL = (
    ip_network("192.0.0.0/24"),  # protocol assignments, which Python counts as global in part
    ip_network("168.63.129.16/32"),  # Azure's metadata, in a public range
    ip_network("64:ff9b::/96"),  # NAT64: any IPv4 address may lie behind it
)

_KEPT = "/%:@!$&'()*+,;=~-._"
"""Characters that a path keeps; others, Arabic letters among them, are percent-encoded."""


def is_public(address: str) -> bool:
    """
    Tell whether an IP address belongs to the public internet.

    Parameters
    ----------
    address
        As resolved; an IPv6 zone is allowed.

    Returns
    -------
    bool
        `False` for private, loopback, link-local, shared, reserved and multicast addresses, for
        the metadata services of clouds, and for IPv6 addresses that wrap such an IPv4 address.
    """
    found = ip_address(address.partition("%")[0])
    if any(found in network for network in _SPECIAL if network.version == found.version):
        return False
    wrapped = _wrapped(found)
    return found.is_global and not found.is_multicast and all(map(is_public, wrapped))


def _wrapped(found: Address) -> tuple[str, ...]:
    if isinstance(found, IPv4Address):
        return ()
    teredo = found.teredo or ()
    inside = (found.ipv4_mapped, found.sixtofour, *teredo)
    return tuple(str(one) for one in inside if one is not None)


def checked(url: str) -> SplitResult:
    """
    Check an address before anything is asked of it.

    Returns
    -------
    urllib.parse.SplitResult
        Its parts, ready for a request: host in ASCII, path and query percent-encoded.

    Raises
    ------
    ArticleError
        If it is no plain http or https address.
    """
    text = url.strip()
    if not text or len(text) > LONGEST_URL or any(c.isspace() or ord(c) < 32 for c in text):  # noqa: PLR2004 - controls end at 32
        raise ArticleError(f"{text[:80]!r}: expected the address of a page")
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:
        raise ArticleError(f"{text[:80]!r}: {error}") from error
    if parts.scheme not in _SCHEMES or not host:
        raise ArticleError(f"{text[:80]!r}: expected an address that starts with http(s)://")
    if parts.username or parts.password:
        raise ArticleError(f"{text[:80]!r}: an address with a name or password is not fetched")
    name = f"[{host}]" if ":" in host else host
    return SplitResult(
        scheme=parts.scheme,
        netloc=f"{name}:{port}" if port else name,
        path=quote(parts.path or "/", safe=_KEPT),
        query=quote(parts.query, safe=_KEPT + "?/"),
        fragment="",
    )
