"""Narrow windows and phones: nothing that is told is cut, nothing is out of reach."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# of each count in the bar: whether it is seen whole, or not at all
CUT = """() => {
    const bar = document.querySelector(".ms-bar").getBoundingClientRect();
    return Array.from(document.querySelectorAll(".ms-tile"), (tile) => tile.getBoundingClientRect())
        .filter((box) => box.top < bar.bottom - 1)
        .filter((box) => box.left < bar.left - 1 || box.right > bar.right + 1).length;
}"""


@pytest.mark.parametrize("width", [1366, 1280, 1024, 820, 390])
@pytest.mark.parametrize("ui", ["en", "ar"])
def test_no_count_is_cut_off(seeds_address, open_page, width, ui):
    page = open_page(seeds_address, query=f"?ui={ui}", width=width, height=760)
    assert page.evaluate(CUT) == 0
    expect(page.locator(".ms-tile").first).to_be_in_viewport(ratio=1)


def test_the_legend_leaves_a_small_map_to_the_incidents(seeds_address, open_page):
    wide = open_page(seeds_address)
    expect(wide.locator("details.marsad-legend")).to_have_attribute("open", "")
    small = open_page(seeds_address, width=1024, height=700)
    expect(small.locator("details.marsad-legend")).not_to_have_attribute("open", "")
    small.locator("details.marsad-legend summary").click()
    expect(small.locator("details.marsad-legend")).to_have_attribute("open", "")


def test_a_phone_reaches_the_list_the_incident_and_the_language(seeds_address, open_page, picture):
    page = open_page(seeds_address, width=390, height=844)
    expect(page.get_by_role("button", name="العربية")).to_be_in_viewport(ratio=1)
    page.locator(".ms-card").last.scroll_into_view_if_needed()
    expect(page.locator(".ms-card").last).to_be_in_viewport()
    page.locator(".ms-card").first.click()
    title = page.locator("h2.ms-title")
    title.scroll_into_view_if_needed()
    expect(title).to_be_in_viewport()
    page.screenshot(path=picture("phone"))
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= 390


def test_rival_accounts_are_told_in_arabic(seeds_address, open_page):
    page = open_page(seeds_address, query="?ui=ar&disputed=1")
    for number in range(page.locator(".ms-card").count()):
        page.locator(".ms-card").nth(number).click()
        values = page.locator(".ms-conflict .ms-value")
        expect(values.first).to_be_visible()
        assert not re.search("[A-Za-z]{3}", " ".join(values.all_inner_texts()))
        # A click on a page that is still being drawn can be lost.
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        page.locator(".st-key-back button").click()
        expect(page.locator("h2.ms-title")).to_have_count(0)
