"""A real Chromium on a real server that reads real articles."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error, sync_playwright

ROOT = Path(__file__).parents[2]
PICTURES = Path(__file__).parent / "screenshots"
START_S = 180.0  # the first start on a machine compiles the gazetteer

_MARSAD = "import sys; from dashboard.cli import main; sys.exit(main())"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_QUIET = (
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _arguments():
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*_QUIET, "--no-sandbox"] if is_root else list(_QUIET)


def _launch(playwright):
    """The system's browser, else Playwright's own, else one that Playwright installs."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found:
        return playwright.chromium.launch(executable_path=found, args=_arguments())
    try:
        return playwright.chromium.launch(args=_arguments())
    except Error:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False)
    try:
        return playwright.chromium.launch(args=_arguments())
    except Error as error:
        pytest.fail(
            "no browser: install Chromium (Debian: `apt-get install chromium fonts-noto-core`) "
            f"or run `python -m playwright install --with-deps chromium`. {error}"
        )


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = _launch(playwright)
        yield launched
        launched.close()


@contextmanager
def serve(paths, store):
    """`marsad` on a free port, reading `paths` into an empty store; gives its address."""
    port = _free_port()
    command = [sys.executable, "-c", _MARSAD, "open", "--no-browser"]
    command += ["--port", str(port), "--store", str(store), *map(str, paths)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            _wait(server, port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(server, port):
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"the server stopped: {server.stdout.read().decode()}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"the server did not answer within {START_S} s")


@pytest.fixture(scope="session")
def seeds_address(tmp_path_factory):
    """The dashboard on the five seeds."""
    with serve([ROOT / "seeds"], tmp_path_factory.mktemp("store") / "marsad.sqlite") as address:
        yield address


@pytest.fixture
def open_page(browser):
    """Open a page that may talk to the given address and nobody else; checked at the end."""
    strays, errors, contexts = [], [], []

    def opened(address, *, query="", width=1440, height=900, scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        contexts.append(context)
        context.route("**/*", lambda route: _only_ours(route, address, strays))
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(address + query)
        page.wait_for_selector(".leaflet-container[data-incidents]", timeout=30_000)
        page.wait_for_selector(".leaflet-container[data-basemap]", timeout=30_000)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strays == [], "the page asked another host"
    assert errors == [], "the page reported errors"


def _only_ours(route, address, strays):
    url = route.request.url
    if url.startswith((address, "data:", "blob:")):
        route.continue_()
    else:
        strays.append(url)
        route.abort()


@pytest.fixture(scope="session")
def picture():
    """Where to leave a screenshot of the given name."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    return lambda name: str(PICTURES / f"{name}.png")
