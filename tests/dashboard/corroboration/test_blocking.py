from itertools import combinations

from dashboard.corroboration.blocking import candidate_pairs
from dashboard.corroboration.profiles import profile
from dashboard.corroboration.settings import load_settings
from dashboard.corroboration.similarity import score_pair
from tests.dashboard.corroboration.reports import make_article, make_place, make_report


def profiles_of(rows, places):
    reports = [
        make_report({"id": str(n), "article": str(n), **row}, places) for n, row in enumerate(rows)
    ]
    return [profile(one, {}) for one in reports]


def test_days_up_to_two_apart_meet(places):
    rows = [{"place": "base", "day": f"2024-01-{day:02}"} for day in (5, 6, 7, 8)]
    found = candidate_pairs(profiles_of(rows, places))
    assert (0, 2) in found
    assert (0, 3) not in found


def test_distant_places_do_not_meet(places):
    rows = [{"place": name, "day": "2024-01-05"} for name in ("base", "far", "country")]
    assert candidate_pairs(profiles_of(rows, places)) == ((0, 2), (1, 2))


def test_sums_are_never_compared(places):
    rows = [{"place": "base", "day": "2024-01-05", "aggregate": n == 0} for n in range(3)]
    assert candidate_pairs(profiles_of(rows, places)) == ((1, 2),)


def test_a_vague_date_meets_its_month(places):
    rows = [
        {"place": "base", "day": day}
        for day in ("2024-01-01/2024-01-31", "2024-01-20", "2024-03-01")
    ]
    assert candidate_pairs(profiles_of(rows, places)) == ((0, 1),)


def test_an_undated_report_meets_its_reprint_only(places):
    text = "Guards found the burnt launcher in an orchard beside the canal road before noon"
    rows = [
        ({"day": "2024-01-05"}, text),
        ({}, text),
        ({"day": "2024-01-05"}, "Nothing of the kind was seen"),
    ]
    articles = {str(n): make_article(str(n), told) for n, (_, told) in enumerate(rows)}
    found = [
        profile(
            make_report({"id": str(n), "article": str(n), "place": "base", **row}, places), articles
        )
        for n, (row, _) in enumerate(rows)
    ]
    assert (0, 1) in candidate_pairs(found)
    assert (1, 2) not in candidate_pairs(found)


def test_across_the_date_line_neighbours_meet():
    spots = {
        "east": make_place("east", lon=179.95, lat=52.0, radius_km=5),
        "west": make_place("west", lon=-179.95, lat=52.0, radius_km=5),
    }
    rows = [{"place": name, "day": "2024-01-05"} for name in spots]
    assert candidate_pairs(profiles_of(rows, spots)) == ((0, 1),)


def test_no_mergeable_pair_is_blocked(places):
    rows = [
        {"place": place, "day": f"2024-01-{day:02}", "part": part, "type": "rocket", "count": 4}
        for place in ("base", "field", "village", "governorate", "town", "country")
        for day in (5, 6, 8)
        for part in ("dawn", "night")
    ]
    found = profiles_of(rows, places)
    candidates = set(candidate_pairs(found))
    merge = load_settings().thresholds.merge_points
    for i, j in combinations(range(len(rows)), 2):
        assert (i, j) in candidates or score_pair(found[i], found[j]).points < merge


def test_pairs_grow_with_the_reports_not_with_their_square(places):
    def number(days):
        rows = [
            {"place": place, "day": f"2024-{1 + day // 28:02}-{1 + day % 28:02}"}
            for day in range(days)
            for place in ("base", "field", "far")
        ]
        return len(candidate_pairs(profiles_of(rows, places)))

    assert number(160) < 4.5 * number(40)
