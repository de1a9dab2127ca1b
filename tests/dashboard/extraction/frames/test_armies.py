"""Whose "the army" is: inferred from where it struck, never stated, and not where two may be meant."""

from datetime import date
from hashlib import sha256

import pytest

from dashboard.model import Article, Basis
from dashboard.pipeline import read_article


def doer_of(text):
    digest = sha256(text.encode()).hexdigest()
    article = Article(id="a", text=text, digest=digest, language="ar", published=date(2025, 6, 11))
    return read_article(article).reports[0].perpetrator


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف الجيش مواقع الدعم السريع في نيالا.", "Sudanese army"),
        ("شن طيران الجيش غارات على مدينة الفاشر.", "Sudanese army"),
        ("قصف الجيش بالمدفعية مخابئ لتنظيم الدولة في جبال حمرين.", "Iraqi forces"),
    ],
)
def test_the_army_is_inferred_to_be_that_of_the_country(text, name):
    doer = doer_of(text)
    assert (doer.value, doer.basis) == (name, Basis.INFERRED)
    assert doer.reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف الجيش السوداني مدينة نيالا.", "Sudanese army"),
        ("قصف جيش الاحتلال حي الشجاعية في غزة.", "Israel"),
        ("قصفت المدفعية التركية قرية قرب تل رفعت.", "Turkey"),
    ],
)
def test_an_army_told_with_whose_it_is_is_stated(text, name):
    doer = doer_of(text)
    assert (doer.value, doer.basis) == (name, Basis.STATED)


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش بلدة الطيبة جنوبي لبنان بالمدفعية.",
        "قصف الجيش حي الشجاعية شرقي غزة.",
        "قصف الجيش محيط مدينة تعز.",
    ],
)
def test_nobody_is_named_where_the_army_may_be_anothers(text):
    assert doer_of(text) is None
