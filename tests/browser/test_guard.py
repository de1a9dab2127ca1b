"""What a forged request meets on the real server, Streamlit's own addresses included."""

import http.client
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser

PATHS = (
    "/",
    "/api/view?bbox=0,0,1,1&zoom=3",
    "/api/basemap.json",
    "/assets/bundle.js",
    "/_stcore/health",
    "/_stcore/host-config",
    "/static/index.html",
)
SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def _status(address, path, **headers):
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in ({"Host": parts.netloc} | headers).items():
        connection.putheader(name, value)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.mark.parametrize("path", PATHS)
def test_forged_requests_are_refused_everywhere(seeds_address, path):
    assert _status(seeds_address, path) == 200
    assert _status(seeds_address, path, Host="evil.example") == 403
    assert _status(seeds_address, path, Origin="http://evil.example") == 403


def test_a_forged_socket_is_refused(seeds_address):
    path = "/_stcore/stream"
    assert _status(seeds_address, path, **SOCKET) == 101
    assert _status(seeds_address, path, Origin="http://evil.example", **SOCKET) == 403
    assert _status(seeds_address, path, **SOCKET, Host="evil.example") == 403
