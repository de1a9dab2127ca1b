"""The language packs: complete, folded, in order."""

import tomllib
import unicodedata
from importlib.resources import files

import pytest

from gazetteer.language import LANGUAGES, load_pack
from gazetteer.tokens import name_key


def _phrases(node):
    if isinstance(node, dict):
        for value in node.values():
            yield from _phrases(value)
    elif isinstance(node, list):
        for value in node:
            yield from _phrases(value)
    elif isinstance(node, str):
        yield node


@pytest.fixture(params=LANGUAGES)
def table(request):
    return tomllib.loads(
        files("gazetteer.data").joinpath(f"{request.param}.toml").read_text("utf-8")
    )


def test_spelling_is_nfc_without_presentation_forms(table):
    for phrase in _phrases(table):
        assert unicodedata.is_normalized("NFC", phrase), phrase
        assert not [c for c in phrase if "\ufb50" <= c <= "\ufeff"], phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_folded(language):
    pack = load_pack(language)
    for section in (pack.relations, pack.units, pack.contexts):
        for phrases in section.values():
            assert all(phrase == name_key(phrase) for phrase in phrases)


@pytest.mark.parametrize("section", ["relations", "units", "contexts"])
def test_no_phrase_is_listed_twice(table, section):
    for entry, phrases in table[section].items():
        folded = [name_key(phrase) for phrase in phrases]
        twice = {phrase for phrase in folded if folded.count(phrase) > 1}
        assert not twice, entry


def test_packs_share_their_entries():
    arabic, english = load_pack("ar"), load_pack("en")
    assert arabic.contexts.keys() == english.contexts.keys()


def test_cues_ask_for_something():
    for language in LANGUAGES:
        pack = load_pack(language)
        for cue in (*pack.before.values(), *pack.after.values()):
            assert cue.kinds
            assert not cue.kinds & cue.near
