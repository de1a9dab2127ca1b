"""Filters, time, table, keys and map tools on the seeds."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def _shown(page):
    """Incidents that the bar on top tells."""
    text = page.locator(".ms-tile").first.locator("b").inner_text()
    return int(re.match(r"\d+", text)[0])


def _listed(page, kinds=".ms-card"):
    return page.locator(f".st-key-panel {kinds}").count()


def _rows(page):
    table = page.locator("[data-testid=stDataFrame] table")
    table.wait_for(state="attached")
    return int(table.get_attribute("aria-rowcount")) - 1  # the header is a row too


def _pinned(page, query):
    """Ids on the map of the whole world under a filter, launch points included."""
    return page.evaluate(
        """async (query) => {
            const answer = await fetch(`/api/view?bbox=-180,-85,180,85&zoom=18&${query}`);
            const { features } = await answer.json();
            return [...new Set(features.flatMap((f) => f.properties.kind === "marker" ? f.properties.ids : []))];
        }""",
        query,
    )


@pytest.mark.parametrize(
    "query", ["role=attack", "disputed=1", "to=2021-12-31", "type=rocket|drone"]
)
def test_a_filter_leaves_the_same_everywhere(seeds_address, open_page, query):
    page = open_page(seeds_address, query=f"?dock=table&{query}")
    shown = _shown(page)
    expect(page.locator(".st-key-panel .ms-card")).to_have_count(shown)
    assert _rows(page) == shown
    cards = page.locator(".ms-card").evaluate_all("cards => cards.map((card) => card.dataset.id)")
    assert set(_pinned(page, query + "&hide=mention")) <= set(cards)


def test_the_map_asks_once_for_what_a_filter_leaves(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".st-key-filters button").first.click()
    drawn = page.locator(".leaflet-container").get_attribute("data-incidents")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".st-key-f-disputed label").first.click()
    page.wait_for_url("**disputed=1**")
    page.wait_for_selector(f".leaflet-container:not([data-incidents='{drawn}'])")
    expect(page.locator(".st-key-panel .ms-card")).to_have_count(_shown(page))
    views = [url for url in asked if "/api/view" in url]
    assert len(views) == 1
    assert views[0].endswith("&disputed=1")


def test_all_and_none(seeds_address, open_page):
    page = open_page(seeds_address)
    everything = _shown(page)
    assert everything > 0
    page.locator(".st-key-f-words input").fill("لا وجود لهذه الكلمة")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing matches")).to_be_visible()
    assert _shown(page) == 0
    expect(page.locator(".marsad-marker")).to_have_count(0)
    page.wait_for_url("**q=**")


def test_search_folds_arabic(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".st-key-f-words input").fill("عين الاسد")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    expect(page.locator(".ms-tile").first).to_contain_text("of")
    assert _shown(page) > 0


def test_a_filter_from_the_menu_goes_into_the_address(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".st-key-filters button").first.click()
    page.get_by_text("With a launch point").click()
    page.wait_for_url("**launched=1**")
    expect(page.locator(".ms-tile").first).to_contain_text("of")


def test_an_area_round_a_place_is_a_filter(seeds_address, open_page):
    page = open_page(seeds_address)
    everything = _shown(page)
    page.locator(".st-key-filters button").first.click()
    place = page.get_by_label("Around a place")
    place.fill("بغداد")
    place.press("Enter")
    page.wait_for_url("**near=**")
    expect(page.locator(".ms-tile").first).to_contain_text("of")
    assert 0 < _shown(page) < everything
    assert set(_pinned(page, page.url.partition("?")[2] + "&hide=mention"))


def test_brushing_the_timeline_narrows_the_dates(seeds_address, open_page, picture):
    page = open_page(seeds_address)
    box = page.locator("svg.ms-timeline").bounding_box()
    y = box["y"] + box["height"] - 8
    page.mouse.move(box["x"] + 110, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, y, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=**")
    expect(page.get_by_role("button", name="All dates")).to_be_visible()
    page.screenshot(path=picture("brushed"))
    expect(page.locator(".ms-tile").first).to_contain_text("of")
    cards = page.locator(".st-key-panel .ms-card")
    shown = _shown(page)
    expect(cards).to_have_count(shown)
    page.get_by_role("button", name="All dates").click()
    expect(page.locator(".ms-tile").first).not_to_contain_text("of")
    expect(cards).to_have_count(_shown(page))
    assert _shown(page) > shown


def test_keys_walk_through_the_incidents(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator("body").press("j")
    title = page.locator("h2.ms-title")
    expect(title).to_be_visible()
    page.wait_for_url("**incident=**")
    first = page.url
    page.locator("body").press("j")
    page.wait_for_function("before => location.href !== before", arg=first)
    page.locator("body").press("k")
    page.wait_for_function("before => location.href === before", arg=first)
    page.locator("body").press("Escape")
    expect(title).to_have_count(0)
    page.locator("body").press("?")
    expect(page.get_by_text("Next incident")).to_be_visible()


def test_choosing_on_the_timeline_marks_it_on_the_map(seeds_address, open_page):
    page = open_page(seeds_address)
    ids = page.locator(".marsad-marker").first.get_attribute("data-ids").split()
    incident = ids[0]
    page.locator(f'.ms-event[data-id="{incident}"]').first.click()
    expect(page.locator("h2.ms-title")).to_be_visible()
    expect(
        page.locator(f'.marsad-marker.is-selected[data-ids*="{incident}"]').first
    ).to_be_attached()


@pytest.mark.parametrize("words", ["الرمادي", "Ramadi", "33.42, 43.31", "33°25′12″ N, 43°18′36″ E"])
def test_go_to_a_place(seeds_address, open_page, words):
    page = open_page(seeds_address)
    page.locator(".marsad-goto input").fill(words)
    page.keyboard.press("Enter")
    spots = page.locator(".marsad-spots button")
    page.wait_for_function(
        "document.querySelector('.marsad-spot') || document.querySelector('.marsad-spots button')"
    )
    if spots.count():
        spots.first.click()
    expect(page.locator(".marsad-spot")).to_be_attached()


def test_measuring_and_coordinates(seeds_address, open_page, picture):
    page = open_page(seeds_address)
    page.get_by_role("button", name="Measure a distance").click()
    box = page.locator(".leaflet-container").bounding_box()
    for dx in (0.45, 0.7):
        page.mouse.click(box["x"] + dx * box["width"], box["y"] + 0.75 * box["height"])
    expect(page.locator(".marsad-tooltip").filter(has_text="km")).to_be_visible()
    page.screenshot(path=picture("measure"))
    readout = page.locator(".marsad-readout")
    assert re.match(r"-?\d+\.\d{4}, -?\d+\.\d{4}", readout.inner_text())
    readout.click()
    expect(readout).to_contain_text("°")
    readout.click()
    expect(readout).to_have_text(re.compile(r"\d\d[A-Z] [A-Z]{2} \d{4} \d{4}"))


def test_an_article_is_read_whole_with_its_marks(seeds_address, open_page, picture):
    page = open_page(seeds_address)
    page.locator(".ms-card").first.click()
    page.get_by_role("button", name="Read the whole article").first.click()
    text = page.locator(".ms-reader p[dir=rtl]").first
    expect(text).to_be_visible()
    before = page.locator(".ms-reader mark").count()
    assert before
    page.get_by_role("button", name="All place names").click()
    page.wait_for_function(
        "n => document.querySelectorAll('.ms-reader mark').length > n", arg=before
    )
    page.screenshot(path=picture("reader"))
    page.get_by_role("button", name="Close the article").click()
    expect(page.locator("h2.ms-title")).to_be_visible()


def test_a_value_leads_to_its_words(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".ms-card").first.click()
    page.locator("a.ms-jump").first.click()
    expect(page.locator("mark:target")).to_be_visible()


def test_the_legend_covers_nothing_of_what_is_chosen(seeds_address, open_page):
    page = open_page(seeds_address, query="?launched=1")
    for card in range(min(3, page.locator(".ms-card").count())):
        page.locator(".ms-card").nth(card).click()
        page.wait_for_selector(".marsad-marker.is-selected")
        page.wait_for_function(
            """() => {
                const legend = document.querySelector(".marsad-legend").getBoundingClientRect();
                const chosen = [...document.querySelectorAll(".marsad-marker.is-selected")];
                return chosen.length && chosen.every((marker) => {
                    const box = marker.getBoundingClientRect();
                    return box.left > legend.right || box.bottom < legend.top;
                });
            }"""
        )
        page.locator(".st-key-back button").click()
        expect(page.locator("h2.ms-title")).to_have_count(0)
