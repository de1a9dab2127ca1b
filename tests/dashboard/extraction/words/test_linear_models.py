"""Tables of learned weights."""

import math

import pytest

from dashboard.errors import LanguagePackError
from dashboard.extraction.words import linear_models
from dashboard.extraction.words.linear_models import load_model

TABLES = ["news_words.csv", "place_weights.csv"]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_holds_weights(table):
    model = load_model(table)
    assert len(model.weights) > 100
    assert all(map(math.isfinite, (*model.weights.values(), model.bias, model.threshold)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word,share\nrocket,1\n",
        "word,weight\nrocket,much\n",
        "word,weight\nrocket,1\n(bias),1\n",
        "word,weight\nrocket,1\n(threshold),1\n",
    ],
)
def test_a_broken_table_is_named(text, monkeypatch):
    monkeypatch.setattr(linear_models, "_read", lambda _: text)
    load_model.cache_clear()
    with pytest.raises(LanguagePackError, match=r"broken\.csv"):
        load_model("broken.csv")
    load_model.cache_clear()
