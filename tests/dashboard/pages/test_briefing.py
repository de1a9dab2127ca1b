from tests.fixtures.incidents import FakeRecords


def _downloads(test):
    return [button.proto.label for button in test.get("download_button")]


def test_the_page_shows_the_brief_and_offers_the_files(open_app, store):
    test = open_app(store, "briefing")
    assert not test.exception
    assert len(test.get("image")) == 1
    assert _downloads(test) == [
        "Picture", "PDF pages", "Slides", "Offline map",
        "GeoJSON", "GeoPackage", "KML", "CSV", "ACLED", "UCDP", "TimeMap", "CoT (TAK)",
    ]  # fmt: skip


def test_the_page_speaks_arabic(open_app, store):
    test = open_app(store, "briefing", ui="ar")
    assert not test.exception
    assert "خريطة بلا شبكة" in _downloads(test) or "Offline map" in _downloads(test)


def test_a_filter_that_leaves_nothing_is_briefed_too(open_app, store):
    test = open_app(store, "briefing", type="drone")
    assert not test.exception
    assert len(test.get("image")) == 1


def test_records_that_are_only_shown_can_be_briefed(open_app):
    test = open_app(FakeRecords(articles=()), "briefing")
    assert not test.exception


def test_title_and_banner_are_taken(open_app, store):
    test = open_app(store, "briefing")
    test.text_input(key="brief-title").set_value("$Anbar$ <b>").run()
    test.text_input(key="brief-banner").set_value("DRAFT").run()
    assert not test.exception
