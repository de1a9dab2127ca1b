import pytest

from dashboard.corroboration import settings
from dashboard.corroboration.settings import load_settings, read_table
from dashboard.errors import LanguagePackError
from dashboard.model import PartOfDay, Role


def test_the_table_loads_whole():
    loaded = load_settings()
    assert set(loaded.parts_of_day) == set(PartOfDay)
    pairs = {frozenset((a, b)) for a in Role for b in Role}
    assert pairs == set(loaded.roles)


def test_actors_are_sorted_and_their_allies_exist():
    names = [actor.name for actor in load_settings().actors]
    assert sorted(names, key=str.casefold) == names
    assert {ally for actor in load_settings().actors for ally in actor.allies} <= set(names)


@pytest.mark.parametrize("change", [{"weights": {}}, {"roles": {"same": 1.0, "attack-nap": 0.0}}])
def test_a_broken_table_is_named(change):
    table = {**read_table("corroboration.toml"), **change}
    with pytest.raises(LanguagePackError, match=r"corroboration\.toml"):
        settings.check_table(table)


def test_links_come_before_merges():
    thresholds = load_settings().thresholds
    assert thresholds.veto_points < thresholds.near_miss_points < thresholds.merge_points
