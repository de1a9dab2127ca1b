import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.corroboration.words import (
    allied,
    find_phrases,
    phrase_table,
    sides,
    stems,
    telling_words,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("الأميركية", "أميركي"),
        ("وبالصواريخ", "صواريخ"),
        ("سوریا", "سوريا"),
        ("Militias", "militia"),
        ("Kyiv's", "Kyiv"),
    ],
)
def test_spellings_of_one_word_share_a_stem(first, second):
    assert stems(first) == stems(second)


def test_an_apostrophe_inside_a_name_does_not_cut_it():
    assert stems("Sana'a") != stems("Sana a")


def test_telling_words_leave_out_function_words_and_attack_vocabulary():
    assert telling_words("قصف صاروخي على قاعدة عسكرية في المدينة") == frozenset()
    assert telling_words("Five rockets hit the base on Tuesday") == frozenset()
    assert telling_words("rockets hit the Zografia") == {"zografia"}


@given(st.text())
def test_any_text_has_stems(text):
    assert all(stems(text))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("ميليشيات مدعومة من إيران", "Iran-backed groups"),
        ("the Iran-backed Houthi movement", "Houthis"),
        ("قوات التحالف الدولي", "US and coalition"),
        ("الطيران الحربي الأميركي", "US and coalition"),
        ("جماعة الحوثي", "Houthis"),
        ("Israeli warplanes", "Israel"),
        ("قوات الدعم السريع", "Rapid Support Forces"),
        ("Hezbollah fighters", "Hezbollah"),
        ("كتائب حزب الله العراقية", "Iran-backed groups"),
    ],
)
def test_sides_are_read_in_both_languages(text, side):
    assert side in sides(text)


@pytest.mark.parametrize("text", ["unknown", "مجهولون", "gunmen", "", "a local group"])
def test_no_side_is_made_up(text):
    assert sides(text) == frozenset()


def test_a_longer_phrase_hides_the_shorter_one_in_it():
    assert sides("الميليشيات الإيرانية") == {"Iran-backed groups"}


def test_allies_are_one_another_s():
    assert allied(sides("SDF"), sides("the US-led coalition"))
    assert allied(sides("الحرس الثوري"), sides("Iran-backed militias"))
    assert not allied(sides("Israel"), sides("Hezbollah"))


def test_phrases_are_found_in_order_without_overlap():
    table = phrase_table([("news agency", "agency"), ("agency", "bare")])
    found = list(find_phrases(stems("an agency and a news agency"), table))
    assert [name for _, name in found] == ["bare", "agency"]
