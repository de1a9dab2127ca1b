"""Killed, wounded, damage; and none of them, which is not unknown."""

import pytest

from dashboard.extraction.results.outcomes import Toll, find_toll
from dashboard.extraction.words.cues import Cues
from dashboard.model import Outcome, Span
from tests.fixtures.annotated import read

TOLLS = [
    ("قُتل ثلاثة أشخاص وجُرح خمسة", 3, 5),
    ("مقتل جنديين وإصابة أربعة", 2, 4),
    ("أسفر عن قتيلين وثلاثة جرحى", 2, 3),
    ("استشهد طفلان", 2, None),
    ("دون وقوع إصابات", 0, 0),
    ("من دون خسائر بشرية", 0, 0),
    ("لم يسفر عن ضحايا", 0, 0),
    ("دون وقوع قتلى أو جرحى", 0, 0),
    ("وصل ثلاثة أشخاص", None, None),
    ("أضرار مادية فقط", None, None),
    ("three people were killed and five wounded", 3, 5),
    ("killing two soldiers and wounding four others", 2, 4),
    ("without casualties", 0, 0),
    ("there were no injuries", 0, 0),
    ("2,500 soldiers are stationed there", None, None),
]
OUTCOMES = [
    ("ألحق أضراراً مادية بالمبنى", [Outcome.DAMAGE]),
    ("دون وقوع أضرار", [Outcome.NO_DAMAGE]),
    ("لم يتسبب بأي أضرار", [Outcome.NO_DAMAGE]),
    ("أسقطت الدفاعات طائرة مسيرة", [Outcome.INTERCEPTED]),
    ("The blast damaged two houses", [Outcome.DAMAGE]),
    ("It caused no damage", [Outcome.NO_DAMAGE]),
    ("The drone was shot down", [Outcome.INTERCEPTED]),
    ("The rockets fell short", [Outcome.FELL_SHORT]),
]


def toll_of(text):
    reading = read(text)
    cues = Cues(cue for sentence in reading.document.sentences for cue in sentence.cues)
    return find_toll(
        reading.document, cues, reading.quantities_in(Span(0, len(text))), reading.toponyms
    )


@pytest.mark.parametrize(("text", "killed", "wounded"), TOLLS, ids=[text for text, _, _ in TOLLS])
def test_tolls(text, killed, wounded):
    toll = toll_of(text)
    best = [claims[0].value.best if claims else None for claims in (toll.killed, toll.wounded)]
    assert best == [killed, wounded]


@pytest.mark.parametrize(("text", "outcomes"), OUTCOMES, ids=[text for text, _ in OUTCOMES])
def test_outcomes(text, outcomes):
    assert [claim.value for claim in toll_of(text).outcomes] == outcomes


def test_none_cites_the_negation_and_the_noun():
    text = "سقط الصاروخ دون وقوع إصابات تذكر"
    (claim,) = toll_of(text).wounded
    (span,) = claim.spans
    assert text[span.start : span.end] == "دون وقوع إصابات"


def test_qualifiers_stay():
    (killed,) = toll_of("قُتل ما لا يقل عن عشرة أشخاص").killed
    assert (killed.value.low, killed.value.high) == (10, None)


def test_a_toll_without_values_is_false():
    assert not Toll()
    assert toll_of("دون وقوع إصابات")
