"""Land, borders, rivers and names of the print map."""

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle as Patch
from matplotlib.patheffects import withStroke

from dashboard.briefing.basemap import PlaceName, ground_of, town_names
from dashboard.briefing.fonts import font, text_width
from dashboard.briefing.placement import Canvas
from dashboard.briefing.theme import Colour, Size
from dashboard.briefing.view import Rectangle, View

__all__ = ["draw_ground", "draw_names"]

_HALO = withStroke(linewidth=1.8, foreground=Colour.HALO)

_LINE_HEIGHT = 1.3
_DOT, _MAJOR_DOT = 2.0, 2.8
"""Diameters of the dots that mark towns, in points."""

MOST_TOWNS = 34
"""Names of towns at most; more would drown the incidents."""

_SEA, _LAND, _RIVER, _BORDER, _NAME = range(5)
"""Order of drawing; incidents lie above."""


def draw_ground(axes: Axes, view: View) -> None:
    """Draw sea, land, rivers and borders."""
    frame, ground = view.frame, ground_of(view)
    sea = Patch((frame.x, frame.y), frame.width, frame.height, facecolor=Colour.SEA, zorder=_SEA)
    axes.add_patch(sea)
    if len(ground.land):
        # the edge in the land's own colour closes hairline gaps between neighbours
        _on_page(ground.land, view).plot(
            ax=axes,
            aspect=None,
            facecolor=Colour.LAND,
            edgecolor=Colour.LAND,
            linewidth=0.5,
            zorder=_LAND,
        )
    if len(ground.rivers):
        _on_page(ground.rivers, view).plot(
            ax=axes, aspect=None, color=Colour.RIVER, linewidth=0.9, zorder=_RIVER
        )
    if len(ground.borders):
        _on_page(ground.borders, view).plot(
            ax=axes, aspect=None, color=Colour.BORDER, linewidth=0.8, zorder=_BORDER
        )


def draw_names(axes: Axes, view: View, canvas: Canvas) -> None:
    """Write names of countries and towns wherever there is room."""
    for country in ground_of(view).countries:
        _write_country(axes, country, view, canvas)
    written = 0
    for town in town_names(view):
        written += _write_town(axes, town, view, canvas)
        if written == MOST_TOWNS:
            break


def _write_country(axes: Axes, name: PlaceName, view: View, canvas: Canvas) -> None:
    text = name.text.upper()
    width, height = text_width(text, Size.COUNTRY), Size.COUNTRY * _LINE_HEIGHT
    x, y = view.place(name.lon, name.lat)
    box = Rectangle(x=x - width / 2, y=y - height / 2, width=width, height=height)
    if not canvas.is_free(box):
        return
    canvas.take(box)
    axes.text(
        x,
        y,
        text,
        ha="center",
        va="center",
        color=Colour.COUNTRY,
        zorder=_NAME,
        fontproperties=font(Size.COUNTRY),
        path_effects=[_HALO],
        parse_math=False,
    )


def _write_town(axes: Axes, name: PlaceName, view: View, canvas: Canvas) -> bool:
    """Write a town's name beside its dot; `False` where there is no room."""
    at = view.place(name.lon, name.lat)
    width, height = text_width(name.text, Size.TOWN), Size.TOWN * _LINE_HEIGHT
    box = canvas.put_beside(at, width=width, height=height, radius=_MAJOR_DOT)
    if box is None:
        return False
    axes.plot(
        *at,
        marker="o",
        markersize=_MAJOR_DOT if name.is_major else _DOT,
        color=Colour.TOWN,
        markeredgewidth=0,
        zorder=_NAME,
    )
    axes.text(
        box.x + width / 2,
        box.y + height / 2,
        name.text,
        ha="center",
        va="center",
        color=Colour.TOWN,
        zorder=_NAME,
        path_effects=[_HALO],
        parse_math=False,
        fontproperties=font(Size.TOWN, "bold" if name.is_major else "normal"),
    )
    return True


def _on_page(shapes: gpd.GeoSeries, view: View) -> gpd.GeoSeries:
    return gpd.GeoSeries(shapely.transform(shapes.to_numpy(), view.places))
