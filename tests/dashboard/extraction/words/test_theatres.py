"""Facts of wars speak of actors that the language packs know."""

import csv
from importlib.resources import files

import pytest

from dashboard.extraction.expressions.number_words import LANGUAGES
from dashboard.extraction.words.lexicon import Category, load_lexicon
from dashboard.extraction.words.theatres import load_theatres


def known_actors():
    packs = [load_lexicon(language) for language in LANGUAGES]
    words = {sense for pack in packs for senses in pack.words.values() for sense in senses}
    words |= {s for pack in packs for told in pack.phrases.values() for _, s in told}
    return {sense.key for sense in words if sense.category is Category.ACTOR}


def test_coalitions_speak_of_known_actors():
    for coalition in load_theatres().coalitions:
        assert {coalition.name, *coalition.foes, *coalition.members} <= known_actors()


def test_one_coalition_is_meant_where_no_foe_is_told():
    assert [not c.foes for c in load_theatres().coalitions].count(True) == 1
    assert not load_theatres().coalitions[-1].foes


def test_enemies_and_short_names_speak_of_known_actors():
    theatres = load_theatres()
    meant = {name for names in theatres.short_names.values() for name in names}
    assert {*theatres.enemies.values(), *theatres.short_names, *meant} <= known_actors()


def test_countries_are_codes():
    theatres = load_theatres()
    codes = {*theatres.raided_on_foot, *theatres.enemies}
    assert all(len(c) == len("XX") and c.isupper() for c in codes)


@pytest.mark.parametrize("table", ["homes", "states"])
def test_who_a_country_stands_for_is_known(table):
    actors = getattr(load_theatres(), table)
    assert set(actors.values()) <= known_actors()
    assert all(len(c) == len("XX") and c.isupper() for c in actors)


def test_governments_have_armies_that_the_packs_know():
    theatres = load_theatres()
    assert set(theatres.governments.values()) <= known_actors()
    assert theatres.armies <= theatres.governments.keys()


def test_who_strikes_nothing_at_home_is_a_known_state():
    theatres = load_theatres()
    assert theatres.spared_at_home <= theatres.states.keys()


def test_the_stationed_are_known_actors_at_known_places():
    places = {f"curated:{row['id']}" for row in read_sites()}
    for stationed in load_theatres().stationed:
        assert stationed.actors <= known_actors()
        assert stationed.bases <= places


def read_sites():
    path = files("gazetteer") / "data" / "sites.csv"
    return csv.DictReader(path.read_text("utf-8").splitlines())
