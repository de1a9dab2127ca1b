"""The learned tables: complete and readable."""

import pytest

from gazetteer.errors import GazetteerDataError
from gazetteer.weights import load_counts, load_weights


@pytest.mark.parametrize("model", ["recognition-ar", "recognition-en", "resolution"])
def test_models_have_weights(model):
    weights = load_weights(model)
    assert len(weights) > 10
    assert all(abs(weight) < 20 for weight in weights.values())


def test_an_unknown_model_is_named():
    with pytest.raises(GazetteerDataError, match="no model 'divination'"):
        load_weights("divination")


def test_counts_are_of_folded_names():
    counts = load_counts("ar")
    assert counts["سوريا"].places > counts["سوريا"].others
    assert all(count.places + count.others > 1 for count in counts.values())


def test_english_has_no_counts():
    assert load_counts("en") == {}
