"""Tokens: no word is lost, and what stands between two spaces is cut as a whole text would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.words.tokens import split_tokens

PIECES = ["at", "1", "a.m.", "x_y", "ten-man", "army's", "...", "..", ".", ",", "،", "«", "(", "\n"]
TEXTS = st.lists(st.sampled_from([*PIECES, " ", " ", "قصف", "ب12"])).map("".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a drone hit x.", ["a", "drone", "hit", "x", "."]),
        ("the u.s. base", ["the", "u.s.", "base"]),
        (
            "at 1 a.m.\ntwo (2) fell...",
            ["at", "1", "a.m.", "\n", "two", "(", "2", ")", "fell", "..."],
        ),
        ("f-16's_wing", ["f-16's", "wing"]),
        ("", []),
    ],
)
def test_words_marks_and_line_breaks_are_tokens(text, words):
    assert split_tokens(text).words == words


@given(TEXTS)
def test_a_token_stands_where_it_says(text):
    words, starts = split_tokens(text)
    assert all(text.startswith(word, start) for word, start in zip(words, starts, strict=True))
    assert starts == sorted(set(starts))


@given(TEXTS)
def test_only_spaces_and_underscores_are_left_out(text):
    told = "".join(split_tokens(text).words)
    assert told == text.replace(" ", "").replace("_", "")


@given(TEXTS, TEXTS)
def test_a_space_parts_what_stands_beside_it(first, second):
    words = [*split_tokens(first).words, *split_tokens(second).words]
    assert split_tokens(f"{first} {second}").words == words
