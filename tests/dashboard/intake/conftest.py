"""A store that knows one article, and articles to add."""

import pytest

from dashboard.intake import pasted
from dashboard.store import Repository

TEXTS = (
    "قال مصدر أمني إن طائرتين مسيرتين استهدفتا مطار أربيل الدولي يوم 3 آذار 2023.",
    "قالت الشرطة إن ثلاثة صواريخ سقطت على مدينة الرمادي يوم 5 نيسان 2023.",
    "Two drones hit the airport of Basra on 7 May 2023, police said.",
)


@pytest.fixture
def offered():
    return tuple(pasted(text) for text in TEXTS)


@pytest.fixture
def store(tmp_path):
    with Repository.open(tmp_path / "marsad.sqlite") as opened:
        yield opened
