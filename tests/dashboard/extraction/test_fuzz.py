"""Any text: nothing raised, every span inside the text, every report with an id of its own."""

import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.model import Article, Basis, Claim, Span
from dashboard.pipeline import read_article

PUBLISHED = date(2023, 5, 4)
NEWS = {
    "ar": "سقطت ثلاثة صواريخ على مدينة أربيل مساء الثلاثاء، وأصيب شخصان بجروح. وردت الطائرات بغارة على الموصل.",
    "en": "Three rockets fell on Erbil on Tuesday evening, wounding two people. Jets answered with a raid on Mosul.",
}
WORDS = {
    "ar": ["سقط", "صاروخ", "صاروخين", "على", "في", "من", "أربيل", "بغداد", "دمشق", "قاعدة عين الأسد", "رداً على", "هجوم", "الهجوم", "غارات", "قصف", "استهدفت", "أطلقت", "لم", "دون", "ولم", "إصابات", "قتل", "ثلاثة", "عشرات", "أولهما", "وثانيهما", "أمس", "الثلاثاء", "قال", "أن", "التحالف", "إسرائيل", "القاعدة", "المدينة", "بعد", "فيما", "منذ", "،", ".", ":", '"', "«", "»", "و", "ب", "\n"],
    "en": ["rockets", "fell", "on", "in", "from", "Erbil", "Baghdad", "Damascus", "in response to", "attack", "the attack", "strikes", "shelled", "hit", "launched", "no", "without", "casualties", "killed", "three", "dozens", "the first", "the second", "yesterday", "Tuesday", "said", "that", "coalition", "Israel", "the base", "the city", "after", "while", "since", ",", ".", ":", '"', "'", "\n"],
}  # fmt: skip
ALPHABET = st.characters(
    codec="utf-8", categories=("L", "M", "N", "P", "S", "Z", "Cc", "Cf"), max_codepoint=0x1FAFF
)
ANY_TEXT = st.text(ALPHABET, max_size=400)
LANGUAGES = st.sampled_from(["ar", "en"])


def read(text, language):
    digest = sha256(text.encode(errors="surrogatepass")).hexdigest()
    article = Article(id="fuzz", text=text, digest=digest, language=language, published=PUBLISHED)
    return read_article(article)


def claims_of(record):
    """Every claim of a report."""
    for field in fields(record):
        value = getattr(record, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Claim):
                yield item


def check(text, language):
    extraction = read(text, language)
    ids = [report.id for report in extraction.reports]
    assert len(set(ids)) == len(ids)
    assert is_dataclass(extraction)
    for report in extraction.reports:
        spans = list(report.excerpts)
        for claim in claims_of(report):
            spans += claim.spans
            assert claim.spans or claim.basis is not Basis.STATED
        assert all(isinstance(span, Span) and span.end <= len(text) for span in spans)
        assert not report.in_response_to or report.in_response_to.value in ids
        assert set(report.told_apart) <= set(ids)
    return extraction


@settings(max_examples=60)
@given(ANY_TEXT, LANGUAGES)
def test_any_text_is_read(text, language):
    check(text, language)


@settings(max_examples=150)
@given(st.data(), LANGUAGES)
def test_any_order_of_the_words_of_news_is_read(data, language):
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=60))
    check(" ".join(words), language)


@settings(max_examples=60)
@given(st.data(), LANGUAGES)
def test_news_with_noise_inside_is_read(data, language):
    text = NEWS[language]
    at = data.draw(st.integers(0, len(text)))
    noise = data.draw(st.text(ALPHABET, max_size=20))
    check(text[:at] + noise + text[at:], language)


@settings(max_examples=30)
@given(st.data(), LANGUAGES)
def test_a_text_reads_the_same_twice(data, language):
    words = data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=40))
    text = " ".join(words)
    assert read(text, language) == read(text, language)


