import json
from time import monotonic
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from dashboard.filters import Filter
from dashboard.server.prepared import basemap
from dashboard.server.routes import routes
from dashboard.server.workspace import close_workspace, open_workspace, workspace
from tests.fixtures.coroutines import run
from tests.fixtures.incidents import (
    HOSTILE,
    FakeRecords,
    make_article,
    make_incident,
    make_location,
    make_report,
)


def _get(path, **query):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": urlencode(query).encode(),
        "headers": [],
    }
    run(Starlette(routes=routes())(scope, receive, send))
    body = b"".join(m.get("body", b"") for m in sent)
    return sent[0]["status"], dict(sent[0]["headers"]), body


@pytest.fixture(autouse=True)
def _desk():
    article = make_article(text=HOSTILE, title=HOSTILE, outlet=HOSTILE)
    place = make_location(HOSTILE, name_ar=HOSTILE)
    incident = make_incident(
        location=place, title=HOSTILE, reports=(make_report(article=article, location=place),)
    )
    opened = open_workspace(lambda: FakeRecords([incident], articles=[article]))
    opened.refresh()
    yield opened
    close_workspace()


def test_a_view_has_numbers_ids_and_fixed_words_only():
    status, headers, body = _get("/api/view", bbox="40,30,45,35", zoom="7")
    assert status == 200
    assert headers[b"cache-control"] == b"no-store"
    assert json.loads(body)["pins"] == 1
    for fragment in (b"script", b"harmed", b"<", b"$", b"`"):
        assert fragment not in body


def test_a_map_that_is_drawn_lets_the_page_go_on():
    since, drawings = monotonic(), workspace().drawings
    assert _get("/api/drawn", disputed="1")[0] == 204
    assert drawings.wait(Filter(disputed=True), since=since, patience_s=0)
    assert not drawings.wait(Filter(), since=since, patience_s=0)


def test_hidden_marks_are_left_out():
    _, _, body = _get("/api/view", bbox="40,30,45,35", zoom="7", hide="attack,nonsense")
    assert json.loads(body)["pins"] == 0


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"bbox": "1,2,3", "zoom": "5"},
        {"bbox": "a,b,c,d", "zoom": "5"},
        {"bbox": "0,0,nan,1", "zoom": "5"},
        {"bbox": "0,9,1,1", "zoom": "5"},
        {"bbox": "0,0,1,1", "zoom": "99"},
    ],
)
def test_a_wrong_window_is_told_so(query):
    status, _, body = _get("/api/view", **query)
    assert status == 400
    assert b"expected" in body


def test_the_bundle_may_be_cached_for_good():
    status, headers, _ = _get("/assets/bundle.js")
    assert status == 200
    assert headers[b"content-type"].startswith(b"text/javascript")
    assert b"immutable" in headers[b"cache-control"]


def test_basemap_has_land_borders_and_rivers():
    features = json.loads(basemap())["features"]
    kinds = {(f["properties"].get("layer"), f["properties"]["kind"]) for f in features}
    assert kinds >= {("region", "land"), ("region", "border"), ("world", "land"), (None, "river")}
