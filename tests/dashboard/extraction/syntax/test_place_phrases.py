"""Relative places in words."""

import pytest

from dashboard.extraction.syntax.place_phrases import arabic_phrase_of, phrase_of
from gazetteer.model import RelationKind, SpatialRelation, Toponym
from tests.fixtures.annotated import toponyms_in

PHRASES = [
    (RelationKind.DISTANCE, 2_000.0, None, "2 km from Erbil"),
    (RelationKind.DISTANCE, 1_500.0, None, "1.5 km from Erbil"),
    (RelationKind.DISTANCE, 105_564.0, None, "106 km from Erbil"),  # 57 nautical miles
    (RelationKind.DISTANCE_DIRECTION, 90_000.0, 270.0, "90 km west of Erbil"),
    (RelationKind.DIRECTION, None, 135.0, "south-east of Erbil"),
    (RelationKind.DIRECTION, None, 359.0, "north of Erbil"),
    (RelationKind.PART, None, 90.0, "eastern Erbil"),
    (RelationKind.COUNTRYSIDE, None, None, "countryside of Erbil"),
    (RelationKind.NEAR, None, None, "near Erbil"),
    (RelationKind.BANK, None, 270.0, "western bank of Erbil"),
]


ARABIC = [
    (RelationKind.DISTANCE, 105_564.0, None, "على بعد 106 كم من أربيل"),
    (RelationKind.DISTANCE_DIRECTION, 90_000.0, 270.0, "على بعد 90 كم غرب أربيل"),
    (RelationKind.DIRECTION, None, 135.0, "جنوب شرق أربيل"),
    (RelationKind.COUNTRYSIDE, None, 90.0, "ريف أربيل الشرقي"),
    (RelationKind.COUNTRYSIDE, None, None, "ريف أربيل"),
    (RelationKind.NEAR, None, None, "قرب أربيل"),
    (RelationKind.BANK, None, 270.0, "ضفة أربيل الغربية"),
]


def relative(kind, text="أربيل", distance_m=None, bearing_deg=None):
    anchors = toponyms_in(text)
    relation = SpatialRelation(
        kind=kind, anchors=anchors, distance_m=distance_m, bearing_deg=bearing_deg
    )
    first = anchors[0]
    return Toponym(
        start=0,
        end=len(text),
        text=text,
        usage=first.usage,
        resolution=first.resolution,
        relation=relation,
    )


@pytest.mark.parametrize(("kind", "distance_m", "bearing_deg", "words"), PHRASES)
def test_relations(kind, distance_m, bearing_deg, words):
    assert phrase_of(relative(kind, distance_m=distance_m, bearing_deg=bearing_deg)) == words


def test_two_anchors():
    assert phrase_of(relative(RelationKind.BETWEEN, "أربيل كركوك")) == "between Erbil and Kirkuk"
    assert phrase_of(relative(RelationKind.ROAD, "أربيل كركوك")) == "road from Erbil to Kirkuk"


@pytest.mark.parametrize("kind", RelationKind)
def test_every_relation_has_words(kind):
    assert "Erbil" in phrase_of(relative(kind))


def test_a_plain_name_and_an_unknown_one():
    known, unknown = toponyms_in("أربيل <تل الزعتر>")
    assert (phrase_of(known), phrase_of(unknown)) == ("Erbil", "تل الزعتر")


@pytest.mark.parametrize(("kind", "distance_m", "bearing_deg", "words"), ARABIC)
def test_relations_of_english_texts_in_arabic(kind, distance_m, bearing_deg, words):
    found = relative(kind, "Erbil", distance_m=distance_m, bearing_deg=bearing_deg)
    assert arabic_phrase_of(found) == words


def test_two_anchors_in_arabic():
    found = relative(RelationKind.BETWEEN, "Erbil and Kirkuk")
    assert arabic_phrase_of(found) == "بين أربيل وكركوك"


@pytest.mark.parametrize("kind", RelationKind)
def test_every_relation_has_arabic_words(kind):
    assert "أربيل" in arabic_phrase_of(relative(kind, "Erbil"))


def test_an_arabic_text_speaks_for_itself_unless_its_word_stands_outside_the_name():
    assert arabic_phrase_of(relative(RelationKind.DESERT, "بادية أربيل")) == "بادية أربيل"
    assert arabic_phrase_of(relative(RelationKind.NEAR, "أربيل")) == "قرب أربيل"
    known, unknown = toponyms_in("Erbil <Zoroville>")
    assert (arabic_phrase_of(known), arabic_phrase_of(unknown)) == ("أربيل", "")
