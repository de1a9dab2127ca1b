"""Which mentions of an article tell the same event."""

import pytest

from dashboard.extraction.drafts.coreference import affinity
from tests.fixtures.annotated import drafts_of

TOGETHER = [
    "سقط صاروخ على أربيل مساء الثلاثاء. وأوقع الهجوم ثلاثة جرحى.",
    "سقط صاروخ على أربيل. وقال شهود إن الصاروخ سقط في أربيل قرب سوق.",
    "سقطت خمسة صواريخ على أربيل. وسقط صاروخان منها قرب المطار.",
    "استهدفت مسيّرة قاعدة حرير في أربيل. ولم يوقع استهداف القاعدة أي إصابات.",
    "A rocket hit Erbil on Tuesday. The attack wounded three people.",
    "Five rockets hit Erbil on Tuesday. Two of the rockets fell near the airport.",
]
APART = [
    ("سقط صاروخ على أربيل. وسقط صاروخ على كركوك.", 2),
    ("سقط صاروخ على أربيل الاثنين. وسقط صاروخ على أربيل الثلاثاء.", 2),
    ("سقطت ثلاثة صواريخ على أربيل صباحاً. وسقطت سبعة صواريخ على أربيل ليلاً.", 2),
    ("سقط صاروخ على أربيل. وهاجمت طائرة مسيرة أربيل.", 2),
    ("سقط صاروخ على أربيل، وردت الطائرات بقصف الموصل.", 2),
    ("سقطت صواريخ على كركوك وأربيل والموصل.", 3),
    ("A rocket hit Erbil on Monday. A drone hit Erbil on Tuesday.", 2),
    ("Rockets struck Erbil and Kirkuk.", 2),
]
NONE = [
    "هدد مسلحون بقصف أربيل بالصواريخ.",
    "تعرضت أربيل لعشرات الهجمات الصاروخية.",
    "لم يسقط أي صاروخ على أربيل.",
    "أدان الوزير هذه الهجمات.",
    "",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_one_event_told_twice(text):
    assert len(drafts_of(text)) == 1


@pytest.mark.parametrize(("text", "number"), APART, ids=[text for text, _ in APART])
def test_events_told_apart(text, number):
    assert len(drafts_of(text)) == number


@pytest.mark.parametrize("text", NONE)
def test_no_event(text):
    assert drafts_of(text) == ()


def test_drafts_come_in_order_of_first_mention():
    drafts = drafts_of("سقط صاروخ على أربيل. وسقط صاروخ على كركوك. وأصيب اثنان في هجوم أربيل.")
    first = [draft.frames[0].mention.first for draft in drafts]
    assert first == sorted(first)


def test_an_exchange_speaks_of_both_sides():
    attack, answer = drafts_of(
        "تبادل الجانبان القصف بالصواريخ والمدافع. سقط صاروخ على سديروت، وردت المدفعية بقصف غزة."
    )
    assert (attack.response, answer.response) == (False, True)


def test_what_agrees_draws_nearer():
    near, far = drafts_of("سقط صاروخ على أربيل الثلاثاء. وقُصفت حمص بالمدافع الاثنين.")
    frame = near.frames[0]
    assert affinity(frame, near) > affinity(frame, far)
