import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as reader

from dashboard.briefing import BriefFormat, compose, render
from dashboard.briefing.offline_map import embedded
from tests.fixtures.incidents import HOSTILE


@pytest.fixture(scope="module")
def text(brief):
    return render(brief, BriefFormat.HTML).decode()


@pytest.fixture(scope="module")
def page(text):
    return reader.document_fromstring(text)


def data(page, name):
    return json.loads(page.xpath(f"//script[@id='{name}']/text()")[0])


def test_incidents_are_read_back(page, brief):
    content = data(page, "brief")
    for card, entry in zip(content["cards"], brief.entries, strict=True):
        assert card["number"] == entry.number
        assert card["what"] == entry.what
        assert card["where"] == entry.where
        assert [quote["text"] for quote in card["quotes"]] == [quote.text for quote in entry.quotes]
    pins = [(pin["id"], pin["mark"], pin["lon"], pin["lat"]) for pin in content["pins"]]
    assert pins == [
        ("i:1", "attack", 42.4412, 33.7856),
        ("i:1", "launch", -73.25, -4.5),
        ("i:2", "retaliation", -73.25, -4.5),
    ]
    assert [arc["properties"]["arc"] for arc in content["arcs"]] == ["launch", "answer"]
    assert content["home"] == [-73.25, -4.5, 42.4412, 33.7856]


def test_nothing_is_loaded_from_elsewhere(text, page):
    assert not page.xpath("//*[@src or @href]")
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert not re.search(r"url\((?!data:|#)['\"]?https?:", text)


def test_text_of_articles_is_neither_markup_nor_template(text, page):
    assert HOSTILE not in text
    assert "<script>window.harmed" not in text
    assert "${window.harmed" not in text
    raw = page.xpath("//script[@id='brief']/text()")[0]
    assert not set("<>&'`$") & set(raw)
    quotes = [quote["text"] for card in data(page, "brief")["cards"] for quote in card["quotes"]]
    assert any(HOSTILE in quote for quote in quotes)
    assert len(page.xpath("//script")) == 5


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=5))
def test_what_is_embedded_is_read_back(value):
    written = embedded(value)
    assert json.loads(written) == value
    assert not set("<>&'`$\u2028\u2029") & set(written)


def test_a_hostile_title_stays_a_title(handover):
    made = render(compose(handover, title=HOSTILE), BriefFormat.HTML).decode()
    page = reader.document_fromstring(made)
    assert page.findtext(".//title") == HOSTILE
    assert len(page.xpath("//script")) == 5


def test_the_page_says_its_language(arabic):
    page = reader.document_fromstring(render(arabic, BriefFormat.HTML).decode())
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")


def test_nothing_makes_a_page_too(empty):
    page = reader.document_fromstring(render(empty, BriefFormat.HTML).decode())
    assert data(page, "brief")["cards"] == []
