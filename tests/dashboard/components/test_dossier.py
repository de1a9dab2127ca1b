from dataclasses import replace

import pytest

from dashboard.components.dossier import (
    accounts,
    facts,
    heading,
    outlet_name,
    report_markup,
    standing,
)
from dashboard.model import Attribution, Basis, Claim, Conflict, ConflictValue, Count, Role, Span
from dashboard.translation import use_language
from tests.fixtures.incidents import (
    HOSTILE,
    make_article,
    make_conflict,
    make_incident,
    make_inferred_doer,
    make_location,
    make_report,
)


@pytest.fixture(autouse=True)
def _english():
    use_language("en")


def test_heading_names_kind_and_title():
    text = heading(make_incident(location=make_location(), role=Role.THWARTED)).striptags()
    assert "Thwarted attack" in text
    assert "Rockets on Wadi Base" in text


def test_an_incident_off_the_map_says_why():
    assert "Not on the map" in heading(make_incident()).striptags()
    assert "Not on the map" not in heading(make_incident(location=make_location())).striptags()


def test_facts_tell_date_place_radius_and_reasoning():
    text = facts(make_incident(location=make_location())).striptags()
    assert "Sunday 7 May 2023" in text
    assert "inferred: Sunday before the article" in text
    assert "within 3 km" in text
    assert "33.0000, 42.0000" in text


def test_what_nobody_tells_takes_one_line():
    text = facts(make_incident()).striptags()
    assert text.lower().count("not told") == 1


def test_zero_killed_is_told_and_differs_from_unknown():
    told = facts(make_incident(killed=Count.exactly(0))).striptags()
    unknown = facts(make_incident(killed=None)).striptags()
    assert "0 killed" in told
    assert "killed" not in unknown


def test_conflicting_accounts_stand_side_by_side_with_their_tellers():
    location = make_location()
    articles = {
        "a1": make_article("a1", outlet="Wire A"),
        "a2": make_article("a2", outlet="Wire B"),
    }
    reports = (
        make_report("a1:r1", articles["a1"], location=location),
        make_report("a2:r1", articles["a2"], location=location),
    )
    incident = make_incident(location=location, reports=reports, conflicts=(make_conflict(),))
    markup = accounts(incident, articles)
    assert markup.count("<li>") == 2
    assert "4 Wire A" in markup.striptags().replace("4Wire", "4 Wire")
    assert "Wire B" in markup.striptags()


def test_rival_values_are_told_in_the_language_in_use():
    use_language("ar")
    near = make_location("near Wadi Base", name_ar="قرب قاعدة الوادي")
    at = make_location("Wadi Base", name_ar="قاعدة الوادي")
    reports = (make_report("a1:r1", location=at), make_report("a2:r1", location=near))
    values = (("place", "Wadi Base", "near Wadi Base"), ("killed", "3", "at least 5"))
    conflicts = tuple(
        Conflict(
            field=field,
            values=(
                ConflictValue(value=first, report_ids=("a1:r1",)),
                ConflictValue(value=second, report_ids=("a2:r1",)),
            ),
        )
        for field, first, second in values
    )
    first, second = Count.exactly(3), Count(best=5, low=5, high=None)
    told = [
        replace(report, killed=Claim(value=count, spans=(Span(0, 1),)))
        for report, count in zip(reports, (first, second), strict=True)
    ]
    shown = accounts(make_incident(reports=tuple(told), conflicts=conflicts), {}).striptags()
    assert "قرب قاعدة الوادي" in shown
    assert "ما لا يقل عن 5" in shown
    assert not {"near", "at least", "Wadi"} & set(shown.split())


def test_a_denial_is_told_where_nobody_is_blamed():
    shown = facts(make_incident(attribution=Attribution.DENIED)).striptags()
    assert "a side named in the text denies it" in shown


def test_without_conflicts_there_is_no_such_section():
    assert accounts(make_incident(), {}) == ""


def test_reprints_are_told_as_one_origin():
    reports = (
        make_report("a1:r1", make_article("a1")),
        make_report("a2:r1", make_article("a2")),
    )
    incident = make_incident(reports=reports, origins=(("a1", "a2"),))
    assert "2 articles, 1 independent origin" in standing(incident).striptags()


def test_an_inferred_doer_says_why():
    shown = facts(make_inferred_doer()).striptags()
    assert "inferred: the only side named" in shown
    assert "no claim told" not in shown


def test_hostile_values_stay_text():
    article = make_article(text=HOSTILE, title=HOSTILE, outlet=HOSTILE)
    place = make_location(HOSTILE, name_ar=HOSTILE, why=(HOSTILE,))
    report = make_report(article=article, location=place)
    incident = make_incident(
        location=place,
        launch=place,
        reports=(report,),
        title=HOSTILE,
        perpetrator=HOSTILE,
        attribution=Attribution.CLAIMED,
        conflicts=(make_conflict(),),
    )
    for markup in (
        heading(incident),
        facts(incident),
        accounts(incident, {article.id: article}),
        report_markup(report, article),
    ):
        assert "<script" not in markup
        assert "<img src=x" not in markup


def test_pasted_text_is_named_by_its_first_words():
    text = "Shells fell on the base.\nNobody was hurt, said the army, which answered at once."
    pasted = make_article("pasted-e2e0a6ec7436", text, language="en")
    assert outlet_name(pasted, pasted.id) == "“Shells fell on the base. Nobody was hurt,…”"
    assert outlet_name(make_article("pasted-e2", title="A title"), "pasted-e2") == "A title"


def test_a_place_that_no_text_states_says_so():
    place = make_location()
    claim = Claim(value=place, basis=Basis.INFERRED, spans=(Span(0, 4),), reason="the only field")
    told = replace(make_report(), location=claim)
    assert "inferred: the only field" in facts(make_incident(location=place, reports=(told,)))
    stated = make_incident(location=place)
    assert "inferred: the only field" not in facts(stated)
