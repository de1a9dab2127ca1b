from dashboard.components.summary import counts, unplaced
from dashboard.model import Role
from tests.fixtures.incidents import make_incident, make_location


def test_counts_by_kind_and_what_is_not_on_the_map():
    launch = make_location("Orchards", lon=42.3)
    listed = [
        make_incident("i1", location=make_location(), launch=launch),
        make_incident("i2", location=make_location(), role=Role.RETALIATION),
        make_incident("i3"),
    ]
    text = counts(listed, articles=4).striptags()
    for part in ("2Attack", "1Launch point", "1Retaliation", "4Articles", "1Not on the map"):
        assert part in text
    assert [incident.id for incident in unplaced(listed)] == ["i3"]
