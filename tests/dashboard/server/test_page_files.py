"""Streamlit's files are answered as Streamlit does, sooner; nothing else of the disk is."""

import pytest
from starlette.responses import PlainTextResponse

from dashboard.server.page_files import _FOLDER, PageFiles
from tests.fixtures.coroutines import run

SCRIPT = next((_FOLDER / "static" / "js").glob("index.*.js"))


def _ask(path, method="GET"):
    sent = []

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": [], "query_string": b""}
    run(PageFiles(PlainTextResponse("passed on"))(scope, None, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return sent[0]["status"], {k.decode(): v.decode() for k, v in sent[0]["headers"]}, body


def test_a_script_of_the_page_comes_whole_and_stays_in_the_browser():
    status, headers, body = _ask(f"/static/js/{SCRIPT.name}")
    assert status == 200
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]
    assert body == SCRIPT.read_bytes()


@pytest.mark.parametrize("suffix", [".css", ".woff2"])
def test_styles_and_fonts_have_their_type(suffix):
    file = next((_FOLDER / "static").rglob(f"*{suffix}"))
    _, headers, _ = _ask(f"/static/{file.parent.name}/{file.name}")
    assert suffix[1:] in headers["content-type"]


def test_the_sign_is_ours():
    _, headers, body = _ask("/favicon.png")
    assert headers["content-type"] == "image/svg+xml"
    assert b"<svg" in body


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/map",
        "/static/js/no-such-file.1234.js",
        "/static/js/../../index.html",
        "/static/js/..",
        "/static/../../../pyproject.toml",
        "/static/js//etc/passwd",
        "/static/js/sub/file.js",
        "/static/other/file.js",
    ],
)
def test_all_else_is_passed_on(path):
    assert _ask(path)[2] == b"passed on"


def test_only_reading_is_answered():
    assert _ask(f"/static/js/{SCRIPT.name}", method="POST")[2] == b"passed on"
