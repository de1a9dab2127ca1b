"""The offline map of a brief, opened from a file: it works, asks nobody and runs no article."""

import pytest
from playwright.sync_api import expect

from dashboard.briefing import BriefFormat, compose, render
from dashboard.export import hand_over
from tests.dashboard.export.conftest import AS_OF, make_everything
from tests.fixtures.incidents import make_article, make_incident, make_report

pytestmark = pytest.mark.browser


@pytest.fixture
def open_brief(browser, tmp_path):
    """Open a brief from a file; what it asks for and the errors it reports are checked at the end."""
    asked, errors, contexts = [], [], []

    def opened(language, *, width=1440, height=900, articles=0):
        incidents, _, links, cited = make_everything()
        more = [
            make_article(f"b{n}", outlet="Long Name of an Outlet " * 3) for n in range(articles)
        ]
        told = [
            make_incident(f"i:b{n}", reports=(make_report(f"b{n}:r1", one),))
            for n, one in enumerate(more)
        ]
        given = hand_over((*incidents, *told), links, (*cited, *more), as_of=AS_OF)
        path = tmp_path / f"{language}.html"
        path.write_bytes(render(compose(given, in_language=language), BriefFormat.HTML))
        contexts.append(browser.new_context(viewport={"width": width, "height": height}))
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(path.as_uri())
        page.wait_for_selector(".leaflet-container[data-incidents]")
        page.wait_for_selector(".leaflet-container[data-basemap]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert errors == []


def test_the_map_shows_the_incidents_and_the_list_tells_them(open_brief, picture):
    page = open_brief("en")
    expect(page.locator(".card")).to_have_count(4)
    expect(page.locator(".marsad-marker")).to_have_count(2)
    expect(page.locator("#remarks")).to_contain_text("Generated from 2 articles, 2 origins")
    expect(page.locator(".banner").first).to_be_hidden()
    page.screenshot(path=picture("offline_brief"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_no_larger_than_the_window(open_brief, language):
    page = open_brief(language, articles=12)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    high = page.evaluate("document.documentElement.scrollHeight - window.innerHeight")
    assert wide <= 0
    assert high <= 0
    expect(page.locator("#remarks")).to_be_in_viewport()
    box = page.locator(".marsad-map").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 1440


def test_a_source_tells_its_address_and_leads_nowhere(open_brief):
    page = open_brief("ar")
    expect(page.locator("#sources .url").first).to_have_text("https://a.example/1")
    assert page.locator("a[href^='http']").count() == 0


def test_card_and_marker_select_each_other(open_brief):
    page = open_brief("en")
    page.locator(".card", has_text="Wadi Base").locator("button").first.click()
    expect(page.locator(".marsad-marker.is-selected").first).to_be_visible()
    page.locator(".marsad-marker").first.click()
    expect(page.locator(".card.is-selected")).to_have_count(1)


def test_quotes_read_in_their_own_direction(open_brief):
    page = open_brief("en")
    card = page.locator(".card", has_text="Wadi Base").first
    card.locator("summary").click()
    quote = card.locator("blockquote").first
    expect(quote).to_be_visible()
    expect(quote).to_have_attribute("dir", "rtl")
    expect(quote).to_contain_text("أربعة صواريخ")


def test_nothing_from_an_article_runs(open_brief):
    page = open_brief("en")
    for summary in page.locator(".card summary").all():
        summary.click()
    expect(page.locator(".card blockquote", has_text="<script>").first).to_be_visible()
    assert page.evaluate("window.harmed") is None
    assert page.locator("img[src='x']").count() == 0


def test_arabic_is_laid_out_from_the_right(open_brief, picture):
    page = open_brief("ar")
    map_box = page.locator(".marsad-map").bounding_box()
    list_box = page.locator("#cards").bounding_box()
    assert map_box["x"] > list_box["x"]
    expect(page.locator("#title")).to_have_text("الهجمات والردود")
    page.screenshot(path=picture("offline_brief_ar"))


def test_scale_and_north_speak_arabic_and_a_country_is_named_once(open_brief):
    page = open_brief("ar")
    expect(page.locator(".leaflet-control-scale-line")).to_contain_text("كم")
    expect(page.locator(".marsad-north-letter")).to_have_text("ش")
    names = page.locator(".marsad-label--country").all_inner_texts()
    assert len(names) == len(set(names)) > 2
