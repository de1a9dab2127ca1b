"""Cues answer from an index what rules would ask of each of them."""

import pytest

from dashboard.extraction.words.cues import NO_CUES, Cue, Cues
from dashboard.extraction.words.lexicon import Category, Sense, load_lexicon

ROCKET = Sense(category=Category.WEAPON, munition=True)
LAUNCHER = Sense(category=Category.WEAPON)
NOT = Sense(category=Category.MODALITY, key="negation")


def cues_of(*senses):
    return Cues(Cue(index, index + 1, sense) for index, sense in enumerate(senses))


def test_asked_by_key_and_category():
    cues = cues_of(ROCKET, NOT, LAUNCHER, NOT)
    assert cues.by_key["negation"] == [cues[1], cues[3]]
    assert "plan" not in cues.by_key
    assert cues.by_category[Category.WEAPON] == [cues[0], cues[2]]
    assert Category.VERB not in cues.by_category
    assert cues.munitions == [cues[0]]


def test_within_a_range_of_tokens():
    cues = cues_of(ROCKET, NOT, LAUNCHER)
    assert cues.within(1, 2) == (cues[1],)
    assert cues.within(0, 3) is cues
    assert NO_CUES.within(5, 9) is NO_CUES


def test_nothing_else_is_made_up():
    with pytest.raises(AttributeError):
        _ = cues_of(ROCKET).by_number


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_key_belongs_to_one_category(language):
    lexicon = load_lexicon(language)
    senses = {sense for senses in lexicon.words.values() for sense in senses}
    senses |= {sense for phrases in lexicon.phrases.values() for _, sense in phrases}
    categories = {}
    for sense in senses:
        # A word that blocks others gives no cue.
        if sense.key and sense.category is not Category.BLOCK:
            categories.setdefault(sense.key, set()).add(sense.category)
    assert {key: told for key, told in categories.items() if len(told) > 1} == {}
