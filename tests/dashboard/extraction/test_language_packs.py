"""The language packs as a linguist leaves them: clean spelling, known keys, no word twice."""

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import dashboard
from dashboard.extraction.words.lexicon import load_lexicon
from dashboard.model import EventType
from gazetteer.normalisation import fold_name

FOLDER = Path(dashboard.__file__).parent / "data" / "extraction"
PACKS = sorted(FOLDER.glob("*.toml"))
FRAMES = {
    "disarm",
    "strike", "destroy", "launch", "fall", "explode", "undergo", "conduct", "exchange", "intercept",
    "foil", "kill", "wound", "assassinate", "respond", "open", "ready", "ram", "leave",
}  # fmt: skip
VERB_KEYS = {
    "ar": {"perfect", "imperfect", "masdar", "participle"},
    "en": {"past", "present", "gerund", "plural"},
}
VERB_OPTIONS = {
    "frame", "strong", "event_type", "lands", "armed", "forms_blocked", "subjects", "flown",
    "dropped",
    "thrown",
}  # fmt: skip
NOUN_KEYS = {
    "singular", "dual", "plural", "strong", "mass", "event_type", "strike", "weak_type", "operation",
    "volley",
}  # fmt: skip
WEAPON_KEYS = {
    "key",
    "words",
    "phrases",
    "adjectives",
    "event_type",
    "munition",
    "generic",
    "aircraft",
    "needs",
    "state",
}
ACTOR_KEYS = {
    "name",
    "state",
    "by_air",
    "words",
    "phrases",
    "adjectives",
    "homes",
    "forces",
}
PRESENTATION = (range(0xFB50, 0xFDFE), range(0xFE70, 0xFEFF))
TATWEEL, DIRECTIONS = (
    "\u0640",
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
)

pytestmark = pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)


def read(path):
    return tomllib.loads(path.read_text("utf-8"))


def lists_of(value, where=()):
    """Every list of words in a pack, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists_of(inner, (*where, key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from lists_of(inner, (*where, number))
    elif isinstance(value, list):
        yield where, value


def test_there_is_a_pack_for_each_language(path):
    assert path.stem == read(path)["language"]
    assert {pack.stem for pack in PACKS} >= {"ar", "en"}


def test_the_head_names_source_and_date(path):
    head = [line for line in path.read_text("utf-8").splitlines()[:5] if line.startswith("#")]
    assert "Source:" in " ".join(head)
    assert any(year in " ".join(head) for year in map(str, range(2024, 2100)))


def test_spelling_is_composed_and_plain(path):
    text = path.read_text("utf-8")
    assert unicodedata.normalize("NFC", text) == text
    assert TATWEEL not in text
    assert not set(DIRECTIONS) & set(text)
    assert not any(ord(letter) in block for letter in text for block in PRESENTATION)


def test_words_are_trimmed_and_lower(path):
    for where, words in lists_of(read(path)):
        for word in words:
            assert word == " ".join(word.split()) != "", where
            assert word == word.lower(), (where, word)


def test_no_list_holds_a_word_twice(path):
    twice = {}
    for where, words in lists_of(read(path)):
        counts = Counter(fold_name(word) for word in words)
        many = [word for word, count in counts.items() if count > 1]
        if many:
            twice[where] = many
    assert twice == {}


def test_verbs_have_known_keys_and_frames(path):
    for name, verb in read(path)["verbs"].items():
        forms = VERB_KEYS[path.stem]
        assert set(verb) <= forms | VERB_OPTIONS, name
        assert verb["frame"] in FRAMES, name
        assert isinstance(verb["strong"], bool), name
        assert any(verb.get(key) for key in forms), name


def test_nouns_and_weapons_have_known_keys_and_types(path):
    pack = read(path)
    for noun in pack["event_nouns"]:
        assert set(noun) <= NOUN_KEYS, noun
        assert noun["singular"], noun
    for weapon in pack["weapons"]:
        assert set(weapon) <= WEAPON_KEYS, weapon
        assert "event_type" in weapon, weapon
    for row in [*pack["event_nouns"], *pack["weapons"], *pack["verbs"].values()]:
        EventType(row.get("event_type", "rocket"))


def test_actors_are_named_once(path):
    actors = read(path)["actors"]
    names = [actor["name"] for actor in actors]
    assert len(names) == len(set(names))
    for actor in actors:
        assert set(actor) <= ACTOR_KEYS, actor
        assert any(actor.get(key) for key in ("words", "phrases", "adjectives")), actor


def test_both_packs_know_the_same_tables_and_actors(path):
    other = next(pack for pack in PACKS if pack != path)
    mine, theirs = read(path), read(other)
    assert set(mine) == set(theirs)
    states = [{a["name"]: a["state"] for a in pack["actors"]} for pack in (mine, theirs)]
    common = set(states[0]) & set(states[1])
    assert all(states[0][name] == states[1][name] for name in common)


def test_the_pack_compiles(path):
    lexicon = load_lexicon(path.stem)
    assert lexicon.words
    assert lexicon.phrases
