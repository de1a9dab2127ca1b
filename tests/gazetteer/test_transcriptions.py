"""Foreign names that Arabic spells by ear: found in the text's countries, nowhere else."""

import pytest

from gazetteer import locate
from gazetteer.transcriptions import spelt_alike


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("شيبيكينو", "shebekino"),
        ("سوتك", "sotk"),
        ("كوبيانسك", "kupyansk"),
        ("تشوهويف", "chuhuyiv"),
        ("اوفاكيم", "ofakim"),
        ("ازماييل", "izmail"),
        ("نتيفوت", "netivot"),
        ("هوليايبوليه", "huliaipole"),
        ("سيريك", "sirik"),
        ("كراسنوهوريفكا", "krasnohorivka"),
    ],
)
def test_a_word_spells_a_name_by_ear(word, name):
    assert spelt_alike(word, f"\naaa\n{name}\nzzz\n") == [name]


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("كورسك", "kharkiv"),
        ("سومي", "simya"),
        ("اوديسا", "adana"),
        ("خيرسون", "cherson city"),
        ("دونيتسك", "donets"),
        ("بولتافا", "pultusk"),
    ],
)
def test_another_name_is_not_spelt(word, name):
    assert spelt_alike(word, f"\n{name}\n") == []


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("قصفت القوات بلدة فوفشانسك في أوكرانيا.", "بلدة فوفشانسك", "Vovchansk"),
        ("انفجارات في خاركيف وكوبيانسك شرقي أوكرانيا.", "كوبيانسك", "Kupyansk"),
        ("سقطت قذيفة قرب سوتك في أرمينيا.", "سوتك", "Sotk"),
    ],
)
def test_a_foreign_name_is_placed_in_a_country_of_the_text(text, name, place):
    found = {t.text: t.resolution.place for t in locate(text)}
    assert found[name].name_en == place


@pytest.mark.parametrize(
    "text",
    [
        "جرح راع في خاركيف بشظية قرب أوكرانيا.",  # an ordinary word behind "by"
        "اجتمع الوزراء في منازلهم في كييف، أوكرانيا.",
        "سقطت قذيفة قرب فولوكونوفكا.",  # no country tells where to look
    ],
)
def test_ordinary_words_and_unplaced_texts_give_no_name(text):
    words = {t.text for t in locate(text)}
    assert not words & {"شظية", "منازلهم", "فولوكونوفكا"}
