"""Names in a spelling that no table lists, found near the names told with them."""

import pytest

from gazetteer import locate
from gazetteer.respellings import is_respelling

RESPELT = [
    ("Rockets landed near Hasakeh and Qamishli on Sunday.", "Hasakeh", "Al-Hasakah"),
    ("A drone hit a base near Makhmoor, south of Erbil.", "Makhmoor", "Makhmur"),
    ("Shells fell in Ramaadi, west of Fallujah.", "Ramaadi", "Ramadi"),
    ("The convoy was hit at Kirkouq, not in Tikrit.", "Kirkouq", "Kirkuk"),
]
SILENT = [
    "Police in Sinjar said the talks in Blenkington failed.",  # no such name near by
    "The envoy met Ramaadi in Fallujah.",  # no word of place before it
    "Shells fell in Ramaadi.",  # nothing tells where to look
]


@pytest.mark.parametrize(("text", "written", "name"), RESPELT, ids=[text for text, _, _ in RESPELT])
def test_a_respelt_name_is_found_near_the_others(text, written, name):
    found = {text[t.start : t.end].rpartition(" ")[2]: t.resolution.place for t in locate(text)}
    assert found[written].name == name


@pytest.mark.parametrize("text", SILENT)
def test_other_unknown_words_are_no_names(text):
    found = [text[t.start : t.end] for t in locate(text) if t.resolution.place is not None]
    assert not any("Ramaadi" in name or "Blenkington" in name for name in found)


@pytest.mark.parametrize(
    ("written", "name", "same"),
    [
        ("hasakeh", "hasakah", True),
        ("kirkouk", "kirkuk", True),
        ("makhmour", "mahmoud", False),
        ("tikrit", "tikrit", True),
        ("mosul", "mosel", False),  # too short to be sure
        ("ramadiyah", "ramad", False),
    ],
)
def test_respellings_keep_the_consonants(written, name, same):
    assert is_respelling(written, name) is same
