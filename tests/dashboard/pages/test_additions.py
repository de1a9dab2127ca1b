from tests.fixtures.incidents import FakeRecords


def _text(test):
    return " ".join(element.proto.body for element in test.get("html"))


def test_records_that_are_only_shown_take_nothing(open_app):
    test = open_app(FakeRecords(articles=()), "additions")
    assert not test.exception
    assert "articles can&#39;t be added" in _text(test)


def test_every_source_has_a_form(open_app, store):
    test = open_app(store, "additions")
    for source in ("files", "paste", "web", "folder"):
        test.segmented_control(key="source").set_value(source).run()
        assert not test.exception


def test_the_web_is_off_until_it_is_switched_on(open_app, store):
    test = open_app(store, "additions")
    test.segmented_control(key="source").set_value("web").run()
    assert "nothing leaves this machine" in _text(test)
    test.toggle(key="online").set_value(True).run()
    assert test.text_area(key="web-addresses").value == ""
    again = open_app(store, "additions")
    again.segmented_control(key="source").set_value("web").run()
    assert again.toggle(key="online").value
