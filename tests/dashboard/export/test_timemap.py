import json
from datetime import datetime

import pytest

from dashboard.export import Format, export
from dashboard.export.tabulation import incident_rows

# the fields that TimeMap's own event schema allows; it throws an event with any other away
ALLOWED = {
    "id", "description", "date", "time", "time_precision", "location", "latitude", "longitude",
    "type", "category", "category_full", "associations", "sources", "comments", "time_display",
    "shape", "colour", "narrative___stepStyles",
}  # fmt: skip


@pytest.fixture(scope="module")
def content(handover):
    return json.loads(export(handover, Format.TIMEMAP))


def test_events_are_read_back(content, handover):
    for event, row in zip(content["events"], incident_rows(handover), strict=True):
        assert event.keys() <= ALLOWED
        assert event["id"] == row.id
        assert event["description"] == row.excerpt
        assert event["location"] == row.place
        assert event["category"] == row.role
        assert event["type"] == row.event_type
        if row.date_start:
            assert datetime.strptime(event["date"], "%m/%d/%Y").date() == row.date_start  # noqa: DTZ007
        else:
            assert event["date"] == ""
        drawn = row.placement == "point"
        assert event["latitude"] == (str(row.lat) if drawn else "")
        assert event["longitude"] == (str(row.lon) if drawn else "")


def test_all_strings_are_strings(content):
    for event in content["events"]:
        lists = {"associations", "sources"}
        assert all(
            isinstance(value, list if name in lists else str) for name, value in event.items()
        )


def test_events_name_sources_and_associations_that_are_there(content):
    known = {one["id"] for one in content["associations"]}
    for event in content["events"]:
        assert set(event["associations"]) <= known
        assert set(event["sources"]) <= content["sources"].keys()
    assert len(known) == len(content["associations"])


def test_sources_are_the_articles(content, handover):
    assert {key: one["url"] for key, one in content["sources"].items()} == {
        key: article.url or "" for key, article in handover.articles.items()
    }
    assert all(isinstance(one["paths"], list) for one in content["sources"].values())


def test_doubt_stands_in_the_comments(content):
    assert "inferred: date" in content["events"][0]["comments"]
    assert "conflicts: munition_count: 4 [a1] / 6 [a2]" in content["events"][0]["comments"]
    assert "placement: area" in content["events"][2]["comments"]
