import json
from dataclasses import asdict, replace

import pyogrio
import shapely
from shapely.geometry import shape

from dashboard.export import Format, export, hand_over
from dashboard.export.tabulation import incident_rows, launch_rows, link_rows
from dashboard.model import Basis, Claim, Span
from tests.dashboard.export.conftest import AS_OF
from tests.fixtures.incidents import make_article, make_incident, make_location, make_report


def features(handover, kind):
    document = json.loads(export(handover, Format.GEOJSON))
    return [one for one in document["features"] if one["properties"]["kind"] == kind]


def test_incidents_are_read_back_field_by_field(handover):
    found = features(handover, "incident")
    for feature, row in zip(found, incident_rows(handover), strict=True):
        told = {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in asdict(row).items()
        }
        assert feature["properties"] == {"kind": "incident", **told}
        assert feature["id"] == row.id
        if row.placement == "point":
            assert feature["geometry"] == {"type": "Point", "coordinates": [row.lon, row.lat]}
        else:
            assert feature["geometry"] is None


def test_launch_points_and_links_have_their_places(handover):
    (launch,) = features(handover, "launch_point")
    (row,) = launch_rows(handover)
    assert launch["geometry"]["coordinates"] == [row.lon, row.lat]
    found = features(handover, "link")
    assert [one["properties"]["link"] for one in found] == ["launch", "answer", "possibly_same_as"]
    assert [one["properties"]["source_id"] for one in found] == [
        r.source_id for r in link_rows(handover)
    ]
    flight, answer, same = (one["geometry"] for one in found)
    assert flight["coordinates"][0] == [-73.25, -4.5]
    assert flight["coordinates"][-1] == [42.4412, 33.7856]
    # from the attack to what answered it
    assert answer["coordinates"][0] == [42.4412, 33.7856]
    assert same is None


def test_gdal_reads_it(handover, tmp_path):
    path = tmp_path / "x.geojson"
    path.write_bytes(export(handover, Format.GEOJSON))
    frame = pyogrio.read_dataframe(path)
    assert frame.crs.to_epsg() == 4326
    placed = frame[
        (frame["kind"] == "incident") & ~frame.geometry.is_empty & frame.geometry.notna()
    ]
    assert [(p.x, p.y) for p in placed.geometry] == [(42.4412, 33.7856), (-73.25, -4.5)]


def test_it_follows_the_standard(handover, nothing):
    for given in (handover, nothing):
        document = json.loads(export(given, Format.GEOJSON))
        assert document["type"] == "FeatureCollection"
        assert "crs" not in document
        for feature in document["features"]:
            assert feature["type"] == "Feature"
            assert {"geometry", "properties"} <= feature.keys()
            if feature["geometry"]:
                assert shapely.is_valid(shape(feature["geometry"]))


def test_ids_differ(handover):
    ids = [one["id"] for one in json.loads(export(handover, Format.GEOJSON))["features"]]
    assert len(set(ids)) == len(ids)


def test_a_launch_point_that_is_only_inferred_says_so():
    launch = make_location("Field A", lon=41.0)
    claim = Claim(value=launch, basis=Basis.INFERRED, spans=(Span(0, 4),), reason="why")
    report = replace(make_report(location=make_location()), launch=claim)
    incident = make_incident(location=make_location(), launch=launch, reports=(report,))
    given = hand_over([incident], (), (make_article(),), as_of=AS_OF)
    kinds = {
        kind: features(given, kind)[0]["properties"]
        for kind in ("incident", "launch_point", "link")
    }
    assert kinds["launch_point"]["basis"] == kinds["link"]["basis"] == "inferred"
    assert kinds["incident"]["inferred"] == "date | launch"
