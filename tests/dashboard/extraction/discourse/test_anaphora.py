"""What "the base", "the city" and "the launcher" point back to."""

import pytest

from dashboard.extraction.discourse.anaphora import find_anaphor, strikes_launcher
from tests.fixtures.annotated import frames_of, read

BACK = [
    ("وصل الوفد إلى أربيل صباحاً. وسقط صاروخ على المدينة.", "أربيل"),
    ("قال مصدر في أربيل إن صاروخاً سقط على المدينة.", "أربيل"),
    ("دوت صفارات الإنذار في قاعدة حرير بعد سقوط صاروخ على القاعدة.", "قاعدة حرير"),
    ("زار الوزير أربيل ثم <تل الزعتر>. وسقط صاروخ على البلدة.", None),
    ("Sirens sounded in Erbil before a rocket hit the city.", "Erbil"),
]


@pytest.mark.parametrize(("text", "place"), BACK, ids=[text for text, _ in BACK])
def test_places_pointed_back_to(text, place):
    (frame,) = [f for f in frames_of(text) if f.event_type]
    assert (frame.place.toponym.text if frame.place else None) == place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("سقط صاروخ على القاعدة", "facility"),
        ("سقط صاروخ على المدينة", "settlement"),
        ("سقط صاروخ على أربيل", ""),
    ],
)
def test_kinds(text, kind):
    assert find_anaphor(read(text).document, frames_of(text)[0].mention) == kind


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("قصفت الطائرات منصة الإطلاق في زمار", True),
        ("ردت المدفعية على مصدر النيران في زمار", True),
        ("سقط صاروخ على أربيل أطلق من منصة في زمار", False),
    ],
)
def test_launchers_struck(text, struck):
    (frame,) = frames_of(text)
    assert strikes_launcher(frame.mention, "launcher", "fire_source") is struck
