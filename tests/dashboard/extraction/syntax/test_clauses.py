"""Who speaks, what is told, and how clauses hang together."""

import pytest

from tests.fixtures.annotated import clauses_of, words_of


def told(text):
    """Return relation and words of each clause that is not empty."""
    found = [(c.relation, words_of(d, c.first, c.last)) for d, c in clauses_of(text)]
    return [(relation, words) for relation, words in found if words]


def headers(text):
    return {words_of(d, c.header.first, c.header.last) for d, c in clauses_of(text) if c.header}


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("قال مصدر في شرطة بغداد إن صاروخاً سقط على أربيل.", "قال مصدر في شرطة بغداد إن"),
        ("وفق مصدر أمني في بغداد، سقطت ثلاث قذائف على كركوك.", "وفق مصدر أمني في بغداد"),
        ("سقط صاروخ على أربيل، بحسب قناة محلية في دمشق.", "بحسب قناة محلية في دمشق"),
        ("سقط صاروخ على أربيل، كما أعلنت وزارة الداخلية", "كما أعلنت وزارة الداخلية"),
        ("A source in Baghdad said that a rocket hit Erbil.", "A source in Baghdad said that"),
        ("A rocket hit Erbil, a source in Baghdad said.", ", a source in Baghdad said"),
        ("According to police in Mosul, shells fell on Erbil.", "According to police in Mosul"),
    ],
)
def test_the_speaker_is_told_apart(text, header):
    found = headers(text)
    clauses = " | ".join(words for _, words in told(text))
    place = next(name for name in ("بغداد", "دمشق", "وزارة", "Baghdad", "Mosul") if name in header)
    assert place not in clauses
    assert found <= {header, header.strip(", "), header.removeprefix("كما ")}


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("سقط صاروخ على أربيل، فيما قُصفت كركوك بالمدافع.", ["", "while"]),
        ("قُصفت الموصل بعد ساعات من سقوط صاروخ على أربيل.", ["", "hours_after"]),
        ("قُصفت الموصل عقب سقوط صاروخ على أربيل.", ["", "after"]),
        ("قصفت طائرات الموصل رداً على سقوط صاروخين على أربيل.", ["", "response"]),
        ("رداً على هجوم في أربيل، قصفت طائرات مواقع في الموصل.", ["response", "response_main"]),
        ("Jets bombed Mosul hours after a rocket hit Erbil.", ["", "hours_after"]),
        ("Jets bombed Mosul in response to an attack on Erbil.", ["", "response"]),
        ("A rocket hit Erbil while shells fell on Kirkuk.", ["", "while"]),
    ],
)
def test_relations(text, relations):
    assert [relation for relation, _ in told(text)] == relations


def test_a_question_is_not_answered_with_fire():
    assert [r for r, _ in told("رداً على سؤال عن قصف أربيل، صمت الوزير.")] != ["response"]


def test_quoted_names_open_no_speech():
    (clause,) = told("قال مصدر إن صاروخاً سقط على حقل «العمر» النفطي")
    assert "العمر" in clause[1]


def test_no_token_lies_in_two_clauses():
    text = "قال مصدر إن صاروخاً سقط على أربيل، فيما أعلن آخر أن كركوك قُصفت بعد ساعات من ذلك، وأضاف أن قذيفة سقطت."
    taken = [index for _, c in clauses_of(text) for index in range(c.first, c.last)]
    assert len(taken) == len(set(taken))
