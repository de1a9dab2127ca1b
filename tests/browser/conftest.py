"""A real Chromium on a real server that reads real articles."""

from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import ROOT, serve

PICTURES = Path(__file__).parent / "screenshots"

_PATIENCE_MS = 90_000  # a busy machine is slow, not wrong
expect.set_options(timeout=_PATIENCE_MS)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = launch(playwright)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def seeds_address(tmp_path_factory):
    """The dashboard on the five seeds."""
    with serve([ROOT / "seeds"], tmp_path_factory.mktemp("store") / "marsad.sqlite") as server:
        yield server.address


@pytest.fixture
def open_page(browser):
    """Open a page that may talk to the given address and nobody else; checked at the end."""
    strays, errors, contexts = [], [], []

    def opened(address, *, query="", width=1440, height=900, scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        context.set_default_timeout(_PATIENCE_MS)
        contexts.append(context)
        context.route("**/*", lambda route: _only_ours(route, address, strays))
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(address + query)
        page.wait_for_selector(".leaflet-container[data-incidents]")
        page.wait_for_selector(".leaflet-container[data-basemap]")
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
