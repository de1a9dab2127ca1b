"""Proclitics taken off, verbs and nouns spelt out."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.extraction.words.morphology import noun_forms, object_pronouns, peel, verb_forms
from gazetteer.normalisation import fold_name
from gazetteer.proclitics import endings

LETTERS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=12)


def stems(token):
    return {peeling.stem for peeling in peel(fold_name(token))}


def test_conjunction_preposition_and_article_come_off():
    (peeling,) = [p for p in peel(fold_name("وبالصواريخ")) if p.stem == fold_name("صواريخ")]
    assert (peeling.clitics, peeling.definite) == ("وب", True)


def test_the_article_is_found_after_its_alif_is_lost():
    (peeling,) = [p for p in peel(fold_name("للقصف")) if p.stem == fold_name("قصف")]
    assert (peeling.clitics, peeling.definite) == ("ل", True)


def test_a_word_that_merely_begins_like_a_proclitic_keeps_a_whole_reading():
    assert peel(fold_name("باب"))[0].stem == fold_name("باب")


def test_too_little_is_never_left():
    assert all(len(stem) > 1 for stem in stems("وبال"))


def test_verbs_have_persons_objects_and_a_future():
    forms = dict(verb_forms("استهدف", "ستهدف"))
    for told in ("استهدفت", "استهدفوا", "استهدفتها", "يستهدف", "تستهدفهم"):
        assert forms[told] is False
    assert forms["سيستهدف"] is True


def test_a_verb_may_lack_a_stem():
    assert all(form.startswith("سقط") for form, _ in verb_forms("سقط", ""))
    assert dict(verb_forms("", "")) == {}


def test_feminine_nouns_open_up_before_a_pronoun():
    forms = set(noun_forms(fold_name("غارة")))
    assert {fold_name("غارة"), fold_name("غارتها")} <= forms


def test_masculine_nouns_take_the_accusative():
    assert {"هجوم", "هجوما", "هجومهم"} <= set(noun_forms("هجوم"))


def test_longer_object_pronouns_come_first():
    lengths = [len(pronoun) for pronoun in object_pronouns()]
    assert lengths == sorted(lengths, reverse=True)


@given(LETTERS)
def test_what_comes_off_and_what_stays_spell_the_token(token):
    first, *others = peel(token)
    assert (first.stem, first.clitics, first.definite) == (token, "", False)
    for peeling in others:
        assert token.startswith(peeling.clitics)
        assert token.endswith(peeling.stem)
        assert peeling.definite or token == peeling.clitics + peeling.stem


@given(LETTERS)
def test_what_stays_is_an_ending_of_the_token(token):
    assert {peeling.stem for peeling in peel(token)} <= set(endings(token))
