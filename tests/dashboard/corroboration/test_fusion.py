from datetime import date

import pytest

from dashboard.corroboration.fusion import fuse
from dashboard.corroboration.independence import Origins
from dashboard.model import Attribution, Count, EventType, Outcome, PartOfDay, Role
from tests.dashboard.corroboration.reports import make_report

APART = Origins(groups=(("1",), ("2",), ("3",)))
REPRINT = Origins(groups=(("1", "2"), ("3",)))


def fused(rows, places=None, origins=APART, texts=None, published=None):
    reports = [
        make_report({"id": f"r{n}", "article": str(n), **row}, places or {})
        for n, row in enumerate(rows, start=1)
    ]
    return fuse(reports, origins, texts or {}, published or {})


def conflict_of(found, field):
    return {v.value: v.report_ids for c in found.conflicts if c.field == field for v in c.values}


def test_the_value_of_most_origins_wins():
    assert fused([{"count": 5}, {"count": 8}, {"count": 8}]).munition_count.best == 8


def test_a_reprint_has_one_vote():
    rows = [{"type": "rocket"}, {"type": "rocket"}, {"type": "drone"}]
    found = fused([*rows[:2], {"type": "drone"}], origins=REPRINT)
    assert found.event_type is EventType.ROCKET
    assert conflict_of(found, "event_type") == {"rocket": ("r1", "r2"), "drone": ("r3",)}


def test_a_stated_value_goes_before_an_inferred_one():
    rows = [{"day": "2024-01-06", "inferred": True}, {"day": "2024-01-05"}]
    assert fused(rows).date.start.day == 5


def test_counts_keep_the_lowest_and_the_highest():
    found = fused([{"killed": 8}, {"killed": 9}, {"killed": 8}])
    assert found.killed == Count(best=8, low=8, high=9)
    assert conflict_of(found, "killed") == {"8": ("r1", "r3"), "9": ("r2",)}


def test_at_least_stays_open():
    assert fused([{"at_least": 5}]).munition_count == Count(best=5, low=5, high=None)
    assert fused([{"at_least": 5}, {"count": 7}]).munition_count.high == 7


def test_no_number_told_lies_outside_the_range():
    assert fused([{"count": 1}, {"count": 2}, {"at_least": 3}]).munition_count.high == 3
    found = fused([{"count": 1}, {"at_least": 3}, {"at_least": 3}])
    assert found.munition_count == Count(best=3, low=1, high=3)


def test_a_later_toll_goes_before_an_earlier_one():
    days = {"1": date(2024, 1, 5), "2": date(2024, 1, 6)}
    assert fused([{"killed": 2}, {"killed": 3}], published=days).killed.best == 3
    assert fused([{"wounded": 9}, {"wounded": 7}], published=days).wounded.best == 7
    # of one day, or of a day that nobody knows, none is later
    assert fused([{"killed": 2}, {"killed": 3}]).killed.best == 2
    same = dict.fromkeys("12", date(2024, 1, 5))
    assert fused([{"killed": 2}, {"killed": 3}], published=same).killed.best == 2
    # what more origins tell goes before it, and what was fired is not counted anew
    three = [{"killed": 2}, {"killed": 3}, {"killed": 2}]
    assert fused(three, published=days).killed.best == 2
    assert fused([{"count": 5}, {"count": 8}], published=days).munition_count.best == 5


def test_unspecified_means_are_no_rival():
    found = fused([{"type": "unspecified"}, {"type": "drone"}])
    assert found.event_type is EventType.DRONE
    assert not conflict_of(found, "event_type")


def test_background_yields_to_news():
    found = fused([{"role": "background"}, {"role": "background"}, {"role": "attack"}])
    assert found.role is Role.ATTACK
    assert not conflict_of(found, "role")


def test_foiled_and_told_as_an_attack_stand_side_by_side():
    found = fused([{"role": "attack"}, {"role": "thwarted"}])
    assert found.role is Role.THWARTED
    assert set(conflict_of(found, "role")) == {"attack", "thwarted"}


def test_a_sum_is_background():
    assert fused([{"role": "attack", "aggregate": True}]).role is Role.BACKGROUND


