import re

import pytest

from dashboard.articles import read_articles
from dashboard.components.reasons import explained
from dashboard.pipeline import read
from dashboard.translation import use_language
from tests.browser.server import ROOT

ENGLISH = re.compile(r"[a-z]{3,}")
ISOLATED = re.compile("\u2068[^\u2069]*\u2069|[A-Z][\\w'-]*")
"""Names and an article's own words, which stay as they are."""


@pytest.fixture(autouse=True)
def _arabic():
    use_language("ar")
    yield
    use_language("en")


@pytest.fixture(scope="module")
def analysis():
    return read(read_articles([ROOT / "seeds"]).articles)


def _reasons(analysis):
    for extraction in analysis.extractions:
        yield extraction.publication.reason
    for incident in analysis.incidents:
        yield incident.credibility.reason
        yield from incident.merge_reasons
        for place in filter(None, (incident.location, incident.launch)):
            yield from place.why
        for report in incident.reports:
            if report.date:
                yield report.date.reason


def test_no_reason_on_the_seeds_is_left_in_english(analysis):
    left = {
        reason
        for reason in _reasons(analysis)
        if ENGLISH.search(
            ISOLATED.sub("", explained(reason)).replace("afp", "").replace("al-hurra", "")
        )
    }
    assert left == set()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("in the curated tables", "في الجداول المحررة"),
        ("near Abu Kamal; by its size", "قرب \u2068Abu Kamal\u2069؛ لحجمه"),
        ('"Friday": 2023-05-05 as written', '\u2068"Friday"\u2069: 5 مايو 2023 كما كُتب'),
        ("no official word. X F: no known record", "لا قول رسميًا. \u2068X\u2069 F: لا سجل معروفًا"),
        ("broken JSON at line 1, column 3: x", "JSON معطوب عند السطر 1، العمود 3: \u2068x\u2069"),
        ("something nobody foresaw", "\u2068something nobody foresaw\u2069"),
        ("", ""),
    ],
)
def test_a_reason_is_said_anew(reason, words):
    assert explained(reason) == words


def test_english_is_left_alone():
    use_language("en")
    assert explained("in the curated tables; X") == "in the curated tables; X"
