"""What axe-core, the usual checker, finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("query", ["", "?ui=ar", "?dock=table"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation(seeds_address, open_page, query, scheme):
    page = open_page(seeds_address, query=query, scheme=scheme)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []


def test_no_violation_with_an_incident_open(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".ms-card").first.click()
    page.wait_for_selector("blockquote")
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in found] == []
