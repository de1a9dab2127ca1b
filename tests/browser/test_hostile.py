"""An article that tries to run something is shown as the text that it is."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.server import serve

pytestmark = pytest.mark.browser

ATTACK = "<script>window.harmed=1</script></script> `${window.harmed=2}` <img src=x onerror=window.harmed=3>"
TEXT = (
    f"قال مصدر أمني إن خمسة صواريخ سقطت يوم الأربعاء على قاعدة عين الأسد {ATTACK} "
    "في محافظة الأنبار. وأعلنت جماعة مسؤوليتها عن الهجوم."
)


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    article = {
        "id": "hostile",
        "lang": "ar",
        "published": "2022-02-02",
        "outlet": ATTACK,
        "title": ATTACK,
        "text": TEXT,
    }
    (folder / "hostile.json").write_text(json.dumps(article), encoding="utf-8")
    with serve([folder / "hostile.json"], folder / "marsad.sqlite") as server:
        yield server.address


def test_nothing_from_an_article_runs(hostile_address, open_page, picture):
    page = open_page(hostile_address)
    page.locator(".ms-card").first.click()
    panel = page.locator(".st-key-panel")
    expect(panel.locator("blockquote").first).to_contain_text("<script>window.harmed=1</script>")
    page.locator(".marsad-marker").first.hover()
    page.screenshot(path=picture("hostile"))
    assert page.evaluate("window.harmed") is None
    assert page.locator("img[src='x']").count() == 0
