from dashboard.components.summary import count, counts_markup
from dashboard.facets import build_facets, matching
from dashboard.filters import Filter
from dashboard.model import Role
from tests.fixtures.incidents import make_incident, make_location

LISTED = (
    make_incident("i1", location=make_location(), launch=make_location("Orchards", lon=42.3)),
    make_incident("i2", location=make_location(), role=Role.RETALIATION),
    make_incident("i3"),
)


def _text(chosen):
    facets = build_facets(LISTED, {})
    counted = count(facets, matching(facets, chosen))
    return counts_markup(counted, total=len(facets), articles=4).striptags()


def test_counts_by_kind_and_what_is_not_on_the_map():
    for part in (
        "3Incidents",
        "2Attacks",
        "1Launch points",
        "1Retaliations",
        "1Not on the map",
        "4Articles",
    ):
        assert part in _text(Filter())


def test_a_filter_shows_how_many_of_all_are_left():
    assert "1 of 3Incidents" in _text(Filter(roles=(Role.RETALIATION,)))
