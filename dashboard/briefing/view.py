"""The window of the print map: degrees to points on the page."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.map_view.extent import REGION
from dashboard.model import Location

__all__ = ["Rectangle", "View", "fit"]

METRES_PER_DEGREE = 111_195.0
"""Of latitude, on a sphere of 6,371 km; the scale bar is good to half a per cent."""

LEAST_SPAN_DEG = 1.2
"""A single place is shown with some country round it."""

WIDEST_RADIUS_M = 60_000.0
"""Circles up to this radius are kept in the window whole; a wider one may run out of it."""

MOST_LEFT_OUT = 0.15
"""Part of the places that may lie outside the window."""

MUCH_SMALLER = 0.5
"""Part of the whole extent that the window must come down to, to be worth leaving places out."""

_PADDING = 0.13
_MOST_LAT = 85.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A box on the page in points; `y` counts upwards from the page's lower edge."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.y + self.height

    def overlaps(self, other: "Rectangle") -> bool:
        """Whether two boxes share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.top
            and other.y < self.top
        )

    def holds(self, other: "Rectangle") -> bool:
        """Whether another box lies in this one."""
        return (
            self.x <= other.x
            and other.right <= self.right
            and self.y <= other.y
            and other.top <= self.top
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """
    An equirectangular map, true to scale at its middle latitude.

    Attributes
    ----------
    frame
        Where it stands on the page.
    lon, lat
        Its middle, degrees.
    scale
        Points per degree of latitude.
    """

    frame: Rectangle
    lon: float
    lat: float
    scale: float

    @property
    def squeeze(self) -> float:
        """Width of a degree of longitude in degrees of latitude."""
        return math.cos(math.radians(self.lat))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees."""
        half_lon = self.frame.width / 2 / self.scale / self.squeeze
        half_lat = self.frame.height / 2 / self.scale
        return self.lon - half_lon, self.lat - half_lat, self.lon + half_lon, self.lat + half_lat

    @property
    def metres_per_point(self) -> float:
        """Scale at the middle."""
        return METRES_PER_DEGREE / self.scale

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Give the point on the page of a position."""
        x = self.frame.x + self.frame.width / 2 + (lon - self.lon) * self.scale * self.squeeze
        y = self.frame.y + self.frame.height / 2 + (lat - self.lat) * self.scale
        return x, y

    def places(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the points on the page of many positions, shape (n, 2)."""
        x, y = self.place(lonlat[:, 0], lonlat[:, 1])  # type: ignore[arg-type]
        return np.column_stack([x, y])


def fit(locations: Iterable[Location], frame: Rectangle) -> View:
    """Choose the window that shows the places, with some country round them."""
    boxes = _gathered(np.array([_box(one) for one in locations], dtype=float).reshape(-1, 4))
    west, south, east, north = (
        (*boxes[:, :2].min(axis=0), *boxes[:, 2:].max(axis=0)) if len(boxes) else REGION
    )
    lat = (south + north) / 2
    squeeze = math.cos(math.radians(lat))
    across = max((east - west) * squeeze, LEAST_SPAN_DEG) * (1 + 2 * _PADDING)
    along = max(north - south, LEAST_SPAN_DEG) * (1 + 2 * _PADDING)
    scale = min(frame.width / across, frame.height / along)
    return View(frame=frame, lon=float((west + east) / 2), lat=float(lat), scale=float(scale))


def _gathered(boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """
    Leave a few far places out if that makes the window much smaller; its edge points to them.

    A window of half the world for one place in a hundred would crowd the others on one spot.
    """
    spare = int(len(boxes) * MOST_LEFT_OUT)
    middle = np.median(boxes, axis=0) if len(boxes) else boxes
    by_distance = np.argsort(np.abs(boxes - middle).max(axis=1, initial=0.0), kind="stable")
    for count in range(len(boxes) - 1, len(boxes) - spare - 1, -1):
        kept = boxes[np.sort(by_distance[:count])]
        if _span(kept) < _span(boxes) * MUCH_SMALLER:
            return kept
    return boxes


def _span(boxes: NDArray[np.float64]) -> float:
    return float((boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).max(initial=LEAST_SPAN_DEG))


def _box(location: Location) -> tuple[float, float, float, float]:
    radius = min(location.uncertainty_m, WIDEST_RADIUS_M) / METRES_PER_DEGREE
    lat = max(min(location.lat, _MOST_LAT), -_MOST_LAT)
    aside = radius / math.cos(math.radians(lat))
    return location.lon - aside, lat - radius, location.lon + aside, lat + radius
