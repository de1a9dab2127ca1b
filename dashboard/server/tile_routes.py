"""The online map's addresses: its switch, and its pictures while the switch is on."""

import logging
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from dashboard.errors import ConfigurationError, MarsadError
from dashboard.server.tiles import MOST_ZOOM, TileSource, tile_source

__all__ = ["tile_routes"]

_LOG = logging.getLogger(__name__)

_FRESH = {"cache-control": "no-store"}
_WEEK = {"cache-control": "private, max-age=604800"}
"""Tile servers ask that a picture be kept for a week rather than fetched again."""


def tile_routes() -> list[BaseRoute]:
    """Give the routes to mount beside the map's others."""
    return [
        Route("/api/online-map", _told, methods=["GET"]),
        Route("/api/online-map", _switched, methods=["POST"]),
        Route("/tiles/{z:int}/{x:int}/{y:int}", _tile),
    ]


async def _told(_request: Request) -> Response:
    return JSONResponse(_state(tile_source()), headers=_FRESH)


async def _switched(request: Request) -> Response:
    """Turn the online map on or off; the guard lets only our own page ask for it."""
    source = tile_source()
    wanted = request.query_params.get("on")
    if source is None or wanted not in {"0", "1"}:
        return PlainTextResponse("expected on=0 or on=1", status_code=400)
    source.allowed = wanted == "1"
    return JSONResponse(_state(source), headers=_FRESH)


def _state(source: TileSource | None) -> dict[str, Any]:
    if source is None:
        return {"host": "", "credit": "", "on": False, "most_zoom": 0}
    return {
        "host": source.host,
        "credit": source.credit,
        "on": source.allowed,
        "most_zoom": MOST_ZOOM,
    }


async def _tile(request: Request) -> Response:
    source = tile_source()
    at = request.path_params
    if source is None:
        return PlainTextResponse("no tile server", status_code=404)
    try:
        tile = await run_in_threadpool(source.fetch, at["z"], at["x"], at["y"])
    except ConfigurationError as error:
        return PlainTextResponse(str(error), status_code=404)
    except MarsadError as error:
        _LOG.warning("online map: %s", error)
        return PlainTextResponse("the tile server gave no picture", status_code=502)
    return Response(tile.data, media_type=tile.media_type, headers=_WEEK)
