"""A mention with its arguments, and what stands beside it."""

from datetime import date

from dashboard.extraction.discourse.frames import build_frames
from dashboard.extraction.events.mention import Status
from dashboard.model import Basis, EventType, PartOfDay
from tests.fixtures.annotated import frames_of, read


def only(text):
    (frame,) = frames_of(text)
    return frame


def asides_of(text):
    return build_frames(read(text))[1]


def test_all_arguments_of_one_sentence():
    frame = only("أطلق الحوثيون خمسة صواريخ على أربيل مساء الثلاثاء دون وقوع إصابات")
    assert frame.event_type is EventType.ROCKET
    assert (frame.number, frame.doer) == (5, "Houthis")
    assert (frame.day, frame.part_of_day) == (date(2023, 5, 2), PartOfDay.EVENING)
    assert frame.place.toponym.text == "أربيل"
    assert [claim.value.best for claim in frame.toll.wounded] == [0]
    assert frame.countries == ("IQ",)


def test_the_speaker_is_kept_apart():
    text = "قال مصدر في شرطة بغداد إن صاروخاً سقط على أربيل"
    frame = only(text)
    assert "بغداد" in text[frame.header_span.start : frame.header_span.end]
    assert "بغداد" not in text[frame.span.start : frame.span.end]


def test_two_targets_are_two_frames():
    assert [f.place.toponym.text for f in frames_of("سقطت صواريخ على كركوك وأربيل")] == [
        "كركوك",
        "أربيل",
    ]


def test_an_explosion_alone_tells_no_type():
    frame = only("وقع انفجار في أربيل")
    assert frame.event_type is None
    assert frame.means.weak


def test_a_definite_mention_does_not_stand_alone():
    assert only("سقط صاروخ على أربيل").stands_alone
    assert not only("أوقع الهجوم على أربيل جرحى").stands_alone


def test_an_unknown_target_is_unplaced_and_stands():
    frame = only("سقط صاروخ على <تل الزعتر>")
    assert (frame.place, frame.unplaced, frame.stands_alone) == (None, True, True)


def test_many_attacks_are_a_sum():
    assert only("تعرضت أربيل لأكثر من ثلاثين هجوماً").mention.status is Status.AGGREGATE
    assert only("تعرضت أربيل لهجومين").mention.status is Status.TOLD


def test_the_day_of_the_report_is_an_inference():
    frame = only("أعلنت الشرطة الثلاثاء أن صاروخاً سقط على أربيل")
    assert frame.when is not None
    assert frame.when.value.start <= date(2023, 5, 2)
    assert frame.when.basis is Basis.INFERRED


def test_asides_tell_tolls_and_launchers():
    toll, launcher = asides_of("قُتل ثلاثة أشخاص. وعُثر على منصة الإطلاق في زمار.")
    assert [claim.value.best for claim in toll.toll.killed] == [3]
    assert launcher.launch.toponym.text == "زمار"


def test_text_without_events_has_no_frames():
    assert build_frames(read("زار الوزير أربيل والتقى المحافظ.")) == ((), ())
