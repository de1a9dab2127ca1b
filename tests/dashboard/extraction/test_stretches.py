"""Where the words of a reader stand, and that the rest of a text is not taken apart for it."""

import re
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.dates import find_dates
from dashboard.extraction.quantities import find_quantities
from dashboard.extraction.spellings import Spellings
from dashboard.extraction.stretches import Kind, Kinds, find_matches, find_stretches

WORDS = {"b": Kind.BREAKS, "j": Kind.JOINS, "t": Kind.TELLS, "": Kind.JOINS}
TEXTS = st.lists(st.sampled_from(list(WORDS))).map(" ".join)


def kinds():
    return Spellings(WORDS.__getitem__)


@given(TEXTS)
def test_stretches_are_the_runs_that_tell(text):
    found = [text[start:end] for start, end in find_stretches(text, kinds())]
    runs = groupby(text.split(" "), key=lambda word: word == "b")
    told = [" ".join(run) for breaks, run in runs if not breaks]
    assert found == [run for run in told if "t" in run]


def test_a_spelling_is_judged_once():
    judged = []

    def kind_of(chunk):
        judged.append(chunk)
        return WORDS[chunk]

    once = Spellings(kind_of)
    for _ in range(2):
        assert list(find_stretches("b t j b t", once)) == [(2, 5), (8, 9)]
    assert sorted(judged) == ["b", "j", "t"]


def test_a_word_that_is_nothing_is_nothing_between_marks():
    judged = []

    def kind_of(chunk):
        judged.append(chunk)
        return Kind.TELLS if "t" in chunk else Kind.BREAKS

    assert Kinds(kind_of).row(["(b),", "b", '"t"', "b-b."]) == bytes((0, 0, 2, 0))
    assert judged == ["b", "t", '"t"', "b-b."]


def test_a_pattern_is_sought_in_stretches_alone():
    found = find_matches(re.compile("[a-z]"), "b j t b j", kinds())
    assert [match.start() for match in found] == [2, 4]


def test_words_that_break_leave_what_is_beside_them_whole():
    (date,) = find_dates("The committee met there on the day before, too.", language="en")
    assert date.text == "the day before"
    (crowd,) = find_quantities("It drew hundreds of thousands of men there.", language="en")
    assert crowd.value.best == 200_000
