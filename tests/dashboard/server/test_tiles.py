import pytest

from dashboard.errors import ArticleError, ConfigurationError
from dashboard.server.tiles import (
    CREDIT_VARIABLE,
    MOST_ZOOM,
    TILES_VARIABLE,
    TileSource,
    tile_source,
)
from tests.fixtures.page_server import page, serving

PICTURE = b"\x89PNG tile"


def _source(base, **options):
    options = {"credit": "A mapper", "named_by_user": True} | options
    return TileSource(f"{base}/{{z}}/{{x}}/{{y}}.png", **options)


def _tile():
    return page(PICTURE, media_type="image/png")


def test_nothing_is_asked_before_the_user_allows_it():
    with (
        serving({"/3/4/2.png": _tile()}) as (base, asked),
        pytest.raises(ConfigurationError, match="off"),
    ):
        _source(base).fetch(3, 4, 2)
    assert asked == []


def test_a_tile_comes_as_it_is_once_allowed():
    with serving({"/3/4/2.png": _tile()}) as (base, asked):
        source = _source(base)
        source.allowed = True
        found = source.fetch(3, 4, 2)
    assert (found.media_type, found.data) == ("image/png", PICTURE)
    assert "Cookie" not in asked[0][1]
    assert "Referer" not in asked[0][1]


@pytest.mark.parametrize(
    "at", [(MOST_ZOOM + 1, 0, 0), (-1, 0, 0), (2, 4, 0), (2, 0, 4), (2, -1, 0)]
)
def test_a_tile_that_cannot_be_is_not_asked_for(at):
    with serving({}) as (base, asked):
        source = _source(base)
        source.allowed = True
        with pytest.raises(ConfigurationError, match="no tile"):
            source.fetch(*at)
    assert asked == []


def test_what_is_no_picture_is_refused():
    with serving({"/1/0/0.png": page("<script>")}) as (base, _):
        source = _source(base)
        source.allowed = True
        with pytest.raises(ArticleError, match="expected image"):
            source.fetch(1, 0, 0)


def test_a_server_nobody_named_may_not_stand_on_this_machine():
    with serving({"/1/0/0.png": _tile()}) as (base, asked):
        source = _source(base, named_by_user=False)
        source.allowed = True
        with pytest.raises(ArticleError, match="not an address of the public internet"):
            source.fetch(1, 0, 0)
    assert asked == []


@pytest.mark.parametrize(
    "template",
    ["https://a.example/{z}/{x}.png", "ftp://a.example/{z}/{x}/{y}", "/{z}/{x}/{y}", "nonsense"],
)
def test_an_address_without_its_places_is_a_mistake(template):
    with pytest.raises(ConfigurationError, match=TILES_VARIABLE):
        TileSource(template, credit="", named_by_user=True)


def test_the_variables_name_another_server(monkeypatch):
    tile_source.cache_clear()
    monkeypatch.setenv(TILES_VARIABLE, "http://tiles.example/{z}/{x}/{y}.png")
    monkeypatch.setenv(CREDIT_VARIABLE, "Our own maps")
    named = tile_source()
    tile_source.cache_clear()
    assert (named.host, named.credit, named.allowed) == ("tiles.example", "Our own maps", False)


def test_a_mistaken_variable_leaves_no_online_map(monkeypatch):
    tile_source.cache_clear()
    monkeypatch.setenv(TILES_VARIABLE, "nonsense")
    found = tile_source()
    tile_source.cache_clear()
    assert found is None
