"""Relative places in English words."""

import pytest

from dashboard.extraction.place_phrases import phrase_of
from gazetteer.model import RelationKind, SpatialRelation, Toponym
from tests.fixtures.annotated import toponyms_in

PHRASES = [
    (RelationKind.DISTANCE, 2_000.0, None, "2 km from Erbil"),
    (RelationKind.DISTANCE, 1_500.0, None, "1.5 km from Erbil"),
    (RelationKind.DISTANCE_DIRECTION, 90_000.0, 270.0, "90 km west of Erbil"),
    (RelationKind.DIRECTION, None, 135.0, "south-east of Erbil"),
    (RelationKind.DIRECTION, None, 359.0, "north of Erbil"),
    (RelationKind.PART, None, 90.0, "eastern Erbil"),
    (RelationKind.COUNTRYSIDE, None, None, "countryside of Erbil"),
    (RelationKind.NEAR, None, None, "near Erbil"),
    (RelationKind.BANK, None, 270.0, "western bank of Erbil"),
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
