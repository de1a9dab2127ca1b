"""Where fire came from, wherever in a clause the place stands."""

import pytest

from dashboard.extraction.launch_points.origins import find_origins
from dashboard.extraction.words.cues import Cues
from tests.fixtures.annotated import read

ORIGINS = [
    ("أقلعت المسيّرتان من زمار.", ["زمار"]),
    ("كان موقع الإطلاق في زمار.", ["زمار"]),
    ("في زمار عُثر على منصة الإطلاق.", ["زمار"]),
    ("أقلعت طائرة الوزير من أربيل.", []),
    ("لم تنطلق الصواريخ من أربيل.", []),
    ("نُصبت المنصة في زمار لا في أربيل.", ["زمار"]),
    ("خرجت الصواريخ من زمار، وكان هدفها أربيل.", ["زمار"]),
]


@pytest.mark.parametrize(("text", "origins"), ORIGINS, ids=[text for text, _ in ORIGINS])
def test_origins(text, origins):
    reading = read(text)
    cues = Cues(cue for sentence in reading.document.sentences for cue in sentence.cues)
    found = find_origins(reading.document, cues, reading.names)
    assert [text[name.toponym.start : name.toponym.end] for name in found] == origins
