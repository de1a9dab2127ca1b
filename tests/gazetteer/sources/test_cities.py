"""GeoNames' alternate names: what a news text may write is kept, junk is dropped."""

import pytest

from gazetteer.sources.cities import admit_names, radius_of_population_m

ALTERNATES = [
    "Al-Ramadi", "Ar Ramādī", "Ramadi", "XTM", "alrmady", "drmʾdy", "la ma di", "Ραμάντι", "Рамади",
    "الرمادى", "الرمادي", "رمادی", "ڕەmady", "ڕەمادی", "拉馬迪", "Ra", "رم",
]  # fmt: skip


def test_only_whole_latin_and_arabic_names_are_kept():
    kept = {name.text: name.language for name in admit_names("Ramadi", ALTERNATES)}
    assert kept == {
        "Al-Ramadi": "und", "Ar Ramādī": "und", "الرمادى": "ar", "الرمادي": "ar", "رمادی": "fa",
    }  # fmt: skip


@pytest.mark.parametrize("code", ["NYC", "LHR", "1234", "new york", "ʿeri", "Nūi Yok 1"])
def test_codes_and_transliterations_are_dropped(code):
    assert admit_names("New York City", [code]) == ()


@pytest.mark.parametrize(
    ("population", "radius_m"),
    [(0, 1000), (10_000, 1000), (1_000_000, 10_000), (30_000_000, 25_000)],
)
def test_radius_grows_with_the_root_of_the_population(population, radius_m):
    assert radius_of_population_m(population) == radius_m
