from dashboard.corroboration.independence import find_origins
from dashboard.model import Span
from tests.dashboard.corroboration.reports import make_article, make_report

WIRE = "Four shells landed in the orchard behind the northern gate shortly after the noon prayer, the mayor said."
OWN = "Residents of the upper quarter counted four blasts and saw smoke over the old grain silo by the road."


def origins_of(*articles):
    reports = [
        make_report({"id": one.id, "article": one.id}, {}, spans=(Span(0, len(one.text)),))
        for one in articles
    ]
    return find_origins(reports, {one.id: one for one in articles})


def test_two_texts_of_their_own_are_two_origins():
    found = origins_of(make_article("1", WIRE), make_article("2", OWN))
    assert found.groups == (("1",), ("2",))
    assert found.reasons == ()


def test_a_reprinted_sentence_makes_one_origin():
    found = origins_of(make_article("1", WIRE), make_article("2", f"{OWN} {WIRE}"))
    assert found.groups == (("1", "2"),)
    assert "1 sentence almost word for word" in found.reasons[0]


def test_only_cited_sentences_count():
    both = make_article("2", f"{OWN}\n{WIRE}")
    reports = [
        make_report({"id": "1", "article": "1"}, {}, spans=(Span(0, len(WIRE)),)),
        make_report({"id": "2", "article": "2"}, {}, spans=(Span(0, len(OWN)),)),
    ]
    found = find_origins(reports, {"1": make_article("1", WIRE), "2": both})
    assert found.groups == (("1",), ("2",))


def test_one_agency_is_one_origin_in_two_languages():
    arabic = make_article(
        "1", "قال مسؤول لوكالة فرانس برس إن أربع قذائف سقطت قرب البوابة", language="ar"
    )
    english = make_article("2", "Four shells fell near the gate, an official told AFP")
    assert origins_of(arabic, english).groups == (("1", "2"),)


def test_a_quotation_leads_to_the_outlet_that_was_quoted():
    first = make_article("1", OWN, outlet="الجزيرة")
    second = make_article("2", "A guard told Al Jazeera that four blasts shook the silo")
    assert origins_of(first, second).groups == (("1", "2"),)


def test_an_agency_that_publishes_itself_quotes_nobody():
    first = make_article("1", "Reuters reporters heard four blasts", outlet="Reuters")
    assert origins_of(first, make_article("2", OWN)).groups == (("1",), ("2",))


def test_origins_pass_from_article_to_article():
    middle = make_article("2", f"{WIRE} According to AFP nobody was hurt.")
    last = make_article("3", "AFP said that the gate was damaged by one of the shells")
    found = origins_of(make_article("1", WIRE), middle, last, make_article("4", OWN))
    assert found.groups == (("1", "2", "3"), ("4",))
    assert found.number_of("4") == 1


def test_a_report_without_its_article_stands_alone():
    reports = [make_report({"id": one, "article": one}, {}) for one in ("1", "2")]
    assert find_origins(reports, {}).groups == (("1",), ("2",))
