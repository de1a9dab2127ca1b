"""Where the words of a reader stand, and that the rest of a text is not taken apart for it."""

import re
from itertools import accumulate, groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.expressions.date_words import date_judge
from dashboard.extraction.expressions.dates import find_dates
from dashboard.extraction.expressions.noun_phrases import form_judge, number_judge, vague_judge
from dashboard.extraction.expressions.quantities import find_quantities
from dashboard.extraction.expressions.readers import Reader, find_matches, stretches
from dashboard.extraction.expressions.stretches import Chunks, Judge, Kind, find_stretches, row_of

WORDS = {"b": Kind.BREAKS, "j": Kind.JOINS, "t": Kind.TELLS, "": Kind.JOINS}
TEXTS = st.lists(st.sampled_from(list(WORDS))).map(" ".join)


def stretches_of(text, chunks, reader=0):
    """Stretches of a text, as it is cut at its spaces."""
    parts = text.split(" ")
    letters = list(accumulate(map(len, parts), initial=0))
    return list(find_stretches(row_of(chunks.row(parts), reader), letters))


@given(TEXTS)
def test_stretches_are_the_runs_that_tell(text):
    chunks = Chunks([Judge(frozenset("jt"), WORDS.__getitem__)])
    found = [text[start:end] for start, end in stretches_of(text, chunks)]
    runs = groupby(text.split(" "), key=lambda word: word == "b")
    told = [" ".join(run) for breaks, run in runs if not breaks]
    assert found == [run for run in told if "t" in run]


def test_a_spelling_is_judged_once():
    judged = []

    def kind_of(chunk):
        judged.append(chunk)
        return WORDS[chunk]

    chunks = Chunks([Judge(frozenset("bjt"), kind_of)])
    for _ in range(2):
        assert stretches_of("b t j b t", chunks) == [(2, 5), (8, 9)]
    assert sorted(judged) == ["b", "j", "t"]


def test_no_judge_is_asked_for_what_it_does_not_know():
    chunks = Chunks(
        [
            Judge(frozenset({"t"}), WORDS.__getitem__),
            Judge(frozenset({"j", "t"}), WORDS.__getitem__),
        ]
    )
    row = chunks.row(["word", "(word),", "j", "t"])
    assert row_of(row, 0) == bytes((0, 0, 0, 2))
    assert row_of(row, 1) == bytes((0, 0, 1, 2))


def test_a_word_that_is_nothing_is_nothing_between_marks():
    judged = []

    def kind_of(chunk):
        judged.append(chunk)
        return Kind.TELLS if "t" in chunk else Kind.BREAKS

    chunks = Chunks([Judge(frozenset("bt"), kind_of)])
    assert chunks.row(["(b),", "b", '"t"', "b-b."]) == bytes((0, 0, 2, 0))
    assert judged == ["b", "t", '"t"', "b-b."]


def test_a_pattern_is_sought_in_stretches_alone():
    text = "two men died on monday, and three in may"
    found = find_matches(re.compile("[a-z]+"), text, "en", Reader.NUMBERS)
    assert [match[0] for match in found] == ["two", "and", "three"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_chunk_is_to_each_reader_what_its_own_judge_says(language):
    """What a judge does not know breaks: the look for all readers leaves nothing out."""
    judges = {
        Reader.DATES: date_judge(language),
        Reader.NUMBERS: number_judge(),
        Reader.VAGUE: vague_judge(language),
        Reader.FORMS: form_judge(language),
    }
    for reader, judge in judges.items():
        for word in sorted(judge.known):
            kind = judge.kind_of(word)
            told = list(stretches(f"xx {word} xx", language, reader))
            assert bool(told) == (kind == Kind.TELLS)


def test_words_that_break_leave_what_is_beside_them_whole():
    (date,) = find_dates("The committee met there on the day before, too.", language="en")
    assert date.text == "the day before"
    (crowd,) = find_quantities("It drew hundreds of thousands of men there.", language="en")
    assert crowd.value.best == 200_000
