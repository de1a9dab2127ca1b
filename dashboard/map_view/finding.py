"""Find a place to go to on the map, by its name in either script or by its coordinates."""

from dataclasses import dataclass

from dashboard.map_view.coordinates import read_coordinates
from gazetteer.model import Place
from gazetteer.normalisation import fold_name

__all__ = ["Spot", "find_spots"]

MOST_SPOTS = 8
LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place to go to; `radius_m` tells how much of it to show."""

    name: str
    name_ar: str
    kind: str
    country: str
    lon: float
    lat: float
    radius_m: float
    place_id: str = ""
    admin1: str = ""


def find_spots(query: str) -> tuple[Spot, ...]:
    """
    Find places by a whole name, or by coordinates.

    Parameters
    ----------
    query
        What was typed; beyond `LONGEST_QUERY` code points it is cut.

    Returns
    -------
    tuple of Spot
        Most important first, at most `MOST_SPOTS`; empty where nothing is found.
    """
    text = query.strip()[:LONGEST_QUERY]
    if not text:
        return ()
    point = read_coordinates(text)
    if point is not None:
        return (_point_spot(text, *point),)
    from gazetteer.lexicon import open_lexicon  # noqa: PLC0415 - a page that seeks nothing

    lexicon = open_lexicon()
    named = [lexicon.place(row) for row in lexicon.find(fold_name(text))[:MOST_SPOTS]]
    return tuple(map(_place_spot, named or _located(text)))


def _located(text: str) -> list[Place]:
    """Read the query as a text, for names with a word before them: "city of Ramadi"."""
    from gazetteer import locate  # noqa: PLC0415 - does without both

    found = (toponym.resolution.place for toponym in locate(text))
    return list({place.id: place for place in found if place}.values())[:MOST_SPOTS]


def _point_spot(text: str, lon: float, lat: float) -> Spot:
    return Spot(name=text, name_ar="", kind="", country="", lon=lon, lat=lat, radius_m=2_000.0)


def _place_spot(place: Place) -> Spot:
    return Spot(
        name=place.name,
        name_ar=place.name_ar or "",
        kind=str(place.kind),
        country=place.country,
        lon=place.point.lon,
        lat=place.point.lat,
        radius_m=place.uncertainty_m,
        place_id=place.id,
        admin1=place.admin1,
    )
