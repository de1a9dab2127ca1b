"""Incidents made from the annotated reports, against the annotators' own."""

import random
import tomllib
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from dashboard.corroboration import corroborate
from dashboard.model import EventType, LinkKind, Role
from tests.dashboard.gold_reports import gold_reports, read_gold, read_texts, with_outcomes

ROOT = Path(__file__).parents[3]
GOLD = ROOT / "tests" / "gold"
OWN = GOLD / "own"
FOLDERS = {"seeds": ROOT / "seeds", "dev": GOLD / "dev_articles"}
# Floors only go up.
PAIRWISE_FLOOR = 1.0
GROUPED_FLOOR = 1.0
OWN_PAIRWISE_FLOORS = {"tune_gold": 0.92, "held_out_gold": 0.86}
NOISE_PRECISION_FLOOR = 0.97
NOISE_RECALL_FLOORS = {"place": 0.75, "date": 0.60, "type": 0.85, "count": 0.95}
NOISE = 0.2  # share of reports that lose a field
ROUNDS = 6


def inputs(name):
    gold = read_gold(GOLD / f"{name}_gold.json")
    reports = gold_reports(gold)
    if name == "seeds":
        more = tomllib.loads((GOLD / "seeds_outcomes.toml").read_text(encoding="utf-8"))
        reports = with_outcomes(reports, more["report"])
    return gold, read_texts(FOLDERS[name]), reports


@pytest.fixture(scope="module")
def seeds():
    gold, articles, reports = inputs("seeds")
    return gold, corroborate(articles, reports)


def groups_of(result):
    return [{report.id for report in one.reports} for one in result.incidents]


def pairs_of(groups):
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def f1(found, expected):
    hit = len(found & expected)
    return 2 * hit / (len(found) + len(expected))


def grouped_b_cubed(found, expected):
    """F1 over the reports that the annotators put in a group."""
    home = {one: group for group in found for one in group}
    rows = [(home[one], set(group)) for group in expected for one in group]
    precision = sum(len(mine & theirs) / len(mine) for mine, theirs in rows) / len(rows)
    recall = sum(len(mine & theirs) / len(theirs) for mine, theirs in rows) / len(rows)
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize("name", FOLDERS)
def test_reports_are_merged_as_the_annotators_did(name):
    gold, articles, reports = inputs(name)
    found = groups_of(corroborate(articles, reports))
    assert f1(pairs_of(found), pairs_of(gold["clusters"])) >= PAIRWISE_FLOOR
    assert grouped_b_cubed(found, gold["clusters"]) >= GROUPED_FLOOR


@pytest.mark.parametrize(("name", "floor"), OWN_PAIRWISE_FLOORS.items())
def test_reports_of_the_development_corpus_are_merged(name, floor):
    gold = read_gold(OWN / f"{name}.json")
    reports = gold_reports(gold)
    found = groups_of(corroborate(read_texts(OWN / "articles"), reports))
    # Past events are real ones, told by writers who knew nothing of each other: gold links none.
    past = {report.id for report in reports if report.role.value is Role.BACKGROUND}
    pairs = [
        {pair for pair in pairs_of(groups) if pair.isdisjoint(past)}
        for groups in (found, gold["clusters"])
    ]
    assert f1(*pairs) >= floor


def test_both_corpora_together_give_no_merge_across_them():
    reports, articles, expected = [], [], set()
    for name in FOLDERS:
        gold, texts, told = inputs(name)
        reports += told
        articles += texts
        expected |= pairs_of(gold["clusters"])
    assert pairs_of(groups_of(corroborate(articles, reports))) == expected


def test_the_order_of_articles_and_reports_does_not_matter():
    _, articles, reports = inputs("seeds")
    expected = corroborate(articles, reports)
    rng = random.Random(11)
    for _ in range(5):
        shuffled = rng.sample(reports, len(reports))
        assert corroborate(rng.sample(articles, len(articles)), shuffled) == expected


