"""
A brief as one HTML file with a map that needs no network (edge).

The map is the screen's own, built by folium with the bundled Leaflet; its requests are answered
from the page. Text from articles is data in the page and becomes text only, never markup.
"""

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from dashboard.briefing.basemap import basemap_features, labels
from dashboard.briefing.bidi import DOT
from dashboard.briefing.brief import Brief, Entry
from dashboard.map_view.columns import Arc
from dashboard.map_view.extent import REGION
from dashboard.map_view.folium_map import map_script
from dashboard.map_view.geodesic import trace
from dashboard.map_view.symbols import SYMBOLS, Mark
from dashboard.server.assets import bundle
from dashboard.translation import direction, tr

__all__ = ["embedded", "html"]

_ASSETS = Path(__file__).parent / "assets"

_TOWN_ZOOM = 9.0
"""Names of towns from a closer zoom are left out, to keep the file small."""

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
"""The browser itself is told to fetch nothing."""

_PAGE = Markup("""\
<!DOCTYPE html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<div class="banner"></div>
<header><div><h1 id="title"></h1><div id="extent"></div></div><div id="stamp"></div></header>
<main>
<div class="marsad-map" role="application"><div class="marsad-map-canvas"></div></div>
<ol id="cards"></ol>
</main>
<footer>
<div class="notes" tabindex="0"><ol id="sources"></ol></div><div id="remarks"></div>
</footer>
<div class="banner"></div>
<script type="application/json" id="brief">{brief}</script>
<script type="application/json" id="basemap">{basemap}</script>
<script type="application/json" id="towns">{towns}</script>
<script>{bundle}</script>
<script>{page}</script>
</body>
</html>
""")

_UNSAFE = {code: f"\\u{code:04x}" for code in map(ord, "<>&'`$\u2028\u2029")}
"""What could end a script element or begin a template, as JSON may also write it."""


def html(brief: Brief) -> bytes:
    """Make the page."""
    page = _PAGE.format(
        language=brief.language,
        direction=direction(),
        policy=_POLICY,
        title=brief.title,
        style=_script("offline.css"),
        brief=Markup(embedded(_content(brief))),  # noqa: S704 - escaped as JSON
        basemap=Markup(embedded({"features": basemap_features()})),  # noqa: S704
        towns=Markup(embedded(labels(REGION, _TOWN_ZOOM))),  # noqa: S704
        bundle=_inline(bundle().script),
        page=_script("offline.js"),
    )
    return str(page).encode("utf-8", errors="replace")


def embedded(value: Any) -> str:
    """Write a value as JSON that no part of ends the element it stands in."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_UNSAFE)


def _script(name: str) -> Markup:
    return _inline((_ASSETS / name).read_text(encoding="utf-8"))


def _inline(code: str) -> Markup:
    """Put our own code into the page; `</script` in it would end it."""
    return Markup(code.replace("</script", "<\\/script"))  # noqa: S704 - ours and Leaflet's


def _content(brief: Brief) -> dict[str, Any]:
    pins = [pin for entry in brief.entries for pin in _pins(entry)]
    script = map_script(
        brief.language, basemap_url="basemap.json", towns_url="towns.json", with_tools=False
    )
    return {
        "title": brief.title,
        "banner": brief.banner,
        "extent": brief.extent,
        "stamp": tr("As of {time_group}", time_group=brief.time_group),
        "provenance": brief.provenance,
        "remarks": brief.remarks,
        "sources": [
            {"number": note.number, "text": note.text, "url": note.url} for note in brief.sources
        ],
        "cards": [_card(entry) for entry in brief.entries],
        "pins": pins,
        "arcs": [_arc(arc) for arc in brief.arcs],
        "home": _home(pins),
        "script": script,
        "symbols": {str(mark): _look(mark) for mark in SYMBOLS},
        "words": {"quotes": tr("What the articles say")},
    }


def _card(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.incident_id,
        "number": entry.number,
        "mark": str(entry.mark),
        "when": entry.when,
        "what": entry.what,
        "where": entry.where,
        "details": DOT.join(entry.details),
        "caution": entry.caution,
        "grade": entry.grade,
        "sources": entry.sources,
        "quotes": [
            {"source": quote.source, "text": quote.text, "language": quote.language}
            for quote in entry.quotes
        ],
    }


def _pins(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "id": entry.incident_id,
            "mark": str(mark),
            "lon": place.lon,
            "lat": place.lat,
            "radius_m": place.uncertainty_m,
            "day": entry.when,
        }
        for place, mark in ((entry.location, entry.mark), (entry.launch, Mark.LAUNCH))
        if place
    ]


def _arc(arc: Arc) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": trace(arc.start, arc.end)},
        "properties": {
            "kind": "arc",
            "arc": arc.kind,
            "basis": str(arc.basis),
            "ids": [arc.source_id, arc.target_id],
        },
    }


def _home(pins: list[dict[str, Any]]) -> list[float]:
    """Give west, south, east, north of all symbols, or the region where there is none."""
    if not pins:
        return list(REGION)
    lons, lats = ([pin[key] for pin in pins] for key in ("lon", "lat"))
    return [min(lons), min(lats), max(lons), max(lats)]


def _look(mark: Mark) -> dict[str, str]:
    symbol = SYMBOLS[mark]
    return {
        "path": symbol.path,
        "detail": symbol.detail,
        "fill": symbol.fill,
        "stroke": symbol.stroke,
        "meaning": tr(symbol.meaning),
    }
