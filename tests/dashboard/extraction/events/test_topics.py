"""Texts of sport, space, shows and drills, whose attacks hurt nobody."""

import pytest

from dashboard.extraction.events.mention import Status
from dashboard.extraction.events.topics import find_topic, set_aside
from tests.fixtures.annotated import frames_of, read

TOPICS = [
    ("سدد المهاجم كرة صاروخية في المباراة، وتصدى لها الحارس قبل نهاية الشوط، وقال المدرب إنه راض.", "sport"),
    ("سقط صاروخ على أربيل، وقتل ثلاثة مسلحين، وأعلن الحوثيون وحماس موقفهم من المباراة.", ""),
    ("سقط صاروخ على أربيل.", ""),
    ("The striker scored a late goal in the league match, and the coach praised the goalkeeper.", "sport"),
    ("A rocket hit Erbil near a stadium.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "topic"), TOPICS, ids=[text for text, _ in TOPICS])
def test_topic_of_a_text(text, topic):
    assert find_topic(read(text).document) == topic


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الوكالة صاروخاً إلى المدار من أربيل",
        "شملت المناورات إطلاق صواريخ قرب أربيل",
        "A rocket carrying a satellite was launched from Erbil",
    ],
)
def test_one_word_sets_a_quiet_sentence_aside(text):
    assert {frame.mention.status for frame in frames_of(text)} <= {Status.HYPOTHETICAL}


def test_casualties_keep_a_sentence():
    text = "قُتل شخصان بصاروخ سقط على أربيل خلال المناورات"
    assert Status.TOLD in {frame.mention.status for frame in frames_of(text)}


def test_what_is_no_event_stays_as_it_is():
    document = read("لم يسقط صاروخ على أربيل").document
    (frame,) = frames_of("لم يسقط صاروخ على أربيل")
    assert set_aside(document, frame.mention, "sport", document.sentences[0]) is frame.mention
