"""The page to brief from: what it shows, and files that hold exactly what the view shows."""

import csv
import io
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import expect
from pptx import Presentation

pytestmark = pytest.mark.browser


@pytest.fixture
def open_brief(seeds_address, open_page):
    """Open the map with a filter, and go on to the brief."""

    def opened(query=""):
        page = open_page(seeds_address, query=query)
        page.get_by_role("link", name="Brief").click()
        expect(page.locator(".st-key-brief-page img")).to_be_visible(timeout=30_000)
        return page

    return opened


def download(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(waiting.value.path()).read_bytes()


def test_each_brief_is_made_and_opens(open_brief, picture):
    page = open_brief()
    page.screenshot(path=picture("brief_page"))
    assert download(page, "Picture").startswith(b"\x89PNG")
    assert (
        "Generated from 5 articles"
        in pypdf.PdfReader(io.BytesIO(download(page, "PDF pages"))).pages[0].extract_text()
    )
    slide = Presentation(io.BytesIO(download(page, "Slides"))).slides[0]
    assert any(shape.has_table for shape in slide.shapes)
    assert download(page, "Offline map").startswith(b"<!DOCTYPE html>")


def test_a_file_holds_what_the_view_shows(open_brief):
    page = open_brief("?role=retaliation")
    text = download(page, "CSV").decode("utf-8-sig")
    roles = [row["role"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert roles
    assert set(roles) == {"retaliation"}


def test_the_wording_is_taken(open_brief):
    page = open_brief()
    page.get_by_label("Title", exact=True).fill("Anbar, first week")
    page.get_by_label("Title", exact=True).press("Enter")
    page.wait_for_timeout(500)
    slides = Presentation(io.BytesIO(download(page, "Slides")))
    assert slides.slides[0].shapes.title.text == "Anbar, first week"
