"""Sentences that tell nothing are read no further, and nothing is lost by that."""

import tomllib
from pathlib import Path

import pytest

from dashboard.extraction.discourse.responses import answers_for
from dashboard.extraction.discourse.telling import may_tell
from dashboard.extraction.events.mentions import find_mentions
from dashboard.extraction.frames.asides import find_asides
from dashboard.extraction.syntax.clauses import split_clauses
from tests.fixtures.annotated import read

CASES = Path(__file__).parents[3] / "cases"
FILLER = Path(__file__).parents[3] / "benchmarks" / "filler.toml"
MOST_READ = 1 / 4  # of the sentences that tell nothing


def texts_of(language):
    tables = [tomllib.loads(p.read_text("utf-8")) for p in CASES.glob(f"*_{language}.toml")]
    filler = tomllib.loads(FILLER.read_text("utf-8"))[language]
    return [*filler, *(case["text"] for table in tables for case in table["case"])]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_passed_over_tells_nothing(language):
    passed = 0
    for text in texts_of(language):
        reading = read(text)
        for sentence in reading.document.sentences:
            if sentence.cues and not may_tell(reading, sentence):
                passed += 1
                names = [n.first for n in reading.names_in(sentence.first, sentence.last)]
                clauses = split_clauses(reading.document, sentence)
                assert not find_mentions(reading.document, 0, sentence.first, clauses, names), text
                assert not any([*find_asides(reading, 0, clause)] for clause in clauses), text
                assert not answers_for(reading.document, sentence, ()), text
    assert passed


@pytest.mark.parametrize("language", ["ar", "en"])
def test_most_of_what_tells_nothing_is_passed_over(language):
    readings = [read(text) for text in tomllib.loads(FILLER.read_text("utf-8"))[language]]
    told = [may_tell(reading, s) for reading in readings for s in reading.document.sentences]
    assert sum(told) <= MOST_READ * len(told)


@pytest.mark.parametrize(
    "text",
    [
        "A rocket struck Erbil.",
        "Three people were wounded.",
        "They had come from <Tall Afar>.",
        "The launcher was found in Erbil.",
        "وضرب آخر سور المصنع.",
        "وضربتها قوات الحشد الشعبي فجرا.",
        "ورصدت الكاميرات الإطلاق في <كركوك>.",
    ],
)
def test_what_may_tell_is_read(text):
    reading = read(text)
    assert all(may_tell(reading, sentence) for sentence in reading.document.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت الوزارة حملة لتنظيف الشواطئ.",
        "ضرب الفنان موعدا مع جمهوره.",
        "أطلق المتجر تخفيضات كبيرة.",
    ],
)
def test_an_arabic_verb_of_much_else_tells_nothing_alone(text):
    reading = read(text)
    assert not any(may_tell(reading, sentence) for sentence in reading.document.sentences)
