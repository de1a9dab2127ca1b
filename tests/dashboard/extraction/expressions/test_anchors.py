"""Dated facts: the table, and who and what a text names."""

from itertools import pairwise

import pytest

from dashboard.extraction.expressions.anchors import AnchorKind, find_anchors, load_anchors


def test_facts_are_many_and_sourced():
    anchors = load_anchors()
    assert len(anchors) >= 60
    assert len({anchor.id for anchor in anchors}) == len(anchors)
    assert all(anchor.start <= anchor.end and anchor.source for anchor in anchors)


def test_terms_of_one_person_do_not_overlap():
    by_label = {}
    for anchor in load_anchors():
        by_label.setdefault(anchor.label, []).append((anchor.start, anchor.end))
    for terms in by_label.values():
        terms.sort()
        assert all(end <= start for (_, end), (start, _) in pairwise(terms))


@pytest.mark.parametrize(
    ("text", "language", "id"),
    [
        ("في ذكرى اغتيال رفيق الحريري", "ar", "hariri-killing"),
        ("منذ انطلاق عاصفة الحزم", "ar", "decisive-storm"),
        ("قال رئيس الوزراء العراقي حيدر العبادي", "ar", "abadi"),
        ("since the fall of Kabul", "en", "kabul-fall"),
        ("Secretary of State Mike Pompeo said", "en", "pompeo"),
    ],
)
def test_named_facts(text, language, id):  # noqa: A002
    (named,) = find_anchors(text, language=language)
    assert named.anchor.id == id
    assert named.cued


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("الرئيس السابق دونالد ترامب وسلفه باراك أوباما", "ar"),
        ("former President Barack Obama", "en"),
    ],
)
def test_former_office_holders_bound_nothing(text, language):
    named = find_anchors(text, language=language)
    assert not [n for n in named if n.anchor.kind is AnchorKind.OFFICE]


def test_a_name_without_its_event_is_not_cued():
    (named,) = find_anchors("شارع قاسم سليماني", language="ar")
    assert not named.cued
