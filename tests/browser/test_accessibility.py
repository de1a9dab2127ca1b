"""What axe-core, the usual checker, finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

each_theme = pytest.mark.parametrize("scheme", ["light", "dark"])
each_language = pytest.mark.parametrize("query", ["", "?ui=ar"])

ARTICLE = "Erbil, 3 March 2023. Two drones struck Erbil airport on Friday evening. Nobody was hurt."

OTHER_PAGES = {
    "checklist": ".st-key-queue .ms-card",
    "add_circle": ".st-key-sources",
    "slideshow": ".st-key-brief-page img",
}
"""Icon of the link to what the page shows."""


def faults(page):
    """What it finds but minor matters, which are Streamlit's own; once nothing fades any more."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(900)
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] != "minor"]
    return [(v["id"], v["nodes"][0]["html"]) for v in found]


def go(page, icon, landmark):
    """Follow the link with an icon, which is the same in both languages."""
    page.locator(".st-key-nav a").filter(has_text=icon).click()
    page.wait_for_selector(landmark, timeout=60_000)


@pytest.mark.parametrize("query", ["", "?ui=ar", "?dock=table"])
@each_theme
def test_no_violation(seeds_address, open_page, query, scheme):
    assert faults(open_page(seeds_address, query=query, scheme=scheme)) == []


@each_language
@each_theme
def test_no_violation_with_an_incident_open(seeds_address, open_page, query, scheme):
    page = open_page(seeds_address, query=query, scheme=scheme)
    page.locator(".ms-card").nth(3).click()
    page.wait_for_selector("blockquote")
    page.locator(".ms-provenance summary").click()
    assert faults(page) == []


@each_language
@each_theme
def test_no_violation_in_the_reader(seeds_address, open_page, query, scheme):
    page = open_page(seeds_address, query=query, scheme=scheme)
    page.locator(".ms-card").first.click()
    page.locator('[class*="st-key-read-"] button').first.click()
    page.wait_for_selector(".ms-reader")
    assert faults(page) == []


@each_language
@each_theme
def test_no_violation_on_the_other_pages(seeds_address, open_page, query, scheme):
    page = open_page(seeds_address, query=query, scheme=scheme)
    for icon, landmark in OTHER_PAGES.items():
        go(page, icon, landmark)
        assert faults(page) == []


@each_theme
def test_no_violation_in_a_preview(seeds_address, open_page, scheme):
    page = open_page(seeds_address, scheme=scheme)
    go(page, "add_circle", ".st-key-sources")
    file = {"name": "drones.txt", "mimeType": "text/plain", "buffer": ARTICLE.encode()}
    broken = {"name": "broken.json", "mimeType": "text/plain", "buffer": b"{"}
    page.locator('input[type="file"]').set_input_files([file, broken])
    expect(page.locator(".st-key-found blockquote mark").first).to_be_visible()
    assert faults(page) == []


@each_theme
def test_no_violation_with_the_filters_open(seeds_address, open_page, scheme):
    page = open_page(seeds_address, scheme=scheme)
    page.locator(".st-key-filters button").first.click()
    expect(page.get_by_text("With a launch point")).to_be_visible()
    assert faults(page) == []
