"""The whole way: spans, use, isolation of the unresolved, and texts of every sort."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import locate
from gazetteer.model import Usage

ARABIC = "قصفت طائرات قاعدة عين الأسد في محافظة الأنبار غربي العراق، وقالت واشنطن إن بغداد أبلغتها."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("قصف حقل “العمر” النفطي شرقي دير الزور", ["حقل “العمر” النفطي", "شرقي دير الزور"]),
        ("في قضاءي سنجار ومخمور", ["سنجار", "مخمور"]),
        ("هجوم على #عين_الأسد", ["عين_الأسد"]),
        ("في سوریا وإیران", ["سوریا", "إیران"]),
        ("في محافظتي حمص وحماة", ["حمص", "حماة"]),
        ("Homs and Hama provinces", ["Homs", "Hama"]),
        ("Syria’s war and Damascus's streets", ["Syria", "Damascus"]),
        ("the U.S. and the UK", ["U.S.", "UK"]),
    ],
)
def test_spans(text, names):
    assert [t.text for t in locate(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "قائد فيلق القدس في الحرس الثوري",
        "قوات سوريا الديمقراطية",
        "وفق موقع روسيا اليوم",
        "شبكة فرات بوست المحلية",
        "المصادر العراقية والسورية والأميركية",
        "كان الجنود في سنة صعبة",
        "Iraqi and Syrian officials",
        "The Times of Israel reported",
        "He was reading a nice book on a mobile phone",
    ],
)
def test_not_places(text):
    assert not [t for t in locate(text) if t.usage is not Usage.ORGANISATION]


@pytest.mark.parametrize(
    ("text", "country", "radius_m"),
    [
        ("أُحرقت سفارة السويد في بغداد", "IQ", 15_000),
        ("أغلقت سفارة النرويج بدمشق أبوابها", "SY", 15_000),
        ("the Norwegian and the Norway embassy in Beirut", "LB", 15_000),
        ("أُحرقت سفارة السويد ثم غادر إلى بغداد", None, None),
        ("أُحرقت سفارة السويد، وفي بغداد هدوء", None, None),
    ],
)
def test_embassies_stand_in_the_city_that_the_text_says(text, country, radius_m):
    embassy = locate(text)[0].resolution
    assert (embassy.place.country if embassy.place else None) == country
    assert embassy.uncertainty_m is None or embassy.uncertainty_m >= radius_m


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وصل إلى عمّان", "geonames:250441"),
        ("زار عُمان أمس", "country:OM"),
        ("في سلطنة عُمان", "country:OM"),
    ],
)
def test_vowel_marks_tell_namesakes_apart(text, place):
    (toponym,) = locate(text)
    assert toponym.resolution.place.id == place


@pytest.mark.parametrize(
    ("text", "usage"),
    [
        ("ميليشيات مدعومة من إيران", Usage.METONYM),
        ("فصائل موالية لإيران", Usage.METONYM),
        ("لكن واشنطن تنسبها لفصائل", Usage.METONYM),
        ("Washington said on Monday", Usage.METONYM),
        ("groups backed by Iran", Usage.METONYM),
        ("الرمادي (العراق) - تعرضت قاعدة لهجوم", Usage.DATELINE),
        ("BAGHDAD, April 22 - At least five rockets", Usage.DATELINE),
        ("وقع انفجار في طهران", Usage.LITERAL),
    ],
)
def test_usage(text, usage):
    assert locate(text)[0].usage is usage


@pytest.mark.parametrize(
    ("text", "usage"),
    [
        ("the U.S. destroyer shot a drone down", Usage.METONYM),
        ("US warplanes bombed the depot", Usage.METONYM),
        ("Ankara carried out raids", Usage.METONYM),
        ("they returned to the U.S. on Monday", Usage.LITERAL),
        ("the UK and its allies", Usage.LITERAL),
        ("rockets hit Baghdad airport", Usage.LITERAL),
    ],
)
def test_a_state_that_acts_or_owns_is_no_place(text, usage):
    assert locate(text, language="en")[0].usage is usage


def test_a_namesake_far_from_everything_is_not_placed():
    text = "سقطت قذائف قرب المرج بعد غارات على بلدة حولا وعيتا الشعب وبنت جبيل"
    stray = next(t for t in locate(text) if t.text == "المرج")
    assert stray.resolution.place is None
    assert stray.resolution.candidates[0].place.country == "LY"


@pytest.mark.parametrize(
    ("text", "usages"),
    [
        ("ADEN/LONDON, March 3 - A missile hit a ship", ["dateline", "dateline"]),
        ("BEIRUT, Lebanon (Agency) - Planes struck Tyre", ["dateline", "dateline", "literal"]),
        ("بيروت/دمشق (وكالات) - سقط صاروخ على صفد", ["dateline", "dateline", "literal"]),
        ("الرمادي (العراق) - سقط صاروخ على هيت", ["dateline", "dateline", "literal"]),
        ("Planes hit Tyre, Sidon and Nabatieh - the third raid", ["literal"] * 3),
        ("Damascus was hit again - the second time", ["literal"]),
        ("أربيل تتعرض لهجوم - مصدر أمني", ["literal"]),
        ("بغداد 12 نيسان - سقط صاروخ على هيت", ["dateline", "literal"]),
    ],
)
def test_a_dateline_may_list_places(text, usages):
    assert [t.usage for t in locate(text)] == usages


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قاعدة عين الأسد", "air_base"),
        ("حقل العمر النفطي", "oil_field"),
        ("قاعدة التنف", "coalition_base"),
        ("قاعدة القرية الخضراء", "coalition_base"),
        ("مطار بغداد", "airport"),
        ("مدينة الميادين", "town"),
        ("محافظة دير الزور", "admin1"),
        ("مدينة دير الزور", "city"),
        ("قضاء هيت", "admin2"),
        ("مدينة جسر الشغور", "town"),
    ],
)
def test_the_noun_decides_the_kind(text, place):
    (toponym,) = locate(text, language="ar")
    assert toponym.resolution.place.kind == place


@pytest.mark.parametrize("text", ["قصف طال جسر الشغور وحماة", "صاروخ على بلدة قلعة صالح في ميسان"])
def test_a_noun_inside_a_name_says_no_kind(text):
    assert locate(text, language="ar")[0].resolution.place.kind == "town"


def test_an_unknown_name_is_recognised_and_never_placed():
    (known, unknown) = locate("قصف طال الموصل ثم قرية برغوشل", language="ar")
    assert unknown.text == "قرية برغوشل"
    assert unknown.resolution.point is None
    assert unknown.resolution.place is None
    assert known.resolution.point is not None


def test_an_unknown_name_changes_nothing_for_the_others():
    alone = locate("قصف طال الموصل أمس", language="ar")
    beside = locate("قصف طال الموصل أمس قرب قرية برغوشل", language="ar")
    assert alone[0] == beside[0]


def test_a_street_is_no_city():
    (street,) = locate("شارع بغداد", language="ar")
    assert street.resolution.point is None


def test_resolutions_explain_themselves():
    for toponym in locate(ARABIC):
        resolution = toponym.resolution
        assert 0.0 <= resolution.confidence <= 1.0
        assert resolution.reasons
        scores = [candidate.score for candidate in resolution.candidates]
        assert scores == sorted(scores, reverse=True)


def test_focus_decides_between_equals():
    american = locate("He was born in Tripoli.", language="en", focus="LB")[0]
    libyan = locate("He was born in Tripoli.", language="en", focus="LY")[0]
    assert american.resolution.place.country == "LB"
    assert libyan.resolution.place.country == "LY"


def test_neighbours_decide_between_equals():
    text = "They moved from Peoria to Springfield, Illinois."
    place = locate(text, language="en")[-2].resolution.place
    assert place.admin1 == "Illinois"


@pytest.mark.parametrize("text", ["", " ", "\n", "…", "🔴", "ـــ", "\u200f", "a" * 5000, "١٢٣ 456"])
def test_texts_without_names(text):
    assert locate(text) == ()


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *ARABIC.split(),
                "Baghdad",
                "airport",
                "north",
                "of",
                "60",
                "km",
                "(",
                ")",
                "\n",
                "،",
                "-",
                "“",
                "بين",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_gives_sound_spans(words):
    text = " ".join(words)
    end = 0
    for toponym in locate(text):
        assert end <= toponym.start < toponym.end <= len(text)
        assert toponym.text == text[toponym.start : toponym.end]
        end = toponym.end


def test_a_language_without_a_pack_is_told_by_the_script():
    assert locate("في الموصل", language="fr") == locate("في الموصل", language="ar")
