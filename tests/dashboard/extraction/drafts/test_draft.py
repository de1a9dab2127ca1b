"""A report in the making."""

from dashboard.extraction.drafts.draft import Draft
from tests.fixtures.annotated import frames_of

STORY = "سقط صاروخ في نينوى. وزار الوزير الموصل. وسقط صاروخ على زمار، وردت الطائرات بقصف إدلب."


def test_the_most_exact_place_wins():
    wide, exact, _ = frames_of(STORY)
    assert Draft([wide, exact]).place.toponym.text == "زمار"


def test_frames_are_kept_in_text_order():
    wide, exact, answer = frames_of(STORY)
    draft = Draft()
    for frame in (answer, wide, exact):
        draft.add(frame)
    assert draft.frames == [wide, exact, answer]


def test_one_answer_makes_an_answer():
    wide, exact, answer = frames_of(STORY)
    assert not Draft([wide, exact]).response
    assert Draft([answer]).response


def test_distances_in_sentences():
    wide, exact, answer = frames_of(STORY)
    gap = exact.mention.sentence - wide.mention.sentence
    assert Draft([wide]).sentences_before(exact) == gap == Draft([exact]).sentences_to(wide)
    assert Draft([wide, exact]).sentences_before(answer) == 0
    assert Draft([answer]).sentences_before(wide) > gap
    assert Draft([wide, answer]).last_sentence == answer.mention.sentence


def test_an_exchange_speaks_for_a_draft_only_alone():
    exchange, shell = frames_of("تبادل الجانبان القصف بالمدافع قرب أربيل. وسقطت قذيفة على كركوك.")
    assert Draft([exchange, shell]).own == [shell]
    assert Draft([exchange]).own == [exchange]


def test_endless_retelling_keeps_a_bounded_number():
    frames = frames_of("سقط صاروخ على أربيل. " * 200)
    draft = Draft()
    for frame in frames:
        draft.add(frame)
    assert len(draft.frames) < len(frames)
    assert draft.frames[0] is frames[0]
