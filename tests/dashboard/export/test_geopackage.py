from dataclasses import fields

import pandas as pd
import pyogrio
import pytest
import shapely

from dashboard.export import Format, export
from dashboard.export.geometry import circle
from dashboard.export.geopackage import LAYERS
from dashboard.export.rows import IncidentRow, LaunchRow, LinkRow, ReportRow, UncertaintyRow
from dashboard.export.tabulation import (
    incident_rows,
    launch_rows,
    link_rows,
    report_rows,
    uncertainty_rows,
)
from tests.dashboard.export.conftest import BASE

ROWS = {
    "incidents": (IncidentRow, incident_rows),
    "launch_points": (LaunchRow, launch_rows),
    "links": (LinkRow, link_rows),
    "uncertainty": (UncertaintyRow, uncertainty_rows),
    "reports": (ReportRow, report_rows),
}


@pytest.fixture(scope="module")
def path(handover, tmp_path_factory):
    made = tmp_path_factory.mktemp("gpkg") / "x.gpkg"
    made.write_bytes(export(handover, Format.GPKG))
    return made


def test_it_has_the_layers(path):
    assert [name for name, _ in pyogrio.list_layers(path)] == list(LAYERS) == list(ROWS)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_field_is_read_back(handover, path, layer):
    row_type, lay_out = ROWS[layer]
    frame = pyogrio.read_dataframe(path, layer=layer)
    rows = lay_out(handover)
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == len(rows) > 0
    assert [name for name in frame.columns if name != "geometry"] == [
        f.name for f in fields(row_type)
    ]
    for i, row in enumerate(rows):
        for field in fields(row_type):
            told, found = getattr(row, field.name), frame[field.name].iloc[i]
            if told is None:
                assert pd.isna(found)
            elif hasattr(told, "isoformat"):
                assert pd.Timestamp(found).date() == told
            else:
                assert found == told, field.name


def test_points_stand_where_they_are_told(handover, path):
    frame = pyogrio.read_dataframe(path, layer="incidents")
    for shape, row in zip(frame.geometry, incident_rows(handover), strict=True):
        if row.placement == "point":
            assert (shape.x, shape.y) == (row.lon, row.lat)
        else:
            assert shape is None


def test_uncertainty_is_a_circle(path):
    frame = pyogrio.read_dataframe(path, layer="uncertainty")
    drawn = shapely.get_parts(frame.geometry.iloc[0])
    assert shapely.equals(drawn[0], circle(BASE))
    # a country is drawn as its area, never as a point
    assert frame["placement"].tolist() == ["point", "point", "point", "area"]


def test_the_layers_of_nothing_have_their_columns(nothing, tmp_path):
    made = tmp_path / "x.gpkg"
    made.write_bytes(export(nothing, Format.GPKG))
    for layer in LAYERS:
        about = pyogrio.read_info(made, layer=layer)
        assert about["features"] == 0
        assert list(about["fields"]) == [field.name for field in fields(ROWS[layer][0])]


def test_days_are_days(path):
    about = pyogrio.read_info(path, layer="incidents")
    types = dict(zip(about["fields"], about["dtypes"], strict=True))
    assert types["date_start"] == "datetime64[D]"
    assert types["munition_best"] in {"int64", "float64"}
