"""Which of several places a name denotes."""

import tomllib
from pathlib import Path

import pytest

from gazetteer import locate
from gazetteer.calibration import calibrated

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "places.toml").read_text(encoding="utf-8")
)["case"]


def _names(toponyms):
    """Return the names alone, those that relations are told of included."""
    for toponym in toponyms:
        yield from _names(toponym.relation.anchors) if toponym.relation else (toponym,)


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:50] for c in CASES])
def test_the_place_that_is_meant(case):
    text, chosen = case["text"], {}
    names = list(_names(locate(text)))
    for written in case["places"]:
        at = text.index(written)
        found = (n.resolution.place for n in names if n.start < at + len(written) and n.end > at)
        place = next(found, None)
        chosen[written] = place.id if place else ""
    assert chosen == case["places"]


def _resolve(locator, text):
    return {t.text: t.resolution for t in locator.locate(text, language="en")}


def test_the_larger_place_wins_without_context(locator):
    (resolution,) = _resolve(locator, "He arrived in Springfield.").values()
    assert resolution.place.admin1 == "Massachusetts"
    assert resolution.runner_up.place.admin1 == "Illinois"


def test_the_division_behind_a_name_decides(locator):
    resolution = _resolve(locator, "He arrived in Springfield, Illinois.")["Springfield"]
    assert resolution.place.admin1 == "Illinois"
    assert any("division" in reason for reason in resolution.reasons)


def test_scores_are_probabilities(locator):
    (resolution,) = _resolve(locator, "He arrived in Springfield.").values()
    assert sum(c.score for c in resolution.candidates) == pytest.approx(1.0, abs=0.01)
    share = resolution.candidates[0].score
    candidates = len(resolution.candidates)
    sure = calibrated(resolution.place, share, candidates)
    assert resolution.confidence == pytest.approx(sure, abs=1e-3)


def test_a_site_found_by_its_town_only_grows_its_radius(locator):
    town = locator.locate("في الموصل", language="ar")[0].resolution
    airport = locator.locate("مطار الموصل", language="ar")[0].resolution
    assert airport.place == town.place
    assert airport.uncertainty_m > town.uncertainty_m


@pytest.mark.parametrize(
    ("text", "quarter", "placed"),
    [
        ("سقط صاروخ على حي الروضة في صنعاء.", "حي الروضة", True),
        ("سقطت صواريخ على حي الروضة شرقي درعا.", "حي الروضة", False),
        ("سقط صاروخ على حي الزهور وعلى حرض.", "حي الزهور", False),
        ("سقط صاروخ على حي الزهور في اليمن.", "حي الزهور", False),
        ("سقطت قذيفة على حي السلام.", "حي السلام", False),  # no town tells which one
        ("سقط صاروخ على حي الشجاعية.", "حي الشجاعية", True),  # only one town has it
        ("قصف على حي الشجاعية في مدينة غزة.", "حي الشجاعية", True),
    ],
)
def test_a_quarter_is_never_taken_for_that_of_another_town(text, quarter, placed):
    found = {t.text: t.resolution.place for t in locate(text)}
    assert (found[quarter] is not None) is placed
