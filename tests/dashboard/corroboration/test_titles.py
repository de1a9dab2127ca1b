import pytest

from dashboard.corroboration.fusion import fuse
from dashboard.corroboration.independence import Origins
from dashboard.corroboration.titles import title
from tests.dashboard.corroboration.reports import make_place, make_report

PLACES = {
    "base": make_place("Ain_al-Asad_Air_Base", lon=42.44, lat=33.79, radius_km=3),
    "outside": make_place(
        "outside_Al-Mayadin", lon=40.43, lat=35.0, radius_km=20, relation="outside"
    ),
}


def test_a_title_hides_no_disagreement_on_the_number():
    reports = [
        make_report(
            {"id": n, "article": n, "place": "base", "type": "drone", "count": count}, PLACES
        )
        for n, count in (("1", 2), ("2", 3))
    ]
    found = fuse(reports, Origins(groups=(("1",), ("2",))), {})
    assert title(found) == "2–3 drones at Ain al-Asad Air Base"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"place": "base", "type": "rocket", "count": 5}, "5 rockets at Ain al-Asad Air Base"),
        ({"place": "base", "type": "rocket", "count": 1}, "1 rocket at Ain al-Asad Air Base"),
        ({"place": "base", "type": "rocket", "at_least": 5}, "5+ rockets at Ain al-Asad Air Base"),
        (
            {"place": "base", "type": "drone", "role": "thwarted"},
            "Drone attack (thwarted) at Ain al-Asad Air Base",
        ),
        (
            {"place": "outside", "type": "artillery", "role": "retaliation"},
            "Retaliation: artillery outside Al-Mayadin",
        ),
        (
            {"place": "outside", "type": "artillery", "role": "retaliation", "count": 6},
            "Retaliation: 6 artillery rounds outside Al-Mayadin",
        ),
        ({"type": "airstrike", "role": "background"}, "Air strike (background), place not told"),
        ({"place": "base"}, "Attack at Ain al-Asad Air Base"),
        ({"place": "base", "role": "strike"}, "Strike at Ain al-Asad Air Base"),
    ],
)
def test_titles_come_from_fields_alone(row, expected):
    report = make_report({"id": "a", "article": "1", **row}, PLACES)
    assert title(fuse([report], Origins(groups=(("1",),)), {})) == expected
