"""What a heading tells is told again below it; two events stay two."""

import pytest

from dashboard.extraction.drafts.headlines import find_head, with_headline
from tests.fixtures.annotated import drafts_of, read


def joined(text):
    return with_headline(drafts_of(text), find_head(read(text)))


def test_a_text_without_a_heading_has_no_head():
    assert find_head(read("A rocket hit Erbil on Tuesday. It fell near a shop.")) == 0
    assert find_head(read("A rocket hit Erbil on Tuesday.\nIt fell near a shop.")) == 0


def test_the_head_ends_with_its_line():
    reading = read("Rocket lands near Erbil\n\nA rocket landed in Khabat.")
    assert reading.document.words[: find_head(reading)][-1] == "\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rocket lands near Erbil\n\nA rocket hit Erbil on Tuesday evening.", 1),
        ("Rocket lands near Erbil\n\nA rocket hit Kirkuk on Tuesday evening.", 2),
        ("Rocket lands near Erbil\n\nA drone hit Kirkuk on Tuesday evening.", 2),
    ],
)
def test_only_what_nothing_contradicts_is_one(text, number):
    assert len(joined(text)) == number
