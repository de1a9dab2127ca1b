"""Addresses of our own beside Streamlit's: the map's script, its data and the basemap."""

import logging
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.errors import ConfigurationError
from dashboard.filters import Filter, read_filter
from dashboard.map_view.coordinates import notations
from dashboard.map_view.features import view
from dashboard.map_view.geodesic import measure
from dashboard.map_view.symbols import Mark
from dashboard.map_view.viewport import Viewport
from dashboard.server.assets import bundle
from dashboard.server.prepared import basemap, town_names
from dashboard.server.tile_routes import tile_routes
from dashboard.server.workspace import workspace
from gazetteer.errors import GazetteerError
from gazetteer.model import Point

__all__ = ["routes"]

_LOG = logging.getLogger(__name__)

MOST_POINTS = 200
"""Corners of a measured line; more is no measuring by hand."""

_HALF_CIRCLE = 180

_DAY_S = 86_400

_FOREVER = {"cache-control": f"private, max-age={365 * _DAY_S}, immutable"}
"""For what is addressed by its digest."""

_FRESH = {"cache-control": "no-store"}


def routes() -> list[BaseRoute]:
    """Give the routes to mount beside Streamlit's."""
    return [
        Route("/assets/bundle.js", _bundle),
        Route("/api/view", _view),
        Route("/api/drawn", _drawn),
        Route("/api/basemap.json", _basemap),
        Route("/api/towns.json", _towns),
        Route("/api/places", _places),
        Route("/api/point", _point),
        Route("/api/measure", _measure),
        *tile_routes(),
    ]


async def _bundle(_request: Request) -> Response:
    return Response(bundle().script, media_type="text/javascript", headers=_FOREVER)


async def _view(request: Request) -> Response:
    try:
        viewport = _viewport(request.query_params)
    except ConfigurationError as error:
        return PlainTextResponse(str(error), status_code=400)
    chosen = read_filter(request.query_params)
    hidden = _marks(request.query_params.get("hide", ""))
    found = await run_in_threadpool(_found, viewport, chosen, hidden)
    return JSONResponse(found, headers=_FRESH)


def _found(viewport: Viewport, chosen: Filter, hidden: frozenset[Mark]) -> dict[str, Any]:
    desk = workspace().latest()
    return view(desk.columns, viewport, desk.pins_shown(chosen, hidden=hidden))


async def _drawn(request: Request) -> Response:
    """Take note that the map shows what a filter leaves: the page waits to be drawn after it."""
    workspace().drawings.note(read_filter(request.query_params))
    return Response(status_code=204, headers=_FRESH)


async def _basemap(_request: Request) -> Response:
    text = await run_in_threadpool(basemap)
    return Response(text, media_type="application/geo+json", headers=_FOREVER)


async def _towns(_request: Request) -> Response:
    try:
        text = await run_in_threadpool(town_names)
    except GazetteerError:
        # the map is legible without names, and the gazetteer's own commands tell what is wrong
        _LOG.exception("no town names: the gazetteer can't be read")
        text = b"[]"
    return Response(text, media_type="application/json", headers=_FRESH)


async def _places(request: Request) -> Response:
    """Find places by name or coordinates; the names are the gazetteer's, not an article's."""
    from dashboard.map_view.finding import find_spots  # noqa: PLC0415 - brings the gazetteer

    try:
        spots = await run_in_threadpool(find_spots, request.query_params.get("q", ""))
    except GazetteerError:
        _LOG.exception("no place search: the gazetteer can't be read")
        spots = ()
    return JSONResponse([asdict(spot) for spot in spots], headers=_FRESH)


async def _point(request: Request) -> Response:
    """Write a point in every notation."""
    try:
        ((lon, lat),) = _line(request.query_params.get("at", ""))
    except ValueError:
        return PlainTextResponse("expected at=lon,lat", status_code=400)
    return JSONResponse(asdict(notations(lon=lon, lat=lat)), headers=_FRESH)


async def _measure(request: Request) -> Response:
    """Measure a line on the ground: its legs in metres and their first bearings in degrees."""
    try:
        legs = measure(_line(request.query_params.get("line", "")))
    except ValueError:
        return PlainTextResponse("expected line=lon,lat;lon,lat;...", status_code=400)
    return JSONResponse([asdict(leg) for leg in legs], headers=_FRESH)


def _line(text: str) -> list[tuple[float, float]]:
    """
    Read `lon,lat;lon,lat`.

    Raises
    ------
    ValueError
        If a part is not two numbers of a place on earth, or there are too many.
    """
    points = []
    for part in text.split(";"):
        lon, lat = (float(number) for number in part.split(","))
        place = Point(lon=(lon + _HALF_CIRCLE) % (2 * _HALF_CIRCLE) - _HALF_CIRCLE, lat=lat)
        points.append((place.lon, place.lat))
    if len(points) > MOST_POINTS:
        raise ValueError(f"{len(points)} points: expected {MOST_POINTS} at most")
    return points


def _marks(names: str) -> frozenset[Mark]:
    """Read the marks whose layers are switched off; unknown names are left out."""
    return frozenset(mark for mark in Mark if mark in names.split(","))


def _viewport(query: QueryParams) -> Viewport:
    """Read `bbox=west,south,east,north` and `zoom` from an address."""
    try:
        west, south, east, north = (float(part) for part in query["bbox"].split(","))
        zoom = float(query["zoom"])
    except (KeyError, ValueError) as error:
        raise ConfigurationError("expected bbox=west,south,east,north and zoom=number") from error
    return Viewport(west=west, south=south, east=east, north=north, zoom=zoom)
