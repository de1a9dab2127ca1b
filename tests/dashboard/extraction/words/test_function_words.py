"""Words that rules of grammar ask for stand in the tables, every group of them is asked for, and none is in code."""

import ast
import tomllib
from pathlib import Path

import pytest

import dashboard
from dashboard.errors import LanguagePackError
from dashboard.extraction.expressions.number_words import LANGUAGES
from dashboard.extraction.words.function_words import words_of
from dashboard.extraction.words.lexicon import load_lexicon

MODULES = sorted((Path(dashboard.__file__).parent / "extraction").rglob("*.py"))
TABLES = {
    group
    for path in (Path(dashboard.__file__).parent / "data").glob("function_words_*.toml")
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["words"]
}
GROUPS = {
    argument.value
    for path in MODULES
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "words_of"
    for argument in call.args
    if isinstance(argument, ast.Constant)
}


def keys_of_cues():
    packs = [load_lexicon(language) for language in LANGUAGES]
    words = {sense.key for pack in packs for senses in pack.words.values() for sense in senses}
    return words | {s.key for pack in packs for told in pack.phrases.values() for _, s in told}


def test_groups_are_joined():
    assert words_of("and", "but") == {"and", "but"}
    assert words_of() == frozenset()


def test_all_languages_are_asked():
    assert {"or", "او"} <= words_of("or")


def test_an_unknown_group_is_named():
    with pytest.raises(LanguagePackError, match="no group nonsense"):
        words_of("and", "nonsense")


def test_each_group_is_asked_for():
    assert TABLES == GROUPS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_set_of_words_stands_in_code(path):
    periods = words_of("periods")  # "month" is the name of a part of a date, too
    words = words_of(*GROUPS) - keys_of_cues() - periods
    sets = [
        {e.value for e in node.elts if isinstance(e, ast.Constant)}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Set)
    ]
    assert [told for told in sets if len(told & words) > 1] == []
