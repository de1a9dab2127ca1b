import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dashboard.cli import main

ROW = (
    "98182", "Qaryah", "Qaryah", "", "33.1", "42.2", "P", "PPL", "IQ", "", "01", "", "", "", "120",
    "", "60", "Asia/Baghdad", "2020-01-01",
)  # fmt: skip


@pytest.fixture
def mirror(tmp_path, monkeypatch):
    """A server on this machine with a dump of one village in Iraq, and an own data folder."""
    monkeypatch.setenv("MARSAD_GEONAMES_DIR", str(tmp_path / "dumps"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("IQ.txt", "\t".join(ROW) + "\n")
    archive_bytes = buffer.getvalue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            found = self.path == "/IQ.zip"
            self.send_response(200 if found else 404)
            self.send_header("Content-Length", str(len(archive_bytes) if found else 0))
            self.end_headers()
            self.wfile.write(archive_bytes if found else b"")

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_fetch_keeps_a_country_and_names_what_failed(mirror, capsys):
    assert main(["gazetteer", "fetch", "iq", "XX", "--from", mirror]) == 1
    told = capsys.readouterr().err
    assert "IQ: 1 rows, sha256 " in told
    assert "marsad: XX: " in told


def test_fetch_succeeds(mirror):
    assert main(["gazetteer", "fetch", "IQ", "--from", mirror]) == 0


@pytest.mark.parametrize("code", ["IRQ", "1", "../x", ""])
def test_a_wrong_code_is_wrong_usage(code, capsys):
    with pytest.raises(SystemExit) as stop:
        main(["gazetteer", "fetch", code])
    assert stop.value.code == 2
    assert "such as IQ" in capsys.readouterr().err
