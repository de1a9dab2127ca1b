import pytest

from dashboard.corroboration.attributions import (
    agencies,
    names_official,
    quoted_outlets,
    says_denied,
    says_unconfirmed,
    wire_credit,
)
from tests.dashboard.corroboration.reports import make_article


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("نقلاً عن وكالة فرانس برس", "afp"),
        ("قال المسؤول لوكالة فرانس برس", "afp"),
        ("بغداد (أ ف ب)", "afp"),
        ("دمشق (أ.ف.ب)", "afp"),
        ("وذكرت رويترز أن", "reuters"),
        ("two sources told Reuters", "reuters"),
        ("according to AFP", "afp"),
        ("BEIRUT (AP)", "ap"),
        ("وكالة «سانا» نقلت عن مصدر", "sana"),
        ("Syria's state news agency SANA", "sana"),
        ("أفادت وكالة الأناضول", "anadolu"),
    ],
)
def test_agencies_are_recognised(text, agency):
    assert agency in agencies(text)


@pytest.mark.parametrize(
    "text",
    ["an airstrike in Sana'a", "AP-style wording", "غارات على صنعاء", "واس", "وفا بوعده", ""],
)
def test_names_that_only_look_alike_are_no_agency(text):
    assert agencies(text) == frozenset()


def test_a_credit_in_the_dateline_counts_for_the_whole_article():
    article = make_article("1", "بيروت (أ ف ب) - أعلن الجيش\n" + "كلام آخر. " * 40)
    assert wire_credit(article) == {"afp"}


def test_an_agency_named_in_the_body_is_no_credit():
    assert wire_credit(make_article("1", "x " * 120 + "(Reuters)" + " y" * 120)) == frozenset()


def test_an_outlet_is_quoted_beside_a_cue_only():
    assert quoted_outlets("وفق ما نقل موقع “روسيا اليوم”") == {"rt-arabic"}
    assert quoted_outlets("a guard told Al Jazeera that") == {"al-jazeera"}
    assert quoted_outlets("the offices of Al Jazeera in the city were closed") == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "ولم يصدر أي تأكيد من الجيش",
        "لم يتسنّ التحقق من الخبر",
        "The claim could not be independently verified.",
    ],
)
def test_a_refusal_to_confirm_is_seen(text):
    assert says_unconfirmed(text)


@pytest.mark.parametrize("text", ["وأكد الجيش وقوع الهجوم", "The army confirmed the attack.", ""])
def test_a_confirmation_is_not_taken_for_a_refusal(text):
    assert not says_unconfirmed(text)


@pytest.mark.parametrize(
    "text",
    ["ونفت الوزارة وقوع الهجوم", "نفى وقوع أي قصف", "The army denied that any attack took place"],
)
def test_a_denial_of_the_event_is_seen(text):
    assert says_denied(text)


@pytest.mark.parametrize(
    "text", ["نفت الجماعة مسؤوليتها عن الهجوم", "The group denied responsibility"]
)
def test_a_denial_of_responsibility_is_none_of_the_event(text):
    assert not says_denied(text)


def test_official_speakers_are_seen_in_both_languages():
    assert names_official("قال المتحدث باسم الوزارة")
    assert names_official("a Pentagon spokesman said")
    assert not names_official("residents heard three blasts")
