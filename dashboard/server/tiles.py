"""
A map from the internet under the incidents, only while the user wants it (edge: opens sockets).

The page never asks another host: it asks us, and we ask the tile server, so that the page's policy
stays closed and no cookie, referrer or filter leaves. What does leave is which part of the world is
looked at. The wish is kept by the running server only: every start begins offline.
"""

import os
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from dashboard.errors import ConfigurationError, MarsadError

__all__ = ["CREDIT_VARIABLE", "MOST_ZOOM", "TILES_VARIABLE", "Tile", "TileSource", "tile_source"]

TILES_VARIABLE = "MARSAD_TILES"
"""Address of a tile server with `{z}`, `{x}` and `{y}`, in place of OpenStreetMap's."""

CREDIT_VARIABLE = "MARSAD_TILES_CREDIT"
"""Whom the map must name when `MARSAD_TILES` is set."""

MOST_ZOOM = 19

_USUAL = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
_USUAL_CREDIT = "© OpenStreetMap contributors"

_PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
_LARGEST_BYTES = 1_000_000
_PATIENCE_S = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A picture as it came, with its media type."""

    media_type: str
    data: bytes


class TileSource:
    """
    One tile server, and whether the user lets us ask it.

    Parameters
    ----------
    template
        Its address with `{z}`, `{x}` and `{y}`.
    credit
        Whom the map must name.
    named_by_user
        Then it may stand on this machine or network; else only on the public internet.

    Raises
    ------
    ConfigurationError
        If the address is not one of http or https with the three places.
    """

    def __init__(self, template: str, *, credit: str, named_by_user: bool) -> None:
        parts = urlsplit(template)
        fits = parts.scheme in {"http", "https"} and parts.hostname
        if not fits or any(place not in template for place in ("{z}", "{x}", "{y}")):
            expected = "an http or https address with {z}, {x} and {y}"
            raise ConfigurationError(f"{TILES_VARIABLE}={template}: expected {expected}")
        self.host = str(parts.hostname)
        self.credit = credit
        self.allowed = False
        self._template = template
        self._named_by_user = named_by_user

    def fetch(self, z: int, x: int, y: int) -> Tile:
        """
        Ask for one picture.

        Raises
        ------
        ConfigurationError
            If the user has not allowed it, or there is no such tile.
        MarsadError
            If the server can't be reached or answers with anything but a small picture.
        """
        if not self.allowed:
            raise ConfigurationError("the online map is off")
        if not (0 <= z <= MOST_ZOOM and 0 <= x < 2**z and 0 <= y < 2**z):
            raise ConfigurationError(f"no tile {z}/{x}/{y}")
        from dashboard.articles.addresses import is_public  # noqa: PLC0415 - few ever go online
        from dashboard.articles.fetching import Limits, fetch  # noqa: PLC0415

        url = self._template.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
        limits = Limits(size_bytes=_LARGEST_BYTES, time_s=_PATIENCE_S, redirects=0)
        allowed = _any_address if self._named_by_user else is_public
        found = fetch(url, accept=_PICTURES, limits=limits, allowed=allowed)
        return Tile(media_type=found.media_type, data=found.data)


def _any_address(_address: str) -> bool:
    return True


@cache
def tile_source() -> TileSource | None:
    """Give the server's one tile source; `None` where the variable that names it is no address."""
    named = os.environ.get(TILES_VARIABLE)
    credit = os.environ.get(CREDIT_VARIABLE, "") if named else _USUAL_CREDIT
    try:
        return TileSource(named or _USUAL, credit=credit, named_by_user=bool(named))
    except MarsadError:
        return None
