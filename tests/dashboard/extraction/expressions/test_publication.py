"""The day of publication: stated, reasoned out, or left unknown."""

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.expressions.dates import find_dates
from dashboard.extraction.expressions.publication import infer_publication
from dashboard.model import Article, Basis


def infer(text, *, language="ar", published=None):
    article = Article(
        id="a",
        text=text,
        digest=sha256(text.encode()).hexdigest(),
        language=language,
        published=published,
    )
    return infer_publication(article, find_dates(text, language=language))


def test_metadata_is_stated():
    publication = infer("الأحد", published=date(2024, 5, 1))
    assert (publication.day, publication.basis) == (date(2024, 5, 1), Basis.STATED)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # A numbered anniversary and the first weekday told.
        ("سقطت قذائف الأحد على البلدة، فيما يحيي الأهالي الذكرى الثالثة لانفجار مرفأ بيروت", date(2023, 8, 6)),
        ("استُهدف الرتل الثلاثاء مع حلول الذكرى السنوية الأولى لمقتل إسماعيل هنية", date(2025, 8, 5)),
        # An anniversary without a number; a person in office tells the year, "yesterday" the weekday.
        ("قصف مساء أمس الخميس. وقال رئيس الوزراء يائير لابيد إن ذكرى اغتيال رفيق الحريري مرت", None),
        ("انفجار مساء أمس الاثنين تزامناً مع ذكرى انفجار مرفأ بيروت، وقال رئيس الوزراء نفتالي بينيت إنه يتابع", date(2021, 8, 10)),
        # The year told relative to a dated fact, and a month just past.
        (
            "استُهدف المعسكر الأربعاء بعد ضربة في العاشر من شباط الماضي تلت اغتيال محسن فخري زاده في تشرين الثاني من العام الماضي",
            date(2021, 3, 3),
        ),
        # The first line tells a day as its own, and a weekday follows it.
        ("بدأ القصف ليل الثلاثاء 1 شباط 2022 ولم يتوقف حتى فجر الأربعاء", date(2022, 2, 2)),
        ("سقط صاروخ الثلاثاء 1 شباط 2022 بعد قصف الاثنين", date(2022, 2, 1)),
        ("2022-02-01 10:35\nسقط صاروخ على القرية", date(2022, 2, 1)),
        ("بغداد 5 شباط 2022 (وكالات) - سقط صاروخ على القرية", date(2022, 2, 5)),
        # So does a line below headings.
        ("هجوم على قرية\n\nأربيل، 5 شباط 2022 - سقط صاروخ مساء الجمعة على القرية", date(2022, 2, 5)),
        ("قصف القرية\nالسبت 5 شباط 2022 - 12:30\nسقط صاروخ على القرية", date(2022, 2, 5)),
        ("صواريخ على القرية\n\nبغداد 5 شباط 2022 (وكالات) - سقط صاروخ على منزل", date(2022, 2, 5)),
        # Not a day of history, nor one below the first sentence of the news.
        ("هجوم على قرية\n\nسقط صاروخ على القرية التي قُصفت في 5 شباط 2019 للمرة الأولى", None),
        ("سقط صاروخ على القرية.\nأربيل، 5 شباط 2022 - بدأت الحرب", None),
        ("هجوم على قرية\n\nانتهت الحرب هناك في 5 شباط 2019 وعاد السكان إلى بيوتهم", None),
        # Today, with its date.
        ("نعلن اليوم الاثنين (7 آب 2023) انتهاء العملية", date(2023, 8, 7)),
        ("قال المتحدث أمس الأحد 6 آب 2023 إن العملية انتهت", date(2023, 8, 7)),
    ],
)  # fmt: skip
def test_reasoned_days(text, day):
    publication = infer(text)
    assert publication.day == day
    assert publication.basis is (Basis.INFERRED if day else Basis.UNKNOWN)
    assert publication.reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "سقط صاروخان قبل قليل قرب القاعدة",
        "في 5 حزيران 1967 اندلعت الحرب وتغيرت الخرائط",
        "قال المتحدث أمس إن الهجوم فشل",
        "سقط صاروخ مساء الأحد وأصيب جندي",
        "سقط صاروخ مساء الأحد، وقال رئيس الوزراء مصطفى الكاظمي إنه يتابع",
        "تأتي الهجمات في الذكرى السنوية لاغتيال قاسم سليماني",
        "تأتي الهجمات مع الذكرى الثانية لتأسيس الفصيل، وقال المتحدث الأربعاء",
    ],
)
def test_unfixed_days_stay_unknown(text):
    publication = infer(text)
    assert publication.day is None
    assert publication.basis is Basis.UNKNOWN


def test_dateline_with_an_office_tells_the_year():
    text = "SANAA, May 4 - A drone fell on Friday, said the UN envoy to Yemen, Martin Griffiths."
    publication = infer(text, language="en")
    assert publication.day == date(2018, 5, 4)
    assert "dateline" in publication.reason


def test_reason_names_the_evidence():
    reason = infer("سقطت قذائف الأحد في الذكرى الثالثة لانفجار مرفأ بيروت").reason
    assert "2020-08-04" in reason
    assert "Sunday" in reason


@given(st.text())
def test_any_text_has_a_publication(text):
    assert infer(text).reason
