"""The interface in Arabic."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# what is not translated: the product's name, and the button back to English
KEPT = {"Marsad", "English"}

VISIBLE_WORDS = """() => {
    const found = [];
    const frame = document.querySelector("[data-testid=stMain]");
    const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const { parentElement, textContent } = walker.currentNode;
        // names and reasons come from articles and tables; icons are ligatures; units are symbols
        if (parentElement.closest("bdi, style, mark, blockquote, [data-testid=stIconMaterial], .marsad-readout, .marsad-north, .leaflet-control-scale, .ms-grade")) continue;
        if (parentElement.checkVisibility()) found.push(textContent.trim());
    }
    return found;
}"""


def test_every_word_of_the_frame_is_arabic(seeds_address, open_page):
    page = open_page(seeds_address, query="?ui=ar")
    words = {
        word for text in page.evaluate(VISIBLE_WORDS) for word in re.findall(r"[A-Za-z]{3,}", text)
    }
    assert words - KEPT - {"Natural", "Earth"} == set()


def test_the_page_reads_right_to_left_and_the_map_does_not(seeds_address, open_page, picture):
    page = open_page(seeds_address, query="?ui=ar")
    expect(page.locator(".stApp")).to_have_css("direction", "rtl")
    expect(page.locator(".leaflet-container")).to_have_css("direction", "ltr")
    panel, chart = (page.locator(s).bounding_box() for s in (".st-key-panel", ".marsad-map"))
    assert panel["x"] < chart["x"]
    page.locator(".ms-card").first.click()
    expect(page.locator(".ms-summary")).to_contain_text("الهدف")
    page.screenshot(path=picture("arabic"))


def test_dates_on_the_timeline_keep_the_order_of_their_language(seeds_address, open_page):
    """Time runs to the right, so that only an isolate keeps day, month and year in order."""
    page = open_page(seeds_address, query="?ui=ar")
    expect(page.locator(".ms-tick-name").first).to_have_text(re.compile("^\u2068.+\u2069$"))


def test_the_switch_goes_both_ways_and_keeps_the_view(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".ms-card").first.click()
    page.wait_for_url("**incident=**")
    page.get_by_role("button", name="العربية").click()
    expect(page.locator(".ms-facts")).to_contain_text("متى")
    page.wait_for_selector(".leaflet-container[data-incidents]")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".ms-facts")).to_contain_text("When")
