"""Relative expressions: what is read, and the geometry that follows."""

import tomllib
from pathlib import Path

import pytest

from gazetteer import locate
from gazetteer.geodesy import bearing_deg, distance_m
from gazetteer.model import RelationKind

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    pytest.param(case, path.stem[-2:], id=case["text"])
    for path in sorted(FOLDER.glob("relations_*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


def _relative(text, language):
    return [t for t in locate(text, language=language) if t.relation]


@pytest.mark.parametrize(("case", "language"), CASES)
def test_reading(case, language):
    found = _relative(case["text"], language)
    if not case["kind"]:
        assert not found
        return
    (toponym,) = found
    assert toponym.text == case["span"]
    assert toponym.relation.kind == case["kind"]
    assert [anchor.text for anchor in toponym.relation.anchors] == case["anchors"]
    assert toponym.relation.distance_m == pytest.approx(case.get("distance_m"), abs=1)
    assert toponym.relation.bearing_deg == case.get("bearing_deg")


@pytest.mark.parametrize(("case", "language"), CASES)
def test_geometry(case, language):
    for toponym in _relative(case["text"], language):
        resolution, relation = toponym.resolution, toponym.relation
        anchor = relation.anchors[0].resolution
        away = distance_m(anchor.point, resolution.point)
        if relation.kind is RelationKind.DISTANCE_DIRECTION:
            assert away == pytest.approx(relation.distance_m, rel=0.01)
        if relation.kind is RelationKind.DISTANCE:
            assert resolution.uncertainty_m >= relation.distance_m
        if relation.bearing_deg is not None and away > 1000:
            turn = abs(bearing_deg(anchor.point, resolution.point) - relation.bearing_deg)
            charted = relation.kind is RelationKind.PART  # by a row of its own, roughly there
            assert min(turn, 360 - turn) < (60 if charted else 5)
        if relation.kind in {RelationKind.NEAR, RelationKind.AROUND, RelationKind.OUTSIDE}:
            assert resolution.uncertainty_m > anchor.uncertainty_m


def test_a_part_with_a_row_of_its_own_lies_where_the_row_says():
    (part,) = _relative("in the southern Red Sea", "en")
    assert part.relation.kind is RelationKind.PART
    assert part.resolution.point.lon > 41
    (other,) = _relative("in the southern Black Sea", "en")
    assert other.resolution.point.lat < other.relation.anchors[0].resolution.point.lat


def test_a_vaguer_expression_has_a_larger_radius():
    (exact,) = _relative("على بعد 5 كيلومترات شمال الموصل", "ar")
    (vague,) = _relative("شمال الموصل", "ar")
    assert exact.resolution.uncertainty_m < vague.resolution.uncertainty_m


def test_a_description_takes_the_place_it_describes():
    text = "قاعدة عين الأسد الواقعة على بعد تسعين كيلومترا غربي الرمادي"
    base, relative = locate(text, language="ar")
    assert relative.resolution.point == base.resolution.point
    assert "describes" in relative.resolution.reasons[0]


def test_a_description_that_cannot_be_true_is_taken_at_its_word():
    text = "قاعدة عين الأسد الواقعة على بعد تسعين كيلومترا شرقي الموصل"
    base, relative = locate(text, language="ar")
    assert distance_m(relative.resolution.point, base.resolution.point) > 100_000


def test_an_unresolved_anchor_leaves_the_expression_unresolved():
    (relative,) = _relative("على بعد 5 كيلومترات شمال قرية برغوشل", "ar")
    assert relative.resolution.point is None
    assert relative.resolution.confidence == 0.0


def test_the_other_side_of_a_border_comes_from_the_text():
    text = "سقطت القذائف في السليمانية ودهوك على الحدود مع إيران"
    border = _relative(text, "ar")[-1]
    assert border.relation.kind is RelationKind.BORDER
    assert 44 < border.resolution.point.lon < 49
