"""The date phrase that belongs to a mention."""

from datetime import date

import pytest

from dashboard.model import Basis, PartOfDay
from tests.fixtures.annotated import frames_of

OWN = [
    ("سقط صاروخ على أربيل مساء الثلاثاء", date(2023, 5, 2), Basis.STATED),
    ("مساء الثلاثاء سقط صاروخ على أربيل", date(2023, 5, 2), Basis.STATED),
    ("سقط صاروخ على أربيل في 28 نيسان", date(2023, 4, 28), Basis.STATED),
    ("أعلنت الشرطة الثلاثاء أن صاروخاً سقط على أربيل الاثنين", date(2023, 5, 1), Basis.STATED),
    ("قُصفت الموصل الثلاثاء عقب سقوط صاروخ على أربيل", date(2023, 5, 2), Basis.STATED),
    ("A rocket hit Erbil on Tuesday", date(2023, 5, 2), Basis.STATED),
]


@pytest.mark.parametrize(("text", "day", "basis"), OWN, ids=[text for text, _, _ in OWN])
def test_day_of_the_first_mention(text, day, basis):
    when = frames_of(text)[0].when
    assert (when.value.start, when.basis) == (day, basis)


def test_an_earlier_event_is_not_later_than_what_followed_it():
    _, before = frames_of("قُصفت الموصل الثلاثاء عقب سقوط صاروخ على أربيل")
    assert (before.when.basis, before.when.value.end) == (Basis.INFERRED, date(2023, 5, 2))


@pytest.mark.parametrize(
    "text",
    [
        "سقط صاروخ على أربيل",
        "سقط صاروخ على أربيل في الذكرى الثانية لتأسيس البلدية",
    ],
)
def test_no_date_of_its_own(text):
    assert frames_of(text)[0].when is None


def test_the_part_of_the_day_is_kept():
    (frame,) = frames_of("سقط صاروخ على أربيل فجر الثلاثاء")
    assert frame.when.value.part_of_day is PartOfDay.DAWN
