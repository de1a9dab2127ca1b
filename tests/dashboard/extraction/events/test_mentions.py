"""Where a text mentions an event, and what kind of mention it is."""

import pytest

from dashboard.extraction.words.lexicon import Category
from tests.fixtures.annotated import frames_of


def mentions(text):
    return list(dict.fromkeys(id(f.mention) for f in frames_of(text)))


def only(text):
    (frame,) = frames_of(text)
    return frame.mention


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت أربيل بصاروخ",
        "استُهدفت أربيل بصاروخ",
        "تعرضت أربيل لهجوم صاروخي",
        "شن مسلحون هجوماً على أربيل",
        "سقوط صاروخ على أربيل",
        "أطلق مسلحون صاروخاً على أربيل",
        "انفجرت عبوة ناسفة في أربيل",
        "وقع انفجار في أربيل",
        "أصاب صاروخ أربيل",
        "غارة على أربيل",
        "Erbil came under rocket fire",
        "A rocket struck Erbil",
        "Erbil was shelled",
        "A drone was shot down over Erbil",
        "A car bomb exploded in Erbil",
    ],
)
def test_one_event_is_mentioned_once(text):
    assert len(mentions(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "زار الوزير أربيل والتقى المحافظ",
        "أطلق الوزير مشروعاً في أربيل",
        "سقطت الأمطار على أربيل",
        "أصاب المرض أهل أربيل",
        "وقف إطلاق النار في أربيل",
        "سيستهدف الصاروخ أربيل",
        "The minister launched a project in Erbil",
        "Prices fell in Erbil",
        "A strike by teachers in Erbil",
    ],
)
def test_ordinary_words_mention_nothing(text):
    assert mentions(text) == []


def test_a_joined_verb_with_its_own_place_is_a_second_mention():
    assert len(mentions("قصفت الطائرات أربيل واستهدفت كركوك بصاروخ")) == 2
    assert len(mentions("Rockets struck Erbil and hit Kirkuk")) == 2


def test_the_toll_is_no_second_mention():
    assert len(mentions("سقط صاروخ على أربيل وقتل ثلاثة أشخاص في كركوك")) == 1


def test_definite_nouns_point_back():
    assert only("أوقع الهجوم على أربيل جرحى").definite
    assert not only("أوقع هجوم على أربيل جرحى").definite
    assert only("The attack on Erbil caused damage").definite
    assert not only("An attack on Erbil caused damage").definite


def test_numbers_of_event_nouns():
    assert only("غارات على أربيل").plural
    assert only("غارتان على أربيل").dual
    assert not only("غارة على أربيل").plural


def test_foiled_and_shot_down():
    assert only("أحبطت الشرطة هجوماً بالصواريخ على أربيل").foiled
    assert only("أسقطت الدفاعات الجوية طائرة مسيرة فوق أربيل").intercepted
    assert only("تم تدمير طائرتين مسيرتين فوق أربيل").intercepted


def test_exchange_is_mutual():
    assert only("تبادل الجانبان القصف بالمدافع على أطراف أربيل").mutual


def test_answers():
    first, second = frames_of("سقط صاروخ على أربيل، وردت الطائرات بقصف الموصل.")
    assert (first.mention.response, second.mention.response) == (False, True)


def test_has_asks_for_category_and_key():
    mention = only("سقط صاروخ على أربيل")
    assert mention.has(Category.WEAPON)
    assert mention.has(Category.VERB, "fall", "strike")
    assert not mention.has(Category.VERB, "launch")
