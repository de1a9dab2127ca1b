from dashboard.evaluation.model import GoldPlace, GoldToponym, PredictedToponym
from dashboard.evaluation.toponyms import LONGEST_NAME, score_toponyms

PLACE = GoldPlace(lon=44.0, lat=33.0, uncertainty_m=1000)


def gold(start, end, kind="town", place=PLACE):
    return GoldToponym(start=start, end=end, text="x" * (end - start), type=kind, place=place)


def found(start, end, lon=44.0, lat=33.0):
    return PredictedToponym(start=start, end=end, lon=lon, lat=lat)


def counts(score):
    return len(score.gold), len(score.found), len(score.predicted_right), len(score.spurious)


def test_overlap_finds_and_the_best_overlap_wins():
    score = score_toponyms([gold(0, 10), gold(11, 15)], [found(8, 15), found(2, 10)])
    assert counts(score) == (2, 2, 2, 0)


def test_what_overlaps_nothing_is_spurious():
    assert counts(score_toponyms([gold(0, 5)], [found(6, 9)])) == (1, 0, 0, 1)


def test_metonyms_are_neutral_both_ways():
    assert counts(score_toponyms([gold(0, 5, "metonym", None)], [found(0, 5)])) == (0, 0, 0, 0)
    assert counts(score_toponyms([gold(0, 5, "metonym", None)], [])) == (0, 0, 0, 0)


def test_a_second_prediction_on_a_found_name_is_neutral():
    assert counts(score_toponyms([gold(0, 9)], [found(0, 9), found(5, 9)])) == (1, 1, 1, 0)


def test_an_anchor_is_found_by_what_found_the_relation():
    score = score_toponyms([gold(0, 20, "relative"), gold(12, 20)], [found(0, 20)])
    assert counts(score) == (2, 2, 1, 0)


def test_a_sentence_is_no_name():
    assert counts(score_toponyms([gold(0, 5)], [found(0, LONGEST_NAME + 1)])) == (1, 0, 0, 1)


def test_located_is_within_25_km_or_the_radius():
    near, far = found(0, 5, lat=33.22), found(0, 5, lat=33.23)
    assert len(score_toponyms([gold(0, 5)], [near]).located) == 1
    assert len(score_toponyms([gold(0, 5)], [far]).located) == 0
    wide = gold(0, 5, place=GoldPlace(lon=44.0, lat=33.0, uncertainty_m=50_000))
    assert len(score_toponyms([wide], [far]).located) == 1


def test_unresolved_is_found_but_not_located():
    score = score_toponyms([gold(0, 5)], [found(0, 5, lon=None, lat=None)])
    assert len(score.found) == 1
    assert not score.located
