"""Drafts become reports: one value a field, each with its words."""

from datetime import date

import pytest

from dashboard.model import Attribution, Basis, EventType, Outcome, Role
from tests.fixtures.annotated import plain, reports_of


def only(text):
    (report,) = reports_of(text)
    return report


def words(text, claim):
    return [plain(text)[s.start : s.end] for s in claim.spans]


def test_every_value_cites_its_words():
    text = "أطلق الحوثيون خمسة صواريخ على أربيل مساء الثلاثاء، ما أسفر عن مقتل شخصين وإصابة ثلاثة."
    report = only(text)
    assert words(text, report.location) == ["أربيل"]
    assert words(text, report.date) == ["مساء الثلاثاء"]
    assert words(text, report.event_type) == ["صواريخ"]
    assert "الحوثيون" in words(text, report.perpetrator)[0]
    assert "خمسة" in words(text, report.munition_count)[0]
    assert (report.killed.value.best, report.wounded.value.best) == (2, 3)


def test_the_most_telling_mention_gives_the_place():
    report = only("سقط صاروخ في نينوى. وأصاب الصاروخ بلدة زمار.")
    assert report.location.value.name == "Zummar"


def test_tolls_told_later_belong_to_the_event_before():
    first, second = reports_of(
        "سقط صاروخ على أربيل. وقُتل أربعة أشخاص. وسقطت قذيفة على حمص. وأصيب ثلاثة أشخاص."
    )
    assert (first.killed.value.best, second.wounded.value.best) == (4, 3)
    assert (first.wounded, second.killed) == (None, None)


def test_a_launcher_found_is_where_it_was_fired_from():
    report = only("سقط صاروخ على أربيل. وعُثر على منصة الإطلاق في زمار.")
    assert report.launch.value.name == "Zummar"


def test_an_aircraft_leaves_no_launcher():
    report = only("غارة على أربيل. وعُثر على منصة الإطلاق في زمار.")
    assert report.launch is None


def test_the_answer_names_what_it_answers():
    attack, answer = reports_of("سقط صاروخ على أربيل، وردت الطائرات بقصف الموصل.")
    assert answer.in_response_to.value == attack.id
    assert (attack.in_response_to, attack.role.value) == (None, Role.ATTACK)
    assert answer.role.value is Role.RETALIATION


def test_who_reported_it_is_kept():
    text = "قال مصدر في شرطة بغداد إن صاروخاً سقط على أربيل."
    (source,) = only(text).sources
    assert "شرطة بغداد" in source.value


def test_what_is_not_told_stays_unknown():
    report = only("هجوم على أربيل.")
    assert (report.killed, report.wounded, report.munition_count, report.launch) == (None,) * 4
    assert report.event_type.value is EventType.UNSPECIFIED
    assert report.event_type.basis is Basis.INFERRED
    assert (report.attribution.value, report.attribution.basis) == (
        Attribution.UNKNOWN,
        Basis.UNKNOWN,
    )


def test_outcomes_are_told_once():
    report = only("سقط صاروخ على أربيل وألحق أضراراً بمنزل. وخلف الهجوم أضراراً مادية.")
    assert [claim.value for claim in report.outcomes] == [Outcome.DAMAGE]


def test_an_unknown_place_stays_in_the_tray():
    report = only("سقط صاروخ على <تل الزعتر> مساء الأحد.")
    assert report.location is None
    assert report.date.value.start == date(2023, 4, 30)


def test_the_day_of_publication_is_an_inference():
    report = only("سقط صاروخ على أربيل.")
    assert (report.date.value.start, report.date.basis) == (date(2023, 5, 4), Basis.INFERRED)
    (undated,) = reports_of("سقط صاروخ على أربيل.", published=None)
    assert undated.date is None


@pytest.mark.parametrize(
    "text",
    [
        "سقطت صواريخ على كركوك وأربيل والموصل.",
        "سقط صاروخ على أربيل. وسقط صاروخ على كركوك. وسقط صاروخ على حمص.",
        "سقط صاروخ على <أ>. سقط صاروخ على <أ> الاثنين. سقط صاروخ على <أ> الثلاثاء.",
    ],
)
def test_ids_differ_and_stay(text):
    ids = [report.id for report in reports_of(text)]
    assert len(set(ids)) == len(ids)
    assert ids == [report.id for report in reports_of(text)]
