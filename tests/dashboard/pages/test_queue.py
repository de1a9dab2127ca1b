from dashboard.model import ReviewState
from dashboard.settings import read_settings
from tests.fixtures.incidents import FakeRecords, make_incident, make_location


def _text(test):
    return " ".join(element.proto.body for element in test.get("html"))


def test_an_empty_store_has_nothing_to_review(open_app):
    test = open_app(FakeRecords(articles=()), "queue")
    assert not test.exception
    assert "Nothing waits for review" in _text(test)


def test_records_that_are_only_shown_can_not_be_judged(open_app):
    test = open_app(FakeRecords([make_incident(location=make_location())]), "queue")
    assert not test.exception
    assert "decisions can&#39;t be kept" in _text(test)
    assert not [button for button in test.button if button.label == "Confirm"]


def test_the_least_certain_incident_is_confirmed_and_taken_back(open_app, store):
    test = open_app(store, "queue")
    assert "Not reviewed yet" in _text(test)
    test.button(key="review-confirm").click().run()
    assert not test.exception
    (incident,) = store.incidents()
    assert incident.review is ReviewState.CONFIRMED
    assert "Nothing waits for review" in _text(test)
    (decision,) = store.decisions()
    test.segmented_control(key="queue-view").set_value("history").run()
    test.button(key=f"take-back-{decision.id}").click().run()
    assert not test.exception
    assert store.incidents()[0].review is ReviewState.SUGGESTED


def test_what_changed_since_the_last_brief_is_told(open_app, store):
    test = open_app(store, "queue")
    test.segmented_control(key="queue-view").set_value("changes").run()
    assert "No brief has been made yet" in _text(test)
    test.button(key="mark-brief").click().run()
    assert not test.exception
    assert "Nothing has changed" in _text(test)


def test_a_note_needs_words(open_app, store):
    test = open_app(store, "queue")
    test.button(key="note-add").click().run()
    assert "a note needs words" in test.error[0].value
    assert store.decisions() == ()


def test_decisions_are_signed_with_the_name_that_is_set(open_app, store):
    test = open_app(store, "queue")
    test.text_input(key="note-analyst").set_value("ليلى").run()
    test.button(key="review-confirm").click().run()
    assert store.decisions()[0].who == "ليلى"
    assert read_settings().analyst == "ليلى"


def test_a_date_and_a_count_are_corrected(open_app, store):
    test = open_app(store, "queue")
    (incident,) = store.incidents()
    turn = f"{incident.id}-0"
    test.selectbox(key=f"field-{turn}").set_value("count").run()
    test.number_input(key=f"count-{turn}-number").set_value(7).run()
    test.checkbox(key=f"count-{turn}-least").set_value(True).run()
    test.button(key="correct-apply").click().run()
    assert not test.exception
    turn = f"{incident.id}-1"
    test.selectbox(key=f"field-{turn}").set_value("date").run()
    test.checkbox(key=f"date-{turn}-none").set_value(True).run()
    test.button(key="correct-apply").click().run()
    (incident,) = store.incidents()
    assert incident.munition_count.low == 7
    assert incident.munition_count.high is None
    assert incident.date is None
    assert [mark.field for mark in incident.marks] == ["munition_count", "date"]
