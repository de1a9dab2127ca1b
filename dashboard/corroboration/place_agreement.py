"""Whether two reports may tell of the same place: overlap of circles, and of launch points."""

from functools import lru_cache
from itertools import product

from geopy.distance import geodesic

from dashboard.corroboration.evidence import Evidence, kilometres
from dashboard.corroboration.profiles import Profile
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.words import stems
from dashboard.model import Location, Role
from gazetteer.model import PlaceKind, RelationKind

__all__ = ["compare_launches", "compare_places", "distance_m", "overlap"]


def distance_m(first: Location, second: Location) -> float:
    """Length of the geodesic between two places' points, in metres."""
    return _distance_m(first.lon, first.lat, second.lon, second.lat)


@lru_cache(maxsize=65536)
def _distance_m(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    return float(geodesic((lat, lon), (other_lat, other_lon)).meters)


def overlap(first: Location, second: Location) -> bool:
    """Whether the uncertainty circles of two places touch."""
    return distance_m(first, second) <= first.uncertainty_m + second.uncertainty_m


def compare_places(first: Profile, second: Profile) -> Evidence:
    """
    Evidence of the best-agreeing pair of places.

    Ties go to the pair named first.
    """
    if not (first.places and second.places):
        both_old = first.role is Role.BACKGROUND and second.role is Role.BACKGROUND
        feature = "place_missing_background" if both_old else "place_missing"
        return _weighed(feature, "a place is missing")
    best: Evidence | None = None
    for (i, one), (j, other) in product(enumerate(first.places), enumerate(second.places)):
        found = _compare(one, other)
        if found.points > 0 and (i or j):
            found = _second_named(found)
        if best is None or found.points > best.points:
            best = found
    assert best is not None
    return best


def _second_named(found: Evidence) -> Evidence:
    points = found.points + load_settings().weights.place_alternative
    return Evidence(found.feature, points, f"{found.words}, named second")


def _compare(first: Location, second: Location) -> Evidence:
    gap = distance_m(first, second)
    edge = gap - first.uncertainty_m - second.uncertainty_m
    if _namesakes(first, second) and 0 < edge <= load_settings().distances.near_gap_m:
        words = f"{first.name} and {second.name}, {kilometres(gap)} apart, share a name"
        return _weighed("place_namesake", words)
    if edge > 0 and not (_in_part(first, second, gap) or _in_part(second, first, gap)):
        return _gap(first, second, edge)
    if _two_settlements(first, second):
        inside = gap <= max(first.uncertainty_m, second.uncertainty_m)
        beside = inside and first.kind != second.kind
        words = f"{first.name} and {second.name} are two places, {kilometres(gap)} apart"
        return _weighed("place_beside_city" if beside else "place_other_settlement", words)
    return _agreement(first, second, gap)


def _gap(first: Location, second: Location, edge: float) -> Evidence:
    limits = load_settings().distances
    words = f"{first.name} and {second.name} lie {kilometres(distance_m(first, second))} apart"
    if edge <= limits.close_gap_m:
        return _weighed("place_close", words)
    return _weighed("place_near" if edge <= limits.near_gap_m else "place_apart", words)


def _in_part(wide: Location, place: Location, gap: float) -> bool:
    """As in "X", "the north-east of X", whose corners no circle covers: a place there."""
    limits = load_settings().distances
    if not wide.country or wide.country != place.country or wide.uncertainty_m <= limits.local_m:
        return False
    if wide.kind == PlaceKind.COUNTRY and not wide.relation:
        return True
    part = wide.relation == RelationKind.PART and wide.kind == PlaceKind.REGION
    return part and gap <= wide.uncertainty_m * limits.part_reach


def _namesakes(first: Location, second: Location) -> bool:
    """Whether one is a settlement and the other a facility that bears its name."""
    settings = load_settings()
    if (first.kind in settings.settlements) is (second.kind in settings.settlements):
        return False
    town, facility = sorted((first, second), key=lambda p: p.kind not in settings.settlements)
    if not facility.kind or facility.kind in settings.areas or town.relation or facility.relation:
        return False
    name = frozenset(stems(town.name))
    return bool(name) and name < frozenset(stems(facility.name))


def _two_settlements(first: Location, second: Location) -> bool:
    settlements = load_settings().settlements
    return (
        bool(first.place_id and second.place_id)
        and first.place_id != second.place_id
        and not (first.relation or second.relation)
        and first.kind in settlements
        and second.kind in settlements
    )


def _agreement(first: Location, second: Location, gap: float) -> Evidence:
    settings = load_settings()
    limits, areas = settings.distances, settings.areas - settings.districts
    wider = max(first.uncertainty_m, second.uncertainty_m)
    if wider > limits.local_m and _over_border(first, second):
        words = f"{first.name} and {second.name} lie in two countries"
        return _weighed("place_over_border", words)
    if wider > limits.regional_m:
        return _weighed("place_vague", f"{_wider(first, second)} is too wide to tell")
    if wider > limits.local_m or first.kind in areas or second.kind in areas:
        return _around("place_regional", first, second, gap)
    if wider > limits.precise_m:
        return _around("place_local", first, second, gap)
    return _precise(first, second, gap)


def _over_border(first: Location, second: Location) -> bool:
    """Whether two places are of two countries, and neither is told as a border."""
    told = RelationKind.BORDER not in {first.relation, second.relation}
    return told and bool(first.country and second.country) and first.country != second.country


def _around(feature: str, first: Location, second: Location, gap: float) -> Evidence:
    """Agreement within a circle too wide to be one spot."""
    if _same(first, second, gap):
        return _weighed(f"{feature}_same", f"same area, {first.name}")
    wider = _wider(first, second)
    inside = _in_part(first, second, gap) or _in_part(second, first, gap)
    if inside or gap <= max(first.uncertainty_m, second.uncertainty_m):
        return _weighed(feature, f"{wider} takes in both places")
    names = f"{first.name} and {second.name}, {kilometres(gap)} apart"
    return _weighed(f"{feature}_overlap", f"{names}, radii touch")


def _precise(first: Location, second: Location, gap: float) -> Evidence:
    if _same(first, second, gap):
        return _weighed("place_same", f"same place, {first.name}")
    names = f"{first.name} and {second.name}, {kilometres(gap)} apart"
    if gap <= max(first.uncertainty_m, second.uncertainty_m):
        return _weighed("place_contained", f"{names}, one within the other's radius")
    return _weighed("place_overlap", f"{names}, radii overlap")


def _same(first: Location, second: Location, gap: float) -> bool:
    """Whether two places are one gazetteer entry taken the same way, or one point."""
    same_entry = bool(first.place_id) and first.place_id == second.place_id
    same_point = gap <= min(first.uncertainty_m, second.uncertainty_m) / 2
    return (same_entry and first.relation == second.relation) or same_point


def _wider(first: Location, second: Location) -> str:
    return max(first, second, key=lambda place: place.uncertainty_m).name


def compare_launches(first: Profile, second: Profile) -> tuple[Evidence, ...]:
    """Evidence of two launch points, none where a report names none or either is only a region."""
    limits = load_settings().distances
    if not (first.report.launch and second.report.launch):
        return ()
    one, other = first.report.launch.value, second.report.launch.value
    if max(one.uncertainty_m, other.uncertainty_m) > limits.local_m:
        return ()
    if overlap(one, other):
        return (_weighed("launch_same", f"both fired from {one.name}"),)
    return (_weighed("launch_apart", f"fired from {one.name} and from {other.name}"),)


def _weighed(feature: str, words: str) -> Evidence:
    return Evidence(feature, getattr(load_settings().weights, feature), words)
