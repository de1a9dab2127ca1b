import pytest
from starlette.responses import PlainTextResponse

from dashboard.server.own_routes import OwnRoutes
from tests.fixtures.coroutines import run


def _ask(path, kind="http"):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "method": "GET", "path": path, "headers": [], "query_string": b""}
    run(OwnRoutes(PlainTextResponse("passed on"))(scope, receive, send))
    return sent[0].get("status"), b"".join(message.get("body", b"") for message in sent)


def test_our_addresses_are_answered():
    status, body = _ask("/assets/bundle.js")
    assert status == 200
    assert b"Marsad" in body


def test_an_unknown_address_of_ours_is_not_found():
    assert _ask("/api/no-such-thing")[0] == 404


@pytest.mark.parametrize("path", ["/", "/map", "/_stcore/health", "/apiary", "/static/js/a.js"])
def test_all_else_is_passed_on(path):
    assert _ask(path)[1] == b"passed on"
