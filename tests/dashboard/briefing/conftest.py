"""A small brief in both languages, on incidents that have all that a page may stumble over."""

import pytest

from dashboard.briefing import compose
from dashboard.briefing.table import measured
from dashboard.export import hand_over
from dashboard.model import Role
from tests.dashboard.export.conftest import AS_OF, make_everything
from tests.fixtures.incidents import make_article, make_incident, make_location, make_report


@pytest.fixture(scope="session")
def handover():
    incidents, _, links, articles = make_everything()
    old = make_incident("i:9", role=Role.BACKGROUND, location=make_location("Old Base"))
    return hand_over((*incidents, old), links, articles, as_of=AS_OF)


@pytest.fixture(scope="session")
def brief(handover):
    return compose(handover, title="Wadi Base", banner="FOR TRAINING ONLY")


@pytest.fixture(scope="session")
def arabic(handover):
    return compose(handover, banner="للتدريب فقط", in_language="ar")


@pytest.fixture(scope="session")
def empty():
    return compose(hand_over((), (), (), as_of=AS_OF))


@pytest.fixture(scope="session")
def long():
    """More incidents than a page has room for, each with an article of its own."""
    articles = [make_article(f"a{n}") for n in range(60)]
    incidents = [
        make_incident(
            f"i:{n:02}",
            location=make_location(f"Base {n}", lon=40 + n % 8 * 0.7, lat=32 + n // 8 * 0.5),
            reports=(make_report(f"a{n}:r1", articles[n]),),
            origins=((f"a{n}",),),
        )
        for n in range(60)
    ]
    return compose(hand_over(incidents, (), articles, as_of=AS_OF))


@pytest.fixture(scope="session")
def long_rows(long):
    return measured(long, 380.0)
