import pytest

from dashboard.components.narration import summary_of, title_of
from dashboard.model import Attribution, Conflict, ConflictValue, Count, Outcome
from dashboard.translation import use_language
from tests.fixtures.incidents import make_incident, make_inferred_doer, make_location


@pytest.fixture(autouse=True)
def _english_after():
    use_language("en")
    yield
    use_language("en")


def test_the_summary_tells_the_fields_and_nothing_else():
    text = summary_of(make_incident(location=make_location(), perpetrator="Group A"))
    assert text == (
        "Sunday 7 May 2023: 4 rockets. The target was Wadi Base (within 3 km). "
        "Group A is named; no claim is told. No one was killed. One article tells it."
    )


def test_a_doubtful_count_keeps_its_doubt():
    text = summary_of(make_incident(killed=Count(best=3, low=3, high=None)))
    assert "Killed: at least 3." in text


def test_opposite_outcomes_are_told_as_a_difference():
    values = tuple(ConflictValue(value=v, report_ids=("a1:r1",)) for v in ("hit", "fell short"))
    incident = make_incident(
        outcomes=(Outcome.HIT, Outcome.FELL_SHORT),
        conflicts=(Conflict(field="outcome", values=values),),
    )
    text = summary_of(incident)
    assert "Accounts of the outcome differ: hit the target; fell short of the target." in text
    assert "It hit the target." not in text


def test_a_claim_names_who_claimed():
    text = summary_of(make_incident(perpetrator="Group A", attribution=Attribution.CLAIMED))
    assert "Group A claimed it." in text


def test_a_sentence_begins_with_a_capital_and_a_denial_is_told():
    claimed = make_incident(perpetrator="armed group", attribution=Attribution.CLAIMED)
    assert "Armed group claimed it." in summary_of(claimed)
    denied = make_incident(attribution=Attribution.DENIED)
    assert "A side named in the text denies it." in summary_of(denied)


def test_a_doer_that_no_text_names_is_told_as_inferred():
    text = summary_of(make_inferred_doer())
    assert "No text says who did it; inferred: Group A." in text
    assert "is named" not in text


def test_arabic_is_made_from_the_same_fields():
    use_language("ar")
    incident = make_incident(location=make_location(name_ar="قاعدة الوادي"))
    assert title_of(incident) == "هجوم: 4 صواريخ، قاعدة الوادي"
    assert "لم يُقتل أحد." in summary_of(incident)
