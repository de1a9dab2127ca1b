"""Events that no known word tells, found by what stands around a place."""

import pytest

from dashboard.extraction.discourse.frames import build_frames
from dashboard.extraction.frames.likely_places import features_of, find_likely, is_news
from dashboard.extraction.syntax.clauses import split_clauses
from dashboard.model import Basis, EventType
from tests.fixtures.annotated import read, reports_of

NEWS = (
    "A rocket hit a barracks in Mosul on Tuesday night, wounding five soldiers, a security source said. Houses "
    "burned, the army said in a statement that it had begun a search, and nobody claimed the attack. The wounded were "
    "taken to hospital by ambulance, while police closed all roads around it until dawn. "
)
CALM = "A security source said on Tuesday that the army had begun a search, and nobody claimed it. "
HIT = "A stray mortar bomb gave the tents near Kirkuk a bad morning on Tuesday."
PEACE = (
    "The festival opens with a film in which a young pilot slowly loses faith in what he sees; critics praised its "
    "quiet ending, and tickets for every screening are sold until the end of the year."
)
QUIET = "The minister spoke in Kirkuk about the price of drones and of bread."


def likely_in(text):
    """Give the likely events of a text that stands in news."""
    reading = read(NEWS + text)
    document = reading.document
    sentences = [s for s in document.sentences if s.cues]
    found = (
        find_likely(reading, index, sentence, split_clauses(document, sentence), lambda: True)
        for index, sentence in enumerate(sentences)
        if document.span(sentence.first, sentence.last).start >= len(NEWS)
    )
    return [one for one in found if one is not None]


def test_a_weapon_beside_a_place_is_likely_an_event():
    (likely,) = likely_in(HIT)
    assert likely.place.toponym.text == "Kirkuk"
    assert [cue.sense.event_type for cue in likely.mention.triggers] == [EventType.ARTILLERY]


@pytest.mark.parametrize(
    "text", [QUIET, "Houses burned near Kirkuk.", "Two mortar bombs were old."]
)
def test_without_weapon_or_place_or_in_peace_nothing_is(text):
    assert likely_in(text) == []


def test_where_it_was_fired_from_is_no_event():
    assert likely_in("The mortar bombs had come out of a grove near Kirkuk.") == []


@pytest.mark.parametrize(("text", "news"), [(NEWS, True), (HIT, False), (QUIET * 4 + PEACE, False)])
def test_only_news_that_says_enough_is_asked(text, news):
    assert is_news(read(text).document) is news


def test_the_model_is_asked_only_where_the_rules_find_nothing():
    told = "Two rockets hit Kirkuk."
    assert not any(frame.likely for frame in build_frames(read(NEWS + told))[0])


def test_a_likely_event_says_that_it_is_inferred():
    known, likely = reports_of(NEWS + HIT)
    assert (known.location.value.name, known.location.basis) == ("Mosul", Basis.STATED)
    assert (likely.location.value.name, likely.location.basis) == ("Kirkuk", Basis.INFERRED)
    assert "no known word" in likely.location.reason


def test_it_is_not_believed_where_no_known_word_tells_of_any_event():
    assert reports_of(CALM + HIT) == ()


def test_features_come_in_one_order():
    reading = read(HIT)
    (sentence,) = (s for s in reading.document.sentences if s.cues)
    (name,) = reading.names
    told = list(features_of(reading, sentence, name))
    assert told == list(features_of(reading, sentence, name))
    assert "en before near" in told
