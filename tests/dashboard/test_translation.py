import csv
import string
import tomllib
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import dashboard
from dashboard.translation import counted, direction, named, tr, use_language

PACKAGE = Path(dashboard.__file__).parent
KEYWORDS = {"tr": None, "msgid": None, "counted": (1, 2), "msgids": (1, 2)}


def _messages():
    """Every message in the code, and the names in the tables that the screen shows."""
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    ids = {entry[2] if isinstance(entry[2], str) else tuple(entry[2]) for entry in found}
    with (PACKAGE / "data" / "ranges.csv").open(encoding="utf-8", newline="") as stream:
        ids |= {row["name"] for row in csv.DictReader(stream)}
    with (PACKAGE / "data" / "outlets.csv").open(encoding="utf-8", newline="") as stream:
        ids |= {part for row in csv.DictReader(stream) for part in row["rationale"].split("; ")}
    return ids | _actors()


def _actors():
    """Names of those whom the packs know as doers: an incident tells them in English."""
    packs = sorted((PACKAGE / "data" / "extraction").glob("*.toml"))
    read = [tomllib.loads(pack.read_text(encoding="utf-8")) for pack in packs]
    return {actor["name"] for pack in read for actor in pack.get("actors", ())}


def _catalogue():
    with (PACKAGE / "data" / "locale" / "ar.po").open("rb") as stream:
        return {entry.id: entry for entry in read_po(stream, locale="ar") if entry.id}


def _names(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_catalogue_has_every_message_and_no_other():
    assert set(_catalogue()) == _messages()


@pytest.mark.parametrize("entry", _catalogue().values(), ids=lambda entry: str(entry.id))
def test_a_translation_keeps_the_places_of_values(entry):
    if isinstance(entry.id, str):
        assert entry.string
        assert _names(entry.string) == _names(entry.id)
        return
    assert len(entry.string) == 6
    for form in entry.string:
        assert form
        assert _names(form) <= _names(entry.id[1])
    # a form may leave the figure out only where the words tell it: none, one, two
    assert all(_names(form) == _names(entry.id[1]) for form in entry.string[3:])


def test_language_decides_words_and_direction():
    use_language("ar")
    assert tr("Legend") == "مفتاح الخريطة"
    assert direction() == "rtl"
    use_language("en")
    assert tr("Legend") == "Legend"
    assert direction() == "ltr"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "لا صواريخ"),
        (1, "صاروخ واحد"),
        (2, "صاروخان"),
        (8, "8 صواريخ"),
        (12, "12 صاروخًا"),
        (100, "100 صاروخ"),
    ],
)
def test_arabic_counts_take_their_plural_form(n, words):
    use_language("ar")
    assert counted("{n} rocket", "{n} rockets", n) == words
    use_language("en")


def test_an_unknown_language_falls_back_to_english():
    assert use_language("<script>") == "en"


@pytest.mark.parametrize(
    ("doer", "arabic"),
    [
        ("Israel and United States", "إسرائيل والولايات المتحدة"),
        ("United States, United Kingdom and France", "الولايات المتحدة والمملكة المتحدة وفرنسا"),
        ("Hamas", "حماس"),
    ],
)
def test_those_who_did_it_together_are_each_named(doer, arabic):
    assert named(doer) == doer
    use_language("ar")
    translated = named(doer)
    use_language("en")
    assert translated == arabic
