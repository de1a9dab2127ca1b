import pytest

from dashboard.server.guard import Guard
from tests.fixtures.coroutines import run

PORT = 8601


async def _inner(scope, _receive, send):
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"secret"})


def _ask(headers, *, kind="http"):
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {
        "type": kind,
        "method": "GET",
        "path": "/api/view",
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    run(Guard(_inner, port=PORT)(scope, receive, send))
    return sent


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"])
def test_own_hosts_pass(host):
    assert _ask({"host": host})[0]["status"] == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1.evil:{PORT}",
    ],
)
def test_forged_hosts_are_refused(host):
    sent = _ask({"host": host})
    assert sent[0]["status"] == 403
    assert b"secret" not in sent[1]["body"]


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1:8601",
        "http://127.0.0.1:9999",
        "http://127.0.0.1",
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_forged_origins_are_refused(origin, kind):
    sent = _ask({"host": f"127.0.0.1:{PORT}", "origin": origin}, kind=kind)
    if kind == "http":
        assert sent[0]["status"] == 403
    else:
        assert sent == [{"type": "websocket.close", "code": 1008}]


def test_own_origin_passes_on_a_socket():
    headers = {"host": f"127.0.0.1:{PORT}", "origin": f"http://127.0.0.1:{PORT}"}
    assert _ask(headers, kind="websocket") == [{"type": "websocket.accept"}]


def test_embedding_by_a_foreign_page_is_refused_and_a_link_is_not():
    foreign = {"host": f"127.0.0.1:{PORT}", "sec-fetch-site": "cross-site"}
    assert _ask(foreign | {"sec-fetch-mode": "no-cors"})[0]["status"] == 403
    assert _ask(foreign | {"sec-fetch-mode": "navigate"})[0]["status"] == 200


def test_answers_forbid_other_hosts_and_framing():
    headers = dict(_ask({"host": f"127.0.0.1:{PORT}"})[0]["headers"])
    policy = headers[b"content-security-policy"].decode()
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert headers[b"x-content-type-options"] == b"nosniff"
