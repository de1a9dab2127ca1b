"""What speaks against one event."""

import pytest

from dashboard.extraction.drafts.contradictions import contradicts, lies_elsewhere, tells_otherwise
from dashboard.extraction.drafts.draft import Draft
from tests.fixtures.annotated import frames_of

CONTRADICTIONS = [
    ("سقط صاروخ على أربيل.", "سقط صاروخ على حمص.", True),
    ("سقط صاروخ على أربيل.", "سقط صاروخ على أربيل.", False),
    ("سقط صاروخ على أربيل الاثنين.", "سقط صاروخ على أربيل الثلاثاء.", True),
    ("سقط صاروخ على أربيل فجر الاثنين.", "سقط صاروخ على أربيل مساء الاثنين.", True),
    ("سقط صاروخ على أربيل.", "سقط صاروخ قرب قاعدة حرير في أربيل.", True),
    ("هاجمت طائرة مسيرة أربيل.", "سقط صاروخ على أربيل.", True),
    ("سقط صاروخ على أربيل.", "سقط صاروخ باليستي على أربيل.", False),
    ("سقطت سبعة صواريخ على أربيل.", "سقطت تسعة صواريخ على أربيل.", True),
    ("سقطت سبعة صواريخ على أربيل.", "سقطت ثلاثة صواريخ على أربيل.", False),
]


def pair(first, second):
    """Return the second sentence's frame and a draft of the first's."""
    told, frame = frames_of(f"{first} {second}")
    return frame, Draft([told])


@pytest.mark.parametrize(("first", "second", "expected"), CONTRADICTIONS)
def test_told_values(first, second, expected):
    frame, draft = pair(first, second)
    assert contradicts(frame, draft) is expected


def test_places_lie_elsewhere_beyond_their_radii():
    erbil, homs = (f.place for f in frames_of("سقط صاروخ على أربيل. وسقط صاروخ على حمص."))
    assert lies_elsewhere(erbil, homs)
    assert not lies_elsewhere(erbil, erbil)
    assert not lies_elsewhere(erbil, None)


def test_another_account_may_name_another_target():
    frame, draft = pair("سقط صاروخ على أربيل.", "وقال مصدر آخر إن الهجوم كان على قاعدة حرير.")
    assert tells_otherwise(frame, draft)
    frame, draft = pair("سقط صاروخ على أربيل.", "وسقط صاروخ على حمص.")
    assert not tells_otherwise(frame, draft)
