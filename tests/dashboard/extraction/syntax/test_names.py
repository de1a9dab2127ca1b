"""Names with their tokens: how exact, how sure, and which are only words."""

from dashboard.extraction.syntax.names import (
    Coarseness,
    coarseness_of,
    location_of,
    place_names,
    state_actors,
)
from dashboard.extraction.words.lexicon import load_lexicon
from gazetteer.model import Usage
from tests.fixtures.annotated import read, toponyms_in


def test_coarseness_goes_from_site_to_country():
    names = read("قاعدة حرير، زمار، نينوى، العراق، <تل الزعتر>").names
    assert [coarseness_of(name) for name in names] == [
        Coarseness.SITE,
        Coarseness.SETTLEMENT,
        Coarseness.PROVINCE,
        Coarseness.COUNTRY,
        Coarseness.COUNTRY + 1,
    ]


def test_words_that_point_back_are_no_names():
    assert read("سقط صاروخ على <المدينة>").names == ()


def test_names_outside_the_story_have_no_tokens():
    text = "أربيل"
    (toponym,) = toponyms_in(text)
    document = read(text).document
    for usage in (Usage.METONYM, Usage.DATELINE, Usage.ORGANISATION):
        other = toponym._replace(usage=usage)
        assert place_names(document, (other,), (other,), load_lexicon("ar")) == ()


def test_a_doubtful_namesake_abroad_is_taken_back():
    text = "أربيل وحمص"
    sure, namesake = toponyms_in(text)
    doubtful = namesake._replace(resolution=namesake.resolution._replace(confidence=0.2))
    told = (sure, doubtful)
    first, second = place_names(read(text).document, told, told, load_lexicon("ar"))
    assert first.toponym.resolution.place is not None
    assert second.toponym.resolution.place is None
    assert second.toponym.resolution.reasons[0].startswith("doubtful")


def test_states_are_actors_by_the_name_of_the_pack():
    text = "إسرائيل والعراق وأربيل"
    actors = dict(state_actors(toponyms_in(text), {"IL": "Israel"}))
    assert list(actors.values()) == ["Israel", "Iraq"]


def test_a_location_keeps_the_point_and_the_radius():
    (toponym,) = toponyms_in("أربيل")
    location = location_of(toponym)
    assert (location.lon, location.lat, location.uncertainty_m) == (44.01, 36.19, 8_000)
    assert (location.name, location.country, location.kind) == ("Erbil", "IQ", "city")


def test_an_unknown_name_has_no_location():
    (toponym,) = toponyms_in("<تل الزعتر>")
    assert location_of(toponym) is None
