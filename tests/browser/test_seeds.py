"""The first page on the seeds, as a person sees it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AIN_AL_ASAD = (42.4412, 33.7856)
KINDS = ("attack", "launch", "retaliation")


def _incident_at(page, lon, lat, role):
    """Ids under the symbols of one place, from the page's own data."""
    found = page.evaluate(
        """async ([lon, lat]) => {
            const box = [lon - 0.03, lat - 0.03, lon + 0.03, lat + 0.03];
            const answer = await fetch(`/api/view?bbox=${box}&zoom=18`);
            return (await answer.json()).features.filter((f) => f.properties.kind === "marker");
        }""",
        [lon, lat],
    )
    return [i for f in found if role in f["properties"]["marks"] for i in f["properties"]["ids"]]


def test_three_kinds_of_symbol_are_on_the_map(seeds_address, open_page, picture):
    page = open_page(seeds_address)
    for kind in KINDS:
        expect(page.locator(f".leaflet-marker-pane .marsad-symbol--{kind}").first).to_be_visible()
        expect(page.locator(".marsad-legend")).to_be_visible()
    expect(page.locator(".marsad-arc--launch").first).to_be_attached()
    page.screenshot(path=picture("overview"))


def test_clicking_ain_al_asad_shows_the_excerpt_and_both_accounts(
    seeds_address, open_page, picture
):
    page = open_page(seeds_address)
    ids = _incident_at(page, *AIN_AL_ASAD, "attack")
    assert ids
    page.evaluate("document.querySelector('.marsad-map').dataset.survivor = 'yes'")
    marker = page.locator(f'.marsad-marker[data-ids*="{ids[0]}"]').first
    marker.click()
    panel = page.locator(".st-key-panel")
    excerpt = panel.locator("blockquote[dir=rtl]").filter(has_text="عين الأسد").first
    expect(excerpt).to_be_visible()
    assert page.evaluate("e => getComputedStyle(e).direction", excerpt.element_handle()) == "rtl"
    expect(excerpt.locator("mark").first).to_be_visible()
    expect(panel).to_contain_text("Accounts differ")
    expect(panel).to_contain_text("كيلومترين")
    expect(panel).to_contain_text("داخل القاعدة")
    assert page.locator(".marsad-map").get_attribute("data-survivor") == "yes"
    page.screenshot(path=picture("ain-al-asad"))


def test_a_copied_link_opens_the_same_incident(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".ms-card").first.click()
    title = page.locator("h2.ms-title")
    expect(title).to_be_visible()
    page.wait_for_url("**incident=**")
    query = page.url.removeprefix(seeds_address)
    again = open_page(seeds_address, query=query)
    expect(again.locator("h2.ms-title")).to_have_text(title.inner_text())


def test_incidents_under_one_symbol_are_all_reachable(seeds_address, open_page):
    page = open_page(seeds_address)
    groups = page.locator(".marsad-marker").filter(has=page.locator(".marsad-count"))
    ids = groups.first.get_attribute("data-ids").split()
    groups.first.click()
    for incident in ids:
        page.locator(f'.st-key-stack .ms-card[data-id="{incident}"]').click()
        expect(
            page.locator(f'.st-key-stack .ms-card[data-id="{incident}"][aria-pressed="true"]')
        ).to_be_visible()


def test_the_view_survives_clicks_and_list_choices(seeds_address, open_page):
    page = open_page(seeds_address)
    page.locator(".marsad-buttons button").first.click()
    page.wait_for_timeout(400)
    before = page.locator(".leaflet-control-scale-line").inner_text()
    page.locator(".marsad-marker").first.click()
    expect(page.locator("h2.ms-title")).to_be_visible()
    assert page.locator(".leaflet-control-scale-line").inner_text() == before


def test_places_only_named_are_a_layer_of_their_own(seeds_address, open_page):
    page = open_page(seeds_address)
    assert page.locator(".leaflet-marker-pane .marsad-symbol--mention").count() == 0
    page.locator(".marsad-legend-toggle").filter(has_text="Places only named").click()
    expect(page.locator(".leaflet-marker-pane .marsad-symbol--mention").first).to_be_attached()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080)])
def test_nothing_overflows_the_page(seeds_address, open_page, picture, scheme, size):
    width, height = size
    page = open_page(seeds_address, width=width, height=height, scheme=scheme)
    sizes = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    assert sizes == [width, height]
    page.screenshot(path=picture(f"{width}-{scheme}"))