def test_a_vaguer_place_is_no_rival_but_another_place_is(places):
    found = fused([{"place": "governorate"}, {"place": "town"}], places)
    assert found.location.name == "town"
    assert not conflict_of(found, "place")
    found = fused([{"place": "field"}, {"place": "village"}, {"place": "village"}], places)
    assert found.location.name == "village"
    assert conflict_of(found, "place") == {"village": ("r2", "r3"), "field": ("r1",)}


def test_a_part_of_day_is_taken_from_whoever_tells_it():
    found = fused([{"day": "2024-01-05"}, {"day": "2024-01-05", "part": "dawn"}])
    assert found.date.part_of_day is PartOfDay.DAWN
    assert not conflict_of(found, "time_of_day")


def test_rival_days_and_parts_are_told():
    rows = [{"day": "2024-01-05", "part": "night"}, {"day": "2024-01-06", "part": "dawn"}]
    found = fused(rows)
    assert set(conflict_of(found, "date")) == {"2024-01-05", "2024-01-06"}
    assert set(conflict_of(found, "time_of_day")) == {"night", "dawn"}


def test_a_month_is_no_rival_to_its_day():
    found = fused([{"day": "2024-01-01/2024-01-31"}, {"day": "2024-01-05"}])
    assert found.date.start == found.date.end
    assert not conflict_of(found, "date")


def test_near_and_inside_stay_side_by_side():
    rows = [{"miss_m": 2000.0, "outcomes": ["no_damage"]}, {"outcomes": ["hit", "damage"]}]
    found = fused(rows)
    assert conflict_of(found, "miss_distance") == {
        "nearest 2.0 km off": ("r1",),
        "inside the target": ("r2",),
    }
    assert conflict_of(found, "outcome") == {"no damage": ("r1",), "damage": ("r2",)}
    assert set(found.outcomes) == {Outcome.NO_DAMAGE, Outcome.HIT, Outcome.DAMAGE}


def test_one_report_may_disagree_with_itself():
    rows = [{"miss_m": 2000.0, "outcomes": ["no_damage", "damage", "hit"]}]
    found = fused(rows)
    assert conflict_of(found, "miss_distance")["inside the target"] == ("r1",)
    assert set(conflict_of(found, "outcome")) == {"no damage", "damage"}


def test_perpetrators_are_told_by_side():
    rows = [{"by": "Iran-backed militias"}, {"by": "ميليشيات موالية لإيران"}, {"by": "Israel"}]
    found = fused(rows)
    assert found.perpetrator == "Iran-backed militias"
    assert conflict_of(found, "perpetrator") == {
        "Iran-backed militias": ("r1", "r2"),
        "Israel": ("r3",),
    }


def test_an_inferred_perpetrator_rivals_none_that_is_told():
    found = fused([{"by_inferred": "Israel"}, {"by_inferred": "Israel"}, {"by": "Turkey"}])
    assert found.perpetrator == "Turkey"
    assert conflict_of(found, "perpetrator") == {}
    assert fused([{"by_inferred": "Israel"}]).perpetrator == "Israel"


@pytest.mark.parametrize(
    ("told", "shown", "disputed"),
    [
        (("claimed", "attributed"), Attribution.CLAIMED, False),
        (("denied", "attributed"), Attribution.ATTRIBUTED, True),
        (("unknown", "unknown"), Attribution.UNKNOWN, False),
    ],
)
def test_only_a_denial_disputes_an_attribution(told, shown, disputed):
    found = fused([{"attribution": one} for one in told])
    assert found.attribution is shown
    assert bool(conflict_of(found, "attribution")) is disputed


def test_targets_without_a_common_word_are_told():
    found = fused([{"target": "a diplomatic centre"}, {"target": "the logistics compound"}])
    assert len(conflict_of(found, "target")) == 2
    assert not conflict_of(fused([{"target": "a convoy"}, {"target": "رتل"}]), "target")


def test_a_refusal_to_confirm_is_told():
    found = fused([{}, {}], texts={"r2": "The army could not confirm the attack."})
    assert conflict_of(found, "confirmation") == {
        "reported": ("r1", "r2"),
        "not confirmed": ("r2",),
    }


def test_nothing_is_made_up():
    found = fused([{}])
    assert (found.location, found.date, found.munition_count, found.perpetrator) == (None,) * 4
    assert found.conflicts == ()