HOSTILE = {
    "empty": "",
    "only punctuation": "،؛؟!…«»“”\"'()[]{}—–-_/\\|.,:;" * 40,
    "only spaces": " \t\n\r\u00a0\u2028\u3000" * 40,
    "a form and many blanks": "Target: Erbil\nMissiles: 3\nCasualties: none\n"
    + " " * 100_000
    + "x",
    "only marks": "\u064b\u064c\u064d\u064e\u0651\u0652\u0670" * 40,
    "only direction marks": "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff" * 40,
    "huge number": f"سقط {'9' * 400} صاروخ على أربيل وأصيب {'٩' * 400} شخصا",
    "huge number in English": f"{'9' * 400} rockets fell on Erbil, killing {'9' * 5000} people",
    "number words": "مليون " * 300 + "صاروخ على أربيل",
    "endless and": "ثلاثة و" * 500 + "صاروخ سقطت على أربيل",
    "negative and fractions": "-5 rockets, 3.5 rockets, 1/2 rockets, ½ rockets, ٣٫٥ صاروخ",
    "long token": "صاروخ" * 2000 + " سقط على أربيل",
    "long token in English": "rocket" * 2000 + " fell on Erbil",
    "unpaired surrogate": "سقط صاروخ \ud800 على أربيل",
    "zeros": "\x00سقط\x00صاروخ\x00على\x00أربيل\x00",
    "impossible dates": "في 99/99/9999 و31 شباط 0000 سقط صاروخ على أربيل منذ 99999999999 سنة",
    "quotes inside names": "سقط صاروخ على قاعدة «عين “الأسد”» قرب 'البغدادي\" مساء الثلاثاء",
    "one letter, many words": "سقط صاروخ على أربيل، وقال ﷺ إن ½ قذيفة ﷺ سقطت على ﷺ كركوك، وفق ﷽ … ﻻ",
    "emoji": "🚀🚀🚀 سقط 3️⃣ صواريخ 💥 على #أربيل 🇮🇶 ‼️",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_texts_are_read(text, language):
    check(text, language)


PLAIN = "سقطت ثلاثة صواريخ على مدينة أربيل مساء الثلاثاء، وأصيب شخصان بجروح."
SPELLINGS = {
    "vowelled": "سَقَطَتْ ثَلاثَةُ صَواريخَ عَلى مَدينَةِ أربيلَ مَساءَ الثُّلاثاء، وَأُصيبَ شَخصانِ بِجُروح.",
    "tatweel": "سقطت ثلاثة صواريـــخ على مدينة أربيـــل مساء الثلاثـاء، وأصيب شخصان بجروح.",
    "Persian letters": "سقطت ثلاثة صواریخ علی مدینة أربیل مساء الثلاثاء، وأصیب شخصان بجروح.",
    "direction marks": "\u200fسقطت ثلاثة صواريخ على \u202bمدينة أربيل\u202c مساء الثلاثاء\u200f، وأصيب شخصان بجروح.",
    "Arabic-Indic digits": "سقطت ٣ صواريخ على مدينة أربيل مساء الثلاثاء، وأصيب شخصان بجروح.",
    "Persian digits": "سقطت ۳ صواريخ على مدينة أربيل مساء الثلاثاء، وأصيب شخصان بجروح.",
    "no hamza": "سقطت ثلاثة صواريخ على مدينة اربيل مساء الثلاثاء، واصيب شخصان بجروح.",
    "Latin commas": "سقطت ثلاثة صواريخ على مدينة أربيل مساء الثلاثاء, وأصيب شخصان بجروح.",
    "no-break spaces": "سقطت\u00a0ثلاثة\u00a0صواريخ\u00a0على\u00a0مدينة\u00a0أربيل\u00a0مساء\u00a0الثلاثاء،\u00a0وأصيب\u00a0شخصان\u00a0بجروح.",
}


def presented(text):
    """Spell each Arabic letter as the isolated presentation form that old encodings used."""
    forms = {
        unicodedata.decomposition(chr(code)).removeprefix("<isolated> "): chr(code)
        for code in range(0xFE80, 0xFEF5)
        if unicodedata.decomposition(chr(code)).startswith("<isolated>")
    }
    return "".join(forms.get(f"{ord(letter):04X}", letter) for letter in text)


def told(text):
    """Return what is told apart from where it is told."""
    return [
        (
            report.role.value,
            report.event_type.value,
            report.location.value.place_id if report.location else None,
            report.date.value.start if report.date else None,
            report.munition_count.value.best if report.munition_count else None,
            report.wounded.value.best if report.wounded else None,
        )
        for report in check(text, "ar").reports
    ]


@pytest.mark.parametrize(
    "text", [*SPELLINGS.values(), presented(PLAIN)], ids=[*SPELLINGS, "presentation forms"]
)
def test_spelling_changes_nothing_that_is_told(text):
    assert told(text) == told(PLAIN) != []


def test_a_megabyte_in_one_line_is_read():
    sentence = NEWS["ar"] + " "
    text = sentence * (1_000_000 // len(sentence.encode()))
    extraction = read(text, "ar")
    assert all(report.excerpt.end <= len(text) for report in extraction.reports)


@pytest.mark.parametrize(
    "filler", ["،", "و", "أن ", "قال ", "من ", "صاروخ ", "هجوم ", "أربيل، ", '"', "بعد "]
)
def test_repetition_without_end_is_read(filler):
    check("سقط صاروخ على أربيل " + filler * 3000, "ar")