def incident_of(gold, result, gold_id):
    """The incident that holds the annotators' first report of theirs."""
    first = next(one for one in gold["incidents"] if one["id"] == gold_id)["reports"][0]
    return next(one for one in result.incidents if first in {r.id for r in one.reports})


def conflict(incident, field):
    return {v.value: v.report_ids for c in incident.conflicts if c.field == field for v in c.values}


def test_far_off_and_inside_the_base_stay_side_by_side(seeds):
    incident = incident_of(*seeds, "I11")
    assert conflict(incident, "miss_distance") == {
        "nearest 2.0 km off": ("000-R03", "001-R03", "003-R03"),
        "inside the target": ("003-R03",),
    }
    assert set(conflict(incident, "outcome")) >= {"no damage", "damage"}
    assert incident.munition_count.best == 5


def test_the_place_that_most_origins_name_is_shown_and_the_other_kept(seeds):
    incident = incident_of(*seeds, "I09")
    assert incident.location.name == "Green Village"
    assert set(conflict(incident, "place")) == {"Green Village", "Al-Omar oil field"}
    assert incident.launch.name.startswith("outside the Al-Mayadin area")


def test_an_attack_that_nobody_confirmed_says_so(seeds):
    assert conflict(incident_of(*seeds, "I08"), "confirmation")
    assert not conflict(incident_of(*seeds, "I09"), "confirmation")


@pytest.mark.parametrize("gold_id", ["I08", "I11"])
def test_a_shared_agency_text_is_one_origin(seeds, gold_id):
    incident = incident_of(*seeds, gold_id)
    assert len(incident.article_ids) > len(incident.origins) == 1


def test_the_agency_text_is_one_origin_beside_others(seeds):
    origins = incident_of(*seeds, "I09").origins
    assert len(origins) == 3
    assert any({one[:3] for one in origin} == {"001", "003"} for origin in origins)


def test_answers_are_linked_as_annotated(seeds):
    gold, result = seeds
    expected = {
        (
            incident_of(gold, result, one["id"]).id,
            incident_of(gold, result, one["retaliation_for"]).id,
        )
        for one in gold["incidents"]
        if one["retaliation_for"]
    }
    found = {
        (link.source_id, link.target_id)
        for link in result.links
        if link.kind is LinkKind.RETALIATION
    }
    assert found == expected


def test_possible_doubles_are_linked_as_annotated(seeds):
    gold, result = seeds
    expected = {
        frozenset(incident_of(gold, result, one).id for one in (row["id"], other))
        for row in gold["incidents"]
        for other in row["possibly_same_as"]
    }
    found = {
        frozenset((link.source_id, link.target_id))
        for link in result.links
        if link.kind is LinkKind.POSSIBLY_SAME_AS
    }
    assert found == expected


def weakened(report, field, rng):
    """A report as a weak extractor gives it, one field lost at times."""
    if rng.random() >= NOISE:
        return report
    if field == "type":
        return replace(report, event_type=replace(report.event_type, value=EventType.UNSPECIFIED))
    changes = {
        "place": {"location": None, "alternatives": ()},
        "date": {"date": None},
        "count": {"munition_count": None},
    }
    return replace(report, **changes[field])


@pytest.mark.parametrize("field", NOISE_RECALL_FLOORS)
def test_lost_fields_cost_merges_but_make_no_false_ones(field):
    rng = random.Random(field)
    hit = found_number = expected_number = 0
    for name in FOLDERS:
        gold, articles, reports = inputs(name)
        expected = pairs_of(gold["clusters"])
        for _ in range(ROUNDS):
            noisy = [weakened(report, field, rng) for report in reports]
            found = pairs_of(groups_of(corroborate(articles, noisy)))
            hit += len(found & expected)
            found_number += len(found)
            expected_number += len(expected)
    assert hit >= NOISE_PRECISION_FLOOR * found_number
    assert hit >= NOISE_RECALL_FLOORS[field] * expected_number
