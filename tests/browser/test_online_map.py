"""The map from the internet: off until asked for, and then from a tile server of this machine."""

import base64

import pytest
from playwright.sync_api import expect

from tests.browser.server import ROOT, serve
from tests.fixtures.page_server import page as answer
from tests.fixtures.page_server import serving

pytestmark = pytest.mark.browser

GREY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


class Everywhere:
    """The same picture for every tile."""

    def get(self, _path):
        return answer(GREY, media_type="image/png")


@pytest.fixture(scope="module")
def tiles():
    with serving(Everywhere()) as served:
        yield served


@pytest.fixture(scope="module")
def address(tiles, tmp_path_factory):
    base, _ = tiles
    store = tmp_path_factory.mktemp("online") / "marsad.sqlite"
    variables = {
        "MARSAD_TILES": f"{base}/{{z}}/{{x}}/{{y}}.png",
        "MARSAD_TILES_CREDIT": "A mapper",
    }
    with serve([ROOT / "seeds"], store, **variables) as server:
        yield server.address


def test_no_tile_is_asked_for_until_the_user_turns_it_on(tiles, address, open_page, picture):
    _, asked = tiles
    page = open_page(address)
    switch = page.get_by_label("Online map")
    expect(switch).not_to_be_checked()
    expect(page.locator(".marsad-online-warning")).to_contain_text("Leaves this machine: 127.0.0.1")
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(600)
    assert asked == []
    assert page.request.get(f"{address}tiles/5/19/12").status == 404
    switch.check()
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(page.locator(".marsad-online-credit")).to_have_text("A mapper")
    assert asked
    page.screenshot(path=picture("online"))
    page.get_by_label("Online map").uncheck()
    expect(page.locator("img.leaflet-tile")).to_have_count(0)
    before = len(asked)
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_timeout(600)
    assert len(asked) == before


def test_another_page_cannot_turn_it_on(address, open_page):
    page = open_page(address)
    foreign = page.request.post(
        f"{address}api/online-map?on=1", headers={"Origin": "http://example.org"}
    )
    assert foreign.status == 403
    assert page.request.get(f"{address}api/online-map").json()["on"] is False
