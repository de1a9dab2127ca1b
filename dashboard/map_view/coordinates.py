"""A point in the three notations that people brief with, and back."""

import re
import warnings
from dataclasses import dataclass

from mgrs import MGRS
from mgrs.core import MGRSError

__all__ = ["Notations", "notations", "read_coordinates"]

_MGRS = re.compile(r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(?:\d{2}){1,5}", re.IGNORECASE)
_NUMBER = r"([+-]?\d{1,3}(?:\.\d+)?)"
_DECIMAL = re.compile(rf"\s*{_NUMBER}\s*[,;\s]\s*{_NUMBER}\s*")
_MOST_LAT, _MOST_LON = 90, 180

MGRS_DIGITS = 4
"""Digits per axis: 10 m, finer than any place here is known."""

MGRS_LIMIT_DEG = 80.0
"""South of 80° S and north of 84° N the grid is another one; 80° keeps clear of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notations:
    """Decimal degrees (latitude first, as is read aloud), degrees-minutes-seconds, and MGRS."""

    decimal: str
    dms: str
    mgrs: str


def notations(*, lon: float, lat: float) -> Notations:
    """
    Write a point in each notation.

    Parameters
    ----------
    lon, lat
        Decimal degrees; `lon` is brought into [-180, 180).

    Returns
    -------
    Notations
        `mgrs` is empty near the poles.
    """
    lon, lat = round((lon + 180) % 360 - 180, 6), round(lat, 6)
    grid = MGRS().toMGRS(lat, lon, MGRSPrecision=MGRS_DIGITS) if abs(lat) < MGRS_LIMIT_DEG else ""
    return Notations(
        decimal=f"{lat:.5f}, {lon:.5f}",
        dms=f"{_degrees(lat, 'NS')}, {_degrees(lon, 'EW')}",
        mgrs=_spaced(grid),
    )


def _degrees(angle: float, sides: str) -> str:
    """Write an angle in degrees, minutes and seconds, and the side of zero it lies on."""
    minutes, hundredths = divmod(round(abs(angle) * 3600 * 100), 60 * 100)
    degrees, minutes = divmod(minutes, 60)
    return f"{degrees}° {minutes}′ {hundredths / 100:g}″ {sides[int(angle < 0)]}"


def _spaced(grid: str) -> str:
    """Write `38SKC6322639874` as `38S KC 6322 3987`."""
    if not grid:
        return ""
    zone, square, digits = (
        grid[: -2 * MGRS_DIGITS - 2],
        grid[-2 * MGRS_DIGITS - 2 : -2 * MGRS_DIGITS],
        grid[-2 * MGRS_DIGITS :],
    )
    return f"{zone} {square} {digits[:MGRS_DIGITS]} {digits[MGRS_DIGITS:]}"


def read_coordinates(text: str) -> tuple[float, float] | None:
    """
    Read a point in any of the notations.

    Returns
    -------
    tuple or None
        Lon-lat in degrees; `None` where the text is not a point.
    """
    grid = "".join(text.split())
    if _MGRS.fullmatch(grid):
        try:
            lat, lon = MGRS().toLatLon(grid.upper())
        except MGRSError:
            return None
        return float(lon), float(lat)
    if plain := _DECIMAL.fullmatch(text):
        lat, lon = (float(number) for number in plain.groups())
        return (lon, lat) if abs(lat) <= _MOST_LAT and abs(lon) <= _MOST_LON else None
    return _read_degrees(text) if "°" in text else None


def _read_degrees(text: str) -> tuple[float, float] | None:
    """Read degrees, minutes and seconds; without the sign geopy guesses, so it is asked for."""
    from geopy.point import Point  # noqa: PLC0415 - brings all of geopy's geocoders

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # geopy only warns of a latitude beyond the pole
            point = Point(text)
    except (ValueError, UserWarning):
        return None
    return float(point.longitude), float(point.latitude)
