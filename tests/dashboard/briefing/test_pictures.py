from io import BytesIO

import numpy as np
import pypdf
import pytest
from PIL import Image

from dashboard.briefing import BriefFormat, render
from dashboard.briefing.layout import pages_of
from dashboard.briefing.theme import Colour, Measure
from dashboard.briefing.view import fit
from dashboard.map_view.symbols import SYMBOLS

PIXELS_PER_POINT = 2


def pixels(content):
    image = Image.open(BytesIO(content)).convert("RGB")
    return np.asarray(image, dtype=int), image.size


def rgb(colour):
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def near(array, at, colour, reach=14):
    """Whether a colour stands within some pixels of a point of the page."""
    x, y = at[0] * PIXELS_PER_POINT, array.shape[0] - at[1] * PIXELS_PER_POINT
    part = array[int(y) - reach : int(y) + reach, int(x) - reach : int(x) + reach]
    return (np.abs(part - rgb(colour)).max(axis=2) < 12).any()


@pytest.fixture(scope="module")
def drawn(brief):
    return pixels(render(brief, BriefFormat.PNG))


def test_the_picture_has_the_size_of_a_screen(drawn):
    assert drawn[1] == (1920, 1080)


def test_symbols_stand_where_the_places_are(brief, drawn):
    places = [one for entry in brief.entries for one in (entry.location, entry.launch) if one]
    view = fit(places, pages_of(brief)[0].layout.map)
    for entry in brief.entries:
        if entry.location:
            at = view.place(entry.location.lon, entry.location.lat)
            assert near(drawn[0], at, SYMBOLS[entry.mark].fill), entry.number


def test_the_page_has_banner_sea_and_land(drawn):
    array, _ = drawn
    assert array[4, 4].tolist() == array[-4, -4].tolist() == rgb(Colour.BANNER)
    share = (np.abs(array - rgb(Colour.SEA)).max(axis=2) < 3).mean()
    assert 0.02 < share < 0.6
    assert (np.abs(array - rgb(Colour.LAND)).max(axis=2) < 3).mean() > 0.05


def test_arabic_reads_from_the_right(brief, arabic):
    """The map is on the side where reading begins, and the table on the other."""
    for one, is_mirrored in ((brief, False), (arabic, True)):
        array, _ = pixels(render(one, BriefFormat.PNG))
        sea = np.abs(array - rgb(Colour.SEA)).max(axis=2) < 3
        left, right = sea[:, :960].sum(), sea[:, 960:].sum()
        assert bool(right > left) is is_mirrored


def test_nothing_makes_a_picture_too(empty):
    assert pixels(render(empty, BriefFormat.PNG))[1] == (1920, 1080)


def test_text_of_an_article_is_no_formula(handover):
    """matplotlib would take `$...$` for mathematics, and fail on what is none."""
    from dashboard.briefing import compose

    made = compose(handover, title=r"$\frac{$ & {x} %d `", banner="$x^2$")
    assert render(made, BriefFormat.PNG)
    assert render(made, BriefFormat.PDF)


@pytest.fixture(scope="module")
def document(brief):
    return pypdf.PdfReader(BytesIO(render(brief, BriefFormat.PDF)))


def test_the_pdf_has_the_size_of_a_slide_and_no_pixels(document):
    (page,) = document.pages
    assert [float(n) for n in page.mediabox[2:]] == [Measure.PAGE_WIDTH, Measure.PAGE_HEIGHT]
    assert len(page.images) == 0


def test_the_pdf_can_be_searched(document):
    text = document.pages[0].extract_text()
    for words in (
        "Wadi Base",
        "Rockets",
        "FOR TRAINING ONLY",
        "As of 091530Z MAY 23",
        "B2",
        "Generated",
    ):
        assert words in text, words


def test_the_pdf_is_dated_by_the_records(document):
    about = document.metadata
    assert about.title == "Wadi Base"
    assert about.creation_date.isoformat() == "2023-05-09T15:30:00+00:00"


def test_a_long_brief_has_more_pages(long):
    document = pypdf.PdfReader(BytesIO(render(long, BriefFormat.PDF)))
    assert len(document.pages) == len(pages_of(long)) > 2
    told = " ".join(page.extract_text() for page in document.pages)
    assert all(f"Base {n}" in told for n in range(60))


def test_arabic_in_the_pdf_can_be_searched(arabic):
    document = pypdf.PdfReader(BytesIO(render(arabic, BriefFormat.PDF)))
    letters = set(document.pages[0].extract_text())
    assert set("الهجمات") <= letters
