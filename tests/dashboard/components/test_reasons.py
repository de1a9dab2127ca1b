import re
from dataclasses import fields, is_dataclass

import pytest

from dashboard.articles import read_articles
from dashboard.components.reasons import explained
from dashboard.pipeline import read
from dashboard.translation import use_language
from tests.browser.server import ROOT

ENGLISH = re.compile(r"[a-z]{3,}")
ISOLATED = re.compile("\u2068[^\u2069]*\u2069|[A-Z][\\w'-]*")
"""Names and an article's own words, which stay as they are."""
REASONS = frozenset({"reason", "why", "merge_reasons", "set_aside"})


@pytest.fixture(autouse=True)
def _arabic():
    use_language("ar")
    yield
    use_language("en")


def _reasons(told):
    """Give every reason that a record, or one within it, tells."""
    if is_dataclass(told):
        for field in fields(told):
            value = getattr(told, field.name)
            if field.name in REASONS:
                yield from [value] if isinstance(value, str) else value
            else:
                yield from _reasons(value)
    elif isinstance(told, (tuple, list)):
        for one in told:
            yield from _reasons(one)


@pytest.mark.parametrize("folder", ["seeds", "tests/gold/own/articles"])
def test_no_reason_is_left_in_english(folder):
    analysis = read(read_articles([ROOT / folder]).articles)
    reasons = set(_reasons((analysis.extractions, analysis.incidents, analysis.links)))
    left = {
        reason
        for reason in reasons
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
