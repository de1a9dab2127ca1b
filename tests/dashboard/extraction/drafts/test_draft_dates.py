"""When each event happened: told, or inferred with a reason."""

from datetime import date

import pytest

from dashboard.model import Basis, PartOfDay
from tests.fixtures.annotated import reports_of

MONDAY, TUESDAY, TODAY = date(2023, 5, 1), date(2023, 5, 2), date(2023, 5, 4)
DATES = [
    ("سقط صاروخ على أربيل الثلاثاء.", [(TUESDAY, Basis.STATED)]),
    ("سقط صاروخ على أربيل.", [(TODAY, Basis.INFERRED)]),
    ("سقط صاروخ على أربيل الثلاثاء، فيما سقطت قذيفة على كركوك.", [(TUESDAY, Basis.STATED), (TUESDAY, Basis.INFERRED)]),
    ("سقط صاروخ على أربيل الثلاثاء، وردت الطائرات بقصف الموصل.", [(TUESDAY, Basis.STATED), (TUESDAY, Basis.INFERRED)]),
    ("سقط صاروخ على أربيل الاثنين. وسقطت قذيفة على كركوك الثلاثاء.", [(MONDAY, Basis.STATED), (TUESDAY, Basis.STATED)]),
    ("قُصفت الموصل بالمدافع الثلاثاء بعد ساعات من سقوط صاروخ على أربيل.", [(TUESDAY, Basis.STATED), (TUESDAY, Basis.INFERRED)]),
    ("A rocket hit Erbil on Tuesday, while shells fell on Kirkuk.", [(TUESDAY, Basis.STATED), (TUESDAY, Basis.INFERRED)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), DATES, ids=[text for text, _ in DATES])
def test_dates(text, dates):
    found = [(r.date.value.start, r.date.basis) for r in reports_of(text)]
    assert found == dates


def test_inferences_have_reasons_and_no_part_of_the_day():
    told, inferred = reports_of("سقط صاروخ على أربيل فجر الثلاثاء، فيما سقطت قذيفة على كركوك.")
    assert told.date.value.part_of_day is PartOfDay.DAWN
    assert inferred.date.value.part_of_day is None
    assert inferred.date.reason


def test_without_publication_nothing_is_dated_by_it():
    (report,) = reports_of("سقط صاروخ على أربيل.", published=None)
    assert report.date is None
